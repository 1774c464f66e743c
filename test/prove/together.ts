// While a release goes out, the version before runs beside the new one on a database that is already the new one's:
// both take figures, events of LINE and turns at sending, and nobody notices. The version before is the newest commit
// whose migrations are fewer than ours; without a history there is none, and the proof says so.
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Proof, ProofResult } from './proof.ts'
import { runTogether } from './together-run.ts'

export const TOGETHER: Proof = {
  promise: 'The version before and this one work side by side on one database.',
  isInQuick: false,
  limitSeconds: [300, 300],
  run: prove,
}

const ROOT = join(import.meta.dirname, '../..')
const JOURNAL = 'db/migrations/meta/_journal.json'
const run = promisify(execFile)

async function prove(): Promise<ProofResult> {
  const commit = await findBefore()
  if (commit === null) return { figures: { run: 'no, there is no history here' }, broken: [] }
  const folder = await mkdtemp(join(tmpdir(), 'otop-before-'))
  try {
    const archive = join(folder, 'tree.tar')
    await run('git', ['archive', '-o', archive, commit], { cwd: ROOT })
    await run('tar', ['-xf', archive, '-C', folder])
    await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'dir')
    const { figures, broken } = await runTogether(folder, ROOT)
    return { figures: { before: commit.slice(0, 7), ...figures }, broken }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The newest commit whose migrations are the first of ours, but not all; null = there is no history to ask. */
async function findBefore(): Promise<string | null> {
  const ours = tagsOf(await readFile(join(ROOT, JOURNAL), 'utf8'))
  const git = (args: string[]) => run('git', args, { cwd: ROOT, maxBuffer: 1e8 }).then(({ stdout }) => stdout)
  const commits = await git(['log', '--format=%H']).catch(() => '')
  for (const commit of commits.split('\n').filter(Boolean)) {
    const theirs = tagsOf(await git(['show', `${commit}:${JOURNAL}`]).catch(() => '{"entries":[]}'))
    const isBefore = theirs.every((tag, index) => tag === ours[index])
    if (theirs.length > 0 && theirs.length < ours.length && isBefore) return commit
  }
  return null
}

const tagsOf = (journal: string): string[] =>
  (JSON.parse(journal) as { entries: { tag: string }[] }).entries.map(entry => entry.tag)

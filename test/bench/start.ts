// From starting the program until it listens, on a database that is there and up to date: the bundle that `npm run build`
// makes beside the source tree, which Node can run as it is.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundlePrograms } from '../bundle.ts'
import { createTestDatabase } from '../database.ts'
import { type Bench, cpuOf, type Figure, interleave, median, type Sample } from './compare.ts'
import { serviceEnv } from './save-http.ts'

const ROUNDS = 9

export const start: Bench = {
  says: 'from starting the bundle until it listens, beside the source tree; the database runs already',
  async run() {
    const database = await createTestDatabase()
    const folder = mkdtempSync(join(tmpdir(), 'otop-start-'))
    const bundle = await bundlePrograms({ main: 'bot/start.ts' })
    const env = serviceEnv(database.url, folder)
    const variants = {
      bundle: () => startOnce(bundle.fileOf('main'), env),
      source: () => startOnce(join(import.meta.dirname, '../../bot/main.ts'), env),
    }
    try {
      // The first start of all writes the places, and what was compiled.
      await variants.bundle()
      const rounds = await interleave(variants, ROUNDS)
      const middle = (read: (of: Record<keyof typeof variants, Sample>) => number) => median(rounds, read)
      return [
        {
          ...info(
            'until it listens, of the source tree’s',
            middle(of => of.bundle.p50 / of.source.p50),
            '×',
          ),
          goal: { atMost: 0.2 },
        },
        info(
          'until it listens, bundle',
          middle(of => of.bundle.p50),
          'ms',
        ),
        info(
          'until it listens, source tree',
          middle(of => of.source.p50),
          'ms',
        ),
        info('processor time, bundle', middle(of => of.bundle.cpu.node ?? 0) / 1000, 'ms'),
        info('processor time, source tree', middle(of => of.source.cpu.node ?? 0) / 1000, 'ms'),
      ]
    } finally {
      bundle.remove()
      rmSync(folder, { recursive: true, force: true })
      await database.close()
    }
  },
}

const info = (what: string, value: number, unit: string): Figure => ({ what, value, unit, goal: null })

/** Rejects, with what it wrote, when the program ends before it listens. */
async function startOnce(program: string, env: Record<string, string>): Promise<Sample> {
  const startedAt = performance.now()
  const child = spawn(process.execPath, [program], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const kill = () => child.kill('SIGKILL')
  process.once('exit', kill)
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()))
  const listening = new Promise<Sample>((resolve, reject) => {
    let written = ''
    const read = (chunk: Buffer) => {
      written += chunk
      if (!/^Ready on /m.test(written)) return
      const took = performance.now() - startedAt
      resolve({ perSecond: null, p50: took, p99: took, cpu: { node: cpuOf(child.pid ?? 0) } })
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    void ended.then(() => reject(new Error(`it ended before it listened: ${written}`)))
  })
  try {
    return await listening
  } finally {
    child.kill('SIGTERM')
    await ended
    process.off('exit', kill)
  }
}

// Where the built-in database runs as whom, and what it says when it cannot run: an operator must be able to go on
// from the message alone, and nobody's data may be replaced by an empty database.
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findEngine, healEngine } from '../../db/embedded/engine.ts'
import { findServer } from '../../db/embedded/postmaster.ts'
import { EmbeddedUnavailable, startEmbedded } from '../../db/embedded.ts'
import { makeTestFolder } from '../database-server.ts'
import { type Program, runProgram } from './run-program.ts'

const NOBODY = 65534
const isRoot = process.getuid?.() === 0

let work: string
beforeAll(async () => {
  work = await makeTestFolder()
  chmodSync(work, 0o755)
})
afterAll(async () => {
  for (const name of readdirSync(work)) {
    const server = await findServer(join(work, name, 'postgres'))
    if (server) process.kill(server.pid, 'SIGKILL')
  }
  rmSync(work, { recursive: true, force: true, maxRetries: 5 })
})

/** A folder whose `postgres` holds these files. */
function makeFolder(name: string, files: Record<string, string>): string {
  const dataDir = join(work, name)
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(dataDir, 'postgres', file)), { recursive: true })
    writeFileSync(join(dataDir, 'postgres', file), text)
  }
  return dataDir
}

async function refusalOf(dataDir: string): Promise<string> {
  const refusal = await startEmbedded({ dataDir, durable: false }).catch((error: unknown) => error)
  if (!(refusal instanceof EmbeddedUnavailable)) throw new Error(`not refused: ${String(refusal)}`)
  return refusal.message
}

describe('a refusal', () => {
  it('names the reason, one command that starts a PostgreSQL, and the DATABASE_URL that fits it', async () => {
    const refusal = await findEngine('sunos', 'sparc').catch((error: unknown) => String(error))
    expect(refusal).toContain('no built-in PostgreSQL for sunos-sparc')
    expect(refusal).toMatch(/docker run .* -p 127\.0\.0\.1:5432:5432 .* postgres:18/)
    const [, password, database] = /POSTGRES_PASSWORD=(\S+) .*POSTGRES_DB=(\S+)/.exec(String(refusal)) ?? []
    expect(refusal).toContain(`DATABASE_URL=postgres://postgres:${password}@127.0.0.1:5432/${database}`)
  })

  it('meets data of another PostgreSQL version, and leaves it as it is', async () => {
    const dataDir = makeFolder('other-version', {
      PG_VERSION: '17\n',
      'global/pg_control': 'x',
      password: 'x',
    })
    expect(await refusalOf(dataDir)).toMatch(/written by PostgreSQL 17.*brings PostgreSQL 18/)
    expect(readFileSync(join(dataDir, 'postgres', 'global', 'pg_control'), 'utf8')).toBe('x')
  })

  it.each([
    ['is not a database', { 'letter.txt': 'keep me' }, 'not a PostgreSQL data folder'],
    ['lost a part', { PG_VERSION: '18\n', 'letter.txt': 'keep me', password: 'x' }, 'pg_control is missing'],
  ])('meets a folder that %s, and puts no empty database in its place', async (what, files, reason) => {
    const dataDir = makeFolder(what.replaceAll(' ', '-'), files)
    expect(await refusalOf(dataDir)).toContain(reason)
    expect(readFileSync(join(dataDir, 'postgres', 'letter.txt'), 'utf8')).toBe('keep me')
  })

  it('meets a password that does not fit the data, and no server stays behind', async () => {
    const dataDir = join(work, 'two-halves')
    await (await startEmbedded({ dataDir, durable: false })).stop()
    writeFileSync(join(dataDir, 'postgres', 'password'), 'from-another-folder\n')
    expect(await refusalOf(dataDir)).toContain('refuses the password')
    expect(await findServer(join(dataDir, 'postgres'))).toBeUndefined()
  })

  it('says what the server said when it does not start', async () => {
    const dataDir = join(work, 'bad-setting')
    await (await startEmbedded({ dataDir, durable: false })).stop()
    writeFileSync(join(dataDir, 'postgres', 'postgresql.auto.conf'), "work_mem = 'plenty'\n")
    expect(await refusalOf(dataDir)).toMatch(/PostgreSQL did not start:[\s\S]*work_mem/)
  })
})

describe('an installation without install scripts', () => {
  it('gets its library links and its executable programs back', async () => {
    const root = join(work, 'engine')
    mkdirSync(join(root, 'native', 'lib'), { recursive: true })
    const program = join(root, 'native', 'postgres')
    writeFileSync(program, '', { mode: 0o644 })
    writeFileSync(join(root, 'native', 'lib', 'libicuuc.so.60.2'), 'library')
    const link = { source: 'native/lib/libicuuc.so.60.2', target: 'native/lib/libicuuc.so.60' }
    writeFileSync(join(root, 'native', 'pg-symlinks.json'), JSON.stringify([link]))
    await healEngine(root, [program])
    await healEngine(root, [program])
    expect(readlinkSync(join(root, link.target))).toBe('libicuuc.so.60.2')
    expect(readFileSync(join(root, link.target), 'utf8')).toBe('library')
    expect(statSync(program).mode & 0o111).toBe(0o111)
  })
})

/** Whether every folder above the checkout lets other accounts pass. */
function isReachable(path: string): boolean {
  return (statSync(path).mode & 0o001) === 0o001 && (dirname(path) === path || isReachable(dirname(path)))
}

/** The account, outside of any namespace, of the server that a program started. */
async function ownerOfServer(dataDir: string): Promise<number> {
  const server = await findServer(join(dataDir, 'postgres'))
  return server ? statSync(`/proc/${server.pid}`).uid : Number.NaN
}

/**
 * Runs the program as root where namespaces are forbidden, as inside Docker: in a namespace that has all accounts
 * and allows no further namespace. Where none can be made at all, that is already so.
 */
async function runWithoutNamespaces(dataDir: string): Promise<Program> {
  if (spawnSync('unshare', ['-U', 'true']).status !== 0) return runProgram(dataDir, 'hold')
  const forbid = 'echo 0 > /proc/sys/user/max_user_namespaces && exec "$@"'
  const script = `read go; exec sh -c '${forbid}' sh "$@"`
  const program = runProgram(dataDir, 'hold', {}, ['unshare', '-U', 'sh', '-c', script, 'sh'])
  const own = `/proc/${program.child.pid}`
  while (readlinkSync(`${own}/ns/user`) === readlinkSync('/proc/self/ns/user')) await sleep(2)
  writeFileSync(`${own}/uid_map`, '0 0 65536\n')
  writeFileSync(`${own}/gid_map`, '0 0 65536\n')
  program.child.stdin?.write('go\n')
  return program
}

describe.runIf(process.platform === 'linux')('the server never runs with the rights of root', () => {
  it('as an ordinary user it runs as that user', async () => {
    const dataDir = join(work, 'ordinary')
    mkdirSync(dataDir)
    const user = isRoot ? NOBODY : (process.getuid?.() ?? Number.NaN)
    if (isRoot) chownSync(dataDir, user, user)
    const program = runProgram(
      dataDir,
      'hold',
      isRoot && isReachable(import.meta.dirname) ? { uid: user, gid: user } : {},
    )
    expect(await program.hear()).toMatchObject({ startedByUs: true })
    if (isReachable(import.meta.dirname)) expect(await ownerOfServer(dataDir)).toBe(user)
    expect(await program.stop()).toBe(true)
  })

  it('as root without namespaces it becomes an ordinary account, or says what stands in the way', async () => {
    const dataDir = join(work, 'no-namespaces')
    const program = isRoot ? await runWithoutNamespaces(dataDir) : runProgram(dataDir, 'hold')
    const said = await program.hear()
    if (isReachable(import.meta.dirname)) {
      expect(said).toMatchObject({ startedByUs: true })
      expect(await ownerOfServer(dataDir)).not.toBe(0)
    } else {
      expect(said.error).toMatch(
        /PostgreSQL does not run as root[\s\S]*Permission denied[\s\S]*DATABASE_URL/i,
      )
    }
    expect(await program.stop()).toBe(true)
  })

  it('data that was made one way is used the other way, and stays with its owner', async () => {
    const dataDir = join(work, isReachable(import.meta.dirname) ? 'no-namespaces' : 'ordinary')
    expect(existsSync(join(dataDir, 'postgres', 'PG_VERSION'))).toBe(true)
    const before = statSync(join(dataDir, 'postgres')).uid
    const database = await startEmbedded({ dataDir, durable: false })
    expect(database.startedByUs).toBe(true)
    expect(await ownerOfServer(dataDir)).toBe(before)
    await database.stop()
    expect(statSync(join(dataDir, 'postgres')).uid).toBe(before)
  })
})

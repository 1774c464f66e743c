// The built-in database as a whole: real servers in folders of their own, real kills.
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { findServer } from '../../db/embedded/postmaster.ts'
import { type EmbeddedDatabase, startEmbedded } from '../../db/embedded.ts'
import { makeTestFolder, withServer } from '../database-server.ts'
import { runProgram } from './run-program.ts'

let work: string
beforeAll(async () => {
  work = await makeTestFolder()
})
afterAll(async () => {
  for (const name of readdirSync(work)) await killServer(join(work, name))
  rmSync(work, { recursive: true, force: true, maxRetries: 5 })
})

const start = (dataDir: string): Promise<EmbeddedDatabase> => startEmbedded({ dataDir, durable: true })
const clusterOf = (dataDir: string): string => join(dataDir, 'postgres')

/** kill -9 of the server's main process, as the kernel does it when memory runs out. */
async function killServer(dataDir: string): Promise<number | undefined> {
  const server = await findServer(clusterOf(dataDir))
  if (server) process.kill(server.pid, 'SIGKILL')
  return server?.pid
}

async function readRows(url: string): Promise<number[]> {
  const rows = await withServer(url, sql => sql`select row from written`)
  return rows.map(({ row }) => Number(row))
}

/** Lets a program write for a moment and kills it; the rows it was told are stored. */
async function writeAndKill(dataDir: string): Promise<number[]> {
  const writer = runProgram(dataDir, 'write')
  await writer.hear()
  const acknowledged: number[] = []
  while (acknowledged.length < 200) acknowledged.push(Number((await writer.hear()).row))
  await writer.kill()
  for (let said = await writer.hear(); 'row' in said; said = await writer.hear())
    acknowledged.push(Number(said.row))
  return acknowledged
}

describe('a new folder', () => {
  let dataDir: string
  let database: EmbeddedDatabase
  beforeAll(async () => {
    dataDir = join(work, 'new')
    database = await start(dataDir)
  })
  afterAll(() => database.stop())

  it('is opened by its password only, and only from this machine', async () => {
    const wrong = database.url.replace(/:[^:@]+@/, ':wrong@')
    await expect(withServer(wrong, sql => sql`select 1`)).rejects.toMatchObject({ code: '28P01' })
    const postgresUser = wrong.replace('otop:', 'postgres:')
    await expect(withServer(postgresUser, sql => sql`select 1`)).rejects.toMatchObject({ code: '28P01' })
    const rules =
      readFileSync(join(clusterOf(dataDir), 'pg_hba.conf'), 'utf8').match(/^(local|host).*$/gm) ?? []
    expect(rules.length).toBeGreaterThan(0)
    expect(rules.filter(rule => !rule.endsWith('scram-sha-256'))).toEqual([])
    expect(await withServer(database.url, sql => sql`show listen_addresses`)).toEqual([
      { listen_addresses: '127.0.0.1' },
    ])
  })

  it.runIf(process.platform !== 'win32')('is closed to other accounts of the machine', () => {
    expect(statSync(join(clusterOf(dataDir), 'password')).mode & 0o777).toBe(0o600)
    expect(statSync(clusterOf(dataDir)).mode & 0o777).toBe(0o700)
    expect(statSync(join(dataDir, 'postgres.log')).mode & 0o777).toBe(0o600)
  })

  it('is real PostgreSQL that writes through to the disk, for at least a hundred connections', async () => {
    const [settings] = await withServer(
      database.url,
      sql => sql`
        select current_setting('fsync') as fsync, current_setting('full_page_writes') as pages,
               current_setting('synchronous_commit') as commits, current_setting('server_encoding') as encoding,
               current_setting('max_connections')::int >= 100 as roomy, current_setting('is_superuser') as superuser`,
    )
    expect(settings).toEqual({
      fsync: 'on',
      pages: 'on',
      commits: 'on',
      encoding: 'UTF8',
      roomy: true,
      superuser: 'off',
    })
  })

  it('sorts Thai names as a Thai reader expects', async () => {
    const names = ['แม่ใจ', 'เมืองพะเยา', 'ภูซาง', 'เชียงม่วน', 'จุน', 'ดอกคำใต้', 'ปง', 'เชียงคำ', 'ภูกามยาว']
    const sorted = await withServer(
      database.url,
      sql => sql`
      select name from unnest(string_to_array(${names.join(' ')}, ' ')) as name order by name collate "und-x-icu"`,
    )
    expect(sorted.map(row => row.name)).toEqual([
      ...['จุน', 'เชียงคำ', 'เชียงม่วน', 'ดอกคำใต้', 'ปง', 'ภูกามยาว', 'ภูซาง', 'เมืองพะเยา', 'แม่ใจ'],
    ])
  })

  it('keeps its data, and its password, over a stop and a start', async () => {
    await withServer(database.url, sql => sql`create table kept as select 'ผ้าทอ' as name`)
    await database.stop()
    expect(await findServer(clusterOf(dataDir))).toBeUndefined()
    const before = new URL(database.url)
    database = await start(dataDir)
    expect(database.startedByUs).toBe(true)
    expect(new URL(database.url).password).toBe(before.password)
    expect(await withServer(database.url, sql => sql`select name from kept`)).toEqual([{ name: 'ผ้าทอ' }])
  })
})

/** Programs that the server counts as present (db/embedded/presence.ts). */
const countPresent = async (url: string): Promise<number> => {
  const [row] = await withServer(
    url,
    sql =>
      sql<
        { count: number }[]
      >`select count(*)::int from pg_locks where locktype = 'advisory' and classid = ${0x4f544f50} and objid = 2`,
  )
  return row?.count ?? 0
}

describe('after a kill -9', () => {
  let dataDir: string
  let rows: number[] = []
  beforeAll(() => {
    dataDir = join(work, 'killed')
  })

  it('of the program: the server stays, the next start takes it over, and no acknowledged row is lost', async () => {
    rows = await writeAndKill(dataDir)
    const left = await findServer(clusterOf(dataDir))
    const database = await start(dataDir)
    expect(database.startedByUs).toBe(false)
    expect(await findServer(clusterOf(dataDir))).toEqual(left)
    expect(await readRows(database.url)).toEqual(expect.arrayContaining(rows))
    // The server learns of the dead program a moment later; until then it would be kept for it.
    await expect.poll(() => countPresent(database.url)).toBe(1)
    await database.stop()
    expect(await findServer(clusterOf(dataDir))).toBeUndefined()
  })

  it('of program and server: the next start recovers and no acknowledged row is lost', async () => {
    rows.push(...(await writeAndKill(dataDir)))
    await killServer(dataDir)
    const database = await start(dataDir)
    expect(database.startedByUs).toBe(true)
    expect(await readRows(database.url)).toEqual(expect.arrayContaining(rows))
    await database.stop()
  })

  it('of the server under a running program: it comes back at the same address by itself', async () => {
    const database = await start(dataDir)
    const killed = await killServer(dataDir)
    await expect
      .poll(() => readRows(database.url).catch(() => []), { timeout: 10_000 })
      .toEqual(expect.arrayContaining(rows))
    expect((await findServer(clusterOf(dataDir)))?.pid).not.toBe(killed)
    await database.stop()
    expect(await findServer(clusterOf(dataDir))).toBeUndefined()
  })

  it('starts although the number in the left-over pid file now belongs to another process', async () => {
    const pidFile = join(clusterOf(dataDir), 'postmaster.pid')
    const before = await start(dataDir)
    const lines = readFileSync(pidFile, 'utf8').split('\n')
    await before.stop()
    writeFileSync(pidFile, [String(process.ppid), ...lines.slice(1)].join('\n'), { mode: 0o600 })
    const database = await start(dataDir)
    expect(await readRows(database.url)).toEqual(expect.arrayContaining(rows))
    await database.stop()
  })
})

describe('several programs on one folder', () => {
  it('that start at the same instant share one server, and the last one out stops it', async () => {
    const dataDir = join(work, 'shared')
    const programs = [1, 2, 3].map(() => runProgram(dataDir, 'hold'))
    const said = await Promise.all(programs.map(program => program.hear()))
    expect(new Set(said.map(({ url }) => url)).size).toBe(1)
    expect(said.filter(({ startedByUs }) => startedByUs === true)).toHaveLength(1)
    for (const program of programs) {
      expect(await findServer(clusterOf(dataDir))).toBeDefined()
      expect(await program.stop()).toBe(true)
    }
    expect(await findServer(clusterOf(dataDir))).toBeUndefined()
  })

  it('do not take a copy of a running folder for the running one', async () => {
    const [original, copy] = [join(work, 'shared'), join(work, 'copied')]
    const database = await start(original)
    onTestFinished(() => database.stop())
    cpSync(original, copy, { recursive: true })
    const other = await start(copy)
    onTestFinished(() => other.stop())
    expect(other.startedByUs).toBe(true)
    expect(await withServer(other.url, sql => sql`select 1 as one`)).toEqual([{ one: 1 }])
    expect((await findServer(clusterOf(copy)))?.pid).not.toBe((await findServer(clusterOf(original)))?.pid)
  })
})

describe('a start that is cut short', () => {
  it('by a kill while the database is being made begins anew and leaves nothing half-made', async () => {
    const dataDir = join(work, 'half')
    const halfMade = (): string[] =>
      existsSync(dataDir) ? readdirSync(dataDir).filter(name => name.startsWith('postgres.new-')) : []
    // The first files of many: the rest takes a good while more.
    const isBegun = (): boolean => halfMade().some(name => existsSync(join(dataDir, name, 'PG_VERSION')))
    const program = runProgram(dataDir, 'hold')
    while (!isBegun()) await sleep(2)
    await program.kill()
    expect(existsSync(clusterOf(dataDir))).toBe(false)
    const database = await start(dataDir)
    expect(await withServer(database.url, sql => sql`select 1 as one`)).toEqual([{ one: 1 }])
    await database.stop()
    await (await start(dataDir)).stop()
    expect(halfMade()).toEqual([])
  })

  it('by an abort rejects with its reason and leaves no server running', async () => {
    const dataDir = join(work, 'half')
    const control = new AbortController()
    const onLog = (): void => control.abort(new Error('no longer wanted'))
    const starting = startEmbedded({ dataDir, durable: true, signal: control.signal, onLog })
    await expect(starting).rejects.toThrow('no longer wanted')
    // It is told to stop, and stops in its own time.
    await expect.poll(() => findServer(clusterOf(dataDir)), { timeout: 10_000 }).toBeUndefined()
  })
})

// The PostgreSQL of one test run, with a template database that has all migrations: test files copy it in
// milliseconds instead of migrating. The built-in server in a temporary folder, or the one of TEST_DATABASE_URL,
// whose user needs CREATEDB and CREATEROLE.

import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, rm, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { startEmbedded } from '../db/embedded.ts'
import { migrateUp } from '../db/migrate.ts'

export interface DatabaseServer {
  /** Where databases can be created. */
  url: string
  /** Every database of this run begins with it, so that runs can share a server. */
  prefix: string
  template: string
  stop: () => Promise<void>
}

const FOLDER = 'otop-test-'
const MIGRATIONS = join(import.meta.dirname, '..', 'db', 'migrations')

/** @param givenUrl a server to use instead of the built-in one */
export async function startDatabaseServer(givenUrl: string | undefined): Promise<DatabaseServer> {
  const server = givenUrl ? { url: givenUrl, stop: async () => {} } : await startInTemporaryFolder()
  const prefix = `otop_test_${randomBytes(4).toString('hex')}`
  const template = `${prefix}_template`
  const stop = async (): Promise<void> => {
    await withServer(server.url, sql => dropAll(sql, prefix))
    await server.stop()
  }
  try {
    await withServer(server.url, sql => sql.unsafe(`create database ${template}`))
    // Before the first migration is generated there is nothing to apply.
    if (existsSync(join(MIGRATIONS, 'meta', '_journal.json'))) {
      await migrateUp(withDatabase(server.url, template), { migrationsFolder: MIGRATIONS })
    }
    return { url: server.url, prefix, template, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** The same server and login, another database. */
export function withDatabase(url: string, database: string): string {
  const changed = new URL(url)
  changed.pathname = `/${database}`
  return changed.href
}

/** Runs `work` on one short-lived connection. */
export async function withServer<T>(url: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, fetch_types: false, onnotice: () => {} })
  try {
    return await work(sql)
  } finally {
    await sql.end()
  }
}

async function dropAll(sql: postgres.Sql, prefix: string): Promise<void> {
  const rows = await sql<{ datname: string }[]>`
    select datname from pg_database where starts_with(datname, ${prefix})`
  for (const { datname } of rows) await sql.unsafe(`drop database if exists ${datname} with (force)`)
}

async function startInTemporaryFolder(): Promise<{ url: string; stop: () => Promise<void> }> {
  const folder = await makeTestFolder()
  const embedded = await startEmbedded({ dataDir: folder, durable: false })
  const stop = async (): Promise<void> => {
    await embedded.stop()
    await rm(folder, { recursive: true, force: true })
  }
  return { url: embedded.url, stop }
}

/**
 * A new folder for databases of this process, in memory where there is room: making and copying one writes hundreds
 * of files, 15 ms in memory and up to half a second on a busy disk. The caller removes it.
 */
export async function makeTestFolder(): Promise<string> {
  const place = (await hasRoom('/dev/shm')) ? '/dev/shm' : tmpdir()
  await sweepAbandoned(place)
  return await mkdtemp(join(place, `${FOLDER}${process.pid}-`))
}

/** Docker gives 64 MB, which is not enough. */
async function hasRoom(memory: string): Promise<boolean> {
  const { bavail, bsize } = (await statfs(memory).catch(() => undefined)) ?? { bavail: 0, bsize: 0 }
  return bavail * bsize > 1_000_000_000
}

/**
 * A run that was killed leaves its folder behind; the process number in the name tells. A server that is still
 * running in it ends by itself within a minute of missing its files.
 */
async function sweepAbandoned(place: string): Promise<void> {
  for (const name of await readdir(place)) {
    const owner = new RegExp(`^${FOLDER}(\\d+)-`).exec(name)?.[1]
    if (!owner || isAlive(Number(owner))) continue
    await rm(join(place, name), { recursive: true, force: true, maxRetries: 5 }).catch(() => {})
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

// A real database for a test file: a copy of the migrated template, made in milliseconds and dropped at the end.
// Make one per file in `beforeAll`, and `await database.close()` in `afterAll`. Programs that are no test files (proofs,
// benchmarks) name their server first: `useDatabaseServer`.

import { randomBytes } from 'node:crypto'
import type postgres from 'postgres'
import { inject } from 'vitest'
import { connect, type Db } from '../db/connect.ts'
import { type DatabaseServer, withDatabase, withServer } from './database-server.ts'

export interface TestDatabase {
  /** For code under test that opens its own pool; other processes may use it too. */
  url: string
  db: Db
  scopeTo(provinceCode: string): Db
  sql: postgres.Sql
  ping(): Promise<void>
  /** Ends this pool and drops the database, whoever is still connected. */
  close(): Promise<void>
}

type Server = Pick<DatabaseServer, 'url' | 'prefix' | 'template'>

let given: Server | null = null

/** For programs outside of vitest, before the first database; inside, the run's own server is used. */
export function useDatabaseServer(server: Server): void {
  given = server
}

const server = (): Server => given ?? inject('databaseServer')

/** For a program that is started by this one and shares its server. */
export const databaseServerOfRun = (): Server => {
  const { url, prefix, template } = server()
  return { url, prefix, template }
}

/** A database with every migration applied and no rows. */
export async function createTestDatabase(): Promise<TestDatabase> {
  return await createDatabase(server().template)
}

/** A database with nothing in it, not even tables. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  return await createDatabase('template0')
}

/** A copy of another database of this server, to which nobody may be connected. */
export async function copyDatabase(from: Pick<TestDatabase, 'url'>): Promise<TestDatabase> {
  return await createDatabase(new URL(from.url).pathname.slice(1))
}

async function createDatabase(template: string): Promise<TestDatabase> {
  const { url: serverUrl, prefix } = server()
  const name = `${prefix}_${randomBytes(6).toString('hex')}`
  await withServer(serverUrl, sql => sql.unsafe(`create database ${name} template ${template}`))
  const url = withDatabase(serverUrl, name)
  const { db, scopeTo, sql, ping, close } = connect(url, { max: 4, applicationName: 'otop test' })
  const closeAndDrop = async (): Promise<void> => {
    await close()
    await withServer(serverUrl, admin => dropDatabase(admin, name))
  }
  return { url, db, scopeTo, sql, ping, close: closeAndDrop }
}

/** An autovacuum worker that is just in there belongs to the server's own role and cannot be ended by ours: it leaves. */
async function dropDatabase(admin: postgres.Sql, name: string): Promise<void> {
  for (let left = 20; ; left--) {
    try {
      await admin.unsafe(`drop database if exists ${name} with (force)`)
      return
    } catch (error) {
      const isBusy = error instanceof Error && 'code' in error && error.code === '42501'
      if (!isBusy || left === 0) throw error
      await new Promise(resolve => setTimeout(resolve, 250))
    }
  }
}

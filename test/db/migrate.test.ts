// Migrations of a folder made here, so that these tests say nothing about (and do not depend on) the real ones;
// the last one runs those.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isMigrated, migrateUp } from '../../db/migrate.ts'
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '../database.ts'

interface Step {
  name: string
  when: number
  sql: string
}

const STEPS: Step[] = [
  {
    name: '0000_first',
    when: 1_000,
    sql: 'create table first (id int primary key);\n--> statement-breakpoint\ninsert into first values (1);',
  },
  { name: '0001_second', when: 2_000, sql: 'create table second (id int primary key);' },
]

let work: string
beforeAll(() => {
  work = mkdtempSync(join(tmpdir(), 'otop-migrations-'))
})
afterAll(() => rmSync(work, { recursive: true }))

/** Writes what drizzle-kit would have written. */
function writeMigrations(name: string, steps: Step[]): string {
  const folder = join(work, name)
  mkdirSync(join(folder, 'meta'), { recursive: true })
  const entries = steps.map((step, idx) => ({
    idx,
    version: '7',
    when: step.when,
    tag: step.name,
    breakpoints: true,
  }))
  writeFileSync(
    join(folder, 'meta', '_journal.json'),
    JSON.stringify({ version: '7', dialect: 'postgresql', entries }),
  )
  for (const step of steps) writeFileSync(join(folder, `${step.name}.sql`), step.sql)
  return folder
}

async function withEmpty(work: (database: TestDatabase) => Promise<void>): Promise<void> {
  const database = await createEmptyDatabase()
  await work(database).finally(() => database.close())
}

describe('migrating', () => {
  it('works when ten start at once on an empty database, and applies each migration once', () =>
    withEmpty(async database => {
      const migrationsFolder = writeMigrations('ten', STEPS)
      await Promise.all(Array.from({ length: 10 }, () => migrateUp(database.url, { migrationsFolder })))
      expect(await database.sql`select id from first`).toEqual([{ id: 1 }])
      const applied = await database.sql`select count(*)::int as applied from drizzle.__drizzle_migrations`
      expect(applied).toEqual([{ applied: 2 }])
    }))

  it('leaves no lock and no connection behind', () =>
    withEmpty(async database => {
      const migrationsFolder = writeMigrations('clean', STEPS)
      await migrateUp(database.url, { migrationsFolder })
      const locks = await database.sql`
        select 1 from pg_locks join pg_database on pg_database.oid = database
        where locktype = 'advisory' and datname = current_database()`
      expect(locks).toHaveLength(0)
    }))

  it('leaves nothing of a migration that fails, says why, and lets go of the lock', () =>
    withEmpty(async database => {
      const broken = {
        name: '0001_broken',
        when: 2_000,
        sql: 'create table half (id int);\n--> statement-breakpoint\nselect 1 / 0;',
      }
      const bad = writeMigrations('bad', [...STEPS.slice(0, 1), broken])
      await expect(migrateUp(database.url, { migrationsFolder: bad })).rejects.toThrow(
        /1 \/ 0|division by zero/,
      )
      const tables = await database.sql`select tablename from pg_tables where schemaname = 'public'`
      expect(tables).toHaveLength(0)
      await migrateUp(database.url, { migrationsFolder: writeMigrations('repaired', STEPS) })
      expect(await database.sql`select id from second`).toEqual([])
    }))

  it('refuses to go on when drizzle passes over a migration that is older than the newest one applied', () =>
    withEmpty(async database => {
      await migrateUp(database.url, { migrationsFolder: writeMigrations('ahead', STEPS) })
      const late = { name: '0002_late', when: 1_500, sql: 'create table late (id int);' }
      const migrationsFolder = writeMigrations('merged', [...STEPS, late])
      await expect(migrateUp(database.url, { migrationsFolder })).rejects.toThrow(
        /passed over.*1970-01-01T00:00:01\.500Z/,
      )
    }))

  it('says that a folder without migrations is a mistake', () =>
    withEmpty(async database => {
      const migrationsFolder = join(work, 'nowhere')
      await expect(migrateUp(database.url, { migrationsFolder })).rejects.toThrow('_journal.json')
    }))
})

describe('readiness', () => {
  it('is false before the first and before the last migration, true after it, and true for an older version', () =>
    withEmpty(async database => {
      const all = writeMigrations('all', STEPS)
      const older = writeMigrations('older', STEPS.slice(0, 1))
      expect(await isMigrated(database.db, all)).toBe(false)
      await migrateUp(database.url, { migrationsFolder: older })
      expect(await isMigrated(database.db, all)).toBe(false)
      await migrateUp(database.url, { migrationsFolder: all })
      expect(await isMigrated(database.db, all)).toBe(true)
      expect(await isMigrated(database.db, older)).toBe(true)
    }))

  it('holds for the real migrations in every test database, and each test database is its own', async () => {
    const [one, other] = await Promise.all([createTestDatabase(), createTestDatabase()])
    try {
      expect(await isMigrated(one.db, join(import.meta.dirname, '../../db/migrations'))).toBe(true)
      await one.sql`create table only_here (id int)`
      const elsewhere = await other.sql`select to_regclass('only_here') as found`
      expect(elsewhere).toEqual([{ found: null }])
    } finally {
      await Promise.all([one.close(), other.close()])
    }
  })
})

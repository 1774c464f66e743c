// Brings a database to the schema of this version. Many processes may start at once: drizzle's migrate() takes no
// lock of its own (four at once on an empty database: three failed), so one session advisory lock stands around it.
// The lock belongs to the session: give a direct connection, not a transaction-pooling PgBouncer.

import { sql } from 'drizzle-orm'
import { type MigrationMeta, readMigrationFiles } from 'drizzle-orm/migrator'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate } from 'drizzle-orm/postgres-js/migrator'
import postgres from 'postgres'
import type { Db } from './connect.ts'
import { ensureProvinceRole, refuseWalledIn } from './province-role.ts'

/** The first key of every advisory lock of this product ("OTOP" in ASCII); the second says what is locked. */
const LOCK_SPACE = 0x4f544f50
const MIGRATION_LOCK = 1

/**
 * Applies the migrations that `url` does not have yet, all in one transaction, and returns when they are there,
 * whether this call or another process applied them. Does nothing when there is nothing to do.
 * @param options.migrationsFolder absolute path of the folder that holds `meta/_journal.json`
 * @throws DatabaseRights when this login lacks a right; else when the folder has no journal, when a migration fails
 *   (nothing of it stays), or when drizzle passed over a migration because a younger one is already applied (two
 *   branches merged in the wrong order)
 */
export async function migrateUp(url: string, options: { migrationsFolder: string }): Promise<void> {
  const wanted = readMigrationFiles(options)
  // One connection that is never recycled, because the lock lives and dies with it.
  const client = postgres(url, {
    max: 1,
    max_lifetime: null,
    connect_timeout: 10,
    fetch_types: false,
    onnotice: () => {},
  })
  try {
    const db = drizzle(client)
    await client`select pg_advisory_lock(${LOCK_SPACE}, ${MIGRATION_LOCK})`
    await ensureProvinceRole(client)
    await migrate(db, options)
    const missing = findMissing(wanted, await readApplied(db))
    if (missing.length > 0) throw new Error(describeMissing(missing))
    await refuseWalledIn(client)
    await client`select pg_advisory_unlock(${LOCK_SPACE}, ${MIGRATION_LOCK})`
  } finally {
    await client.end({ timeout: 5 })
  }
}

/**
 * Whether every migration of the folder is applied; more than these is fine (a newer version runs beside this one).
 * For readiness checks: one small query, no lock.
 */
export async function isMigrated(db: Db, migrationsFolder: string): Promise<boolean> {
  const wanted = readMigrationFiles({ migrationsFolder })
  return findMissing(wanted, await readApplied(db)).length === 0
}

async function readApplied(db: Pick<Db, 'execute'>): Promise<Set<string>> {
  // A database that was never migrated has no such table, and asking for it would be an error.
  const table = await db.execute(sql`select to_regclass('drizzle.__drizzle_migrations') is not null as there`)
  if (rowsOf(table)[0]?.there !== true) return new Set()
  const applied = await db.execute(sql`select hash from drizzle.__drizzle_migrations`)
  return new Set(rowsOf(applied).map(row => String(row.hash)))
}

/** `execute` is typed for any driver; postgres.js answers with an array of rows. */
function rowsOf(result: unknown): Record<string, unknown>[] {
  return Array.isArray(result) ? result : []
}

function findMissing(wanted: MigrationMeta[], applied: Set<string>): MigrationMeta[] {
  return wanted.filter(migration => !applied.has(migration.hash))
}

function describeMissing(missing: MigrationMeta[]): string {
  const dates = missing.map(migration => new Date(migration.folderMillis).toISOString()).join(', ')
  return `migrations passed over or edited after they were applied, made at: ${dates}. Generate them again on top of the newest one.`
}

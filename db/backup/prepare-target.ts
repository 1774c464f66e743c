// Where a backup goes: an empty database, brought to the schema that the backup has. A database that somebody works with
// is never touched.
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { migrateUntil } from '../migrate-until.ts'
import { listMigrations, listTables, quoted, SEEDED } from './catalog.ts'
import { connectAlone } from './connect-alone.ts'
import { type About, BackupRefused } from './format.ts'

/** Throws BackupRefused. */
export async function prepareTarget(url: string, about: About, migrationsFolder: string): Promise<void> {
  const known = readMigrationFiles({ migrationsFolder }).map(migration => migration.hash)
  const { migrations } = about
  if (migrations.length > known.length || migrations.some((hash, index) => hash !== known[index]))
    throw new BackupRefused(
      `The backup was made by version ${about.version}, whose database this version does not know. Restore it with that version or a newer one.`,
    )
  const applied = await readTarget(url)
  if (applied.length > migrations.length || applied.some((hash, index) => hash !== migrations[index]))
    throw new BackupRefused(
      'The database has a newer schema than the backup. Give an empty database (or an empty DATA_DIR); it is upgraded after the restore.',
    )
  if (applied.length < migrations.length)
    await migrateUntil(url, { migrationsFolder, count: migrations.length })
}

/** Applied migrations of a database without anybody's data. */
async function readTarget(url: string): Promise<string[]> {
  const sql = connectAlone(url)
  try {
    const applied = await listMigrations(sql)
    const tables = await listTables(sql)
    if (applied.length === 0 && tables.length > 0)
      throw new BackupRefused(
        `The database belongs to something else: it has a table ${tables[0]?.name}. Give an empty one.`,
      )
    for (const { name } of tables) {
      if (SEEDED.includes(name)) continue
      const [row] = await sql.unsafe(`select exists (select from public.${quoted(name)}) as some`)
      if (row?.some === true)
        throw new BackupRefused(
          `The database is in use: its table ${name} has rows. A backup is restored into an empty database only.`,
        )
    }
    return applied
  } finally {
    await sql.end({ timeout: 5 })
  }
}

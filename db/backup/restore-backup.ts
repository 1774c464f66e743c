// Brings a backup back into an empty database, all or nothing, and compares every table with what was backed up before it
// says yes. Triggers are off meanwhile: history comes back as it was and is not written anew. Foreign keys are taken off
// and put back, which checks them all at once. The owner of the tables may do all of it; no superuser is needed.
import type postgres from 'postgres'
import { connect } from '../connect.ts'
import { migrateUp } from '../migrate.ts'
import { insertAudit } from '../queries/audit.ts'
import { type KeptTable, listTables, NOT_KEPT, prepare, quoted } from './catalog.ts'
import { connectAlone } from './connect-alone.ts'
import { type About, BackupRefused, type Manifest } from './format.ts'
import { loadTables, verifyTables } from './load-tables.ts'
import { prepareTarget } from './prepare-target.ts'
import { type Part, readBackup } from './read-backup.ts'
import { settleRestored } from './settle-restored.ts'

export interface RestoreOptions {
  path: string
  migrationsFolder: string
  now: Date
  /** The service did not run after the backup: everything that waits is sent. Else nothing is said twice. */
  isMoved: boolean
  putPhoto: (key: string, bytes: Uint8Array) => Promise<void>
}

export interface RestoreReport {
  takenAt: Date
  rows: number
  photos: number
  missingPhotos: string[]
  /** Notices that will not be sent, because they may have been already. */
  skippedNotices: number
  failedDeliveries: number
  revokedInvitations: number
  officers: number
  apiKeys: number
}

/** Throws BackupRefused; then the database holds no rows of the backup. */
export async function restoreBackup(url: string, options: RestoreOptions): Promise<RestoreReport> {
  const parts = readBackup(options.path)
  try {
    const first = await parts.next()
    const about = first.value?.kind === 'about' ? first.value.about : null
    if (about === null) throw new BackupRefused(`${options.path} is no backup.`)
    await prepareTarget(url, about, options.migrationsFolder)
    const report = await load(url, { about, parts }, options)
    await migrateUp(url, options)
    await noteRestore(url, options, report)
    return report
  } finally {
    await parts.return(undefined)
  }
}

async function load(
  url: string,
  { about, parts }: { about: About; parts: AsyncGenerator<Part> },
  options: RestoreOptions,
): Promise<RestoreReport> {
  const sql = connectAlone(url)
  try {
    const report = await sql.begin(async tx => {
      await prepare(tx)
      const tables = await lockAll(tx)
      const putBack = await takeOffKeys(tx)
      for (const { name } of tables)
        await tx.unsafe(`alter table public.${quoted(name)} disable trigger user`)
      await emptyTables(tx, tables)
      const { manifest, photos } = await loadParts(tx, parts, tables, options)
      await verifyTables(tx, tables, manifest)
      for (const { name, lastValue, isCalled } of manifest.sequences)
        await tx`select setval(${`public.${quoted(name)}`}::regclass, ${lastValue}::bigint, ${isCalled})`
      const settled = await settleRestored(tx, { ...options, takenAt: new Date(about.takenAt) })
      for (const { name } of tables) await tx.unsafe(`alter table public.${quoted(name)} enable trigger user`)
      await putBack()
      const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
      const { missingPhotos } = manifest
      return { takenAt: new Date(about.takenAt), rows, photos, missingPhotos, ...settled }
    })
    // Tables that were filled in one go have no statistics yet: the first pages would be slow.
    await sql`analyze`
    return report
  } finally {
    await sql.end({ timeout: 5 })
  }
}

/** Nobody writes or reads until the end; also of a service that was started on this database by mistake. */
async function lockAll(tx: postgres.TransactionSql): Promise<KeptTable[]> {
  const tables = await listTables(tx)
  await tx.unsafe(
    `lock table ${tables.map(({ name }) => `public.${quoted(name)}`).join(', ')} in access exclusive mode`,
  )
  return tables
}

/** Takes every foreign key off; the returned function puts them back as they were. */
async function takeOffKeys(tx: postgres.TransactionSql): Promise<() => Promise<void>> {
  const keys = await tx<{ table: string; name: string; definition: string }[]>`
    select r.relname as table, c.conname as name, pg_get_constraintdef(c.oid) as definition
    from pg_constraint c join pg_class r on r.oid = c.conrelid
    where c.contype = 'f' and c.connamespace = 'public'::regnamespace order by 1, 2`
  for (const { table, name } of keys)
    await tx.unsafe(`alter table public.${quoted(table)} drop constraint ${quoted(name)}`)
  return async () => {
    for (const { table, name, definition } of keys)
      await tx.unsafe(`alter table public.${quoted(table)} add constraint ${quoted(name)} ${definition}`)
  }
}

/** What a start of the service wrote into an empty database; `prepareTarget` saw that there is nothing else. */
async function emptyTables(tx: postgres.TransactionSql, tables: readonly KeptTable[]): Promise<void> {
  for (const { name } of tables) await tx.unsafe(`delete from public.${quoted(name)}`)
}

async function loadParts(
  tx: postgres.TransactionSql,
  parts: AsyncGenerator<Part>,
  tables: readonly KeptTable[],
  { putPhoto }: RestoreOptions,
): Promise<{ manifest: Manifest; photos: number }> {
  const copy = loadTables(
    tx,
    tables.filter(({ name }) => !NOT_KEPT.includes(name)),
  )
  let photos = 0
  try {
    for await (const part of parts) {
      if (part.kind === 'rows') await copy.write(part.table, part.bytes)
      else await copy.end()
      if (part.kind === 'photo') {
        await putPhoto(part.key, part.bytes)
        photos += 1
      }
      if (part.kind === 'end') return { manifest: part.manifest, photos }
    }
  } finally {
    copy.abandon()
  }
  throw new BackupRefused('The backup has no end.')
}

/** In a transaction of its own: the sealing trigger of the newest schema writes this row's seal. */
async function noteRestore(
  url: string,
  { now, isMoved }: RestoreOptions,
  { takenAt, rows }: RestoreReport,
): Promise<void> {
  const { db, close } = connect(url, { max: 1 })
  try {
    await insertAudit(db, {
      at: now,
      actorKind: 'command',
      origin: 'command',
      action: 'restore-backup',
      detail: { takenAt: takenAt.toISOString(), rows, isMoved },
    })
  } finally {
    await close()
  }
}

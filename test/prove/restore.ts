// A backup brought back is the same record to the byte, in every table, from every schema there was; a file that is cut
// off or altered changes nothing; and whoever works on afterwards says nothing twice.
import { randomUUID } from 'node:crypto'
import { readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { verifyAudit } from '../../bot/actions/verify-audit.ts'
import { NOT_KEPT } from '../../db/backup/catalog.ts'
import { BackupRefused } from '../../db/backup/format.ts'
import { restoreBackup } from '../../db/backup/restore-backup.ts'
import { writeBackup } from '../../db/backup/write-backup.ts'
import { listMigrationNames, migrateUntil } from '../../db/migrate-until.ts'
import { createEmptyDatabase, type TestDatabase } from '../database.ts'
import { hashTables } from '../table-hashes.ts'
import { fillTables } from './fill-tables.ts'
import { createChance, type Proof, type ProofResult, type ProofRun } from './proof.ts'
import { loadMonths } from './restore-months.ts'
import { runStory } from './restore-story.ts'

export const RESTORE: Proof = {
  promise: 'A backup brings every table back as it was, and nothing is told twice afterwards.',
  isInQuick: true,
  limitSeconds: [600, 60],
  run: prove,
}

const MIGRATIONS = join(import.meta.dirname, '../../db/migrations')
/** Written by the restore itself, or left out by it. */
const DIFFERENT = ['audit', 'audit_chain', 'audit_heads', ...NOT_KEPT]
const AT = new Date('2025-03-10T02:00:00Z')

async function prove({ seed, isQuick }: ProofRun): Promise<ProofResult> {
  const chance = createChance(seed)
  const broken: string[] = []
  const newest = (await listMigrationNames(MIGRATIONS)).length
  const older = isQuick
    ? [1 + chance.below(newest - 1)]
    : Array.from({ length: newest - 1 }, (_, at) => at + 1)
  let tables = 0
  for (const count of [...older, newest])
    tables += await throughFile(count, chance, broken, count === newest ? (isQuick ? 9 : 200) : 0)
  const story = await runStory(broken)
  const size = isQuick ? {} : await atSize(broken)
  return {
    figures: { schemas: older.length + 1, tables, damaged: isQuick ? 9 : 200, ...story, ...size },
    broken,
  }
}

/** Random rows in the schema of the first `count` migrations, out and in again; returns how many tables were equal. */
async function throughFile(
  count: number,
  chance: ReturnType<typeof createChance>,
  broken: string[],
  damages: number,
): Promise<number> {
  return await withDatabases(async (from, to) => {
    await migrateUntil(from.url, { migrationsFolder: MIGRATIONS, count })
    await fillTables(from.sql, chance, 4)
    const path = newFile()
    await writeBackup(from.url, { path, version: 'proof', now: AT, readPhoto: null })
    if (((await stat(path)).mode & 0o077) !== 0) broken.push('others of the machine may read the backup')
    await tryDamaged(to.url, path, chance, damages, broken)
    const whole = { path, migrationsFolder: MIGRATIONS, now: AT, isMoved: true, putPhoto: async () => {} }
    await restoreBackup(to.url, whole)
    await rm(path)
    const { broken: fault } = await verifyAudit(to.db)
    if (fault !== null) broken.push(`schema ${count}: the audit trail is broken: ${JSON.stringify(fault)}`)
    if ((await refusalOf(() => restoreBackup(to.url, whole))) === null)
      broken.push('a database with data was restored over')
    const before = await upgraded(from, count)
    const after = await hashTables(to.db)
    const names = Object.keys(before).filter(name => !DIFFERENT.includes(name))
    for (const name of names)
      if (before[name] !== after[name]) broken.push(`schema ${count}: table ${name} came back different`)
    for (const name of NOT_KEPT)
      if (after[name] !== undefined && !after[name].startsWith('0:')) broken.push(`${name} came back`)
    // Numbers go on after the last one: the next row has one of its own.
    await to.sql`insert into audit (at, actor_kind, action, detail) values (now(), 'clock', 'after', '{}')`
    return names.length
  })
}

/** The source's own hashes, once it has gone the same way to the newest schema. */
async function upgraded(from: TestDatabase, count: number): Promise<Record<string, string>> {
  const all = (await listMigrationNames(MIGRATIONS)).length
  if (count < all) await migrateUntil(from.url, { migrationsFolder: MIGRATIONS, count: all })
  return hashTables(from.db)
}

/** Cut off anywhere, a byte changed anywhere, or unpacked, changed and packed again: refused, and not a row stays. */
async function tryDamaged(
  url: string,
  path: string,
  chance: ReturnType<typeof createChance>,
  times: number,
  broken: string[],
): Promise<void> {
  const bytes = await readFile(path)
  const plain = gunzipSync(bytes)
  const contents = placesOf(plain)
  const damaged = newFile()
  const options = { migrationsFolder: MIGRATIONS, now: AT, isMoved: true, putPhoto: async () => {} }
  for (let time = 0; time < times; time++) {
    const what = (['cut off', 'altered', 'packed again'] as const)[time % 3] ?? 'cut off'
    // The first ten bytes say when and where it was packed: no change there changes what is in it.
    const at = 10 + chance.below(bytes.length - 10)
    const place = contents[chance.below(contents.length)] ?? 0
    if (what === 'cut off') await writeFile(damaged, bytes.subarray(0, at))
    else if (what === 'altered') await writeFile(damaged, flip(bytes, at, chance))
    else await writeFile(damaged, gzipSync(flip(plain, place, chance), { level: 1 }))
    const refusal = await refusalOf(() => restoreBackup(url, { path: damaged, ...options }))
    if (!(refusal instanceof BackupRefused))
      broken.push(`${what} at byte ${at}: ${refusal === null ? 'restored' : String(refusal)}`)
  }
  await rm(damaged, { force: true })
}

function flip(bytes: Buffer, at: number, chance: ReturnType<typeof createChance>): Buffer {
  const changed = Buffer.from(bytes)
  changed[at] = (changed[at] ?? 0) ^ (1 << chance.below(8))
  return changed
}

/** Where bytes of tables and manifest stand in the archive: not names, padding or the text for people. */
function placesOf(plain: Buffer): number[] {
  const places: number[] = []
  for (let at = 0; plain[at] !== 0 && at < plain.length; ) {
    const name = plain.toString('latin1', at, at + 100).replace(/\0.*$/s, '')
    const size = Number.parseInt(plain.toString('latin1', at + 124, at + 135), 8)
    if (!name.startsWith('READ'))
      for (let byte = 0; byte < Math.min(size, 64); byte++) places.push(at + 512 + byte)
    at += 512 + Math.ceil(size / 512) * 512
  }
  return places
}

/** How long it takes with a province's years; the figures are random, their number is not. */
async function atSize(broken: string[]): Promise<Record<string, string | number>> {
  return await withDatabases(async (from, to) => {
    await migrateUntil(from.url, { migrationsFolder: MIGRATIONS, count: 1_000 })
    await loadMonths(from.sql, { producers: 1_000, months: 12 })
    const path = newFile()
    const begun = performance.now()
    const { rows, bytes } = await writeBackup(from.url, { path, version: 'proof', now: AT, readPhoto: null })
    const written = performance.now()
    await restoreBackup(to.url, {
      path,
      migrationsFolder: MIGRATIONS,
      now: AT,
      isMoved: true,
      putPhoto: async () => {},
    })
    const restored = performance.now()
    await rm(path)
    const [before, after] = [await hashTables(from.db), await hashTables(to.db)]
    for (const name of Object.keys(before).filter(known => !DIFFERENT.includes(known)))
      if (before[name] !== after[name]) broken.push(`1,000 producers: table ${name} came back different`)
    const seconds = (from: number, until: number) => ((until - from) / 1000).toFixed(1)
    return {
      rows,
      megabytes: (bytes / 1e6).toFixed(1),
      backupSeconds: seconds(begun, written),
      restoreSeconds: seconds(written, restored),
    }
  })
}

async function withDatabases<T>(work: (from: TestDatabase, to: TestDatabase) => Promise<T>): Promise<T> {
  const [from, to] = [await createEmptyDatabase(), await createEmptyDatabase()]
  try {
    return await work(from, to)
  } finally {
    await from.close()
    await to.close()
  }
}

const newFile = (): string => join(tmpdir(), `otop-proof-${randomUUID()}.tar.gz`)

async function refusalOf(work: () => Promise<unknown>): Promise<unknown> {
  try {
    await work()
    return null
  } catch (error) {
    return error
  }
}

// Writes the whole record as it is at one moment into one file, while the service goes on. Nothing is held in memory but
// one piece of a table; the file gets its name only when it is whole and on the disk.
import { createHash, type Hash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { access, open, rename, unlink } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type postgres from 'postgres'
import { copyOut, listMigrations, listSequences, listTables, NOT_KEPT, prepare } from './catalog.ts'
import { connectAlone } from './connect-alone.ts'
import {
  ABOUT,
  type About,
  BackupRefused,
  FORMAT,
  MANIFEST,
  type Manifest,
  PHOTOS,
  PRODUCT,
  pieceName,
  READ_ME,
  READ_ME_TEXT,
  SEAL,
} from './format.ts'
import { type TarEntry, writeTar } from './tar.ts'

export interface BackupOptions {
  /** Must not exist yet. */
  path: string
  /** Version of this program. */
  version: string
  now: Date
  /** The bytes of a photo; null = there is none. Left out: photos have a keeping of their own (S3). */
  readPhoto: ((key: string) => Promise<Uint8Array | null>) | null
}

export interface BackupReport {
  rows: number
  photos: number
  missingPhotos: number
  bytes: number
  /** Of the file, to be written down elsewhere. */
  sha256: string
}

const PIECE = 4 * 1024 * 1024

/** Throws BackupRefused when the file is there already or the database was never migrated. */
export async function writeBackup(url: string, options: BackupOptions): Promise<BackupReport> {
  const { path, now } = options
  if (await isThere(path)) throw new BackupRefused(`${path} is there already. Give the backup another name.`)
  const unfinished = `${path}.unfinished-${process.pid}`
  const sql = connectAlone(url)
  try {
    const report = await sql.begin('isolation level repeatable read read only', async tx => {
      await prepare(tx)
      const manifest: Manifest = { about: '', tables: [], sequences: [], photos: [], missingPhotos: [] }
      const whole = createHash('sha256')
      await pipeline(
        Readable.from(writeTar(listEntries(tx, options, manifest), now)),
        createGzip({ level: 3 }),
        watched(whole),
        createWriteStream(unfinished, { flags: 'wx', mode: 0o600 }),
      )
      return {
        rows: manifest.tables.reduce((sum, table) => sum + table.rows, 0),
        photos: manifest.photos.length,
        missingPhotos: manifest.missingPhotos.length,
        sha256: whole.digest('hex'),
      }
    })
    const bytes = await secure(unfinished)
    await rename(unfinished, path)
    if (process.platform !== 'win32') await secure(dirname(path))
    return { ...report, bytes }
  } catch (error) {
    await unlink(unfinished).catch(() => {})
    throw error
  } finally {
    await sql.end({ timeout: 5 })
  }
}

async function* listEntries(
  tx: postgres.TransactionSql,
  { version, now, readPhoto }: BackupOptions,
  manifest: Manifest,
): AsyncGenerator<TarEntry> {
  const migrations = await listMigrations(tx)
  if (migrations.length === 0)
    throw new BackupRefused('There is nothing to keep: this database was never used by the service.')
  const tables = await listTables(tx)
  const about: About = {
    format: FORMAT,
    product: PRODUCT,
    version,
    takenAt: now.toISOString(),
    migrations,
    tables: tables.map(({ name, columns }) => ({ name, columns })),
  }
  yield { name: READ_ME, bytes: Buffer.from(READ_ME_TEXT) }
  const first = json(ABOUT, about)
  manifest.about = sha256(first.bytes)
  yield first
  for (const table of tables) {
    const { name } = table
    const hash = createHash('sha256')
    let rows = 0
    if (!NOT_KEPT.includes(name)) {
      const source = await tx.unsafe(copyOut(table)).readable()
      let number = 0
      for await (const piece of piecesOf(source)) {
        hash.update(piece.bytes)
        rows += piece.rows
        yield { name: pieceName(name, ++number), bytes: piece.bytes }
      }
    }
    manifest.tables.push({ name, rows, sha256: hash.digest('hex') })
  }
  if (readPhoto !== null && tables.some(({ name }) => name === 'evidence'))
    yield* listPhotos(tx, readPhoto, manifest)
  manifest.sequences = await listSequences(tx)
  const last = json(MANIFEST, manifest)
  yield last
  yield { name: SEAL, bytes: Buffer.from(`${sha256(last.bytes)}  ${MANIFEST}\n`) }
}

/** Whole rows, together a few MiB: the driver hands over one row at a time. */
export async function* piecesOf(
  source: AsyncIterable<Buffer>,
): AsyncGenerator<{ bytes: Buffer; rows: number }> {
  let held: Buffer[] = []
  let size = 0
  for await (const row of source) {
    held.push(row)
    size += row.length
    if (size < PIECE) continue
    yield { bytes: Buffer.concat(held, size), rows: held.length }
    held = []
    size = 0
  }
  if (size > 0) yield { bytes: Buffer.concat(held, size), rows: held.length }
}

async function* listPhotos(
  tx: postgres.TransactionSql,
  readPhoto: (key: string) => Promise<Uint8Array | null>,
  manifest: Manifest,
): AsyncGenerator<TarEntry> {
  const named = await tx<{ key: string; hash: string }[]>`
    select photo_key as key, photo_hash as hash from evidence where photo_key is not null and removed_at is null
    union select photo_key, photo_hash from chat_photos where photo_key is not null and state = 'kept' order by key`
  for (const { key, hash } of named) {
    const bytes = await readPhoto(key)
    const found = bytes === null ? '' : sha256(bytes)
    if (bytes === null || found !== hash) {
      manifest.missingPhotos.push(key)
      continue
    }
    manifest.photos.push({ key, sha256: found })
    yield { name: PHOTOS + key, bytes: Buffer.from(bytes) }
  }
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

const json = (name: string, value: unknown): TarEntry => ({
  name,
  bytes: Buffer.from(`${JSON.stringify(value, null, 1)}\n`),
})

function watched(hash: Hash): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      done(null, chunk)
    },
  })
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )

/** Waits until the disk has it; the size of the file. */
async function secure(path: string): Promise<number> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
    return (await handle.stat()).size
  } finally {
    await handle.close()
  }
}

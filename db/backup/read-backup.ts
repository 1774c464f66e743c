// Reads a backup from front to back, once, and believes nothing in it before the manifest at its end has said the same.
import { createHash, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import {
  ABOUT,
  type About,
  BackupRefused,
  FORMAT,
  MANIFEST,
  type Manifest,
  PHOTOS,
  PRODUCT,
  READ_ME,
  SEAL,
  tableOf,
} from './format.ts'
import { readTar, type TarEntry } from './tar.ts'

export type Part =
  | { kind: 'about'; about: About }
  | { kind: 'rows'; table: string; bytes: Buffer }
  | { kind: 'photo'; key: string; bytes: Buffer }
  /** Last, and only when everything before it is as it says. */
  | { kind: 'end'; manifest: Manifest }

/** `{province}/{district}/{month}/{id}.jpg` and the like: nothing that leaves its folder. */
const SAFE_KEY = /^[A-Za-z0-9_-]+(\/[A-Za-z0-9_-]+)*(\.[A-Za-z0-9]+)?$/

interface Seen {
  about: string
  manifest: string
  tables: Map<string, Hash>
  photos: Map<string, string>
}

/** Parts in their order. Throws BackupRefused for a file that is cut off, altered, or none of ours. */
export async function* readBackup(path: string): AsyncGenerator<Part> {
  const seen: Seen = { about: '', manifest: 'none', tables: new Map(), photos: new Map() }
  let about: About | null = null
  let manifest: Manifest | null = null
  let isSealed = false
  for await (const entry of readEntries(path)) {
    if (isSealed) throw altered(path, 'something follows its end')
    if (entry.name === READ_ME) continue
    if (entry.name === ABOUT) {
      about = readAbout(path, entry)
      seen.about = sha256(entry.bytes)
      yield { kind: 'about', about }
    } else if (about === null) throw altered(path, 'it does not begin as a backup')
    else if (entry.name === MANIFEST) {
      manifest = readJson<Manifest>(path, entry)
      seen.manifest = sha256(entry.bytes)
    } else if (entry.name === SEAL) isSealed = entry.bytes.toString().startsWith(seen.manifest)
    else yield readContent(path, about, entry, seen)
  }
  if (manifest === null || about === null) throw cutOff(path)
  if (!isSealed) throw altered(path, 'its manifest is not as it was written')
  compare(path, about, manifest, seen)
  yield { kind: 'end', manifest }
}

/** Rows or a photo; what it was is remembered for the comparison at the end. */
function readContent(path: string, about: About, { name, bytes }: TarEntry, seen: Seen): Part {
  const table = tableOf(name)
  if (table !== null && about.tables.some(known => known.name === table)) {
    hashOf(seen.tables, table).update(bytes)
    return { kind: 'rows', table, bytes }
  }
  const key = name.startsWith(PHOTOS) ? name.slice(PHOTOS.length) : ''
  if (!SAFE_KEY.test(key)) throw altered(path, `nobody knows what ${JSON.stringify(name)} is`)
  seen.photos.set(key, sha256(bytes))
  return { kind: 'photo', key, bytes }
}

async function* readEntries(path: string): AsyncGenerator<TarEntry> {
  const source = createReadStream(path, { highWaterMark: 256 * 1024 })
  const plain = createGunzip({ chunkSize: 256 * 1024 })
  source.on('error', error => plain.destroy(error))
  try {
    yield* readTar(source.pipe(plain))
  } catch (error) {
    if (error instanceof BackupRefused) throw error
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENOENT') throw new BackupRefused(`There is no file ${path}.`, { cause: error })
    if (code === 'Z_BUF_ERROR') throw cutOff(path, error)
    throw altered(path, error instanceof Error ? error.message : String(error), error)
  } finally {
    source.destroy()
    plain.destroy()
  }
}

function readAbout(path: string, entry: TarEntry): About {
  const about = readJson<About>(path, entry)
  if (about.product !== PRODUCT) throw altered(path, 'it is of another product')
  if (about.format !== FORMAT)
    throw new BackupRefused(
      `${path} was written in format ${about.format} by version ${about.version}; use that version to restore it.`,
    )
  return about
}

function readJson<T>(path: string, { name, bytes }: TarEntry): T {
  try {
    return JSON.parse(bytes.toString('utf8')) as T
  } catch (cause) {
    throw altered(path, `${name} cannot be read`, cause)
  }
}

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

function hashOf(hashes: Map<string, Hash>, table: string): Hash {
  const known = hashes.get(table) ?? createHash('sha256')
  hashes.set(table, known)
  return known
}

function compare(path: string, about: About, manifest: Manifest, seen: Seen): void {
  if (manifest.about !== seen.about) throw altered(path, `${ABOUT} is not as it was written`)
  if (manifest.tables.length !== about.tables.length) throw altered(path, 'tables are missing')
  for (const { name, sha256: written } of manifest.tables)
    if (hashOf(seen.tables, name).digest('hex') !== written)
      throw altered(path, `table ${name} is not as it was written`)
  if (manifest.photos.length !== seen.photos.size) throw altered(path, 'photos are missing')
  for (const { key, sha256: written } of manifest.photos)
    if (seen.photos.get(key) !== written) throw altered(path, `photo ${key} is not as it was written`)
}

const cutOff = (path: string, cause?: unknown): BackupRefused =>
  new BackupRefused(
    `${path} is cut off: it was not written or not copied to its end. Use another backup, or copy it again.`,
    { cause },
  )

const altered = (path: string, what: string, cause?: unknown): BackupRefused =>
  new BackupRefused(`${path} is damaged or was altered: ${what}. Nothing was restored. Use another backup.`, {
    cause,
  })

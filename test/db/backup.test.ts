// What a backup does beside the tables (test/prove/restore.ts has these): photos, files that are there already, and
// databases or backups that do not fit.
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { restoreBackup } from '../../db/backup/restore-backup.ts'
import { writeBackup } from '../../db/backup/write-backup.ts'
import { loadPlaces } from '../../db/load-places.ts'
import { evidence } from '../../db/schema/index.ts'
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '../database.ts'
import { addPerson, addProducers } from '../district.ts'
import { startService, type TestService } from '../service.ts'

const MIGRATIONS = join(import.meta.dirname, '../../db/migrations')
const NOW = new Date('2025-01-12T03:00:00Z')
const PHOTO = Buffer.from('a photo, as far as keeping is concerned')
const KEYS = [
  'evidence/56/5605/2025-01/kept.jpg',
  'evidence/56/5605/2025-01/gone.jpg',
  'evidence/56/5605/2025-01/other.jpg',
]

let service: TestService
let folder: string
const others: TestDatabase[] = []

const readPhoto = async (key: string) =>
  key === KEYS[0] ? PHOTO : key === KEYS[2] ? Buffer.from('something else') : null
const fileNamed = (name: string) => join(folder, name)
const backup = (name: string) =>
  writeBackup(service.database.url, { path: fileNamed(name), version: '1', now: NOW, readPhoto })

async function restore(url: string, name: string) {
  const photos = new Map<string, Buffer>()
  const report = await restoreBackup(url, {
    path: fileNamed(name),
    migrationsFolder: MIGRATIONS,
    now: NOW,
    isMoved: true,
    putPhoto: async (key, bytes) => void photos.set(key, Buffer.from(bytes)),
  })
  return { report, photos }
}

const make = async (database: Promise<TestDatabase>) => {
  const made = await database
  others.push(made)
  return made
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'otop-backup-'))
  service = await startService({ at: '2025-01-12T10:00' })
  const officer = await addPerson(service, 'district_officer', '5605')
  const [producerId = ''] = await addProducers(service, '5605', 1)
  const photoHash = createHash('sha256').update(PHOTO).digest('hex')
  await service.deps.db.insert(evidence).values(
    KEYS.map(photoKey => ({
      id: service.deps.ids.uuid(),
      provinceCode: '56',
      officeCode: '5605',
      period: '2025-01',
      producerId,
      kind: 'other' as const,
      addedBy: officer.id,
      addedAt: NOW,
      photoKey,
      photoHash,
      photoSize: PHOTO.length,
    })),
  )
  await backup('whole.tar.gz')
})
afterAll(async () => {
  await service.close()
  for (const database of others) await database.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('a backup', () => {
  it('brings photos back as they were, and says which were missing or were not what their row says', async () => {
    const { report, photos } = await restore((await make(createEmptyDatabase())).url, 'whole.tar.gz')
    expect(photos).toEqual(new Map([[KEYS[0], PHOTO]]))
    expect(report.missingPhotos.sort()).toEqual([KEYS[1], KEYS[2]])
  })

  it('is never written over another, and leaves nothing when it does not end', async () => {
    await expect(backup('whole.tar.gz')).rejects.toThrow('is there already')
    const broken = { path: fileNamed('broken.tar.gz'), version: '1', now: NOW }
    const readPhoto = () => Promise.reject(new Error('the disk is gone'))
    await expect(writeBackup(service.database.url, { ...broken, readPhoto })).rejects.toThrow(
      'the disk is gone',
    )
    expect(await readdir(folder)).toEqual(['whole.tar.gz'])
    const empty = await make(createEmptyDatabase())
    await expect(writeBackup(empty.url, { ...broken, readPhoto: null })).rejects.toThrow('nothing to keep')
  })

  it('goes into a database that the service has started on but nobody has used', async () => {
    const seeded = await make(createTestDatabase())
    await loadPlaces(seeded.db)
    await seeded.sql`insert into planner_watermarks (name, planned_until, ran_at) values ('notices', now(), now())`
    const { report } = await restore(seeded.url, 'whole.tar.gz')
    expect(report.officers).toBe(1)
  })

  it('goes into no database that belongs to something else, or is in use', async () => {
    const foreign = await make(createEmptyDatabase())
    await foreign.sql`create table letters (text text)`
    await expect(restore(foreign.url, 'whole.tar.gz')).rejects.toThrow('belongs to something else')
    await expect(restore(service.database.url, 'whole.tar.gz')).rejects.toThrow('in use: its table')
  })

  it('of a newer version, or a file that is none, is refused with a sentence', async () => {
    const empty = await make(createEmptyDatabase())
    const text = gunzipSync(readFileSync(fileNamed('whole.tar.gz'))).toString('latin1')
    const newer = text.replace(/("migrations": \[\s+")[0-9a-f]{8}/, '$100000000')
    expect(newer).not.toBe(text)
    writeFileSync(fileNamed('newer.tar.gz'), gzipSync(Buffer.from(newer, 'latin1')))
    writeFileSync(fileNamed('letter.txt'), 'Dear colleague')
    await expect(restore(empty.url, 'newer.tar.gz')).rejects.toThrow('does not know')
    await expect(restore(empty.url, 'letter.txt')).rejects.toThrow('damaged or was altered')
    await expect(restore(empty.url, 'nothing.tar.gz')).rejects.toThrow('There is no file')
  })
})

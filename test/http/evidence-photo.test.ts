// Photos of evidence: kept without what the camera added, shown to who may see them, and never half there.

import { sql } from 'drizzle-orm'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deleteExpired } from '../../bot/actions/delete-expired.ts'
import { removeEvidence } from '../../bot/actions/remove-evidence.ts'
import { PHOTO_LIMIT_BYTES } from '../../bot/domain/limits.ts'
import { actorOf } from '../district.ts'
import {
  addItem,
  itemsOf,
  noteKeys,
  openEvidenceWorld,
  photoOf,
  putPhoto,
  showPhoto,
} from './evidence-world.ts'

let world: Awaited<ReturnType<typeof openEvidenceWorld>>
beforeAll(async () => {
  world = await openEvidenceWorld()
})
afterAll(() => world.service.close())

const producer = () => world.producers[0] ?? ''
let items = 0
/** Evidence of its own for each test. */
const newItem = () => {
  items += 1
  return addItem(world.officer.client, producer(), { note: `รายการ ${items}` })
}
const faults = () => world.service.log.filter(line => line.event.startsWith('photo.'))
const rowOf = async (id: string) => (await world.rows()).find(row => row.id === id)
const fileOf = async (key: string | null | undefined) => (key ? world.service.deps.storage.get(key) : null)
const put = (id: string, bytes: Uint8Array<ArrayBuffer>) =>
  putPhoto(world.service, world.officer.client, id, bytes)

describe('a photo', () => {
  it('is shown to the own district and the province as a picture, without what the camera added', async () => {
    const id = await newItem()
    const sent = await photoOf('#c04010')
    expect(sent.includes('Secret-phone')).toBe(true)
    const { status, body } = await put(id, sent)
    expect(status).toBe(200)
    expect(itemsOf(body, producer()).find(item => item.id === id)?.hasPhoto).toBe(true)
    for (const { client } of [world.officer, world.chief, world.province]) {
      const shown = await showPhoto(world.service, client, id)
      expect(shown.status).toBe(200)
      expect(shown.headers.get('content-type')).toBe('image/jpeg')
      expect(shown.headers.get('content-disposition')).toContain(`evidence-${id}.jpg`)
      const { format, width, exif } = await sharp(shown.bytes).metadata()
      expect({ format, width, exif }).toEqual({ format: 'jpeg', width: 60, exif: undefined })
    }
    expect((await rowOf(id))?.photoKey).toMatch(
      new RegExp(`^evidence/56/5605/2025-01/${id}-[0-9a-f-]{36}\\.jpg$`),
    )
  })

  it('is nobody else’s to see or to put, nor is there to be seen that there is one', async () => {
    const id = await newItem()
    await put(id, await photoOf('#123456'))
    for (const { client } of [world.neighbour, world.stranger]) {
      const shown = await showPhoto(world.service, client, id)
      const unknown = await showPhoto(world.service, client, world.service.deps.ids.uuid())
      expect([shown.status, unknown.status]).toEqual([404, 404])
      expect(JSON.parse(shown.bytes.toString()).error.code).toBe('evidence.unknown')
    }
    const refused = await putPhoto(world.service, world.neighbour.client, id, await photoOf('#fff'))
    expect(refused.body.error?.code).toBe('evidence.unknown')
    const none = await showPhoto(world.service, world.officer.client, await newItem())
    expect(none.status).toBe(404)
  })

  it('sent twice is one file and one line in the trail; another one takes its place', async () => {
    const id = await newItem()
    const keys = noteKeys(world.service)
    const [first, second] = [await photoOf('#ff0000'), await photoOf('#0000ff')]
    await put(id, first)
    await put(id, first)
    expect(keys).toHaveLength(1)
    expect((await put(id, second)).status).toBe(200)
    expect(keys).toHaveLength(2)
    expect(await fileOf(keys[0])).toBeNull()
    const row = await rowOf(id)
    expect(row?.photoKey).toBe(keys[1])
    expect((await fileOf(keys[1]))?.length).toBe(row?.photoSize)
    const trail = (await world.trail('put-photo')).filter(item => item.detail.evidenceId === id)
    expect(trail.map(({ detail }) => [detail.from === null, detail.to])).toEqual([
      [true, expect.stringMatching(/^[0-9a-f]{64}$/)],
      [false, row?.photoHash],
    ])
  })

  it('sent by two at once leaves one whole photo and no second file', async () => {
    const id = await newItem()
    const keys = noteKeys(world.service)
    const photos = [await photoOf('#00ff00'), await photoOf('#ffff00'), await photoOf('#00ffff')]
    const answers = await Promise.all(photos.map(bytes => put(id, bytes)))
    expect(answers.map(answer => answer.status)).toEqual([200, 200, 200])
    const there = await Promise.all(keys.map(fileOf))
    expect(keys).toHaveLength(3)
    expect(there.filter(file => file !== null)).toHaveLength(1)
    expect((await showPhoto(world.service, world.officer.client, id)).status).toBe(200)
  })

  it('put again restores a file that was lost, and a swapped one is not shown', async () => {
    const id = await newItem()
    const bytes = await photoOf('#abcdef')
    await put(id, bytes)
    const key = (await rowOf(id))?.photoKey ?? ''
    await world.service.deps.storage.put(key, await photoOf('#000000'), 'image/jpeg')
    expect((await showPhoto(world.service, world.officer.client, id)).status).toBe(404)
    expect(faults().at(-1)).toMatchObject({ level: 'error', event: 'photo.swapped', data: { id } })
    await world.service.deps.storage.remove(key)
    expect((await showPhoto(world.service, world.officer.client, id)).status).toBe(404)
    expect(faults().at(-1)).toMatchObject({ level: 'error', event: 'photo.lost', data: { id } })
    await put(id, bytes)
    expect((await showPhoto(world.service, world.officer.client, id)).status).toBe(200)
  })
})

describe('what is no photo', () => {
  it('is refused with what to do, and what was there stays', async () => {
    const id = await newItem()
    await put(id, await photoOf('#777777'))
    const before = await rowOf(id)
    for (const bytes of [
      Buffer.from('%PDF-1.7'),
      (await photoOf('#777')).subarray(0, 200),
      Buffer.alloc(5000),
    ]) {
      const { status, body } = await put(id, Buffer.from(bytes))
      expect([status, body.error?.code]).toEqual([400, 'photo.not_a_photo'])
      expect(body.error?.next).toContain('JPEG')
    }
    expect(await rowOf(id)).toEqual(before)
  })

  it('is larger than 12 MB', async () => {
    const id = await newItem()
    const { status, body } = await put(id, Buffer.alloc(PHOTO_LIMIT_BYTES + 1))
    expect([status, body.error?.code]).toEqual([413, 'photo.too_large'])
    expect(body.error?.says).toContain('12')
    expect((await rowOf(id))?.photoKey).toBeNull()
  })
})

describe('removing evidence', () => {
  it('deletes its photo, and keeps in the trail which one it was', async () => {
    const id = await newItem()
    await put(id, await photoOf('#654321'))
    const row = await rowOf(id)
    await world.officer.client.call('removeEvidence', { id })
    expect(await fileOf(row?.photoKey)).toBeNull()
    expect(await rowOf(id)).toMatchObject({ photoKey: null, photoHash: null, photoSize: null })
    const trail = await world.trail('remove-evidence')
    expect(trail.at(-1)?.detail.photoHash).toBe(row?.photoHash)
    expect((await showPhoto(world.service, world.officer.client, id)).status).toBe(404)
  })

  it('while a photo is being put leaves no file behind', async () => {
    const keys = noteKeys(world.service)
    for (let i = 0; i < 5; i += 1) {
      const id = await newItem()
      const [photo] = await Promise.all([
        put(id, await photoOf('#112233')),
        world.officer.client.call('removeEvidence', { id }),
      ])
      expect([200, 404]).toContain(photo.status)
    }
    for (const key of keys) expect(await fileOf(key), key).toBeNull()
  })

  it('is done later where the storage was away', async () => {
    const id = await newItem()
    await put(id, await photoOf('#998877'))
    const key = (await rowOf(id))?.photoKey
    const { deps } = world.service
    const away = { ...deps.storage, remove: () => Promise.reject(new Error('storage away')) }
    await removeEvidence({ ...deps, storage: away }, actorOf(world.officer.person), id)
    expect(await fileOf(key)).not.toBeNull()
    expect(faults().at(-1)).toMatchObject({ level: 'warn', event: 'photo.not_erased', data: { id } })
    await deleteExpired(deps)
    expect(await fileOf(key)).toBeNull()
    expect((await rowOf(id))?.photoKey).toBeNull()
  })
})

it('a photo whose record fails is not kept as a file', async () => {
  const id = await newItem()
  const keys = noteKeys(world.service)
  await world.service.deps.db.execute(
    sql`alter table evidence add constraint full_up check (photo_size is null or id <> ${sql.raw(`'${id}'`)})`,
  )
  expect((await put(id, await photoOf('#445566'))).status).toBe(500)
  expect(keys).toHaveLength(1)
  expect(await fileOf(keys[0])).toBeNull()
  await world.service.deps.db.execute(sql`alter table evidence drop constraint full_up`)
  expect((await put(id, await photoOf('#445566'))).status).toBe(200)
})

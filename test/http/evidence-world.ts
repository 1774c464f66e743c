// A province with evidence to keep: two districts with their people and producers, and photos made on the spot.
import { and, eq } from 'drizzle-orm'
import sharp from 'sharp'
import type { EvidenceView } from '../../bot/contract/evidence.ts'
import { PATHS } from '../../bot/contract/paths.ts'
import { audit, evidence } from '../../db/schema/index.ts'
import { addPerson, addProducers, type Client, type Refused, type Reply, signIn } from '../district.ts'
import { startService, type TestService } from '../service.ts'

export const PERIOD = '2025-01'
export const HERE = { officeCode: '5605', period: PERIOD }

export async function openEvidenceWorld() {
  const service = await startService({ at: '2025-01-20T10:00' })
  const producers = await addProducers(service, '5605', 3)
  const elsewhere = await addProducers(service, '5602', 2)
  const as = async (...who: Parameters<typeof addPerson> extends [unknown, ...infer Rest] ? Rest : never) => {
    const person = await addPerson(service, ...who)
    return { person, client: await signIn(service, person) }
  }
  return {
    service,
    /** Of 5605. */
    producers,
    /** Of 5602. */
    elsewhere,
    officer: await as('district_officer', '5605', 'สมหญิง ตัวอย่าง'),
    chief: await as('district_chief', '5605', 'สมชาย ตัวอย่าง'),
    neighbour: await as('district_officer', '5602', 'เพื่อนบ้าน ตัวอย่าง'),
    province: await as('provincial_officer', '56', 'มาลี ตัวอย่าง'),
    stranger: await as('provincial_officer', '57', 'ต่างจังหวัด ตัวอย่าง'),
    rows: () => service.deps.db.select().from(evidence).orderBy(evidence.addedAt, evidence.id),
    trail: async (action: string) =>
      service.deps.db
        .select()
        .from(audit)
        .where(and(eq(audit.action, action)))
        .orderBy(audit.seq),
  }
}

export const statement = (producerId: string, more: Record<string, unknown> = {}) => ({
  producerId,
  kind: 'receipts',
  keptAt: 'ที่ผู้ผลิต',
  note: null,
  ...more,
})

export const itemsOf = (view: EvidenceView, producerId: string | undefined) =>
  view.producers.find(producer => producer.producerId === producerId)?.items ?? []

/** States evidence and returns its id. */
export async function addItem(client: Client, producerId: string, more = {}): Promise<string> {
  const before = await client.call('showEvidence', HERE)
  const known = itemsOf(before.body, producerId).map(item => item.id)
  const { body } = await client.call('addEvidence', HERE, statement(producerId, more))
  const added = itemsOf(body, producerId).find(item => !known.includes(item.id))
  if (added === undefined) throw new Error(`nothing was added: ${JSON.stringify(body)}`)
  return added.id
}

/** A photo of one colour with a place in it. */
export const photoOf = async (background: string): Promise<Buffer<ArrayBuffer>> =>
  Buffer.from(
    await sharp({ create: { width: 60, height: 40, channels: 3, background } })
      .withExif({
        IFD0: { Make: 'Secret-phone' },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '19/1 10/1 0/1' },
      })
      .jpeg()
      .toBuffer(),
  )

const addressOf = (service: TestService, name: 'putPhoto' | 'showPhoto', id: string) =>
  service.url + PATHS[name][1].replace(':id', id)

export async function putPhoto(
  service: TestService,
  client: Client,
  id: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Reply<EvidenceView & Refused>> {
  const response = await fetch(addressOf(service, 'putPhoto', id), {
    method: 'PUT',
    headers: { cookie: client.cookie ?? '', 'content-type': 'image/jpeg' },
    body: bytes,
  })
  return { status: response.status, body: (await response.json()) as never, headers: response.headers }
}

export async function showPhoto(service: TestService, client: Client, id: string) {
  const headers = { cookie: client.cookie ?? '' }
  const response = await fetch(addressOf(service, 'showPhoto', id), { headers })
  return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.bytes()) }
}

/** Notes every key under which a file is stored from now on. */
export function noteKeys({ deps }: TestService): string[] {
  const keys: string[] = []
  const { storage } = deps
  const put = storage.put.bind(storage)
  storage.put = async (key, bytes, contentType) => {
    keys.push(key)
    await put(key, bytes, contentType)
  }
  return keys
}

// Links to papers that must not work any more, or never did: each is a page in Thai that says what to do.
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { actingChiefs, officers } from '../../db/schema/index.ts'
import { addPerson, type Client, signIn, type TestPerson } from '../district.ts'
import { startService, type TestService } from '../service.ts'
import { expectPage, openAt } from './start-papers.ts'

const MINUTE = 60_000

let service: TestService
let officer: TestPerson
let province: TestPerson

beforeAll(async () => {
  service = await startService({ at: '2025-01-20T10:00' })
  officer = await addPerson(service, 'district_officer', '5605')
  province = await addPerson(service, 'provincial_officer', '56')
})
afterAll(() => service.close())

/** A new link to the draft of 5605. */
async function linkOf(client: Client): Promise<string> {
  const order = { form: 'rt2', officeCode: '5605', period: '2025-01', number: null, producerId: null }
  const { status, body } = await client.call('makeDocumentLink', {}, order)
  expect(status, JSON.stringify(body)).toBe(200)
  return new URL(body.url).pathname
}

const open = (path: string) => openAt(service.url, path)

it('works to the last moment of its quarter of an hour, and then says what to do', async () => {
  const path = await linkOf(await signIn(service, officer))
  service.clock.wait(15 * MINUTE - 1)
  expect((await open(path)).status).toBe(200)
  service.clock.wait(1)
  expectPage(await open(path), 410, 'ลิงก์เอกสารนี้หมดอายุแล้วหรือไม่ถูกต้อง')
  expectPage(await open(path), 410, 'โปรดกลับไปที่ไลน์')
})

it.each([
  '/documents/',
  '/documents/abc',
  `/documents/${'A'.repeat(32)}`,
  `/documents/${'A'.repeat(300)}`,
  '/documents/..%2f..%2fetc',
  '/documents/%zz',
  '/documents/%3Cscript%3Ealert(1)%3C%2Fscript%3E',
  '/documents/a/b',
])('%s is a page that leads back to LINE', async path => {
  const page = await open(path)
  expectPage(page, 404)
  expect(page.text).not.toContain('alert(1)')
})

it('ends with its maker: removed, or moved elsewhere', async () => {
  const { db, clock } = service.deps
  const gone = await addPerson(service, 'district_officer', '5605')
  const moved = await addPerson(service, 'district_officer', '5605')
  const paths: string[] = []
  for (const person of [gone, moved]) paths.push(await linkOf(await signIn(service, person)))
  for (const path of paths) expect((await open(path)).status).toBe(200)
  await db.update(officers).set({ removedAt: clock.now() }).where(eq(officers.id, gone.id))
  await db.update(officers).set({ officeCode: '5602' }).where(eq(officers.id, moved.id))
  for (const path of paths) expectPage(await open(path), 410, 'ลิงก์เอกสารนี้หมดอายุแล้วหรือไม่ถูกต้อง')
})

it('of an acting chief works while the order does', async () => {
  const { db, ids, clock } = service.deps
  const acting = await addPerson(service, 'district_officer', '5602')
  await db.insert(actingChiefs).values({
    id: ids.uuid(),
    provinceCode: '56',
    officeCode: '5605',
    officerId: acting.id,
    orderNumber: '1/2568',
    fromOn: '2025-01-20',
    untilOn: '2025-01-20',
    namedBy: province.id,
    namedAt: clock.now(),
  })
  const path = await linkOf(await signIn(service, acting))
  expect((await open(path)).status).toBe(200)
  await db.update(actingChiefs).set({ endedAt: clock.now() }).where(eq(actingChiefs.officerId, acting.id))
  expectPage(await open(path), 410)
})

it('does not come back to life when its maker is invited anew', async () => {
  const person = await addPerson(service, 'district_officer', '5605')
  const path = await linkOf(await signIn(service, person))
  const { db, ids, clock } = service.deps
  await db.update(officers).set({ removedAt: clock.now() }).where(eq(officers.id, person.id))
  const { id: _old, ...same } = { ...person, provinceCode: '56', joinedAt: clock.now() }
  await db.insert(officers).values({ ...same, id: ids.uuid() })
  expectPage(await open(path), 410)
})

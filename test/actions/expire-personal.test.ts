// Least data: words of old messages, forgotten drafts and chats of people who went away do not stay for ever.
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { deleteExpired } from '../../bot/actions/delete-expired.ts'
import { deliveries, drafts, lineChats } from '../../db/schema/index.ts'
import { addPerson, addProducers, type TestPerson } from '../district.ts'
import { startService, type TestService } from '../service.ts'

const DAY_MS = 24 * 3600_000
const STRANGER = `U${'5'.repeat(32)}`

let service: TestService
let officer: TestPerson

const said = async () => {
  const rows = await service.deps.db.select().from(deliveries)
  return rows.map(({ state, body, recipients, cost }) => [state, body !== '', recipients.length, cost])
}
const chats = async () => (await service.deps.db.select().from(lineChats)).map(chat => chat.id)
const keptDrafts = async () => (await service.deps.db.select().from(drafts)).length

beforeAll(async () => {
  service = await startService({ at: '2025-03-10T09:00' })
  officer = await addPerson(service, 'district_officer', '5605')
  await addProducers(service, '5605', 1)
  await service.worker.runUntilIdle()
  service.clock.set('2025-03-25T09:00')
  await service.worker.runUntilIdle()
  const at = service.clock.now()
  const { db } = service.deps
  const place = { officeCode: '5605', period: '2025-03', provinceCode: '56' }
  await db.insert(drafts).values({ ...place, officerId: officer.id, fields: {}, updatedAt: at })
  const gone = { kind: 'user' as const, addedAt: at, blockedAt: at, changedAt: at }
  await db.insert(lineChats).values({ ...gone, id: STRANGER })
  await db.execute(
    sql`update line_chats set blocked_at = ${at.toISOString()} where id = ${officer.lineUserId}`,
  )
})
afterAll(() => service.close())

it('keeps everything for ninety days', async () => {
  service.clock.wait(90 * DAY_MS)
  await deleteExpired(service.deps)
  expect(await said()).toEqual([['sent', true, 1, 1]])
  expect(await keptDrafts()).toBe(1)
  expect(await chats()).toContain(STRANGER)
})

it('then forgets words, drafts and strangers, and still knows what was sent and who works here', async () => {
  service.clock.wait(DAY_MS)
  await deleteExpired(service.deps)
  expect(await said()).toEqual([['sent', false, 0, 1]])
  expect(await keptDrafts()).toBe(0)
  expect(await chats()).toEqual([officer.lineUserId])
})

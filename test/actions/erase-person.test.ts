// A person's own data: all of it can be handed out, and all of it can be taken out of the record, while sums, seals and
// other people's pages stay as they are.
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { erasePerson } from '../../bot/actions/erase-person.ts'
import { exportPerson } from '../../bot/actions/export-person.ts'
import { traceProducer } from '../../bot/actions/trace-producer.ts'
import { verifyAudit } from '../../bot/actions/verify-audit.ts'
import { ERASED_NAME } from '../../bot/domain/erased-words.ts'
import type { Db } from '../../db/connect.ts'
import { listTextColumns } from '../../db/queries/personal-data.ts'
import { webhookEvents } from '../../db/schema/index.ts'
import {
  addPerson,
  addProducers,
  type Client,
  figure,
  signature,
  signIn,
  sumEntries,
  type TestPerson,
} from '../district.ts'
import { createInbox } from '../inbox.ts'
import { startService, type TestService } from '../service.ts'
import { tamper } from '../tamper.ts'

const NAME = 'ประไพพรรณ ลาจากไกล'
const MAIDEN = 'ประไพพรรณ เคยชื่ออื่น'
const PHONE = '0812345678'
const AT = { officeCode: '5605', period: '2025-01' }

let service: TestService
let leaver: TestPerson
let chief: TestPerson
let province: TestPerson
let asProvince: Client
let asLeaver: Client
let producers: string[]
let sums: string

/** Where a text stands, `table.column`, in every column of text of every table. */
async function placesOf(db: Db, text: string): Promise<string[]> {
  const places: string[] = []
  for (const { table, column } of await listTextColumns(db)) {
    const [row] = await db.execute<{ some: boolean }>(sql`
      select exists (select from ${sql.identifier(table)} where position(${text}::text in ${sql.identifier(column)}::text) > 0) as some`)
    if (row?.some) places.push(`${table}.${column}`)
  }
  return places
}

const ok = async (reply: Promise<{ status: number; body: unknown }>) => {
  const { status, body } = await reply
  expect(status, JSON.stringify(body)).toBeLessThan(300)
  return body as never
}

beforeAll(async () => {
  service = await startService({ at: '2025-01-12T10:00' })
  leaver = await addPerson(service, 'district_officer', '5605', MAIDEN)
  const colleague = await addPerson(service, 'district_officer', '5605', 'สมศรี อยู่ต่อ')
  chief = await addPerson(service, 'district_chief', '5605', 'หัวหน้า อำเภอ')
  province = await addPerson(service, 'provincial_officer', '56', 'จังหวัด หนึ่ง')
  producers = await addProducers(service, '5605', 2)
  asProvince = await signIn(service, province)
  asLeaver = await signIn(service, leaver)
  const asColleague = await signIn(service, colleague)
  const asChief = await signIn(service, chief)
  await ok(asProvince.call('changeOfficer', { id: leaver.id }, { fullName: NAME, phone: PHONE }))
  await ok(
    asLeaver.call('saveFigures', AT, {
      figures: producers.map(id => figure(id, '1500.50', { note: `${NAME} ไปเก็บเอง โทร ${PHONE}` })),
    }),
  )
  const [first = ''] = producers
  await ok(asLeaver.call('addComment', AT, { producerId: first, text: 'แก้แล้ว', replyTo: null }))
  await ok(asColleague.call('addComment', AT, { producerId: first, text: `ถาม ${NAME} แล้ว`, replyTo: null }))
  await ok(asLeaver.call('makeDocumentLink', {}, { form: 'rt1', ...AT, number: null, producerId: first }))
  const form = (await ok(asLeaver.call('showReport', AT))) as { version: number }
  await ok(asLeaver.call('submitReport', AT, { version: form.version }))
  await service.worker.runUntilIdle()
  const seen = (await ok(asChief.call('showReport', AT))) as { version: number }
  await ok(asChief.call('certifyReport', AT, { version: seen.version, signature }))
  await service.deps.db.insert(webhookEvents).values({
    id: 'event-1',
    chatId: leaver.lineUserId,
    occurredAt: service.clock.now(),
    receivedAt: service.clock.now(),
    raw: JSON.stringify({
      type: 'message',
      source: { userId: leaver.lineUserId },
      message: { text: 'สวัสดี' },
    }),
    state: 'handled',
    nextAttemptAt: service.clock.now(),
  })
  service.clock.set('2025-01-25T09:00')
  await service.worker.runUntilIdle()
  sums = await sumEntries(service, '5605', '2025-01')
})
afterAll(() => service.close())

describe('a person’s own data', () => {
  it('is handed out whole, in words a person reads, without secrets', async () => {
    const text = JSON.stringify(await exportPerson(service.deps, leaver.id))
    for (const expected of [NAME, PHONE, leaver.lineUserId, 'บันทึกตัวเลข 2 ราย', 'อำเภอดอกคำใต้'])
      expect(text).toContain(expected)
    expect(text).not.toContain(chief.lineUserId)
    expect(text).not.toMatch(/token_hash|code_hash|key_hash/)
    const [row] = await service.deps.db.execute<{ hash: string }>(
      sql`select token_hash as hash from sessions limit 1`,
    )
    expect(text).not.toContain(row?.hash)
  })

  it('says who changed a producer’s record and who took it away on paper', async () => {
    const span = { from: new Date('2025-01-12T00:00:00+07:00'), until: new Date('2025-01-13T00:00:00+07:00') }
    const lines = await traceProducer(service.deps, producers[0] ?? '', span)
    expect(lines.filter(line => line.by === NAME).map(line => line.says)).toEqual([
      'บันทึกตัวเลข 2 ราย',
      expect.stringMatching(/^ถามเรื่องตัวเลขของ/),
      expect.stringMatching(/รต\.1/),
    ])
    const day = { from: new Date('2025-01-10T00:00:00+07:00'), until: new Date('2025-01-11T00:00:00+07:00') }
    expect(await traceProducer(service.deps, producers[0] ?? '', day)).toEqual([])
  })

  it('is not erased while the person works here', async () => {
    await expect(erasePerson(service.deps, leaver.id, [PHONE])).rejects.toThrow('officer.still_active')
    expect(await placesOf(service.deps.db, NAME)).toContain('officers.full_name')
  })

  it('stands nowhere after an erasure but in what was signed', async () => {
    await ok(asProvince.call('removeOfficer', { id: leaver.id }))
    const before = [...(await placesOf(service.deps.db, NAME)), ...(await placesOf(service.deps.db, MAIDEN))]
    // Otherwise the scan below would say nothing.
    for (const place of [
      'officers.full_name',
      'audit.detail',
      'figures.note',
      'figure_versions.note',
      'figure_comments.text',
    ])
      expect(before).toContain(place)
    expect(await placesOf(service.deps.db, leaver.lineUserId)).toEqual(
      expect.arrayContaining([
        'officers.line_user_id',
        'line_chats.id',
        'webhook_events.raw',
        'webhook_events.chat_id',
      ]),
    )
    const { officerIds, stays } = await erasePerson(service.deps, leaver.id, [PHONE])
    expect(officerIds).toEqual([leaver.id])
    for (const text of [MAIDEN, leaver.lineUserId]) expect(await placesOf(service.deps.db, text)).toEqual([])
    // The signed report keeps its notes and names as they were signed.
    for (const text of [NAME, PHONE])
      expect(await placesOf(service.deps.db, text)).toEqual(['report_versions.content'])
    expect(stays).toEqual({ report_versions: 1 })
  })

  it('is gone from the log of what happened, and the log still verifies', async () => {
    const { broken, chains } = await verifyAudit(service.deps.db)
    expect(broken).toBeNull()
    expect(chains.find(chain => chain.chain === '56')?.erased).toBeGreaterThan(0)
  })

  it('lets nobody say "erased" of a row that was not', async () => {
    const { db } = service.deps
    const [row] = await db.execute<{ seq: string; text: string }>(
      sql`select seq::text, detail::text as text from audit where action = 'change-officer' limit 1`,
    )
    const put = (text: string) =>
      tamper(db, sql`update audit set detail = ${text}::jsonb where seq = ${row?.seq ?? ''}::bigint`)
    await put('{"officerId":"x"}')
    expect((await verifyAudit(db)).broken).toMatchObject({ seq: Number(row?.seq), why: 'changed_row' })
    await put(row?.text ?? '')
    expect((await verifyAudit(db)).broken).toBeNull()
  })

  it('leaves sums, signed reports and other people’s pages as they were', async () => {
    expect(await sumEntries(service, '5605', '2025-01')).toBe(sums)
    const asChief = await signIn(service, chief)
    for (const [client, name, params] of [
      [asChief, 'showReport', AT],
      [asChief, 'showReportHistory', AT],
      [asChief, 'showComments', AT],
      [asProvince, 'showOfficerHistory', { id: leaver.id }],
      [asProvince, 'listOfficers', {}],
      [asProvince, 'showBoard', { fiscalYear: '2025' }],
    ] as const)
      expect((await client.call(name, params)).status, name).toBe(200)
    const history = await asChief.call('showReportHistory', AT)
    expect(JSON.stringify(history.body)).toContain(ERASED_NAME)
    expect(JSON.stringify(history.body)).not.toContain(NAME)
  })

  it('lets nobody in and sends nothing any more', async () => {
    expect((await asLeaver.call('showHome')).status).toBe(401)
    await expect(signIn(service, leaver)).rejects.toThrow('officer.unknown')
    const inbox = createInbox(service)
    inbox.read(leaver.lineUserId)
    service.clock.set('2025-01-31T09:00')
    await service.worker.runUntilIdle()
    service.clock.set('2025-02-10T09:00')
    await service.worker.runUntilIdle()
    expect(inbox.read(leaver.lineUserId)).toEqual([])
    expect(await placesOf(service.deps.db, leaver.lineUserId)).toEqual([])
  })

  it('can be erased again without changing anything', async () => {
    const [before] = await service.deps.db.execute(sql`select count(*)::int as rows from audit`)
    await erasePerson(service.deps, leaver.id, [])
    expect(await service.deps.db.execute(sql`select count(*)::int as rows from audit`)).toEqual([before])
  })
})

// The product's story: January 2568 from opening to summary, every message to every person.
// Two districts, their officers and chiefs, the province; nobody is told anything that is not in this file.
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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
import { fillForecast } from '../forecasts.ts'
import { createInbox, type Inbox, type Received } from '../inbox.ts'
import { bangkokInstant, startService, type TestService } from '../service.ts'

const PERIOD = '2025-01'
const CHUN = { officeCode: '5602', period: PERIOD }
const PONG = { officeCode: '5606', period: PERIOD }
const LIFF = 'https://liff.line.me/2000000002-AbCdEfGh'

type Name = 'chunOfficer' | 'chunChief' | 'pongOfficer' | 'pongChief' | 'province' | 'provinceChief'

let service: TestService
let inbox: Inbox
let people: Record<Name, TestPerson>
let chunProducers: string[]
let pongProducers: string[]

beforeAll(async () => {
  service = await startService({ at: '2025-01-09T08:55', quota: 300 })
  people = {
    chunOfficer: await addPerson(service, 'district_officer', '5602', 'สมหญิง (ตัวอย่าง)'),
    chunChief: await addPerson(service, 'district_chief', '5602', 'สมชาย (ตัวอย่าง)'),
    pongOfficer: await addPerson(service, 'district_officer', '5606', 'สมใจ (ตัวอย่าง)'),
    pongChief: await addPerson(service, 'district_chief', '5606', 'สมศักดิ์ (ตัวอย่าง)'),
    province: await addPerson(service, 'provincial_officer', '56', 'สมพร (ตัวอย่าง)'),
    provinceChief: await addPerson(service, 'provincial_chief', '56', 'สมบูรณ์ (ตัวอย่าง)'),
  }
  chunProducers = await addProducers(service, '5602', 3)
  pongProducers = await addProducers(service, '5606', 2)
  await lastYear()
  inbox = createInbox(service)
  await service.worker.runUntilIdle()
})
afterAll(() => service.close())

/** January 2567: จุน sold 400.00, ปง has no figures at all. */
async function lastYear(): Promise<void> {
  await service.deps.db.execute(sql`
    insert into district_months (office_code, period, province_code, amount, recorded, no_sales) values ('5602', '2024-01', '56', 400, 3, 0)`)
  await service.deps.db.execute(sql`
    insert into district_reports (office_code, period, province_code, state, version, last_changed_at)
    values ('5602', '2024-01', '56', 'certified', 1, ${bangkokInstant('2024-01-31T10:00').toISOString()}::timestamptz)`)
}

async function clockReaches(at: string): Promise<void> {
  service.clock.set(at)
  await service.worker.runUntilIdle()
}

/** What everybody got since the last look; those not named got nothing. */
function expectOnly(expected: Partial<Record<Name, string[]>>): Record<Name, Received[]> {
  const found = {} as Record<Name, Received[]>
  for (const name of Object.keys(people) as Name[]) {
    found[name] = inbox.read(people[name].lineUserId)
    const wanted = expected[name] ?? []
    expect(
      found[name].map(message => message.altText),
      name,
    ).toHaveLength(wanted.length)
    for (const [index, words] of wanted.entries()) expect(found[name][index]?.altText, name).toContain(words)
  }
  return found
}

const officers = (words: string) => ({ chunOfficer: [words], pongOfficer: [words] })
const districts = (words: string) => ({ ...officers(words), chunChief: [words], pongChief: [words] })
const province = (words: string) => ({ province: [words], provinceChief: [words] })
const uris = (message: Received | undefined) => message?.uris

let asChun: Client
let asPong: Client

describe('January 2568', () => {
  it('begins with silence: nothing is due on the 9th', () => {
    expectOnly({})
  })

  it('10 January 09:00: every district hears that entry is open, what is due when, with a button to the form', async () => {
    await clockReaches('2025-01-10T08:59')
    expectOnly({})
    await clockReaches('2025-01-10T09:00')
    const found = expectOnly(districts('เปิดระบบบันทึกรายได้เดือนมกราคม 2568 แล้ว'))
    const message = found.chunOfficer[0]
    expect(message?.altText).toContain('วันเสาร์ที่ 25 ม.ค. 68')
    expect(message?.altText).toContain('วันพฤหัสบดีที่ 6 ก.พ. 68 เวลา 23:59 น.')
    expect(uris(message)).toEqual([`${LIFF}/revenue/2025-01`])
    expect(message?.via).toBe('multicast')
  })

  it('11 and 22 January: officers are reminded of the forecast; ปง files it and hears no more of it', async () => {
    await clockReaches('2025-01-11T09:00')
    expectOnly(officers('อีก 14 วันครบกำหนดส่งแบบประมาณการรายได้'))
    asPong = await signIn(service, people.pongOfficer)
    const forecast = { officeCode: '5606', fiscalYear: '2025' }
    const version = await fillForecast(asPong, forecast)
    expect((await asPong.call('fileForecast', forecast, { version })).body.state).toBe('filed')
    await clockReaches('2025-01-22T09:00')
    const found = expectOnly({ chunOfficer: ['อีก 3 วันครบกำหนดส่งแบบประมาณการรายได้'] })
    expect(found.chunOfficer[0]?.altText).toContain('กรอกแล้ว 0 จาก 3 ราย')
    expect(uris(found.chunOfficer[0])).toEqual([`${LIFF}/forecast/5602/2025`])
  })

  it('24 January: the 25th is a Saturday, so incomplete districts hear it on Friday with their own progress', async () => {
    asChun = await signIn(service, people.chunOfficer)
    const [first, second] = chunProducers as [string, string, string]
    const saved = await asChun.call('saveFigures', CHUN, {
      figures: [figure(first, '100.25'), figure(second, '200')],
    })
    expect(saved.status).toBe(200)
    await clockReaches('2025-01-24T09:00')
    const found = expectOnly(officers('วันที่ 25 เป็นวันเสาร์'))
    expect(found.chunOfficer[0]?.altText).toContain('บันทึกแล้ว 2 จาก 3 ราย')
    expect(found.pongOfficer[0]?.altText).toContain('บันทึกแล้ว 0 จาก 2 ราย')
    expect(uris(found.chunOfficer[0])).toEqual([`${LIFF}/revenue/2025-01?left=1`])
  })

  it('25 January: who is incomplete hears how much is left; two matters for one person are one message', async () => {
    await clockReaches('2025-01-25T09:00')
    const found = expectOnly({
      chunOfficer: ['มี 2 เรื่อง'],
      chunChief: ['วันนี้ครบกำหนดส่งแบบประมาณการรายได้'],
      pongOfficer: ['วันนี้ครบกำหนดบันทึก รต.1 เดือนมกราคม 2568'],
    })
    expect(found.chunOfficer[0]?.altText).toContain('เหลืออีก 1 ราย')
    expect(found.chunOfficer[0]?.altText).toContain('แบบประมาณการรายได้ ปีงบประมาณ 2568')
    expect(found.pongOfficer[0]?.altText).toContain('เหลืออีก 2 ราย')
  })

  it('จุน records the last producer and submits; the chief hears that it is ready to certify', async () => {
    const saved = await asChun.call('saveFigures', CHUN, {
      figures: [figure(chunProducers[2] as string, null, { noSalesReason: 'no_orders' })],
    })
    const submitted = await asChun.call('submitReport', CHUN, { version: saved.body.reportVersion })
    expect(submitted.body.state).toBe('submitted')
    await service.worker.runUntilIdle()
    const found = expectOnly({ chunChief: ['รายงานพร้อมลงนามรับรอง เดือนมกราคม 2568'] })
    expect(found.chunChief[0]?.altText).toContain('300.25 บาท')
    expect(uris(found.chunChief[0])).toEqual([`${LIFF}/report/5602/2025-01`])
  })

  it('25 January 16:30: the province gets its summary, and the numbers are those of the table', async () => {
    await clockReaches('2025-01-25T16:30')
    const found = expectOnly(province('สรุปวันครบกำหนดบันทึก รต.1'))
    const text = found.province[0]?.altText ?? ''
    expect(text).toContain(`รวม ${await sumEntries(service, '56', PERIOD)} บาท`)
    expect(text).toContain('บันทึกแล้ว 3 จาก 5 ราย')
    expect(text).toContain('ปง')
    // Like for like: only จุน has reported and has a base. (300.25 − 400) ÷ 400 = −24.9 %.
    expect(text).toContain('24.9')
    expect(text).toContain('เทียบ 1 จาก 2 อำเภอ')
    expect(uris(found.province[0])).toEqual([`${LIFF}/summary/2025-01`])
  })

  it('31 January: who is not certified hears it, each with the step that is theirs', async () => {
    await clockReaches('2025-01-31T09:00')
    const found = expectOnly(districts('วันนี้ครบกำหนดลงนามรับรอง รต.2'))
    expect(found.chunChief[0]?.altText).toContain('พร้อมให้ท่านลงนามรับรอง')
    expect(uris(found.chunChief[0])).toEqual([`${LIFF}/report/5602/2025-01`])
    expect(uris(found.pongOfficer[0])).toEqual([`${LIFF}/revenue/2025-01?left=1`])
    const asChief = await signIn(service, people.chunChief)
    const { version } = (await asChief.call('showReport', CHUN)).body
    expect((await asChief.call('certifyReport', CHUN, { version, signature })).body.state).toBe('certified')
    await clockReaches('2025-01-31T16:30')
    const summary = expectOnly(province('สรุปสิ้นเดือน'))
    expect(summary.province[0]?.altText).toContain('รับรองแล้ว 1 จาก 2 อำเภอ')
  })

  it('5 February: the last call goes only to ปง, which then finishes; the province hears that all are certified', async () => {
    await clockReaches('2025-02-05T09:00')
    expectOnly({ pongOfficer: ['ระบบปิดพรุ่งนี้'], pongChief: ['ระบบปิดพรุ่งนี้'] })
    asPong = await signIn(service, people.pongOfficer)
    const saved = await asPong.call('saveFigures', PONG, {
      figures: pongProducers.map(id => figure(id, '50')),
    })
    const submitted = await asPong.call('submitReport', PONG, { version: saved.body.reportVersion })
    await service.worker.runUntilIdle()
    expectOnly({ pongChief: ['รายงานพร้อมลงนามรับรอง'] })
    const asChief = await signIn(service, people.pongChief)
    await asChief.call('certifyReport', PONG, { version: submitted.body.version, signature })
    await service.worker.runUntilIdle()
    expectOnly(province('รับรองครบ'))
  })

  it('6 February: every district hears that entry closes today, with its own state', async () => {
    await clockReaches('2025-02-06T09:00')
    const found = expectOnly(districts('ระบบปิดวันนี้ 23:59 น.'))
    expect(found.pongChief[0]?.altText).toContain('อำเภอปง')
  })

  it('7 February 07:00: the closing summary; the form is read-only and says why', async () => {
    await clockReaches('2025-02-07T07:00')
    const found = expectOnly(province('สรุปหลังปิดระบบ'))
    expect(found.provinceChief[0]?.altText).toContain('รับรองแล้ว 2 จาก 2 อำเภอ')
    expect(found.provinceChief[0]?.altText).toContain('400.25 บาท')
    const shown = await asPong.call('showReport', PONG)
    expect(shown.body.lock).toMatchObject({ reason: 'past_closing', since: '2025-02-06T16:59:59.000Z' })
  })

  it('was told once: a second look at every instant of the month says nothing new', async () => {
    await service.deps.db.execute(
      sql`update planner_watermarks set planned_until = ${bangkokInstant('2025-01-09T08:55').toISOString()}::timestamptz`,
    )
    await service.worker.runUntilIdle()
    expectOnly({})
    const states = await service.deps.db.execute<{ state: string; count: number }>(
      sql`select state, count(*)::int as count from notices group by state order by state`,
    )
    const unsent = Array.from(states).filter(row => row.state !== 'sent')
    // Planned a second time for who has no more to do: nothing but what is skipped or too late.
    for (const row of unsent) expect(['skipped', 'expired']).toContain(row.state)
    expect(service.platform.quota.used()).toBeLessThan(60)
    expect(service.log.filter(line => line.level === 'error')).toEqual([])
  })
})

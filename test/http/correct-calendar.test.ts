// A corrected date: every district of the province is told once, and the notices follow the new date.
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addPerson, addProducers, type Client, signIn, type TestPerson } from '../district.ts'
import { createInbox, type Inbox } from '../inbox.ts'
import { startService, type TestService } from '../service.ts'

let service: TestService
let inbox: Inbox
let people: Record<'officer' | 'chief' | 'other' | 'province' | 'neighbour', TestPerson>
let asProvince: Client
let asOfficer: Client
let asNeighbour: Client

beforeAll(async () => {
  service = await startService({ at: '2025-01-09T08:55' })
  await addProducers(service, '5605', 2)
  await addProducers(service, '5701', 2)
  people = {
    officer: await addPerson(service, 'district_officer', '5605'),
    chief: await addPerson(service, 'district_chief', '5605'),
    // Without producers: concerned by the calendar all the same.
    other: await addPerson(service, 'district_officer', '5602'),
    province: await addPerson(service, 'provincial_officer', '56'),
    neighbour: await addPerson(service, 'district_officer', '5701'),
  }
  asProvince = await signIn(service, people.province)
  asOfficer = await signIn(service, people.officer)
  asNeighbour = await signIn(service, people.neighbour)
  await service.deps.db.execute(sql`update sessions set expires_at = '2030-01-01T00:00:00Z'::timestamptz`)
  inbox = createInbox(service)
  await service.worker.runUntilIdle()
})
afterAll(() => service.close())

/** Every test has a month of its own and begins on its 15th with empty hands. */
let month = 0
let period = ''
beforeEach(async () => {
  month += 1
  period = `2025-${String(month).padStart(2, '0')}`
  await clockReaches(`${period}-15T10:00`)
  readAll()
})

async function clockReaches(at: string): Promise<void> {
  service.clock.set(at)
  await service.worker.runUntilIdle()
}

type Name = keyof typeof people

/** Titles of what each has got since the last look; who got nothing is left out. */
function readAll(): Partial<Record<Name, string[]>> {
  const found: Partial<Record<Name, string[]>> = {}
  for (const name of Object.keys(people) as Name[]) {
    const texts = inbox.read(people[name].lineUserId).map(message => message.altText)
    if (texts.length > 0) found[name] = texts
  }
  return found
}

const correct = (milestone: string, day: number, reason = 'กรมขยายเวลา') =>
  asProvince.call(
    'correctCalendar',
    { period },
    { milestone, correctedOn: `${period}-${String(day).padStart(2, '0')}`, reason },
  )

describe('a corrected date', () => {
  it('is in force at once, and every district of the province hears it once', async () => {
    const { status, body } = await correct('report_due', 28, 'ระบบของกรมปิดปรับปรุง')
    expect([status, body.dates.find(date => date.milestone === 'report_due')]).toEqual([
      200,
      {
        milestone: 'report_due',
        on: '2025-01-28',
        holiday: null,
        isWorkingDay: true,
        correctedBecause: 'ระบบของกรมปิดปรับปรุง',
      },
    ])
    await service.worker.runUntilIdle()
    await service.worker.runUntilIdle()
    const heard = readAll()
    expect(Object.keys(heard).sort()).toEqual(['chief', 'officer', 'other'])
    for (const texts of Object.values(heard)) {
      expect(texts).toHaveLength(1)
      expect(texts[0]).toContain('วันอังคารที่ 28 มกราคม 2568')
      expect(texts[0]).toContain('ระบบของกรมปิดปรับปรุง')
    }
    const seen = (await asOfficer.call('showCalendar', { period })).body
    expect(seen.dates.find(date => date.milestone === 'report_due')?.on).toBe('2025-01-28')
  })

  it('moves the reminder: nothing on the old day, everything on the new one', async () => {
    await correct('report_due', 27)
    await service.worker.runUntilIdle()
    readAll()
    await clockReaches('2025-02-25T12:00')
    expect(Object.keys(readAll())).toEqual(['neighbour'])
    await clockReaches('2025-02-27T09:00')
    const heard = readAll()
    expect(Object.keys(heard)).toEqual(['officer'])
    expect(heard.officer?.[0]).toContain('วันนี้')
  })

  it('moves the entry window, to the second', async () => {
    await asProvince.call(
      'correctCalendar',
      { period },
      { milestone: 'window_closes', correctedOn: '2025-04-08', reason: 'กรมขยายเวลา' },
    )
    const isOpenAt = async (at: string, client = asOfficer) => {
      service.clock.set(at)
      return (await client.call('showCalendar', { period })).body.window.isOpen
    }
    expect(await isOpenAt('2025-04-08T23:59:59')).toBe(true)
    expect(await isOpenAt('2025-04-07T00:00:00', asNeighbour)).toBe(false)
    expect(await isOpenAt('2025-04-09T00:00:00')).toBe(false)
  })

  it('does not concern another province', async () => {
    await correct('report_due', 28)
    const seen = (await asNeighbour.call('showCalendar', { period })).body
    expect(seen.dates.find(date => date.milestone === 'report_due')).toMatchObject({
      on: `${period}-25`,
      correctedBecause: null,
    })
  })

  it('that is due today already is not sent any more when it is moved before the sending', async () => {
    // The notice is planned at nine, but LINE does not answer; meanwhile the province moves the day.
    service.platform.quota.set(0)
    await clockReaches(`${period}-25T09:00`)
    await correct('report_due', 28)
    service.platform.quota.set(null)
    service.clock.wait(120_000)
    await service.worker.runUntilIdle()
    const heard = readAll()
    expect(heard.officer?.join()).toContain('28')
    expect(heard.officer?.join()).not.toContain('วันนี้')
    const rows = await service.deps.db.execute<{ state: string; reason: string }>(sql`
      select state, reason from notices where kind = 'report_due' and period = ${period} and province_code = '56'`)
    expect(Array.from(rows)).toEqual([{ state: 'skipped', reason: 'date_corrected' }])
  })
})

describe('a date corrected again', () => {
  it('replaces the first correction, which stays readable, and says from which date people know', async () => {
    await correct('report_due', 26, 'เหตุผลแรก')
    await service.worker.runUntilIdle()
    readAll()
    const { body } = await correct('report_due', 29, 'เหตุผลที่สอง')
    expect(body.dates.find(date => date.milestone === 'report_due')).toMatchObject({
      on: `${period}-29`,
      correctedBecause: 'เหตุผลที่สอง',
    })
    await service.worker.runUntilIdle()
    const [message] = inbox.read(people.officer.lineUserId)
    expect(message?.texts.join(' ')).toContain('26 มิถุนายน 2568')
    expect(message?.texts.join(' ')).toContain('29 มิถุนายน 2568')
    expect(message?.texts.join(' ')).not.toContain('25 มิถุนายน 2568')
    const rows = await service.deps.db.execute<{ on: string; is_replaced: boolean }>(sql`
      select corrected_on::text as on, replaced_by is not null as is_replaced from calendar_corrections
      where period = ${period} order by made_at`)
    expect(Array.from(rows)).toEqual([
      { on: `${period}-26`, is_replaced: true },
      { on: `${period}-29`, is_replaced: false },
    ])
  })

  it('before anybody was told is told once, from the date that people know', async () => {
    await clockReaches(`${period}-16T21:00`)
    await correct('report_due', 26, 'เหตุผลแรก')
    service.clock.wait(1000)
    await correct('report_due', 29, 'เหตุผลที่สอง')
    await service.worker.runUntilIdle()
    expect(readAll()).toEqual({})
    service.clock.set(`${period}-17T07:00`)
    await service.worker.runUntilIdle()
    const messages = inbox.read(people.officer.lineUserId)
    expect(messages).toHaveLength(1)
    const shown = messages[0]?.texts.join(' ') ?? ''
    expect([
      shown.includes('25 กรกฎาคม'),
      shown.includes('29 กรกฎาคม'),
      shown.includes('26 กรกฎาคม'),
    ]).toEqual([true, true, false])
  })

  it('back to where it was says so to whoever was told otherwise', async () => {
    await correct('report_due', 26)
    await service.worker.runUntilIdle()
    readAll()
    await correct('report_due', 25)
    await service.worker.runUntilIdle()
    const shown = inbox.read(people.officer.lineUserId)[0]?.texts.join(' ')
    expect(shown).toMatch(/เดิม วันอังคารที่ 26 สิงหาคม 2568.*เป็น วันจันทร์ที่ 25 สิงหาคม 2568/)
  })

  it('back to where it was before anybody was told is not told at all', async () => {
    await clockReaches(`${period}-16T21:00`)
    await correct('report_due', 26)
    service.clock.wait(1000)
    await correct('report_due', 25)
    await clockReaches(`${period}-17T07:00`)
    expect(readAll()).toEqual({})
  })

  it('by two people at once ends with one of the dates, without an error', async () => {
    const colleague = await signIn(service, await addPerson(service, 'provincial_officer', '56'))
    for (const [milestone, days] of [
      ['report_due', [26, 27]],
      ['sign_off_due', [29, 30]],
    ] as const) {
      const answers = await Promise.all(
        days.map((day, index) =>
          [asProvince, colleague][index]?.call(
            'correctCalendar',
            { period },
            { milestone, correctedOn: `${period}-${day}`, reason: 'x' },
          ),
        ),
      )
      expect(answers.map(answer => answer?.status)).toEqual([200, 200])
    }
    const [row] = await service.deps.db.execute<{ made: number; in_force: number }>(sql`
      select count(*)::int as made, count(*) filter (where replaced_by is null)::int as in_force
      from calendar_corrections where period = ${period}`)
    expect(row).toEqual({ made: 4, in_force: 2 })
  })
})

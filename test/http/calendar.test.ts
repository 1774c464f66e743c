// The dates of a month as everybody sees them, and which corrections of them are refused.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addPerson, type Client, signIn } from '../district.ts'
import { startService, type TestService } from '../service.ts'
import { hashTables } from '../table-hashes.ts'

let service: TestService
let asOfficer: Client
let asProvince: Client
beforeAll(async () => {
  service = await startService({ at: '2025-01-15T10:00' })
  asOfficer = await signIn(service, await addPerson(service, 'district_officer', '5605'))
  asProvince = await signIn(service, await addPerson(service, 'provincial_officer', '56'))
})
afterAll(() => service.close())

const calendarOf = async (period: string, client = asOfficer) =>
  (await client.call('showCalendar', { period })).body

describe('the dates of a month', () => {
  it('are the letter’s, with the weekday’s and the holiday’s truth', async () => {
    const { dates, mayCorrect } = await calendarOf('2025-01')
    expect(dates.map(date => [date.milestone, date.on, date.isWorkingDay, date.holiday])).toEqual([
      ['window_opens', '2025-01-10', true, null],
      ['report_due', '2025-01-25', false, null],
      ['sign_off_due', '2025-01-31', true, null],
      ['window_closes', '2025-02-06', true, null],
      ['forecast_due', '2025-01-25', false, null],
    ])
    expect(dates.map(date => date.correctedBecause)).toEqual([null, null, null, null, null])
    expect(mayCorrect).toBe(false)
  })

  it('name a public holiday', async () => {
    const { dates } = await calendarOf('2025-12')
    expect(dates.map(date => [date.on, date.isWorkingDay, date.holiday])).toEqual([
      ['2025-12-10', false, 'วันรัฐธรรมนูญ'],
      ['2025-12-25', true, null],
      ['2025-12-31', false, 'วันสิ้นปี'],
      ['2026-01-06', true, null],
    ])
  })

  it('end with the last day that the month has', async () => {
    for (const [period, last] of [
      ['2024-02', '2024-02-29'],
      ['2025-02', '2025-02-28'],
      ['2025-04', '2025-04-30'],
    ] as const) {
      const { dates } = await calendarOf(period)
      expect(dates.find(date => date.milestone === 'sign_off_due')?.on).toBe(last)
    }
  })

  it('may be corrected by the provincial officer only', async () => {
    expect((await calendarOf('2025-01', asProvince)).mayCorrect).toBe(true)
  })

  it('say for a month to come when it opens', async () => {
    expect((await calendarOf('2025-02')).window).toEqual({
      isOpen: false,
      reason: 'not_yet_open',
      until: '2025-02-09T17:00:00.000Z',
      since: null,
    })
  })

  it.each(['2000-01', '2099-12'])('are there for %s', async period => {
    expect((await calendarOf(period)).dates.length).toBeGreaterThan(3)
  })

  it.each(['0000-01', '9999-12', '1999-12', '2025-13', '2025-1', 'today', '2025-01-01'])(
    'are refused for %s',
    async period => {
      const refused = await asOfficer.call('showCalendar', { period })
      expect([refused.status, refused.body.error?.code]).toEqual([400, 'request.invalid'])
    },
  )
})

describe('a correction is refused', () => {
  const correct = (
    period: string,
    milestone: string,
    correctedOn: unknown,
    reason: unknown = 'กรมขยายเวลา',
  ) => asProvince.call('correctCalendar', { period }, { milestone, correctedOn, reason })

  it.each([
    ['before today', 'report_due', '2025-01-14', 'ตั้งแต่ 15 มกราคม 2568 ถึง 31 มกราคม 2568'],
    ['after what follows', 'report_due', '2025-02-01', 'ตั้งแต่ 15 มกราคม 2568 ถึง 31 มกราคม 2568'],
    ['before what comes first', 'sign_off_due', '2025-01-24', 'ตั้งแต่ 25 มกราคม 2568 ถึง 6 กุมภาพันธ์ 2568'],
    ['after the closing', 'sign_off_due', '2025-02-07', 'ตั้งแต่ 25 มกราคม 2568 ถึง 6 กุมภาพันธ์ 2568'],
    ['more than a month after', 'window_closes', '2025-03-09', 'ตั้งแต่ 31 มกราคม 2568 ถึง 8 มีนาคม 2568'],
    ['before the sign-off', 'window_closes', '2025-01-30', 'ตั้งแต่ 31 มกราคม 2568 ถึง 8 มีนาคม 2568'],
    ['in another year', 'forecast_due', '2026-01-25', 'ตั้งแต่ 15 มกราคม 2568 ถึง 26 มีนาคม 2568'],
  ])('%s, saying from when to when: %s %s', async (_why, milestone, on, words) => {
    const before = await hashTables(service.deps.db)
    const refused = await correct('2025-01', milestone, on)
    expect([refused.status, refused.body.error?.code]).toEqual([400, 'calendar.bad_date'])
    expect(refused.body.error?.next).toContain(words)
    expect(await hashTables(service.deps.db)).toEqual(before)
  })

  it('of a date after which everything is over, saying so instead of an impossible span', async () => {
    const refused = await correct('2024-11', 'report_due', '2025-01-20')
    expect([refused.status, refused.body.error?.code]).toEqual([409, 'calendar.past'])
    expect(refused.body.error?.says).toMatch(/[ก-๙]/)
  })

  it.each([
    ['no day', 'report_due', '2025-02-30', 'x'],
    ['a Buddhist year', 'report_due', '2568-01-27', 'x'],
    ['a day and a time', 'report_due', '2025-01-27T09:00', 'x'],
    ['no reason', 'report_due', '2025-01-27', '   '],
    ['a reason beyond measure', 'report_due', '2025-01-27', 'ก'.repeat(201)],
    ['an unknown milestone', 'report_done', '2025-01-27', 'x'],
  ])('with %s', async (_why, milestone, on, reason) => {
    const refused = await correct('2025-01', milestone, on, reason)
    expect(refused.status).toBe(400)
    expect(refused.body.error?.next).toMatch(/[ก-๙]/)
  })

  it('of a milestone that the month does not have', async () => {
    const refused = await correct('2025-02', 'forecast_due', '2025-02-25')
    expect([refused.status, refused.body.error?.code]).toEqual([404, 'period.unknown'])
  })

  it('to the date that it has already changes nothing and tells nobody', async () => {
    const before = await hashTables(service.deps.db)
    expect((await correct('2025-01', 'report_due', '2025-01-25')).status).toBe(200)
    expect(await hashTables(service.deps.db)).toEqual(before)
  })
})

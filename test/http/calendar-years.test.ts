// The fiscal year's calendar as every officer sees it: all dates in order, who moved which and why, and what comes next.
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addPerson, type Client, signIn, type TestPerson } from '../district.ts'
import { startService, type TestService } from '../service.ts'

let service: TestService
let asProvince: Client
let asOfficer: Client
let officer: TestPerson
beforeAll(async () => {
  service = await startService({ at: '2025-01-15T10:00' })
  asProvince = await signIn(service, await addPerson(service, 'provincial_officer', '56', 'สมพร ตัวอย่าง'))
  officer = await addPerson(service, 'district_officer', '5605')
  asOfficer = await signIn(service, officer)
})
afterAll(() => service.close())
beforeEach(async () => {
  service.clock.set('2025-01-15T10:00')
  await service.deps.db.execute(sql`delete from calendar_corrections`)
})

const show = async (fiscalYear = '2025', client = asOfficer) => {
  const { status, body } = await client.call('showCalendarYear', { fiscalYear })
  expect(status, JSON.stringify(body)).toBe(200)
  return body
}

const correct = async (milestone: string, correctedOn: string, reason: string, period = '2025-01') =>
  expect(
    (await asProvince.call('correctCalendar', { period }, { milestone, correctedOn, reason })).status,
  ).toBe(200)

describe('a year', () => {
  it('has twelve months from October, their dates in order, rest days and holidays told', async () => {
    const year = await show()
    expect(year).toMatchObject({ fiscalYear: 2025, provinceName: 'จังหวัดพะเยา', today: '2025-01-15' })
    expect(year.months.map(month => month.period)).toEqual([
      ...['2024-10', '2024-11', '2024-12', '2025-01', '2025-02', '2025-03'],
      ...['2025-04', '2025-05', '2025-06', '2025-07', '2025-08', '2025-09'],
    ])
    const january = year.months.find(month => month.period === '2025-01')
    expect(january?.dates.map(date => [date.milestone, date.on, date.isWorkingDay])).toEqual([
      ['window_opens', '2025-01-10', true],
      ['report_due', '2025-01-25', false],
      ['forecast_due', '2025-01-25', false],
      ['sign_off_due', '2025-01-31', true],
      ['window_closes', '2025-02-06', true],
    ])
    const forecasts = year.months
      .flatMap(month => month.dates)
      .filter(date => date.milestone === 'forecast_due')
    expect(forecasts).toHaveLength(1)
    expect(year.holidays).toContainEqual({ on: '2024-10-23', name: expect.any(String), certainty: 'fixed' })
    const days = year.holidays.map(holiday => holiday.on)
    expect(days).toEqual([...days].sort())
    expect(days.every(on => on >= '2024-10-01' && on <= '2025-10-31')).toBe(true)
  })

  it('tells every correction of a date, who made it, when and why; districts see it, too', async () => {
    await correct('report_due', '2025-01-28', 'กรมเลื่อน')
    service.clock.set('2025-01-16T08:00')
    await correct('report_due', '2025-01-27', 'ให้ทันสรุป')
    const january = (await show()).months.find(month => month.period === '2025-01')
    const due = january?.dates.find(date => date.milestone === 'report_due')
    expect(due).toMatchObject({ on: '2025-01-27', isWorkingDay: true })
    expect(due?.corrections).toEqual([
      {
        from: '2025-01-25',
        to: '2025-01-28',
        reason: 'กรมเลื่อน',
        by: 'สมพร ตัวอย่าง',
        at: '2025-01-15T03:00:00.000Z',
      },
      {
        from: '2025-01-28',
        to: '2025-01-27',
        reason: 'ให้ทันสรุป',
        by: 'สมพร ตัวอย่าง',
        at: '2025-01-16T01:00:00.000Z',
      },
    ])
    expect(january?.dates.map(date => date.milestone)).toEqual([
      'window_opens',
      'forecast_due',
      'report_due',
      'sign_off_due',
      'window_closes',
    ])
  })

  it('marks what comes next, also where it is another year’s, and moves with a correction', async () => {
    expect((await show()).next).toEqual({ period: '2025-01', milestone: 'report_due' })
    await correct('report_due', '2025-01-30', 'x')
    expect((await show()).next).toEqual({ period: '2025-01', milestone: 'forecast_due' })
    service.clock.set('2025-01-31T23:00')
    expect((await show()).next).toEqual({ period: '2025-01', milestone: 'sign_off_due' })
    expect((await show('2026')).next).toBeNull()
    expect((await show('2024')).next).toBeNull()
    service.clock.set('2025-10-03T10:00')
    const later = await signIn(service, officer)
    expect((await show('2025', later)).next).toEqual({ period: '2025-09', milestone: 'window_closes' })
    expect((await show('2026', later)).next).toBeNull()
  })

  it('can be left for the years around, so far as anybody needs them', async () => {
    expect(await show('2025')).toMatchObject({ previous: 2024, following: 2026 })
    expect(await show('2027')).toMatchObject({ previous: 2026, following: null })
    expect(await show('2020')).toMatchObject({ previous: null, following: 2021 })
  })

  it('says where to subscribe, and who may do what', async () => {
    const feed = {
      https: 'http://localhost/open/calendar/56.ics',
      webcal: 'webcal://localhost/open/calendar/56.ics',
    }
    expect(await show()).toMatchObject({ feed, mayCorrect: false, mayPreview: false })
    expect(await show('2025', asProvince)).toMatchObject({ feed, mayCorrect: true, mayPreview: true })
  })
})

// The dates of a period and its entry window, to the millisecond at both ends.
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { addDays, addMonths, dateIn } from '../../bot/domain/civil-time.ts'
import {
  calendarOf,
  entryWindowOf,
  focusPeriod,
  isPast,
  REPORTING_CALENDAR,
} from '../../bot/domain/reporting-calendar.ts'
import { MILESTONES, type Milestone } from '../../db/vocabulary.ts'

const bangkok = (text: string) => new Date(`${text}+07:00`)
const correction = (period: string, milestone: Milestone, correctedOn: string, reason = 'กรมขยายเวลา') => ({
  period,
  milestone,
  correctedOn,
  reason,
})
const periods = fc
  .tuple(fc.integer({ min: 2021, max: 2060 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, month]) => `${year}-${String(month).padStart(2, '0')}`)

describe('the dates of a period', () => {
  it('are the letter’s: opens on the 10th, due on the 25th, signed by the last day, closed after the 6th', () => {
    expect(calendarOf('2025-01', [])).toEqual({
      period: '2025-01',
      fiscalYear: 2025,
      on: {
        window_opens: '2025-01-10',
        report_due: '2025-01-25',
        sign_off_due: '2025-01-31',
        window_closes: '2025-02-06',
        forecast_due: '2025-01-25',
      },
      corrected: {},
      opensAt: bangkok('2025-01-10T00:00:00'),
      closesAt: bangkok('2025-02-06T23:59:59'),
      reportDueEnd: bangkok('2025-01-25T23:59:59'),
      signOffDueEnd: bangkok('2025-01-31T23:59:59'),
    })
  })

  it('cross the year, and know the last day of every month', () => {
    expect(calendarOf('2024-12', []).on.window_closes).toBe('2025-01-06')
    expect(calendarOf('2024-02', []).on.sign_off_due).toBe('2024-02-29')
    expect(calendarOf('2025-02', []).on.sign_off_due).toBe('2025-02-28')
    expect(calendarOf('2024-10', []).fiscalYear).toBe(2025)
    expect(calendarOf('2024-09', []).fiscalYear).toBe(2024)
  })

  it('have the forecast in January only', () => {
    const months = Array.from({ length: 12 }, (_, index) => addMonths('2024-10', index))
    expect(months.filter(period => calendarOf(period, []).on.forecast_due !== null)).toEqual(['2025-01'])
  })

  it('never move for a weekend or a holiday, in any month of forty years', () => {
    fc.assert(
      fc.property(periods, period => {
        const { on } = calendarOf(period, [])
        expect(on.window_opens).toBe(`${period}-10`)
        expect(on.report_due).toBe(`${period}-25`)
        expect(on.sign_off_due).toBe(dateIn(period, 'last'))
        expect(on.window_closes).toBe(`${addMonths(period, 1)}-06`)
      }),
    )
  })
})

describe('a correction', () => {
  it('moves one date of one month, with its reason, and no other', () => {
    const calendar = calendarOf('2025-01', [
      correction('2025-01', 'window_closes', '2025-02-10', 'ระบบล่ม'),
      correction('2025-02', 'report_due', '2025-02-27'),
    ])
    expect(calendar.on).toEqual({ ...calendarOf('2025-01', []).on, window_closes: '2025-02-10' })
    expect(calendar.corrected).toEqual({ window_closes: 'ระบบล่ม' })
    expect(calendar.closesAt).toEqual(bangkok('2025-02-10T23:59:59'))
    expect(calendarOf('2025-03', [correction('2025-02', 'report_due', '2025-02-27')]).corrected).toEqual({})
  })

  it('of any milestone is in force in its month', () => {
    fc.assert(
      fc.property(
        periods,
        fc.constantFrom(...MILESTONES),
        fc.integer({ min: -9, max: 40 }),
        (period, name, days) => {
          const before = calendarOf(period, []).on[name]
          if (before === null) return
          const to = addDays(before, days)
          const after = calendarOf(period, [correction(period, name, to)])
          expect(after.on).toEqual({ ...calendarOf(period, []).on, [name]: to })
        },
      ),
    )
  })

  it('does not give a month a forecast that it does not have', () => {
    expect(
      calendarOf('2025-02', [correction('2025-02', 'forecast_due', '2025-02-25')]).on.forecast_due,
    ).toBeNull()
  })
})

describe('the entry window', () => {
  const windowAt = (at: string, corrections = [] as Parameters<typeof calendarOf>[1]) =>
    entryWindowOf(calendarOf('2025-01', corrections), bangkok(at))

  it.each([
    ['2025-01-09T23:59:59.999', 'not_yet_open'],
    ['2025-01-10T00:00:00.000', 'open'],
    ['2025-02-06T23:59:59.000', 'open'],
    ['2025-02-06T23:59:59.999', 'open'],
    ['2025-02-07T00:00:00.000', 'past_closing'],
  ])('at %s is %s', (at, state) => {
    const window = windowAt(at)
    expect(window.isOpen ? 'open' : window.reason).toBe(state)
  })

  it('says when it opens, until when it is open, and since when it is closed', () => {
    expect(windowAt('2025-01-01T12:00')).toEqual({
      isOpen: false,
      reason: 'not_yet_open',
      until: bangkok('2025-01-10T00:00'),
    })
    expect(windowAt('2025-01-20T12:00')).toEqual({ isOpen: true, closesAt: bangkok('2025-02-06T23:59:59') })
    expect(windowAt('2025-03-01T12:00')).toEqual({
      isOpen: false,
      reason: 'past_closing',
      since: bangkok('2025-02-06T23:59:59'),
    })
  })

  it('follows a corrected opening and closing', () => {
    const moved = [
      correction('2025-01', 'window_opens', '2025-01-13'),
      correction('2025-01', 'window_closes', '2025-02-03'),
    ]
    expect(windowAt('2025-01-12T23:59:59.999', moved).isOpen).toBe(false)
    expect(windowAt('2025-01-13T00:00', moved).isOpen).toBe(true)
    expect(windowAt('2025-02-03T23:59:59.999', moved).isOpen).toBe(true)
    expect(windowAt('2025-02-04T00:00', moved).isOpen).toBe(false)
  })

  it('a due day counts whole', () => {
    const { reportDueEnd } = calendarOf('2025-01', [])
    expect(isPast(reportDueEnd, bangkok('2025-01-25T23:59:59.999'))).toBe(false)
    expect(isPast(reportDueEnd, bangkok('2025-01-26T00:00:00.000'))).toBe(true)
  })
})

describe('the month in focus', () => {
  it.each([
    ['2025-01-09T23:59:59.999', '2024-12'],
    ['2025-01-10T00:00:00', '2025-01'],
    ['2025-02-09T12:00', '2025-01'],
    ['2024-10-01T00:00', '2024-09'],
  ])('at %s is %s', (at, period) => {
    expect(focusPeriod(bangkok(at), [])).toBe(period)
  })

  it('follows a corrected opening, earlier or later', () => {
    const at = (text: string, on: string) =>
      focusPeriod(bangkok(text), [correction('2025-02', 'window_opens', on)])
    expect(at('2025-02-11T12:00', '2025-02-12')).toBe('2025-01')
    expect(at('2025-02-07T12:00', '2025-02-07')).toBe('2025-02')
    expect(at('2025-01-31T12:00', '2025-01-31')).toBe('2025-02')
  })

  it('is always the newest month whose window has opened', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2021-01-01'), max: new Date('2060-01-01'), noInvalidDate: true }),
        now => {
          const period = focusPeriod(now, [])
          expect(calendarOf(period, []).opensAt <= now).toBe(true)
          expect(calendarOf(addMonths(period, 1), []).opensAt > now).toBe(true)
        },
      ),
    )
  })
})

describe('an offset of one month', () => {
  const settings = REPORTING_CALENDAR as { reportMonthOffset: number }
  afterEach(() => {
    settings.reportMonthOffset = 0
  })

  it('makes the window that opens on 10 February the one for January', () => {
    settings.reportMonthOffset = -1
    expect(calendarOf('2025-01', []).on).toMatchObject({
      window_opens: '2025-02-10',
      report_due: '2025-02-25',
      sign_off_due: '2025-02-28',
      window_closes: '2025-03-06',
    })
    expect(focusPeriod(bangkok('2025-02-10T00:00'), [])).toBe('2025-01')
    // The forecast stays where it is in the year.
    expect(calendarOf('2024-12', []).on.forecast_due).toBe('2025-01-25')
  })
})

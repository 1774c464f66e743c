// When each notice falls due and until when it helps: the product's table, and nothing lost or doubled at the edges.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, bangkokDateOf, bangkokTimeOf } from '../../bot/domain/civil-time.ts'
import {
  type CalendarFacts,
  isWorkingDay,
  NOTICE_PRIORITY,
  NOTICE_RULES,
  nextSendingTime,
  occurrencesBetween,
  occurrencesOf,
  workingDayBefore,
} from '../../bot/domain/notice-rules.ts'
import { NOTICE_KINDS } from '../../db/vocabulary.ts'

const bangkok = (text: string) => new Date(`${text}+07:00`)
const told = (at: Date) => `${bangkokDateOf(at)} ${bangkokTimeOf(at)}`
const SETTINGS = { noticeTime: '09:00', summaryTime: '16:30' }
const HOLIDAYS = new Set(['2024-12-31', '2025-01-01', '2025-04-14', '2025-04-15', '2025-04-16', '2025-12-31'])
const FACTS: CalendarFacts = { corrections: [], holidays: HOLIDAYS }

const between = (after: string, upTo: string, facts = FACTS) =>
  occurrencesBetween(bangkok(after), bangkok(upTo), facts, SETTINGS).map(
    item => `${item.kind} ${item.period}`,
  )

describe('the notices of January 2568', () => {
  it('fall due and lapse as the product’s table says', () => {
    const table = occurrencesOf('2025-01', FACTS, SETTINGS).map(item => [
      item.kind,
      item.dueOn,
      told(item.at),
      told(item.expiresAt),
    ])
    expect(table).toEqual([
      ['window_opens', '2025-01-10', '2025-01-10 09:00', '2025-01-25 09:00'],
      // The 25th is a Saturday.
      ['report_due_heads_up', '2025-01-25', '2025-01-24 09:00', '2025-01-25 09:00'],
      ['report_due', '2025-01-25', '2025-01-25 09:00', '2025-01-31 09:00'],
      ['summary_due_day', '2025-01-25', '2025-01-25 16:30', '2025-01-31 09:00'],
      ['sign_off_due', '2025-01-31', '2025-01-31 09:00', '2025-02-05 09:00'],
      ['summary_month_end', '2025-01-31', '2025-01-31 16:30', '2025-02-06 09:00'],
      ['last_call', '2025-02-06', '2025-02-05 09:00', '2025-02-06 09:00'],
      ['window_closes', '2025-02-06', '2025-02-06 09:00', '2025-02-06 20:00'],
      ['summary_closed', '2025-02-06', '2025-02-07 07:00', '2025-02-14 09:00'],
      ['forecast_heads_up_14', '2025-01-25', '2025-01-11 09:00', '2025-01-22 09:00'],
      ['forecast_heads_up_3', '2025-01-25', '2025-01-22 09:00', '2025-01-25 09:00'],
      ['forecast_due', '2025-01-25', '2025-01-25 09:00', '2025-01-30 09:00'],
    ])
  })

  it('go by the times that are set', () => {
    const all = occurrencesOf('2025-01', FACTS, { noticeTime: '08:15', summaryTime: '18:45' })
    expect(told(all.find(item => item.kind === 'report_due')?.at ?? new Date(0))).toBe('2025-01-25 08:15')
    expect(told(all.find(item => item.kind === 'summary_due_day')?.at ?? new Date(0))).toBe(
      '2025-01-25 18:45',
    )
    expect(told(all.find(item => item.kind === 'summary_closed')?.at ?? new Date(0))).toBe('2025-02-07 07:00')
  })

  it('follow a corrected date, the eve and the morning after too', () => {
    const corrections = [
      { period: '2025-01', milestone: 'window_closes', correctedOn: '2025-02-11', reason: 'x' },
      { period: '2025-01', milestone: 'report_due', correctedOn: '2025-01-27', reason: 'x' },
    ] as const
    const moved = new Map(
      occurrencesOf('2025-01', { corrections, holidays: HOLIDAYS }, SETTINGS).map(item => [
        item.kind,
        told(item.at),
      ]),
    )
    expect(moved.get('last_call')).toBe('2025-02-10 09:00')
    expect(moved.get('window_closes')).toBe('2025-02-11 09:00')
    expect(moved.get('summary_closed')).toBe('2025-02-12 07:00')
    expect(moved.get('report_due')).toBe('2025-01-27 09:00')
    // A Monday that is no holiday needs no heads-up.
    expect(moved.has('report_due_heads_up')).toBe(false)
  })
})

describe('the heads-up', () => {
  it('comes only when the 25th is no working day, on the working day before', () => {
    const on = (period: string, holidays: string[] = []) => {
      const facts = { corrections: [], holidays: new Set(holidays) }
      const found = occurrencesOf(period, facts, SETTINGS).find(item => item.kind === 'report_due_heads_up')
      return found === undefined ? null : bangkokDateOf(found.at)
    }
    expect(on('2025-02')).toBeNull()
    expect(on('2025-05')).toBe('2025-05-23')
    expect(on('2025-02', ['2025-02-25'])).toBe('2025-02-24')
    expect(on('2025-02', ['2025-02-25', '2025-02-24'])).toBe('2025-02-21')
  })

  it('finds the working day before across weekends and holidays', () => {
    expect(workingDayBefore('2025-04-17', HOLIDAYS)).toBe('2025-04-11')
    expect(workingDayBefore('2025-01-02', HOLIDAYS)).toBe('2024-12-30')
    expect(workingDayBefore('2025-03-01', new Set())).toBe('2025-02-28')
  })

  it('never names a day off, and never skips a working day', () => {
    const days = fc.integer({ min: 0, max: 3000 }).map(count => addDays('2024-10-01', count))
    fc.assert(
      fc.property(days, fc.uniqueArray(days, { maxLength: 400 }), (on, list) => {
        const holidays = new Set(list)
        const before = workingDayBefore(on, holidays)
        expect(before < on && isWorkingDay(before, holidays)).toBe(true)
        for (let day = addDays(before, 1); day < on; day = addDays(day, 1))
          expect(isWorkingDay(day, holidays)).toBe(false)
      }),
    )
  })
})

describe('what fell due since the planner last looked', () => {
  it('holds the present moment and not the last one', () => {
    expect(between('2025-01-10T08:59:59.999', '2025-01-10T09:00:00.000')).toEqual(['window_opens 2025-01'])
    expect(between('2025-01-10T09:00:00.000', '2025-01-10T23:00')).toEqual([])
    expect(between('2025-01-10T08:00', '2025-01-10T08:59:59.999')).toEqual([])
  })

  it('is nothing when no time has passed or the clock went back', () => {
    expect(between('2025-01-10T09:00', '2025-01-10T09:00')).toEqual([])
    expect(between('2025-01-25T12:00', '2025-01-25T08:00')).toEqual([])
  })

  it('is in order, of all months at once', () => {
    expect(between('2025-02-05T00:00', '2025-02-10T12:00')).toEqual([
      'last_call 2025-01',
      'window_closes 2025-01',
      'summary_closed 2025-01',
      'window_opens 2025-02',
    ])
  })

  it('is everything after a long silence, once each', () => {
    const year = between('2024-10-10T00:00', '2025-10-09T23:59')
    expect(new Set(year).size).toBe(year.length)
    const count = (kind: string) => year.filter(item => item.startsWith(`${kind} `)).length
    for (const kind of [
      'window_opens',
      'report_due',
      'sign_off_due',
      'last_call',
      'window_closes',
      'summary_closed',
    ])
      expect(count(kind), kind).toBe(12)
    expect([count('forecast_heads_up_14'), count('forecast_heads_up_3'), count('forecast_due')]).toEqual([
      1, 1, 1,
    ])
  })

  it('is the same however often one looks in between', () => {
    const instants = fc.date({
      min: new Date('2024-10-01'),
      max: new Date('2026-10-01'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(fc.array(instants, { minLength: 2, maxLength: 12 }), list => {
        const looks = [...list].sort((a, b) => a.getTime() - b.getTime())
        const [first, last] = [looks[0] as Date, looks.at(-1) as Date]
        const keys = (from: Date, to: Date) =>
          occurrencesBetween(from, to, FACTS, SETTINGS).map(
            item => `${item.kind}:${item.period}:${item.at.getTime()}`,
          )
        const step = looks.slice(1).flatMap((to, index) => keys(looks[index] as Date, to))
        expect(step.sort()).toEqual(keys(first, last).sort())
      }),
      { numRuns: 60 },
    )
  })
})

describe('every notice', () => {
  it('that the calendar causes has a rule, lapses after it is due, and goes out in sending hours', () => {
    const caused = new Set(NOTICE_RULES.map(rule => rule.kind))
    expect([...caused].every(kind => NOTICE_KINDS.includes(kind))).toBe(true)
    for (const period of ['2025-01', '2025-02', '2024-02', '2025-12'])
      for (const item of occurrencesOf(period, FACTS, SETTINGS)) {
        expect(item.expiresAt > item.at, `${item.kind} ${period}`).toBe(true)
        expect(nextSendingTime(item.at)).toEqual(item.at)
      }
  })

  it('has one place in the order of importance', () => {
    expect([...NOTICE_PRIORITY].sort()).toEqual([...NOTICE_KINDS].sort())
  })
})

describe('sending hours', () => {
  it.each([
    ['2025-01-10T00:00:00', '2025-01-10T07:00:00'],
    ['2025-01-10T06:59:59.999', '2025-01-10T07:00:00'],
    ['2025-01-10T07:00:00', '2025-01-10T07:00:00'],
    ['2025-01-10T19:59:59.999', '2025-01-10T19:59:59.999'],
    ['2025-01-10T20:00:00', '2025-01-11T07:00:00'],
    ['2025-01-31T23:30:00', '2025-02-01T07:00:00'],
  ])('what is ready at %s goes out at %s', (at, goes) => {
    expect(nextSendingTime(bangkok(at))).toEqual(bangkok(goes))
  })

  it('are between seven and eight in the evening, in Bangkok and nowhere else', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2024-10-01'), max: new Date('2030-01-01'), noInvalidDate: true }),
        at => {
          const goes = nextSendingTime(at)
          const time = bangkokTimeOf(goes)
          expect(time >= '07:00' && time < '20:00').toBe(true)
          expect(goes >= at && goes.getTime() - at.getTime() <= 11 * 3600_000).toBe(true)
        },
      ),
    )
  })
})

// Bangkok dates and times as strings: they agree with Intl and do not care where the process runs.
import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  bangkokDateOf,
  bangkokTimeOf,
  dateIn,
  daysBetween,
  instantOf,
  isCivilDate,
  isPeriod,
  isWeekend,
  periodOf,
  weekdayOf,
} from '../../bot/domain/civil-time.ts'

const instant = fc.date({
  min: new Date('1990-01-01T00:00:00Z'),
  max: new Date('2100-01-01T00:00:00Z'),
  noInvalidDate: true,
})
const civilDate = instant.map(bangkokDateOf)

describe('the clock of Bangkok', () => {
  test('date, time and weekday agree with Intl for 10,000 instants, and lead back to the instant', () => {
    const intl = new Intl.DateTimeFormat('en-CA-u-ca-gregory-nu-latn', {
      timeZone: 'Asia/Bangkok',
      hourCycle: 'h23',
      weekday: 'short',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    })
    const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
    const differing: string[] = []
    fc.assert(
      fc.property(instant, at => {
        const part = Object.fromEntries(intl.formatToParts(at).map(({ type, value }) => [type, value]))
        const on = bangkokDateOf(at)
        const time = bangkokTimeOf(at)
        const isSame =
          on === `${part.year}-${part.month}-${part.day}` &&
          time === `${part.hour}:${part.minute}` &&
          weekdays[weekdayOf(on)] === part.weekday?.slice(0, 3) &&
          instantOf(on, time).getTime() === Math.floor(at.getTime() / 60_000) * 60_000
        if (!isSame) differing.push(at.toISOString())
      }),
      { numRuns: 10_000 },
    )
    expect(differing).toEqual([])
  })

  test.each([
    ['2025-01-31T16:59:59.999Z', '2025-01-31', '23:59'],
    ['2025-01-31T17:00:00.000Z', '2025-02-01', '00:00'],
    ['2024-12-31T17:00:00.000Z', '2025-01-01', '00:00'],
    ['2024-02-28T17:00:00.000Z', '2024-02-29', '00:00'],
  ])('%s is %s %s in Bangkok', (iso, on, time) => {
    expect(bangkokDateOf(new Date(iso))).toBe(on)
    expect(bangkokTimeOf(new Date(iso))).toBe(time)
  })

  test('the window closes at 16:59:59 UTC', () => {
    expect(instantOf('2025-02-06', '23:59:59').toISOString()).toBe('2025-02-06T16:59:59.000Z')
    expect(instantOf('2025-01-10', '00:00').toISOString()).toBe('2025-01-09T17:00:00.000Z')
  })

  test('a process in New York or Kiritimati gives the same answers', () => {
    const module = new URL('../../bot/domain/civil-time.ts', import.meta.url).href
    const script = `
      import * as t from ${JSON.stringify(module)}
      const lines = [new Date(2025, 0, 1).getTime()]
      for (let ms = Date.UTC(2024, 9, 1); ms < Date.UTC(2025, 11, 1); ms += 5_555_555_5) {
        const at = new Date(ms), on = t.bangkokDateOf(at), time = t.bangkokTimeOf(at)
        lines.push([on, time, t.weekdayOf(on), t.instantOf(on, time).toISOString(), t.addDays(on, 30),
          t.daysBetween('2025-03-09', on), t.dateIn(t.addMonths(t.periodOf(on), 1), 'last')].join())
      }
      console.log(JSON.stringify(lines))`
    const runIn = (TZ: string): string[] => {
      const args = ['--input-type=module', '--no-warnings', '--eval', script]
      return JSON.parse(
        execFileSync(process.execPath, args, { env: { ...process.env, TZ }, encoding: 'utf8' }),
      )
    }
    const [bangkokClock, ...bangkok] = runIn('Asia/Bangkok')
    const [newYorkClock, ...newYork] = runIn('America/New_York')
    const [, ...kiritimati] = runIn('Pacific/Kiritimati')
    expect(newYorkClock).not.toBe(bangkokClock) // the zone did take effect
    expect(bangkok.length).toBeGreaterThan(600)
    expect(newYork).toEqual(bangkok)
    expect(kiritimati).toEqual(bangkok)
  })
})

describe('dates', () => {
  test('25 January 2568 was a Saturday, whatever the letter says', () => {
    expect(weekdayOf('2025-01-25')).toBe(6)
    expect(isWeekend('2025-01-25')).toBe(true)
    expect(isWeekend('2025-01-26')).toBe(true)
    expect(isWeekend('2025-01-24')).toBe(false)
    expect(isWeekend('2025-01-27')).toBe(false)
    expect(weekdayOf('1969-12-28')).toBe(0)
  })

  test('adding days and counting them are inverse', () => {
    fc.assert(
      fc.property(civilDate, fc.integer({ min: -4_000, max: 4_000 }), (on, days) => {
        expect(daysBetween(on, addDays(on, days))).toBe(days)
        expect(addDays(addDays(on, days), -days)).toBe(on)
        expect(weekdayOf(addDays(on, 7))).toBe(weekdayOf(on))
      }),
    )
  })

  test.each([
    ['2024-02-28', 1, '2024-02-29'],
    ['2025-02-28', 1, '2025-03-01'],
    ['2025-01-01', -1, '2024-12-31'],
    ['2100-02-28', 1, '2100-03-01'],
  ])('%s plus %i days is %s', (on, days, expected) => {
    expect(addDays(on, days)).toBe(expected)
  })

  test.each(['2025-01-01', '2024-02-29', '2000-02-29', '2025-12-31', '0001-01-01', '9999-12-31'])(
    '%s exists',
    on => {
      expect(isCivilDate(on)).toBe(true)
    },
  )

  test.each([
    '',
    '2025-02-29',
    '1900-02-29',
    '2025-02-30',
    '2025-04-31',
    '2025-13-01',
    '2025-00-10',
    '2025-01-00',
    '2025-01-32',
    '2025-1-5',
    '25/1/2568',
    '2025-01-01T00:00',
    ' 2025-01-01',
    '2025-01-01\n',
    '๒๐๒๕-๐๑-๐๑',
    '+002025-01-01',
  ])('%j is no date, and nothing is computed from it', text => {
    expect(isCivilDate(text)).toBe(false)
    expect(() => addDays(text, 1)).toThrow(RangeError)
    expect(() => weekdayOf(text)).toThrow(RangeError)
    expect(() => instantOf(text, '09:00')).toThrow(RangeError)
  })

  test.each(['', '9:00', '24:00', '23:60', '23:59:60', '09.00', '09:00:00:00', '09:00Z'])(
    '%j is no time of day',
    time => {
      expect(() => instantOf('2025-01-25', time)).toThrow(RangeError)
    },
  )
})

describe('periods', () => {
  test.each([
    ['2025-01', 1, '2025-02'],
    ['2024-12', 1, '2025-01'],
    ['2025-01', -1, '2024-12'],
    ['2025-01', -13, '2023-12'],
    ['2025-06', 0, '2025-06'],
    ['2025-06', 30, '2027-12'],
  ])('%s plus %i months is %s', (period, months, expected) => {
    expect(addMonths(period, months)).toBe(expected)
  })

  test.each([
    ['2025-02', 'last', '2025-02-28'],
    ['2024-02', 'last', '2024-02-29'],
    ['2025-12', 'last', '2025-12-31'],
    ['2025-04', 'last', '2025-04-30'],
    ['2025-01', 6, '2025-01-06'],
    ['2025-01', 25, '2025-01-25'],
  ] as const)('day %s, %s is %s', (period, day, expected) => {
    expect(dateIn(period, day)).toBe(expected)
    expect(periodOf(expected)).toBe(period)
  })

  test('a day the month does not have is not moved silently', () => {
    for (const day of [0, 29, 31, 1.5, -1]) expect(() => dateIn('2025-02', day)).toThrow(RangeError)
  })

  test.each(['', '2025', '2025-00', '2025-13', '2025-1', '2025-01-01', '2025-01\n', '2568/01'])(
    '%j is no period',
    text => {
      expect(isPeriod(text)).toBe(false)
      expect(() => addMonths(text, 1)).toThrow(RangeError)
      expect(() => dateIn(text, 'last')).toThrow(RangeError)
    },
  )

  test('the last day is the one before the first of the next month', () => {
    fc.assert(
      fc.property(civilDate.map(periodOf), fc.integer({ min: -600, max: 600 }), (period, months) => {
        expect(isPeriod(period)).toBe(true)
        expect(addMonths(addMonths(period, months), -months)).toBe(period)
        expect(addDays(dateIn(period, 'last'), 1)).toBe(dateIn(addMonths(period, 1), 1))
      }),
    )
  })
})

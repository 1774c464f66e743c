// October to September, named by the year in which it ends; two rounds of six months.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addMonths } from '../../bot/domain/civil-time.ts'
import {
  fiscalYearOf,
  periodsOfFiscalYear,
  periodsToDate,
  roundOf,
  samePeriodLastYear,
} from '../../bot/domain/fiscal-year.ts'

test.each([
  ['2024-09', 2024, 2],
  ['2024-10', 2025, 1],
  ['2024-12', 2025, 1],
  ['2025-01', 2025, 1],
  ['2025-03', 2025, 1],
  ['2025-04', 2025, 2],
  ['2025-09', 2025, 2],
  ['2025-10', 2026, 1],
] as const)('%s counts in fiscal year %i, round %i', (period, fiscalYear, round) => {
  expect(fiscalYearOf(period)).toBe(fiscalYear)
  expect(roundOf(period)).toBe(round)
})

test('a fiscal year is its twelve months, October first', () => {
  expect(periodsOfFiscalYear(2025)).toEqual([
    ...['2024-10', '2024-11', '2024-12', '2025-01', '2025-02', '2025-03'],
    ...['2025-04', '2025-05', '2025-06', '2025-07', '2025-08', '2025-09'],
  ])
})

test('the year so far runs from October to the period itself', () => {
  expect(periodsToDate('2024-10')).toEqual(['2024-10'])
  expect(periodsToDate('2025-01')).toEqual(['2024-10', '2024-11', '2024-12', '2025-01'])
  expect(periodsToDate('2025-09')).toEqual(periodsOfFiscalYear(2025))
})

test('every period is in its own fiscal year, six to a round, and a year ago is one fiscal year back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2_400 }), months => {
      const period = addMonths('1990-01', months)
      const fiscalYear = fiscalYearOf(period)
      const year = periodsOfFiscalYear(fiscalYear)
      expect(year).toContain(period)
      expect(year.filter(each => roundOf(each) === 1)).toEqual(year.slice(0, 6))
      expect(periodsToDate(period)).toEqual(year.slice(0, year.indexOf(period) + 1))
      expect(fiscalYearOf(samePeriodLastYear(period))).toBe(fiscalYear - 1)
      expect(samePeriodLastYear(period).slice(4)).toBe(period.slice(4))
    }),
  )
})

test('a malformed period has no fiscal year', () => {
  for (const text of ['', '2025', '2025-13', '2025-01-01']) {
    expect(() => fiscalYearOf(text)).toThrow(RangeError)
    expect(() => roundOf(text)).toThrow(RangeError)
  }
})

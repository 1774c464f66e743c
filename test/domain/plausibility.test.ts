// Doubt asks for a second look: against the same month last year first, against last month only without it.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DOUBT_CODES, DOUBT_THRESHOLDS, findDoubt } from '../../bot/domain/plausibility.ts'
import { MAX_SATANG } from '../../db/vocabulary.ts'

const baht = (amount: number | null) => (amount === null ? null : BigInt(amount) * 100n)
const doubtOf = (now: number, lastYear: number | null, lastMonth: number | null) =>
  findDoubt({ satang: BigInt(now) * 100n, lastYearSatang: baht(lastYear), lastMonthSatang: baht(lastMonth) })

test.each([
  // now, last year, last month, code, times, base
  [520_000, 173_333, 520_000, 'far_above_last_year', 3, 173_333],
  [33_333, 100_000, 33_000, 'far_below_last_year', 3, 100_000],
  [400_000, null, 100_000, 'far_above_last_month', 4, 100_000],
  [25_000, null, 100_000, 'far_below_last_month', 4, 100_000],
  [520_000, null, 47_185, 'ten_times_last_month', 11, 47_185],
  [520_000, 49_295, 47_185, 'ten_times_last_year', 10.5, 49_295],
  [3_400, 34_000, 33_000, 'tenth_of_last_year', 10, 34_000],
  [3_400, null, 34_000, 'tenth_of_last_month', 10, 34_000],
  [80_000, 10_000, null, 'ten_times_last_year', 8, 10_000],
  [125_000, 10_000, null, 'ten_times_last_year', 12.5, 10_000],
  [79_999, 10_000, null, 'far_above_last_year', 8, 10_000],
  [125_001, 10_000, null, 'far_above_last_year', 12.5, 10_000],
  [1_000_000, 10_000, null, 'far_above_last_year', 100, 10_000],
  [3_000, 1_000, null, 'far_above_last_year', 3, 1_000],
  [19_980, 999, null, 'far_above_last_year', 20, 999],
  [400_000, 0, 100_000, 'far_above_last_month', 4, 100_000],
] as const)(
  '%i baht after %s a year ago and %s last month is %s, %f times',
  (now, lastYear, lastMonth, code, times, base) => {
    expect(doubtOf(now, lastYear, lastMonth)).toEqual({ code, times, baseSatang: baht(base) })
  },
)

test.each([
  ['nothing to compare with', 1_000_000, null, null],
  ['only zeros to compare with', 1_000_000, 0, 0],
  ['just under three times last year', 299_999, 100_000, null],
  ['a little above a third of last year', 33_334, 100_000, null],
  ['just under four times last month', 399_999, null, 100_000],
  ['the same', 12_500, 12_500, 12_500],
  ['April as low as last April, after a high March', 10_000, 9_000, 90_000],
  ['ten times a tiny base', 5_000, 500, null],
  ['a tiny base, just under twenty times', 19_979, 999, null],
  ['a fall from a tiny base', 100, 999, null],
  ['no sales: that is stated with a reason', 0, 100_000, 100_000],
])('no doubt: %s', (_, now, lastYear, lastMonth) => {
  expect(doubtOf(now, lastYear, lastMonth)).toBeNull()
})

describe('for any figures', () => {
  const figure = fc.oneof(fc.bigInt({ min: 0n, max: MAX_SATANG }), fc.bigInt({ min: 0n, max: 10_000_000n }))
  const base = fc.option(figure, { nil: null })

  test('a doubt names a base that was given and a multiple that is far above 1', () => {
    let seen = 0
    fc.assert(
      fc.property(figure, base, base, (satang, lastYearSatang, lastMonthSatang) => {
        const doubt = findDoubt({ satang, lastYearSatang, lastMonthSatang })
        if (!doubt) return
        seen++
        expect(DOUBT_CODES).toContain(doubt.code)
        expect(doubt.times).toBeGreaterThanOrEqual(DOUBT_THRESHOLDS.lastYearTimes)
        expect(Number.isFinite(doubt.times)).toBe(true)
        expect(doubt.baseSatang).toBe(doubt.code.endsWith('last_year') ? lastYearSatang : lastMonthSatang)
        expect(satang > doubt.baseSatang).toBe(/above|times/.test(doubt.code))
      }),
      { numRuns: 1_000 },
    )
    expect(seen).toBeGreaterThan(50)
  })

  test('where last year had sales, last month changes nothing', () => {
    fc.assert(
      fc.property(figure, figure, base, (satang, lastYear, lastMonthSatang) => {
        const lastYearSatang = lastYear + 1n
        expect(findDoubt({ satang, lastYearSatang, lastMonthSatang })).toEqual(
          findDoubt({ satang, lastYearSatang, lastMonthSatang: null }),
        )
      }),
    )
  })
})

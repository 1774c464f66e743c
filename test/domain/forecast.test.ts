// The forecast's own sums: what is proposed from last year, what was typed by hand, when it is whole.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  applyPercent,
  growthOnLastYear,
  isByHand,
  isStay,
  monthsByHand,
  monthsLeft,
  monthTotals,
  PERCENT_TENTHS,
  progressOf,
  proposeAmount,
  yearTotal,
} from '../../bot/domain/forecast.ts'
import { sumSatang } from '../../bot/domain/money.ts'
import { MAX_SATANG } from '../../db/vocabulary.ts'
import { anyRow, rowOf } from './forecast-rows.ts'

const satang = fc.bigInt({ min: 0n, max: MAX_SATANG })
const tenths = fc.integer({ min: PERCENT_TENTHS.least, max: PERCENT_TENTHS.most })

describe('what a percentage proposes', () => {
  it.each([
    [1_000_000n, 30, 1_030_000n],
    [1_000_000n, 0, 1_000_000n],
    [1_000_000n, -1000, 0n],
    [0n, 500, 0n],
    // 12,345.67 × 1.03 = 12,716.0401
    [1_234_567n, 30, 1_271_604n],
    // Exactly half a satang goes up: 0.50 × 1.001 and 5.00 × 0.999.
    [500n, 1, 501n],
    [500n, -1, 500n],
    [499n, -1, 499n],
    [MAX_SATANG, 1, null],
    [MAX_SATANG, 0, MAX_SATANG],
  ])('of %d satang and %d tenths is %s', (lastYear, percent, proposed) => {
    expect(proposeAmount(lastYear, percent)).toBe(proposed)
  })

  it('is the exact product, off by half a satang at most, half up, and never above the column', () => {
    fc.assert(
      fc.property(satang, tenths, (lastYear, percent) => {
        const proposed = proposeAmount(lastYear, percent)
        const exact = lastYear * BigInt(1000 + percent)
        if (proposed === null) {
          expect(exact * 2n + 1000n).toBeGreaterThanOrEqual((MAX_SATANG + 1n) * 2000n)
          return
        }
        const off = proposed * 1000n - exact
        expect(off > -500n && off <= 500n).toBe(true)
      }),
      { examples: [[500n, 1]] },
    )
  })

  it('grows with last year and with the percentage', () => {
    fc.assert(
      fc.property(satang, satang, tenths, tenths, (a, b, one, other) => {
        const [low, high] = a < b ? [a, b] : [b, a]
        const [less, more] = one < other ? [one, other] : [other, one]
        const above = proposeAmount(high, more)
        if (above !== null) expect(proposeAmount(low, less) ?? above + 1n).toBeLessThanOrEqual(above)
      }),
    )
  })
})

describe('a percentage for all', () => {
  it('fills every month that has last year’s figure, and leaves the others blank: zero must be typed', () => {
    const filled = applyPercent(rowOf([], [100_000n, null, 0n]), {
      before: null,
      tenths: 50,
      replaces: false,
    })
    expect(filled.slice(0, 4)).toEqual([105_000n, null, 0n, null])
  })

  it('keeps what was typed by hand, unless it is to be replaced', () => {
    const typed = rowOf([103_000n, 250_000n, 70_000n], [100_000n, 200_000n])
    expect(monthsByHand(typed, 30)).toEqual([1])
    expect(applyPercent(typed, { before: 30, tenths: 50, replaces: false }).slice(0, 3)).toEqual([
      105_000n,
      250_000n,
      70_000n,
    ])
    expect(applyPercent(typed, { before: 30, tenths: 50, replaces: true }).slice(0, 3)).toEqual([
      105_000n,
      210_000n,
      70_000n,
    ])
  })

  it('counts everything as typed while no percentage was ever applied', () => {
    expect(isByHand(100n, 100n, null)).toBe(true)
    expect(isByHand(100n, null, 30)).toBe(true)
    expect(isByHand(null, 100n, 30)).toBe(false)
  })

  it('never touches months away, nor months without a figure; applied twice it changes nothing more', () => {
    fc.assert(
      fc.property(anyRow, tenths, tenths, fc.boolean(), (before, last, now, replaces) => {
        const once = applyPercent(before, { before: last, tenths: now, replaces })
        for (const [month, amount] of once.entries()) {
          const isOpen = isStay(before.stays, month) && before.lastYear[month] !== null
          if (!isOpen) expect(amount).toBe(before.amounts[month])
          else expect(amount).not.toBeNull()
        }
        const again = applyPercent({ ...before, amounts: once }, { before: now, tenths: now, replaces })
        expect(again).toEqual(once)
        if (!replaces)
          for (const month of monthsByHand(before, last)) expect(once[month]).toBe(before.amounts[month])
        else expect(monthsByHand({ ...before, amounts: once }, now)).toEqual([])
      }),
    )
  })
})

describe('a whole forecast', () => {
  it('has an amount for every month in which each producer stays', () => {
    expect(monthsLeft({ stays: '110000000000', amounts: rowOf([0n, 5n]).amounts })).toBe(0)
    expect(monthsLeft({ stays: '111000000000', amounts: rowOf([0n, 5n]).amounts })).toBe(1)
    const done = { stays: '100000000000', amounts: rowOf([0n]).amounts }
    const left = { stays: '010000000000', amounts: rowOf([7n]).amounts }
    expect(progressOf([done, left])).toEqual({ expected: 2, done: 1 })
    expect(progressOf([])).toEqual({ expected: 0, done: 0 })
  })

  it('adds up the same by producers and by months, without the months away', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 8 }), rows => {
        expect(sumSatang(monthTotals(rows))).toBe(sumSatang(rows.map(yearTotal)))
        const away = rows.map(item => ({
          ...item,
          amounts: item.amounts.map((amount, month) => (isStay(item.stays, month) ? amount : 999n)),
        }))
        expect(monthTotals(away)).toEqual(monthTotals(rows))
      }),
    )
  })

  it('is compared with last year only in months that have a total then', () => {
    const months = Array.from({ length: 12 }, () => 110n)
    const half = Array.from({ length: 12 }, (_, month) => (month < 6 ? 100n : null))
    expect(growthOnLastYear(months, half)).toEqual({
      nowSatang: 660n,
      baseSatang: 600n,
      tenths: 100,
      months: 6,
    })
    expect(
      growthOnLastYear(
        months,
        half.map(() => null),
      ).tenths,
    ).toBeNull()
  })
})

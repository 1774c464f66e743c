// Growth is exact to the tenth of a percent and compares like with like.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type GrowthPair, growthOf, tenthsOf } from '../../bot/domain/growth.ts'
import { MAX_SATANG } from '../../db/vocabulary.ts'

const money = fc.bigInt({ min: 0n, max: MAX_SATANG * 1000n })
const base = fc.oneof(fc.bigInt({ min: 1n, max: 1000n }), fc.bigInt({ min: 1n, max: MAX_SATANG * 1000n }))
const abs = (n: bigint) => (n < 0n ? -n : n)

describe('tenths of a percent', () => {
  it.each([
    [1033n, 1000n, 33],
    [967n, 1000n, -33],
    [1000n, 1000n, 0],
    [2000n, 1000n, 1000],
    [0n, 1000n, -1000],
    // Halves go away from zero, on both sides.
    [20_001n, 20_000n, 0],
    [20_010n, 20_000n, 1],
    [19_990n, 20_000n, -1],
    [40_013n, 40_000n, 0],
    [103_250n, 100_000n, 33],
    [96_750n, 100_000n, -33],
    // 0.05 %: as a float it falls to 0.0.
    [2001n, 2000n, 1],
    [1999n, 2000n, -1],
  ])('of %s over %s are %i', (now, before, tenths) => {
    expect(tenthsOf(now, before)).toBe(tenths)
  })

  it('without a base there are none', () => {
    expect(tenthsOf(100n, 0n)).toBeNull()
    expect(tenthsOf(0n, 0n)).toBeNull()
    expect(tenthsOf(100n, -1n)).toBeNull()
  })

  it('are the nearest there are, by whole numbers alone', () => {
    fc.assert(
      fc.property(money, base, (now, before) => {
        const tenths = tenthsOf(now, before)
        // A ratio of more than fifteen digits is nobody's growth.
        fc.pre(abs(now - before) / before < 10n ** 11n)
        const exact = (now - before) * 1000n
        const given = BigInt(tenths ?? 0) * before
        const error = abs(exact - given)
        expect(error * 2n <= before).toBe(true)
        if (error * 2n === before) expect(abs(given) > abs(exact)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it('are never minus zero', () => {
    expect(Object.is(tenthsOf(999_999n, 1_000_000n), 0)).toBe(true)
  })
})

const pairs: fc.Arbitrary<GrowthPair[]> = fc.array(
  fc.record({
    nowSatang: fc.bigInt({ min: 0n, max: MAX_SATANG }),
    baseSatang: fc.option(fc.bigInt({ min: 0n, max: MAX_SATANG })),
    isReported: fc.boolean(),
  }),
)

describe('growth over districts', () => {
  it('leaves out of both sides who has not reported or has no base, and says how many it counted', () => {
    const growth = growthOf([
      { nowSatang: 110n, baseSatang: 100n, isReported: true },
      { nowSatang: 500n, baseSatang: 900n, isReported: false },
      { nowSatang: 700n, baseSatang: null, isReported: true },
    ])
    expect(growth).toEqual({ nowSatang: 110n, baseSatang: 100n, tenths: 100, covered: 1, of: 3 })
  })

  it('does not mistake one missing district for a fall: +3.3 %, not −0.3 %', () => {
    const whole = Array.from({ length: 8 }, () => ({ nowSatang: 1033n, baseSatang: 1000n, isReported: true }))
    const missing = { nowSatang: 0n, baseSatang: 290n, isReported: false }
    expect(growthOf([...whole, missing])).toMatchObject({ tenths: 33, covered: 8, of: 9 })
    expect(tenthsOf(8n * 1033n, 8n * 1000n + 290n)).toBe(-3)
  })

  it('of nobody has no base', () => {
    expect(growthOf([])).toEqual({ nowSatang: 0n, baseSatang: 0n, tenths: null, covered: 0, of: 0 })
  })

  it('counts a reported zero and a base of zero', () => {
    expect(
      growthOf([
        { nowSatang: 0n, baseSatang: 50n, isReported: true },
        { nowSatang: 80n, baseSatang: 0n, isReported: true },
      ]),
    ).toEqual({ nowSatang: 80n, baseSatang: 50n, tenths: 600, covered: 2, of: 2 })
  })

  it('is the same whatever the order, and does not know of those left out', () => {
    fc.assert(
      fc.property(pairs, fc.bigInt({ min: 0n, max: MAX_SATANG }), (list, other) => {
        const growth = growthOf(list)
        expect(growthOf([...list].reverse())).toEqual(growth)
        const changed = list.map(pair => (pair.isReported ? pair : { ...pair, nowSatang: other }))
        expect(growthOf(changed)).toEqual(growth)
        expect(growth.covered).toBeLessThanOrEqual(growth.of)
      }),
    )
  })
})

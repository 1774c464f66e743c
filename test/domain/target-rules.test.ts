// A target is one sound growth or five that grow; what is reached is decided on exact amounts.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tenthsOf } from '../../bot/domain/growth.ts'
import { targetWords, thresholdWords } from '../../bot/domain/indicator-words.ts'
import {
  distanceTo,
  grownBy,
  hasReached,
  isSameTarget,
  makeTarget,
  topOf,
} from '../../bot/domain/target-rules.ts'

describe('a target', () => {
  it('is one growth, or five that grow', () => {
    expect(makeTarget('percent', [50])).toEqual({ kind: 'percent', tenths: 50 })
    expect(makeTarget('levels', [-10, 0, 10, 25, 50])).toEqual({
      kind: 'levels',
      tenths: [-10, 0, 10, 25, 50],
    })
  })

  it.each([
    ['percent', []],
    ['percent', [1, 2]],
    ['percent', [-1001]],
    ['percent', [10_001]],
    ['percent', [2.5]],
    ['percent', [Number.NaN]],
    ['levels', [1, 2, 3, 4]],
    ['levels', [1, 2, 3, 4, 5, 6]],
    ['levels', [1, 2, 2, 4, 5]],
    ['levels', [5, 4, 3, 2, 1]],
  ] as const)('of %s %j is none', (kind, list) => {
    expect(makeTarget(kind, list)).toBeNull()
  })

  it('is the same only with the same kind and thresholds', () => {
    const five = makeTarget('levels', [1, 2, 3, 4, 5])
    expect(isSameTarget(five, makeTarget('levels', [1, 2, 3, 4, 5]))).toBe(true)
    expect(isSameTarget(five, makeTarget('levels', [1, 2, 3, 4, 6]))).toBe(false)
    expect(isSameTarget(makeTarget('percent', [5]), five)).toBe(false)
    expect(isSameTarget(null, null)).toBe(true)
    expect(isSameTarget(null, five)).toBe(false)
  })

  it('is worded as short as it is exact', () => {
    expect([50, 25, 0, -10, -5, 10_000].map(thresholdWords)).toEqual([
      '5%',
      '2.5%',
      '0%',
      '−1%',
      '−0.5%',
      '1000%',
    ])
    expect(targetWords({ kind: 'levels', tenths: [0, 10, 20, 30, 45] })).toBe(
      'ระดับ 1–5: 0%, 1%, 2%, 3%, 4.5%',
    )
  })
})

describe('reaching it', () => {
  const money = fc.bigInt({ min: 0n, max: 10n ** 16n })
  const tenths = fc.integer({ min: -1000, max: 10_000 })

  it('is exact: the grown base reaches it, a satang less does not', () => {
    fc.assert(
      fc.property(money, tenths, (base, growth) => {
        fc.pre(base > 0n)
        const grown = grownBy(base, growth)
        expect(hasReached(grown, base, growth)).toBe(true)
        if (grown > 0n) expect(hasReached(grown - 1n, base, growth)).toBe(false)
        expect(distanceTo(grown, base, growth)).toBe(0)
        if (grown > 0n) expect(distanceTo(grown - 1n, base, growth)).toBeGreaterThan(0)
      }),
    )
  })

  it('adds up with the growth that is shown, but for the last tenth that rounding hides', () => {
    fc.assert(
      fc.property(money, money, tenths, (now, base, growth) => {
        fc.pre(base > 0n && !hasReached(now, base, growth))
        const missing = distanceTo(now, base, growth) ?? 0
        const shown = tenthsOf(now, base) ?? 0
        expect(missing).toBe(Math.max(1, growth - shown))
      }),
    )
  })

  it('is missing as many tenths as the growth on screen is short of it: +3.4 % and 1.6 are 5 %', () => {
    expect(distanceTo(1030n, 1000n, 50)).toBe(20)
    expect(distanceTo(10_301n, 10_000n, 50)).toBe(20)
    expect(distanceTo(10_299n, 10_000n, 50)).toBe(20)
    expect(distanceTo(103_398n, 100_000n, 50)).toBe(16)
    expect(distanceTo(10_496n, 10_000n, 50)).toBe(1)
    expect(distanceTo(900n, 1000n, topOf({ kind: 'levels', tenths: [0, 10, 20, 30, 40] }))).toBe(140)
  })

  it('is neither true nor a number without a base', () => {
    expect(hasReached(5n, 0n, -1000)).toBe(false)
    expect(distanceTo(5n, 0n, 10)).toBeNull()
  })
})

// The base of a month is last year's, or the average of three years where all three are known, exact to the satang.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { baseOf, basePeriods } from '../../bot/domain/growth-base.ts'
import { MAX_SATANG } from '../../db/vocabulary.ts'

const money = fc.bigInt({ min: 0n, max: MAX_SATANG })
const amountsIn =
  (amounts: Record<string, bigint | null>) =>
  (period: string): bigint | null =>
    amounts[period] ?? null

describe('the base of a month', () => {
  it('is the same month a year before, zero included', () => {
    expect(basePeriods('last_year', '2025-01')).toEqual(['2024-01'])
    expect(baseOf('last_year', '2025-01', amountsIn({ '2024-01': 7n }))).toBe(7n)
    expect(baseOf('last_year', '2025-01', amountsIn({ '2024-01': 0n }))).toBe(0n)
  })

  it('is none where that month is not known, whatever other months hold', () => {
    expect(baseOf('last_year', '2025-01', amountsIn({ '2024-02': 7n, '2023-01': 9n }))).toBeNull()
  })

  it('of three years needs every one of them', () => {
    expect(basePeriods('average_3_years', '2025-10')).toEqual(['2024-10', '2023-10', '2022-10'])
    const whole = { '2024-10': 1n, '2023-10': 2n, '2022-10': 6n }
    expect(baseOf('average_3_years', '2025-10', amountsIn(whole))).toBe(3n)
    for (const period of Object.keys(whole))
      expect(baseOf('average_3_years', '2025-10', amountsIn({ ...whole, [period]: null }))).toBeNull()
  })

  it.each([
    [[1n, 0n, 0n], 0n],
    [[1n, 1n, 0n], 1n],
    [[100n, 100n, 101n], 100n],
    [[100n, 101n, 101n], 101n],
  ])('of %s is %s: half up to the satang', ([one, two, three], base) => {
    const amounts = amountsIn({ '2024-10': one ?? 0n, '2023-10': two ?? 0n, '2022-10': three ?? 0n })
    expect(baseOf('average_3_years', '2025-10', amounts)).toBe(base)
  })

  it('of three years is the nearest satang to a third of their sum', () => {
    fc.assert(
      fc.property(money, money, money, (one, two, three) => {
        const amounts = amountsIn({ '2024-10': one, '2023-10': two, '2022-10': three })
        const base = baseOf('average_3_years', '2025-10', amounts) ?? -1n
        const error = base * 3n - (one + two + three)
        expect(error === 0n || error === 1n || error === -1n).toBe(true)
      }),
      { examples: [[MAX_SATANG, MAX_SATANG, MAX_SATANG]] },
    )
  })
})

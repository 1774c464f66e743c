// Rows of a forecast for tests: any at all, and ones with amounts told.
import fc from 'fast-check'
import type { ForecastRow } from '../../bot/domain/forecast.ts'

const maybe = fc.option(fc.bigInt({ min: 0n, max: 10_000_000n }), { nil: null })

/** Twelve months; null = blank. */
export const anyYear = fc.array(maybe, { minLength: 12, maxLength: 12 })

const stays = fc
  .array(fc.constantFrom('0', '1'), { minLength: 12, maxLength: 12 })
  .map(months => months.join(''))

export const anyRow: fc.Arbitrary<ForecastRow> = fc.record({ stays, amounts: anyYear, lastYear: anyYear })

/** A producer that stays all year; what is not told is blank. */
export const rowOf = (amounts: (bigint | null)[], lastYear: (bigint | null)[] = []): ForecastRow => ({
  stays: '111111111111',
  amounts: Array.from({ length: 12 }, (_, month) => amounts[month] ?? null),
  lastYear: Array.from({ length: 12 }, (_, month) => lastYear[month] ?? null),
})

// The Thai fiscal year: October to September, named by the year in which it ends (CE here, BE on screen).
// FY2025 (2568 on screen) = 2024-10 … 2025-09; round 1 = October to March, round 2 = April to September.
import type { Period } from '../../db/vocabulary.ts'
import { addMonths } from './civil-time.ts'

/** The first month there can be figures of: the base year of the demo and of any import. */
export const EARLIEST_PERIOD: Period = '2020-10'

/** CE year in which the period's fiscal year ends. */
export const fiscalYearOf = (period: Period): number => Number(addMonths(period, 3).slice(0, 4))

/** Round of the indicator that the period counts in. */
export const roundOf = (period: Period): 1 | 2 => (placeOf(period) < 6 ? 1 : 2)

/** The twelve periods, October first. */
export const periodsOfFiscalYear = (fiscalYear: number): Period[] => periodsFrom(fiscalYear, 12)

/** October of the period's fiscal year up to and with the period itself. */
export const periodsToDate = (period: Period): Period[] =>
  periodsFrom(fiscalYearOf(period), placeOf(period) + 1)

export const samePeriodLastYear = (period: Period): Period => addMonths(period, -12)

/** 0 = October … 11 = September. */
const placeOf = (period: Period): number => Number(addMonths(period, 3).slice(5)) - 1

const periodsFrom = (fiscalYear: number, count: number): Period[] =>
  Array.from({ length: count }, (_, index) =>
    addMonths(`${String(fiscalYear - 1).padStart(4, '0')}-10`, index),
  )

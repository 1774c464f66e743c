// Going from quarter to quarter: `2025-q2` = second quarter (January to March) of the fiscal year that ends in 2025.
// Which months a quarter has stands in bot/domain/quarters.ts.
import { addMonths } from '../bot/domain/civil-time.ts'
import { fiscalYearOf } from '../bot/domain/fiscal-year.ts'
import { periodsOfQuarter } from '../bot/domain/quarters.ts'

/** CE year in which the fiscal year ends, and 1 to 4. */
export interface QuarterParts {
  fiscalYear: number
  number: number
}

export const quarterParts = (quarter: string): QuarterParts => ({
  fiscalYear: Number(quarter.slice(0, 4)),
  number: Number(quarter.slice(6)),
})

/** The quarter that a month belongs to. */
export const quarterOf = (period: string): string =>
  `${fiscalYearOf(period)}-q${Math.ceil(Number(addMonths(period, 3).slice(5)) / 3)}`

/** The quarter so many quarters later; earlier where negative. */
export const moveQuarter = (quarter: string, by: number): string =>
  quarterOf(addMonths(periodsOfQuarter(quarter)[0] ?? '', 3 * by))

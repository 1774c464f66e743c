// Quarters of the Thai fiscal year as evidence is counted: `2025-q2` = second quarter (January to March) of the fiscal
// year that ends in 2025.
import { addMonths } from '../bot/domain/civil-time.ts'
import { fiscalYearOf } from '../bot/domain/fiscal-year.ts'

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
  quarterOf(addMonths(firstPeriodOf(quarter), 3 * by))

const firstPeriodOf = (quarter: string): string => {
  const { fiscalYear, number } = quarterParts(quarter)
  return addMonths(`${fiscalYear - 1}-10`, 3 * (number - 1))
}

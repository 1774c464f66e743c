// Quarters of the Thai fiscal year, in which evidence is looked at as a whole: `2025-q2` = the second quarter (January to
// March) of the fiscal year that ends in 2025.
import type { Period } from '../../db/vocabulary.ts'
import { periodsOfFiscalYear } from './fiscal-year.ts'

/** The quarter's three months, in order. Throws RangeError for anything but `YYYY-q1` … `YYYY-q4`. */
export function periodsOfQuarter(quarter: string): Period[] {
  const [, year, number] = /^(\d{4})-q([1-4])$/.exec(quarter) ?? []
  if (year === undefined) throw new RangeError(`Not a quarter: ${quarter}`)
  const last = Number(number) * 3
  return periodsOfFiscalYear(Number(year)).slice(last - 3, last)
}

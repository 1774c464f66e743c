// What a district's month is measured against, by the province's rule for the fiscal year (the formula has changed between
// years, so the rule is data). Summary, message and indicator all ask here, so they cannot differ.
import type { BaselineRule, OfficeCode, Period, ReportState, Satang } from '../../db/vocabulary.ts'
import { addMonths } from './civil-time.ts'
import { isReported } from './report-states.ts'

/** Total of one district in any month: recorded here, or imported where nothing was. */
export interface DistrictAmount {
  officeCode: OfficeCode
  period: Period
  amountSatang: Satang
  state: ReportState
  /** A base for later years; never a reported month. */
  isImported: boolean
}

/** How many earlier years a rule looks at. */
const YEARS: Readonly<Record<BaselineRule, number>> = { last_year: 1, average_3_years: 3 }

/** The months a rule needs for the base of `period`, last year's first. */
export const basePeriods = (rule: BaselineRule, period: Period): Period[] =>
  Array.from({ length: YEARS[rule] }, (_, index) => addMonths(period, -12 * (index + 1)))

/**
 * Base of one district-month; null where a year that the rule needs is not known. The average of three years is rounded
 * half up to the satang.
 */
export function baseOf(
  rule: BaselineRule,
  period: Period,
  amountIn: (period: Period) => Satang | null,
): Satang | null {
  const amounts = basePeriods(rule, period).map(amountIn)
  const known = amounts.filter(amount => amount !== null)
  if (known.length < amounts.length) return null
  const count = BigInt(known.length)
  const sum = known.reduce((total, amount) => total + amount, 0n)
  return (sum * 2n + count) / (count * 2n)
}

export type AmountFinder = (officeCode: OfficeCode, period: Period) => DistrictAmount | null

/** Finds totals by district and month. */
export function findAmounts(amounts: readonly DistrictAmount[]): AmountFinder {
  const byKey = new Map(amounts.map(row => [`${row.officeCode}:${row.period}`, row]))
  return (officeCode, period) => byKey.get(`${officeCode}:${period}`) ?? null
}

/** The two sides of one district-month as growthOf counts them. */
export function pairOf(find: AmountFinder, rule: BaselineRule, officeCode: OfficeCode, period: Period) {
  const now = find(officeCode, period)
  return {
    nowSatang: now?.amountSatang ?? 0n,
    baseSatang: baseOf(rule, period, of => find(officeCode, of)?.amountSatang ?? null),
    isReported: now !== null && !now.isImported && isReported(now.state),
  }
}

// The summary of one province and month (pure): totals, completeness, on-time rate, growth, who is missing.
// Chat, message and mini-app show this one result; its numbers equal a plain SQL sum of the entries.
import type { BaselineRule, OfficeCode, Period, ReportState, Satang } from '../../db/vocabulary.ts'
import { isComplete, leftOf, type Progress } from './completeness.ts'
import { type Growth, growthOf } from './growth.ts'
import { type AmountFinder, type DistrictAmount, findAmounts, pairOf } from './growth-base.ts'
import { isCertified, isReported } from './report-states.ts'
import { isPast, type PeriodCalendar } from './reporting-calendar.ts'

/** One district in one month, as the database has it. */
export interface DistrictMonth extends Progress {
  officeCode: OfficeCode
  officeName: string
  amountSatang: Satang
  noSales: number
  state: ReportState
  firstSubmittedAt: Date | null
  firstCertifiedAt: Date | null
}

export interface ProvinceSummary {
  period: Period
  asOf: Date
  amountSatang: Satang
  producers: Progress & { noSales: number }
  offices: { of: number; complete: number; submitted: number; certified: number }
  /** Submitted by the end of the due day / certified by the end of the month's last day. */
  onTime: { submitted: number; certified: number; of: number; isDuePassed: boolean; isSignOffPassed: boolean }
  /** What both growths are measured against. */
  rule: BaselineRule
  growthMonth: Growth
  growthYear: Growth
  /** Not certified yet, least complete first. */
  missing: {
    officeCode: OfficeCode
    officeName: string
    left: number
    expected: number
    state: ReportState
  }[]
}

export interface SummaryFacts {
  asOf: Date
  calendar: PeriodCalendar
  rule: BaselineRule
  /** Months of this fiscal year up to the period. */
  periods: readonly Period[]
  districts: readonly DistrictMonth[]
  /** In these months, and in the earlier ones that the rule looks at. */
  amounts: readonly DistrictAmount[]
}

/** On time = the first time it was done lies before the end of the day; a later return or reopening changes nothing. */
export const isInTime = (at: Date | null, end: Date): boolean => at !== null && !isPast(end, at)

/** Summary of `calendar.period` as of `asOf`. */
export function summarizeProvince(facts: SummaryFacts): ProvinceSummary {
  const { calendar, asOf } = facts
  const find = findAmounts(facts.amounts)
  // A district without producers owes nothing and would make every province look late.
  const districts = facts.districts.filter(row => row.expected > 0)
  const sum = (pick: (row: DistrictMonth) => number) => districts.reduce((total, row) => total + pick(row), 0)
  return {
    period: calendar.period,
    asOf,
    amountSatang: facts.districts.reduce((total, row) => total + row.amountSatang, 0n),
    producers: {
      expected: sum(row => row.expected),
      recorded: sum(row => row.recorded),
      noSales: sum(row => row.noSales),
    },
    offices: {
      of: districts.length,
      complete: districts.filter(isComplete).length,
      submitted: districts.filter(row => isReported(row.state)).length,
      certified: districts.filter(row => isCertified(row.state)).length,
    },
    onTime: {
      submitted: districts.filter(row => isInTime(row.firstSubmittedAt, calendar.reportDueEnd)).length,
      certified: districts.filter(row => isInTime(row.firstCertifiedAt, calendar.signOffDueEnd)).length,
      of: districts.length,
      isDuePassed: isPast(calendar.reportDueEnd, asOf),
      isSignOffPassed: isPast(calendar.signOffDueEnd, asOf),
    },
    rule: facts.rule,
    growthMonth: growthIn(find, facts.rule, districts, [calendar.period]),
    growthYear: growthIn(find, facts.rule, facts.districts.filter(isOfYear(facts)), facts.periods),
    missing: missingOf(districts),
  }
}

/** As the indicator has it: what was reported before the last producer left still counts in the year. */
const isOfYear =
  ({ amounts, periods }: SummaryFacts) =>
  ({ officeCode, expected }: DistrictMonth): boolean =>
    expected > 0 || amounts.some(row => row.officeCode === officeCode && periods.includes(row.period))

function growthIn(
  find: AmountFinder,
  rule: BaselineRule,
  districts: readonly DistrictMonth[],
  periods: readonly Period[],
): Growth {
  return growthOf(
    periods.flatMap(period => districts.map(({ officeCode }) => pairOf(find, rule, officeCode, period))),
  )
}

function missingOf(districts: readonly DistrictMonth[]): ProvinceSummary['missing'] {
  return districts
    .filter(row => !isCertified(row.state))
    .map(row => ({
      officeCode: row.officeCode,
      officeName: row.officeName,
      left: leftOf(row),
      expected: row.expected,
      state: row.state,
    }))
    .sort((a, b) => b.left - a.left || a.officeCode.localeCompare(b.officeCode))
}

// The summary of one province and month (pure): totals, completeness, on-time rate, growth, who is missing.
// Chat, message and mini-app show this one result; its numbers equal a plain SQL sum of the entries.
import type { OfficeCode, Period, ReportState, Satang } from '../../db/vocabulary.ts'
import { isComplete, leftOf, type Progress } from './completeness.ts'
import { type Growth, growthOf } from './growth.ts'
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

/** Amount and state of one district in any month: this fiscal year's and last year's, for growth. */
export interface DistrictAmount {
  officeCode: OfficeCode
  period: Period
  amountSatang: Satang
  state: ReportState
}

export interface ProvinceSummary {
  period: Period
  asOf: Date
  amountSatang: Satang
  producers: Progress & { noSales: number }
  offices: { of: number; complete: number; submitted: number; certified: number }
  /** Submitted by the end of the due day / certified by the end of the month's last day. */
  onTime: { submitted: number; certified: number; of: number; isDuePassed: boolean; isSignOffPassed: boolean }
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
  /** Months of this fiscal year up to the period, and each one's month a year earlier. */
  periods: readonly { period: Period; lastYear: Period }[]
  districts: readonly DistrictMonth[]
  amounts: readonly DistrictAmount[]
}

/** Summary of `calendar.period` as of `asOf`. */
export function summarizeProvince(facts: SummaryFacts): ProvinceSummary {
  const { calendar, asOf } = facts
  // A district without producers owes nothing and would make every province look late.
  const districts = facts.districts.filter(row => row.expected > 0)
  const sum = (pick: (row: DistrictMonth) => number) => districts.reduce((total, row) => total + pick(row), 0)
  const isInTime = (at: Date | null, end: Date) => at !== null && !isPast(end, at)
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
    growthMonth: growthIn(
      facts,
      districts,
      facts.periods.filter(item => item.period === calendar.period),
    ),
    growthYear: growthIn(facts, districts, facts.periods),
    missing: missingOf(districts),
  }
}

function growthIn(
  facts: SummaryFacts,
  districts: readonly DistrictMonth[],
  periods: SummaryFacts['periods'],
): Growth {
  const amountOf = new Map(facts.amounts.map(row => [`${row.officeCode}:${row.period}`, row]))
  return growthOf(
    periods.flatMap(({ period, lastYear }) =>
      districts.map(({ officeCode }) => {
        const now = amountOf.get(`${officeCode}:${period}`)
        return {
          nowSatang: now?.amountSatang ?? 0n,
          baseSatang: amountOf.get(`${officeCode}:${lastYear}`)?.amountSatang ?? null,
          isReported: now !== undefined && isReported(now.state),
        }
      }),
    ),
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

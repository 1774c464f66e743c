// What the printed summary of a province's month holds: the numbers of the summary page and message, district by district,
// as of a stated moment. Plain data, so that it can go with the paper for machines.
import type { BaselineRule, OfficeCode, Period, ReportState } from '../../db/vocabulary.ts'
import type { Growth } from './growth.ts'
import { toBaht } from './money.ts'
import { type DistrictMonth, isInTime, type ProvinceSummary } from './province-summary.ts'
import type { PeriodCalendar } from './reporting-calendar.ts'

/** Canonical baht, `"12500.50"`. */
type Baht = string

export interface ContentGrowth {
  now: Baht
  base: Baht
  /** Tenths of a percent; null = no base. */
  tenths: number | null
  /** District-months that were compared, of all. */
  covered: number
  of: number
}

export interface ContentDistrict {
  officeCode: OfficeCode
  /** Bare, `ดอกคำใต้`. */
  officeName: string
  recorded: number
  expected: number
  noSales: number
  amount: Baht
  state: ReportState
  /** Null = not yet done, and the day has not passed. */
  isSubmittedOnTime: boolean | null
  isCertifiedOnTime: boolean | null
  growth: ContentGrowth
}

export interface ProvinceContent {
  schema: 1
  provinceCode: string
  /** Bare, `พะเยา`. */
  provinceName: string
  period: Period
  fiscalYear: number
  /** ISO instant. */
  asOf: string
  amount: Baht
  producers: ProvinceSummary['producers']
  offices: ProvinceSummary['offices']
  onTime: ProvinceSummary['onTime']
  /** What growth is measured against. */
  rule: BaselineRule
  growthMonth: ContentGrowth
  growthYear: ContentGrowth
  /** By code; those without producers and without figures are left out. */
  districts: ContentDistrict[]
}

export interface ProvinceContentInput {
  provinceCode: string
  provinceName: string
  calendar: PeriodCalendar
  summary: ProvinceSummary
  districts: readonly DistrictMonth[]
  /** Growth of one district in this month, like for like. */
  growthOf: (officeCode: OfficeCode) => Growth
}

export function buildProvinceContent(input: ProvinceContentInput): ProvinceContent {
  const { provinceCode, provinceName, calendar, summary, growthOf } = input
  return {
    schema: 1,
    provinceCode,
    provinceName,
    period: summary.period,
    fiscalYear: calendar.fiscalYear,
    asOf: summary.asOf.toISOString(),
    amount: toBaht(summary.amountSatang),
    producers: summary.producers,
    offices: summary.offices,
    onTime: summary.onTime,
    rule: summary.rule,
    growthMonth: viewGrowth(summary.growthMonth),
    growthYear: viewGrowth(summary.growthYear),
    districts: input.districts
      .filter(row => row.expected > 0 || row.amountSatang > 0n)
      .map(row => ({
        officeCode: row.officeCode,
        officeName: row.officeName,
        recorded: row.recorded,
        expected: row.expected,
        noSales: row.noSales,
        amount: toBaht(row.amountSatang),
        state: row.state,
        isSubmittedOnTime: isOnTime(row.firstSubmittedAt, calendar.reportDueEnd, summary.onTime.isDuePassed),
        isCertifiedOnTime: isOnTime(
          row.firstCertifiedAt,
          calendar.signOffDueEnd,
          summary.onTime.isSignOffPassed,
        ),
        growth: viewGrowth(growthOf(row.officeCode)),
      })),
  }
}

function isOnTime(at: Date | null, end: Date, isPassed: boolean): boolean | null {
  return at === null && !isPassed ? null : isInTime(at, end)
}

const viewGrowth = ({ nowSatang, baseSatang, tenths, covered, of }: Growth): ContentGrowth => ({
  now: toBaht(nowSatang),
  base: toBaht(baseSatang),
  tenths,
  covered,
  of,
})

// The indicator of one fiscal year as every page, paper, table and message shows it: a province, its districts, their
// months, and the spans (two rounds and the year) with growth and target. Read by actions/read-indicators.ts alone.
import type { BaselineRule, OfficeCode, Period, Satang, Span } from '../../db/vocabulary.ts'
import type { Growth } from './growth.ts'
import type { Target } from './target.ts'

export interface IndicatorMonth {
  period: Period
  /** Recorded so far, complete or not; null = nothing recorded. */
  nowSatang: Satang | null
  /** The district reported the month; of a province: all of its districts did. */
  isReported: boolean
  /** What growth is measured against by the year's rule; null = no base. */
  baseSatang: Satang | null
  /** The same month a year before, recorded or imported; null = not known. */
  lastYearSatang: Satang | null
  /** Of filed forecasts; null = none filed. */
  forecastSatang: Satang | null
  /** The base grown by the span's target (of levels: level 5); null = no base or no target. */
  targetSatang: Satang | null
}

/** Where a span stands against its target. */
export interface TargetStanding {
  target: Target
  /** Growth that is missing, in tenths of a percentage point; 0 = reached; null = no base. */
  distanceTenths: number | null
  isReached: boolean
  /** Score 0 to 5 (0 = below level 1); null for a percentage, or without a base. */
  level: number | null
  /** What must be sold in the months not reported yet to reach the target (of levels: each level 1 to 5). */
  needed: readonly { level: number | null; thresholdTenths: number; satang: Satang }[]
  /** Months of the span that are not reported yet. */
  remaining: readonly Period[]
}

export interface SpanIndicator {
  growth: Growth
  /** Null = no target is set. */
  standing: TargetStanding | null
}

export interface OfficeIndicator {
  officeCode: OfficeCode
  /** Bare name, `ดอกคำใต้`. */
  officeName: string
  /** October to September. */
  months: readonly IndicatorMonth[]
  spans: Readonly<Record<Span, SpanIndicator>>
}

export interface IndicatorYear {
  fiscalYear: number
  rule: BaselineRule
  asOf: Date
  province: OfficeIndicator
  /** By code; those without producers and without a total, recorded or imported, are left out. */
  districts: readonly OfficeIndicator[]
}

// Where a span stands against its target: what of it is reached so far, and what must be sold in the months that are not
// reported yet. Both are like for like: who has no base is on neither side, and the coverage is said.
import type { OfficeCode, Period, Satang } from '../../db/vocabulary.ts'
import type { Growth } from './growth.ts'
import type { IndicatorMonth, TargetStanding } from './indicator-year.ts'
import type { Target } from './target.ts'
import { distanceTo, grownBy, hasReached, thresholdsOf, topOf } from './target-rules.ts'

export interface MeasuredMonth extends IndicatorMonth {
  /** Nothing was recorded here, but the month's total was imported: it is sold, though not reported. */
  importedSatang: Satang | null
}

/** One district's months of the span. */
export interface SpanMonths {
  officeCode: OfficeCode
  months: readonly MeasuredMonth[]
}

export function standingOf(target: Target, growth: Growth, districts: readonly SpanMonths[]): TargetStanding {
  const { nowSatang, baseSatang } = growth
  const thresholds = thresholdsOf(target)
  const reached = thresholds.filter(tenths => hasReached(nowSatang, baseSatang, tenths)).length
  return {
    target,
    distanceTenths: distanceTo(nowSatang, baseSatang, topOf(target)),
    isReached: reached === thresholds.length,
    level: target.kind === 'percent' || baseSatang <= 0n ? null : reached,
    needed: neededFor(target, districts),
    remaining: remainingOf(districts),
  }
}

/** Districts with a base in every month of the span: only of these it can be said what is needed. */
export const withWholeBase = (districts: readonly SpanMonths[]): SpanMonths[] =>
  districts.filter(({ months }) => months.length > 0 && months.every(month => month.baseSatang !== null))

/** The whole span's base grown by each threshold, less what is sold; empty where no district has a whole base. */
function neededFor(target: Target, districts: readonly SpanMonths[]): TargetStanding['needed'] {
  const months = withWholeBase(districts).flatMap(district => district.months)
  const base = months.reduce((sum, month) => sum + (month.baseSatang ?? 0n), 0n)
  const sold = months.reduce((sum, month) => sum + soldIn(month), 0n)
  if (base <= 0n) return []
  return thresholdsOf(target).map((thresholdTenths, index) => {
    const left = grownBy(base, thresholdTenths) - sold
    const level = target.kind === 'levels' ? index + 1 : null
    return { level, thresholdTenths, satang: left > 0n ? left : 0n }
  })
}

/** A month that is still being recorded counts as not sold: its whole is what is asked for. */
const soldIn = (month: MeasuredMonth): Satang =>
  month.isReported ? (month.nowSatang ?? 0n) : (month.importedSatang ?? 0n)

const isOver = (month: MeasuredMonth): boolean => month.isReported || month.importedSatang !== null

/** Months that some district has not reported yet. */
const remainingOf = (districts: readonly SpanMonths[]): Period[] => [
  ...new Set(
    districts
      .flatMap(({ months }) => months.filter(month => !isOver(month)).map(month => month.period))
      .sort(),
  ),
]

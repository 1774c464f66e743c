// The forecasts of a province (pure): how many districts filed, in time, what they expect, growth on last year, and what
// was sold so far against what was expected, like for like.
import type { OfficeCode, Period, Satang } from '../../db/vocabulary.ts'
import { type ForecastGrowth, growthOnLastYear, MONTHS_A_YEAR } from './forecast.ts'
import type { ForecastContent } from './forecast-content.ts'
import { tenthsOf } from './growth.ts'
import { parseBaht, sumSatang } from './money.ts'

/** What one district sold in one month. */
export interface SoldMonth {
  officeCode: OfficeCode
  period: Period
  amountSatang: Satang
  /** The district handed the month in. */
  isReported: boolean
}

export interface ForecastMonth {
  period: Period
  forecastSatang: Satang
  /** Null = nothing recorded yet. */
  actualSatang: Satang | null
  reported: number
}

export interface ForecastSummary {
  amountSatang: Satang
  growth: ForecastGrowth
  months: ForecastMonth[]
  /** Both sides count only district-months that are reported. */
  toDate: { forecastSatang: Satang; actualSatang: Satang; tenths: number | null; covered: number; of: number }
}

type Totals = Pick<ForecastContent, 'officeCode' | 'totals'>

/** Satang of a canonical sum, which may be larger than one amount can be. */
const satangOf = (baht: string): Satang => parseBaht(baht) ?? BigInt(baht.replace('.', ''))

export const growthOfContent = ({ totals }: Pick<ForecastContent, 'totals'>): ForecastGrowth =>
  growthOnLastYear(
    totals.months.map(satangOf),
    totals.lastYear.map(amount => (amount === null ? null : satangOf(amount))),
  )

/** Of the districts that filed; `periods` are the twelve of the year. */
export function summarizeForecasts(
  filed: readonly Totals[],
  sold: readonly SoldMonth[],
  periods: readonly Period[],
): ForecastSummary {
  const soldIn = new Map(sold.map(month => [`${month.officeCode}:${month.period}`, month]))
  const cells = filed.flatMap(({ officeCode, totals }) =>
    periods.map((period, month) => ({
      period,
      expected: satangOf(totals.months[month] ?? '0.00'),
      sold: soldIn.get(`${officeCode}:${period}`) ?? null,
    })),
  )
  const growths = filed.map(growthOfContent)
  return {
    amountSatang: sumSatang(cells.map(cell => cell.expected)),
    growth: addGrowth(growths),
    months: periods.map(period =>
      monthOf(
        period,
        cells.filter(cell => cell.period === period),
      ),
    ),
    toDate: compare(cells),
  }
}

interface Cell {
  period: Period
  expected: Satang
  sold: SoldMonth | null
}

function monthOf(period: Period, cells: readonly Cell[]): ForecastMonth {
  const sold = cells.flatMap(cell => cell.sold ?? [])
  return {
    period,
    forecastSatang: sumSatang(cells.map(cell => cell.expected)),
    actualSatang: sold.length === 0 ? null : sumSatang(sold.map(month => month.amountSatang)),
    reported: sold.filter(month => month.isReported).length,
  }
}

function compare(cells: readonly Cell[]): ForecastSummary['toDate'] {
  const reported = cells.filter(cell => cell.sold?.isReported)
  const forecastSatang = sumSatang(reported.map(cell => cell.expected))
  const actualSatang = sumSatang(reported.map(cell => cell.sold?.amountSatang ?? 0n))
  return {
    forecastSatang,
    actualSatang,
    tenths: tenthsOf(actualSatang, forecastSatang),
    covered: reported.length,
    of: cells.length,
  }
}

/** District-months on both sides; `months` of `filed × 12` were compared. */
function addGrowth(growths: readonly ForecastGrowth[]): ForecastGrowth {
  const nowSatang = sumSatang(growths.map(growth => growth.nowSatang))
  const baseSatang = sumSatang(growths.map(growth => growth.baseSatang))
  const months = growths.reduce((sum, growth) => sum + growth.months, 0)
  return { nowSatang, baseSatang, tenths: tenthsOf(nowSatang, baseSatang), months }
}

/** Of one district: of twelve months; of a province: of twelve each. */
export const monthsOf = (districts: number): number => districts * MONTHS_A_YEAR

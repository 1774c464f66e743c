// What a filed forecast holds, frozen when it was filed: every producer's twelve months, the sums, who filed it when. Its
// canonical text (report-content.ts) is what is hashed and what its paper prints. Drafts are printed from the same shape.
import type { OfficeCode, Role, Satang } from '../../db/vocabulary.ts'
import { type ForecastRow, growthOnLastYear, isStay, monthTotals, yearTotal } from './forecast.ts'
import { sumSatang, toBaht } from './money.ts'
import { canonicalText } from './report-content.ts'

/** Canonical baht, `"12500.50"`. */
type Baht = string

export interface ForecastContentProducer {
  id: string
  /** Registration number. */
  code: string
  name: string
  product: string
  /** Name of the tambon without its prefix; null where it is not known. */
  subdistrict: string | null
  /** `1` for each month with the district, October first. */
  stays: string
  /** Twelve; null = not with the district in that month, and in a draft also: blank. */
  amounts: (Baht | null)[]
  lastYear: (Baht | null)[]
  total: Baht
}

export interface ForecastContent {
  /** Of this shape; a later one reads older contents as they are. */
  schema: 1
  provinceCode: string
  /** Bare, `พะเยา`. */
  provinceName: string
  officeCode: OfficeCode
  /** Bare, `ดอกคำใต้`. */
  officeName: string
  /** CE year in which the fiscal year ends. */
  fiscalYear: number
  /** 1 for the first one filed of this district and year. */
  number: number
  /** The forecast's version that was filed: whatever is saved later has a higher one. */
  version: number
  /** Growth on last year that was proposed for all, in tenths of a percent; null = none. */
  percentTenths: number | null
  /** By Thai name. */
  producers: ForecastContentProducer[]
  totals: {
    amount: Baht
    months: Baht[]
    /** October to March, April to September. */
    rounds: [Baht, Baht]
    /** What the district recorded in the same months a year before; null = nothing. */
    lastYear: (Baht | null)[]
    growth: { base: Baht; tenths: number | null; months: number }
  }
  /** Null = not filed: printed as a draft. */
  filed: { by: string; role: Role; isActing: boolean; at: string } | null
}

export interface ForecastContentInput
  extends Pick<
    ForecastContent,
    | 'provinceCode'
    | 'provinceName'
    | 'officeCode'
    | 'officeName'
    | 'fiscalYear'
    | 'number'
    | 'version'
    | 'percentTenths'
    | 'filed'
  > {
  rows: readonly (ForecastRow &
    Pick<ForecastContentProducer, 'id' | 'code' | 'name' | 'product' | 'subdistrict'>)[]
  /** Totals of the district's months a year before; null = nothing was recorded. */
  lastYear: readonly (Satang | null)[]
}

/** Sums what is filled in; whether it is complete is for whoever files it to ask. */
export function buildForecastContent({ rows, lastYear, ...head }: ForecastContentInput): ForecastContent {
  const months = monthTotals(rows)
  const growth = growthOnLastYear(months, lastYear)
  return {
    schema: 1,
    ...head,
    producers: rows.map(row => ({
      id: row.id,
      code: row.code,
      name: row.name,
      product: row.product,
      subdistrict: row.subdistrict,
      stays: row.stays,
      amounts: row.amounts.map((amount, month) => (isStay(row.stays, month) ? bahtOf(amount) : null)),
      lastYear: row.lastYear.map(bahtOf),
      total: toBaht(yearTotal(row)),
    })),
    totals: {
      amount: toBaht(sumSatang(months)),
      months: months.map(toBaht),
      rounds: [toBaht(sumSatang(months.slice(0, 6))), toBaht(sumSatang(months.slice(6)))],
      lastYear: lastYear.map(bahtOf),
      growth: { base: toBaht(growth.baseSatang), tenths: growth.tenths, months: growth.months },
    },
  }
}

/** True when both say the same of the same producers: filing the second one would only repeat the first. */
export const isSameForecast = (one: ForecastContent, other: ForecastContent): boolean =>
  bareText(one) === bareText(other)

const bareText = (content: ForecastContent): string =>
  canonicalText({ ...content, number: undefined, filed: undefined })

const bahtOf = (amount: Satang | null): Baht | null => (amount === null ? null : toBaht(amount))

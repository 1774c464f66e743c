// The forecast of a fiscal year (the letter's third enclosure): what last year and a percentage propose, which amounts
// somebody typed by hand, and when a forecast is whole. Pure: the phone and the service do the same sums.
import type { Satang } from '../../db/vocabulary.ts'
import { MAX_SATANG } from '../../db/vocabulary.ts'
import { tenthsOf } from './growth.ts'
import { sumSatang } from './money.ts'

export const MONTHS_A_YEAR = 12

/** Growth on last year that can be chosen, in tenths of a percent: from nothing left to eleven times as much. */
export const PERCENT_TENTHS = { least: -1000, most: 10_000 } as const

/** Null = blank, which is never zero. */
export type Amounts = readonly (Satang | null)[]

/** One producer's fiscal year; each list has twelve entries, October first. */
export interface ForecastRow {
  /** `1` for each month in which the producer stays with the district, else `0`: `111111111111`. */
  stays: string
  amounts: Amounts
  /** What it sold in the same month a year before; null = no figure. */
  lastYear: Amounts
}

export const isStay = (stays: string, month: number): boolean => stays[month] === '1'

/**
 * Last year's amount grown by so many tenths of a percent, half up to the satang; null = more than any amount can be.
 * A stated zero proposes zero.
 */
export function proposeAmount(lastYear: Satang, percentTenths: number): Satang | null {
  const grown = lastYear * BigInt(1000 + percentTenths)
  const rounded = (grown * 2n + 1000n) / 2000n
  return rounded <= MAX_SATANG ? rounded : null
}

/** True for what no percentage has put there: it is not to be overwritten without a question. */
export function isByHand(
  amount: Satang | null,
  lastYear: Satang | null,
  percentTenths: number | null,
): boolean {
  if (amount === null) return false
  if (lastYear === null || percentTenths === null) return true
  return proposeAmount(lastYear, percentTenths) !== amount
}

/** Months with last year's figure whose amount somebody typed: those that a new percentage would overwrite. */
export const monthsByHand = (row: ForecastRow, percentTenths: number | null): number[] =>
  row.amounts.flatMap((amount, month) => {
    const lastYear = row.lastYear[month] ?? null
    const isOpen = isStay(row.stays, month) && lastYear !== null
    return isOpen && isByHand(amount, lastYear, percentTenths) ? [month] : []
  })

/**
 * The row's amounts with the percentage in every month that has last year's figure; other months stay as they are.
 * `before` is the percentage that was applied last; what was typed by hand since is kept unless `replaces`.
 */
export function applyPercent(
  row: ForecastRow,
  percent: { before: number | null; tenths: number; replaces: boolean },
): (Satang | null)[] {
  const kept = new Set(percent.replaces ? [] : monthsByHand(row, percent.before))
  return row.amounts.map((amount, month) => {
    const lastYear = row.lastYear[month] ?? null
    if (lastYear === null || !isStay(row.stays, month) || kept.has(month)) return amount
    return proposeAmount(lastYear, percent.tenths) ?? amount
  })
}

/** Months of the row that still want an amount: zero must be typed. */
export const monthsLeft = ({ stays, amounts }: Pick<ForecastRow, 'stays' | 'amounts'>): number =>
  amounts.filter((amount, month) => isStay(stays, month) && amount === null).length

/** The year of one producer: what is filled in so far. */
export const yearTotal = ({ stays, amounts }: Pick<ForecastRow, 'stays' | 'amounts'>): Satang =>
  sumSatang(amounts.map((amount, month) => (isStay(stays, month) ? (amount ?? 0n) : 0n)))

export interface ForecastProgress {
  /** Producers that stay with the district in at least one month of the year. */
  expected: number
  /** Of these, with an amount for every month in which they stay. */
  done: number
}

export const progressOf = (rows: readonly Pick<ForecastRow, 'stays' | 'amounts'>[]): ForecastProgress => ({
  expected: rows.length,
  done: rows.filter(row => monthsLeft(row) === 0).length,
})

/** The district's twelve months: the sums of what is filled in. */
export const monthTotals = (rows: readonly Pick<ForecastRow, 'stays' | 'amounts'>[]): Satang[] =>
  Array.from({ length: MONTHS_A_YEAR }, (_, month) =>
    sumSatang(rows.map(row => (isStay(row.stays, month) ? (row.amounts[month] ?? 0n) : 0n))),
  )

export interface ForecastGrowth {
  /** Both sides count only months with a total last year. */
  nowSatang: Satang
  baseSatang: Satang
  /** Tenths of a percent; null = no base. */
  tenths: number | null
  /** Months that were counted, of twelve. */
  months: number
}

/** The whole district against what it recorded last year, like for like: a month without a total then counts on neither side. */
export function growthOnLastYear(months: readonly Satang[], lastYear: Amounts): ForecastGrowth {
  const counted = months.flatMap((now, month) => {
    const base = lastYear[month] ?? null
    return base === null ? [] : [{ now, base }]
  })
  const nowSatang = sumSatang(counted.map(({ now }) => now))
  const baseSatang = sumSatang(counted.map(({ base }) => base))
  return { nowSatang, baseSatang, tenths: tenthsOf(nowSatang, baseSatang), months: counted.length }
}

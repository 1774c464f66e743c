// Is a figure doubtful beside the same producer's own past? It asks for a second look and never blocks.
// The same month last year comes first, because every April and September is low; last month only without it.
import type { Satang } from '../../db/vocabulary.ts'

/**
 * A whole province moves −29 … +27 % a month (90 % of cases), but one producer's month is a fair, an order or
 * a harvest: doubling is ordinary, and a form that asks too often teaches people to tap the question away.
 * Chosen, not measured: no figures by producer are public. To be set again after the first months of use.
 */
export const DOUBT_THRESHOLDS = {
  /** This many times above or below the same month last year. */
  lastYearTimes: 3,
  /** Wider: last month is another season. */
  lastMonthTimes: 4,
  /** Below this base (1,000 baht) any sale is a multiple, so only a gross one is asked about. */
  tinyBaseSatang: 100_000n,
  tinyBaseTimes: 20,
  /** About ten times: most likely a zero too many or too few. */
  zeroSlipTimes: { from: 8, to: 12.5 },
} as const

export const DOUBT_CODES = [
  'far_above_last_year',
  'far_below_last_year',
  'ten_times_last_year',
  'tenth_of_last_year',
  'far_above_last_month',
  'far_below_last_month',
  'ten_times_last_month',
  'tenth_of_last_month',
] as const
export type DoubtCode = (typeof DOUBT_CODES)[number]

export interface Doubt {
  code: DoubtCode
  /** How many times the larger is the smaller, to one decimal; always above 1. */
  times: number
  /** What the figure was compared with. */
  baseSatang: Satang
}

/** The doubt about one stated amount, or null. No sales (0 or less) is stated with a reason and not doubted. */
export function findDoubt(input: {
  satang: Satang
  lastYearSatang: Satang | null
  lastMonthSatang: Satang | null
}): Doubt | null {
  const { satang, lastYearSatang, lastMonthSatang } = input
  if (satang <= 0n) return null
  if (hasSales(lastYearSatang)) return compare(satang, lastYearSatang, 'last_year')
  if (hasSales(lastMonthSatang)) return compare(satang, lastMonthSatang, 'last_month')
  return null
}

// A base of zero says nothing about size.
const hasSales = (satang: Satang | null): satang is Satang => satang !== null && satang > 0n

function compare(satang: Satang, baseSatang: Satang, base: 'last_year' | 'last_month'): Doubt | null {
  const { lastYearTimes, lastMonthTimes, tinyBaseSatang, tinyBaseTimes, zeroSlipTimes } = DOUBT_THRESHOLDS
  const isAbove = satang > baseSatang
  // A ratio, not money: Number is close enough, and exact at whole multiples.
  const times = isAbove ? Number(satang) / Number(baseSatang) : Number(baseSatang) / Number(satang)
  const far = base === 'last_year' ? lastYearTimes : lastMonthTimes
  if (times < (baseSatang < tinyBaseSatang ? tinyBaseTimes : far)) return null
  const isZeroSlip = times >= zeroSlipTimes.from && times <= zeroSlipTimes.to
  const above = isZeroSlip ? 'ten_times' : 'far_above'
  const below = isZeroSlip ? 'tenth_of' : 'far_below'
  return { code: `${isAbove ? above : below}_${base}`, times: Math.round(times * 10) / 10, baseSatang }
}

// Growth % = (now − base) ÷ base × 100, like for like: both sides count only districts that have reported,
// and the coverage is always said. A missing base is "no base", never 0 or infinite (domain: the indicator).
import type { Satang } from '../../db/vocabulary.ts'

export interface Growth {
  nowSatang: Satang
  baseSatang: Satang
  /** Tenths of a percent, rounded half away from zero; null = no base. */
  tenths: number | null
  /** District-months on both sides that were counted, of all that could be. */
  covered: number
  of: number
}

export interface GrowthPair {
  nowSatang: Satang
  /** Null = this district has no figure a year ago. */
  baseSatang: Satang | null
  isReported: boolean
}

/** Growth over district-months; those not reported, or without a base, are left out of both sides. */
export function growthOf(pairs: readonly GrowthPair[]): Growth {
  const counted = pairs.filter(pair => pair.isReported && pair.baseSatang !== null)
  const nowSatang = counted.reduce((sum, pair) => sum + pair.nowSatang, 0n)
  const baseSatang = counted.reduce((sum, pair) => sum + (pair.baseSatang ?? 0n), 0n)
  return {
    nowSatang,
    baseSatang,
    tenths: tenthsOf(nowSatang, baseSatang),
    covered: counted.length,
    of: pairs.length,
  }
}

/** Exact in whole numbers: no float can turn +3.25 % into +3.2 %. */
export function tenthsOf(nowSatang: Satang, baseSatang: Satang): number | null {
  if (baseSatang <= 0n) return null
  const difference = (nowSatang - baseSatang) * 1000n
  const size = difference < 0n ? -difference : difference
  const rounded = (size * 2n + baseSatang) / (baseSatang * 2n)
  return Number(difference < 0n ? -rounded : rounded)
}

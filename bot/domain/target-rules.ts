// What a target may be, and what a base becomes when it grows by one. Whole numbers only: no float may turn a score.
import type { Satang, TargetKind } from '../../db/vocabulary.ts'
import { tenthsOf } from './growth.ts'
import type { Target } from './target.ts'

/** Tenths of a percent: −100 % to +1,000 %. */
export const TARGET_RANGE = { min: -1000, max: 10_000 } as const

/** The scores of `levels`. */
export const LEVELS = 5

/** Thresholds from the lowest to the one that counts as reached. */
export const thresholdsOf = (target: Target): readonly number[] =>
  target.kind === 'percent' ? [target.tenths] : target.tenths

/** Growth that counts as reached: the percentage, or level 5. */
export const topOf = (target: Target): number => Math.max(...thresholdsOf(target))

/** Null where the thresholds are none of that kind: wrong count, outside of the range, or levels that do not grow. */
export function makeTarget(kind: TargetKind, thresholds: readonly number[]): Target | null {
  const isSound = thresholds.every(
    (tenths, index) =>
      Number.isInteger(tenths) &&
      tenths >= TARGET_RANGE.min &&
      tenths <= TARGET_RANGE.max &&
      (index === 0 || tenths > (thresholds[index - 1] ?? tenths)),
  )
  const [one, two, three, four, five] = thresholds
  if (!isSound || one === undefined) return null
  if (kind === 'percent') return thresholds.length === 1 ? { kind, tenths: one } : null
  if (two === undefined || three === undefined || four === undefined || five === undefined) return null
  return thresholds.length === LEVELS ? { kind, tenths: [one, two, three, four, five] } : null
}

export const isSameTarget = (a: Target | null, b: Target | null): boolean =>
  a === null || b === null ? a === b : a.kind === b.kind && thresholdsOf(a).join() === thresholdsOf(b).join()

/** The base grown by `tenths` of a percent, up to the satang. */
export const grownBy = (baseSatang: Satang, tenths: number): Satang =>
  (baseSatang * BigInt(1000 + tenths) + 999n) / 1000n

/** Exact, unlike a growth rounded to a tenth: 4.96 % has not reached 5 %. False without a base. */
export const hasReached = (nowSatang: Satang, baseSatang: Satang, tenths: number): boolean =>
  baseSatang > 0n && nowSatang * 1000n >= baseSatang * BigInt(1000 + tenths)

/**
 * Tenths of a percentage point that are missing; null without a base. What is shown must add up: the growth on screen
 * and this are the threshold. At least 1 while it is not reached, so that 0 means reached.
 */
export function distanceTo(nowSatang: Satang, baseSatang: Satang, tenths: number): number | null {
  const grown = tenthsOf(nowSatang, baseSatang)
  if (grown === null) return null
  return hasReached(nowSatang, baseSatang, tenths) ? 0 : Math.max(1, tenths - grown)
}

// The month's quota over a restart: the simulated LINE counts from zero with every process, so what an earlier process
// used in the same month comes off its limit.
import { bangkokDateOf } from '../domain/civil-time.ts'
import type { Quota } from './line-platform/ledger.ts'

export interface UsedQuota {
  /** `YYYY-MM` in Asia/Bangkok. */
  month: string
  used: number
}

export interface QuotaMemory {
  /** Used this month, by earlier processes too. */
  used(): UsedQuota
  /** To be called whenever the clock or LINE has moved: a new month has its whole quota. */
  hold(): void
}

export function rememberQuota(quota: Quota, before: UsedQuota, now: () => Date): QuotaMemory {
  const { limit } = quota
  const month = () => bangkokDateOf(now()).slice(0, 7)
  const usedBefore = () => (before.month === month() ? before.used : 0)
  return {
    used: () => ({ month: month(), used: usedBefore() + quota.used() }),
    hold() {
      if (limit !== null) quota.set(Math.max(0, limit - usedBefore()))
    },
  }
}

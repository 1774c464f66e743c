// How often somebody may ask: counted in memory, by whatever a caller cannot make up.
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { Problem } from '../domain/problems.ts'

export type RateLimit = RateLimiterMemory

export const perMinute = (points: number): RateLimit => new RateLimiterMemory({ points, duration: 60 })

/** Throws request.too_many (detail.retryAfterSeconds). */
export async function count(limit: RateLimit, key: string): Promise<void> {
  try {
    await limit.consume(key)
  } catch (refused) {
    const waitMs = refused instanceof RateLimiterRes ? refused.msBeforeNext : 0
    throw new Problem('request.too_many', { retryAfterSeconds: Math.max(1, Math.ceil(waitMs / 1000)) })
  }
}

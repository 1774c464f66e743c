// How often somebody may ask: counted in memory, by whatever a caller cannot make up.
import { isIPv6 } from 'node:net'
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

/**
 * What callers are counted by where there is nothing better: the IPv4 address, or the 64-bit network of an IPv6 address,
 * because whoever has one of those has 2^64 addresses. `ip` as express gives it.
 */
export function addressOf(ip: string | undefined): string {
  if (ip === undefined) return 'unknown'
  const plain = /^::ffff:(\d+(\.\d+){3})$/i.exec(ip)?.[1] ?? ip
  if (!isIPv6(plain)) return plain
  const [head = '', tail] = (plain.split('%')[0] ?? '').toLowerCase().split('::')
  const groups = (text: string) => (text === '' ? [] : text.split(':'))
  const missing = tail === undefined ? 0 : 8 - groups(head).length - groups(tail).length
  const all = [...groups(head), ...Array<string>(Math.max(0, missing)).fill('0'), ...groups(tail ?? '')]
  return `${all
    .slice(0, 4)
    .map(group => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`
}

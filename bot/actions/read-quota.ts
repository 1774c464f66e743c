// What LINE's monthly quota still allows, for pages: the number helps, but no page fails or waits long because LINE is away.
// The sender asks for itself (send-due-notices.ts): a message is not held on the word of a page.
import { sumSendingCost } from '../../db/queries/deliveries.ts'
import type { Deps } from '../deps.ts'
import type { LineQuota } from '../ports.ts'

/** Longer than LINE takes to answer, shorter than people take to think that a page is broken. */
const PATIENCE_MS = 2_500

/**
 * Messages of this month: the limit (null = unlimited) and what is used, with the calls under way. Null = LINE cannot be
 * asked now. Never throws.
 */
export async function readQuota(
  deps: Pick<Deps, 'db' | 'line' | 'log'>,
): Promise<{ limit: number | null; used: number } | null> {
  const { promise: tooLate, resolve } = Promise.withResolvers<null>()
  const timer = setTimeout(() => resolve(null), PATIENCE_MS)
  try {
    return await Promise.race([ask(deps), tooLate])
  } finally {
    clearTimeout(timer)
  }
}

async function ask({ db, line, log }: Pick<Deps, 'db' | 'line' | 'log'>): Promise<LineQuota | null> {
  try {
    const { limit, used } = await line.readQuota()
    return { limit, used: used + (await sumSendingCost(db)) }
  } catch (error) {
    log.warn('quota.unreadable', { reason: error instanceof Error ? error.name : 'unknown' })
    return null
  }
}

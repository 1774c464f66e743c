// Makes the calls to LINE that are due and records what became of them. No transaction is open during a call;
// the key and the bytes are the stored ones, so a crash anywhere leads to the same call again, which LINE ignores.
// A pipeline, not waves: as calls end others are claimed, and ends are recorded as many at a time as have gathered.
import { type CallEnd, claimDeliveries, type Delivery, recordCalls } from '../../db/queries/deliveries.ts'
import type { DeliveryState, NoticeState } from '../../db/vocabulary.ts'
import type { Deps } from '../deps.ts'
import { LEASE_MS, nextTryAt, nextTurnAt, RETRY_KEY_LIFE_MS } from '../domain/delivery-grouping.ts'
import type { LineOutcome } from '../ports.ts'
import { REFUSED_IN_MULTICAST } from './prepare-deliveries.ts'

/** Twice what LINE's speed keeps under way at 100 ms a call, so that the next ones are there when their turn comes. */
const IN_HAND = 360
/** A claim costs the same for one call as for many. */
const CLAIM_FROM = 60

/**
 * Makes every call that is due; returns how many. `goesOn` is asked before more are claimed. Rejects when the database is
 * away, after what is in hand has ended.
 */
export async function sendDeliveries(deps: Deps, goesOn: () => boolean): Promise<number> {
  const record = gather<CallEnd>(ends => recordCalls(deps.db, ends, deps.clock.now()))
  const failures: unknown[] = []
  let made = 0
  let inHand = 0
  let tell = () => {}
  const hasAtMost = async (most: number): Promise<void> => {
    while (inHand > most)
      await new Promise<void>(resolve => {
        tell = resolve
      })
  }
  const begin = async (delivery: Delivery): Promise<void> => {
    inHand += 1
    try {
      await record(await sendOne(deps, delivery))
    } catch (error) {
      failures.push(error)
    }
    inHand -= 1
    tell()
  }
  const claim = (limit: number): Promise<Delivery[]> => {
    const now = deps.clock.now()
    return claimDeliveries(deps.db, now, new Date(now.getTime() + LEASE_MS), limit)
  }
  try {
    for (let isMore = true; isMore && failures.length === 0 && goesOn(); ) {
      const limit = IN_HAND - inHand
      const claimed = await claim(limit)
      for (const delivery of claimed) void begin(delivery)
      made += claimed.length
      isMore = claimed.length === limit
      await hasAtMost(IN_HAND - CLAIM_FROM)
    }
  } finally {
    await hasAtMost(0)
  }
  if (failures.length > 0) throw failures[0]
  return made
}

/** Writes together what has come while the last write ran: no timer, and one write at a time. */
function gather<T>(write: (items: T[]) => Promise<void>): (item: T) => Promise<void> {
  let waiting: T[] = []
  let last: Promise<void> = Promise.resolve()
  let next: Promise<void> | null = null
  const writeNext = (): Promise<void> => {
    const items = waiting
    waiting = []
    next = null
    return write(items)
  }
  return item => {
    waiting.push(item)
    if (next === null) {
      next = last.then(writeNext)
      last = next.catch(() => {})
    }
    return next
  }
}

async function sendOne(deps: Deps, delivery: Delivery): Promise<CallEnd> {
  const now = deps.clock.now()
  if (delivery.expiresAt !== null && delivery.expiresAt <= now)
    return settled(delivery, 'expired', 'expired', null, 'too_late')
  const age = now.getTime() - (delivery.firstAttemptAt ?? now).getTime()
  if (age > RETRY_KEY_LIFE_MS) {
    deps.log.error('delivery.gave_up', { id: delivery.id, attempts: delivery.attempts })
    return settled(delivery, 'failed', 'failed', null, delivery.error ?? 'retry_key_expired')
  }
  const outcome = await deps.line.send({
    method: delivery.method,
    recipients: delivery.recipients,
    body: delivery.body,
    retryKey: delivery.method === 'reply' ? null : delivery.id,
  })
  return endOf(deps, delivery, outcome)
}

function endOf(deps: Deps, delivery: Delivery, outcome: LineOutcome): CallEnd {
  const { attempts } = delivery
  switch (outcome.kind) {
    case 'accepted':
      return settled(delivery, 'sent', 'sent', outcome.requestId, null)
    case 'quota_reached':
      // Nobody got it, so its notices wait and are checked and worded anew when there is quota.
      return settled(delivery, 'held', 'held', null, 'quota')
    case 'refused':
      return refused(deps, delivery, outcome)
    case 'rate_limited':
      return postponed(delivery, nextTurnAt(deps.clock.now(), attempts), outcome.kind)
    default:
      return postponed(delivery, nextTryAt(deps.clock.now(), attempts), outcome.message)
  }
}

/** One bad id makes LINE refuse a whole multicast: the others travel alone from now on. */
function refused(
  deps: Deps,
  delivery: Delivery,
  { status, message, requestId }: Extract<LineOutcome, { kind: 'refused' }>,
): CallEnd {
  deps.log.warn('delivery.refused', { id: delivery.id, method: delivery.method, requestId })
  const end = settled(delivery, 'refused', 'refused', requestId, `${status} ${message}`)
  if (delivery.method !== 'multicast') return end
  deps.wake()
  return { ...end, notices: { state: 'planned', reason: REFUSED_IN_MULTICAST } }
}

const settled = (
  delivery: Delivery,
  state: DeliveryState,
  noticeState: NoticeState,
  lineRequestId: string | null,
  error: string | null,
): CallEnd => ({
  delivery,
  state,
  nextAttemptAt: null,
  lineRequestId,
  error,
  notices: { state: noticeState, reason: error },
})

const postponed = (delivery: Delivery, nextAttemptAt: Date, error: string): CallEnd => ({
  delivery,
  state: 'sending',
  nextAttemptAt,
  lineRequestId: null,
  error,
  notices: null,
})

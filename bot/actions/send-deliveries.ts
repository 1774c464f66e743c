// Makes the calls to LINE that are due and records what became of them. No transaction is open during a call;
// the key and the bytes are the stored ones, so a crash anywhere leads to the same call again, which LINE ignores.
import {
  claimDeliveries,
  type Delivery,
  postponeDelivery,
  releaseNotices,
  settleDelivery,
} from '../../db/queries/deliveries.ts'
import type { DeliveryState, NoticeState } from '../../db/vocabulary.ts'
import type { Deps } from '../deps.ts'
import { nextTryAt, RETRY_KEY_LIFE_MS } from '../domain/delivery-grouping.ts'
import type { LineOutcome } from '../ports.ts'
import { REFUSED_IN_MULTICAST } from './prepare-deliveries.ts'

/** Longer than a call may take (outside/line.ts), so that a lease never ends under a living call. */
const LEASE_MS = 20_000
const AT_ONCE = 50

/** Makes up to 50 calls; returns how many were due. */
export async function sendDeliveries(deps: Deps): Promise<number> {
  const now = deps.clock.now()
  const claimed = await claimDeliveries(deps.db, now, new Date(now.getTime() + LEASE_MS), AT_ONCE)
  await Promise.all(claimed.map(delivery => sendOne(deps, delivery)))
  return claimed.length
}

async function sendOne(deps: Deps, delivery: Delivery): Promise<void> {
  const now = deps.clock.now()
  if (delivery.expiresAt !== null && delivery.expiresAt <= now)
    return settle(deps, delivery, 'expired', 'expired', null, 'too_late')
  const age = now.getTime() - (delivery.firstAttemptAt ?? now).getTime()
  if (age > RETRY_KEY_LIFE_MS) {
    deps.log.error('delivery.gave_up', { id: delivery.id, attempts: delivery.attempts })
    return settle(deps, delivery, 'failed', 'failed', null, delivery.error ?? 'retry_key_expired')
  }
  const outcome = await deps.line.send({
    method: delivery.method,
    recipients: delivery.recipients,
    body: delivery.body,
    retryKey: delivery.method === 'reply' ? null : delivery.id,
  })
  await record(deps, delivery, outcome)
}

async function record(deps: Deps, delivery: Delivery, outcome: LineOutcome): Promise<void> {
  switch (outcome.kind) {
    case 'accepted':
      return settle(deps, delivery, 'sent', 'sent', outcome.requestId, null)
    case 'quota_reached':
      return hold(deps, delivery)
    case 'refused':
      return refuse(deps, delivery, outcome.requestId, `${outcome.status} ${outcome.message}`)
    default: {
      const error = outcome.kind === 'unknown' ? outcome.message : outcome.kind
      await postponeDelivery(deps.db, delivery.id, nextTryAt(deps.clock.now(), delivery.attempts), error)
    }
  }
}

/** The quota is used up: nobody got it, so its notices wait and are checked and worded anew when there is some. */
async function hold(deps: Deps, delivery: Delivery): Promise<void> {
  await deps.db.transaction(async tx => {
    await releaseNotices(tx, delivery.id, 'held', 'quota')
    await settleDelivery(tx, delivery.id, end('held', 'held', deps.clock.now(), null, 'quota'))
  })
}

/** One bad id makes LINE refuse a whole multicast: the others travel alone from now on. */
async function refuse(
  deps: Deps,
  delivery: Delivery,
  requestId: string | null,
  error: string,
): Promise<void> {
  deps.log.warn('delivery.refused', { id: delivery.id, method: delivery.method, requestId })
  if (delivery.method !== 'multicast') return settle(deps, delivery, 'refused', 'refused', requestId, error)
  await deps.db.transaction(async tx => {
    await releaseNotices(tx, delivery.id, 'planned', REFUSED_IN_MULTICAST)
    await settleDelivery(tx, delivery.id, end('refused', 'refused', deps.clock.now(), requestId, error))
  })
  deps.wake()
}

async function settle(
  deps: Deps,
  delivery: Delivery,
  state: DeliveryState,
  noticeState: NoticeState,
  requestId: string | null,
  error: string | null,
): Promise<void> {
  await deps.db.transaction(tx =>
    settleDelivery(tx, delivery.id, end(state, noticeState, deps.clock.now(), requestId, error)),
  )
}

const end = (
  state: DeliveryState,
  noticeState: NoticeState,
  at: Date,
  lineRequestId: string | null,
  error: string | null,
) => ({
  state,
  noticeState,
  at,
  lineRequestId,
  error,
})

// From what each recipient is to get, to calls: equal bytes go to many at once, everything else one by one (pure).
import type { DeliveryMethod } from '../../db/vocabulary.ts'

/** LINE takes at most this many user ids in one multicast (Messaging API reference, "Send multicast message"). */
export const MULTICAST_MOST = 500

/** One message for one recipient. */
export interface Outgoing {
  recipient: string
  /** Exact JSON text of the body. */
  body: string
  noticeIds: string[]
  /** Quota it uses: 1, or a group's members. */
  cost: number
  /** Rank of its most important notice; lower goes first when the quota is short. */
  rank: number
  /** LINE refused it as part of a multicast: send it alone, so that one bad id harms nobody else. */
  isAlone: boolean
}

export interface PlannedCall {
  method: Exclude<DeliveryMethod, 'reply'>
  recipients: string[]
  body: string
  noticeIds: string[]
  cost: number
}

/** Calls in order of rank. Groups are never multicast (LINE refuses them there). */
export function groupIntoCalls(outgoing: readonly Outgoing[]): PlannedCall[] {
  const ordered = [...outgoing].sort((a, b) => a.rank - b.rank || (a.recipient < b.recipient ? -1 : 1))
  const calls: PlannedCall[] = []
  const open = new Map<string, PlannedCall>()
  for (const item of ordered) {
    const isSingle = item.isAlone || !item.recipient.startsWith('U')
    const call = isSingle ? undefined : open.get(item.body)
    if (call && call.recipients.length < MULTICAST_MOST) {
      call.method = 'multicast'
      call.recipients.push(item.recipient)
      call.noticeIds.push(...item.noticeIds)
      call.cost += item.cost
      continue
    }
    const fresh: PlannedCall = {
      method: 'push',
      recipients: [item.recipient],
      body: item.body,
      noticeIds: [...item.noticeIds],
      cost: item.cost,
    }
    calls.push(fresh)
    if (!isSingle) open.set(item.body, fresh)
  }
  return calls
}

/** Which recipients the remaining quota still pays for, most important first; null = unlimited. */
export function splitByQuota(
  outgoing: readonly Outgoing[],
  remaining: number | null,
): { paid: Outgoing[]; held: Outgoing[] } {
  if (remaining === null) return { paid: [...outgoing], held: [] }
  const ordered = [...outgoing].sort((a, b) => a.rank - b.rank || (a.recipient < b.recipient ? -1 : 1))
  let left = remaining
  const paid: Outgoing[] = []
  const held: Outgoing[] = []
  for (const item of ordered) {
    if (item.cost <= left) {
      left -= item.cost
      paid.push(item)
    } else held.push(item)
  }
  return { paid, held }
}

/** Waiting times between tries of one call, in seconds; then the last one again and again. */
const BACK_OFF_SECONDS = [1, 2, 5, 15, 60, 300, 900]

/** When to try again after the n-th failed try (n from 1). */
export function nextTryAt(now: Date, attempts: number): Date {
  const seconds = BACK_OFF_SECONDS[Math.min(attempts, BACK_OFF_SECONDS.length) - 1] ?? 1
  return new Date(now.getTime() + seconds * 1000)
}

/** A call that was one too many says nothing about the message: LINE wants it slower, not much later. */
export const nextTurnAt = (now: Date, attempts: number): Date => nextTryAt(now, Math.min(attempts, 3))

/** LINE remembers a retry key for 24 h; after that the same key would send twice. One hour is our margin. */
export const RETRY_KEY_LIFE_MS = 23 * 3600_000

/** A call waits at most this long for its turn under LINE's limits of speed, … */
export const TURN_MS = 2_000
/** … and then ends within this time, with all that belongs to it. */
export const CALL_MS = 4_000
/** Who claims a call has it for this long. More than a call can take, so that nobody makes one that is under way. */
export const LEASE_MS = TURN_MS + CALL_MS + 2_000

// Turns due notices into calls to LINE: checks that each is still true, merges what one person gets into one
// message, groups equal bytes, holds what the quota does not pay. Commits before anything is sent.

import type { Tx } from '../../db/connect.ts'
import { insertNoticeCalls } from '../../db/queries/deliveries.ts'
import {
  insertNotices,
  listReachable,
  lockDueNotices,
  lockDueNoticesOf,
  type NoticeRow,
  postponeNotices,
  settleNotices,
  takePreparingTurn,
} from '../../db/queries/notices.ts'
import { listAudience } from '../../db/queries/officers.ts'
import type { Deps } from '../deps.ts'
import { bangkokDateOf } from '../domain/civil-time.ts'
import { groupIntoCalls, type Outgoing, splitByQuota } from '../domain/delivery-grouping.ts'
import { type Person, type PlannedNotice, planNotices } from '../domain/notice-planning.ts'
import { NOTICE_PRIORITY, nextSendingTime } from '../domain/notice-rules.ts'
import type { NoticeFacts } from '../messages/notice-facts.ts'
import { noticeMessages } from '../messages/notice-messages.ts'
import { type CheckedNotice, createFactsReader } from './notice-facts.ts'

/** What one province hears is mostly read once for all of it, and equal words meet in one call: as many as memory bears. */
const BATCH = 5_000

/** Marks a notice that LINE refused within a multicast. */
export const REFUSED_IN_MULTICAST = 'refused_in_multicast'

/**
 * Prepares one batch; returns how many notices it looked at (0 = nothing is due, or another worker is at it).
 * `remainingQuota`: messages LINE still pays for this month, null = unlimited.
 */
export async function prepareDeliveries(deps: Deps, remainingQuota: number | null): Promise<number> {
  const now = deps.clock.now()
  return deps.db.transaction(async tx => {
    if (!(await takePreparingTurn(tx))) return 0
    const first = await lockDueNotices(tx, now, BATCH)
    if (first.length === 0) return 0
    const rest = await lockDueNoticesOf(
      tx,
      now,
      [...new Set(first.map(row => row.recipient))],
      first.map(row => row.id),
    )
    const due = await dropUnsendable(tx, [...first, ...rest], now)
    const read = createFactsReader(tx, now, deps.settings.liffUrl)
    const checked = await read(due)
    for (const [reason, items] of Map.groupBy(checked, item => item.skip))
      if (reason !== null) await settleNotices(tx, idsOf(items), 'skipped', reason, now)
    const outgoing = await mergeByRecipient(tx, checked)
    const { paid, held } = splitByQuota(outgoing, remainingQuota)
    await settleNotices(
      tx,
      held.flatMap(item => item.noticeIds),
      'held',
      'quota',
      null,
    )
    const calls = groupIntoCalls(paid).map(call => ({ id: deps.ids.uuid(), ...call }))
    await insertNoticeCalls(tx, calls, now)
    if (held.length > 0) await tellQuotaHeld(tx, deps, new Set(due.map(row => row.provinceCode)))
    return first.length
  })
}

const idsOf = (items: readonly CheckedNotice[]): string[] => items.map(item => item.notice.id)

/** Too late to help → expired; out of hours → the morning. */
async function dropUnsendable(tx: Tx, rows: NoticeRow[], now: Date): Promise<NoticeRow[]> {
  const expired = rows.filter(row => row.expiresAt <= now)
  await settleNotices(
    tx,
    expired.map(row => row.id),
    'expired',
    'too_late',
    now,
  )
  const alive = rows.filter(row => row.expiresAt > now)
  const opens = nextSendingTime(now)
  if (opens <= now) return alive
  await postponeNotices(
    tx,
    alive.map(row => row.id),
    opens,
  )
  return []
}

/** What each recipient gets: one message of all that is true and due, the most pressing first. Reads only. */
export async function mergeByRecipient(tx: Tx, checked: readonly CheckedNotice[]): Promise<Outgoing[]> {
  const true_ = checked.flatMap(item => (item.skip === null ? [item] : []))
  const byRecipient = Map.groupBy(true_, item => item.notice.recipient)
  const chats = await listReachable(tx, [...byRecipient.keys()])
  return [...byRecipient].map(([recipient, items]) => {
    const facts: NoticeFacts[] = items.map(item => item.facts).sort((a, b) => rankOf(a) - rankOf(b))
    return {
      recipient,
      body: JSON.stringify({ messages: noticeMessages(facts) }),
      noticeIds: items.map(item => item.notice.id),
      cost: recipient.startsWith('U') ? 1 : (chats.get(recipient)?.memberCount ?? 1),
      rank: Math.min(...facts.map(rankOf)),
      isAlone: items.some(item => item.notice.reason === REFUSED_IN_MULTICAST),
    }
  })
}

const rankOf = (facts: Pick<NoticeFacts, 'kind'>): number => NOTICE_PRIORITY.indexOf(facts.kind)

/** The province learns once a day that notices wait for quota. */
async function tellQuotaHeld(tx: Tx, deps: Deps, provinceCodes: ReadonlySet<string>): Promise<void> {
  const now = deps.clock.now()
  for (const provinceCode of provinceCodes) {
    const planned = planQuotaHeld(provinceCode, await listAudience(tx, provinceCode, now), now)
    await insertNotices(
      tx,
      planned.map(notice => ({ ...notice, id: deps.ids.uuid(), plannedAt: now })),
    )
  }
}

/** To the province's own people among these, about the day of `now`. */
export function planQuotaHeld(provinceCode: string, people: readonly Person[], now: Date): PlannedNotice[] {
  const dueOn = bangkokDateOf(now)
  const expiresAt = new Date(now.getTime() + 24 * 3600_000)
  const occurrence = { kind: 'quota_held' as const, period: dueOn.slice(0, 7), dueOn, at: now, expiresAt }
  return planNotices(occurrence, { provinceCode, offices: [], people, groups: [] })
}

// A nudge: the province asks one district, by one tap, for what it owes of one month. Who hears it is the audience of the
// due day; at most one a day, so that nobody is nagged. The board and the action go by the same rule.
import type { CivilDate, OfficeCode, Period } from '../../db/vocabulary.ts'
import { bangkokDateOf } from './civil-time.ts'
import type { OfficeProgress } from './completeness.ts'
import { type Person, type PlannedNotice, planNotices } from './notice-planning.ts'
import { EVENT_HELPS_FOR_MS, nextSendingTime } from './notice-rules.ts'
import { isCertified } from './report-states.ts'
import type { EntryWindow } from './reporting-calendar.ts'

/** Why no nudge can be sent now, the first that holds. */
export const NUDGE_REFUSALS = [
  'not_yet_open',
  'no_producers',
  'certified',
  'closed',
  'too_late',
  'already_today',
  'nobody_reachable',
] as const
export type NudgeRefusal = (typeof NUDGE_REFUSALS)[number]

/** One that was sent: when it was pressed, and the day on which the district heard or will hear it. */
export interface PastNudge {
  at: Date
  heardOn: CivilDate
}

export interface NudgeFacts {
  provinceCode: string
  period: Period
  office: OfficeProgress
  /** Of this district: a reopening opens what is closed for the others. */
  window: EntryWindow
  /** Of the province, acting chiefs too. */
  people: readonly Person[]
  /** Of this district and month. */
  past: readonly PastNudge[]
  now: Date
}

/** When a nudge of `now` goes out, the day it counts for, and until when it helps: after the closing nobody can act. */
export function timesOfNudge(
  window: EntryWindow,
  now: Date,
): { at: Date; heardOn: CivilDate; expiresAt: Date } {
  const at = nextSendingTime(now)
  const ends = at.getTime() + EVENT_HELPS_FOR_MS
  const closes = window.isOpen ? window.closesAt.getTime() : ends
  return { at, heardOn: bangkokDateOf(at), expiresAt: new Date(Math.min(ends, closes)) }
}

/** Whom a nudge would be for now; those LINE does not reach are among them, as skipped. */
export function planNudge({
  provinceCode,
  period,
  office,
  window,
  people,
  now,
}: NudgeFacts): PlannedNotice[] {
  const { at, heardOn, expiresAt } = timesOfNudge(window, now)
  return planNotices(
    { kind: 'nudge', period, dueOn: heardOn, at, expiresAt },
    { provinceCode, offices: [office], people, groups: [] },
  )
}

/** How many would hear it: LINE counts each as one message. */
export const costOfNudge = (facts: NudgeFacts): number =>
  planNudge(facts).filter(notice => notice.state === 'planned').length

/**
 * Null = a nudge is possible now. One that is pressed in the evening is heard in the morning: neither the day of the tap nor
 * the day of hearing sees a second one.
 */
export function nudgeRefusalOf(facts: NudgeFacts): NudgeRefusal | null {
  const { office, window, now } = facts
  if (!window.isOpen && window.reason === 'not_yet_open') return 'not_yet_open'
  if (office.expected === 0) return 'no_producers'
  if (isCertified(office.state)) return 'certified'
  if (!window.isOpen) return 'closed'
  // Pressed in the last evening it would come when nobody can act any more.
  if (nextSendingTime(now) > window.closesAt) return 'too_late'
  if (nudgeOfToday(facts.past, now) !== null) return 'already_today'
  return costOfNudge(facts) === 0 ? 'nobody_reachable' : null
}

/** The one that stands in the way of another; null = none. */
export function nudgeOfToday<Nudge extends PastNudge>(past: readonly Nudge[], now: Date): Nudge | null {
  const today = bangkokDateOf(now)
  const heardOn = bangkokDateOf(nextSendingTime(now))
  return past.find(nudge => bangkokDateOf(nudge.at) === today || nudge.heardOn === heardOn) ?? null
}

/** Key of what belongs to one district and month. */
export const placeKey = (at: { officeCode: OfficeCode; period: Period }): string =>
  `${at.officeCode}:${at.period}`

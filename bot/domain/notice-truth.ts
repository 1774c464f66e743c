// Asked right before a notice is sent: is it still true, and is there still somebody to tell?
import type { CivilDate, NoticeKind, Role } from '../../db/vocabulary.ts'
import type { OfficeProgress } from './completeness.ts'
import { isForProvince, reasonNotConcerned, rolesConcerned, type SkipReason } from './notice-planning.ts'
import { NOTICE_RULES } from './notice-rules.ts'
import type { PeriodCalendar } from './reporting-calendar.ts'

export interface TruthFacts {
  kind: NoticeKind
  dueOn: CivilDate
  calendar: PeriodCalendar
  /** Role of the recipient in that office today; null = a group; undefined = no longer there. */
  role: Role | null | undefined
  isReachable: boolean
  /** The district it is about; null for the province's own notices. */
  office: OfficeProgress | null
  /** Notices waiting for quota, all certified, the correction in force, the reopening running or run out, the naming in force. */
  isStillSo: boolean
}

/** Why the notice is not sent, or null = send it. */
export function reasonToSkip(facts: TruthFacts): SkipReason | null {
  const milestone = NOTICE_RULES.find(rule => rule.kind === facts.kind)?.milestone
  if (facts.role === undefined) return 'removed'
  if (!facts.isReachable) return 'unreachable'
  if (milestone !== undefined && facts.calendar.on[milestone] !== facts.dueOn) return 'date_corrected'
  const notConcerned = whyNotConcerned(facts)
  // What the district did says more than that the matter has ended: certifying also ends a reopening.
  if (notConcerned !== null) return notConcerned
  return facts.isStillSo ? null : 'no_longer_so'
}

function whyNotConcerned({ kind, office, role }: TruthFacts): SkipReason | null {
  if (isForProvince(kind) || office === null || role === null || role === undefined) return null
  return rolesConcerned(kind, office).includes(role) ? null : reasonNotConcerned(kind, office)
}

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
  /** Notices waiting for quota (quota_held), all districts certified (all_certified), correction in force. */
  isStillSo: boolean
}

/** Why the notice is not sent, or null = send it. */
export function reasonToSkip(facts: TruthFacts): SkipReason | null {
  const milestone = NOTICE_RULES.find(rule => rule.kind === facts.kind)?.milestone
  if (facts.role === undefined) return 'removed'
  if (!facts.isReachable) return 'unreachable'
  if (milestone !== undefined && facts.calendar.on[milestone] !== facts.dueOn) return 'date_corrected'
  if (!facts.isStillSo) return 'no_longer_so'
  if (isForProvince(facts.kind) || facts.office === null || facts.role === null) return null
  return rolesConcerned(facts.kind, facts.office).includes(facts.role)
    ? null
    : reasonNotConcerned(facts.kind, facts.office)
}

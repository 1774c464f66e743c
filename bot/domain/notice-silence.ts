// Who is not told of something that falls due, and why: the other half of notice-planning.ts (pure).
import type { NoticeKind } from '../../db/vocabulary.ts'
import type { OfficeProgress } from './completeness.ts'
import {
  type AudienceFacts,
  isForProvince,
  type PlannedNotice,
  reasonNotConcerned,
  rolesConcerned,
} from './notice-planning.ts'

/** Besides what the planner itself writes down. */
export type SilenceReason = ReturnType<typeof reasonNotConcerned> | 'no_producers' | 'nobody_there'

/** Offices that hear nothing of `kind`, with the reason; who is there and cannot be reached is written down by the planner. */
export function officesNotTold(
  kind: NoticeKind,
  { offices }: Pick<AudienceFacts, 'offices'>,
  planned: readonly Pick<PlannedNotice, 'officeCode'>[],
): { office: OfficeProgress; reason: SilenceReason }[] {
  if (isForProvince(kind)) return []
  const told = new Set(planned.map(notice => notice.officeCode))
  return offices
    .filter(office => !told.has(office.officeCode))
    .map(office => ({ office, reason: reasonOf(kind, office) }))
}

function reasonOf(kind: NoticeKind, office: OfficeProgress): SilenceReason {
  if (rolesConcerned(kind, office).length > 0) return 'nobody_there'
  return office.expected === 0 ? 'no_producers' : reasonNotConcerned(kind, office)
}

// All that a notice can say, gathered by the sender just before sending. Words are made from this and nothing else.
import type { CivilDate, Milestone, NoticeKind, Period, Role, Satang } from '../../db/vocabulary.ts'
import type { OfficeProgress } from '../domain/completeness.ts'
import type { ProvinceSummary } from '../domain/province-summary.ts'
import { entryWindowOf, type PeriodCalendar } from '../domain/reporting-calendar.ts'
import { linksOf } from './links.ts'
import { type NextStep, nextStepOf } from './next-step.ts'

export interface NoticeFacts {
  kind: NoticeKind
  period: Period
  /** Date of the milestone it is about. */
  dueOn: CivilDate
  /** When it is sent: a reminder of the 25th that goes out on the 26th says so. */
  now: Date
  calendar: PeriodCalendar
  holidays: ReadonlySet<CivilDate>
  /** `https://liff.line.me/{LIFF_ID}` */
  liffUrl: string
  /** The recipient's role; null for a group, which never reads names of persons. */
  role: Role | null
  /** The recipient's own district as it stands; null for province kinds. */
  office: OfficeProgress | null
  /** For province kinds. */
  summary: ProvinceSummary | null
  /** Bare name, `พะเยา`. */
  provinceName: string
  /** For calendar_corrected. */
  correction: { milestone: Milestone; from: CivilDate; to: CivilDate; reason: string } | null
  /** For report_returned. */
  returned: { reason: string; by: string | null } | null
  /** For report_submitted, which the chief gets. */
  submitted: { by: string | null; amountSatang: Satang; lastYearSatang: Satang | null } | null
  /** For quota_held: notices that wait for quota. */
  heldCount: number
}

/** The next step of the recipient's office; null where the notice has no office. */
export function stepIn(facts: NoticeFacts): { office: OfficeProgress; step: NextStep } | null {
  const { office, period, role, calendar, now } = facts
  if (office === null) return null
  const { isOpen } = entryWindowOf(calendar, now)
  return { office, step: nextStepOf({ office, period, role, isOpen, links: linksOf(facts.liffUrl) }) }
}

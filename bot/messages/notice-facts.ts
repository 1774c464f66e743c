// All that a notice can say, gathered by the sender just before sending. Words are made from this and nothing else.
import type {
  Category,
  CivilDate,
  Milestone,
  NoSalesReason,
  NoticeKind,
  Period,
  Role,
  Satang,
} from '../../db/vocabulary.ts'
import type { OfficeProgress } from '../domain/completeness.ts'
import type { ForecastProgress } from '../domain/forecast.ts'
import type { Growth } from '../domain/growth.ts'
import type { Doubt } from '../domain/plausibility.ts'
import type { ProvinceSummary } from '../domain/province-summary.ts'
import type { EntryWindow, PeriodCalendar } from '../domain/reporting-calendar.ts'
import { thaiPeriod } from '../domain/thai-dates.ts'
import { linksOf } from './links.ts'
import { type NextStep, nextStepOf } from './next-step.ts'

/** What the chief is to know of a report before opening it. */
export interface SubmittedFacts {
  by: string | null
  amountSatang: Satang
  /** Categories with sales, in the department's order. */
  categories: readonly { category: Category; amountSatang: Satang }[]
  /** Like for like, producer by producer, as the report page compares; covered = producers with a figure on both sides. */
  lastYear: Growth
  lastMonth: Growth
  /** Amounts far from the producer's own past; the officer's reason, or what is doubtful while there is none. */
  doubts: readonly { name: string; amountSatang: Satang; reason: string | null; doubt: Doubt | null }[]
  /** Stated "no sales". */
  zeros: readonly { name: string; reason: NoSalesReason; note: string | null }[]
  /** Since this recipient looked last; null = never looked. Amounts null = blank. */
  changes: readonly { name: string; from: Satang | null; to: Satang | null }[] | null
}

export interface ReturnedFacts {
  reason: string
  by: string | null
  /** The figure that the reason is about. */
  figure: { producerId: string; name: string } | null
  /** It had been certified, so it is to be certified again. */
  wasCertified: boolean
}

/** A closed month that is open again for one district. */
export interface ReopenedFacts {
  until: Date
  reason: string
  by: string | null
  wasCertified: boolean
}

/** Authority to act for a district's chief; both days included. */
export interface ActingFacts {
  orderNumber: string
  fromOn: CivilDate
  untilOn: CivilDate
}

/** One sentence about one figure. */
export interface Remark {
  producerId: string
  producerName: string
  text: string
  by: { name: string; role: Role }
}

export interface NoticeFacts {
  kind: NoticeKind
  period: Period
  /** Date of the milestone it is about. */
  dueOn: CivilDate
  /** When it is sent: a reminder of the 25th that goes out on the 26th says so. */
  now: Date
  calendar: PeriodCalendar
  /** Of the district it is about, where a reopening opens what is closed for the others; else of the month. */
  window: EntryWindow
  holidays: ReadonlySet<CivilDate>
  /** `https://liff.line.me/{LIFF_ID}` */
  liffUrl: string
  /** The recipient's role; null for a group, which never reads names of persons. */
  role: Role | null
  /** The district it is about as it stands; null for province kinds. */
  office: OfficeProgress | null
  /** For kinds about the forecast: how far the district is with it. */
  forecast: ForecastProgress | null
  /** For province kinds. */
  summary: ProvinceSummary | null
  /** Bare name, `พะเยา`. */
  provinceName: string
  /** For calendar_corrected. */
  correction: { milestone: Milestone; from: CivilDate; to: CivilDate; reason: string } | null
  /** For report_returned. */
  returned: ReturnedFacts | null
  /** For report_submitted. */
  submitted: SubmittedFacts | null
  /** Of acting_chief_named the naming; of others the authority by which an acting chief is told. Null = neither. */
  acting: ActingFacts | null
  /** For report_reopened and reopening_ends, while that reopening runs; for reopening_ran_out, once it has run out. */
  reopened: ReopenedFacts | null
  /** For figure_questioned: how many are open in this report, and the newest of them (one at least). */
  questions: { count: number; newest: readonly Remark[] } | null
  /** For figure_answered, to the asker. */
  answer: (Remark & { question: string }) | null
  /** For quota_held: notices that wait for quota. */
  heldCount: number
}

/** What a card about a month is headed with. */
export const aboutMonth = (facts: Pick<NoticeFacts, 'period'>): string =>
  `รายได้ OTOP เดือน${thaiPeriod(facts.period)}`

/** The next step of the recipient's office; null where the notice has no office. */
export function stepIn(facts: NoticeFacts): { office: OfficeProgress; step: NextStep } | null {
  const { office, period, role, window } = facts
  if (office === null) return null
  const step = nextStepOf({
    office,
    period,
    role,
    isOpen: window.isOpen,
    isReopened: window.isOpen && window.isReopened === true,
    links: linksOf(facts.liffUrl),
  })
  return { office, step }
}

// Answers to กรอก: the form for officers, the report for the chief, the summary for the province.
// Where the form is locked it says why and until when, in the words of the screen itself.
import type { messagingApi } from '@line/bot-sdk'
import type { Period, Role } from '../../db/vocabulary.ts'
import { bangkokDateOf } from '../domain/civil-time.ts'
import type { OfficeProgress } from '../domain/completeness.ts'
import { type ProblemCode, problemWords } from '../domain/problems.ts'
import { type LockReason, lockOf } from '../domain/report-states.ts'
import type { EntryWindow } from '../domain/reporting-calendar.ts'
import { thaiMoment, thaiPeriod } from '../domain/thai-dates.ts'
import { whenWords } from './day-words.ts'
import { COLORS, callout, linkButton, text } from './flex-parts.ts'
import { linksOf } from './links.ts'
import { cardReply } from './menu-replies.ts'
import { nextStepOf } from './next-step.ts'
import { officeTitle, officeWords, standingParts, stepCallout } from './office-parts.ts'
import { windowWords } from './window-words.ts'

export interface FormLinkFacts {
  period: Period
  /** Own district; null for provincial staff. */
  office: OfficeProgress | null
  window: EntryWindow
  liffUrl: string
  role: Role | null
  now: Date
}

/** The link to where this reader works. */
export function formLinkMessages(facts: FormLinkFacts): messagingApi.Message[] {
  const { office } = facts
  return office === null ? summaryLink(facts) : officeLink(facts, office)
}

function summaryLink({ period, liffUrl, role }: FormLinkFacts): messagingApi.Message[] {
  const says = 'อำเภอเป็นผู้บันทึกรายได้ จังหวัดดูความคืบหน้าและตัวเลขของทุกอำเภอได้ในหน้าสรุป'
  return cardReply(
    {
      tone: 'plain',
      about: `รายได้ OTOP เดือน${thaiPeriod(period)}`,
      title: 'สรุปของจังหวัด',
      body: [text(says)],
      buttons: [linkButton('ดูสรุปจังหวัด', linksOf(liffUrl).summary(period))],
      altText: `${says} เดือน${thaiPeriod(period)}`,
    },
    role,
  )
}

function officeLink(facts: FormLinkFacts, office: OfficeProgress): messagingApi.Message[] {
  const { period, window, role, liffUrl } = facts
  const isReopened = window.isOpen && window.isReopened === true
  const step = nextStepOf({
    office,
    period,
    role,
    isOpen: window.isOpen,
    isReopened,
    links: linksOf(liffUrl),
  })
  const lock = lockWords(facts, office)
  const note = lock ?? closingNote(facts)
  return cardReply(
    {
      tone: 'plain',
      about: `เดือน${thaiPeriod(period)}`,
      title: role === 'district_chief' ? 'รายงานของอำเภอ' : 'บันทึกรายได้ รต.1',
      body: [
        officeTitle(office, 'md'),
        ...standingParts(office),
        lock === null ? stepCallout(office, step) : callout(lock, 'amber'),
        ...(lock === null ? [text(note, { size: 'sm', color: COLORS.quiet, margin: 'md' })] : []),
      ],
      buttons: [step.button],
      altText: `เดือน${thaiPeriod(period)} ${officeWords(office, step)} ${note}`,
    },
    role,
  )
}

function closingNote({ window, now }: FormLinkFacts): string {
  if (!window.isOpen || window.isReopened) return windowWords(window)
  return `ระบบปิด${whenWords(bangkokDateOf(window.closesAt), now)}`
}

/** Why figures cannot be changed now, in the words of the screen; null = they can, or the reader types none. */
function lockWords({ period, window, role }: FormLinkFacts, office: OfficeProgress): string | null {
  const lock = role === 'district_chief' ? null : lockOf(office.state, window)
  if (lock === null) return null
  const words = problemWords(LOCK_PROBLEMS[lock.reason], {
    period: thaiPeriod(period),
    until: lock.until && thaiMoment(lock.until),
    since: lock.since && thaiMoment(lock.since),
  })
  return `${words.says} ${words.next}`
}

const LOCK_PROBLEMS = {
  not_yet_open: 'window.not_yet_open',
  past_closing: 'window.closed',
  submitted: 'report.submitted',
  certified: 'report.certified',
  accepted: 'report.accepted',
} as const satisfies Record<LockReason, ProblemCode>

// Answers to สถานะ: a district's own state, or the whole province's.
import type { messagingApi } from '@line/bot-sdk'
import type { Period, Role, Satang } from '../../db/vocabulary.ts'
import { isComplete, type OfficeProgress } from '../domain/completeness.ts'
import { formatBaht } from '../domain/money.ts'
import type { ProvinceSummary } from '../domain/province-summary.ts'
import { isCertified, isReported } from '../domain/report-states.ts'
import type { EntryWindow, PeriodCalendar } from '../domain/reporting-calendar.ts'
import { thaiMoment, thaiPeriod, thaiPeriodShort } from '../domain/thai-dates.ts'
import { daysUntil, shortDateWithWeekday } from './day-words.ts'
import { COLORS, callout, field, figure, linkButton, rule, text } from './flex-parts.ts'
import { linksOf } from './links.ts'
import { cardReply } from './menu-replies.ts'
import { nextStepOf } from './next-step.ts'
import { officeParts, officeWords } from './office-parts.ts'
import { districtWords } from './place-words.ts'
import { heldWords, summaryCard } from './province-notices.ts'
import { windowWords } from './window-words.ts'

export interface StatusFacts {
  office: OfficeProgress
  calendar: PeriodCalendar
  window: EntryWindow
  liffUrl: string
  role: Role | null
  /** Total recorded so far. */
  amountSatang: Satang
  now: Date
  /** Other months that are open again for this district, the first to end first. */
  reopened?: readonly { period: Period; until: Date }[]
}

/** A district as it stands. */
export function statusMessages(facts: StatusFacts): messagingApi.Message[] {
  const { office, calendar, window, role } = facts
  const links = linksOf(facts.liffUrl)
  const step = nextStepOf({
    office,
    period: calendar.period,
    role,
    isOpen: window.isOpen,
    isReopened: window.isOpen && window.isReopened === true,
    links,
  })
  const reopened = facts.reopened ?? []
  const amount = `${formatBaht(facts.amountSatang)} บาท`
  const due = dueRow(facts)
  const period = thaiPeriod(calendar.period)
  return cardReply(
    {
      tone: 'plain',
      about: `รายได้ OTOP เดือน${period}`,
      title: `สถานะ ${districtWords(office.officeName)}`,
      body: [
        ...officeParts(office, step).slice(1),
        rule(),
        field('ยอดรวมถึงตอนนี้', figure('', formatBaht(facts.amountSatang), 'บาท')),
        ...(due === null ? [] : [field(due.label, text(due.value, { weight: 'bold' }))]),
        text(windowWords(window), { size: 'sm', color: COLORS.quiet, margin: 'lg' }),
        ...reopened.map(month => callout(reopenedWords(month), 'amber', 'regular')),
      ],
      buttons: [step.button, ...reopened.slice(0, 1).map(month => reopenedButton(facts, month.period))],
      altText: [
        `สถานะเดือน${period}`,
        officeWords(office, step),
        `ยอดรวม ${amount}`,
        ...(due === null ? [] : [`${due.label} ${due.value}`]),
        windowWords(window),
        ...reopened.map(reopenedWords),
      ].join(' '),
    },
    role,
  )
}

const reopenedWords = ({ period, until }: { period: Period; until: Date }): string =>
  `เดือน${thaiPeriod(period)} เปิดให้แก้ไขอีกครั้งถึง ${thaiMoment(until)}`

/** Who types figures goes to the form, everybody else to the report. */
function reopenedButton({ office, role, liffUrl }: StatusFacts, period: Period) {
  const links = linksOf(liffUrl)
  const isRecorder = role === 'district_officer' || role === null
  const to = isRecorder ? links.form(period) : links.report(office.officeCode, period)
  return linkButton(`เปิดเดือน ${thaiPeriodShort(period)}`, to, 'link')
}

/** The due day that still matters: recording until complete and sent, then certifying; then none. */
function dueRow({ office, calendar, now }: StatusFacts): { label: string; value: string } | null {
  if (isCertified(office.state)) return null
  const isSent = isReported(office.state) && isComplete(office)
  const on = isSent ? calendar.on.sign_off_due : calendar.on.report_due
  if (on === null) return null
  const label = isSent ? 'ครบกำหนด รต.2' : 'ครบกำหนด รต.1'
  return { label, value: `${shortDateWithWeekday(on)} ${distanceWords(daysUntil(on, now))}` }
}

function distanceWords(days: number): string {
  if (days < 0) return `(เลยมา ${-days} วัน)`
  return days === 0 ? '(วันนี้)' : `(อีก ${days} วัน)`
}

/** The province as it stands, and whether notices wait for quota. */
export function provinceStatusMessages(facts: {
  summary: ProvinceSummary
  liffUrl: string
  provinceName: string
  heldCount: number
}): messagingApi.Message[] {
  const card = summaryCard({ ...facts, period: facts.summary.period }, 'สถานะล่าสุด')
  if (facts.heldCount === 0) return cardReply(card, 'provincial_officer')
  const held = `${heldWords(facts.heldCount)} เพราะโควตาไลน์หมด`
  return cardReply(
    { ...card, body: [callout(held, 'red'), ...card.body], altText: `${held} ${card.altText}` },
    'provincial_officer',
  )
}

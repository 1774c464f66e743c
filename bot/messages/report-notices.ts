// Notices about something that a person did: a report sent to the chief, a report returned, a date corrected.
// A group reads what happened, never who did it.
import { tenthsOf } from '../domain/growth.ts'
import { formatBaht } from '../domain/money.ts'
import { thaiDateWithWeekday, thaiPeriod } from '../domain/thai-dates.ts'
import { dateRowPart, dateRows, dateRowsWords, milestoneWords } from './calendar-parts.ts'
import type { Card } from './card.ts'
import { COLORS, callout, figure, linkButton, type Part, rule, stack, text } from './flex-parts.ts'
import { linksOf } from './links.ts'
import { type NoticeFacts, stepIn } from './notice-facts.ts'
import { officeTitle, progressParts, progressWords } from './office-parts.ts'
import { districtWords, personWords, reasonWords } from './place-words.ts'
import { changeWords, growthPart } from './summary-parts.ts'

const aboutMonth = (facts: NoticeFacts): string => `รายได้ OTOP เดือน${thaiPeriod(facts.period)}`

/** To the chief: total, change on last year, and the button to certify. */
export function reportSubmitted(facts: NoticeFacts): Card {
  const { office, submitted } = facts
  const own = stepIn(facts)
  const title = 'รายงานพร้อมลงนามรับรอง'
  const by = submitted?.by && facts.role !== null ? `ส่งโดย ${personWords(submitted.by)}` : null
  return {
    tone: 'due',
    about: aboutMonth(facts),
    title,
    body: [
      ...(office === null ? [] : [officeTitle(office)]),
      ...(submitted === null ? [] : amountParts(submitted)),
      ...(office === null ? [] : progressParts(office)),
      ...(by === null ? [] : [text(by, { color: COLORS.quiet, margin: 'md' })]),
    ],
    buttons: [own === null ? linkButton('เปิดระบบ', linksOf(facts.liffUrl).home) : own.step.button],
    altText: [
      title,
      `เดือน${thaiPeriod(facts.period)}`,
      ...(office === null ? [] : [districtWords(office.officeName), progressWords(office)]),
      ...(submitted === null ? [] : [amountWords(submitted)]),
      ...(by === null ? [] : [by]),
    ].join(' '),
  }
}

type Submitted = NonNullable<NoticeFacts['submitted']>

const changeOf = ({ amountSatang, lastYearSatang }: Submitted): number | null =>
  lastYearSatang === null ? null : tenthsOf(amountSatang, lastYearSatang)

function amountParts(submitted: Submitted): Part[] {
  const { amountSatang, lastYearSatang } = submitted
  const base = lastYearSatang === null ? null : `ปีก่อน ${formatBaht(lastYearSatang)}`
  return [
    figure('', formatBaht(amountSatang), 'บาท'),
    growthPart('เทียบเดือนเดียวกันปีก่อน', changeOf(submitted), base),
    rule(),
  ]
}

function amountWords(submitted: Submitted): string {
  const { amountSatang, lastYearSatang } = submitted
  const base = lastYearSatang === null ? '' : ` ปีก่อน ${formatBaht(lastYearSatang)} บาท`
  return `รวม ${formatBaht(amountSatang)} บาท${base} ${changeWords(changeOf(submitted))}`
}

/** To the officer: why it came back, and the form. */
export function reportReturned(facts: NoticeFacts): Card {
  const { office, returned, role } = facts
  const title = 'รายงานถูกตีกลับให้แก้ไข'
  const reason = returned === null || role === null ? null : `เหตุผล: ${reasonWords(returned.reason)}`
  const by = returned?.by && role !== null ? `โดย ${personWords(returned.by)}` : null
  return {
    tone: 'due',
    about: aboutMonth(facts),
    title,
    body: [
      ...(office === null ? [] : [officeTitle(office)]),
      callout(reason ?? 'เปิดดูเหตุผลได้ในแบบบันทึก', 'red', 'regular'),
      ...(by === null ? [] : [text(by, { color: COLORS.quiet })]),
      text('แก้ไขแล้วโปรดส่งรายงานอีกครั้ง', { margin: 'md' }),
    ],
    buttons: [linkButton('แก้ไขรายงาน', linksOf(facts.liffUrl).form(facts.period))],
    altText: [
      title,
      `เดือน${thaiPeriod(facts.period)}`,
      ...(office === null ? [] : [districtWords(office.officeName)]),
      ...(reason === null ? [] : [reason]),
      ...(by === null ? [] : [by]),
      'โปรดแก้ไขแล้วส่งอีกครั้ง',
    ].join(' '),
  }
}

/** To whole offices: one date of one month has moved. */
export function calendarCorrected(facts: NoticeFacts): Card {
  const { calendar, correction } = facts
  const buttons = [linkButton('ดูปฏิทิน', linksOf(facts.liffUrl).calendar(facts.period))]
  const about = aboutMonth(facts)
  if (correction === null) {
    const rows = dateRows(facts, ['report_due', 'sign_off_due', 'window_closes'])
    return {
      tone: 'due',
      about,
      title: 'มีการแก้ไขกำหนดการ',
      body: rows.map(item => dateRowPart(item, facts.now, false)),
      buttons,
      altText: `มีการแก้ไขกำหนดการ ${about} ${dateRowsWords(rows)}`,
    }
  }
  const title = `เลื่อนวัน${milestoneWords(correction.milestone, calendar.fiscalYear)}`
  const from = thaiDateWithWeekday(correction.from)
  const to = thaiDateWithWeekday(correction.to)
  const reason = `เหตุผล: ${reasonWords(correction.reason)}`
  return {
    tone: 'due',
    about,
    title,
    body: [
      stack([
        text('เดิม', { size: 'sm', color: COLORS.quiet }),
        text(from, { color: COLORS.quiet, isStruck: true }),
        text('เป็น', { size: 'sm', color: COLORS.quiet, margin: 'md' }),
        text(to, { size: 'lg', weight: 'bold', color: COLORS.green }),
      ]),
      callout(reason, 'amber', 'regular'),
    ],
    buttons,
    altText: `${title} ${about} จากเดิม${from} เป็น${to} ${reason}`,
  }
}

// Notices about something that a person did: a report returned, a date corrected. A group reads what happened, never who
// did it or in which words. A report that waits for its chief has a file of its own: submitted-notice.ts.
import { thaiDateWithWeekday, thaiPeriod } from '../domain/thai-dates.ts'
import { steadParts, steadWords } from './acting-notices.ts'
import { dateRowPart, dateRows, dateRowsWords, milestoneWords } from './calendar-parts.ts'
import type { Card } from './card.ts'
import { COLORS, callout, linkButton, stack, text } from './flex-parts.ts'
import { linksOf } from './links.ts'
import { aboutMonth, type NoticeFacts } from './notice-facts.ts'
import { officeTitle } from './office-parts.ts'
import { districtWords, personWords, producerWords, reasonWords } from './place-words.ts'
import { windowWords } from './window-words.ts'

/** To officer and chief: why it came back, about which figure, what happens next and until when. */
export function reportReturned(facts: NoticeFacts): Card {
  const { office, returned, role, window } = facts
  const title = 'รายงานถูกตีกลับให้แก้ไข'
  const reason = returned === null || role === null ? null : `เหตุผล: ${reasonWords(returned.reason)}`
  const by = returned?.by && role !== null ? `โดย ${personWords(returned.by)}` : null
  const named = returned?.figure && role !== null ? `ตัวเลขของ ${producerWords(returned.figure.name)}` : null
  const asks = returnedAsks(role === 'district_chief', returned?.wasCertified ?? false)
  return {
    tone: 'due',
    about: aboutMonth(facts),
    title,
    body: [
      ...(office === null ? [] : [officeTitle(office)]),
      ...steadParts(facts),
      ...(named === null ? [] : [text(named, { weight: 'bold' })]),
      callout(reason ?? 'เปิดดูเหตุผลได้ในแบบบันทึก', 'red', 'regular'),
      ...(by === null ? [] : [text(by, { color: COLORS.quiet })]),
      text(asks, { margin: 'md' }),
      text(windowWords(window), { size: 'sm', color: COLORS.quiet }),
    ],
    buttons: [returnedButton(facts)],
    altText: [
      title,
      `เดือน${thaiPeriod(facts.period)}`,
      ...(office === null ? [] : [districtWords(office.officeName)]),
      ...(named === null ? [] : [named]),
      ...(reason === null ? [] : [reason]),
      ...(by === null ? [] : [by]),
      asks,
      windowWords(window),
      ...steadWords(facts),
    ].join(' '),
  }
}

function returnedAsks(isChief: boolean, wasCertified: boolean): string {
  if (isChief)
    return wasCertified
      ? 'เมื่อพัฒนากรแก้ไขและส่งใหม่ ท่านต้องลงนามรับรองใหม่'
      : 'เมื่อพัฒนากรแก้ไขและส่งใหม่ ท่านจะได้รับแจ้งให้ลงนาม'
  const asks = 'โปรดแก้ไขแล้วส่งรายงานอีกครั้ง'
  return wasCertified ? `${asks} พัฒนาการอำเภอต้องลงนามรับรองใหม่` : asks
}

/** Where the reader works: the officer at the row of the form, the chief at the figure of the report. */
function returnedButton({ office, returned, role, period, liffUrl }: NoticeFacts) {
  const links = linksOf(liffUrl)
  const producerId = returned?.figure?.producerId ?? null
  if (role === 'district_chief' && office !== null) {
    const { officeCode } = office
    return producerId === null
      ? linkButton('ดูรายงาน รต.2', links.report(officeCode, period))
      : linkButton('ดูตัวเลขนี้', links.reportFigure(officeCode, period, producerId))
  }
  return producerId === null
    ? linkButton('แก้ไขรายงาน', links.form(period))
    : linkButton('แก้ไขตัวเลขนี้', links.formRow(period, producerId))
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

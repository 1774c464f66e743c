// Notices about the days of the entry window: it opens, รต.1 is due, รต.2 is due, it closes.
// Opening says the same words to everybody of a province, so that equal bytes can go out by multicast.
import { bangkokDateOf, bangkokTimeOf, weekdayOf } from '../domain/civil-time.ts'
import { isWorkingDay, workingDayBefore } from '../domain/notice-rules.ts'
import { isCertified } from '../domain/report-states.ts'
import { isPast } from '../domain/reporting-calendar.ts'
import { thaiDateWithWeekday, thaiMoment, thaiPeriod, thaiTime, WEEKDAY_NAMES } from '../domain/thai-dates.ts'
import { steadParts, steadWords } from './acting-notices.ts'
import { dateRowPart, dateRows, dateRowsWords } from './calendar-parts.ts'
import type { Card, Tone } from './card.ts'
import { daysUntil, dueWords, momentWithWeekday, whenWords } from './day-words.ts'
import { COLORS, callout, linkButton, type Part, text } from './flex-parts.ts'
import { linksOf } from './links.ts'
import { type Situation, situationOf } from './next-step.ts'
import { aboutMonth, type NoticeFacts, stepIn } from './notice-facts.ts'
import { officeParts, officeTitle, officeWords, progressWords, stepCallout } from './office-parts.ts'

const EVIDENCE = 'โปรดเก็บหลักฐานเชิงประจักษ์ของตัวเลขไว้ที่ผู้ผลิตทุกราย'

const toneOf = (facts: NoticeFacts): Tone => (daysUntil(facts.dueOn, facts.now) < 0 ? 'urgent' : 'due')

/** 10th: open, what is due when. No office, no role, no own figures. */
export function windowOpens(facts: NoticeFacts): Card {
  const rows = dateRows(facts, ['report_due', 'forecast_due', 'sign_off_due', 'window_closes'])
  const since = `บันทึกได้ตั้งแต่${whenWords(facts.dueOn, facts.now).replace(/^เมื่อวัน/, 'วัน')}`
  const title = `เปิดระบบบันทึกรายได้เดือน${thaiPeriod(facts.period)} แล้ว`
  return {
    tone: 'plain',
    about: 'รายได้ OTOP',
    title,
    body: [
      text(`${since} โปรดทำให้เสร็จตามกำหนดนี้`),
      ...rows.map(row => dateRowPart(row, facts.now, false)),
      text(EVIDENCE, { size: 'sm', color: COLORS.quiet, margin: 'lg' }),
    ],
    buttons: [linkButton('เปิดแบบบันทึกรายได้', linksOf(facts.liffUrl).form(facts.period))],
    altText: `${title} ${since} ${dateRowsWords(rows)}`,
  }
}

/** The working day before a 25th on which nobody works. */
export function reportDueHeadsUp(facts: NoticeFacts): Card {
  const { dueOn, holidays, now } = facts
  const day = Number(dueOn.slice(8))
  const isWeekday = isWorkingDay(dueOn, new Set())
  const title = isWeekday ? `วันที่ ${day} เป็นวันหยุดราชการ` : `วันที่ ${day} เป็นวัน${WEEKDAY_NAMES[weekdayOf(dueOn)]}`
  const before = workingDayBefore(dueOn, holidays)
  const target = daysUntil(before, now) < 0 ? dueOn : before
  const near = daysUntil(target, now)
  const asks = `โปรดบันทึก รต.1 ให้เสร็จภายใน${near === 0 ? `วันนี้ (${thaiDateWithWeekday(target)})` : thaiDateWithWeekday(target)}`
  return aboutOffice(facts, { tone: 'due', title, asks })
}

/** 25th: what is left, or that the report is ready for the next person. */
export function reportDue(facts: NoticeFacts): Card {
  const due = dueWords('บันทึก รต.1', facts.dueOn, facts.now)
  const situation = facts.office === null ? null : situationOf(facts.office)
  const title = situation === null ? undefined : TITLES_WHEN_DONE[situation]
  if (title === undefined) return aboutOffice(facts, { tone: toneOf(facts), title: due, asks: null })
  return aboutOffice(facts, { tone: 'plain', title, asks: due, isSaid: true })
}

/** Where nothing is left to record, the headline is for the next person. */
const TITLES_WHEN_DONE: Partial<Record<Situation, string>> = {
  ready: 'บันทึกครบแล้ว พร้อมส่งรายงาน',
  submitted: 'รายงานพร้อมลงนามรับรอง',
  certified: 'ลงนามรับรองแล้ว',
  accepted: 'จังหวัดรับรายงานแล้ว',
}

/** Last day of the month: รต.2 certified and sent. */
export function signOffDue(facts: NoticeFacts): Card {
  const closes = `ระบบปิด${momentWithWeekday(closingOf(facts))}`
  return aboutOffice(facts, {
    tone: toneOf(facts),
    title: dueWords('ลงนามรับรอง รต.2', facts.dueOn, facts.now),
    asks: closes,
  })
}

/** The day before closing. */
export function lastCall(facts: NoticeFacts): Card {
  return aboutOffice(facts, {
    tone: 'urgent',
    title: closingWords(facts),
    asks: `${momentWithWeekday(closingOf(facts))} หลังจากนั้นจะแก้ไขตัวเลขไม่ได้`,
  })
}

/** 6th: closes today; own state in one line, and the button of the next step. */
export function windowCloses(facts: NoticeFacts): Card {
  const own = stepIn(facts)
  const isDone = facts.office !== null && isCertified(facts.office.state)
  const moment = `ปิดรับข้อมูล${momentWithWeekday(closingOf(facts))}`
  return {
    tone: isDone ? 'plain' : 'urgent',
    about: aboutMonth(facts),
    title: closingWords(facts),
    body: [text(`${moment} หลังจากนั้นดูได้ แต่แก้ไขไม่ได้`), ...(own === null ? [] : ownLine(own))],
    buttons: [own?.step.button ?? linkButton('เปิดแบบบันทึกรายได้', linksOf(facts.liffUrl).form(facts.period))],
    altText: [
      closingWords(facts),
      `เดือน${thaiPeriod(facts.period)}`,
      ...(own === null ? [] : [officeWords(own.office, own.step)]),
      `${moment} หลังจากนั้นดูได้ แต่แก้ไขไม่ได้`,
    ].join(' '),
  }
}

function ownLine({ office, step }: NonNullable<ReturnType<typeof stepIn>>): Part[] {
  const says = office.expected === 0 ? step.says : `${progressWords(office)} ${step.says}`
  return [officeTitle(office, 'lg'), stepCallout(office, { ...step, says })]
}

interface Ask {
  tone: Tone
  title: string
  asks: string | null
  /** The title says the next step already: what is asked stands in its place. */
  isSaid?: boolean
}

/** A card about the recipient's district: what is asked, progress, steps, next step. */
function aboutOffice(facts: NoticeFacts, { tone, title, asks, isSaid = false }: Ask): Card {
  const own = stepIn(facts)
  const form = linkButton('เปิดแบบบันทึกรายได้', linksOf(facts.liffUrl).form(facts.period))
  const asked = asks === null ? [] : [asks]
  return {
    tone,
    about: aboutMonth(facts),
    title,
    body: [
      ...(isSaid ? [] : asked.map(words => text(words))),
      ...steadParts(facts),
      ...(own === null
        ? [callout('โปรดเปิดแบบบันทึกเพื่อดูสถานะ', 'amber')]
        : officeParts(own.office, { says: isSaid && asks !== null ? asks : own.step.says })),
    ],
    buttons: [own === null ? form : own.step.button],
    altText: [
      title,
      `เดือน${thaiPeriod(facts.period)}`,
      ...(own === null ? [] : [officeWords(own.office, own.step)]),
      ...asked,
      ...steadWords(facts),
    ].join(' '),
  }
}

/** The moment that holds for this district: a reopening's end, else the month's closing. */
const closingOf = ({ window, calendar }: NoticeFacts): Date =>
  window.isOpen ? window.closesAt : calendar.closesAt

/** `ระบบปิดพรุ่งนี้ 23:59 น.` */
function closingWords(facts: NoticeFacts): string {
  const { now } = facts
  const closesAt = closingOf(facts)
  if (isPast(closesAt, now)) return `ระบบปิดแล้ว ตั้งแต่ ${thaiMoment(closesAt)}`
  const day = whenWords(bangkokDateOf(closesAt), now)
  return `ระบบปิด${day} ${thaiTime(bangkokTimeOf(closesAt))}`
}

// A closed month that the province opens again for one district: told at once, and on the morning of its last day with
// what is left to do. Both say until when, because it locks again by itself; where it did so unsigned, the province is told.
import { bangkokDateOf, bangkokTimeOf } from '../domain/civil-time.ts'
import { thaiPeriod, thaiTime } from '../domain/thai-dates.ts'
import { steadParts, steadWords } from './acting-notices.ts'
import type { Card } from './card.ts'
import { momentWithWeekday, whenWords } from './day-words.ts'
import { COLORS, callout, linkButton, text } from './flex-parts.ts'
import { linksOf } from './links.ts'
import { type Situation, situationOf } from './next-step.ts'
import { aboutMonth, type NoticeFacts, stepIn } from './notice-facts.ts'
import { officeParts, officeTitle, officeWords, standingParts } from './office-parts.ts'
import { districtWords, personWords, reasonWords } from './place-words.ts'

const LOCKS_AGAIN = 'พ้นเวลานี้ระบบล็อกเอง จะแก้ไขและลงนามรับรองไม่ได้'
const OPEN_AGAIN = 'อำเภอแก้ไขและลงนามไม่ได้แล้ว หากยังต้องใช้รายงานนี้ โปรดเปิดให้แก้ไขอีกครั้ง'
const SIGN_AGAIN = 'รายงานที่ลงนามแล้วต้องลงนามรับรองใหม่ ฉบับเดิมยังเปิดดูได้'

const formButton = (facts: NoticeFacts) =>
  linkButton('เปิดแบบบันทึกรายได้', linksOf(facts.liffUrl).form(facts.period))

/** To officers and chiefs: open again, until when, why, by whom, and what to do. */
export function reportReopened(facts: NoticeFacts): Card {
  const { reopened, role } = facts
  const own = stepIn(facts)
  const title = 'เปิดให้แก้ไขอีกครั้ง'
  // A submitted report stays locked: there is time to sign it, or to send it back.
  const may = own?.office.state === 'submitted' ? 'ลงนามรับรองหรือตีกลับให้แก้ไขได้ถึง' : 'แก้ไขได้ถึง'
  const until = reopened === null ? null : `${may}${momentWithWeekday(reopened.until)}`
  // A reason may name somebody: a group reads neither.
  const reason = reopened === null || role === null ? null : `เหตุผล: ${reasonWords(reopened.reason)}`
  const by = reopened?.by && role !== null ? `เปิดโดย ${personWords(reopened.by)}` : null
  const again = reopened?.wasCertified ? [SIGN_AGAIN] : []
  return {
    tone: 'due',
    about: aboutMonth(facts),
    title,
    body: [
      ...(own === null ? [] : [officeTitle(own.office)]),
      ...steadParts(facts),
      ...(until === null ? [] : [text(until, { weight: 'bold' })]),
      ...(reason === null ? [] : [text(reason)]),
      ...(by === null ? [] : [text(by, { color: COLORS.quiet })]),
      ...(own === null ? [] : [...standingParts(own.office), callout(own.step.says, 'amber')]),
      ...[...again, LOCKS_AGAIN].map(words => text(words, { size: 'sm', color: COLORS.quiet, margin: 'md' })),
    ],
    buttons: [own === null ? formButton(facts) : own.step.button],
    altText: [
      title,
      `เดือน${thaiPeriod(facts.period)}`,
      ...(own === null ? [] : [officeWords(own.office, own.step)]),
      ...(until === null ? [] : [until]),
      ...(reason === null ? [] : [reason]),
      ...(by === null ? [] : [by]),
      ...again,
      LOCKS_AGAIN,
      ...steadWords(facts),
    ].join(' '),
  }
}

/** On the last morning: what is left, by whom, until when. */
export function reopeningEnds(facts: NoticeFacts): Card {
  const { reopened, now } = facts
  const own = stepIn(facts)
  const title =
    reopened === null
      ? 'ใกล้หมดเวลาที่เปิดให้แก้ไข'
      : `ปิดแก้ไข${whenWords(bangkokDateOf(reopened.until), now)} ${thaiTime(bangkokTimeOf(reopened.until))}`
  return {
    tone: 'urgent',
    about: aboutMonth(facts),
    title,
    body: [
      ...(own === null ? [callout('โปรดเปิดแบบบันทึกเพื่อดูสถานะ', 'amber')] : officeParts(own.office, own.step)),
      ...steadParts(facts),
      text(LOCKS_AGAIN, { size: 'sm', color: COLORS.quiet, margin: 'md' }),
    ],
    buttons: [own === null ? formButton(facts) : own.step.button],
    altText: [
      title,
      `เดือน${thaiPeriod(facts.period)}`,
      ...(own === null ? [] : [officeWords(own.office, own.step)]),
      LOCKS_AGAIN,
      ...steadWords(facts),
    ].join(' '),
  }
}

/** Where the district had got to when the month locked again. */
const LEFT_AT: Partial<Record<Situation, string>> = {
  submitted: 'อำเภอส่งรายงานแล้ว',
  returned: 'อำเภอยังไม่ได้ส่งรายงานใหม่',
}

/** To the province, after its moment: nobody in the district can do anything now, and the province can open it again. */
export function reopeningRanOut(facts: NoticeFacts): Card {
  const { office, reopened, period, liffUrl } = facts
  const title = 'หมดเวลาแก้ไขก่อนลงนามรับรอง'
  const over = reopened === null ? [] : [`เปิดให้แก้ไขถึง${momentWithWeekday(reopened.until)} สิ้นสุดแล้ว`]
  const stands = office === null ? null : (LEFT_AT[situationOf(office)] ?? 'อำเภอยังไม่ได้ส่งรายงาน')
  const unsigned = `ยังไม่ได้ลงนามรับรอง${reopened?.wasCertified ? 'ใหม่' : ''}${stands === null ? '' : ` (${stands})`}`
  const links = linksOf(liffUrl)
  return {
    tone: 'due',
    about: aboutMonth(facts),
    title,
    body: [
      ...(office === null ? [] : [officeTitle(office)]),
      ...over.map(words => text(words)),
      callout(unsigned, 'red'),
      ...(office === null ? [] : standingParts(office)),
      text(OPEN_AGAIN, { margin: 'md' }),
    ],
    buttons: [
      office === null
        ? linkButton('เปิดระบบ', links.home)
        : linkButton('ดูรายงานและเปิดอีกครั้ง', links.report(office.officeCode, period)),
    ],
    altText: [
      title,
      `เดือน${thaiPeriod(period)}`,
      ...(office === null ? [] : [districtWords(office.officeName)]),
      ...over,
      unsigned,
      OPEN_AGAIN,
    ].join(' '),
  }
}

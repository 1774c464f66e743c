// A closed month that the province opens again for one district: told at once, and on the morning of its last day with
// what is left to do. Both say until when, because it locks again by itself.
import { bangkokDateOf, bangkokTimeOf } from '../domain/civil-time.ts'
import { thaiPeriod, thaiTime } from '../domain/thai-dates.ts'
import type { Card } from './card.ts'
import { momentWithWeekday, whenWords } from './day-words.ts'
import { COLORS, callout, linkButton, text } from './flex-parts.ts'
import { linksOf } from './links.ts'
import { aboutMonth, type NoticeFacts, stepIn } from './notice-facts.ts'
import { officeParts, officeTitle, officeWords, standingParts } from './office-parts.ts'
import { personWords, reasonWords } from './place-words.ts'

const LOCKS_AGAIN = 'พ้นเวลานี้ระบบล็อกเอง จะแก้ไขและลงนามรับรองไม่ได้'
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
      text(LOCKS_AGAIN, { size: 'sm', color: COLORS.quiet, margin: 'md' }),
    ],
    buttons: [own === null ? formButton(facts) : own.step.button],
    altText: [
      title,
      `เดือน${thaiPeriod(facts.period)}`,
      ...(own === null ? [] : [officeWords(own.office, own.step)]),
      LOCKS_AGAIN,
    ].join(' '),
  }
}

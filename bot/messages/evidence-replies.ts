// Photos of evidence in the chat: whose they are, what they are, that they are kept, or why not. Buttons carry a photo's
// id, and one answer stands for all photos that wait. Names are numbered: cut to a button's 20 letters, many look alike.
import type { messagingApi } from '@line/bot-sdk'
import {
  EVIDENCE_KINDS,
  type EvidenceKind,
  type OfficeCode,
  type Period,
  type Role,
} from '../../db/vocabulary.ts'
import { EVIDENCE_KIND_NAMES } from '../domain/evidence-words.ts'
import { PHOTO_LIMIT_BYTES } from '../domain/limits.ts'
import { problemWords } from '../domain/problems.ts'
import { thaiPeriod } from '../domain/thai-dates.ts'
import { type Card, cardMessage } from './card.ts'
import { COLORS, linkButton, type Part, rule, text } from './flex-parts.ts'
import { linksOf } from './links.ts'
import { cardReply, plainReply, problemMessages } from './menu-replies.ts'
import { shorten } from './shorten.ts'

/** LINE takes 13 quick replies; the last one is for not keeping the photos. */
const MOST_CHOICES = 12
const LONGEST_LABEL = 20
/** LINE takes 300 letters of what a button writes into the chat. */
const LONGEST_SAID = 80
/** As the contract has it, in the unit people know. */

export interface ProducerChoice {
  producerId: string
  name: string
  /** In the month of the photos. */
  hasEvidence: boolean
}

interface Question {
  photoId: string
  /** Photos that wait. */
  count: number
  period: Period
  producers: readonly ProducerChoice[]
}

/** Which producer the photos are of; those without evidence in the month come first. */
export function whichProducerMessages(question: Question): messagingApi.Message[] {
  const { count, producers } = question
  const title = `ได้รับรูป ${count} รูปแล้ว`
  if (producers.length === 0) {
    const none = 'ยังไม่มีรายชื่อผู้ผลิตในเดือนนี้ โปรดติดต่อสำนักงานพัฒนาชุมชนจังหวัด'
    return choiceReply(question, { title, body: [text(none)], altText: `${title} ${none}` })
  }
  const ask = 'เป็นหลักฐานของผู้ผลิตรายใด'
  return choiceReply(question, {
    title,
    body: [text(ask, { weight: 'bold' })],
    altText: `${title} ${ask} โปรดเลือกจากปุ่ม หรือ${TYPE_NAME}`,
  })
}

const TYPE_NAME = 'พิมพ์ชื่อผู้ผลิตหรือรหัสผู้ผลิต'

/** LINE has not handed the photo over yet when its producer was chosen. */
export function photoComingMessages(question: Question): messagingApi.Message[] {
  const title = 'กำลังรับรูปจากไลน์'
  const next = 'โปรดรอสักครู่ แล้วเลือกผู้ผลิตอีกครั้ง'
  return choiceReply(question, { title, body: [text(next)], altText: `${title} ${next}` })
}

/** Producers that fit what was typed, or, where none does, what to type instead. */
export function foundProducersMessages(
  facts: Question & { typed: string; found: readonly ProducerChoice[] },
): messagingApi.Message[] {
  const typed = shorten(facts.typed, 40)
  if (facts.found.length === 0) {
    const title = `ไม่พบผู้ผลิต “${typed}”`
    const next = `มีรูป ${facts.count} รูปรอเลือกผู้ผลิต โปรดพิมพ์บางส่วนของชื่อหรือรหัส เช่น ชื่อหมู่บ้าน หรือเลือกจากปุ่ม`
    return choiceReply(facts, { title, body: [text(next)], altText: `${title} ${next}` })
  }
  const title = 'โปรดเลือกผู้ผลิต'
  const says = `ที่ตรงหรือใกล้เคียงกับ “${typed}”`
  return choiceReply(
    { ...facts, producers: facts.found },
    { title, body: [text(says)], altText: `${title}${says}` },
  )
}

type Lead = Pick<Card, 'title' | 'body' | 'altText'>

function choiceReply(
  { photoId, period, producers }: Question,
  { title, body, altText }: Lead,
): messagingApi.Message[] {
  const choices = [...producers]
    .sort((a, b) => Number(a.hasEvidence) - Number(b.hasEvidence))
    .slice(0, MOST_CHOICES)
  const more = producers.length - choices.length
  const card = cardMessage([
    {
      tone: 'plain',
      about: `หลักฐาน เดือน${thaiPeriod(period)}`,
      title,
      body: [...body, ...choiceParts(choices, more)],
      buttons: [],
      altText,
    },
  ])
  const items = choices.map(({ producerId, name }, index) =>
    tap(`${index + 1}. ${shorten(name, LONGEST_SAID)}`, { photo: photoId, producer: producerId }),
  )
  return [{ ...card, quickReply: { items: [...items, tap('ไม่เก็บรูป', { photo: photoId, drop: '1' })] } }]
}

function choiceParts(choices: readonly ProducerChoice[], more: number): Part[] {
  if (choices.length === 0) return []
  const lineOf = ({ name, hasEvidence }: ProducerChoice, index: number) =>
    text(`${index + 1}. ${shorten(name, 60)}${hasEvidence ? ' (มีหลักฐานแล้ว)' : ''}`)
  const quiet = { size: 'sm', color: COLORS.quiet, margin: 'md' } as const
  return [
    rule(),
    ...choices.map(lineOf),
    ...(more > 0 ? [text(`และอีก ${more} ราย`, quiet)] : []),
    text(`หากไม่มีในรายการ โปรด${TYPE_NAME}`, quiet),
  ]
}

/** A button that says its words in the chat and sends `data`. */
const tap = (words: string, data: Record<string, string>): messagingApi.QuickReplyItem => ({
  type: 'action',
  action: {
    type: 'postback',
    label: shorten(words, LONGEST_LABEL),
    data: new URLSearchParams(data).toString(),
    displayText: words,
  },
})

export interface KeptFacts {
  photoId: string
  count: number
  producerName: string
  officeCode: OfficeCode
  period: Period
  /** Months of the photos; mostly the one. */
  periods: readonly Period[]
  liffUrl: string
}

/** The photos are evidence now; asks what they are. */
export function photosKeptMessages(facts: KeptFacts): messagingApi.Message[] {
  const months = facts.periods.map(thaiPeriod).join(' และ ')
  const says = `เก็บรูป ${facts.count} รูปเป็นหลักฐานของ ${shorten(facts.producerName, 60)} เดือน${months} แล้ว`
  const ask = 'เป็นหลักฐานชนิดใด'
  const card = cardMessage([
    {
      tone: 'plain',
      about: `หลักฐาน เดือน${months}`,
      title: `เก็บรูป ${facts.count} รูปแล้ว`,
      body: [text(says), text(`${ask} โปรดเลือกจากปุ่มด้านล่าง`, { weight: 'bold', margin: 'md' })],
      buttons: [pageButton(facts)],
      altText: `${says} ${ask}`,
    },
  ])
  const items = EVIDENCE_KINDS.map(kind => tap(EVIDENCE_KIND_NAMES[kind], { kindof: facts.photoId, kind }))
  return [{ ...card, quickReply: { items } }]
}

/** A second choice for photos that are evidence of somebody already. */
export function keptForOtherMessages(facts: KeptFacts, role: Role): messagingApi.Message[] {
  const says = `รูปนี้เก็บเป็นหลักฐานของ ${shorten(facts.producerName, 60)} แล้ว`
  const next = 'หากเลือกผิด โปรดลบในหน้าหลักฐาน แล้วส่งรูปอีกครั้ง'
  return pageReply(facts, { title: 'เก็บรูปนี้ไว้แล้ว', says, next }, role)
}

export function kindNamedMessages(
  facts: Pick<KeptFacts, 'count' | 'producerName' | 'officeCode' | 'period' | 'liffUrl'> & {
    kind: EvidenceKind
  },
  role: Role,
): messagingApi.Message[] {
  const says = `${EVIDENCE_KIND_NAMES[facts.kind]} ${facts.count} รูป ของ ${shorten(facts.producerName, 60)}`
  const next = 'ดูหรือลบรูปได้ในหน้าหลักฐาน'
  return pageReply(facts, { title: 'บันทึกชนิดหลักฐานแล้ว', says, next }, role)
}

type Place = Pick<KeptFacts, 'officeCode' | 'period' | 'liffUrl'>

function pageReply(
  place: Place,
  { title, says, next }: { title: string; says: string; next: string },
  role: Role,
): messagingApi.Message[] {
  return cardReply(
    {
      tone: 'plain',
      about: `หลักฐาน เดือน${thaiPeriod(place.period)}`,
      title,
      body: [text(says), text(next, { size: 'sm', color: COLORS.quiet, margin: 'md' })],
      buttons: [pageButton(place)],
      altText: `${title} ${says} ${next}`,
    },
    role,
  )
}

const pageButton = ({ liffUrl, officeCode, period }: Place): messagingApi.FlexButton =>
  linkButton('เปิดหน้าหลักฐาน', `${linksOf(liffUrl).home}evidence/${officeCode}/${period}`)

/** Why a picture is not kept. `gone`: taken back, or LINE has it no more. */
export type PhotoRefusal = 'gone' | 'too_large' | 'not_a_photo'

export function photoRefusedMessages(reason: PhotoRefusal): messagingApi.Message[] {
  if (reason === 'too_large')
    return problemMessages(problemWords('photo.too_large', { limit: PHOTO_LIMIT_BYTES / 1024 / 1024 }))
  if (reason === 'not_a_photo') return problemMessages(problemWords('photo.not_a_photo', {}))
  return plainReply(['รับรูปจากไลน์ไม่ได้ เพราะรูปไม่อยู่แล้ว', 'โปรดส่งรูปนั้นอีกครั้ง'], null)
}

/** To a button of photos that are not there any more. */
export const photoGoneMessages = (role: Role): messagingApi.Message[] =>
  plainReply(['รูปนี้ไม่ได้เก็บไว้แล้ว', 'โปรดส่งรูปอีกครั้ง แล้วเลือกผู้ผลิตภายใน 24 ชั่วโมง'], role)

/** To a button of evidence that was removed since. */
export const evidenceGoneMessages = (role: Role): messagingApi.Message[] => {
  const { says, next } = problemWords('evidence.unknown', {})
  return plainReply([says, next], role)
}

export const photosDroppedMessages = (count: number, role: Role): messagingApi.Message[] =>
  plainReply([`ไม่เก็บรูป ${count} รูปแล้ว`, 'รูปจะถูกลบออกจากระบบ'], role)

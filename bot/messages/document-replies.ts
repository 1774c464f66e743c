// Answers to เอกสาร: what there is to open, as buttons whose links work for some minutes.
import type { messagingApi } from '@line/bot-sdk'
import type { OfficeCode, Period, ReportState, Role } from '../../db/vocabulary.ts'
import { formatBaht } from '../domain/money.ts'
import { isCertified } from '../domain/report-states.ts'
import { thaiMoment, thaiPeriod } from '../domain/thai-dates.ts'
import { ROLE_NAMES } from '../domain/thai-words.ts'
import { COMMANDS } from './commands.ts'
import { COLORS, callout, field, figure, linkButton, type Part, text } from './flex-parts.ts'
import { linksOf } from './links.ts'
import { cardReply, plainReply } from './menu-replies.ts'
import { districtWords, personWords, shortPlace } from './place-words.ts'
import { shorten } from './shorten.ts'

/** A certified version as a reply names it. */
export interface NamedVersion {
  officeCode: OfficeCode
  /** Bare place name. */
  officeName: string
  period: Period
  number: number
  certifiedAt: Date
  certifiedBy: string
  /** Order of the acting chief; null = the chief. */
  actingOrder: string | null
  /** Canonical baht. */
  amount: string
  state: ReportState
}

interface Asked {
  role: Role
  /** How long a link works. */
  minutes: number
}

/** More would be a list to search through; the summary page has them all. */
export const MOST_DISTRICT_BUTTONS = 10

const aboutMonth = (period: Period): string => `รายได้ OTOP เดือน${thaiPeriod(period)}`

const linkWords = (minutes: number): string =>
  `ลิงก์ใช้ได้ ${minutes} นาที หมดเวลาแล้วพิมพ์ “${COMMANDS.document}” เพื่อขอใหม่`

const small = (words: string): Part => text(words, { size: 'sm', color: COLORS.quiet, margin: 'lg' })

/** The newest certified version of the own district. */
export function certifiedDocumentMessages(
  facts: Asked & { version: NamedVersion; rt2Url: string; rt1Url: string },
): messagingApi.Message[] {
  const { version, minutes, role } = facts
  const title = `รต.2 ${districtWords(version.officeName)}`
  const number = `ฉบับที่ ${version.number}`
  const amount = bahtOf(version.amount)
  const by = certifierWords(version)
  const at = `ลงนามเมื่อ ${thaiMoment(version.certifiedAt)}`
  const changed = isCertified(version.state) ? [] : [CHANGED]
  return cardReply(
    {
      tone: 'plain',
      about: aboutMonth(version.period),
      title,
      body: [
        text(`${number} ลงนามรับรองแล้ว`, { size: 'lg', weight: 'bold' }),
        figure('รวม', amount, 'บาท'),
        field('ผู้ลงนามรับรอง', text(by, { weight: 'bold' })),
        text(at),
        ...changed.map(words => callout(words, 'amber')),
        small(linkWords(minutes)),
      ],
      buttons: [
        linkButton('เปิด รต.2 (PDF)', facts.rt2Url),
        linkButton('รต.1 ทุกราย (PDF)', facts.rt1Url, 'link'),
      ],
      altText: [
        `${title} เดือน${thaiPeriod(version.period)} ${number}`,
        `รวม ${amount} บาท ${by} ${at}`,
        ...changed,
        linkWords(minutes),
      ].join(' '),
    },
    role,
  )
}

const CHANGED = 'หลังลงนามรายงานนี้ถูกตีกลับไปแก้ไข ยังไม่มีฉบับที่ลงนามใหม่'

function certifierWords({ certifiedBy, actingOrder, officeName }: NamedVersion): string {
  const position = `${ROLE_NAMES.district_chief}${shortPlace(officeName)}`
  return actingOrder === null
    ? `${personWords(certifiedBy)} ${position}`
    : `${personWords(certifiedBy)} รักษาราชการแทน ${position} ตามคำสั่งที่ ${shorten(actingOrder, 80)}`
}

/** Nothing is certified yet: the figures as they stand, and that they are a draft. */
export function draftDocumentMessages(
  facts: Asked & { period: Period; url: string },
): messagingApi.Message[] {
  const { period, minutes, role } = facts
  const says = 'ยังไม่มีฉบับที่ลงนามรับรอง เปิดได้เฉพาะฉบับร่าง ซึ่งพิมพ์คำว่า “ร่าง” ไว้ทุกหน้าและใช้แทนฉบับจริงไม่ได้'
  return cardReply(
    {
      tone: 'plain',
      about: aboutMonth(period),
      title: 'รต.2 ฉบับร่าง',
      body: [callout(says, 'amber', 'regular'), small(linkWords(minutes))],
      buttons: [linkButton('เปิดฉบับร่าง (PDF)', facts.url)],
      altText: `รต.2 เดือน${thaiPeriod(period)} ${says} ${linkWords(minutes)}`,
    },
    role,
  )
}

/** Districts of the province with a certified version of the month; `left` more have one and no button here. */
export function provinceDocumentMessages(
  facts: Asked & {
    period: Period
    shown: readonly (NamedVersion & { url: string })[]
    left: number
    liffUrl: string
  },
): messagingApi.Message[] {
  const { period, shown, left, minutes, role } = facts
  const count = shown.length + left
  const title = count === 0 ? 'ยังไม่มี รต.2 ที่ลงนามรับรอง' : `รต.2 ที่ลงนามรับรองแล้ว ${count} อำเภอ`
  const changed = shown
    .filter(version => !isCertified(version.state))
    .map(({ officeName }) => shortPlace(officeName))
  const notes = [
    ...(left > 0 ? [`อีก ${left} อำเภอเปิดได้จากหน้าสรุปจังหวัด`] : []),
    ...(changed.length > 0 ? [`ถูกตีกลับไปแก้ไขหลังลงนาม: ${changed.join(', ')}`] : []),
  ]
  const says = count === 0 ? 'เมื่ออำเภอลงนามรับรองแล้ว ปุ่มเปิดเอกสารจะอยู่ที่นี่' : 'แตะชื่ออำเภอเพื่อเปิดไฟล์ PDF'
  const links = count === 0 ? [] : [linkWords(minutes)]
  const toSummary = linkButton(
    'ดูสรุปจังหวัด',
    linksOf(facts.liffUrl).summary(period),
    count === 0 ? 'primary' : 'link',
  )
  return cardReply(
    {
      tone: 'plain',
      about: aboutMonth(period),
      title,
      body: [text(says), ...notes.map(words => callout(words, 'amber', 'regular')), ...links.map(small)],
      buttons: [...shown.map(version => linkButton(buttonWords(version), version.url)), toSummary],
      altText: [`${title} เดือน${thaiPeriod(period)}`, says, ...notes, ...links].join(' '),
    },
    role,
  )
}

/** The first version is the usual one; only later ones are numbered. */
const buttonWords = ({ officeName, number }: NamedVersion): string =>
  number === 1 ? shortPlace(officeName) : `${shorten(shortPlace(officeName), 14)} ฉบับที่ ${number}`

/** In a group: whoever reads there could open a link with the eyes of who asked for it. */
export const privateDocumentMessages = (): messagingApi.Message[] =>
  plainReply(
    ['ขอเอกสารในกลุ่มไม่ได้ เพราะทุกคนในกลุ่มจะเปิดได้', `โปรดพิมพ์ “${COMMANDS.document}” ในแชตส่วนตัวกับบัญชีนี้`],
    null,
  )

const bahtOf = (amount: string): string => formatBaht(BigInt(amount.replace('.', '')))

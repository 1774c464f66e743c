// What every sheet carries around its contents: who made it and when, the foot line, the draft's banner, the seal.
import type { Channel } from '../../db/vocabulary.ts'
import { type ReportContent, type Seal, sealWords } from '../domain/report-content.ts'
import { CHANNEL_NAMES } from '../domain/thai-words.ts'
import { districtOf, officeOf, paperPeriod, provinceOf } from './paper-words.ts'
import { qrPicture } from './qr-picture.ts'

export interface Attachment {
  name: string
  text: string
}

export interface Frame {
  title: string
  author: string
  /** Words to find it by. */
  keywords: string[]
  /** Seconds since 1970: equal content has an equal date, so equal bytes. */
  createdAt: number
  /** The same as year, month, day, hour, minute, second in UTC. */
  date: number[]
  attachment: Attachment | null
  /** The foot of each page, on the left. */
  foot: string
  /** Said on every page of a draft; null = certified, or blank. */
  draft: string | null
  seal: { qr: string; code: string } | null
}

const DRAFT = 'ร่าง ยังไม่ได้ลงนามรับรอง'

/** Blank forms are the same bytes for ever: dated as the letter that asks for them. */
export const BLANK_DATE = '2025-01-19T00:00:00.000Z'

export const TITLE = 'รายงานข้อมูลรายได้จากการจำหน่ายผลิตภัณฑ์ชุมชน OTOP'

export interface FrameInput {
  formName: string
  /** Of the report, as the foot names it. */
  version: string
  content: ReportContent
  seal: Seal | null
  attachment: Attachment
}

export function frameOf({ formName, version, content, seal, attachment }: FrameInput): Frame {
  const place = `${districtOf(content)} ${provinceOf(content)}`
  const foot = [formName, place, paperPeriod(content.period), version]
  return {
    title: `${formName} ${TITLE} ${place} ${paperPeriod(content.period)}`,
    author: officeOf(content),
    keywords: ['OTOP', formName, content.officeCode, content.period, ...(seal ? [sealWords(seal.code)] : [])],
    ...dated(dateOf(content)),
    attachment,
    foot: (seal ? [...foot, `รหัสตรวจสอบ ${sealWords(seal.code)}`] : foot).join('  ·  '),
    draft: seal === null ? DRAFT : null,
    seal: seal && { qr: qrPicture(seal.url), code: sealWords(seal.code) },
  }
}

export const blankFrame = (formName: string): Frame => ({
  title: `${formName} ${TITLE}`,
  author: 'กรมการพัฒนาชุมชน',
  keywords: ['OTOP', formName],
  ...dated(BLANK_DATE),
  attachment: null,
  foot: `${formName}  ·  ${TITLE}`,
  draft: null,
  seal: null,
})

/** Never the clock: the moment of the signature, or the last thing that happened to a draft. */
function dateOf({ certified, submitted, producers, period }: ReportContent): string {
  const recorded = producers.map(producer => producer.recordedAt).sort()
  return certified?.at ?? submitted?.at ?? recorded.at(-1) ?? `${period}-01T00:00:00.000Z`
}

/** A document's date, as the PDF and the template want it. */
export function dated(instant: string): Pick<Frame, 'createdAt' | 'date'> {
  const at = new Date(instant)
  return {
    createdAt: Math.floor(at.getTime() / 1000),
    date: [
      at.getUTCFullYear(),
      at.getUTCMonth() + 1,
      at.getUTCDate(),
      at.getUTCHours(),
      at.getUTCMinutes(),
      at.getUTCSeconds(),
    ],
  }
}

/** The channel's name as a heading of two lines. */
export const channelHead = (channel: Channel): string[] => {
  const [place = '', way = ''] = CHANNEL_NAMES[channel].split('(')
  return [place, `(${way}`]
}

// รต.1, one producer's figures of the month: one sheet each, for the producer and the recorder to sign by hand.
import { NO_SALES_REASONS, SOURCES } from '../../db/vocabulary.ts'
import type { ContentProducer, ReportContent, Seal } from '../domain/report-content.ts'
import { NO_SALES_REASON_NAMES, SOURCE_NAMES } from '../domain/thai-words.ts'
import { bahtText } from './baht-text.ts'
import { blankTable, entryTable, type FigureTable } from './figure-table.ts'
import { type Attachment, blankFrame, type Frame, frameOf } from './frame.ts'
import { breakable } from './line-breaks.ts'
import {
  districtOf,
  officeOf,
  paperAmount,
  paperMoment,
  paperText,
  provinceOf,
  reportedMonth,
  satangOf,
  versionWords,
} from './paper-words.ts'
import { printable } from './printable.ts'

interface Choice {
  name: string
  isChosen: boolean
}

export interface Rt1Page {
  name: string
  code: string
  product: string
  /** Without its prefix; empty where it is not known. */
  subdistrict: string
  table: FigureTable
  total: string
  totalSize: number
  words: string
  sales: { hasSales: boolean; hasNone: boolean }
  reasons: Choice[]
  sources: Choice[]
  note: string
  doubtReason: string
  recordedBy: string
  recordedAt: string
  /** Long texts: set smaller and closer, to stay on one sheet. */
  isDense: boolean
}

export interface Rt1Paper {
  frame: Frame
  isBlank: boolean
  heading: { form: string; month: string; office: string; district: string; province: string }
  /** Of which certified รต.2 these figures are part; or that there is none yet. */
  standing: string
  pages: Rt1Page[]
}

const FORM = 'แบบ รต.๑'
const UNCERTIFIED = 'ข้อมูลนี้ยังไม่ได้ลงนามรับรองในแบบ รต.๒'

const TOTAL_SIZE_PT = 14

/** What fits the sheet; the record and the attachment have all of it. */
const LONGEST = { name: 160, product: 160, note: 500, doubtReason: 200 }
/** Letters of all of these together that an airy sheet has room for. */
const AIRY = 400

export interface Rt1Input {
  content: ReportContent
  seal: Seal | null
  attachment: Attachment
  producers: readonly ContentProducer[]
}

export function rt1Paper({ content, seal, attachment, producers }: Rt1Input): Rt1Paper {
  const version = seal ? `รต.๒ ${versionWords(content.number, false)}` : UNCERTIFIED
  const frame = frameOf({ formName: FORM, version, content, seal, attachment })
  return {
    // A sheet that the producer signs is no draft of anything: only its standing says whether รต.2 is certified.
    frame: { ...frame, draft: null },
    isBlank: false,
    heading: {
      form: FORM,
      month: reportedMonth(content),
      office: officeOf(content),
      district: districtOf(content),
      province: provinceOf(content),
    },
    standing:
      seal && content.certified
        ? `ตรงกับแบบ ${version} ที่ลงนามรับรองเมื่อ ${paperMoment(content.certified.at)}`
        : UNCERTIFIED,
    pages: producers.map(pageOf),
  }
}

function pageOf(producer: ContentProducer): Rt1Page {
  const texts = {
    name: paperText(producer.name, LONGEST.name),
    product: paperText(producer.product, LONGEST.product),
    note: paperText(producer.note ?? '', LONGEST.note),
    doubtReason: paperText(producer.doubtReason ?? '', LONGEST.doubtReason),
  }
  return {
    ...texts,
    code: breakable(printable(producer.code)),
    subdistrict: producer.subdistrict === null ? '' : paperText(producer.subdistrict),
    table: entryTable(producer.entries, producer.amount),
    total: paperAmount(producer.amount),
    totalSize: TOTAL_SIZE_PT,
    words: bahtText(satangOf(producer.amount)),
    sales: { hasSales: producer.entries.length > 0, hasNone: producer.entries.length === 0 },
    reasons: choices(NO_SALES_REASONS, NO_SALES_REASON_NAMES, producer.noSalesReason),
    sources: choices(SOURCES, SOURCE_NAMES, producer.source),
    recordedBy: paperText(producer.recordedBy ?? ''),
    recordedAt: paperMoment(producer.recordedAt),
    isDense: Object.values(texts).join('').length > AIRY,
  }
}

const choices = <T extends string>(
  words: readonly T[],
  names: Readonly<Record<T, string>>,
  chosen: T | null,
): Choice[] => words.map(word => ({ name: names[word], isChosen: word === chosen }))

export const blankRt1 = (): Rt1Paper => ({
  frame: blankFrame(FORM),
  isBlank: true,
  heading: { form: FORM, month: '', office: '', district: '', province: '' },
  standing: '',
  pages: [
    {
      name: '',
      code: '',
      product: '',
      subdistrict: '',
      table: blankTable(),
      total: '',
      totalSize: TOTAL_SIZE_PT,
      words: '',
      sales: { hasSales: false, hasNone: false },
      reasons: choices(NO_SALES_REASONS, NO_SALES_REASON_NAMES, null),
      sources: choices(SOURCES, SOURCE_NAMES, null),
      note: '',
      doubtReason: '',
      recordedBy: '',
      recordedAt: '',
      isDense: false,
    },
  ],
})

// รต.2, the district's report: a summary, the totals by category and channel, the list of producers, the signature.
import { CHANNELS, type Channel } from '../../db/vocabulary.ts'
import type { ReportContent, Seal } from '../domain/report-content.ts'
import { fitSize } from './amount-columns.ts'
import { bahtText } from './baht-text.ts'
import { blankTable, type FigureTable, figureTable } from './figure-table.ts'
import { type Attachment, blankFrame, type Frame, frameOf } from './frame.ts'
import {
  authorityOf,
  baseWords,
  districtOf,
  growthWords,
  officeOf,
  paperAmount,
  paperCount,
  paperMoment,
  paperPeriod,
  paperText,
  positionOf,
  provinceOf,
  reportedMonth,
  satangOf,
  versionWords,
} from './paper-words.ts'
import { blankList, type ProducerList, producerList } from './producer-list.ts'
import { thaiDigits } from './thai-digits.ts'

export interface Rt2Paper {
  frame: Frame
  isBlank: boolean
  heading: { form: string; version: string; month: string; office: string; province: string; running: string }
  summary: Summary
  table: FigureTable
  list: ProducerList
  sign: {
    picture: string | null
    name: string
    position: string
    /** By which order and for how long an acting chief signs. */
    authority: string[]
    at: string
    remark: string | null
    submitted: { name: string; at: string } | null
  }
}

interface Summary {
  amount: string
  amountSize: number
  words: string
  /** Type size of the four small figures. */
  size: number
  producers: { all: string; withSales: string; noSales: string }
  year: { label: string; amount: string; months: string }
  month: { growth: string; base: string }
  toDate: { growth: string; base: string }
}

const FORM = 'แบบ รต.๒'
const BIG_SIZES_PT = [17, 16, 15, 14, 13, 12, 11, 10]
const SMALL_SIZES_PT = [10.5, 10, 9.5, 9, 8.5, 8, 7.5, 7, 6.5, 6]
const BIG_SPACE_PT = 250
const SMALL_SPACE_PT = 112

export interface Rt2Input {
  content: ReportContent
  seal: Seal | null
  attachment: Attachment
  signatureSvg: string | null
}

export function rt2Paper({ content, seal, attachment, signatureSvg }: Rt2Input): Rt2Paper {
  const { certified, submitted } = content
  const version = versionWords(content.number, seal === null)
  return {
    frame: frameOf({ formName: FORM, version, content, seal, attachment }),
    isBlank: false,
    heading: {
      form: FORM,
      version,
      month: reportedMonth(content),
      office: officeOf(content),
      province: provinceOf(content),
      running: `${districtOf(content)} ${provinceOf(content)} ${paperPeriod(content.period)}`,
    },
    summary: summaryOf(content),
    table: figureTable(content.totals),
    list: producerList(content.producers, usedChannels(content), content.totals),
    sign: {
      // A draft has no signature, whatever came along with it.
      picture: seal && signatureSvg,
      name: seal && certified ? paperText(certified.by) : '',
      position: positionOf(content),
      authority: authorityOf(content),
      at: seal && certified ? paperMoment(certified.at) : '',
      remark: seal && certified?.isOwnWork ? 'ผู้ลงนามเป็นผู้บันทึกข้อมูลเอง ซึ่งจังหวัดอนุญาตให้รับรองได้' : null,
      submitted: submitted && { name: paperText(submitted.by), at: paperMoment(submitted.at) },
    },
  }
}

/** Channels that sold anything this month: a column of dashes tells nobody anything. */
const usedChannels = ({ totals }: ReportContent): Channel[] =>
  CHANNELS.filter(channel => satangOf(totals.byChannel[channel]) > 0n)

function summaryOf({ totals, producers, yearToDate, growth, fiscalYear }: ReportContent): Summary {
  const amount = paperAmount(totals.amount)
  const yearAmount = paperAmount(yearToDate.amount)
  return {
    amount,
    amountSize: fitSize([amount], BIG_SPACE_PT, BIG_SIZES_PT),
    words: bahtText(satangOf(totals.amount)),
    size: fitSize([yearAmount], SMALL_SPACE_PT, SMALL_SIZES_PT),
    producers: {
      all: `${paperCount(producers.length)} ราย`,
      withSales: paperCount(totals.withSales),
      noSales: paperCount(totals.noSales),
    },
    year: {
      label: thaiDigits(`รายได้สะสม ปีงบประมาณ ${fiscalYear + 543}`),
      amount: yearAmount,
      months: `บาท (${paperCount(yearToDate.months)} เดือน)`,
    },
    month: { growth: growthWords(growth.month.tenths), base: baseWords(growth.month.base) },
    toDate: { growth: growthWords(growth.year.tenths), base: baseWords(growth.year.base) },
  }
}

export function blankRt2(): Rt2Paper {
  const empty = { growth: '', base: '' }
  return {
    frame: blankFrame(FORM),
    isBlank: true,
    heading: { form: FORM, version: '', month: '', office: '', province: '', running: '' },
    summary: {
      amount: '',
      amountSize: 15,
      words: '',
      size: 10,
      producers: { all: '', withSales: '', noSales: '' },
      year: { label: 'รายได้สะสม ปีงบประมาณ', amount: '', months: '' },
      month: empty,
      toDate: empty,
    },
    table: blankTable(),
    list: blankList(),
    sign: { picture: null, name: '', position: '', authority: [], at: '', remark: null, submitted: null },
  }
}

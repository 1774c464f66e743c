// The forecast of a district and fiscal year on paper (the letter's third enclosure): the year's sum, months beside last
// year's, every producer's twelve months, and who filed it when.
import { periodsOfFiscalYear } from '../domain/fiscal-year.ts'
import { isStay } from '../domain/forecast.ts'
import type { ForecastContent } from '../domain/forecast-content.ts'
import { sumSatang, toBaht } from '../domain/money.ts'
import { canonicalText } from '../domain/report-content.ts'
import { thaiFiscalYear, thaiPeriod } from '../domain/thai-dates.ts'
import { officeName, ROLE_NAMES } from '../domain/thai-words.ts'
import { fitSize } from './amount-columns.ts'
import { bahtText } from './baht-text.ts'
import { blankForecastList, type ForecastList, forecastList, monthHeads, NO_AMOUNT } from './forecast-list.ts'
import { BLANK_DATE, dated, type Frame } from './frame.ts'
import {
  growthWords,
  paperAmount,
  paperCount,
  paperMoment,
  paperText,
  satangOf,
  versionWords,
} from './paper-words.ts'
import { thaiDigits } from './thai-digits.ts'

export interface ForecastPaper {
  frame: Frame
  isBlank: boolean
  heading: { form: string; version: string; year: string; office: string; running: string }
  summary: {
    amount: string
    amountSize: number
    words: string
    producers: string
    rounds: string[]
    roundSize: number
    growth: string
    base: string
    percent: string
  }
  /** Two blocks of six months: what is expected, and last year's. */
  blocks: { heads: string[]; rows: { name: string; cells: string[] }[] }[]
  blockSize: number
  list: ForecastList
  /** Null = not filed, or blank: signed by hand. */
  filed: { by: string; position: string; at: string } | null
  hash: string
}

const FORM = 'แบบประมาณการรายได้'
const TITLE = 'แบบประมาณการรายได้จากการจำหน่ายผลิตภัณฑ์ชุมชน OTOP'
const DRAFT = 'ร่าง ยังไม่ได้ยื่น'
const BIG_SIZES_PT = [17, 16, 15, 14, 13, 12, 11, 10]
const SMALL_SIZES_PT = [10.5, 10, 9.5, 9, 8.5, 8, 7.5, 7, 6.5, 6, 5.5, 5]

export function forecastPaper({
  content,
  hash,
}: {
  content: ForecastContent
  hash: string | null
}): ForecastPaper {
  const { fiscalYear, filed, totals } = content
  if (hash !== null && filed === null) throw new RangeError('A hash without a filing')
  const isFiled = hash !== null && filed !== null
  const version = versionWords(content.number, !isFiled)
  const place = `${districtOf(content)} ${provinceOf(content)}`
  const year = thaiDigits(`ปีงบประมาณ ${thaiFiscalYear(fiscalYear)}`)
  return {
    frame: {
      title: `${FORM} ${place} ${year}`,
      author: officeOf(content),
      keywords: ['OTOP', FORM, content.officeCode, String(fiscalYear)],
      ...dated(filed?.at ?? `${fiscalYear - 1}-10-01T00:00:00.000Z`),
      attachment: { name: 'forecast.json', text: canonicalText(content) },
      foot: [FORM, place, year, version, ...(hash === null ? [] : [`SHA-256 ${hash.slice(0, 16)}…`])].join(
        '  ·  ',
      ),
      draft: isFiled ? null : DRAFT,
      seal: null,
    },
    isBlank: false,
    heading: {
      form: FORM,
      version,
      year: yearWords(fiscalYear),
      office: `${officeOf(content)} ${provinceOf(content)}`,
      running: `${place} ${year}`,
    },
    summary: summaryOf(content),
    blocks: blocksOf(content),
    blockSize: fitSize(
      [...totals.months, ...totals.lastYear.flatMap(amount => amount ?? [])].map(paperAmount),
      BLOCK_SPACE_PT,
      SMALL_SIZES_PT,
    ),
    list: forecastList(content),
    filed: isFiled
      ? { by: paperText(filed.by), position: positionOf(content, filed), at: paperMoment(filed.at) }
      : null,
    hash: hash ?? '',
  }
}

/** Of eight equal columns beside the names of the rows. */
const BLOCK_SPACE_PT = 84

function summaryOf({ totals, producers, percentTenths }: ForecastContent): ForecastPaper['summary'] {
  const amount = paperAmount(totals.amount)
  const rounds = totals.rounds.map(paperAmount)
  const { base, tenths, months } = totals.growth
  // Half a year against a whole one would look like a fall.
  const left = producers.filter(producer => monthsBlank(producer) > 0).length
  return {
    amount,
    amountSize: fitSize([amount], 300, BIG_SIZES_PT),
    words: bahtText(satangOf(totals.amount)),
    producers: `${paperCount(producers.length)} ราย`,
    rounds,
    roundSize: fitSize(rounds, 130, SMALL_SIZES_PT),
    ...(left > 0
      ? { growth: 'ยังกรอกไม่ครบ', base: `เหลืออีก ${paperCount(left)} ราย` }
      : { growth: growthWords(tenths), base: tenths === null ? '' : baseOf(base, months) }),
    percent: percentTenths === null ? 'ไม่ได้ใช้ร้อยละ' : growthWords(percentTenths),
  }
}

const baseOf = (base: string, months: number): string =>
  `จากฐาน ${paperAmount(base)} บาท (เทียบได้ ${paperCount(months)} จาก ๑๒ เดือน)`

const monthsBlank = ({ stays, amounts }: ForecastContent['producers'][number]): number =>
  amounts.filter((amount, month) => isStay(stays, month) && amount === null).length

function blocksOf({ fiscalYear, totals }: ForecastContent): ForecastPaper['blocks'] {
  const last = totals.lastYear
  const sumOf = (list: readonly (string | null)[]) =>
    toBaht(sumSatang(list.flatMap(amount => (amount === null ? [] : satangOf(amount)))))
  return [0, 1].map(round => {
    const six = <T>(list: readonly T[]) => list.slice(round * 6, round * 6 + 6)
    const known = six(last)
    return {
      heads: [...six(monthHeads(fiscalYear)), `รวมรอบที่ ${paperCount(round + 1)}`],
      rows: [
        {
          name: 'ประมาณการ',
          cells: [...six(totals.months), totals.rounds[round] ?? '0.00'].map(paperAmount),
        },
        {
          name: 'รายได้ปีก่อน',
          cells: [
            ...known.map(amount => (amount === null ? NO_AMOUNT : paperAmount(amount))),
            known.every(amount => amount === null) ? NO_AMOUNT : paperAmount(sumOf(known)),
          ],
        },
      ],
    }
  })
}

function yearWords(fiscalYear: number): string {
  const periods = periodsOfFiscalYear(fiscalYear)
  const span = `${thaiPeriod(periods[0] ?? '')} – ${thaiPeriod(periods[11] ?? '')}`
  return thaiDigits(`ประจำปีงบประมาณ พ.ศ. ${thaiFiscalYear(fiscalYear)} (${span})`)
}

const districtOf = (content: ForecastContent): string =>
  officeName({ kind: 'district', name: content.officeName })
const provinceOf = (content: ForecastContent): string =>
  officeName({ kind: 'province', name: content.provinceName })
const officeOf = (content: ForecastContent): string => `สำนักงานพัฒนาชุมชน${districtOf(content)}`

function positionOf(
  { officeName: place }: ForecastContent,
  { role, isActing }: NonNullable<ForecastContent['filed']>,
): string {
  const position = `${ROLE_NAMES[role]}${role === 'district_chief' ? place : ''}`
  return isActing ? `รักษาราชการแทน ${position}` : position
}

/** To be filled in by hand. */
export function blankForecast(): ForecastPaper {
  return {
    frame: {
      title: TITLE,
      author: 'กรมการพัฒนาชุมชน',
      keywords: ['OTOP', FORM],
      ...dated(BLANK_DATE),
      attachment: null,
      foot: TITLE,
      draft: null,
      seal: null,
    },
    isBlank: true,
    heading: { form: FORM, version: '', year: '', office: '', running: '' },
    summary: {
      amount: '',
      amountSize: 15,
      words: '',
      producers: '',
      rounds: ['', ''],
      roundSize: 10,
      growth: '',
      base: '',
      percent: '',
    },
    blocks: [],
    blockSize: 9,
    list: blankForecastList(),
    filed: null,
    hash: '',
  }
}

// The list of producers in a forecast: two lines each, October to March and April to September, with the sum of each round
// and the year beside them. Thai amounts are wide: twelve columns in one line could not be read.
import { periodsOfFiscalYear } from '../domain/fiscal-year.ts'
import { isStay } from '../domain/forecast.ts'
import type { ForecastContent, ForecastContentProducer } from '../domain/forecast-content.ts'
import { sumSatang, toBaht } from '../domain/money.ts'
import { MONTH_NAMES_SHORT, thaiPeriodShort } from '../domain/thai-dates.ts'
import { fitPlans } from './amount-columns.ts'
import { breakable } from './line-breaks.ts'
import { paperAmount, paperCount, paperText, satangOf } from './paper-words.ts'
import { printable } from './printable.ts'
import { thaiDigits } from './thai-digits.ts'

/** Six months, their sum, and beside both lines the year. */
interface ForecastLine {
  months: string[]
  sum: string
  /** Beside the first line the year's forecast, beside the second last year's. */
  year: string
}

interface ForecastListRow {
  number: string
  name: string
  under: string
  lines: [ForecastLine, ForecastLine]
}

export interface ForecastList {
  size: number
  /** Of six months, the sum of a round, and the year. */
  widths: number[]
  heads: [string[], string[]]
  rows: ForecastListRow[]
  total: [ForecastLine, ForecastLine]
  /** So many of the last rows stay on one page with the sums and the signature. */
  kept: number
}

/** Not with the district in that month; nothing recorded a year before. */
export const NO_AMOUNT = '–'

/** Width between the margins of A4 across: 26.7 cm. */
const PAGE_WIDTH_PT = 756
const NUMBER_PT = 26
const LEAST_PT = 58
const PLANS = [
  { namePt: 170, sizesPt: [9, 8.5, 8, 7.5] },
  { namePt: 110, sizesPt: [7.5, 7, 6.5, 6, 5.5, 5, 4.5, 4] },
] as const
/** Far above real names. */
const NAME_LENGTH = 200
const KEPT_ROWS = 2
const BLANK_ROWS = 24

export function forecastList({ fiscalYear, producers, totals }: ForecastContent): ForecastList {
  const rows = producers.map(rowOf)
  const total = linesOf(totals.months.map(paperAmount), totals.rounds.map(paperAmount), [
    paperAmount(totals.amount),
    sumOf(producers.flatMap(producer => producer.lastYear)),
  ])
  const lines = [...rows.flatMap(row => row.lines), ...total]
  // Months are read across and down: all of one width.
  const months = lines.flatMap(line => line.months)
  const columns = [
    ...Array.from({ length: 6 }, () => months),
    lines.map(line => line.sum),
    lines.map(line => line.year),
  ]
  const { sizePt, widthsPt } = fitPlans(
    columns,
    PLANS.map(({ namePt, sizesPt }) => ({
      spacePt: PAGE_WIDTH_PT - NUMBER_PT - namePt,
      leastPt: LEAST_PT,
      sizesPt,
    })),
  )
  return {
    size: sizePt,
    widths: widthsPt,
    heads: listHeads(monthHeads(fiscalYear)),
    rows,
    total,
    kept: Math.min(KEPT_ROWS, rows.length),
  }
}

function rowOf(producer: ForecastContentProducer, index: number): ForecastListRow {
  const { subdistrict, stays, amounts, lastYear } = producer
  const place = subdistrict === null ? '' : `  ต.${paperText(subdistrict)}`
  const cells = amounts.map((amount, month) => {
    if (!isStay(stays, month)) return NO_AMOUNT
    return amount === null ? '' : paperAmount(amount)
  })
  return {
    number: paperCount(index + 1),
    name: paperText(producer.name, NAME_LENGTH),
    under: `${breakable(printable(producer.code))}${place}`,
    lines: linesOf(
      cells,
      [sumOf(amounts.slice(0, 6)), sumOf(amounts.slice(6))],
      [sumOf(amounts), sumOf(lastYear)],
    ),
  }
}

/** A dash where there is nothing to add up. */
function sumOf(list: readonly (string | null)[]): string {
  const known = list.filter(amount => amount !== null)
  return known.length === 0 ? NO_AMOUNT : paperAmount(toBaht(sumSatang(known.map(satangOf))))
}

const linesOf = (
  cells: readonly string[],
  sums: readonly string[],
  years: readonly string[],
): [ForecastLine, ForecastLine] => [
  { months: cells.slice(0, 6), sum: sums[0] ?? '', year: years[0] ?? '' },
  { months: cells.slice(6), sum: sums[1] ?? '', year: years[1] ?? '' },
]

/** `ต.ค. ๖๗` … `ก.ย. ๖๘` */
export const monthHeads = (fiscalYear: number): string[] =>
  periodsOfFiscalYear(fiscalYear).map(period => thaiDigits(thaiPeriodShort(period)))

const listHeads = (months: readonly string[]): [string[], string[]] => [
  [...months.slice(0, 6), 'รวมรอบที่ ๑', 'รวมทั้งปี'],
  [...months.slice(6), 'รวมรอบที่ ๒', 'รายได้ปีก่อน'],
]

/** Empty rows for handwriting. */
export function blankForecastList(): ForecastList {
  const line: ForecastLine = { months: Array.from({ length: 6 }, () => ''), sum: '', year: '' }
  return {
    size: 9,
    widths: [...line.months.map(() => 66), 78, 84],
    heads: listHeads([...MONTH_NAMES_SHORT.slice(9), ...MONTH_NAMES_SHORT.slice(0, 9)]),
    rows: Array.from({ length: BLANK_ROWS }, (_, index) => ({
      number: paperCount(index + 1),
      name: '',
      under: '',
      lines: [line, line],
    })),
    total: [line, line],
    kept: KEPT_ROWS,
  }
}

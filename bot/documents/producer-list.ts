// The list of producers in รต.2: one row each, one line in it for each category, one column for each channel in use.
// Thai amounts are wide: with many channels the remarks move under the names, then the type gets smaller.
import { CATEGORIES, type Category, CHANNELS, type Channel } from '../../db/vocabulary.ts'
import type { ContentProducer, ReportContent } from '../domain/report-content.ts'
import { fitPlans } from './amount-columns.ts'
import { type AmountRow, PAGE_WIDTH_PT } from './figure-table.ts'
import { channelHead } from './frame.ts'
import { breakable } from './line-breaks.ts'
import { noSalesWords, paperAmount, paperCell, paperCount, paperText } from './paper-words.ts'
import { printable } from './printable.ts'

export interface ProducerRow {
  number: string
  name: string
  /** Registration code and tambon. */
  under: string
  /** One for each category: its short name and an amount for each channel. */
  lines: { category: string; cells: string[] }[]
  /** Stands in place of the lines. */
  noSales: string | null
  total: string
  note: string
}

export interface ProducerList {
  size: number
  widths: number[]
  heads: string[][]
  /** Width of the column of remarks; 0 = they stand under the names. */
  noteWidth: number
  rows: ProducerRow[]
  /** So many of the last rows stay on one page with the sums and the signature. */
  kept: number
  total: AmountRow
}

/** Short names for narrow columns; the table of totals above has the full ones. */
const SHORT_NAMES: Readonly<Record<Category, string>> = {
  food: 'อาหาร',
  drink: 'เครื่องดื่ม',
  textile_apparel: 'ผ้าฯ',
  household_decor: 'เครื่องใช้ฯ',
  herb_nonfood: 'สมุนไพรฯ',
}

/** Columns of the running number and the category. */
const FIXED_PT = 26 + 47
const NOTE_PT = 64
const EMPTY_NOTE_PT = 44
const LEAST_PT = 50

/** What is given up, in this order, until the amounts fit: large type, the column of remarks, room for the names. */
const PLANS = [
  { hasNotes: true, namePt: 128, sizesPt: [8.5, 8] },
  { hasNotes: false, namePt: 128, sizesPt: [8.5, 8, 7.5, 7] },
  { hasNotes: false, namePt: 78, sizesPt: [7.5, 7, 6.5, 6, 5.5, 5, 4.5, 4] },
] as const

/** The whole note is on the producer's รต.1. */
const NOTE_LENGTH = 60
/** Far above real names. */
const NAME_LENGTH = 200

const KEPT_ROWS = 3
const KEPT_LETTERS = 400

const BLANK_ROWS = 34

export function producerList(
  producers: readonly ContentProducer[],
  channels: readonly Channel[],
  totals: ReportContent['totals'],
): ProducerList {
  const rows = producers.map((producer, index) => rowOf(producer, index, channels))
  const total = {
    cells: channels.map(channel => paperCell(totals.byChannel[channel])),
    total: paperAmount(totals.amount),
  }
  const columns = channels.map((_, index) => [
    total.cells[index] ?? '',
    ...rows.flatMap(row => row.lines.map(line => line.cells[index] ?? '')),
  ])
  const noteWidth = rows.some(row => row.note !== '') ? NOTE_PT : EMPTY_NOTE_PT
  return {
    ...fitList([...columns, [total.total, ...rows.map(row => row.total)]], noteWidth),
    heads: channels.map(channelHead),
    rows,
    kept: keptRows(rows),
    total,
  }
}

function fitList(columns: readonly (readonly string[])[], noteWidth: number) {
  const plans = PLANS.map(({ hasNotes, namePt, sizesPt }) => {
    const width = hasNotes ? noteWidth : 0
    return {
      noteWidth: width,
      spacePt: PAGE_WIDTH_PT - FIXED_PT - namePt - width,
      leastPt: LEAST_PT,
      sizesPt,
    }
  })
  const { sizePt: size, widthsPt: widths, plan } = fitPlans(columns, plans)
  return { size, widths, noteWidth: plan.noteWidth }
}

function rowOf(producer: ContentProducer, index: number, channels: readonly Channel[]): ProducerRow {
  const { entries, subdistrict } = producer
  const categories = CATEGORIES.filter(category => entries.some(entry => entry.category === category))
  const amountOf = (category: Category, channel: Channel) =>
    entries.find(entry => entry.category === category && entry.channel === channel)?.amount ?? '0.00'
  const place = subdistrict === null ? '' : `  ต.${paperText(subdistrict)}`
  return {
    number: paperCount(index + 1),
    name: paperText(producer.name, NAME_LENGTH),
    under: `${breakable(printable(producer.code))}${place}`,
    lines: categories.map(category => ({
      category: SHORT_NAMES[category],
      cells: channels.map(channel => paperCell(amountOf(category, channel))),
    })),
    noSales: noSalesWords(producer),
    total: paperAmount(producer.amount),
    note: paperText(producer.note ?? '', NOTE_LENGTH),
  }
}

/** Three, fewer where their texts are so long that one page would not hold them and the signature. */
function keptRows(rows: readonly ProducerRow[]): number {
  let letters = 0
  for (let kept = 0; kept < KEPT_ROWS; kept++) {
    const row = rows.at(-1 - kept)
    if (!row) return kept
    letters += row.name.length + row.note.length
    if (letters > KEPT_LETTERS) return Math.max(kept, 1)
  }
  return KEPT_ROWS
}

/** Empty rows for handwriting. */
export function blankList(): ProducerList {
  const cells = CHANNELS.map(() => '')
  const row = { name: '', under: '', lines: [{ category: '', cells }], noSales: null, total: '', note: '' }
  return {
    size: 8,
    widths: [...CHANNELS.map(() => 54), 62],
    heads: CHANNELS.map(channelHead),
    noteWidth: EMPTY_NOTE_PT,
    rows: Array.from({ length: BLANK_ROWS }, (_, index) => ({ ...row, number: paperCount(index + 1) })),
    kept: KEPT_ROWS,
    total: { cells, total: '' },
  }
}

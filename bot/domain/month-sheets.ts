// Tables of one district and month, row by row from the record (pure): figures, what is typed into the department's system.
import {
  CATEGORIES,
  type Category,
  CHANNELS,
  type Channel,
  type NoSalesReason,
  type Period,
  type Satang,
  type Source,
} from '../../db/vocabulary.ts'
import { type RekeyedFigure, rekeyingStateOf, sumOf } from './rekeying.ts'
import { baht, bahtColumn, column, count, sumKnown, text } from './sheet-cells.ts'
import type { SheetCell, SheetTable } from './sheet-table.ts'
import { COLUMNS, FIGURE_STATES, NOTES, REKEYING_STATES, TOTAL, titleOfMonth } from './sheet-words.ts'
import { CATEGORY_NAMES, CHANNEL_NAMES, NO_SALES_REASON_NAMES, SOURCE_NAMES } from './thai-words.ts'

/** What every table of a month says of itself. */
export interface MonthHead {
  /** With its prefix. */
  officeName: string
  period: Period
  asOf: Date
}

export interface FigureLine {
  code: string
  name: string
  subdistrict: string | null
  /** Null = nothing was collected. */
  amountSatang: Satang | null
  entries: readonly { category: Category; channel: Channel; satang: Satang }[]
  noSalesReason: NoSalesReason | null
  source: Source | null
  note: string | null
}

/** A row for each amount; a producer without one has a row that says so. */
export function figuresSheet(head: MonthHead, lines: readonly FigureLine[]): SheetTable {
  const recorded = lines.filter(line => line.amountSatang !== null)
  const total = sumKnown(recorded.map(line => line.amountSatang))
  return {
    name: 'RT1',
    title: titleOfMonth('rt1', head.officeName, head.period),
    notes: [`${NOTES.asOf(head.asOf)} ${NOTES.producers(recorded.length, lines.length)}`, NOTES.blanks],
    columns: [
      column('text', 'producerCode', COLUMNS.code, 16),
      column('text', 'producer', COLUMNS.name, 36),
      column('text', 'subdistrict', COLUMNS.subdistrict, 14),
      column('text', 'category', COLUMNS.category, 28),
      column('text', 'channel', COLUMNS.channel, 20),
      bahtColumn('amount', COLUMNS.amount),
      column('text', 'state', COLUMNS.state, 18),
      column('text', 'noSalesReason', COLUMNS.reason, 20),
      column('text', 'source', COLUMNS.source, 14),
      column('text', 'note', COLUMNS.note, 30),
    ],
    rows: lines.flatMap(figureRows),
    total: [text(TOTAL), null, null, null, null, baht(total), null, null, null, null],
  }
}

function figureRows(line: FigureLine): SheetCell[][] {
  const state = line.amountSatang === null ? 'blank' : line.noSalesReason === null ? 'recorded' : 'no_sales'
  const amounts = [...line.entries]
    .sort(byDepartment)
    .map(entry => [
      text(CATEGORY_NAMES[entry.category]),
      text(CHANNEL_NAMES[entry.channel]),
      baht(entry.satang),
    ])
  return (amounts.length > 0 ? amounts : [[null, null, baht(line.amountSatang)]]).map(amount => [
    text(line.code),
    text(line.name),
    text(line.subdistrict),
    ...amount,
    text(FIGURE_STATES[state]),
    text(line.noSalesReason && NO_SALES_REASON_NAMES[line.noSalesReason]),
    text(line.source && SOURCE_NAMES[line.source]),
    text(line.note),
  ])
}

type Entry = FigureLine['entries'][number]

/** The department's order of categories, in each that of its channels. */
const byDepartment = (a: Entry, b: Entry): number =>
  CATEGORIES.indexOf(a.category) - CATEGORIES.indexOf(b.category) ||
  CHANNELS.indexOf(a.channel) - CHANNELS.indexOf(b.channel)

export type RekeyingLine = RekeyedFigure & {
  code: string
  name: string
  mainCategory: Category
  noSalesReason: NoSalesReason | null
}

/** In the order of the department's system: producer, category, its four channels side by side. */
export function rekeyingSheet(head: MonthHead, lines: readonly RekeyingLine[]): SheetTable {
  const sums = CHANNELS.map(channel => sumOf(lines, null, channel))
  return {
    name: 'REKEYING',
    title: titleOfMonth('rekeying', head.officeName, head.period),
    notes: [NOTES.asOf(head.asOf), NOTES.rekeying],
    columns: [
      column('count', 'order', COLUMNS.order, 8),
      column('text', 'producerCode', COLUMNS.code, 16),
      column('text', 'producer', COLUMNS.name, 36),
      column('text', 'category', COLUMNS.category, 28),
      ...CHANNELS.map(channel => bahtColumn(channel, CHANNEL_NAMES[channel])),
      bahtColumn('amount', COLUMNS.amount),
      column('text', 'rekeyed', COLUMNS.rekeyed, 24),
      column('text', 'noSalesReason', COLUMNS.reason, 20),
    ],
    rows: lines.flatMap((line, index) => rekeyingRows(line, index + 1)),
    total: [null, text(TOTAL), null, null, ...sums.map(baht), baht(sumOf(lines, null, null)), null, null],
  }
}

/** Categories with sales; a producer without any has one row with its main category. */
function rekeyingRows(line: RekeyingLine, order: number): SheetCell[][] {
  const sold = CATEGORIES.filter(category => line.lines.some(item => item.category === category))
  return (sold.length > 0 ? sold : [line.mainCategory]).map(category => {
    const amounts = CHANNELS.map(channel => sumOf([line], category, channel))
    const isStated = sold.length > 0 || line.satang !== null
    return [
      count(order),
      text(line.code),
      text(line.name),
      text(CATEGORY_NAMES[category]),
      ...amounts.map(satang => (isStated ? baht(satang) : null)),
      isStated ? baht(sumKnown(amounts)) : null,
      text(REKEYING_STATES[rekeyingStateOf(line)]),
      text(line.noSalesReason && NO_SALES_REASON_NAMES[line.noSalesReason]),
    ]
  })
}

// Category by channel with sums, as both forms print it: the department's five categories and four channels in its order.
import { CATEGORIES, type Category, CHANNELS, type Channel } from '../../db/vocabulary.ts'
import { toBaht } from '../domain/money.ts'
import type { ContentEntry } from '../domain/report-content.ts'
import { CATEGORY_NAMES } from '../domain/thai-words.ts'
import { fitPlans } from './amount-columns.ts'
import { channelHead } from './frame.ts'
import { paperAmount, paperCell, satangOf } from './paper-words.ts'

export interface AmountRow {
  cells: string[]
  total: string
}

export interface FigureTable {
  /** Type size of the amounts, and widths of the channels' columns and the sum's. */
  size: number
  widths: number[]
  heads: string[][]
  rows: ({ name: string } & AmountRow)[]
  total: AmountRow
}

/** Width of both forms between their margins: 18 cm. */
export const PAGE_WIDTH_PT = 510
/** The longest category name takes one line of 138 pt; before the type gets too small it takes two. */
const PLANS = [
  { namePt: 138, sizesPt: [9, 8.5, 8, 7.5] },
  { namePt: 84, sizesPt: [7.5, 7, 6.5, 6, 5.5, 5, 4.5] },
] as const
const LEAST_PT = 56

export type Cells = Record<Category, Record<Channel, string>>

/** `byCategory`, `byChannel` and `amount` are the sums as the record holds them. */
export function figureTable(sums: {
  cells: Cells
  byCategory: Record<Category, string>
  byChannel: Record<Channel, string>
  amount: string
}): FigureTable {
  const rows = CATEGORIES.map(category => ({
    name: CATEGORY_NAMES[category],
    cells: CHANNELS.map(channel => paperCell(sums.cells[category][channel])),
    total: paperCell(sums.byCategory[category]),
  }))
  const total = {
    cells: CHANNELS.map(channel => paperCell(sums.byChannel[channel])),
    total: paperAmount(sums.amount),
  }
  return tableOf(rows, total)
}

/** The same for one producer, whose sums are made of its entries. */
export function entryTable(entries: readonly ContentEntry[], amount: string): FigureTable {
  const sumOf = (isCounted: (entry: ContentEntry) => boolean) =>
    toBaht(entries.filter(isCounted).reduce((sum, entry) => sum + satangOf(entry.amount), 0n))
  const cells = byCategoryOf(category =>
    byChannelOf(channel => sumOf(e => e.category === category && e.channel === channel)),
  )
  return figureTable({
    cells,
    byCategory: byCategoryOf(category => sumOf(entry => entry.category === category)),
    byChannel: byChannelOf(channel => sumOf(entry => entry.channel === channel)),
    amount,
  })
}

/** To be filled in by hand. */
export function blankTable(): FigureTable {
  const empty = { cells: CHANNELS.map(() => ''), total: '' }
  return tableOf(
    CATEGORIES.map(category => ({ name: CATEGORY_NAMES[category], ...empty })),
    empty,
  )
}

function tableOf(rows: FigureTable['rows'], total: AmountRow): FigureTable {
  const every = [...rows, total]
  const columns = [...CHANNELS.keys()].map(index => every.map(row => row.cells[index] ?? ''))
  const columnsAndSum = [...columns, every.map(row => row.total)]
  const { sizePt, widthsPt } = fitPlans(
    columnsAndSum,
    PLANS.map(({ namePt, sizesPt }) => ({ spacePt: PAGE_WIDTH_PT - namePt, leastPt: LEAST_PT, sizesPt })),
  )
  return { size: sizePt, widths: widthsPt, heads: CHANNELS.map(channelHead), rows, total }
}

const byCategoryOf = <T>(of: (category: Category) => T) =>
  Object.fromEntries(CATEGORIES.map(category => [category, of(category)])) as Record<Category, T>

const byChannelOf = <T>(of: (channel: Channel) => T) =>
  Object.fromEntries(CHANNELS.map(channel => [channel, of(channel)])) as Record<Channel, T>

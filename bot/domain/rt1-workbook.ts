// The รต.1 workbook of a district and month: what is where in it, and how it is known again when it comes back. It is
// filled with what is stored; the hidden sheet says from which versions, so that a change made meanwhile is noticed.
import {
  CATEGORIES,
  type Category,
  CHANNELS,
  type Channel,
  NO_SALES_REASONS,
  type NoSalesReason,
  type OfficeCode,
  type Period,
  type Satang,
  type Source,
} from '../../db/vocabulary.ts'
import { sumSatang } from './money.ts'
import { RT1_NOTES, rt1Title, TOTAL_TITLE } from './rt1-words.ts'
import type { SheetCell, SheetColumn, SheetTable } from './sheet-table.ts'
import { CATEGORY_NAMES, CHANNEL_NAMES, NO_SALES_REASON_NAMES } from './thai-words.ts'
import { RT1_COLUMNS, RT1_HEADERS, type Rt1Column } from './upload-table-words.ts'

export interface Rt1Line {
  category: Category
  channel: Channel
  satang: Satang
}

/** A figure as it is stored. */
export interface Rt1Stored {
  version: number
  /** Null = taken back. */
  satang: Satang | null
  lines: readonly Rt1Line[]
  noSalesReason: NoSalesReason | null
  note: string | null
  source: Source
  doubtReason: string | null
  by: string | null
  at: Date
}

/** A producer whose month is the district's. */
export interface Rt1Producer {
  producerId: string
  code: string
  name: string
  subdistrict: string | null
  mainCategory: Category
  mainChannel: Channel
  lastMonthSatang: Satang | null
  lastYearSatang: Satang | null
  /** How last month's figure was split: lines to begin with where nothing is stored yet. */
  lastLines: readonly Pick<Rt1Line, 'category' | 'channel'>[]
  stored: Rt1Stored | null
}

export interface Rt1Form {
  officeCode: OfficeCode
  officeName: string
  period: Period
  issuedAt: Date
  /** Unguessable: tells two workbooks of one district and month apart. */
  nonce: string
  producers: readonly Rt1Producer[]
}

/** The same form as FormWorkbook in bot/ports.ts. */
export interface Rt1Workbook {
  table: SheetTable
  entry: { column: number; allows: 'baht' | 'text' | { list: readonly string[] } }[]
  meta: Record<string, string>
}

/** Of the hidden sheet; another number there = made by another version of the program. */
export const RT1_SCHEMA = 'rt1-1'
/** Excel holds 32,767 characters in a cell. */
const CODES_A_CELL = 300

const SHAPE: Readonly<Record<Rt1Column, Pick<SheetColumn, 'width' | 'kind'>>> = {
  code: { width: 16, kind: 'text' },
  name: { width: 34, kind: 'text' },
  subdistrict: { width: 14, kind: 'text' },
  category: { width: 26, kind: 'text' },
  channel: { width: 20, kind: 'text' },
  lastMonth: { width: 16, kind: 'baht' },
  lastYear: { width: 18, kind: 'baht' },
  amount: { width: 18, kind: 'baht' },
  reason: { width: 20, kind: 'text' },
  note: { width: 28, kind: 'text' },
}

export function buildRt1Workbook(form: Rt1Form): Rt1Workbook {
  const columns = RT1_COLUMNS.map(key => ({ key, title: RT1_HEADERS[key][0] ?? key, ...SHAPE[key] }))
  const at = (key: Rt1Column) => RT1_COLUMNS.indexOf(key)
  const list = (words: readonly string[]) => ({ list: words })
  return {
    table: {
      name: 'RT1',
      title: rt1Title(form.officeName, form.period),
      notes: RT1_NOTES(form.issuedAt),
      columns,
      rows: form.producers.flatMap(rowsOf),
      total: totalOf(form.producers),
    },
    entry: [
      { column: at('category'), allows: list(CATEGORIES.map(word => CATEGORY_NAMES[word])) },
      { column: at('channel'), allows: list(CHANNELS.map(word => CHANNEL_NAMES[word])) },
      { column: at('amount'), allows: 'baht' },
      { column: at('reason'), allows: list(NO_SALES_REASONS.map(word => NO_SALES_REASON_NAMES[word])) },
      { column: at('note'), allows: 'text' },
    ],
    meta: metaOf(form),
  }
}

/** A producer with several lines gets a row for each and one to spare; what is known of the producer stands in the first. */
function rowsOf(producer: Rt1Producer): SheetCell[][] {
  const { stored } = producer
  const lines = linesOf(producer)
  const rows = lines.map((line, index) => {
    const isFirst = index === 0
    return rowOf(producer, {
      category: text(CATEGORY_NAMES[line.category]),
      channel: text(CHANNEL_NAMES[line.channel]),
      lastMonth: isFirst ? baht(producer.lastMonthSatang) : null,
      lastYear: isFirst ? baht(producer.lastYearSatang) : null,
      amount: baht(line.satang),
      reason: isFirst && stored?.noSalesReason ? text(NO_SALES_REASON_NAMES[stored.noSalesReason]) : null,
      note: isFirst && stored?.note ? text(stored.note) : null,
    })
  })
  return lines.length > 1 ? [...rows, rowOf(producer, {})] : rows
}

type FormLine = Pick<Rt1Line, 'category' | 'channel'> & { satang: Satang | null }

/** What is stored; else the split of last month, without its amounts; else the one line most producers have. */
function linesOf({ stored, lastLines, mainCategory, mainChannel }: Rt1Producer): FormLine[] {
  if (stored !== null && stored.lines.length > 0) return [...stored.lines]
  const isZero = stored !== null && stored.noSalesReason !== null
  if (isZero || lastLines.length === 0)
    return [{ category: mainCategory, channel: mainChannel, satang: null }]
  return lastLines.map(({ category, channel }) => ({ category, channel, satang: null }))
}

function rowOf(producer: Rt1Producer, cells: Partial<Record<Rt1Column, SheetCell>>): SheetCell[] {
  const all: Partial<Record<Rt1Column, SheetCell>> = {
    code: text(producer.code),
    name: text(producer.name),
    subdistrict: producer.subdistrict === null ? null : text(producer.subdistrict),
    ...cells,
  }
  return RT1_COLUMNS.map(key => all[key] ?? null)
}

/** Sums at the foot; the one of this month grows while it is filled in. */
function totalOf(producers: readonly Rt1Producer[]): SheetCell[] {
  const sum = (pick: (producer: Rt1Producer) => Satang | null | undefined) =>
    baht(sumSatang(producers.map(producer => pick(producer) ?? 0n)))
  const sums: Partial<Record<Rt1Column, SheetCell>> = {
    code: text(TOTAL_TITLE),
    lastMonth: sum(producer => producer.lastMonthSatang),
    lastYear: sum(producer => producer.lastYearSatang),
    amount: sum(producer => producer.stored?.satang),
  }
  return RT1_COLUMNS.map(key => sums[key] ?? null)
}

const text = (words: string): SheetCell => ({ kind: 'text', text: words })
const baht = (satang: Satang | null): SheetCell => (satang === null ? null : { kind: 'baht', satang })

function metaOf({ officeCode, period, issuedAt, nonce, producers }: Rt1Form): Record<string, string> {
  const known = producers.flatMap(({ code, stored }) =>
    stored === null ? [] : [[code, stored.version] as const],
  )
  const meta: Record<string, string> = {
    schema: RT1_SCHEMA,
    office: officeCode,
    period,
    issuedAt: issuedAt.toISOString(),
    nonce,
  }
  for (let from = 0; from < known.length; from += CODES_A_CELL)
    meta[`versions${from / CODES_A_CELL}`] = JSON.stringify(
      Object.fromEntries(known.slice(from, from + CODES_A_CELL)),
    )
  return meta
}

/** What a workbook says of itself. */
export interface Rt1Origin {
  officeCode: OfficeCode
  period: Period
  issuedAt: string
  /** Version of each stored figure it was made from, by code; not in it = nothing was stored. */
  versions: Record<string, number>
}

/** Null where the hidden sheet is gone or does not say all of it: then nothing is known of where the file comes from. */
export function readRt1Origin(meta: Readonly<Record<string, string>> | null): Rt1Origin | null {
  if (meta?.schema !== RT1_SCHEMA) return null
  const { office = '', period = '', issuedAt = '' } = meta
  const isSound =
    /^\d{4}$/.test(office) && /^20\d\d-(?:0[1-9]|1[0-2])$/.test(period) && !Number.isNaN(Date.parse(issuedAt))
  if (!isSound) return null
  const versions: Record<string, number> = {}
  for (const [key, value] of Object.entries(meta)) {
    if (!/^versions\d+$/.test(key)) continue
    const read = readVersions(value)
    if (read === null) return null
    Object.assign(versions, read)
  }
  return { officeCode: office, period, issuedAt: new Date(issuedAt).toISOString(), versions }
}

function readVersions(json: string): Record<string, number> | null {
  try {
    const read: unknown = JSON.parse(json)
    const isSound =
      typeof read === 'object' &&
      read !== null &&
      Object.values(read).every(version => Number.isInteger(version) && version > 0)
    return isSound ? (read as Record<string, number>) : null
  } catch {
    return null
  }
}

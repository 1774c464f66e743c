// Reads a รต.1 table that comes back, whatever was done to it on the way: sheet renamed, rows inserted, columns moved. Rows
// are known by the producer's code; what stands in the cells is kept as it is and judged later (judge-rt1.ts).
import type { Period } from '../../db/vocabulary.ts'
import {
  findTable,
  type ReadSheets,
  type ReadTable,
  type SheetValue,
  sheetsOf,
  type TableRefusal,
} from './find-table.ts'
import { cellText } from './fold-words.ts'
import { findThaiMonth } from './read-thai-month.ts'
import { type Rt1Origin, readRt1Origin } from './rt1-workbook.ts'
import { columnLetters, type Letters } from './table-letters.ts'
import { isTotalRow, RT1_COLUMNS, RT1_HEADERS, type Rt1Column } from './upload-table-words.ts'

/** Of a row only what the officer answers for; last month and last year are not read. */
const READ_COLUMNS = ['code', 'name', 'category', 'channel', 'amount', 'reason', 'note'] as const
export type Rt1ReadColumn = (typeof READ_COLUMNS)[number]

export interface Rt1Row {
  /** As the spreadsheet numbers it. */
  row: number
  code: string | null
  name: string | null
  category: string | null
  channel: string | null
  amount: SheetValue
  reason: string | null
  note: string | null
}

/** A table as it was read; plain JSON, because it waits in the database for its confirmation. */
export interface Rt1Content {
  origin: Rt1Origin | null
  /** Named by a line above the table. */
  titlePeriod: Period | null
  /** Letter of each column that is there. */
  columns: Letters<Rt1Column>
  rows: Rt1Row[]
  sheets?: ReadSheets
}

export type Rt1Reading = { kind: 'read'; content: Rt1Content } | { kind: 'refused'; refusal: TableRefusal }

/** More rows are no district: 500 producers with several lines each. */
export const RT1_MAX_ROWS = 2_000

/** What is kept of a cell; what is longer is refused for its length, and nobody reads it to its end. */
const LONGEST = { amount: 100, note: 600, other: 200 }

const HEADERS = { spellings: RT1_HEADERS, needed: ['code', 'amount'] as const }

export function readRt1(file: {
  sheets: readonly ReadTable[]
  meta: Readonly<Record<string, string>> | null
}): Rt1Reading {
  const found = findTable<Rt1Column>(file.sheets, HEADERS)
  if (found.kind === 'refused') return found
  const { sheet, headerAt, columns } = found.table
  const rows = sheet.rows.slice(headerAt + 1).flatMap((cells, index) => {
    const row = readRow(headerAt + index + 2, cells, columns)
    return isWorthReading(row) ? [row] : []
  })
  if (rows.length === 0) return { kind: 'refused', refusal: { code: 'upload.empty', detail: {} } }
  return {
    kind: 'read',
    content: {
      origin: readRt1Origin(file.meta),
      titlePeriod: titlePeriodOf(sheet, headerAt),
      columns: columnLetters(RT1_COLUMNS, columns),
      rows,
      ...sheetsOf(found.table),
    },
  }
}

function readRow(
  row: number,
  cells: readonly SheetValue[],
  columns: Partial<Record<Rt1Column, number>>,
): Rt1Row {
  const valueIn = (key: Rt1ReadColumn): SheetValue => cells[columns[key] ?? -1] ?? null
  const textIn = (key: Rt1ReadColumn, longest = LONGEST.other) =>
    cellText(valueIn(key))?.slice(0, longest) ?? null
  const amount = valueIn('amount')
  return {
    row,
    code: textIn('code'),
    name: textIn('name'),
    category: textIn('category'),
    channel: textIn('channel'),
    amount: typeof amount === 'number' ? amount : (cellText(amount)?.slice(0, LONGEST.amount) ?? null),
    reason: textIn('reason'),
    note: textIn('note', LONGEST.note),
  }
}

/** Empty rows, and the line that adds up the rows above, say nothing of a producer. */
function isWorthReading({ code, name, amount, reason, note }: Rt1Row): boolean {
  if (code !== null) return !isTotalRow(code)
  if (amount === null && reason === null && note === null) return false
  return !isTotalRow(name ?? '')
}

function titlePeriodOf(sheet: ReadTable, headerAt: number): Period | null {
  const texts = sheet.rows.slice(0, headerAt).flatMap(row => row.map(cellText))
  for (const text of texts) {
    const period = text === null ? null : findThaiMonth(text)
    if (period !== null) return period
  }
  return null
}

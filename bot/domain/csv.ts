// Tables as CSV that Thai Excel opens by double-click: UTF-8 with its mark, CRLF, commas; numbers stay numbers, texts never
// become formulas. For people the same rows as in the workbook: title, notes, column titles, figures, total. For
// machines the names of the columns, then rows that each end with the moment of which they are.
import { guardText } from './formula-guard.ts'
import { toBaht } from './money.ts'
import type { SheetCell, SheetTable } from './sheet-table.ts'

/** Without it Excel takes the Thai letters for another alphabet. */
const MARK = '\ufeff'
const LINE = '\r\n'

type OpenCell = string | number | boolean | null

/** What is certain to be no text of people: amounts, dates, codes, words of the contract. */
const BARE = /^(?!-)[\w.:-]*$/
const NEGATIVE = /^-\d+(\.\d+)?$/

/** Several tables stand below each other, with an empty line between them. */
export const writeCsv = (tables: readonly SheetTable[]): string =>
  `${MARK}${tables.map(writeTable).join(LINE)}`

function writeTable({ title, notes, columns, rows, total }: SheetTable): string {
  const lines = [
    ...[title, ...notes].map(quoteText),
    columns.map(column => quoteText(column.title)).join(','),
    ...[...rows, ...(total === null ? [] : [total])].map(cells => cells.map(writeCell).join(',')),
  ]
  return joinLines(lines)
}

/** `columns` in order; cells that a row does not have are empty, as are those that are null. */
export function writeOpenCsv(
  columns: readonly string[],
  rows: readonly Readonly<Record<string, OpenCell>>[],
  asOf: Date,
): string {
  const moment = asOf.toISOString()
  const lines = [
    [...columns, 'asOf'].join(','),
    ...rows.map(row => [...columns.map(column => writeOpenCell(row[column] ?? null)), moment].join(',')),
  ]
  return MARK + joinLines(lines)
}

const joinLines = (lines: readonly string[]): string => lines.map(line => `${line}${LINE}`).join('')

function writeOpenCell(cell: OpenCell): string {
  if (cell === null) return ''
  if (typeof cell !== 'string') return String(cell)
  return NEGATIVE.test(cell) || BARE.test(cell) ? cell : quoteText(cell)
}

function writeCell(cell: SheetCell): string {
  if (cell === null) return ''
  if (cell.kind === 'text') return quoteText(cell.text)
  if (cell.kind === 'baht') return toBaht(cell.satang)
  return cell.kind === 'count' ? String(cell.count) : `${tenths(cell.tenths)}%`
}

/** `33` → `3.3`. */
const tenths = (count: number): string => (count / 10).toFixed(1)

/** In quotes always: programs that part cells at another character still see where a text ends. */
const quoteText = (text: string): string =>
  `"${guardText(text.replaceAll('\u0000', '')).replaceAll('"', '""')}"`

// Our cells as the library takes them. Excel counts with fifteen digits: baht and satang up to a trillion are exact.
import type { Cell, CellValue } from 'hucre'
import { toBaht } from '../../domain/money.ts'
import type { SheetCell } from '../../domain/sheet-table.ts'
import { STYLES, type StyleName } from './cell-styles.ts'
import { LONGEST_CELL } from './limits.ts'

// XML has no way to write these; half a surrogate pair is not a character at all.
const IMPOSSIBLE = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu
/** What Excel would read as one character; the library does not write it so that it stays. */
const EXCEL_ESCAPE = /_(?=x[0-9A-Fa-f]{4}_)/g

export const cellText = (text: string): string =>
  text.slice(0, LONGEST_CELL).replace(IMPOSSIBLE, '').replace(EXCEL_ESCAPE, '_x005F_')

/** Throws when an amount is none: the library would leave the cell empty without a word. */
export function writtenValue(cell: SheetCell): CellValue {
  if (cell === null) return null
  if (cell.kind === 'text') return cellText(cell.text)
  const number = numberOf(cell)
  if (!Number.isFinite(number)) throw new Error('A cell holds no number')
  return number
}

function numberOf(cell: Exclude<SheetCell, null | { kind: 'text' }>): number {
  if (cell.kind === 'baht') return Number(toBaht(cell.satang))
  return cell.kind === 'count' ? cell.count : cell.tenths / 1000
}

export function styledCell(cell: SheetCell, style: StyleName): Partial<Cell> {
  const value = writtenValue(cell)
  // The library takes a text like `#N/A` for the error of a formula, unless it has a format of its own.
  const more = isLikeError(cell) ? { richText: [{ text: String(value) }] } : {}
  return { value, style: STYLES[style], ...more }
}

export const isLikeError = (cell: SheetCell): boolean => cell?.kind === 'text' && cell.text.startsWith('#')

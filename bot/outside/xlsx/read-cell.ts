// The value of one cell as people see it in Excel: a number only where it stands for one. A date and a percentage are
// numbers to Excel, and must not be taken for an amount.
import type { Cell, CellValue } from 'hucre'

/** Excel counts with so many digits; what is beyond them is the dust of its calculations. */
const DIGITS = 15

/** Text in quotes, escaped characters and what stands in brackets (`[Red]`, `[$-107041E]`) say nothing of the kind. */
const SILENT = /"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi

/** `cell`: what the library tells of it beside its value. */
export function readCell(value: CellValue, cell: Cell | undefined): string | number | null {
  // Whatever a formula came to when the file was saved: nobody typed it, and it need not be true.
  if (cell?.formula !== undefined) return `=${cell.formula}`
  if (value instanceof Date) return dateText(value)
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  if (typeof value === 'number') return numberOf(value, cell?.style?.numFmt ?? '')
  return value === null || value.trim() === '' ? null : value
}

function numberOf(number: number, format: string): string | number {
  if (!Number.isFinite(number)) return String(number)
  const rounded = Number(number.toPrecision(DIGITS))
  const code = format.slice(0, 1_000).replace(SILENT, '')
  // Days, years and hours that the library does not know as such: the Buddhist years of Thai Excel (`bbbb`, `e`).
  if (/[ymdhsbe]/i.test(code.replace(/general/gi, '').replace(/e[+-]/gi, ''))) return `[${rounded}]`
  return code.includes('%') ? `${Number((rounded * 100).toPrecision(DIGITS))}%` : rounded
}

/** `2025-01-25`; of a time of day, or no date at all, something that nobody takes for a day. */
function dateText(date: Date): string {
  const day = Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10)
  // Before it Excel counts a 29 February 1900 that there never was; years beyond 9999 begin with a sign.
  return day >= '1900-03-01' ? day : `[${day}]`
}

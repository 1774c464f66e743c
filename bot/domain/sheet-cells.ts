// Cells and columns of tables, and their sums.
import type { Period, Satang } from '../../db/vocabulary.ts'
import type { SheetCell, SheetColumn } from './sheet-table.ts'
import { thaiPeriodShort } from './thai-dates.ts'

export const text = (words: string | null): SheetCell =>
  words === null || words === '' ? null : { kind: 'text', text: words }

export const baht = (satang: Satang | null | undefined): SheetCell =>
  satang === null || satang === undefined ? null : { kind: 'baht', satang }

export const count = (number: number): SheetCell => ({ kind: 'count', count: number })

/** Null = no base. */
export const percent = (tenths: number | null): SheetCell =>
  tenths === null ? null : { kind: 'percent', tenths }

export const column = (
  kind: SheetColumn['kind'],
  key: string,
  title: string,
  width: number,
): SheetColumn => ({
  kind,
  key,
  title,
  width,
})

/** Wide enough for 999,999,999.99. */
export const AMOUNT_WIDTH = 16

export const bahtColumn = (key: string, title: string): SheetColumn =>
  column('baht', key, title, AMOUNT_WIDTH)

/** One column for each month, named by it: `2025-01`. */
export const monthColumns = (periods: readonly Period[]): SheetColumn[] =>
  periods.map(period => bahtColumn(period, thaiPeriodShort(period)))

/** Of those that are known; null = none is. */
export function sumKnown(amounts: Iterable<Satang | null | undefined>): Satang | null {
  let sum: Satang | null = null
  for (const amount of amounts) {
    if (amount !== null && amount !== undefined) sum = (sum ?? 0n) + amount
  }
  return sum
}

/** The known amounts of these rows in each column. */
export const sumColumns = (rows: readonly (readonly (Satang | null)[])[], width: number): (Satang | null)[] =>
  Array.from({ length: width }, (_, index) => sumKnown(rows.map(row => row[index])))

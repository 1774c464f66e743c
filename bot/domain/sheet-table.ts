// A table as it leaves the house, whatever the format: one model behind XLSX, CSV and the JSON of the open data, so that
// they cannot say different things. Numbers stay numbers, money stays exact.
import type { Satang } from '../../db/vocabulary.ts'

/** `baht` = satang, `percent` = tenths of a percent, `count` = whole number; null = nothing to say there. */
export type SheetCell =
  | { kind: 'text'; text: string }
  | { kind: 'baht'; satang: Satang }
  | { kind: 'percent'; tenths: number }
  | { kind: 'count'; count: number }
  | null

export interface SheetColumn {
  /** Header, in Thai. */
  title: string
  /** Name in JSON and for machines: `officeCode`. */
  key: string
  /** In characters of the default font; 0 = hidden in a workbook. */
  width: number
  kind: 'text' | 'baht' | 'percent' | 'count'
}

export interface SheetTable {
  /** Name of the sheet: ASCII letters, digits and `_` only (others break print titles). */
  name: string
  /** First line: what it is, whose, and of which month or year. */
  title: string
  /** Lines under the title: as of which moment, what is counted and what is not. */
  notes: readonly string[]
  columns: readonly SheetColumn[]
  rows: readonly (readonly SheetCell[])[]
  /** Last row in bold; null = none. */
  total: readonly SheetCell[] | null
}

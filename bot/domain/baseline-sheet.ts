// The table of a fiscal year's baselines, to be filled in and sent back: districts × months, as read-baseline.ts reads it.
import type { OfficeCode, Period, Satang } from '../../db/vocabulary.ts'
import { baht, bahtColumn, column, sumColumns, text } from './sheet-cells.ts'
import type { SheetTable } from './sheet-table.ts'
import { COLUMNS, NOTES, TOTAL, titleOfYear } from './sheet-words.ts'
import { thaiPeriod } from './thai-dates.ts'
import type { YearHead } from './year-sheets.ts'

export interface BaselineLine {
  officeCode: OfficeCode
  /** With its prefix. */
  officeName: string
  /** Twelve; null = not known. */
  amounts: readonly (Satang | null)[]
}

export function baselineSheet(
  head: YearHead,
  { periods, lines }: { periods: readonly Period[]; lines: readonly BaselineLine[] },
): SheetTable {
  const sums = sumColumns(
    lines.map(line => line.amounts),
    periods.length,
  )
  return {
    name: 'BASELINE',
    title: titleOfYear('baseline', head.officeName, head.fiscalYear),
    notes: [NOTES.asOf(head.asOf), NOTES.baseline],
    columns: [
      column('text', 'officeCode', COLUMNS.officeCode, 10),
      column('text', 'office', COLUMNS.office, 20),
      // In full: the file is read by these words when it comes back.
      ...periods.map(period => bahtColumn(period, thaiPeriod(period))),
    ],
    rows: lines.map(line => [text(line.officeCode), text(line.officeName), ...line.amounts.map(baht)]),
    total: [text(TOTAL), null, ...sums.map(baht)],
  }
}

/** Columns before the first month. */
const FIRST_MONTH = 2

/** The table as a workbook to be filled in (FormWorkbook in bot/ports.ts): only months that are over can be typed in. */
export const baselineForm = (
  table: SheetTable,
  { provinceCode, fiscalYear, over }: { provinceCode: string; fiscalYear: number; over: readonly Period[] },
): {
  table: SheetTable
  entry: { column: number; allows: 'baht' }[]
  meta: Record<string, string>
} => ({
  table,
  entry: over.map((_, index) => ({ column: FIRST_MONTH + index, allows: 'baht' })),
  meta: { kind: 'baseline', office: provinceCode, fiscalYear: String(fiscalYear) },
})

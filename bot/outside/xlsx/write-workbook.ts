// Sheets as the bytes of one workbook; the same sheets give the same bytes, so no moment is noted. The rows that stay in
// view head every printed page, too.
import type { WriteSheet } from 'hucre'
import { writeXlsx } from 'hucre/xlsx'
import type { SheetTable } from '../../domain/sheet-table.ts'
import { BODY_FONT } from './cell-styles.ts'
import { tableSheet } from './table-sheet.ts'

/** Others would have to be quoted in print titles. */
const SHEET_NAME = /^[A-Za-z0-9_]{1,31}$/
/** Where the dates of zip begin; without one the library notes the present moment. */
const NO_MOMENT = new Date('1980-01-01T00:00:00Z')

/** Throws when a sheet's name or a cell cannot be written. */
export const writeTables = (tables: readonly SheetTable[]): Promise<Uint8Array> =>
  writeWorkbook(tables.map(table => tableSheet(table)))

/** `isLocked`: sheets cannot be added, renamed or brought to light. Throws when a sheet's name cannot be written. */
export async function writeWorkbook(
  sheets: WriteSheet[],
  { isLocked }: { isLocked: boolean } = { isLocked: false },
): Promise<Uint8Array> {
  if (sheets.some(({ name }) => !SHEET_NAME.test(name))) throw new Error('Sheets are named with ASCII words')
  return writeXlsx({
    sheets,
    defaultFont: BODY_FONT,
    // Not by the library's own option, which does not quote: a name like RT1 is also that of a cell.
    namedRanges: sheets.flatMap(({ name, freezePane }) =>
      freezePane?.rows
        ? [{ name: '_xlnm.Print_Titles', range: `'${name}'!$1:$${freezePane.rows}`, scope: name }]
        : [],
    ),
    properties: { modified: NO_MOMENT },
    ...(isLocked && { workbookProtection: { lockStructure: true } }),
  })
}

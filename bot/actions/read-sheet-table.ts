// Every table that leaves the house, read at one moment: spreadsheets render it as XLSX and CSV, the open data as JSON.
// Numbers come from the queries behind the pages, so that a file cannot say what no page says.
import type { Tx } from '../../db/connect.ts'
import { findOffice } from '../../db/queries/officers.ts'
import type { OfficeCode, Period, SheetName } from '../../db/vocabulary.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../domain/problems.ts'
import { abilityFor, namesProducers } from '../domain/sheet-rules.ts'
import type { SheetTable } from '../domain/sheet-table.ts'
import { officeName } from '../domain/thai-words.ts'
import { readMonthSheets } from './read-month-sheets.ts'
import { readYearSheets } from './read-year-sheets.ts'

/** What the reader may see, checked by whoever asks: an officer's rights, or those of a key. */
export interface SheetScope {
  provinceCode: string
  /** Tables that name single producers, too. */
  mayNameProducers: boolean
}

export interface SheetOrder {
  /** `rt1_workbook` is a form and no table (read-rt1-workbook.ts). */
  sheet: Exclude<SheetName, 'rt1_workbook'>
  /** A district, or the province. */
  officeCode: OfficeCode
  /** Of tables about one month; the others do not look at it. */
  period: Period
  /** Of tables about a fiscal year. */
  fiscalYear: number
}

/** What every reader of tables gets. */
export interface SheetPlace {
  officeCode: OfficeCode
  provinceCode: string
  /** With its prefix. */
  officeName: string
  period: Period
  fiscalYear: number
  asOf: Date
}

/** Throws access.denied, office.unknown (also for a table that there is not of that office). */
export async function readSheetTable(
  deps: Pick<Deps, 'db'>,
  scope: SheetScope,
  order: SheetOrder,
  asOf: Date,
): Promise<SheetTable[]> {
  const { sheet, officeCode } = order
  if (officeCode.slice(0, 2) !== scope.provinceCode) throw new Problem('access.denied')
  if (abilityFor(sheet, officeCode) === null) throw new Problem('office.unknown')
  if (namesProducers(sheet, officeCode) && !scope.mayNameProducers) throw new Problem('access.denied')
  return deps.db.transaction(tx => readIn(tx, order, asOf), {
    isolationLevel: 'repeatable read',
    accessMode: 'read only',
  })
}

async function readIn(tx: Tx, { sheet, ...at }: SheetOrder, asOf: Date): Promise<SheetTable[]> {
  const office = await findOffice(tx, at.officeCode)
  if (office === null) throw new Problem('office.unknown')
  const place: SheetPlace = {
    ...at,
    provinceCode: office.provinceCode,
    officeName: officeName({ kind: office.kind, name: office.nameTh }),
    asOf,
  }
  switch (sheet) {
    case 'rt1':
    case 'rekeying':
    case 'producers':
    case 'province':
      return readMonthSheets(tx, sheet, place)
    default:
      return readYearSheets(tx, sheet, place)
  }
}

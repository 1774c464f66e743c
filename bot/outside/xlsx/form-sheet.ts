// A workbook to be filled in: everything is locked but the cells of entry, which say what may stand in them; a hidden
// sheet keeps what the file is, to know it again when it comes back. The lock has no password: it keeps from slips.
import type { DataValidation, WriteSheet } from 'hucre'
import { cellRef, rangeRef } from 'hucre/xlsx'
import { toBaht } from '../../domain/money.ts'
import type { SheetCell } from '../../domain/sheet-table.ts'
import { FORM_HINTS } from '../../domain/sheet-words.ts'
import type { FormWorkbook } from '../../ports.ts'
import { STYLES } from './cell-styles.ts'
import { headerRow, tableSheet } from './table-sheet.ts'
import { writeWorkbook } from './write-workbook.ts'
import { cellText } from './written-cell.ts'

type Entry = FormWorkbook['entry'][number]

export const META_SHEET = '_meta'

/** What may be done with a locked sheet all the same: make a column wider, a row higher. */
const PROTECTION = { sheet: true, objects: true, scenarios: true, formatColumns: true, formatRows: true }

/** Excel takes no longer list in a rule. */
const LONGEST_LIST = 255

/** Throws when a list does not fit into a rule. */
export async function writeForm(book: FormWorkbook): Promise<Uint8Array> {
  const meta = Object.entries(book.meta).map(pair => pair.map(cellText))
  return writeWorkbook([formSheet(book), { name: META_SHEET, veryHidden: true, rows: meta }], {
    isLocked: true,
  })
}

function formSheet({ table, entry }: FormWorkbook): WriteSheet {
  const first = headerRow(table) + 1
  const last = first + table.rows.length - 1
  const hasRows = table.rows.length > 0
  const sheet = tableSheet(
    table,
    new Map(entry.map(({ column, allows }) => [column, allows === 'baht' ? 'entry_baht' : 'entry_text'])),
  )
  for (const { column, allows } of entry) {
    if (allows !== 'baht' || table.total === null || !hasRows) continue
    // Entered amounts are added up while they are typed; the result is what stands there until a program calculates.
    const sum = table.rows.reduce((satang, cells) => satang + satangOf(cells[column]), 0n)
    sheet.cells.set(`${last + 1},${column}`, {
      formula: `SUM(${cellRef(first, column)}:${cellRef(last, column)})`,
      formulaResult: Number(toBaht(sum)),
      style: STYLES.baht_total,
    })
  }
  const rules = hasRows ? entry.flatMap(field => ruleOf(field, first, last)) : []
  return { ...sheet, protection: PROTECTION, dataValidations: rules }
}

const satangOf = (cell: SheetCell | undefined): bigint => (cell?.kind === 'baht' ? cell.satang : 0n)

/** A text may be anything that people write: it has no rule. */
function ruleOf({ column, allows }: Entry, first: number, last: number): DataValidation[] {
  if (allows === 'text') return []
  const hint = allows === 'baht' ? FORM_HINTS.baht : FORM_HINTS.list
  const common = {
    range: rangeRef(first, column, last, column),
    allowBlank: true,
    showErrorMessage: true,
    errorTitle: hint.title,
    errorMessage: hint.says,
  }
  if (allows === 'baht') {
    return [{ ...common, type: 'decimal', operator: 'between', formula1: '0', formula2: '999999999999.99' }]
  }
  if (allows.list.join(',').length > LONGEST_LIST || allows.list.some(item => /[,"]/.test(item))) {
    throw new Error('A list to choose from is too long, or has a comma in it')
  }
  return [{ ...common, type: 'list', values: [...allows.list] }]
}

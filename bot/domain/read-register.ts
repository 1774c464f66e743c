// Reads the department's register of producers, or a table like it: rows of the own province as they stand in the file.
// What the names in them mean is decided in place-register.ts.
import {
  findTable,
  type ReadSheets,
  type ReadTable,
  type SheetValue,
  sheetsOf,
  type TableRefusal,
} from './find-table.ts'
import { cellText, isFormula } from './fold-words.ts'
import { foldPlace, REGISTER_COLUMNS, REGISTER_HEADERS, type RegisterColumn } from './register-table-words.ts'
import { columnLetters, type Letters } from './table-letters.ts'
import { isTotalRow } from './upload-table-words.ts'

export type RegisterRead = Record<Exclude<RegisterColumn, 'province'>, string | null> & {
  /** As the spreadsheet numbers it. */
  row: number
}

/** Plain JSON: it waits in the database for its confirmation. */
export interface RegisterContent {
  columns: Letters<RegisterColumn>
  rows: RegisterRead[]
  /** Rows of other provinces, which are none of ours. */
  skipped: number
  sheets?: ReadSheets
}

export type RegisterReading =
  | { kind: 'read'; content: RegisterContent }
  | { kind: 'refused'; refusal: TableRefusal | { code: 'upload.no_own_rows' } }

/** A province has 300 to 2,000 producers; a register of the nation is sent province by province. */
export const REGISTER_MAX_ROWS = 5_000

/** What is longer is cut here and refused for its length later. */
const LONGEST = 301

const HEADERS = { spellings: REGISTER_HEADERS, needed: ['district', 'name', 'category'] as const }

/** `provinceName` without its prefix. A file without a column for the province is all about the own one. */
export function readRegister(file: { sheets: readonly ReadTable[] }, provinceName: string): RegisterReading {
  const found = findTable<RegisterColumn>(file.sheets, HEADERS)
  if (found.kind === 'refused') return found
  const { sheet, headerAt, columns } = found.table
  const own = foldPlace('province', provinceName)
  const rows: RegisterRead[] = []
  let skipped = 0
  let seen = 0
  for (const [index, cells] of sheet.rows.slice(headerAt + 1).entries()) {
    const read = readRow(cells, columns)
    if (read.name === null && read.district === null && read.code === null) continue
    if (isTotalRow(read.name ?? read.district ?? '')) continue
    seen += 1
    const { province, ...rest } = read
    if (province !== null && foldPlace('province', province) !== own) skipped += 1
    else rows.push({ row: headerAt + index + 2, ...rest })
  }
  if (seen === 0) return { kind: 'refused', refusal: { code: 'upload.empty', detail: {} } }
  if (rows.length === 0) return { kind: 'refused', refusal: { code: 'upload.no_own_rows' } }
  return {
    kind: 'read',
    content: { columns: columnLetters(REGISTER_COLUMNS, columns), rows, skipped, ...sheetsOf(found.table) },
  }
}

function readRow(
  cells: readonly SheetValue[],
  columns: Partial<Record<RegisterColumn, number>>,
): Record<RegisterColumn, string | null> {
  const read = {} as Record<RegisterColumn, string | null>
  for (const key of REGISTER_COLUMNS)
    read[key] = textOf(cellText(cells[columns[key] ?? -1] ?? null)?.slice(0, LONGEST) ?? null)
  return read
}

/** Without a letter or digit it is how people draw an empty cell: `-`. */
const textOf = (text: string | null): string | null =>
  text !== null && (/[\p{L}\p{N}]/u.test(text) || isFormula(text)) ? text : null

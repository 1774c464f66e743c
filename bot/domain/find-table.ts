// Finds the table in a spreadsheet that somebody sends: whatever its sheet is called, whatever stands above it, in whatever
// order its columns are. Only the words of its header count, and each column must be there once.
import { foldWords } from './fold-words.ts'

export type SheetValue = string | number | null

/** One sheet as it was read; the same form as in bot/ports.ts. */
export interface ReadTable {
  name: string
  /** From the first row of the sheet; `row[0]` is column A. */
  rows: readonly (readonly SheetValue[])[]
  /** 1-based. */
  mergedRows: readonly number[]
}

export interface HeaderWords<Key extends string> {
  /** What may stand above each column; the first is what the house itself writes there. */
  spellings: Readonly<Record<Key, readonly string[]>>
  needed: readonly Key[]
}

export interface FoundTable<Key extends string> {
  sheet: ReadTable
  /** Index of the header in `sheet.rows`. */
  headerAt: number
  /** 0-based. */
  columns: Partial<Record<Key, number>>
  /** Names of other sheets with such a table: one is read. */
  unread: string[]
}

/** Kept with what was read where a file has several such tables. */
export interface ReadSheets {
  read: string
  unread: string[]
}

export type TableRefusal =
  | { code: 'upload.empty'; detail: Record<string, never> }
  | { code: 'upload.no_header'; detail: { titles: string } }
  | { code: 'upload.header_twice'; detail: { title: string; cells: string } }
  | { code: 'upload.merged_cells'; detail: { row: number } }

export type TableSearch<Key extends string> =
  | { kind: 'found'; table: FoundTable<Key> }
  | { kind: 'refused'; refusal: TableRefusal }

/** Titles and remarks may stand above the header. */
const HEADER_WITHIN = 15

/** The first sheet whose header has every needed column; where none has, what is missing in the one that comes closest. */
export function findTable<Key extends string>(
  sheets: readonly ReadTable[],
  words: HeaderWords<Key>,
): TableSearch<Key> {
  const keyOf = keysBySpelling(words.spellings)
  const candidates = sheets.flatMap(sheet =>
    sheet.rows.slice(0, HEADER_WITHIN).map((row, headerAt) => readHeader(sheet, row, headerAt, keyOf)),
  )
  if (candidates.length === 0) return refused({ code: 'upload.empty', detail: {} })
  const lacking = (of: Header<Key>) => words.needed.filter(key => of.columns[key] === undefined)
  const whole = candidates.find(header => lacking(header).length === 0)
  if (whole === undefined) {
    const [closest] = candidates.toSorted(
      (a, b) => lacking(a).length - lacking(b).length || b.known - a.known,
    )
    const missing = closest === undefined ? words.needed : lacking(closest)
    const titles = missing.map(key => `“${words.spellings[key][0]}”`).join(' ')
    return refused({ code: 'upload.no_header', detail: { titles } })
  }
  const [twice] = whole.twice
  if (twice !== undefined) {
    const title = words.spellings[twice.key][0] ?? twice.key
    const cells = twice.columns.map(column => cellName(column, whole.headerAt + 1)).join(' ')
    return refused({ code: 'upload.header_twice', detail: { title, cells } })
  }
  const merged = firstMergedRow(whole)
  if (merged !== null) return refused({ code: 'upload.merged_cells', detail: { row: merged } })
  const { sheet, headerAt, columns } = whole
  const others = candidates.filter(header => header.sheet !== sheet && lacking(header).length === 0)
  const unread = [...new Set(others.map(header => header.sheet.name))]
  return { kind: 'found', table: { sheet, headerAt, columns, unread } }
}

/** As part of what is kept; nothing where the file has one such table. */
export const sheetsOf = ({
  sheet,
  unread,
}: Pick<FoundTable<string>, 'sheet' | 'unread'>): { sheets?: ReadSheets } =>
  unread.length === 0 ? {} : { sheets: { read: sheet.name, unread } }

const refused = (refusal: TableRefusal) => ({ kind: 'refused' as const, refusal })

interface Header<Key extends string> extends Omit<FoundTable<Key>, 'unread'> {
  known: number
  twice: { key: Key; columns: number[] }[]
}

function keysBySpelling<Key extends string>(
  spellings: Readonly<Record<Key, readonly string[]>>,
): ReadonlyMap<string, Key> {
  const keys = Object.keys(spellings) as Key[]
  return new Map(keys.flatMap(key => spellings[key].map(spelling => [foldHeader(spelling), key] as const)))
}

/** The unit may stand beside the title or not. */
const foldHeader = (text: string): string => foldWords(text).replace(/บาท$/, '')

function readHeader<Key extends string>(
  sheet: ReadTable,
  row: readonly SheetValue[],
  headerAt: number,
  keyOf: ReadonlyMap<string, Key>,
): Header<Key> {
  const places = new Map<Key, number[]>()
  row.forEach((value, column) => {
    const key = typeof value === 'string' ? keyOf.get(foldHeader(value)) : undefined
    if (key !== undefined) places.set(key, [...(places.get(key) ?? []), column])
  })
  const columns: Partial<Record<Key, number>> = {}
  for (const [key, [first]] of places) if (first !== undefined) columns[key] = first
  const twice = [...places]
    .filter(([, found]) => found.length > 1)
    .map(([key, found]) => ({ key, columns: found }))
  return { sheet, headerAt, columns, known: places.size, twice }
}

/** From the header to the last row that says something in a column of the table; titles above may be merged as they like. */
function firstMergedRow<Key extends string>({ sheet, headerAt, columns }: Header<Key>): number | null {
  const known = Object.values<number | undefined>(columns).flatMap(column => column ?? [])
  const lastAt = sheet.rows.findLastIndex(row => known.some(column => (row[column] ?? null) !== null))
  return sheet.mergedRows.find(row => row >= headerAt + 1 && row <= lastAt + 1) ?? null
}

/** `H17`, from a 0-based column and a row of the sheet. */
export const cellName = (column: number, row: number): string => `${columnName(column)}${row}`

/** `A` … `Z`, `AA` … */
export function columnName(column: number): string {
  const rest = String.fromCharCode(65 + (column % 26))
  return column < 26 ? rest : columnName(Math.floor(column / 26) - 1) + rest
}

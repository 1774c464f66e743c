// Reads a workbook that somebody sent. Nothing in it is believed: what it unpacks to is bounded in the library (patched, see
// ARCHITECTURE.md), rows and cells are counted row by row before the whole is read with formulas, formats and merged
// cells. Hidden sheets are left out, but the one that says what the file is.
import type { CellValue, Sheet, SheetFilterInfo } from 'hucre'
import { readXlsx, streamXlsxRows } from 'hucre/xlsx'
import type { ReadFile, ReadSheet } from '../../ports.ts'
import { META_SHEET } from './form-sheet.ts'
import { LONGEST_CELL, MOST_CELLS, MOST_COLUMNS } from './limits.ts'
import { readCell } from './read-cell.ts'
import { notASheet, Refused } from './refused.ts'

const LAST_COLUMN = 'IV'
const MOST_SHEETS = 20
const META_ROWS = 100
/** In one sheet. */
const MOST_MERGES = 20_000

interface Limits {
  maxRows: number
  /** Counts down over the whole file, so that many sheets are not a way around it. */
  cellsLeft: number
}

interface Loaded {
  visible: Sheet[]
  meta: Sheet | null
}

/** Throws Refused for what the file is. */
export async function readWorkbook(
  bytes: Uint8Array,
  { maxRows }: { maxRows: number },
): Promise<Extract<ReadFile, { kind: 'read' }>> {
  const { visible, meta } = await load(bytes, maxRows).catch(refuse)
  return { kind: 'read', sheets: visible.map(sheet => readSheet(sheet, maxRows)), meta: meta && metaOf(meta) }
}

/** Whatever the library stumbles over, the file is why: it throws errors of its own and others. */
function refuse(error: unknown): never {
  if (error instanceof Refused) throw error
  const isTooLarge = error instanceof Error && error.message.includes('limit')
  throw new Refused(isTooLarge ? 'upload.too_large' : 'upload.not_a_sheet')
}

async function load(bytes: Uint8Array, maxRows: number): Promise<Loaded> {
  const listed = await listSheets(bytes)
  const visible: number[] = []
  const limits: Limits = { maxRows, cellsLeft: MOST_CELLS }
  for (const { index, hidden, veryHidden } of listed) {
    if (hidden || veryHidden) continue
    if (visible.length >= MOST_SHEETS) throw new Refused('upload.too_large')
    if (await isTable(bytes, index, limits)) visible.push(index)
  }
  if (visible.length === 0) return notASheet()
  const meta = listed.find(({ name }) => name === META_SHEET)
  if (meta) await isTable(bytes, meta.index, { maxRows: META_ROWS, cellsLeft: META_ROWS * 2 })
  const { sheets } = await readXlsx(bytes, {
    sheets: meta ? [...visible, meta.index] : visible,
    readStyles: true,
    // Empty cells with a style may stand anywhere; those with a value do not stand beyond it.
    range: `A1:${LAST_COLUMN}${Math.max(maxRows, META_ROWS)}`,
  })
  return { visible: sheets.slice(0, visible.length), meta: meta ? (sheets.at(-1) ?? null) : null }
}

async function listSheets(bytes: Uint8Array): Promise<SheetFilterInfo[]> {
  const listed: SheetFilterInfo[] = []
  await readXlsx(bytes, { sheets: info => listed.push(info) < 0 })
  return listed
}

/** False = a chart among the sheets, which has no rows. Throws Refused: too many rows, too many or too long cells. */
async function isTable(bytes: Uint8Array, sheet: number, limits: Limits): Promise<boolean> {
  try {
    for await (const { index, values } of streamXlsxRows(bytes, { sheet })) {
      const filled = values.filter(isFilled)
      if (filled.length === 0) continue
      if (index >= limits.maxRows) throw new Refused('upload.too_many_rows')
      limits.cellsLeft -= filled.length
      const isLong = filled.some(value => typeof value === 'string' && value.length > LONGEST_CELL)
      if (limits.cellsLeft < 0 || isLong || values.findLastIndex(isFilled) >= MOST_COLUMNS) {
        throw new Refused('upload.too_large')
      }
    }
    return true
  } catch (error) {
    if (error instanceof Error && error.message.includes('missing worksheet file')) return false
    throw error
  }
}

const isFilled = (value: CellValue): boolean => String(value ?? '').trim() !== ''

function readSheet({ name, rows, cells, merges = [] }: Sheet, maxRows: number): ReadSheet {
  if (merges.length > MOST_MERGES) throw new Refused('upload.too_large')
  const mergedRows = new Set<number>()
  for (const { startRow, endRow } of merges) {
    for (let row = Math.max(startRow, 0); row <= Math.min(endRow, maxRows - 1); row++) mergedRows.add(row + 1)
  }
  const read = rows.map((row, r) =>
    withoutEnd(
      row.map((value, c) => readCell(value, cells?.get(`${r},${c}`))),
      value => value === null,
    ),
  )
  return {
    name,
    rows: withoutEnd(read, row => row.length === 0),
    mergedRows: [...mergedRows].sort((a, b) => a - b),
  }
}

/** Up to the last one that holds something. */
const withoutEnd = <T>(list: readonly T[], isEmpty: (item: T) => boolean): T[] =>
  list.slice(0, list.findLastIndex(item => !isEmpty(item)) + 1)

function metaOf(sheet: Sheet): Record<string, string> {
  return Object.fromEntries(
    readSheet(sheet, META_ROWS).rows.flatMap(([key, text]) =>
      typeof key === 'string' ? [[key, String(text ?? '')]] : [],
    ),
  )
}

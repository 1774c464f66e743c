// Reads totals of a fiscal year that was not recorded here: a row for each district with its months side by side, or a row
// for each district and month. Plain reading; what the rows mean is decided in judge-baseline.ts.
import type { Period } from '../../db/vocabulary.ts'
import {
  cellName,
  type FoundTable,
  findTable,
  type ReadSheets,
  type ReadTable,
  type SheetValue,
  sheetsOf,
  type TableRefusal,
  type TableSearch,
} from './find-table.ts'
import { periodsOfFiscalYear } from './fiscal-year.ts'
import { cellText } from './fold-words.ts'
import { periodOfMonth, readThaiMonth } from './read-thai-month.ts'
import { MONTH_NAMES, MONTH_NAMES_SHORT, thaiFiscalYear, thaiPeriod } from './thai-dates.ts'
import { isTotalRow } from './upload-table-words.ts'

/** One amount of the file and where it stands. */
export interface BaselineCell {
  row: number
  /** `D7` */
  cell: string
  /** Code and name of the office as they stand there. */
  code: string | null
  name: string | null
  period: Period
  amount: SheetValue
}

export interface BaselineContent {
  /** Empty cells are not in it. */
  cells: BaselineCell[]
  sheets?: ReadSheets
}

export type BaselineRefusal =
  | TableRefusal
  | { code: 'upload.other_year'; detail: { month: string; year: string } }

export type BaselineReading =
  | { kind: 'read'; content: BaselineContent }
  | { kind: 'refused'; refusal: BaselineRefusal }

/** Every district of the largest province with every month stays far below. */
export const BASELINE_MAX_ROWS = 1_000

const OFFICE = {
  code: ['รหัสอำเภอ', 'รหัส'],
  name: ['อำเภอ', 'ชื่ออำเภอ'],
}
const LONG = {
  ...OFFICE,
  month: ['เดือน', 'เดือนที่รายงาน', 'งวด'],
  amount: ['ยอดขาย', 'รายได้', 'จำนวนเงิน', 'ยอดฐาน', 'ยอดจำหน่าย'],
}

type LongColumn = keyof typeof LONG
type WideColumn = 'code' | 'name' | Period

export function readBaseline(file: { sheets: readonly ReadTable[] }, fiscalYear: number): BaselineReading {
  const wide = firstFound(
    file.sheets,
    (['code', 'name'] as const).map(office => ({
      spellings: wideHeaders(fiscalYear),
      needed: [office] as WideColumn[],
    })),
  )
  if (wide?.kind === 'found' && monthsOf(wide.table).length > 0) return readWide(wide.table, fiscalYear)
  const long = firstFound<LongColumn>(
    file.sheets,
    (['code', 'name'] as const).map(office => ({
      spellings: LONG,
      needed: [office, 'month', 'amount'] as LongColumn[],
    })),
  )
  if (long?.kind === 'found') return readLong(long.table, fiscalYear)
  const other = file.sheets.flatMap(sheet => sheet.rows.slice(0, 15).flatMap(row => [...row]))
  const outside = other.flatMap(value => outsideOf(value, fiscalYear))[0]
  if (outside !== undefined) return { kind: 'refused', refusal: outside }
  const [first] = [wide, long].filter(search => search?.kind === 'refused')
  return first ?? noMonths(fiscalYear)
}

const noMonths = (fiscalYear: number): BaselineReading => {
  const [october = ''] = periodsOfFiscalYear(fiscalYear)
  return {
    kind: 'refused',
    refusal: { code: 'upload.no_header', detail: { titles: `“${thaiPeriod(october)}”` } },
  }
}

/** The first way of reading that fits; else what is missing for the first way. */
function firstFound<Key extends string>(
  sheets: readonly ReadTable[],
  ways: readonly { spellings: Readonly<Record<Key, readonly string[]>>; needed: readonly Key[] }[],
): TableSearch<Key> | null {
  const searches = ways.map(way => findTable(sheets, way))
  return searches.find(search => search.kind === 'found') ?? searches[0] ?? null
}

function wideHeaders(fiscalYear: number): Record<WideColumn, readonly string[]> {
  const headers: Record<WideColumn, readonly string[]> = { ...OFFICE }
  for (const period of periodsOfFiscalYear(fiscalYear)) headers[period] = spellingsOf(period)
  return headers
}

/** `ตุลาคม 2566`, `ต.ค. 66`, `ต.ค.`, `2023-10` */
function spellingsOf(period: Period): string[] {
  const index = Number(period.slice(5)) - 1
  const year = Number(period.slice(0, 4)) + 543
  const names = [MONTH_NAMES[index] ?? '', MONTH_NAMES_SHORT[index] ?? '']
  const written = names.flatMap(name => [name, `${name} ${year}`, `${name} ${String(year).slice(2)}`])
  return [...written, ...written.map(words => `เดือน${words}`), period]
}

const monthsOf = ({ columns }: FoundTable<WideColumn>): [Period, number][] =>
  Object.entries(columns).flatMap(([key, column]) =>
    /^\d{4}-\d\d$/.test(key) && column !== undefined ? [[key, column] as [Period, number]] : [],
  )

function readWide(table: FoundTable<WideColumn>, fiscalYear: number): BaselineReading {
  const { sheet, headerAt } = table
  const outside = (sheet.rows[headerAt] ?? []).flatMap(value => outsideOf(value, fiscalYear))[0]
  if (outside !== undefined) return { kind: 'refused', refusal: outside }
  const months = monthsOf(table)
  return readCells(table, (row, number) =>
    months.map(([period, column]) => ({ period, column, amount: row[column] ?? null, row: number })),
  )
}

function readLong(table: FoundTable<LongColumn>, fiscalYear: number): BaselineReading {
  const { sheet, headerAt, columns } = table
  const column = columns.amount ?? 0
  const rows = sheet.rows.slice(headerAt + 1)
  const months = rows.map(row => monthOf(cellText(row[columns.month ?? -1] ?? null), fiscalYear))
  const outside = months.find(month => typeof month === 'object' && month !== null)
  if (outside !== undefined && outside !== null && typeof outside === 'object')
    return { kind: 'refused', refusal: outside }
  return readCells(table, (row, number) => {
    const period = months[number - headerAt - 2]
    return typeof period === 'string' ? [{ period, column, amount: row[column] ?? null, row: number }] : []
  })
}

interface Found {
  period: Period
  column: number
  amount: SheetValue
  row: number
}

function readCells(
  table: FoundTable<'code' | 'name'>,
  cellsIn: (row: readonly SheetValue[], number: number) => Found[],
): BaselineReading {
  const { sheet, headerAt, columns } = table
  const firstRow = headerAt + 2
  const cells = sheet.rows.slice(headerAt + 1).flatMap((row, index) => {
    const [code, name] = [columns.code, columns.name].map(column => cellText(row[column ?? -1] ?? null))
    if ((code ?? name ?? null) === null || isTotalRow(code ?? '') || isTotalRow(name ?? '')) return []
    return cellsIn(row, firstRow + index)
      .filter(({ amount }) => cellText(amount) !== null)
      .map(({ column, ...cell }) => ({
        ...cell,
        cell: cellName(column, cell.row),
        code: code?.slice(0, 40) ?? null,
        name: name?.slice(0, 100) ?? null,
        amount: typeof cell.amount === 'string' ? cell.amount.slice(0, 100) : cell.amount,
      }))
  })
  return cells.length === 0
    ? { kind: 'refused', refusal: { code: 'upload.empty', detail: {} } }
    : { kind: 'read', content: { cells, ...sheetsOf(table) } }
}

/** The month of the fiscal year that a text names; the refusal where it names one outside; null = no month at all. */
function monthOf(text: string | null, fiscalYear: number): Period | BaselineRefusal | null {
  const named = text === null ? null : readThaiMonth(text)
  if (named === null) return null
  const periods = periodsOfFiscalYear(fiscalYear)
  const period = periodOfMonth(named) ?? periods.find(item => Number(item.slice(5)) === named.month) ?? null
  if (period === null || periods.includes(period)) return period
  return {
    code: 'upload.other_year',
    detail: { month: thaiPeriod(period), year: thaiFiscalYear(fiscalYear) },
  }
}

function outsideOf(value: SheetValue, fiscalYear: number): BaselineRefusal[] {
  const month = monthOf(typeof value === 'string' ? value : null, fiscalYear)
  return typeof month === 'object' && month !== null ? [month] : []
}

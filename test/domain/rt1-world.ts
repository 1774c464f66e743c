// Producers and รต.1 tables for tests of reading: a workbook as the reader gives it back, cell by cell.
import type { ReadTable, SheetValue } from '../../bot/domain/find-table.ts'
import { judgeRt1, type Rt1Outcome } from '../../bot/domain/judge-rt1.ts'
import { toBaht } from '../../bot/domain/money.ts'
import { type Rt1Content, readRt1 } from '../../bot/domain/read-rt1.ts'
import {
  buildRt1Workbook,
  type Rt1Form,
  type Rt1Producer,
  type Rt1Stored,
  type Rt1Workbook,
} from '../../bot/domain/rt1-workbook.ts'
import type { SheetCell } from '../../bot/domain/sheet-table.ts'

export const producer = (code: string, more: Partial<Rt1Producer> = {}): Rt1Producer => ({
  producerId: `id-${code}`,
  code,
  name: `กลุ่ม ${code}`,
  subdistrict: 'บ้านถ้ำ',
  mainCategory: 'food',
  mainChannel: 'domestic_offline',
  lastMonthSatang: null,
  lastYearSatang: null,
  lastLines: [],
  stored: null,
  ...more,
})

export const stored = (satang: bigint, more: Partial<Rt1Stored> = {}): Rt1Stored => ({
  version: 1,
  satang,
  lines: satang === 0n ? [] : [{ category: 'food', channel: 'domestic_offline', satang }],
  noSalesReason: satang === 0n ? 'no_orders' : null,
  note: null,
  source: 'visit',
  doubtReason: null,
  by: 'สมหญิง ตัวอย่าง',
  at: new Date('2025-01-12T03:00:00Z'),
  ...more,
})

export const formOf = (producers: readonly Rt1Producer[]): Rt1Form => ({
  officeCode: '5605',
  officeName: 'อำเภอดอกคำใต้',
  period: '2025-01',
  issuedAt: new Date('2025-01-13T02:00:00Z'),
  nonce: 'n0nce',
  producers,
})

export const bookOf = (producers: readonly Rt1Producer[]): Rt1Workbook => buildRt1Workbook(formOf(producers))

const cellValue = (cell: SheetCell): SheetValue => {
  if (cell === null) return null
  if (cell.kind === 'text') return cell.text
  return cell.kind === 'baht' ? Number(toBaht(cell.satang)) : cell.kind === 'count' ? cell.count : cell.tenths
}

/** A sheet that can be typed into. */
export interface TypedTable extends ReadTable {
  rows: SheetValue[][]
}

/** The sheet as a reader gives it: title, notes, header, rows, sums. */
export function sheetOf({ table }: Rt1Workbook): TypedTable {
  const { title, notes, columns, rows, total } = table
  return {
    name: table.name,
    rows: [
      [title],
      ...notes.map(note => [note]),
      columns.map(column => column.title),
      ...rows.map(row => row.map(cellValue)),
      ...(total === null ? [] : [total.map(cellValue)]),
    ],
    mergedRows: [],
  }
}

/** Rows of a sheet by what they are called in its header. */
export function columnOf(sheet: ReadTable, title: string): number {
  const header = sheet.rows.find(row => row.includes(title))
  if (header === undefined) throw new Error(`no column ${title}`)
  return header.indexOf(title)
}

/** Types into the cell of a producer's `nth` row. */
export function typeInto(sheet: TypedTable, code: string, title: string, value: SheetValue, nth = 0): number {
  const rows = sheet.rows.filter(row => row[columnOf(sheet, 'รหัสผู้ผลิต')] === code)
  const row = rows[nth]
  if (row === undefined) throw new Error(`no row ${nth} of ${code}`)
  row[columnOf(sheet, title)] = value
  return sheet.rows.indexOf(row) + 1
}

export const AMOUNT = 'ยอดขายเดือนนี้ (บาท)'
export const REASON = 'เหตุผลที่ไม่มียอดขาย'

export function readSheet(sheet: ReadTable, meta: Record<string, string> | null): Rt1Content {
  const read = readRt1({ sheets: [sheet], meta })
  if (read.kind === 'refused') throw new Error(JSON.stringify(read.refusal))
  // As it comes out of the database.
  return JSON.parse(JSON.stringify(read.content)) as Rt1Content
}

/** What is typed into a producer's `nth` row. */
export interface Typed {
  amount?: SheetValue
  reason?: SheetValue
  note?: SheetValue
  name?: SheetValue
  category?: SheetValue
  channel?: SheetValue
  nth?: number
}

const TITLES = {
  amount: AMOUNT,
  reason: REASON,
  note: 'หมายเหตุ',
  name: 'ผู้ผลิต',
  category: 'ประเภทผลิตภัณฑ์',
  channel: 'ช่องทางจำหน่าย',
}

/** The outcome of one producer after typing; `now`: the record when the file comes back. */
export function outcomeOf(
  made: Rt1Producer,
  typed: Typed[],
  now: Rt1Producer = made,
  hasMeta = true,
): Rt1Outcome {
  const book = bookOf([made])
  const sheet = sheetOf(book)
  for (const { nth = 0, ...cells } of typed)
    for (const [key, value] of Object.entries(cells))
      typeInto(sheet, made.code, TITLES[key as keyof typeof TITLES], value as SheetValue, nth)
  const { outcomes } = judgeRt1(readSheet(sheet, hasMeta ? book.meta : null), [now])
  const [only] = outcomes
  if (only === undefined || outcomes.length > 1) throw new Error(`${outcomes.length} outcomes`)
  return only
}

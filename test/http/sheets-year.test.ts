// A generated year: every number of every table is that of the pages and of plain SQL, and both kinds of files say exactly
// what the table says.
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readSheetTable } from '../../bot/actions/read-sheet-table.ts'
import { readCsv } from '../../bot/domain/read-csv.ts'
import { SHEET_RULES } from '../../bot/domain/sheet-rules.ts'
import type { SheetCell, SheetTable } from '../../bot/domain/sheet-table.ts'
import { SHEETS } from '../../db/vocabulary.ts'
import {
  DISTRICTS,
  download,
  EMPTY,
  FISCAL_YEAR,
  IMPORTED,
  LAST_YEAR,
  MONTHS,
  openSheetsWorld,
  PERIOD,
  type SheetsWorld,
  valuesOf,
} from './sheets-world.ts'

let world: SheetsWorld
beforeAll(async () => {
  world = await openSheetsWorld()
})
afterAll(() => world.service.close())

type Readable = Parameters<typeof readSheetTable>[2]['sheet']

async function tables(sheet: Readable, officeCode: string): Promise<SheetTable[]> {
  const { deps, clock } = world.service
  const scope = { provinceCode: '56', mayNameProducers: true }
  const order = { sheet, officeCode, period: PERIOD, fiscalYear: FISCAL_YEAR }
  return readSheetTable(deps, scope, order, clock.now())
}

async function table(sheet: Readable, officeCode: string): Promise<SheetTable> {
  const [first] = await tables(sheet, officeCode)
  if (first === undefined) throw new Error('no table')
  return first
}

/** Satang of a cell in the last row. */
function totalOf({ columns, total }: SheetTable, key: string): bigint | null {
  const cell = total?.[columns.findIndex(column => column.key === key)] ?? null
  if (cell !== null && cell.kind !== 'baht') throw new Error(`${key} is ${cell.kind}`)
  return cell?.satang ?? null
}

const column = ({ columns, rows }: SheetTable, key: string): SheetCell[] => {
  const index = columns.findIndex(item => item.key === key)
  if (index < 0) throw new Error(`no column ${key}`)
  return rows.map(row => row[index] ?? null)
}

const satangOf = (cell: SheetCell): bigint => (cell?.kind === 'baht' ? cell.satang : 0n)
const sumColumn = (of: SheetTable, key: string) =>
  column(of, key).reduce((sum, cell) => sum + satangOf(cell), 0n)

/** Sum of plain entries; every condition is of the table itself. */
async function entries(where: {
  office: string
  periods: string[]
  category?: string
  channel?: string
}): Promise<bigint> {
  const { office, periods, category = '%', channel = '%' } = where
  const [row] = await world.service.deps.db.execute<{ satang: string }>(sql`
    select (coalesce(sum(amount), 0) * 100)::bigint::text as satang from revenue_entries
    where office_code like ${`${office}%`} and category like ${category} and channel like ${channel}
      and period = any(${sql.param(`{${periods.join(',')}}`)}::text[])`)
  return BigInt(row?.satang ?? '0')
}

describe('sums are those of plain SQL', () => {
  it.each([...DISTRICTS, EMPTY])(
    'of the month of %s: รต.1 and what is typed into the other system',
    async office => {
      const sold = await entries({ office, periods: [PERIOD] })
      const rt1 = await table('rt1', office)
      expect(totalOf(rt1, 'amount') ?? 0n).toBe(sold)
      expect(sumColumn(rt1, 'amount')).toBe(sold)
      const rekeying = await table('rekeying', office)
      expect(totalOf(rekeying, 'amount') ?? 0n).toBe(sold)
      expect(sumColumn(rekeying, 'amount')).toBe(sold)
      for (const channel of ['domestic_offline', 'domestic_online', 'abroad_offline', 'abroad_online']) {
        expect(sumColumn(rekeying, channel)).toBe(await entries({ office, periods: [PERIOD], channel }))
      }
    },
  )

  it.each(DISTRICTS)('of the year of %s, by month, category and channel', async office => {
    const district = await table('district', office)
    expect(totalOf(district, 'amount')).toBe(await entries({ office, periods: MONTHS }))
    expect(totalOf(district, 'lastYear')).toBe(await entries({ office, periods: LAST_YEAR }))
    for (const [index, period] of MONTHS.entries()) {
      expect(satangOf(column(district, 'amount')[index] ?? null)).toBe(
        await entries({ office, periods: [period] }),
      )
    }
    for (const category of ['food', 'drink', 'textile_apparel', 'household_decor', 'herb_nonfood']) {
      expect(totalOf(district, category)).toBe(await entries({ office, periods: MONTHS, category }))
    }
  })

  it('of the province by office, category and channel, month by month', async () => {
    for (const sheet of ['by_office', 'by_category', 'by_channel'] as const) {
      const of = await table(sheet, '56')
      expect(totalOf(of, 'total')).toBe(await entries({ office: '56', periods: MONTHS }))
      expect(sumColumn(of, 'total')).toBe(totalOf(of, 'total'))
      for (const period of MONTHS) {
        expect(totalOf(of, period), period).toBe(await entries({ office: '56', periods: [period] }))
      }
      expect(totalOf(of, '2025-09')).toBeNull()
    }
  })

  it('of one district by category and channel, and not of its neighbours', async () => {
    for (const sheet of ['by_category', 'by_channel'] as const) {
      const of = await table(sheet, '5605')
      expect(totalOf(of, 'total')).toBe(await entries({ office: '5605', periods: MONTHS }))
    }
  })
})

describe('the province’s tables say what its pages say', () => {
  it('as the summary of the month', async () => {
    const { body } = await world.clients.province.call('showSummary', { period: PERIOD })
    const [summary, indicator] = await tables('province', '56')
    if (!summary || !indicator) throw new Error('no tables')
    const [total] = valuesOf({ ...summary, rows: [] })
    expect(total).toEqual([
      'รวม',
      null,
      null,
      body.producers.recorded,
      body.producers.expected,
      body.producers.noSales,
      Number(body.amount),
      null,
      `${(body.growthMonth.tenths ?? 0) / 10}%`,
      null,
      null,
    ])
    expect(column(summary, 'amount').map(satangOf)).toEqual(
      body.districts.map(district => BigInt(district.amount.replace('.', ''))),
    )
    expect(sumColumn(summary, 'amount')).toBe(totalOf(summary, 'amount'))
    expect(totalOf(summary, 'amount')).toBe(await entries({ office: '56', periods: [PERIOD] }))
    const year = indicator.columns.findIndex(item => item.key === 'year_growth')
    expect(indicator.total?.[year]).toEqual({ kind: 'percent', tenths: body.growthYear.tenths })
    expect(totalOf(indicator, 'year_compared')).toBe(BigInt(body.growthYear.now.replace('.', '')))
    expect(totalOf(indicator, 'year_base')).toBe(BigInt(body.growthYear.base.replace('.', '')))
  })

  it('as the indicator of each district', async () => {
    for (const officeCode of DISTRICTS) {
      const { body } = await world.clients.province.call('showIndicator', {
        officeCode,
        fiscalYear: String(FISCAL_YEAR),
      })
      const district = await table('district', officeCode)
      const amounts = column(district, 'amount').map(cell => (cell === null ? null : satangOf(cell)))
      expect(amounts).toEqual(
        body.months.map(month => (month.now === null ? null : BigInt(month.now.replace('.', '')))),
      )
      const growth = district.columns.findIndex(item => item.key === 'growth')
      const { tenths } = body.spans.year.growth
      expect(district.total?.[growth] ?? null).toEqual(tenths === null ? null : { kind: 'percent', tenths })
    }
  })

  it('tells what was imported apart from what was recorded', async () => {
    const district = await table('district', IMPORTED.officeCode)
    expect(column(district, 'imported')[0]).toEqual({ kind: 'baht', satang: 12_345_675n })
    expect(column(district, 'amount')[0]).toBeNull()
    expect(column(district, 'state')[0]).toMatchObject({ text: expect.stringContaining('นำเข้า') })
    const other = await table('district', '5605')
    expect(other.columns.some(item => item.key === 'imported')).toBe(false)
  })

  it('lists every producer once, of each district and of the province', async () => {
    const codes = async (office: string) => column(await table('producers', office), 'producerCode')
    const districts = await Promise.all([...DISTRICTS, EMPTY].map(codes))
    expect(await codes('56')).toEqual(districts.flat())
    expect(new Set(districts.flat().map(cell => JSON.stringify(cell))).size).toBe(districts.flat().length)
    expect(await codes(EMPTY)).toEqual([])
  })
})

const ALL = SHEETS.flatMap(sheet =>
  sheet === 'rt1_workbook'
    ? []
    : (['district', 'province'] as const)
        .filter(kind => SHEET_RULES[sheet].needs[kind] !== undefined)
        .map(kind => [sheet, kind === 'district' ? '5605' : '56'] as const),
)

describe('a file says what the table says', () => {
  it.each(ALL)('%s of %s, as XLSX and as CSV', async (sheet, officeCode) => {
    const isMonth = SHEET_RULES[sheet].about === 'period'
    const request = {
      sheet,
      officeCode,
      period: isMonth ? PERIOD : null,
      fiscalYear: isMonth ? null : FISCAL_YEAR,
    }
    const expected = await tables(sheet, officeCode)
    const xlsx = await download(world, world.clients.province, { ...request, format: 'xlsx' })
    expect(xlsx.status).toBe(200)
    const read = await world.service.deps.sheets.read(xlsx.bytes, { maxRows: 5_000 })
    if (read.kind !== 'read') throw new Error(read.code)
    expect(read.sheets.map(({ rows }) => rows.map(trimmed))).toEqual(
      expected.map(rowsIn).map(rows => withFormulas(sheet, rows)),
    )
    const csv = await download(world, world.clients.province, { ...request, format: 'csv' })
    expect(csv.bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
    const lines = [...readCsv(csv.text)].filter(line => line.some(cell => cell !== null))
    const said = expected
      .flatMap(rowsIn)
      .map(row => row.map(cell => (typeof cell === 'number' ? cell : cell)))
    expect(lines.map(line => trimmed(line.map(asValue)))).toEqual(said.map(row => row.map(asValue)))
  })

  const rowsIn = (of: SheetTable) => [
    ...[of.title, ...of.notes].map(words => [words]),
    of.columns.map(({ title }) => title),
    ...valuesOf(of).map(trimmed),
  ]

  /** Sums of a form are formulas: they grow while it is filled in. */
  const withFormulas = (sheet: string, rows: (string | number | null)[][]) =>
    sheet === 'baseline'
      ? rows.map((row, index) => (index === rows.length - 1 ? expect.anything() : row))
      : rows

  const trimmed = <T>(row: readonly T[]): T[] => row.slice(0, row.findLastIndex(cell => cell !== null) + 1)

  /** In a CSV a number is its digits. */
  const asValue = (cell: string | number | null) =>
    typeof cell === 'string' && /^-?\d+(\.\d+)?%?$/.test(cell) ? Number.parseFloat(cell) : cell
})

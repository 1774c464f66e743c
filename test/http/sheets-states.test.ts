// What tables say of months of every sort: not recorded yet, imported, without producers; of forecasts that were filed by
// word or whose producers were merged since. A table never says more than its page.
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readSheetTable } from '../../bot/actions/read-sheet-table.ts'
import { addMonths } from '../../bot/domain/civil-time.ts'
import { FORECAST_STATE_NAMES } from '../../bot/domain/forecast-words.ts'
import type { SheetTable } from '../../bot/domain/sheet-table.ts'
import { PRODUCER_STATES } from '../../bot/domain/sheet-words.ts'
import { REPORT_STATE_NAMES } from '../../bot/domain/thai-words.ts'
import { twelve } from '../forecasts.ts'
import {
  EMPTY,
  FISCAL_YEAR,
  IMPORTED,
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

type Order = Parameters<typeof readSheetTable>[2]

async function tables(order: Pick<Order, 'sheet' | 'officeCode'> & Partial<Order>): Promise<SheetTable[]> {
  const { deps, clock } = world.service
  const scope = { provinceCode: '56', mayNameProducers: true }
  return readSheetTable(deps, scope, { period: PERIOD, fiscalYear: FISCAL_YEAR, ...order }, clock.now())
}

async function table(order: Parameters<typeof tables>[0]): Promise<SheetTable> {
  const [first] = await tables(order)
  if (first === undefined) throw new Error('no table')
  return first
}

/** Values by the keys of their columns; the last row is the total. */
const rowsOf = (of: SheetTable) =>
  valuesOf(of).map(values => Object.fromEntries(of.columns.map(({ key }, index) => [key, values[index]])))

const rowOf = (of: SheetTable, key: string, value: string) => rowsOf(of).find(row => row[key] === value)

describe('a month', () => {
  it('of which nothing is recorded is blank in the province’s summary, not zero', async () => {
    const summary = await table({ sheet: 'province', officeCode: '56', period: '2025-02' })
    const rows = rowsOf(summary)
    expect(rows.length).toBeGreaterThan(2)
    for (const row of rows) expect(row).toMatchObject({ recorded: 0, amount: null })
  })

  it('that was imported owes no report: it is neither being recorded nor overdue', async () => {
    const summary = await table({ sheet: 'province', officeCode: '56', period: IMPORTED.period })
    const row = rowOf(summary, 'officeCode', IMPORTED.officeCode)
    expect(row).toMatchObject({ amount: null, submitted: null, certified: null })
    expect(row?.state).toContain('นำเข้า')
    expect(rowOf(summary, 'officeCode', '5605')).toMatchObject({ state: REPORT_STATE_NAMES.certified })
  })

  it('without producers is not said to be in work', async () => {
    const rows = rowsOf(await table({ sheet: 'district', officeCode: EMPTY })).slice(0, 4)
    for (const row of rows) expect(row).toMatchObject({ state: 'ไม่มีผู้ผลิตที่ต้องรายงาน', expected: 0 })
  })

  it('that was imported is told of where tables leave it out', async () => {
    for (const sheet of ['by_office', 'by_category', 'by_channel'] as const) {
      expect((await table({ sheet, officeCode: '56' })).notes.join(), sheet).toContain('ไม่รวมยอดที่นำเข้า')
    }
    const own = await table({ sheet: 'by_category', officeCode: IMPORTED.officeCode })
    expect(own.notes.join()).toContain('ไม่รวมยอดที่นำเข้า')
    const other = await table({ sheet: 'by_category', officeCode: '5605' })
    expect(other.notes.join()).not.toContain('นำเข้า')
  })
})

describe('growth over the year', () => {
  it('says up to which month, so that two numbers in one file are two things', async () => {
    const [summary, indicator] = await tables({ sheet: 'province', officeCode: '56', period: '2024-11' })
    const yearOf = (of: SheetTable | undefined) =>
      of?.notes.find(note => note.startsWith('สะสมปีงบประมาณ 2568'))
    expect(yearOf(summary)).toMatch(/^สะสมปีงบประมาณ 2568 ถึงเดือนพฤศจิกายน 2567 /)
    expect(yearOf(indicator)).toMatch(/^สะสมปีงบประมาณ 2568 [+\-\d]/)
  })

  it('of a year that is over is not said to be of this one', async () => {
    const { notes } = await table({ sheet: 'district', officeCode: '5605', fiscalYear: 2024 })
    expect(notes.join()).toContain('สะสมปีงบประมาณ 2567')
    expect(notes.join()).not.toContain('ปีงบประมาณนี้')
  })
})

describe('a forecast', () => {
  it('that was only said to be filed is so in the tables, as on its page', async () => {
    await world.service.deps.db.execute(sql`
      insert into forecasts (office_code, fiscal_year, province_code, version, filed_at)
      values ('5602', ${FISCAL_YEAR}, '56', 0, '2025-01-15T03:00:00Z')`)
    const province = await table({ sheet: 'forecast', officeCode: '56' })
    expect(rowOf(province, 'officeCode', '5602')?.filed).toBe(FORECAST_STATE_NAMES.stated)
    expect(rowOf(province, 'officeCode', '5601')?.filed).toBe(FORECAST_STATE_NAMES.not_started)
    const { notes } = await table({ sheet: 'forecast', officeCode: '5602' })
    expect(notes).toContain(FORECAST_STATE_NAMES.stated)
    expect((await table({ sheet: 'forecast', officeCode: '5601' })).notes.join()).toContain('ยังไม่ได้ยื่น')
  })

  it('of producers that turned out to be one stands in one line with what they sold', async () => {
    const { clients, producerIds, service } = world
    const at = { officeCode: '5605', fiscalYear: String(FISCAL_YEAR) }
    const { body } = await clients.officer.call('showForecast', at)
    const figures = producerIds.map(producerId => ({ producerId, amounts: twelve('10000.00') }))
    const saved = await clients.officer.call('saveForecast', at, {
      baseVersion: body.version,
      percentTenths: null,
      figures,
    })
    const filed = await clients.chief.call('fileForecast', at, { version: saved.body.version })
    expect(filed.status, JSON.stringify(filed.body)).toBe(200)
    const before = await tables({ sheet: 'forecast', officeCode: '5605' })
    const [kept = '', double = ''] = producerIds
    await service.deps.db.execute(sql`update producers set merged_into = ${kept} where id = ${double}`)
    const after = await tables({ sheet: 'forecast', officeCode: '5605' })
    const rows = await service.deps.db.execute<{ id: string; code: string }>(
      sql`select id, code from producers where id in (${kept}, ${double})`,
    )
    const codeOf = (id: string) => Array.from(rows).find(row => row.id === id)?.code ?? ''
    for (const [index, of] of after.entries()) {
      const old = before[index]
      if (old === undefined) throw new Error('one table less')
      expect(rowOf(of, 'producerCode', codeOf(double))).toBeUndefined()
      const sum = (key: string) =>
        [kept, double].reduce(
          (total, id) => total + Number(rowOf(old, 'producerCode', codeOf(id))?.[key] ?? 0),
          0,
        )
      for (const key of index === 0 ? ['2024-10', 'forecastSame', 'actualSame'] : ['2024-11', 'total'])
        expect(Number(rowOf(of, 'producerCode', codeOf(kept))?.[key] ?? 0), key).toBeCloseTo(sum(key), 2)
      expect(of.total).toEqual(old.total)
    }
  })
})

describe('the list of producers of a month', () => {
  it('has who moves later where it is owed that month, and as coming where it goes', async () => {
    const { db } = world.service.deps
    const [one] = await db.execute<{ id: string; code: string }>(
      sql`select id, code from producers where office_code = '5605' and merged_into is null order by code limit 1`,
    )
    if (one === undefined) throw new Error('no producer')
    await db.execute(sql`update producer_stays set until_period = ${PERIOD} where producer_id = ${one.id}`)
    await db.execute(sql`
      insert into producer_stays (producer_id, office_code, province_code, from_period)
      values (${one.id}, '5606', '56', ${addMonths(PERIOD, 1)})`)
    await db.execute(
      sql`update producers set office_code = '5606', subdistrict_code = null where id = ${one.id}`,
    )
    const lineIn = async (officeCode: string) =>
      rowOf(await table({ sheet: 'producers', officeCode }), 'producerCode', one.code)
    expect(await lineIn('5605')).toMatchObject({ officeCode: '5605', state: PRODUCER_STATES.active })
    expect(await lineIn('5606')).toMatchObject({ officeCode: '5606', state: PRODUCER_STATES.coming })
    const province = rowsOf(await table({ sheet: 'producers', officeCode: '56' }))
    expect(province.filter(row => row.producerCode === one.code)).toMatchObject([
      { officeCode: '5605', office: 'ดอกคำใต้', state: PRODUCER_STATES.active },
    ])
  })
})

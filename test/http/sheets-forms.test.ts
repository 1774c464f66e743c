// Workbooks that are filled in come back through the door by which files come in; the forecast stands beside the sales.
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readSheetTable } from '../../bot/actions/read-sheet-table.ts'
import type { UploadView } from '../../bot/contract/uploads.ts'
import { twelve } from '../forecasts.ts'
import { partsOf } from '../outside/start-sheets.ts'
import {
  download,
  FISCAL_YEAR,
  openSheetsWorld,
  PERIOD,
  type SheetRequest,
  type SheetsWorld,
} from './sheets-world.ts'

let world: SheetsWorld
beforeAll(async () => {
  world = await openSheetsWorld()
})
afterAll(() => world.service.close())

const of = (more: Partial<SheetRequest> = {}): SheetRequest => ({
  sheet: 'rt1',
  format: 'xlsx',
  officeCode: '5605',
  period: PERIOD,
  fiscalYear: null,
  ...more,
})
const ofYear = (more: Partial<SheetRequest> = {}) => of({ period: null, fiscalYear: FISCAL_YEAR, ...more })

describe('a form', () => {
  it('of a district’s month is locked, filled with what is stored, and comes back as it went', async () => {
    const { service, clients } = world
    await service.deps.db.execute(sql`
      update district_reports set state = 'draft' where office_code = '5605' and period = ${PERIOD}`)
    const file = await download(world, clients.officer, of({ sheet: 'rt1_workbook' }))
    expect(partsOf(file.bytes).get('xl/worksheets/sheet1.xml')).toContain('<sheetProtection sheet="1"')
    const sent = await clients.officer.call(
      'uploadWorkbook',
      { officeCode: '5605' },
      new Uint8Array(file.bytes),
    )
    expect(sent.status, JSON.stringify(sent.body)).toBe(200)
    const { preview } = sent.body as UploadView
    expect(preview?.counts).toMatchObject({ save: 0, refused: 0 })
  })

  it('of a year’s baselines is open only for months that are over, and comes back as it went', async () => {
    const { province } = world.clients
    const past = await download(
      world,
      province,
      ofYear({ sheet: 'baseline', officeCode: '56', fiscalYear: 2024 }),
    )
    const sent = await province.call('uploadBaseline', { fiscalYear: '2024' }, new Uint8Array(past.bytes))
    expect([sent.status, sent.body.error?.code]).toEqual([400, 'upload.empty'])
    const running = await download(world, province, ofYear({ sheet: 'baseline', officeCode: '56' }))
    const rules = partsOf(running.bytes).get('xl/worksheets/sheet1.xml') ?? ''
    // October to December of nine districts; the running month is not over.
    expect([...rules.matchAll(/sqref="([A-Z]+\d+:[A-Z]+\d+)"/g)].map(([, range]) => range)).toEqual([
      'C5:C13',
      'D5:D13',
      'E5:E13',
    ])
    const back = await province.call('uploadBaseline', { fiscalYear: '2025' }, new Uint8Array(running.bytes))
    expect((back.body as UploadView).preview?.counts).toMatchObject({ save: 0, refused: 0, unchanged: 1 })
  })
})

describe('the forecast against sales', () => {
  it('compares the months that are reported, of the newest filed forecast', async () => {
    const { service, clients, producerIds } = world
    const at = { officeCode: '5605', fiscalYear: '2025' }
    const { body } = await clients.officer.call('showForecast', at)
    const figures = producerIds.map(producerId => ({ producerId, amounts: twelve('10000.00') }))
    const saved = await clients.officer.call('saveForecast', at, {
      baseVersion: body.version,
      percentTenths: null,
      figures,
    })
    const filed = await clients.chief.call('fileForecast', at, { version: saved.body.version })
    expect(filed.status, JSON.stringify(filed.body)).toBe(200)
    const order = { sheet: 'forecast' as const, officeCode: '5605', period: PERIOD, fiscalYear: FISCAL_YEAR }
    const scope = { provinceCode: '56', mayNameProducers: true }
    const [compared, actual] = await readSheetTable(service.deps, scope, order, service.clock.now())
    const totalIn = (key: string, table = compared) =>
      table?.total?.[table.columns.findIndex(column => column.key === key)] ?? null
    const [row] = await service.deps.db.execute<{ months: number; satang: string; all: string }>(sql`
      select count(distinct e.period) filter (where r.state <> 'draft')::int as months,
        (coalesce(sum(e.amount) filter (where r.state <> 'draft'), 0) * 100)::bigint::text as satang,
        (sum(e.amount) * 100)::bigint::text as all
      from revenue_entries e join district_reports r using (office_code, period)
      where e.office_code = '5605' and e.period >= '2024-10'`)
    const producers = BigInt(producerIds.length)
    expect(totalIn('forecastTotal')).toEqual({ kind: 'baht', satang: producers * 12n * 1_000_000n })
    expect(totalIn('forecastSame')).toEqual({
      kind: 'baht',
      satang: producers * BigInt(row?.months ?? 0) * 1_000_000n,
    })
    expect(totalIn('actualSame')).toEqual({ kind: 'baht', satang: BigInt(row?.satang ?? 0) })
    expect(totalIn('total', actual)).toEqual({ kind: 'baht', satang: BigInt(row?.all ?? 0) })
    const [province] = await readSheetTable(
      service.deps,
      scope,
      { ...order, officeCode: '56' },
      service.clock.now(),
    )
    expect(totalIn('forecastTotal', province)).toEqual(totalIn('forecastTotal'))
    expect(totalIn('actualSame', province)).toEqual(totalIn('actualSame'))
  })
})

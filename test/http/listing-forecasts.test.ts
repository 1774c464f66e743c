// What the province sees of forecasts: who filed and when, what was only stated, totals, and what was sold beside them.
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { listForecastAmounts } from '../../db/queries/forecasts.ts'
import { forecasts } from '../../db/schema/index.ts'
import { addPerson, type Client, figure, signIn } from '../district.ts'
import { fileForecastOf, fillForecast, twelve } from '../forecasts.ts'
import type { TestService } from '../service.ts'
import {
  addForecastProducers,
  FORECAST_AT,
  type ForecastPeople,
  forgetForecasts,
  startForecastPeople,
} from './forecast-people.ts'

let world: ForecastPeople
let service: TestService
let ids: string[]

beforeAll(async () => {
  world = await startForecastPeople()
  service = world.service
  ids = await addForecastProducers(world)
})
afterAll(() => service.close())
beforeEach(() => forgetForecasts(world))

const file = (client: Client, version: number, at = FORECAST_AT) =>
  client.call('fileForecast', at, { version })
const list = async (client = world.province) =>
  (await client.call('listForecasts', { fiscalYear: '2025' })).body

describe('a forecast that was only stated', () => {
  beforeEach(() =>
    service.deps.db.insert(forecasts).values({
      officeCode: '5605',
      provinceCode: '56',
      fiscalYear: 2025,
      filedAt: new Date('2025-01-10T03:00:00.000Z'),
      filedBy: world.people.chief.id,
    }),
  )

  it('is shown as that, without figures, and counts as filed in time', async () => {
    const shown = (await world.officer.call('showForecast', FORECAST_AT)).body
    expect(shown).toMatchObject({
      state: 'stated',
      filed: { by: 'สมชาย ตัวอย่าง', isOnTime: true },
      versions: [],
    })
    const { totals, districts } = await list()
    expect(totals).toMatchObject({ filed: 1, onTime: 1, stated: 1, amount: '0.00' })
    expect(districts[0]).toMatchObject({ officeCode: '5605', state: 'stated', version: null })
  })

  it('can still be filled in and filed; the day it was stated stays, and until then none of it counts', async () => {
    service.clock.set('2025-02-03T10:00')
    const version = await fillForecast(world.officer, FORECAST_AT)
    expect(await listForecastAmounts(service.deps.db, { provinceCode: '56', fiscalYear: 2025 })).toEqual([])
    const filed = await file(world.officer, version)
    expect(filed.body).toMatchObject({
      state: 'filed',
      filed: { by: 'สมชาย ตัวอย่าง', at: '2025-01-10T03:00:00.000Z' },
    })
    const amounts = await listForecastAmounts(service.deps.db, { provinceCode: '56', fiscalYear: 2025 })
    expect(amounts).toHaveLength(12)
    expect(amounts[0]).toEqual({ officeCode: '5605', period: '2024-10', amountSatang: 200_000n })
    expect(amounts.at(-1)).toMatchObject({ period: '2025-09' })
  })
})

describe('what the province sees', () => {
  it('is every district with producers: begun, filed, what it expects, and growth on what was recorded', async () => {
    await service.deps.db.execute(sql`
      insert into district_months (office_code, period, province_code, amount, recorded, no_sales)
      values ('5606', '2023-10', '56', 800, 1, 0), ('5606', '2023-11', '56', 1200, 1, 0) on conflict do nothing`)
    const view = await list()
    expect(view.districts.map(row => [row.officeCode, row.state, row.done, row.expected])).toEqual([
      ['5605', 'not_started', 0, 2],
      ['5606', 'not_started', 0, 1],
    ])
    await world.officer.call('saveForecast', FORECAST_AT, {
      baseVersion: 0,
      percentTenths: null,
      figures: [{ producerId: ids[0] ?? '', amounts: twelve('5.00') }],
    })
    await fileForecastOf(service, world.people.neighbour, 2025, '1100.00')
    const later = await list()
    expect(later.districts.map(row => [row.officeCode, row.state, row.done, row.expected])).toEqual([
      ['5605', 'writing', 1, 2],
      ['5606', 'filed', 1, 1],
    ])
    // Two months have a base: 2,200 against 2,000.
    const growth = { now: '2200.00', base: '2000.00', tenths: 100, covered: 2, of: 12 }
    expect(later.districts[1]?.version).toEqual({ number: 1, amount: '13200.00', growth })
    expect(later.totals).toEqual({
      of: 2,
      filed: 1,
      onTime: 1,
      stated: 0,
      amount: '13200.00',
      growth,
    })
    expect([later.earlier, later.later, later.isDuePassed]).toEqual([2024, 2026, false])
  })

  it('has what was sold beside what was expected, as plain sums of the tables say', async () => {
    await file(world.officer, await fillForecast(world.officer, FORECAST_AT, '100.00'))
    const month = { officeCode: '5605', period: '2025-01' }
    const saved = await world.officer.call('saveFigures', month, {
      figures: ids.map(id => figure(id, '90.25')),
    })
    const before = await list()
    expect(before.months[3]).toEqual({
      period: '2025-01',
      forecast: '200.00',
      actual: '180.50',
      filed: 1,
      reported: 0,
    })
    // Not handed in yet: not compared yet.
    expect(before.toDate).toEqual({ forecast: '0.00', actual: '0.00', tenths: null, covered: 0, of: 12 })
    await world.officer.call('submitReport', month, { version: saved.body.reportVersion })
    const after = await list()
    // (180.50 − 200) ÷ 200 = −9.75 %, away from zero.
    expect(after.toDate).toEqual({ forecast: '200.00', actual: '180.50', tenths: -98, covered: 1, of: 12 })
    const [row] = await service.deps.db.execute<{ forecast: string; actual: string }>(sql`
      select (select sum(amount)::text from forecast_figures where period = '2025-01') as forecast,
        (select sum(amount)::text from revenue_entries where period = '2025-01' and office_code = '5605') as actual`)
    expect(row).toEqual({ forecast: '200.00', actual: '180.50' })
  })

  it('ends at its border', async () => {
    const { body } = await world.province.call('showForecast', { officeCode: '5701', fiscalYear: '2025' })
    expect(body.error?.code).toBe('access.denied')
    const stranger = await addPerson(service, 'provincial_officer', '57')
    const seen = await list(await signIn(service, stranger))
    expect(seen.districts.map(row => row.officeCode)).toEqual(['5701'])
  })
})

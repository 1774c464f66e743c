// What a new forecast shows: who is in it, for which months, and each producer's own figures of the year before.
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { figures, producerStays, producers } from '../../db/schema/index.ts'

import { twelve } from '../forecasts.ts'
import type { TestService } from '../service.ts'
import {
  beginAnew,
  FORECAST_AT,
  type ForecastPeople,
  firstMonths,
  saveForecastOf,
  startForecastPeople,
} from './forecast-people.ts'

let world: ForecastPeople
let service: TestService
let ids: string[]

beforeAll(async () => {
  world = await startForecastPeople()
  service = world.service
})
afterAll(() => service.close())
beforeEach(async () => {
  ids = await beginAnew(world)
})

const show = async (client = world.officer, at = FORECAST_AT) => (await client.call('showForecast', at)).body

/** A figure of the producer in a month, recorded by that district. */
const sold = (producerId: string, period: string, amount: bigint, officeCode = '5605') =>
  service.deps.db.insert(figures).values({
    producerId,
    period,
    provinceCode: officeCode.slice(0, 2),
    officeCode,
    amount,
    noSalesReason: amount === 0n ? 'no_orders' : null,
    source: 'visit',
    version: 1,
    recordedAt: service.clock.now(),
  })

describe('a new forecast', () => {
  it('has every producer of the district, all blank, with its own figures of a year before', async () => {
    const [first = '', second = ''] = ids
    await sold(first, '2023-10', 123_456n)
    await sold(first, '2024-09', 0n)
    // What it sold while it stayed elsewhere is its own past, too.
    await sold(second, '2024-01', 7_700n, '5602')
    const view = await show()
    expect(view).toMatchObject({
      state: 'not_started',
      version: 0,
      percentTenths: null,
      changed: null,
      filed: null,
      versions: [],
      officeName: 'อำเภอดอกคำใต้',
      dueOn: '2025-01-25',
      reader: 'สมหญิง ตัวอย่าง',
      may: { write: true },
    })
    expect(view.rows.map(row => [row.producerId, row.stays])).toEqual(ids.map(id => [id, '111111111111']))
    expect(view.rows.every(row => row.amounts.every(amount => amount === null))).toBe(true)
    expect(view.rows[0]?.lastYear).toEqual(
      twelve(null).map((_, month) => (month === 0 ? '1234.56' : month === 11 ? '0.00' : null)),
    )
    expect(view.rows[1]?.lastYear[3]).toBe('77.00')
    expect(view.rows[2]?.lastYear).toEqual(twelve(null))
  })

  it('adds to a producer’s past that of the ones that turned out to be the same, which have no row', async () => {
    const [kept = '', twin = '', twinOfTwin = ''] = ids
    const merge = (id: string, into: string) =>
      service.deps.db.update(producers).set({ mergedInto: into }).where(sql`id = ${id}`)
    await merge(twin, kept)
    await merge(twinOfTwin, twin)
    await sold(kept, '2024-02', 10_000n)
    await sold(twin, '2024-02', 5_050n)
    await sold(twinOfTwin, '2024-02', 1n)
    await sold(twinOfTwin, '2024-03', 300n)
    const { rows } = await show()
    expect(rows.map(row => row.producerId)).toEqual([kept])
    expect(rows[0]?.lastYear.slice(4, 6)).toEqual(['150.51', '3.00'])
  })

  it('wants nothing for months in which a producer is away, and has none that is away all year', async () => {
    const [paused = '', newcomer = '', gone = ''] = ids
    const { db } = service.deps
    const stay = { officeCode: '5605', provinceCode: '56' }
    await db.delete(producerStays)
    await db.insert(producerStays).values([
      { ...stay, producerId: paused, fromPeriod: '2023-10', untilPeriod: '2024-11' },
      { ...stay, producerId: paused, fromPeriod: '2025-03' },
      { ...stay, producerId: newcomer, fromPeriod: '2025-09' },
      { ...stay, producerId: gone, fromPeriod: '2023-10', untilPeriod: '2024-09' },
      { ...stay, officeCode: '5602', producerId: gone, fromPeriod: '2024-10' },
    ])
    const view = await show()
    expect(view.rows.map(row => row.stays)).toEqual(['110001111111', '000000000001'])
    const refused = await saveForecastOf(world.officer, 0, [
      { producerId: newcomer, amounts: firstMonths('5.00') },
    ])
    expect([refused.status, refused.body.error?.code]).toEqual([409, 'forecast.changed_set'])
    const other = await saveForecastOf(world.officer, 0, [{ producerId: gone, amounts: twelve(null) }])
    expect(other.body.error?.code).toBe('forecast.changed_set')
    const saved = await saveForecastOf(world.officer, 0, [
      { producerId: newcomer, amounts: twelve(null).with(11, '0') },
      { producerId: paused, amounts: twelve('10').with(2, null).with(3, null).with(4, null) },
    ])
    expect(saved.body).toMatchObject({ state: 'complete', version: 1 })
  })

  it('shows what the district recorded a year before, whoever stays with it today', async () => {
    await service.deps.db.execute(sql`
      insert into district_months (office_code, period, province_code, amount, recorded, no_sales)
      values ('5605', '2023-12', '56', 4321.5, 3, 0), ('5602', '2023-12', '56', 9, 1, 0), ('5605', '2024-01', '56', 0, 0, 0)`)
    const { lastYear } = await show()
    expect(lastYear).toEqual(twelve(null).with(2, '4321.50'))
  })

  it('of the next fiscal year has what is sold this year beside it', async () => {
    await sold(ids[0] ?? '', '2024-10', 500n)
    const { rows } = await show(world.officer, { ...FORECAST_AT, fiscalYear: '2026' })
    expect(rows[0]?.lastYear).toEqual(firstMonths('5.00'))
  })

  it('is written by the district alone; the province reads it', async () => {
    expect((await show(world.province)).may).toEqual({ write: false })
    expect((await saveForecastOf(world.province, 0, [])).status).toBe(403)
  })
})

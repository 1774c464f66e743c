// Saving a forecast: bit by bit, two at once, a whole large district, and whatever is refused.
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addPerson, addProducers, signIn } from '../district.ts'
import { twelve } from '../forecasts.ts'
import type { TestService } from '../service.ts'
import { hashTables } from '../table-hashes.ts'
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

describe('saving', () => {
  it('keeps what was typed, bit by bit, in whatever spelling the wire allows', async () => {
    const [first = '', second = ''] = ids
    const one = await saveForecastOf(
      world.officer,
      0,
      [{ producerId: first, amounts: firstMonths('1000', '0', '12.5') }],
      30,
    )
    expect(one.body).toMatchObject({
      state: 'writing',
      version: 1,
      percentTenths: 30,
      changed: { by: 'สมหญิง ตัวอย่าง', at: '2025-01-12T03:00:00.000Z' },
    })
    const two = await saveForecastOf(world.officer, 1, [{ producerId: second, amounts: twelve('7.00') }], 30)
    expect(two.body.version).toBe(2)
    const view = await show()
    expect(view.rows.map(row => row.amounts)).toEqual([
      firstMonths('1000.00', '0.00', '12.50'),
      twelve('7.00'),
      twelve(null),
    ])
  })

  it('takes a month back to blank', async () => {
    const [first = ''] = ids
    await saveForecastOf(world.officer, 0, [{ producerId: first, amounts: firstMonths('5.00', '6.00') }])
    await saveForecastOf(world.officer, 1, [{ producerId: first, amounts: firstMonths(null, '6.00') }])
    expect((await show()).rows[0]?.amounts).toEqual(firstMonths(null, '6.00'))
    const back = await saveForecastOf(world.officer, 2, [{ producerId: first, amounts: twelve(null) }])
    expect(back.body).toMatchObject({ state: 'not_started', version: 3 })
  })

  it('the same again changes nothing, whatever version it names: an answer may have been lost', async () => {
    const list = [{ producerId: ids[0] ?? '', amounts: firstMonths('5.00') }]
    await saveForecastOf(world.officer, 0, list, 30)
    const before = await hashTables(service.deps.db)
    const again = await saveForecastOf(world.officer, 0, list, 30)
    expect([again.status, again.body.version]).toEqual([200, 1])
    expect(await hashTables(service.deps.db)).toEqual(before)
  })

  it('on top of somebody else’s change is refused with who and when; nothing of it is stored', async () => {
    const [first = '', second = ''] = ids
    service.clock.set('2025-01-13T09:30')
    await saveForecastOf(world.colleague, 0, [{ producerId: first, amounts: firstMonths('5.00') }])
    const before = await hashTables(service.deps.db)
    const refused = await saveForecastOf(world.officer, 0, [
      { producerId: second, amounts: firstMonths('6.00') },
    ])
    expect(refused.status).toBe(409)
    expect(refused.body.error).toMatchObject({
      code: 'forecast.stale',
      detail: { by: 'สมศรี ตัวอย่าง', at: '2025-01-13T02:30:00.000Z' },
    })
    expect(refused.body.error?.says).toContain('สมศรี ตัวอย่าง')
    expect(await hashTables(service.deps.db)).toEqual(before)
    expect(
      (await saveForecastOf(world.officer, 1, [{ producerId: second, amounts: firstMonths('6.00') }])).status,
    ).toBe(200)
  })

  it('by two at the same moment stores one and tells the other', async () => {
    const answers = await Promise.all(
      [world.officer, world.colleague, world.officer, world.colleague].map((client, index) =>
        saveForecastOf(client, 0, [{ producerId: ids[index % 3] ?? '', amounts: twelve(`${index + 1}.00`) }]),
      ),
    )
    expect(answers.map(answer => answer.status).sort()).toEqual([200, 409, 409, 409])
    const view = await show()
    expect(view.version).toBe(1)
    expect(view.rows.flatMap(row => row.amounts).filter(amount => amount !== null)).toHaveLength(12)
  })

  it('is on record with each producer’s year before and after', async () => {
    await saveForecastOf(world.officer, 0, [{ producerId: ids[0] ?? '', amounts: twelve('10.00') }], -5)
    const [row] = await service.deps.db.execute<{ detail: unknown; officer: string }>(sql`
      select a.detail, o.full_name as officer from audit a join officers o on o.id = a.officer_id
      where action = 'save-forecast' order by seq desc limit 1`)
    expect(row).toEqual({
      officer: 'สมหญิง ตัวอย่าง',
      detail: {
        fiscalYear: 2025,
        version: 1,
        percentTenths: -5,
        figures: [{ producerId: ids[0], from: '0.00', to: '120.00' }],
      },
    })
  })

  it.each([
    ['a sign', '-5.00'],
    ['a third decimal', '5.001'],
    ['separators', '1,000.00'],
    ['Thai digits', '๕'],
    ['more than a column holds', '1000000000000.00'],
    ['nothing', ''],
  ])('an amount with %s is refused', async (_what, amount) => {
    const refused = await saveForecastOf(world.officer, 0, [
      { producerId: ids[0] ?? '', amounts: firstMonths(amount) },
    ])
    expect([refused.status, refused.body.error?.code]).toEqual([400, 'request.invalid'])
  })

  it('a year that is together more than any column of money holds is refused, and nothing of it stored', async () => {
    const list = [{ producerId: ids[0] ?? '', amounts: firstMonths('999999999999.99') }]
    expect((await saveForecastOf(world.officer, 0, list)).status).toBe(200)
    const before = await hashTables(service.deps.db)
    const refused = await saveForecastOf(world.officer, 1, [
      { producerId: ids[1] ?? '', amounts: firstMonths('0.01') },
    ])
    expect([refused.status, refused.body.error?.code]).toEqual([400, 'figures.total_too_large'])
    expect(await hashTables(service.deps.db)).toEqual(before)
  })

  it.each([
    ['2024', 423, 'forecast.other_year'],
    ['2027', 404, 'period.unknown'],
    ['2020', 404, 'period.unknown'],
    ['20255', 400, 'request.invalid'],
  ])('of the fiscal year %s is refused', async (fiscalYear, status, code) => {
    const body = { baseVersion: 0, percentTenths: null, figures: [] }
    const refused = await world.officer.call('saveForecast', { ...FORECAST_AT, fiscalYear }, body)
    expect([refused.status, refused.body.error?.code]).toEqual([status, code])
  })

  it('of the next fiscal year is possible', async () => {
    const at = { ...FORECAST_AT, fiscalYear: '2026' }
    const list = [{ producerId: ids[0] ?? '', amounts: twelve('10.00') }]
    const body = { baseVersion: 0, percentTenths: null, figures: list }
    expect((await world.officer.call('saveForecast', at, body)).body.version).toBe(1)
    expect((await show()).version).toBe(0)
  })

  it('after being removed is refused', async () => {
    const leaver = await addPerson(service, 'district_officer', '5605', 'ผู้ย้ายออก')
    const client = await signIn(service, leaver)
    await service.deps.db.execute(sql`
      update officers set removed_at = ${service.clock.now().toISOString()}::timestamptz where id = ${leaver.id}`)
    expect((await saveForecastOf(client, 0, [])).status).toBe(401)
  })
})

describe('a large district', () => {
  it('of 200 producers is saved at once and shown', async () => {
    const many = await addProducers(service, '5605', 197)
    const all = [...ids, ...many]
    const list = all.map(producerId => ({ producerId, amounts: twelve('1234.56') }))
    const saved = await saveForecastOf(world.officer, 0, list)
    expect(saved.body).toMatchObject({ state: 'complete', version: 1 })
    const view = await show()
    expect(view.rows).toHaveLength(200)
    const [row] = await service.deps.db.execute<{ sum: string }>(
      sql`select sum(amount)::text as sum from forecast_figures`,
    )
    expect(row?.sum).toBe('2962944.00')
  })
})

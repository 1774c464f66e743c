// Filing a forecast: only whole, frozen for ever, again after a change, in time or late.
import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addPerson, addProducers, type Client, signIn } from '../district.ts'
import { fillForecast, twelve } from '../forecasts.ts'
import type { TestService } from '../service.ts'
import { tamper } from '../tamper.ts'
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
const versions = async () =>
  Array.from(
    await service.deps.db.execute<{ number: number; content: string; content_hash: string }>(
      sql`select number, content, content_hash from forecast_versions order by office_code, number`,
    ),
  )

describe('filing', () => {
  it('is refused while something is blank, and says how many producers are left', async () => {
    const amounts = twelve('5.00').with(7, null)
    const saved = await world.officer.call('saveForecast', FORECAST_AT, {
      baseVersion: 0,
      percentTenths: null,
      figures: [{ producerId: ids[0] ?? '', amounts }],
    })
    const refused = await file(world.officer, saved.body.version)
    expect(refused.status).toBe(409)
    expect(refused.body.error).toMatchObject({ code: 'forecast.incomplete', detail: { left: 2 } })
    expect((await world.officer.call('showForecast', FORECAST_AT)).body.filed).toBeNull()
  })

  it('freezes all of it under its hash, with who and when; the database refuses to change it', async () => {
    const version = await fillForecast(world.officer, FORECAST_AT, '12.50')
    const filed = await file(world.chief, version)
    expect(filed.body).toMatchObject({
      state: 'filed',
      version,
      filed: { by: 'สมชาย ตัวอย่าง', at: '2025-01-12T03:00:00.000Z', isOnTime: true },
      versions: [{ number: 1, by: 'สมชาย ตัวอย่าง', amount: '300.00' }],
    })
    const [stored] = await versions()
    expect(
      createHash('sha256')
        .update(stored?.content ?? '')
        .digest('hex'),
    ).toBe(stored?.content_hash)
    expect(JSON.parse(stored?.content ?? '')).toMatchObject({
      schema: 1,
      officeCode: '5605',
      officeName: 'ดอกคำใต้',
      provinceName: 'พะเยา',
      fiscalYear: 2025,
      number: 1,
      version,
      producers: ids.map(id => ({ id, amounts: twelve('12.50'), total: '150.00' })),
      totals: { amount: '300.00', months: twelve('25.00'), rounds: ['150.00', '150.00'] },
      filed: { by: 'สมชาย ตัวอย่าง', role: 'district_chief', isActing: false },
    })
    const change = service.deps.db.execute(sql`update forecast_versions set content = '{}'`)
    await expect(change).rejects.toThrow()
  })

  it('of what was changed meanwhile is refused with who changed it', async () => {
    const version = await fillForecast(world.officer, FORECAST_AT)
    await fillForecast(world.officer, FORECAST_AT, '2.00')
    const refused = await file(world.chief, version)
    expect(refused.body.error).toMatchObject({
      code: 'forecast.stale',
      detail: { by: 'สมหญิง ตัวอย่าง', at: '2025-01-12T03:00:00.000Z' },
    })
    expect(await versions()).toEqual([])
  })

  it('twice, or by two at once, makes one version and one line on record', async () => {
    const version = await fillForecast(world.officer, FORECAST_AT)
    const answers = await Promise.all(
      [world.officer, world.chief, world.officer].map(client => file(client, version)),
    )
    expect(answers.map(answer => answer.status)).toEqual([200, 200, 200])
    expect((await file(world.chief, version)).body.versions).toHaveLength(1)
    const [row] = await service.deps.db.execute<{ count: number }>(sql`
      select count(*)::int as count from audit where action = 'file-forecast' and detail ->> 'amount' = '24000.00'`)
    expect([(await versions()).length, row?.count]).toEqual([1, 1])
  })

  it('again after a change makes the next version; the one before stays, and so does the day of the first', async () => {
    await file(world.officer, await fillForecast(world.officer, FORECAST_AT, '10.00'))
    const [before] = await versions()
    service.clock.set('2025-02-20T10:00')
    await keepSessions()
    const version = await fillForecast(world.officer, FORECAST_AT, '20.00')
    expect((await world.officer.call('showForecast', FORECAST_AT)).body.state).toBe('changed')
    // Until it is filed again, what was filed counts.
    expect((await list()).totals.amount).toBe('240.00')
    const again = await file(world.chief, version)
    expect(again.body).toMatchObject({
      state: 'filed',
      filed: { by: 'สมหญิง ตัวอย่าง', at: '2025-01-12T03:00:00.000Z', isOnTime: true },
      versions: [
        { number: 2, by: 'สมชาย ตัวอย่าง', amount: '480.00' },
        { number: 1, by: 'สมหญิง ตัวอย่าง', amount: '240.00' },
      ],
    })
    expect((await versions())[0]).toEqual(before)
    expect((await list()).totals.amount).toBe('480.00')
  })

  it('takes in who came to the district since, although no amount was changed', async () => {
    await file(world.officer, await fillForecast(world.officer, FORECAST_AT))
    const [late = ''] = await addProducers(service, '5605', 1, '2025-09')
    const shown = (await world.officer.call('showForecast', FORECAST_AT)).body
    // What was filed stays filed; the new one is there to be filled in.
    expect([shown.state, shown.rows.length]).toEqual(['filed', 3])
    const refused = await file(world.officer, shown.version)
    expect(refused.body.error).toMatchObject({ code: 'forecast.incomplete', detail: { left: 1 } })
    const saved = await world.officer.call('saveForecast', FORECAST_AT, {
      baseVersion: shown.version,
      percentTenths: null,
      figures: [{ producerId: late, amounts: twelve(null).with(11, '7.00') }],
    })
    expect((await file(world.officer, saved.body.version)).body.versions).toHaveLength(2)
    await service.deps.db.execute(sql`delete from producer_stays where producer_id = ${late}`)
  })

  it.each([
    ['2025-01-25T23:59:59', true],
    ['2025-01-26T00:00:00', false],
  ])('at %s is on time: %s', async (bangkok, isOnTime) => {
    service.clock.set(bangkok)
    const filed = await file(world.officer, await fillForecast(world.officer, FORECAST_AT))
    expect(filed.body.filed?.isOnTime).toBe(isOnTime)
    expect((await list()).totals).toMatchObject({ filed: 1, onTime: isOnTime ? 1 : 0 })
  })

  it('goes by the due day as the province corrected it', async () => {
    await world.province.call(
      'correctCalendar',
      { period: '2025-01' },
      { milestone: 'forecast_due', correctedOn: '2025-01-31', reason: 'ขยายเวลา' },
    )
    service.clock.set('2025-01-30T10:00')
    const filed = await file(world.officer, await fillForecast(world.officer, FORECAST_AT))
    expect(filed.body.filed?.isOnTime).toBe(true)
    expect((await list()).dueOn).toBe('2025-01-31')
    await tamper(service.deps.db, sql`delete from calendar_corrections`)
  })

  it('is for the own district, and for who acts for the chief of another one', async () => {
    const at = { officeCode: '5606', fiscalYear: '2025' }
    expect((await file(world.officer, 0, at)).status).toBe(403)
    const { ids: newId, db } = service.deps
    await db.execute(sql`
      insert into acting_chiefs (id, province_code, office_code, officer_id, order_number, from_on, until_on, named_by, named_at)
      values (${newId.uuid()}, '56', '5606', ${world.people.officer.id}, 'พย 1/2568', '2025-01-10', '2025-01-20', ${world.people.officer.id}, now())`)
    const filed = await file(world.officer, await fillForecast(world.officer, at), at)
    expect(filed.status).toBe(200)
    const [row] = await versions()
    expect(JSON.parse(row?.content ?? '').filed).toMatchObject({ role: 'district_chief', isActing: true })
    await db.execute(sql`delete from acting_chiefs`)
  })

  it('without producers is refused: nobody files nothing', async () => {
    const lonely = await addPerson(service, 'district_officer', '5607')
    const refused = await file(await signIn(service, lonely), 0, { officeCode: '5607', fiscalYear: '2025' })
    expect([refused.status, refused.body.error?.code]).toEqual([409, 'forecast.no_producers'])
  })
})

/** Sessions last a month; the clock goes further here. */
const keepSessions = () =>
  service.deps.db.execute(sql`update sessions set expires_at = '2030-01-01T00:00:00Z'::timestamptz`)

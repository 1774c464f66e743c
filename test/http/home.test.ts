// The first screen of each role: which month it is about, how far that is, what else is waiting.
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addPerson, addProducers, type Client, figure, signIn } from '../district.ts'
import { fillForecast, twelve } from '../forecasts.ts'
import { startService, type TestService } from '../service.ts'

let service: TestService
const clients: Record<string, Client> = {}
let producers: string[]

beforeAll(async () => {
  service = await startService({ at: '2024-12-15T10:00' })
  producers = await addProducers(service, '5605', 2)
  await addProducers(service, '5602', 1)
  clients.officer = await signIn(
    service,
    await addPerson(service, 'district_officer', '5605', 'สมหญิง ตัวอย่าง'),
  )
  clients.chief = await signIn(service, await addPerson(service, 'district_chief', '5605', 'สมชาย ตัวอย่าง'))
  clients.province = await signIn(
    service,
    await addPerson(service, 'provincial_officer', '56', 'สมพร ตัวอย่าง'),
  )
  clients.provinceChief = await signIn(service, await addPerson(service, 'provincial_chief', '56'))
  clients.neighbour = await signIn(service, await addPerson(service, 'district_officer', '5701'))
  await clients.officer.call(
    'saveFigures',
    { officeCode: '5605', period: '2024-12' },
    { figures: [figure(producers[0] ?? '', '100.25')] },
  )
})
afterAll(() => service.close())
beforeEach(() => service.clock.set('2025-01-10T10:00'))

/** Sessions last a month; the clock goes further here. */
const keepSessions = () =>
  service.deps.db.execute(sql`update sessions set expires_at = '2030-01-01T00:00:00Z'::timestamptz`)

async function homeAt(at: string, who: keyof typeof clients = 'officer') {
  await keepSessions()
  service.clock.set(at)
  const answer = await (clients[who] as Client).call('showHome')
  expect(answer.status).toBe(200)
  return answer.body
}

describe('the month in focus', () => {
  it.each([
    ['2025-01-06T23:59:59', '2024-12', true],
    ['2025-01-07T00:00:00', '2024-12', false],
    ['2025-01-09T23:59:59', '2024-12', false],
    ['2025-01-10T00:00:00', '2025-01', true],
    ['2025-01-31T12:00:00', '2025-01', true],
    ['2025-02-06T23:59:59', '2025-01', true],
    ['2025-02-07T00:00:00', '2025-01', false],
    ['2024-10-09T12:00:00', '2024-09', false],
    ['2024-10-10T00:00:00', '2024-10', true],
  ])('at %s it is %s, open: %s', async (at, period, isOpen) => {
    const home = await homeAt(at)
    expect([home.period, home.calendar.period, home.calendar.window.isOpen]).toEqual([period, period, isOpen])
    expect(home.districts.map(row => row.period)).toEqual([period])
  })

  it('says since when it is closed, and until when it is open', async () => {
    expect((await homeAt('2025-01-08T10:00')).calendar.window).toEqual({
      isOpen: false,
      reason: 'past_closing',
      since: '2025-01-06T16:59:59.000Z',
      until: null,
    })
    expect((await homeAt('2025-01-10T10:00')).calendar.window).toEqual({
      isOpen: true,
      closesAt: '2025-02-06T16:59:59.000Z',
    })
  })
})

describe('a district', () => {
  it('sees itself and nobody else, by name', async () => {
    const home = await homeAt('2024-12-20T10:00')
    expect(home.officer).toEqual({
      fullName: 'สมหญิง ตัวอย่าง',
      role: 'district_officer',
      officeCode: '5605',
      officeName: 'อำเภอดอกคำใต้',
    })
    expect(home.districts).toEqual([
      {
        officeCode: '5605',
        officeName: 'อำเภอดอกคำใต้',
        period: '2024-12',
        state: 'draft',
        recorded: 1,
        expected: 2,
        amount: '100.25',
        isTakenBackByReopening: false,
      },
    ])
    expect([home.summaries, home.isPractice, home.calendar.mayCorrect]).toEqual([[], false, false])
  })

  it('sees the earlier months of the fiscal year, newest first, and that they are closed', async () => {
    const { earlier } = await homeAt('2025-01-12T10:00', 'chief')
    expect(earlier.map(row => [row.period, row.amount, row.recorded])).toEqual([
      ['2024-12', '100.25', 1],
      ['2024-11', '0.00', 0],
      ['2024-10', '0.00', 0],
    ])
    expect(earlier.every(row => !row.window.isOpen)).toBe(true)
  })

  it('in October still sees September', async () => {
    const { earlier } = await homeAt('2025-10-12T10:00')
    expect(earlier.map(row => row.period)).toEqual(['2025-09'])
  })

  it('sees all eleven months before a September', async () => {
    const { earlier } = await homeAt('2025-09-12T10:00')
    expect(earlier).toHaveLength(11)
    expect([earlier.at(0)?.period, earlier.at(-1)?.period]).toEqual(['2025-08', '2024-10'])
  })
})

describe('the province', () => {
  it('sees every district of the province in the month, and no other', async () => {
    const home = await homeAt('2024-12-20T10:00', 'province')
    expect(home.districts.map(row => row.officeCode)).toEqual(
      Array.from({ length: 9 }, (_, i) => `560${i + 1}`),
    )
    expect(home.districts.find(row => row.officeCode === '5605')?.amount).toBe('100.25')
    expect(home.officer.officeName).toBe('จังหวัดพะเยา')
    expect([home.earlier, home.forecast, home.calendar.mayCorrect]).toEqual([[], null, true])
  })

  it('finds a summary for this month and for every month that has figures', async () => {
    expect((await homeAt('2025-01-12T10:00', 'province')).summaries).toEqual(['2025-01', '2024-12'])
    expect((await homeAt('2025-01-12T10:00', 'provinceChief')).summaries).toEqual(['2025-01', '2024-12'])
    expect((await homeAt('2025-01-12T10:00', 'provinceChief')).calendar.mayCorrect).toBe(false)
  })
})

describe('the forecast', () => {
  const AT = { officeCode: '5605', fiscalYear: '2025' }

  it.each([
    ['2024-11-25T23:59:59', null],
    ['2024-11-26T00:00:00', 2025],
    ['2025-01-25T12:00:00', 2025],
    ['2025-02-24T23:59:59', 2025],
    // Not filed: it stays until it is, or until the next year's comes.
    ['2025-07-01T12:00:00', 2025],
    ['2025-10-01T12:00:00', null],
    ['2025-12-01T12:00:00', 2026],
  ])('is on the screen at %s: %s', async (at, fiscalYear) => {
    expect((await homeAt(at)).forecast?.fiscalYear ?? null).toBe(fiscalYear)
  })

  it('says how far it is, to officer and chief alike; once filed it leaves a month after the due day', async () => {
    const at = '2025-01-12T10:00'
    expect((await homeAt(at)).forecast).toEqual({
      fiscalYear: 2025,
      dueOn: '2025-01-25',
      state: 'not_started',
      done: 0,
      expected: 2,
    })
    const officer = clients.officer as Client
    const figures = [{ producerId: producers[0] ?? '', amounts: twelve('5.00') }]
    await officer.call('saveForecast', AT, { baseVersion: 0, percentTenths: null, figures })
    expect((await homeAt(at, 'chief')).forecast).toMatchObject({ state: 'writing', done: 1, expected: 2 })
    const version = await fillForecast(officer, AT)
    expect((await homeAt(at)).forecast).toMatchObject({ state: 'complete', done: 2 })
    expect((await officer.call('fileForecast', AT, { version })).status).toBe(200)
    expect((await homeAt(at, 'chief')).forecast).toMatchObject({ state: 'filed' })
    expect((await homeAt(at, 'neighbour')).forecast).toMatchObject({ state: 'not_started' })
    expect((await homeAt('2025-02-24T23:59:59')).forecast).toMatchObject({ state: 'filed' })
    expect((await homeAt('2025-02-25T00:00:00')).forecast).toBeNull()
  })
})

describe('an acting chief at home', () => {
  it('has the signature as a task, but not for their own work', async () => {
    const { deps } = service
    const colleague = await addPerson(service, 'district_officer', '5605', 'สมศรี ตัวอย่าง')
    clients.colleague = await signIn(service, colleague)
    const [officer] = await deps.db.execute<{ id: string }>(
      sql`select id from officers where full_name = 'สมหญิง ตัวอย่าง'`,
    )
    for (const id of [colleague.id, officer?.id ?? ''])
      await deps.db.execute(sql`
        insert into acting_chiefs (id, province_code, office_code, officer_id, order_number, from_on, until_on, named_by, named_at)
        values (${deps.ids.uuid()}, '56', '5605', ${id}, 'พย 1/2568', '2024-12-01', '2025-12-31', ${id}, now())`)
    expect((await homeAt('2025-01-06T10:00', 'colleague')).isActingAtHome).toBe(true)
    // สมหญิง recorded a figure of December.
    expect((await homeAt('2025-01-06T10:00')).isActingAtHome).toBe(false)
    expect((await homeAt('2025-01-12T10:00')).isActingAtHome).toBe(true)
  })
})

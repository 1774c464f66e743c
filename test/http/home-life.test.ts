// What home says of months besides the ordinary one: reports that wait for the province, and reopenings that ended
// before the report was certified again. Home and report name the same moment as the end.
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addPerson, addProducers, type Client, figure, signIn, type TestPerson } from '../district.ts'
import { startService, type TestService } from '../service.ts'
import { certifyMonth } from './certify-month.ts'

const JANUARY = { officeCode: '5602', period: '2025-01' }
const PEOPLE = {
  officer: ['district_officer', '5602'],
  chief: ['district_chief', '5602'],
  neighbour: ['district_officer', '5605'],
  otherChief: ['district_chief', '5605'],
  acting: ['district_chief', '5606'],
  province: ['provincial_officer', '56'],
  provinceChief: ['provincial_chief', '56'],
  otherProvince: ['provincial_officer', '57'],
} as const
type Name = keyof typeof PEOPLE

let service: TestService
const people = {} as Record<Name, TestPerson>
let producer: string

beforeAll(async () => {
  service = await startService({ at: '2024-12-20T10:00' })
  for (const [name, [role, office]] of Object.entries(PEOPLE))
    people[name as Name] = await addPerson(service, role, office, `${name} ตัวอย่าง`)
  producer = (await addProducers(service, '5602', 1))[0] ?? ''
  await addProducers(service, '5605', 2)
})
afterAll(() => service.close())

const as = (who: Name): Promise<Client> => signIn(service, people[who])
const placesOf = (rows: readonly { officeCode: string; period: string }[]) =>
  rows.map(({ officeCode, period }) => `${officeCode} ${period}`)

async function homeAt(at: string, who: Name) {
  service.clock.set(at)
  const answer = await (await as(who)).call('showHome')
  expect(answer.status).toBe(200)
  return answer.body
}

const reportAt = async (at: string, who: Name) => {
  service.clock.set(at)
  return (await (await as(who)).call('showReport', JANUARY)).body
}

async function reopen(at: string, until: string): Promise<void> {
  const { version } = await reportAt(at, 'province')
  const answer = await (await as('province')).call('reopenReport', JANUARY, {
    version,
    until,
    reason: 'ใบเสร็จมาช้า',
  })
  expect(answer.status).toBe(200)
}

const certify = (officer: Name, chief: Name, officeCode: string, period: string) =>
  certifyMonth(service, {
    officer: people[officer],
    chief: people[chief],
    at: { officeCode, period },
  })

describe('what waits for the province', () => {
  it('is every certified report of any month, the oldest first, also when a new month is open', async () => {
    service.clock.set('2025-01-05T10:00')
    await certify('neighbour', 'otherChief', '5605', '2024-12')
    service.clock.set('2025-02-03T10:00')
    await certify('neighbour', 'otherChief', '5605', '2025-01')
    await certify('officer', 'chief', '5602', '2025-01')
    const home = await homeAt('2025-02-12T10:00', 'province')
    expect(home.period).toBe('2025-02')
    expect(placesOf(home.waiting)).toEqual(['5605 2024-12', '5602 2025-01', '5605 2025-01'])
    expect(home.waitingCount).toBe(3)
    expect(home.waiting[0]).toEqual({
      officeCode: '5605',
      officeName: 'อำเภอดอกคำใต้',
      period: '2024-12',
      state: 'certified',
      recorded: 2,
      expected: 2,
      amount: '100.25',
      isTakenBackByReopening: false,
    })
  })

  it('waits for nobody else: not for the province’s chief, a district or another province', async () => {
    for (const who of ['provinceChief', 'officer', 'chief', 'otherProvince'] as const) {
      const { waiting, waitingCount } = await homeAt('2025-02-12T10:00', who)
      expect([waiting, waitingCount], who).toEqual([[], 0])
    }
  })

  it('is without what was certified before versions were kept: there is nothing to take', async () => {
    await service.deps.db.execute(sql`
      insert into district_reports (office_code, period, province_code, state, version, last_changed_at)
      values ('5605', '2024-11', '56', 'certified', 1, now())`)
    expect((await homeAt('2025-02-12T10:00', 'province')).waitingCount).toBe(3)
  })

  it('is gone as soon as it is accepted', async () => {
    const at = { officeCode: '5605', period: '2024-12' }
    const client = await as('province')
    const { version } = (await client.call('showReport', at)).body
    expect((await client.call('acceptReport', at, { version })).status).toBe(200)
    const { waiting } = await homeAt('2025-02-12T10:00', 'province')
    expect(placesOf(waiting)).toEqual(['5602 2025-01', '5605 2025-01'])
  })
})

describe('a month that is open again', () => {
  it('is open on home until the very moment the report says, and was not returned', async () => {
    await reopen('2025-02-07T09:00', '2025-02-07T09:30:00.000Z')
    const home = await homeAt('2025-02-07T10:00', 'officer')
    expect(home.period).toBe('2025-01')
    expect(home.calendar.window).toEqual({ isOpen: true, closesAt: '2025-02-07T09:30:00.000Z' })
    expect(home.districts[0]).toMatchObject({ state: 'returned', isTakenBackByReopening: true })
    expect(placesOf(home.reopened)).toEqual(['5602 2025-01'])
    expect(home.lapsed).toEqual([])
    expect((await homeAt('2025-02-07T10:00', 'province')).calendar.window.isOpen).toBe(false)
    expect((await homeAt('2025-02-07T10:00', 'neighbour')).calendar.window.isOpen).toBe(false)
  })

  it('is open for who acts for its chief, and the own district stays closed', async () => {
    await service.deps.db.execute(sql`
      insert into acting_chiefs (id, province_code, office_code, officer_id, order_number, from_on, until_on, named_by, named_at)
      values (${service.deps.ids.uuid()}, '56', '5602', ${people.acting.id}, '7/2568', '2025-02-01', '2025-02-28', ${people.chief.id}, now())`)
    const home = await homeAt('2025-02-07T10:00', 'acting')
    expect(home.calendar.window.isOpen).toBe(false)
    expect(home.acting).toMatchObject([
      { officeCode: '5602', officeName: 'อำเภอจุน', window: { closesAt: '2025-02-07T09:30:00.000Z' } },
    ])
  })

  it('says returned once somebody found a fault in it', async () => {
    service.clock.set('2025-02-07T11:00')
    const officer = await as('officer')
    const { version } = (await officer.call('showReport', JANUARY)).body
    await officer.call('submitReport', JANUARY, { version })
    const returned = await (await as('chief')).call('returnReport', JANUARY, {
      version: version + 1,
      reason: 'โปรดตรวจอีกครั้ง',
      producerId: null,
    })
    expect(returned.status).toBe(200)
    const [own] = (await homeAt('2025-02-07T11:00', 'officer')).districts
    expect(own).toMatchObject({ state: 'returned', isTakenBackByReopening: false })
  })
})

describe('a reopening that ended before the report was certified', () => {
  const until = '2025-02-07T09:30:00.000Z'

  it('closed the month at its end, on home as on the report', async () => {
    const home = await homeAt('2025-02-07T16:30:01', 'officer')
    expect(home.calendar.window).toEqual({ isOpen: false, reason: 'past_closing', since: until, until: null })
    expect((await reportAt('2025-02-07T16:30:01', 'officer')).lock?.since).toBe(until)
    const later = await homeAt('2025-02-12T10:00', 'officer')
    expect(later.earlier[0]).toMatchObject({ period: '2025-01', window: { since: until } })
    expect(later.earlier[1]).toMatchObject({
      period: '2024-12',
      window: { since: '2025-01-06T16:59:59.000Z' },
    })
  })

  it.each(['province', 'provinceChief', 'officer', 'chief', 'acting'] as const)(
    'is told to %s',
    async who => {
      const { lapsed, reopened } = await homeAt('2025-02-12T10:00', who)
      expect(lapsed).toMatchObject([{ ...JANUARY, officeName: 'อำเภอจุน', state: 'returned', until }])
      expect(reopened).toEqual([])
    },
  )

  it('is nobody else’s', async () => {
    expect((await homeAt('2025-02-12T10:00', 'neighbour')).lapsed).toEqual([])
    expect((await homeAt('2025-02-12T10:00', 'otherProvince')).lapsed).toEqual([])
  })

  it('is over with another reopening, whose end alone counts, and with a certification', async () => {
    await reopen('2025-02-12T10:00', '2025-02-14T09:30:00.000Z')
    expect((await homeAt('2025-02-12T11:00', 'province')).lapsed).toEqual([])
    const officer = await as('officer')
    const [row] = (await officer.call('showReport', JANUARY)).body.rows
    const figures = [figure(producer, '42.00', { baseVersion: row?.figure?.version })]
    const saved = await officer.call('saveFigures', JANUARY, { figures })
    expect(saved.status).toBe(200)
    const ended = await homeAt('2025-02-15T10:00', 'chief')
    expect(ended.lapsed).toMatchObject([{ ...JANUARY, until: '2025-02-14T09:30:00.000Z' }])
    await reopen('2025-02-15T10:00', '2025-02-16T09:30:00.000Z')
    await certify('officer', 'chief', '5602', '2025-01')
    const certified = await homeAt('2025-02-17T10:00', 'province')
    expect([certified.lapsed, certified.reopened]).toEqual([[], []])
    expect(placesOf(certified.waiting)).toContain('5602 2025-01')
  })
})

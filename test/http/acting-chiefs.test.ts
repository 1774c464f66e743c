// Acting chiefs: who names whom for which days, when their authority begins and ends, and that districts never have two.
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addPerson, addProducers, type Client, signIn, type TestPerson } from '../district.ts'
import { startService, type TestService } from '../service.ts'

let service: TestService
let officer: TestPerson
let chief: TestPerson
let neighbour: TestPerson
let province: TestPerson
let asOfficer: Client
let asChief: Client
let asNeighbour: Client
let asProvince: Client

beforeAll(async () => {
  service = await startService({ at: '2025-01-15T10:00' })
  officer = await addPerson(service, 'district_officer', '5605', 'สมหญิง ตัวอย่าง')
  chief = await addPerson(service, 'district_chief', '5605', 'สมชาย ตัวอย่าง')
  neighbour = await addPerson(service, 'district_chief', '5602', 'สมคิด ตัวอย่าง')
  province = await addPerson(service, 'provincial_officer', '56', 'สมพร ตัวอย่าง')
  await addProducers(service, '5605', 1)
})
afterAll(() => service.close())
beforeEach(async () => {
  service.clock.set('2025-01-15T10:00')
  await service.deps.db.execute(sql`delete from acting_chiefs`)
  ;[asOfficer, asChief, asNeighbour, asProvince] = (await Promise.all(
    [officer, chief, neighbour, province].map(person => signIn(service, person)),
  )) as [Client, Client, Client, Client]
})

const days = (fromOn = '2025-01-20', untilOn = '2025-01-24') => ({ fromOn, untilOn })

const name = (client: Client, more: Record<string, unknown> = {}) =>
  client.call(
    'nameActingChief',
    {},
    {
      officeCode: '5605',
      officerId: neighbour.id,
      orderNumber: '12/2568',
      ...days(),
      ...more,
    },
  )

const codeOf = async (answer: ReturnType<typeof name>) => (await answer).body.error?.code

const mayCertifyAt = async (client: Client, officeCode: string) => {
  const { status, body } = await client.call('showHome')
  return status === 200 && body.acting.some(item => item.officeCode === officeCode)
}

const countAudit = async (action: string) => {
  const rows = await service.deps.db.execute(sql`select from audit where action = ${action}`)
  return rows.length
}

describe('naming an acting chief', () => {
  it('is done by the chief for the own district and by the province for each of its districts', async () => {
    const named = await name(asChief)
    expect(named.status).toBe(200)
    expect(named.body).toMatchObject({
      today: '2025-01-15',
      offices: [{ code: '5605', name: 'อำเภอดอกคำใต้' }],
      actingChiefs: [
        {
          officeCode: '5605',
          officeName: 'อำเภอดอกคำใต้',
          officerName: neighbour.fullName,
          orderNumber: '12/2568',
          ...days(),
          state: 'coming',
          namedBy: chief.fullName,
          namedAt: '2025-01-15T03:00:00.000Z',
        },
      ],
    })
    expect(named.body.officers).toEqual([
      {
        id: neighbour.id,
        fullName: neighbour.fullName,
        role: 'district_chief',
        officeCode: '5602',
        officeName: expect.stringMatching(/^อำเภอ./),
      },
      {
        id: officer.id,
        fullName: officer.fullName,
        role: 'district_officer',
        officeCode: '5605',
        officeName: 'อำเภอดอกคำใต้',
      },
    ])
    const byProvince = await name(asProvince, { officeCode: '5602', officerId: officer.id })
    expect(byProvince.body.offices).toHaveLength(9)
    expect(byProvince.body.actingChiefs.map(item => item.officeCode).sort()).toEqual(['5602', '5605'])
    const row = await service.deps.db.execute(
      sql`select detail, office_code from audit where action = 'name-acting-chief' order by seq desc limit 1`,
    )
    expect(row[0]).toMatchObject({
      office_code: '5602',
      detail: { officerId: officer.id, orderNumber: '12/2568', ...days() },
    })
  })

  it('is refused for another district, another province, and to who may not', async () => {
    expect(await codeOf(name(asNeighbour))).toBe('access.denied')
    expect(await codeOf(name(asProvince, { officeCode: '5701' }))).toBe('access.denied')
    expect(await codeOf(name(asOfficer))).toBe('access.denied')
    expect((await asOfficer.call('listActingChiefs')).status).toBe(403)
    expect(await codeOf(name(asProvince, { officeCode: '5699' }))).toBe('office.unknown')
  })

  it('takes only active district staff of the province, not the district’s own chief, and nobody themself', async () => {
    const stranger = await addPerson(service, 'district_chief', '5701')
    const gone = await addPerson(service, 'district_officer', '5605')
    await service.deps.db.execute(sql`update officers set removed_at = now() where id = ${gone.id}`)
    const second = await addPerson(service, 'district_chief', '5605')
    for (const { id } of [stranger, gone, chief, second, province]) {
      expect(await codeOf(name(asProvince, { officerId: id }))).toBe('acting.unknown_officer')
    }
    await service.deps.db.execute(sql`update officers set removed_at = now() where id = ${second.id}`)
    expect(await codeOf(name(asProvince, { officerId: service.deps.ids.uuid() }))).toBe(
      'acting.unknown_officer',
    )
    await name(asChief, { officerId: officer.id, ...days('2025-01-15', '2025-01-17') })
    const prolonged = name(asOfficer, { officerId: officer.id, ...days('2025-01-18', '2025-12-31') })
    expect(await codeOf(prolonged)).toBe('acting.unknown_officer')
  })

  it.each([
    ['yesterday', days('2025-01-14', '2025-01-20')],
    ['an end before the beginning', days('2025-01-20', '2025-01-19')],
    ['more than a year', days('2025-01-20', '2026-01-22')],
  ])('refuses days: %s', async (_, wrong) => {
    expect(await codeOf(name(asChief, wrong))).toBe('acting.bad_days')
  })

  it('takes a single day from today, and a whole year; a day that does not exist is no day', async () => {
    expect((await name(asChief, days('2025-01-15', '2025-01-15'))).status).toBe(200)
    expect((await name(asChief, days('2025-01-20', '2026-01-21'))).status).toBe(200)
    expect((await name(asChief, days('2025-02-30', '2025-03-01'))).status).toBe(400)
  })

  it('refuses a day that is somebody’s already, also for the same person by another order', async () => {
    await name(asChief)
    const shared = [
      days('2025-01-24', '2025-01-30'),
      days('2025-01-18', '2025-01-20'),
      days('2025-01-16', '2025-02-01'),
      days('2025-01-22', '2025-01-22'),
    ]
    for (const wrong of shared) expect(await codeOf(name(asProvince, wrong))).toBe('acting.overlap')
    expect(await codeOf(name(asChief, { orderNumber: '13/2568' }))).toBe('acting.overlap')
    expect((await name(asProvince, days('2025-01-25', '2025-01-30'))).status).toBe(200)
    expect((await name(asProvince, { officeCode: '5602', officerId: officer.id })).status).toBe(200)
  })

  it('takes a double tap as one, and lets one of many at once through', async () => {
    const before = await countAudit('name-acting-chief')
    const taps = await Promise.all([1, 2, 3].map(() => name(asChief)))
    expect(taps.map(tap => [tap.status, tap.body.actingChiefs.length])).toEqual(Array(3).fill([200, 1]))
    const race = await Promise.all(
      [1, 2, 3, 4].map(order =>
        name(order % 2 ? asChief : asProvince, {
          ...days('2025-03-01', '2025-03-05'),
          orderNumber: `${order}/2568`,
        }),
      ),
    )
    expect(race.map(reply => reply.status).sort()).toEqual([200, 409, 409, 409])
    expect(await countAudit('name-acting-chief')).toBe(before + 2)
  })
})

describe('an acting chief’s authority', () => {
  it('begins with the first day, ends with the last, without signing in again', async () => {
    await name(asChief)
    const seen: Record<string, boolean> = {}
    for (const at of ['2025-01-19T23:59', '2025-01-20T00:00', '2025-01-24T23:59', '2025-01-25T00:00']) {
      service.clock.set(at)
      seen[at] = await mayCertifyAt(asNeighbour, '5605')
    }
    expect(Object.values(seen)).toEqual([false, true, true, false])
    service.clock.set('2025-01-22T10:00')
    const [naming] = (await asChief.call('listActingChiefs')).body.actingChiefs
    expect(naming?.state).toBe('now')
    service.clock.set('2025-01-25T10:00')
    const [over] = (await asChief.call('listActingChiefs')).body.actingChiefs
    expect(over?.state).toBe('over')
  })

  it('is ended early at the next request, is on record, and leaves the days to somebody else', async () => {
    const { body } = await name(asChief, days('2025-01-15', '2025-01-24'))
    const id = body.actingChiefs[0]?.id ?? ''
    expect(await mayCertifyAt(asNeighbour, '5605')).toBe(true)
    const before = await countAudit('end-acting-chief')
    const ends = await Promise.all([1, 2].map(() => asProvince.call('endActingChief', { id })))
    expect(ends.map(end => [end.status, end.body.actingChiefs[0]?.state])).toEqual(
      Array(2).fill([200, 'over']),
    )
    expect(await countAudit('end-acting-chief')).toBe(before + 1)
    expect(await mayCertifyAt(asNeighbour, '5605')).toBe(false)
    const [row] = await service.deps.db.execute(
      sql`select ended_by, ended_at is not null as ended from acting_chiefs`,
    )
    expect(row).toEqual({ ended_by: province.id, ended: true })
    expect((await name(asChief, { officerId: officer.id, ...days('2025-01-15', '2025-01-20') })).status).toBe(
      200,
    )
  })

  it('is not ended by another district or province, nor where there is none', async () => {
    const { body } = await name(asChief)
    const id = body.actingChiefs[0]?.id ?? ''
    const asElsewhere = await signIn(service, await addPerson(service, 'provincial_officer', '57'))
    for (const client of [asNeighbour, asElsewhere]) {
      const refused = await client.call('endActingChief', { id })
      expect([refused.status, refused.body.error?.code]).toEqual([404, 'acting.unknown'])
    }
    const none = await asChief.call('endActingChief', { id: service.deps.ids.uuid() })
    expect(none.body.error?.code).toBe('acting.unknown')
    const [still] = (await asChief.call('listActingChiefs')).body.actingChiefs
    expect(still?.state).toBe('coming')
  })

  it('changes nothing when it is over already', async () => {
    const { body } = await name(asChief, days('2025-01-15', '2025-01-16'))
    const before = await countAudit('end-acting-chief')
    service.clock.set('2025-01-17T10:00')
    const ended = await asChief.call('endActingChief', { id: body.actingChiefs[0]?.id ?? '' })
    expect([ended.status, ended.body.actingChiefs[0]?.state]).toEqual([200, 'over'])
    expect(await countAudit('end-acting-chief')).toBe(before)
    const [row] = await service.deps.db.execute(sql`select ended_at from acting_chiefs`)
    expect(row?.ended_at).toBeNull()
  })
})

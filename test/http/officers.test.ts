// People of the offices: who sees whom, and leaving an office.
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lockOffice } from '../../db/queries/officers.ts'
import { actingChiefs, officerSubdistricts } from '../../db/schema/index.ts'
import type { Role } from '../../db/vocabulary.ts'
import { addPerson, type Client, signIn } from '../district.ts'
import type { TestService } from '../service.ts'
import { hashTables } from '../table-hashes.ts'
import { auditOf, entryOf, listOf, type OfficePeople, openOffices } from './office-people.ts'

const DAY = 24 * 3600_000

let service: TestService
let people: OfficePeople['people']
let as: OfficePeople['as']
beforeAll(async () => {
  ;({ service, people, as } = await openOffices())
})
afterAll(() => service.close())

const add = (role: Role = 'district_officer', officeCode = '5605', name?: string) =>
  addPerson(service, role, officeCode, name)

describe('the list', () => {
  it('shows a chief the own district, provincial staff the province, an officer only themself', async () => {
    const codes = async (client: Client) => (await listOf(client)).offices.map(office => office.code)
    expect(await codes(as.officer)).toEqual(['5605'])
    expect(await codes(as.chief)).toEqual(['5605'])
    const all = ['56', ...Array.from({ length: 9 }, (_, index) => `560${index + 1}`)]
    expect(await codes(as.province)).toEqual(all)
    expect(await codes(as.head)).toEqual(all)
    const [own] = (await listOf(as.officer)).offices
    expect(own?.officers.map(entry => entry.fullName)).toEqual(['สมศรี ใจดี'])
    const [district] = (await listOf(as.chief)).offices
    expect(district?.officers.map(entry => entry.fullName)).toEqual(['ประสิทธิ์ มั่นคง', 'สมศรี ใจดี'])
  })

  it('holds nobody of another province, neither now nor removed', async () => {
    const gone = await add('district_officer', '5701', 'ผู้ลาออกจากเชียงราย')
    await as.foreign.call('removeOfficer', { id: gone.id })
    expect((await listOf(as.foreign)).removed.map(row => row.fullName)).toContain('ผู้ลาออกจากเชียงราย')
    for (const client of [as.officer, as.chief, as.province, as.head])
      expect(JSON.stringify(await listOf(client))).not.toMatch(/เชียงราย/)
  })

  it('says whether LINE reaches somebody', async () => {
    const person = await add()
    expect(await entryOf(as.province, person.id)).toMatchObject({ isReachable: true, isMe: false })
    await service.platform.people.block(person.lineUserId)
    await service.worker.runUntilIdle()
    expect(await entryOf(as.province, person.id)).toMatchObject({ isReachable: false })
  })

  it('says who acts for the chief of an office, from whatever office they are', async () => {
    const order = { officeCode: '5603', officerId: people.neighbour.id, orderNumber: '7/2568' }
    await as.province.call('nameActingChief', {}, { ...order, fromOn: '2025-01-15', untilOn: '2025-01-20' })
    const office = (await listOf(as.province)).offices.find(item => item.code === '5603')
    expect(office?.acting).toEqual([
      { fullName: 'มานี มีนา', fromOn: '2025-01-15', untilOn: '2025-01-20', isNow: true },
    ])
    // Acting is looking after that district, too.
    expect((await listOf(as.neighbour)).offices.map(item => item.code)).toEqual(['5602', '5603'])
  })

  it('remembers those who left for ninety days', async () => {
    const person = await add('district_officer', '5605', 'ผู้ย้ายออก')
    await as.province.call('removeOfficer', { id: person.id })
    const names = async (client: Client) => (await listOf(client)).removed.map(row => row.fullName)
    expect(await names(as.province)).toContain('ผู้ย้ายออก')
    expect(await names(as.chief)).toContain('ผู้ย้ายออก')
    expect(await names(as.officer)).toEqual([])
    const at = service.clock.now()
    service.clock.wait(90 * DAY + 1000)
    const later = await signIn(service, people.province)
    expect(await names(later)).not.toContain('ผู้ย้ายออก')
    service.clock.wait(at.getTime() - service.clock.now().getTime())
  })
})

describe('whoever is removed', () => {
  it('is out at the next request on every phone, and their sessions are gone', async () => {
    const person = await add()
    const phones = [await signIn(service, person), await signIn(service, person)]
    const removed = await as.province.call('removeOfficer', { id: person.id })
    expect(removed.body.removed).toContainEqual(
      expect.objectContaining({ id: person.id, officeName: 'อำเภอดอกคำใต้' }),
    )
    for (const phone of phones) expect((await phone.call('showHome')).status).toBe(401)
    const [left] = await service.deps.db.execute<{ count: number }>(
      sql`select count(*)::int as count from sessions where officer_id = ${person.id}`,
    )
    expect(left?.count).toBe(0)
    await expect(signIn(service, person)).rejects.toThrow('officer.unknown')
  })

  it('loses tambon, phone number and orders to act; history keeps the name', async () => {
    const person = await add('district_officer', '5605', 'ผู้มีงานมาก')
    await service.deps.db
      .insert(officerSubdistricts)
      .values({ officerId: person.id, subdistrictCode: '560501' })
    await as.province.call('changeOfficer', { id: person.id }, { phone: '0811111111' })
    const order = { officeCode: '5606', officerId: person.id, orderNumber: '8/2568' }
    await as.province.call('nameActingChief', {}, { ...order, fromOn: '2025-01-16', untilOn: '2025-01-20' })
    await as.province.call('removeOfficer', { id: person.id })
    const [row] = await service.deps.db.execute<{ phone: string | null; tambon: number; acting: number }>(sql`
      select o.phone, (select count(*)::int from officer_subdistricts s where s.officer_id = o.id) as tambon,
        (select count(*)::int from acting_chiefs a where a.officer_id = o.id and a.ended_at is null) as acting
      from officers o where o.id = ${person.id}`)
    expect(row).toEqual({ phone: null, tambon: 0, acting: 0 })
    expect((await auditOf(service, 'end-acting-chief')).at(-1)).toMatchObject({ officerId: person.id })
    const history = await as.province.call('showOfficerHistory', { id: people.province.id })
    expect(history.body.lines[0]?.says).toBe('ยกเลิกการรักษาราชการแทนของ ผู้มีงานมาก')
    expect(history.body.lines[1]).toMatchObject({ says: 'นำ ผู้มีงานมาก ออกจากระบบ' })
    // The district can name somebody else for the same days.
    const other = { ...order, officerId: people.neighbour.id, orderNumber: '9/2568' }
    const named = { ...other, fromOn: '2025-01-16', untilOn: '2025-01-20' }
    expect((await as.province.call('nameActingChief', {}, named)).status).toBe(200)
  })

  it('named as acting chief in the same moment leaves no order behind', async () => {
    const { db } = service.deps
    const person = await add('district_officer', '5608')
    const order = { officeCode: '5604', officerId: person.id, orderNumber: '12/2568' }
    const days = { fromOn: '2025-01-25', untilOn: '2025-01-26' }
    const waiting = async () => {
      const [row] = await db.execute<{ count: number }>(sql`
        select count(*)::int as count from pg_stat_activity
        where wait_event_type = 'Lock' and datname = current_database()`)
      return row?.count ?? 0
    }
    const both = await db.transaction(async tx => {
      // The naming has looked who is there, and waits; the removal goes on, or waits as well.
      await lockOffice(tx, '5604')
      const naming = as.province.call('nameActingChief', {}, { ...order, ...days })
      await expect.poll(waiting).toBe(1)
      let isRemoved = false
      const removal = as.province.call('removeOfficer', { id: person.id }).finally(() => {
        isRemoved = true
      })
      await expect.poll(async () => isRemoved || (await waiting()) === 2).toBe(true)
      return [naming, removal]
    })
    expect((await Promise.all(both)).map(answer => answer.status)).toEqual([200, 200])
    const open = await db.select().from(actingChiefs).where(eq(actingChiefs.officerId, person.id))
    expect(open.map(row => row.endedAt === null)).toEqual([false])
  })

  it('gets none of the messages that were planned for them', async () => {
    const person = await add('district_chief', '5607', 'พัฒนาการที่ย้าย')
    const notice = sql`select state, reason from notices where officer_id = ${person.id}`
    const order = { officeCode: '5608', officerId: person.id, orderNumber: '10/2568' }
    await as.province.call('nameActingChief', {}, { ...order, fromOn: '2025-01-15', untilOn: '2025-01-16' })
    expect(Array.from(await service.deps.db.execute(notice))).toEqual([{ state: 'planned', reason: null }])
    await as.province.call('removeOfficer', { id: person.id })
    await service.worker.runUntilIdle()
    expect(Array.from(await service.deps.db.execute(notice))).toEqual([
      { state: 'skipped', reason: 'removed' },
    ])
    expect(service.platform.chats.messages(person.lineUserId).filter(item => item.from === 'bot')).toEqual([])
  })

  it('is removed once, however often it is pressed', async () => {
    const person = await add()
    const before = (await auditOf(service, 'remove-officer')).length
    const answers = await Promise.all(
      [1, 2, 3].map(() => as.province.call('removeOfficer', { id: person.id })),
    )
    expect(answers.map(answer => answer.status)).toEqual([200, 200, 200])
    expect(await auditOf(service, 'remove-officer')).toHaveLength(before + 1)
  })

  it('is not removed by another province, nor by a district', async () => {
    const person = await add()
    const before = await hashTables(service.deps.db)
    for (const [client, status, code] of [
      [as.foreign, 404, 'officer.not_found'],
      [as.head, 403, 'access.denied'],
      [as.chief, 403, 'access.denied'],
    ] as const) {
      const refused = await client.call('removeOfficer', { id: person.id })
      expect([refused.status, refused.body.error?.code]).toEqual([status, code])
    }
    const nobody = await as.province.call('removeOfficer', { id: service.deps.ids.uuid() })
    expect(nobody.body.error?.code).toBe('officer.not_found')
    expect(await hashTables(service.deps.db)).toEqual(before)
  })
})

describe('the last provincial officer', () => {
  const removed = async (client: Client, id: string) => {
    const { status, body } = await client.call('removeOfficer', { id })
    return body.error?.code ?? status
  }

  it('of a province stays, whatever chiefs there are', async () => {
    await add('provincial_chief', '57')
    expect(await removed(as.foreign, people.foreign.id)).toBe('officer.last_of_province')
    expect((await as.foreign.call('listOfficers')).status).toBe(200)
  })

  it('may leave once there is another one', async () => {
    const second = await add('provincial_officer', '54')
    const client = await signIn(service, second)
    expect(await removed(client, second.id)).toBe('officer.last_of_province')
    await add('provincial_officer', '54')
    expect(await removed(client, second.id)).toBe(200)
    expect((await client.call('listOfficers')).status).toBe(401)
  })

  it('is left over when two remove each other at once', async () => {
    for (const code of ['51', '52', '53', '55', '58']) {
      const pair = [await add('provincial_officer', code), await add('provincial_officer', code)]
      const clients = await Promise.all(pair.map(person => signIn(service, person)))
      const answers = await Promise.all(
        clients.map((client, index) => removed(client, pair[1 - index]?.id ?? '')),
      )
      expect(answers).toContain(200)
      const rows = await service.deps.db.execute<{ id: string }>(
        sql`select id from officers where province_code = ${code} and removed_at is null`,
      )
      expect(rows).toHaveLength(1)
    }
  })
})

it('acting orders of others for a removed chief stay', async () => {
  const chief = await add('district_chief', '5609')
  const order = { officeCode: '5609', officerId: people.neighbour.id, orderNumber: '11/2568' }
  await as.province.call('nameActingChief', {}, { ...order, fromOn: '2025-01-17', untilOn: '2025-01-18' })
  await as.province.call('removeOfficer', { id: chief.id })
  const rows = await service.deps.db.select().from(actingChiefs)
  expect(rows.find(row => row.orderNumber === '11/2568')?.endedAt).toBeNull()
})

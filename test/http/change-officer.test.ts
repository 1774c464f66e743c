// What is changed of a person: a phone number by its owner or the province, a name by the province alone.
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addPerson, type Client, signIn } from '../district.ts'
import type { TestService } from '../service.ts'
import { hashTables } from '../table-hashes.ts'
import { auditOf, entryOf, type OfficePeople, openOffices } from './office-people.ts'

let service: TestService
let people: OfficePeople['people']
let as: OfficePeople['as']
beforeAll(async () => {
  ;({ service, people, as } = await openOffices())
})
afterAll(() => service.close())

const add = (name?: string) => addPerson(service, 'district_officer', '5605', name)

describe('a phone number', () => {
  const change = (client: Client, id: string, body: Record<string, unknown>) =>
    client.call('changeOfficer', { id }, body)

  it('is written down by its owner, in whatever spelling, and by the province', async () => {
    const own = await change(as.officer, people.officer.id, { phone: '๐๘๑ ๒๓๔-๕๖๗๘' })
    expect(own.body.offices[0]?.officers[0]).toMatchObject({ phone: '0812345678', isMe: true })
    expect(await entryOf(as.chief, people.officer.id)).toMatchObject({ phone: '0812345678' })
    await change(as.province, people.officer.id, { phone: '0 5444 9544' })
    expect(await entryOf(as.officer, people.officer.id)).toMatchObject({ phone: '054449544' })
    await change(as.officer, people.officer.id, { phone: null })
    expect(await entryOf(as.officer, people.officer.id)).toMatchObject({ phone: null })
  })

  it('that is none is refused with a sentence, and nothing changes', async () => {
    const before = await hashTables(service.deps.db)
    for (const phone of ['12345', '0812345', '081234567890', 'ไม่มี', '0812345678 ต่อ 12']) {
      const refused = await change(as.officer, people.officer.id, { phone })
      expect([refused.status, refused.body.error?.code], phone).toEqual([400, 'officer.bad_phone'])
    }
    for (const phone of ['', '  ', 812345678, 'x'.repeat(41)])
      expect((await change(as.officer, people.officer.id, { phone })).status).toBe(400)
    expect(await hashTables(service.deps.db)).toEqual(before)
  })

  it('of somebody else is nobody’s to change but the province’s', async () => {
    for (const client of [as.chief, as.neighbour, as.head, as.foreign]) {
      const refused = await change(client, people.officer.id, { phone: '0812345678' })
      expect([refused.status, refused.body.error?.code]).toEqual([404, 'officer.not_found'])
    }
  })

  it('stands in no audit row; that it changed does', async () => {
    await change(as.officer, people.officer.id, { phone: '0898765432' })
    const rows = await service.deps.db.execute<{ row: string }>(sql`select a::text as row from audit a`)
    expect(Array.from(rows, row => row.row).filter(row => row.includes('0898765432'))).toEqual([])
    expect((await auditOf(service, 'change-officer')).at(-1)).toEqual({
      officerId: people.officer.id,
      phone: 'set',
    })
  })
})

describe('a name', () => {
  it('is changed by the province, old and new on record; not by its owner', async () => {
    const person = await add('สมหมาย เดิม')
    const client = await signIn(service, person)
    const refused = await client.call('changeOfficer', { id: person.id }, { fullName: 'สมหมาย ใหญ่โต' })
    expect([refused.status, refused.body.error?.code]).toEqual([403, 'access.denied'])
    await as.province.call('changeOfficer', { id: person.id }, { fullName: '  สมหมาย   ใหม่ ' })
    expect((await client.call('showHome')).body.officer.fullName).toBe('สมหมาย ใหม่')
    const detail = { officerId: person.id, from: 'สมหมาย เดิม', to: 'สมหมาย ใหม่' }
    expect((await auditOf(service, 'change-officer')).at(-1)).toEqual(detail)
    const history = await as.province.call('showOfficerHistory', { id: people.province.id })
    expect(history.body.lines[0]?.details).toContain('ชื่อ: สมหมาย เดิม → สมหมาย ใหม่')
  })

  it('that stays as it is leaves no trace, nor does a change of nothing', async () => {
    const before = await hashTables(service.deps.db)
    const { fullName, id } = people.officer
    expect((await as.province.call('changeOfficer', { id }, { fullName })).status).toBe(200)
    expect((await as.officer.call('changeOfficer', { id }, {})).status).toBe(200)
    expect(await hashTables(service.deps.db)).toEqual(before)
  })

  it('of somebody removed is history', async () => {
    const person = await add()
    await as.province.call('removeOfficer', { id: person.id })
    const late = await as.province.call('changeOfficer', { id: person.id }, { fullName: 'ชื่อใหม่' })
    expect(late.body.error?.code).toBe('officer.not_found')
  })
})

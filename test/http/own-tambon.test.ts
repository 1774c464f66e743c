// Tambon of a district officer: who assigns them, and whose producers then stand first in form and missing list.
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addPerson, addProducers, type Client, figure, signIn } from '../district.ts'
import { createInbox } from '../inbox.ts'
import type { TestService } from '../service.ts'
import { hashTables } from '../table-hashes.ts'
import { auditOf, entryOf, listOf, type OfficePeople, openOffices } from './office-people.ts'

const AT = { officeCode: '5605', period: '2025-01' }

let service: TestService
let people: OfficePeople['people']
let as: OfficePeople['as']
let producerIds: string[]
beforeAll(async () => {
  ;({ service, people, as } = await openOffices())
  producerIds = await addProducers(service, '5605', 6)
  // 01 and 04 in ดอนศรีชุม (560502), 02 and 05 in ดงสุวรรณ, 03 in a tambon nobody knows, 06 in none.
  for (const [index, code] of ['560502', '560507', '560599', '560502', '560507'].entries())
    await service.deps.db.execute(
      sql`update producers set subdistrict_code = ${code} where id = ${producerIds[index]}::uuid`,
    )
})
afterAll(() => service.close())
beforeEach(() => assign(as.chief, []))

const stored = async () => (await entryOf(as.chief, people.officer.id))?.subdistricts ?? []

async function assign(client: Client, subdistricts: string[], change: Record<string, unknown> = {}) {
  const body = { subdistricts, seen: await stored(), ...change }
  const answer = await client.call('assignSubdistricts', { id: people.officer.id }, body)
  return answer.body.error?.code ?? answer.status
}

describe('tambon', () => {
  it('of a district are listed by Thai name, where they are loaded', async () => {
    const { offices } = await listOf(as.province)
    const names = offices.find(office => office.code === '5605')?.subdistricts.map(item => item.name) ?? []
    expect(names).toHaveLength(12)
    expect(names).toEqual([...names].sort(new Intl.Collator('th').compare))
    expect(offices[0]).toMatchObject({ code: '56', subdistricts: [], mayAssign: false })
    const [elsewhere] = (await listOf(as.foreign)).offices.filter(office => office.code === '5701')
    expect(elsewhere).toMatchObject({ subdistricts: [], mayAssign: true })
  })

  it('are assigned by the chief and the province, each with its row on record', async () => {
    expect(await assign(as.chief, ['560502', '560507'])).toBe(200)
    expect(await assign(as.province, ['560507'])).toBe(200)
    expect(await stored()).toEqual(['560507'])
    expect((await auditOf(service, 'assign-subdistricts')).at(-1)).toMatchObject({
      officerId: people.officer.id,
      to: expect.stringMatching(/^[ก-๙]+$/),
      from: expect.stringMatching(/^[ก-๙]+, [ก-๙]+$/),
    })
    const before = await hashTables(service.deps.db)
    expect(await assign(as.chief, ['560507'], { seen: [] })).toBe(200)
    expect(await hashTables(service.deps.db)).toEqual(before)
  })

  it('may have several officers', async () => {
    const second = await addPerson(service, 'district_officer', '5605')
    await assign(as.chief, ['560502'])
    const body = { subdistricts: ['560502'], seen: [] }
    expect((await as.chief.call('assignSubdistricts', { id: second.id }, body)).status).toBe(200)
    expect((await entryOf(as.chief, second.id))?.subdistricts).toEqual(['560502'])
    expect(await stored()).toEqual(['560502'])
  })

  it('that somebody else changed meanwhile are not overwritten', async () => {
    await assign(as.province, ['560502'])
    expect(await assign(as.chief, ['560507'], { seen: [] })).toBe('officer.tambon_changed')
    expect(await stored()).toEqual(['560502'])
  })

  it.each([
    ['of another district', ['560201'], 'subdistrict.unknown'],
    ['that do not exist', ['560599'], 'subdistrict.unknown'],
    ['twice the same', ['560502', '560502'], 'request.invalid'],
    ['that are no codes', ["'; --"], 'request.invalid'],
  ])('%s are refused', async (_what, codes, code) => {
    expect(await assign(as.chief, codes)).toBe(code)
    expect(await stored()).toEqual([])
  })

  it('are for district officers, of the own district, who have not left', async () => {
    const gone = await addPerson(service, 'district_officer', '5605')
    await as.province.call('removeOfficer', { id: gone.id })
    for (const [client, id] of [
      [as.chief, people.chief.id],
      [as.chief, people.neighbour.id],
      [as.province, people.province.id],
      [as.province, gone.id],
    ] as const) {
      const refused = await client.call('assignSubdistricts', { id }, { subdistricts: [], seen: [] })
      expect([refused.status, refused.body.error?.code]).toEqual([404, 'officer.not_found'])
    }
  })
})

describe('the producers of the own tambon', () => {
  const rowsOf = async (client: Client) => (await client.call('showReport', AT)).body.rows
  const numbers = async (client: Client) => (await rowsOf(client)).map(row => row.name.slice(-1)).join('')

  it('stand first in the officer’s form, sorted within; others see the plain order', async () => {
    expect(await numbers(as.officer)).toBe('123456')
    await assign(as.chief, ['560507'])
    expect(await numbers(as.officer)).toBe('251346')
    await assign(as.chief, ['560507', '560502'])
    expect(await numbers(as.officer)).toBe('124536')
    expect(await numbers(as.chief)).toBe('123456')
    expect(await numbers(as.province)).toBe('123456')
  })

  it('are marked as the reader’s, with the tambon’s name where it is known', async () => {
    await assign(as.chief, ['560502'])
    const rows = await rowsOf(as.officer)
    expect(rows.map(row => row.isMine ?? false)).toEqual([true, true, false, false, false, false])
    expect(rows.map(row => row.subdistrict !== undefined)).toEqual([true, true, true, false, true, false])
    expect((await rowsOf(as.chief)).some(row => row.isMine)).toBe(false)
  })

  it('stand first where the officer asks who is missing', async () => {
    await assign(as.chief, ['560507'])
    const inbox = createInbox(service)
    const ask = async () => {
      await service.platform.sendFrom.text({ userId: people.officer.lineUserId }, 'ใครยังไม่ส่ง')
      await service.worker.runUntilIdle()
      const texts = inbox.read(people.officer.lineUserId).flatMap(message => message.texts)
      return texts.flatMap(text => /ผู้ผลิต (0\d)$/.exec(text)?.[1] ?? [])
    }
    expect(await ask()).toEqual(['02', '05', '01', '03', '04', '06'])
    const client = await signIn(service, people.officer)
    await client.call('saveFigures', AT, { figures: [figure(producerIds[1] ?? '', '100')] })
    expect(await ask()).toEqual(['05', '01', '03', '04', '06'])
  })
})

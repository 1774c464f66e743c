// Typing a month into the department's own system: its order, ticks that know their version, and its total beside ours.
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RekeyingProducer } from '../../bot/contract/rekeying.ts'
import { parseBaht, sumSatang, toBaht } from '../../bot/domain/money.ts'
import { listRekeyingRows } from '../../db/queries/rekeying.ts'
import { addPerson, addProducers, type Client, figure, signature, signIn, sumEntries } from '../district.ts'
import type { TestService } from '../service.ts'
import { hashTables } from '../table-hashes.ts'
import { auditOf, type OfficePeople, openOffices } from './office-people.ts'

const AT = { officeCode: '5605', period: '2025-01' }

let service: TestService
let people: OfficePeople['people']
let as: OfficePeople['as']
/** By the number in the name. */
let ids: string[]
beforeAll(async () => {
  ;({ service, people, as } = await openOffices())
  ids = await addProducers(service, '5605', 5)
  for (const [index, code] of ['PYO-30', 'PYO-10', 'PYO-20', 'PYO-10ก', 'PYO-50'].entries())
    await service.deps.db.execute(sql`update producers set code = ${code} where id = ${ids[index]}::uuid`)
  const of = (index: number) => ids[index] ?? ''
  const entry = (category: string, channel: string, amount: string) => ({ category, channel, amount })
  await save(
    figure(of(0), '0', { entries: [], noSalesReason: 'no_orders' }),
    figure(of(1), '100.50'),
    figure(of(2), null, {
      entries: [
        entry('herb_nonfood', 'abroad_online', '3.25'),
        entry('food', 'abroad_offline', '20'),
        entry('food', 'domestic_offline', '1000'),
      ],
    }),
    figure(of(3), '7'),
  )
})
afterAll(() => service.close())

const save = async (...figures: ReturnType<typeof figure>[]) => {
  const saved = await as.officer.call('saveFigures', AT, { figures })
  expect(saved.status, JSON.stringify(saved.body)).toBe(200)
}
const show = async (client = as.officer) => (await client.call('showRekeying', AT)).body
const rowOf = async (id: string) => (await show()).producers.find(row => row.producerId === id)
async function tick(producerId: string | undefined, figureVersion: unknown, client: Client = as.officer) {
  const answer = await client.call('tickProducer', { ...AT, producerId: producerId ?? '' }, { figureVersion })
  return { outcome: answer.body.error?.code ?? answer.status, tick: answer.body.tick }
}

describe('the list', () => {
  it('is in the department’s order: registration code, then category, then channel', async () => {
    const { producers, officeName, state, department, mayRekey } = await show()
    expect(producers.map(row => row.code)).toEqual(['PYO-10', 'PYO-10ก', 'PYO-20', 'PYO-30', 'PYO-50'])
    expect(producers[2]).toMatchObject({
      name: 'ผู้ผลิต 03',
      version: 1,
      amount: '1023.25',
      entries: [
        { category: 'food', channel: 'domestic_offline', amount: '1000.00' },
        { category: 'food', channel: 'abroad_offline', amount: '20.00' },
        { category: 'herb_nonfood', channel: 'abroad_online', amount: '3.25' },
      ],
      tick: null,
    })
    expect(producers[3]).toMatchObject({ amount: '0.00', noSalesReason: 'no_orders', entries: [] })
    expect(producers[4]).toMatchObject({ amount: null, version: 0 })
    expect({ officeName, state, department, mayRekey }).toEqual({
      officeName: 'อำเภอดอกคำใต้',
      state: 'draft',
      department: null,
      mayRekey: true,
    })
  })

  it('adds up to what plain SQL says, and is what the spreadsheet gets', async () => {
    const { producers } = await show()
    const amounts = producers.flatMap(row => row.entries.map(entry => parseBaht(entry.amount) ?? 0n))
    expect(toBaht(sumSatang(amounts))).toBe(await sumEntries(service, '5605', '2025-01'))
    const rows = await listRekeyingRows(service.deps.db, '5605', '2025-01')
    const plain = ({ producerId, code, amount }: RekeyingProducer) => [producerId, code, amount]
    expect(
      rows.map(row => [row.producerId, row.code, row.amount === null ? null : toBaht(row.amount)]),
    ).toEqual(producers.map(plain))
  })

  it('is for everybody who may read the report, to look at', async () => {
    const whole = await show()
    for (const client of [as.chief, as.province, as.head])
      expect(await show(client)).toEqual({ ...whole, mayRekey: false })
    for (const client of [as.neighbour, as.foreign]) {
      const refused = await client.call('showRekeying', AT)
      expect([refused.status, refused.body.error?.code]).toEqual([403, 'access.denied'])
    }
  })

  it('knows no month before there were any, and none that is to come', async () => {
    for (const period of ['2019-01', '2025-03'])
      expect((await as.officer.call('showRekeying', { ...AT, period })).body.error?.code).toBe(
        'period.unknown',
      )
  })
})

describe('a tick', () => {
  it('says by whom and when, once, however often it is pressed', async () => {
    const id = ids[1]
    const answers = await Promise.all([1, 2, 3].map(() => tick(id, 1)))
    expect(answers.map(answer => answer.outcome)).toEqual([200, 200, 200])
    const at = service.clock.now().toISOString()
    expect(answers[0]?.tick).toEqual({ version: 1, amount: '100.50', at, by: 'สมศรี ใจดี' })
    service.clock.wait(60_000)
    const colleague = await signIn(
      service,
      await addPerson(service, 'district_officer', '5605', 'เพื่อนร่วมงาน'),
    )
    expect((await tick(id, 1, colleague)).tick).toMatchObject({ at, by: 'สมศรี ใจดี' })
    expect((await rowOf(id ?? ''))?.tick).toMatchObject({ at })
  })

  it('is of another figure once the figure changed, and tells what was typed', async () => {
    const id = ids[1] ?? ''
    await save(figure(id, '120', { baseVersion: 1, doubtReason: 'ใช่' }))
    expect(await rowOf(id)).toMatchObject({
      version: 2,
      amount: '120.00',
      tick: { version: 1, amount: '100.50' },
    })
    const before = await hashTables(service.deps.db)
    expect((await tick(id, 1)).outcome).toBe('rekeying.stale')
    expect((await tick(id, 3)).outcome).toBe('rekeying.stale')
    expect(await hashTables(service.deps.db)).toEqual(before)
    expect((await tick(id, 2)).tick).toMatchObject({ version: 2, amount: '120.00' })
  })

  it('is taken back, also when there is none', async () => {
    const id = ids[3]
    await tick(id, 1)
    for (let time = 0; time < 2; time++) expect(await tick(id, null)).toEqual({ outcome: 200, tick: null })
    expect((await rowOf(id ?? ''))?.tick).toBeNull()
  })

  it('is not for what was never collected, nor for a producer of another district', async () => {
    const [foreign] = await addProducers(service, '5602', 1)
    expect((await tick(ids[4], 1)).outcome).toBe('rekeying.stale')
    for (const version of [1, null]) expect((await tick(foreign, version)).outcome).toBe('figure.unknown')
    for (const wrong of [0, -1, 1.5, '1', undefined])
      expect((await tick(ids[1], wrong)).outcome).toBe('request.invalid')
  })

  it('is the district officer’s alone', async () => {
    for (const client of [as.chief, as.province, as.head, as.neighbour, as.foreign])
      expect((await tick(ids[2], 1, client)).outcome).toBe('access.denied')
  })

  it('changes nothing of a certified report, and is possible there and after the closing', async () => {
    await save(figure(ids[4] ?? '', '5'))
    const { version } = (await as.officer.call('showReport', AT)).body
    const sent = await as.officer.call('submitReport', AT, { version })
    await as.chief.call('certifyReport', AT, { version: sent.body.version, signature })
    const before = (await as.chief.call('showReport', AT)).body
    expect(before.state).toBe('certified')
    service.clock.set('2025-02-10T10:00')
    const officer = await signIn(service, people.officer)
    expect((await tick(ids[4], 1, officer)).outcome).toBe(200)
    const noted = await officer.call('noteDepartmentTotal', AT, { amount: '5.00' })
    expect(noted.status).toBe(200)
    const after = (await as.chief.call('showReport', AT)).body
    expect({ ...after, window: null, lock: null }).toEqual({ ...before, window: null, lock: null })
  })
})

describe('the department’s total', () => {
  const note = (amount: unknown, client = as.officer) => client.call('noteDepartmentTotal', AT, { amount })

  it('is noted with who and when, replaces the one before, and is on record', async () => {
    const at = service.clock.now().toISOString()
    const noted = await note('1155.75')
    expect(noted.body.department).toEqual({ amount: '1155.75', at, by: 'สมศรี ใจดี' })
    await note('1160.00')
    expect((await show(as.chief)).department).toMatchObject({ amount: '1160.00' })
    expect((await auditOf(service, 'note-department-total')).at(-1)).toEqual({
      from: '1155.75',
      to: '1160.00',
    })
    const { lines } = (await as.chief.call('showReportHistory', AT)).body
    expect(lines[0]?.says).toBe('บันทึกยอดรวมในระบบของกรม เป็น 1,160.00 บาท')
  })

  it('noted twice by the same person leaves one trace', async () => {
    await note('99.00')
    const before = await hashTables(service.deps.db)
    expect((await note('99')).body.department).toMatchObject({ amount: '99.00' })
    expect(await hashTables(service.deps.db)).toEqual(before)
  })

  it('that two officers note at once is one of the two, each on record', async () => {
    const second = await signIn(service, await addPerson(service, 'district_officer', '5605'))
    const before = (await auditOf(service, 'note-department-total')).length
    await Promise.all([note('1.00'), note('2.00', second)])
    expect(await auditOf(service, 'note-department-total')).toHaveLength(before + 2)
    expect(['1.00', '2.00']).toContain((await show()).department?.amount)
  })

  it.each(['-1', '1.005', '1,000', '', null, 5, '1000000000000'])('of %j is refused', async amount => {
    const refused = await note(amount)
    expect([refused.status, refused.body.error?.code]).toEqual([400, 'request.invalid'])
  })
})

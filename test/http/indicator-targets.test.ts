// Targets: set for one office or for all districts at once, taken away, never silently over somebody else's; and the rule of
// the baseline. Every change is in the audit trail with old and new.
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { TargetBody, TargetList } from '../../bot/contract/indicator.ts'
import { addPerson, addProducers, type Client, signIn } from '../district.ts'
import { startService, type TestService } from '../service.ts'
import { hashTables } from '../table-hashes.ts'

let service: TestService
let first: Client
let second: Client
beforeAll(async () => {
  service = await startService({ at: '2025-01-20T10:00' })
  await addProducers(service, '5601', 1)
  first = await signIn(service, await addPerson(service, 'provincial_officer', '56', 'วราภรณ์ ศรีพะเยา'))
  second = await signIn(service, await addPerson(service, 'provincial_officer', '56', 'อนันต์ ศรีพะเยา'))
})
afterAll(() => service.close())
beforeEach(() => service.deps.db.execute(sql`delete from targets`))

const FIVE: TargetBody = { kind: 'percent', tenths: 50 }
const LEVELS: TargetBody = { kind: 'levels', tenths: [0, 10, 20, 30, 45] }
const AT = { officeCode: '5601', fiscalYear: '2025', span: 'round_1' }
const ALL = { ...AT, officeCode: '56' }

type Seen = Record<string, TargetBody | null>
const set = (client: Client, target: TargetBody | null, seen: Seen = {}, at = AT) =>
  client.call('setTarget', at, { target, scope: 'office', seen })

const of = (list: TargetList, officeCode: string) =>
  list.offices.find(office => office.officeCode === officeCode)?.targets

const audits = async () => [
  ...(await service.deps.db.execute<{ office_code: string; detail: unknown }>(
    sql`select office_code, detail from audit where action = 'set-target' order by seq desc`,
  )),
]

describe('a target', () => {
  it('is listed with who set it and when; the province first, then every district', async () => {
    const { status, body } = await set(first, LEVELS)
    expect(status).toBe(200)
    expect(body.offices.map(office => office.officeCode)).toEqual([
      '56',
      ...Array.from({ length: 9 }, (_, index) => `560${index + 1}`),
    ])
    expect(of(body, '5601')).toEqual({
      round_1: { target: LEVELS, setBy: 'วราภรณ์ ศรีพะเยา', setAt: '2025-01-20T03:00:00.000Z' },
      round_2: null,
      year: null,
    })
    expect((await second.call('listTargets', { fiscalYear: '2025' })).body).toEqual(body)
    expect(of((await second.call('listTargets', { fiscalYear: '2026' })).body, '5601')?.round_1).toBeNull()
  })

  it('set, changed and taken away leaves old and new in the audit trail; the same again leaves nothing', async () => {
    await set(first, FIVE)
    const before = await hashTables(service.deps.db)
    expect((await set(second, FIVE)).status).toBe(200)
    expect(await hashTables(service.deps.db)).toEqual(before)
    await set(first, LEVELS, { '5601': FIVE })
    await set(first, null, { '5601': LEVELS })
    const detail = { fiscalYear: 2025, span: 'round_1' }
    expect((await audits()).slice(0, 3)).toEqual([
      { office_code: '5601', detail: { ...detail, from: LEVELS, to: null } },
      { office_code: '5601', detail: { ...detail, from: FIVE, to: LEVELS } },
      { office_code: '5601', detail: { ...detail, from: null, to: FIVE } },
    ])
    const taken = await set(first, null)
    expect([taken.status, of(taken.body, '5601')?.round_1]).toEqual([200, null])
  })

  it('that somebody else has changed meanwhile is not overwritten: 409 names the office', async () => {
    await set(first, FIVE)
    for (const seen of [{}, { '5601': LEVELS }, { '5601': null }]) {
      const before = await hashTables(service.deps.db)
      const { status, body } = await set(second, LEVELS, seen)
      expect([status, body.error?.code]).toEqual([409, 'target.stale'])
      expect(body.error?.says).toContain('อำเภอเมืองพะเยา')
      expect(await hashTables(service.deps.db)).toEqual(before)
    }
    expect((await set(second, LEVELS, { '5601': FIVE })).status).toBe(200)
  })

  it('set by two at once is stored once, and the other is told', async () => {
    const answers = await Promise.all([
      set(first, FIVE),
      set(second, LEVELS),
      set(first, FIVE),
      set(second, LEVELS),
    ])
    expect(answers.map(answer => answer.status).sort()).toEqual([200, 200, 409, 409])
    const [row] = await service.deps.db.execute<{ count: number }>(
      sql`select count(*)::int as count from targets`,
    )
    expect(row?.count).toBe(1)
  })

  it('for all districts at once goes to each of them and not to the province, or to none of them', async () => {
    await set(second, LEVELS, {}, { ...AT, officeCode: '5603' })
    const before = await hashTables(service.deps.db)
    const toAll = (seen: Seen) => first.call('setTarget', ALL, { target: FIVE, scope: 'districts', seen })
    const refused = await toAll({})
    expect([refused.status, refused.body.error?.code]).toEqual([409, 'target.stale'])
    expect(await hashTables(service.deps.db)).toEqual(before)
    const { status, body } = await toAll({ '5603': LEVELS })
    expect(status).toBe(200)
    expect(body.offices.map(office => office.targets.round_1?.target ?? null)).toEqual([
      null,
      ...Array.from({ length: 9 }, () => FIVE),
    ])
    expect(body.offices.every(office => office.targets.year === null)).toBe(true)
    const written = (await audits()).slice(0, 9)
    expect(written.map(row => row.office_code).sort()).toEqual(
      Array.from({ length: 9 }, (_, index) => `560${index + 1}`),
    )
  })

  it.each<[string, unknown]>([
    ['levels that do not grow', { kind: 'levels', tenths: [0, 10, 10, 30, 45] }],
    ['four levels', { kind: 'levels', tenths: [0, 10, 20, 30] }],
    ['six levels', { kind: 'levels', tenths: [0, 10, 20, 30, 45, 60] }],
    ['half a tenth', { kind: 'percent', tenths: 2.5 }],
    ['more than 1,000 %', { kind: 'percent', tenths: 10_001 }],
    ['less than −100 %', { kind: 'percent', tenths: -1001 }],
    ['text', { kind: 'percent', tenths: '50' }],
    ['something besides', { kind: 'percent', tenths: 50, isReached: true }],
    ['no kind', { tenths: 50 }],
  ])('of %s is refused', async (_what, target) => {
    const { status, body } = await first.call('setTarget', AT, { target, scope: 'office', seen: {} })
    expect([status, body.error?.code]).toEqual([400, 'request.invalid'])
  })

  it('of an office that does not exist, or of another province, is refused', async () => {
    expect((await set(first, FIVE, {}, { ...AT, officeCode: '5699' })).body.error?.code).toBe(
      'office.unknown',
    )
    expect((await set(first, FIVE, {}, { ...AT, officeCode: '5701' })).status).toBe(403)
    const elsewhere = await first.call(
      'setTarget',
      { ...ALL, officeCode: '57' },
      {
        target: FIVE,
        scope: 'districts',
        seen: {},
      },
    )
    expect(elsewhere.status).toBe(403)
  })
})

describe('the rule of the baseline', () => {
  it('is last year’s month until the province chooses; the choice is of one year, and in the audit trail', async () => {
    const at = { fiscalYear: '2025' }
    expect((await first.call('listTargets', at)).body.rule).toBe('last_year')
    const chosen = await first.call('setBaselineRule', at, { rule: 'average_3_years' })
    expect([chosen.status, chosen.body.rule]).toEqual([200, 'average_3_years'])
    expect((await first.call('listTargets', { fiscalYear: '2026' })).body.rule).toBe('last_year')
    const before = await hashTables(service.deps.db)
    await second.call('setBaselineRule', at, { rule: 'average_3_years' })
    expect(await hashTables(service.deps.db)).toEqual(before)
    await second.call('setBaselineRule', at, { rule: 'last_year' })
    const rows = await service.deps.db.execute<{ detail: unknown }>(
      sql`select detail from audit where action = 'set-baseline-rule' order by seq`,
    )
    expect(Array.from(rows, row => row.detail)).toEqual([
      { fiscalYear: 2025, from: 'last_year', to: 'average_3_years' },
      { fiscalYear: 2025, from: 'average_3_years', to: 'last_year' },
    ])
  })
})

it('the history of who set a target reads it in Thai, old and new', async () => {
  await set(first, FIVE)
  await set(first, LEVELS, { '5601': FIVE })
  const { lines } = (await first.call('showOfficerHistory', { id: 'me' })).body
  expect(lines[0]).toMatchObject({
    says: 'กำหนดเป้าหมาย รอบที่ 1 (ต.ค.–มี.ค.) ปีงบประมาณ 2568',
    details: ['อำเภอเมืองพะเยา', 'เพิ่มขึ้น 5% → ระดับ 1–5: 0%, 1%, 2%, 3%, 4.5%'],
  })
})

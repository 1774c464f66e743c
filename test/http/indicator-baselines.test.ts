// Baselines: a year that was not recorded here becomes the base of every growth in the product, and never a month that was
// reported, recorded or summed up. What was recorded here wins; nobody's cell is overwritten silently.
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { applyBaseline } from '../../bot/actions/apply-baseline.ts'
import { Problem } from '../../bot/domain/problems.ts'
import {
  actorOf,
  addPerson,
  addProducers,
  type Client,
  figure,
  signIn,
  type TestPerson,
} from '../district.ts'
import { startService, type TestService } from '../service.ts'
import { hashTables } from '../table-hashes.ts'

let service: TestService
let province: TestPerson
let first: Client
let second: Client
let asOfficer: Client
let producer: string
beforeAll(async () => {
  service = await startService({ at: '2025-01-20T10:00' })
  producer = (await addProducers(service, '5605', 1, '2022-10'))[0] ?? ''
  province = await addPerson(service, 'provincial_officer', '56')
  first = await signIn(service, province)
  second = await signIn(service, await addPerson(service, 'provincial_officer', '56'))
  asOfficer = await signIn(service, await addPerson(service, 'district_officer', '5605'))
})
afterAll(() => service.close())
beforeEach(() => service.deps.db.execute(sql`delete from baselines`))

const YEAR = { fiscalYear: '2024' }
type Cell = { officeCode: string; period: string; amount: string | null; seen: string | null }
const cell = (period: string, amount: string | null, more: Partial<Cell> = {}): Cell => ({
  officeCode: '5605',
  period,
  amount,
  seen: null,
  ...more,
})
const save = (client: Client, cells: Cell[], at = YEAR) => client.call('saveBaseline', at, { cells })
const stored = async () => {
  const rows = await service.deps.db.execute<{ at: string }>(
    sql`select office_code || ' ' || period || ' ' || amount as at from baselines order by 1`,
  )
  return Array.from(rows, row => row.at)
}

describe('the table', () => {
  it('has every district and month, what was imported, and says where something was recorded here', async () => {
    await record('2024-01', '7000.00')
    const { status, body } = await save(first, [cell('2023-10', '12500.5'), cell('2024-01', '9999.00')])
    expect(status).toBe(200)
    expect(body.offices).toHaveLength(9)
    expect(body.months).toHaveLength(12)
    const own = body.offices.find(office => office.officeCode === '5605')
    expect(own?.cells[0]).toEqual({ imported: '12500.50', recorded: null })
    expect(own?.cells[3]).toEqual({ imported: '9999.00', recorded: '7000.00' })
    expect(own?.cells[4]).toEqual({ imported: null, recorded: null })
    expect((await second.call('showBaseline', YEAR)).body).toEqual(body)
  })

  it('keeps cells that are not sent, changes and takes away those that are, and counts them in the audit trail', async () => {
    await save(first, [cell('2023-10', '1.00'), cell('2023-11', '2.00'), cell('2023-12', '3.00')])
    await save(first, [
      cell('2023-10', '10.00', { seen: '1.00' }),
      cell('2023-11', null, { seen: '2.00' }),
      cell('2024-02', '0.00'),
    ])
    expect(await stored()).toEqual(['5605 2023-10 10.00', '5605 2023-12 3.00', '5605 2024-02 0.00'])
    const rows = await service.deps.db.execute<{ detail: unknown }>(
      sql`select detail from audit where action = 'save-baseline' order by seq desc limit 1`,
    )
    const at = { officeCode: '5605', officeName: 'ดอกคำใต้' }
    expect(rows[0]?.detail).toEqual({
      fiscalYear: 2024,
      added: 1,
      changed: 1,
      removed: 1,
      unchanged: 0,
      cells: [
        { ...at, period: '2023-10', from: '1.00', to: '10.00' },
        { ...at, period: '2023-11', from: '2.00', to: null },
        { ...at, period: '2024-02', from: null, to: '0.00' },
      ],
    })
  })

  it('saved again, as after a lost answer, changes nothing', async () => {
    const cells = [cell('2023-10', '1.00'), cell('2023-11', null)]
    await save(first, cells)
    const before = await hashTables(service.deps.db)
    expect((await save(first, cells)).status).toBe(200)
    expect((await save(first, [])).status).toBe(200)
    expect(await hashTables(service.deps.db)).toEqual(before)
  })

  it('of which somebody else changed a cell meanwhile stores nothing and says what stands there', async () => {
    await save(first, [cell('2023-10', '1.00')])
    const before = await hashTables(service.deps.db)
    const { status, body } = await save(second, [cell('2023-10', '5.00'), cell('2023-11', '6.00')])
    expect([status, body.error?.code]).toEqual([409, 'baseline.stale'])
    expect(body.error?.detail).toEqual({
      count: 1,
      cells: [{ officeCode: '5605', period: '2023-10', stored: '1.00' }],
    })
    expect(await hashTables(service.deps.db)).toEqual(before)
    const taken = await save(second, [cell('2023-12', null, { seen: '3.00' })])
    expect(taken.status).toBe(200)
  })

  it('saved by two at once ends with the one or the other, never with both', async () => {
    const cells = (amount: string) => [cell('2023-10', amount), cell('2023-11', amount)]
    const answers = await Promise.all([save(first, cells('1.00')), save(second, cells('2.00'))])
    expect(answers.map(answer => answer.status).sort()).toEqual([200, 409])
    expect(new Set((await stored()).map(row => row.split(' ')[2])).size).toBe(1)
  })

  it.each<[string, Cell, { fiscalYear: string }, number, string]>([
    ['a month that is not over', cell('2025-01', '1.00'), { fiscalYear: '2025' }, 400, 'baseline.bad_month'],
    ['a month of another year', cell('2022-10', '1.00'), YEAR, 400, 'baseline.bad_month'],
    [
      'a district of another province',
      cell('2023-10', '1.00', { officeCode: '5701' }),
      YEAR,
      403,
      'access.denied',
    ],
    ['a district that is none', cell('2023-10', '1.00', { officeCode: '5699' }), YEAR, 404, 'office.unknown'],
    ['a third decimal', cell('2023-10', '1.005'), YEAR, 400, 'request.invalid'],
    ['less than nothing', cell('2023-10', '-1.00'), YEAR, 400, 'request.invalid'],
  ])('refuses %s', async (_what, bad, at, status, code) => {
    const { status: given, body } = await save(first, [cell('2023-12', '1.00'), bad], at)
    expect([given, body.error?.code]).toEqual([status, code])
    expect(await stored()).toEqual([])
  })

  it('refuses the same cell twice', async () => {
    expect((await save(first, [cell('2023-10', '1.00'), cell('2023-10', '2.00')])).status).toBe(400)
  })
})

describe('out of a file', () => {
  const apply = (rows: Parameters<typeof applyBaseline>[2]['rows'], actor = actorOf(province)) =>
    service.deps.db.transaction(tx =>
      applyBaseline(tx, actor, { fiscalYear: 2024, rows }, service.clock.now()),
    )

  it('whatever stood there is replaced, and it is counted what that changed', async () => {
    await save(first, [cell('2023-10', '1.00'), cell('2023-11', '2.00')])
    const rows = [
      { officeCode: '5605', period: '2023-10', amountSatang: 100n },
      { officeCode: '5605', period: '2023-11', amountSatang: null },
      { officeCode: '5601', period: '2024-09', amountSatang: 99_999_999_999_999n },
    ]
    expect(await apply(rows)).toEqual({ added: 1, changed: 0, removed: 1, unchanged: 1 })
    expect(await stored()).toEqual(['5601 2024-09 999999999999.99', '5605 2023-10 1.00'])
    expect(await apply(rows)).toEqual({ added: 0, changed: 0, removed: 0, unchanged: 3 })
  })

  it('nobody but the province’s officer brings one in', async () => {
    for (const role of ['provincial_chief', 'district_officer', 'district_chief'] as const) {
      const actor = { ...actorOf(province), role, officeCode: role.startsWith('d') ? '5605' : '56' }
      await expect(apply([], actor)).rejects.toThrow(new Problem('access.denied'))
    }
  })
})

/** A month of the district with one figure, typed as it was open. */
async function record(period: string, amount: string): Promise<void> {
  const now = service.clock.now()
  service.clock.set(`${period}-20T10:00`)
  const client = await signIn(service, await addPerson(service, 'district_officer', '5605'))
  const before = await client.call('showReport', { officeCode: '5605', period })
  const baseVersion = before.body.rows[0]?.figure?.version ?? 0
  const saved = await client.call(
    'saveFigures',
    { officeCode: '5605', period },
    {
      figures: [figure(producer, amount, { baseVersion })],
    },
  )
  expect(saved.status, JSON.stringify(saved.body)).toBe(200)
  service.clock.set(new Date(now.getTime() + 7 * 3_600_000).toISOString().slice(0, 16))
}

describe('an imported year', () => {
  const submitJanuary = async () => {
    const at = { officeCode: '5605', period: '2025-01' }
    await asOfficer.call('saveFigures', at, { figures: [figure(producer, '1100.00')] })
    const { version } = (await asOfficer.call('showReport', at)).body
    await asOfficer.call('submitReport', at, { version })
  }

  it('is the base of the summary, the report page and the indicator, and no month of its own anywhere', async () => {
    await service.deps.db.execute(sql`delete from district_months where period = '2024-01'`)
    await submitJanuary()
    const summaryOf = async (period: string) => (await first.call('showSummary', { period })).body
    expect((await summaryOf('2025-01')).growthMonth).toMatchObject({ tenths: null, covered: 0 })
    const months = (await first.call('showHome')).body.summaries
    await save(first, [cell('2023-12', '500.00'), cell('2024-02', '800.00'), cell('2024-03', '1.00')])
    await save(first, [cell('2024-01', '1000.00')])
    await save(first, [cell('2024-12', '600.00')], { fiscalYear: '2025' })

    expect((await summaryOf('2025-01')).growthMonth).toEqual({
      now: '1100.00',
      base: '1000.00',
      tenths: 100,
      covered: 1,
      of: 1,
    })
    const report = (await asOfficer.call('showReport', { officeCode: '5605', period: '2025-01' })).body
    expect(report.before).toEqual({
      lastMonth: '600.00',
      lastYear: '1000.00',
      thisYear: { amount: '0.00', months: 0 },
    })
    const view = (await asOfficer.call('showIndicator', { officeCode: '5605', fiscalYear: '2025' })).body
    expect(view.spans.round_1.growth).toMatchObject({ now: '1100.00', base: '1000.00', covered: 1, of: 4 })
    expect(view.months[2]).toMatchObject({
      now: null,
      imported: '600.00',
      isReported: false,
      lastYear: '500.00',
    })

    expect((await first.call('showHome')).body.summaries).toEqual(months)
    expect((await summaryOf('2025-01')).earlier).toBeNull()
    expect((await summaryOf('2024-02')).amount).toBe('0.00')
  })

  it('gives way to what is recorded here afterwards', async () => {
    await save(first, [cell('2024-01', '1000.00')])
    await record('2024-01', '2200.00')
    const { growthMonth } = (await first.call('showSummary', { period: '2025-01' })).body
    expect(growthMonth).toMatchObject({ base: '2200.00', tenths: -500 })
  })
})

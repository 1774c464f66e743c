// The open data itself: the same numbers as on pages and in plain SQL.
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OpenRouteName, OpenRow } from '../../bot/contract/open-data.ts'
import { type OpenWorld, openWorld } from './open-world.ts'

let world: OpenWorld
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.service.close())

async function rowsOf<Name extends OpenRouteName>(
  name: Name,
  query: Record<string, string> = {},
): Promise<OpenRow<Name>[]> {
  const answer = await world.ask(name, world.keys.both, query)
  expect(answer.status).toBe(200)
  return ((await answer.json()) as { rows: OpenRow<Name>[] }).rows
}

describe('months', () => {
  it('hold every district and month of the year, with state, completeness, amount and growth', async () => {
    const rows = await rowsOf('months')
    expect(rows).toHaveLength(9 * 12)
    const january = rows.find(row => row.officeCode === '5605' && row.period === '2025-01')
    expect(january).toEqual({
      officeCode: '5605',
      officeName: 'ดอกคำใต้',
      period: '2025-01',
      kind: 'report',
      state: 'certified',
      expected: 2,
      recorded: 2,
      noSales: 1,
      amount: '1250.25',
      importedAmount: null,
      baseAmount: '1000.00',
      lastYearAmount: '1000.00',
      growthPercent: 25,
      submitted: 'on_time',
      submittedAt: '2025-01-12T03:00:00.000Z',
      certified: 'on_time',
      certifiedAt: '2025-01-12T03:00:00.000Z',
    })
    const half = rows.find(row => row.officeCode === '5602' && row.period === '2025-01')
    expect(half).toMatchObject({ state: 'draft', expected: 3, recorded: 1, amount: '300.50' })
    expect(half?.growthPercent).toBeNull()
    expect(rows.find(row => row.officeCode === '5605' && row.period === '2025-02')?.kind).toBe('future')
    expect(rows.find(row => row.officeCode === '5601' && row.period === '2025-01')?.kind).toBe('no_producers')
  })

  it('are those of the board and of plain SQL', async () => {
    const rows = await rowsOf('months')
    const { body: board } = await world.asProvince.call('showBoard', { fiscalYear: '2025' })
    for (const { officeCode, cells } of board.districts) {
      for (const cell of cells) {
        const row = rows.find(item => item.officeCode === officeCode && item.period === cell.period)
        expect(row).toMatchObject({
          kind: cell.kind,
          state: cell.state,
          recorded: cell.recorded,
          expected: cell.expected,
          submitted: cell.submitted,
          certified: cell.certified,
        })
        expect(row?.amount ?? '0.00').toBe(cell.amount)
      }
    }
    const sums = await world.service.deps.db.execute<{ code: string; period: string; sum: string }>(sql`
      select office_code as code, period, sum(amount)::numeric(14,2)::text as sum from revenue_entries
      where province_code = '56' group by 1, 2`)
    expect(sums.length).toBeGreaterThan(1)
    for (const { code, period, sum } of sums)
      expect(rows.find(row => row.officeCode === code && row.period === period)?.amount).toBe(sum)
  })

  it('can be asked of one district, one month, another year', async () => {
    const one = await rowsOf('months', { officeCode: '5605', period: '2025-01' })
    expect(one.map(row => [row.officeCode, row.period])).toEqual([['5605', '2025-01']])
    const before = await rowsOf('months', { period: '2024-01', officeCode: '5605' })
    expect(before).toMatchObject([{ period: '2024-01', amount: '1000.00', state: 'certified' }])
    const year = await rowsOf('months', { fiscalYear: '2024', officeCode: '5605' })
    expect(year.map(row => row.period)).toEqual([
      ...['2023-10', '2023-11', '2023-12', '2024-01', '2024-02', '2024-03'],
      ...['2024-04', '2024-05', '2024-06', '2024-07', '2024-08', '2024-09'],
    ])
  })
})

describe('the other tables', () => {
  it('categories are the entries, summed', async () => {
    expect(await rowsOf('categories', { officeCode: '5605' })).toEqual([
      {
        officeCode: '5605',
        officeName: 'ดอกคำใต้',
        period: '2025-01',
        category: 'food',
        channel: 'domestic_online',
        amount: '1000.25',
      },
      {
        officeCode: '5605',
        officeName: 'ดอกคำใต้',
        period: '2025-01',
        category: 'textile_apparel',
        channel: 'domestic_offline',
        amount: '250.00',
      },
    ])
  })

  it('the indicator is that of its page, with the target in the same line', async () => {
    await world.service.deps.db.execute(sql`
      insert into targets (office_code, fiscal_year, span, province_code, kind, thresholds, set_at)
      values ('5605', 2025, 'round_1', '56', 'levels', '{10,20,30,40,300}', '2025-01-15T03:00:00Z')`)
    const rows = await rowsOf('indicator')
    expect(rows.slice(0, 3).map(row => [row.officeCode, row.span])).toEqual([
      ['56', 'round_1'],
      ['56', 'round_2'],
      ['56', 'year'],
    ])
    const own = rows.find(row => row.officeCode === '5605' && row.span === 'round_1')
    expect(own).toMatchObject({
      officeName: 'ดอกคำใต้',
      rule: 'last_year',
      amount: '1250.25',
      baseAmount: '1000.00',
      growthPercent: 25,
      covered: 1,
      targetKind: 'levels',
      level1Percent: 1,
      level4Percent: 4,
      targetPercent: 30,
      level: 4,
      isReached: false,
      missingPercent: 5,
    })
    const { body } = await world.asProvince.call('showIndicator', { officeCode: '5605', fiscalYear: '2025' })
    expect(JSON.stringify(body)).toContain('"1250.25"')
    const none = rows.find(row => row.officeCode === '56' && row.span === 'round_2')
    expect(none).toMatchObject({ growthPercent: null, targetKind: null, level: null, neededAmount: null })
  })

  it('forecasts stand beside what was sold', async () => {
    const months = Array.from({ length: 12 }, (_, index) => `${index}00.00`)
    await world.service.deps.db.execute(sql`
      insert into forecasts (office_code, fiscal_year, province_code, version, filed_at)
      values ('5605', 2025, '56', 1, '2025-01-15T03:00:00Z')`)
    await world.service.deps.db.execute(sql`
      insert into forecast_versions (office_code, fiscal_year, province_code, number, content, content_hash, filed_at, filed_by)
      select '5605', 2025, '56', 1, ${JSON.stringify({ totals: { months } })}, 'x', '2025-01-15T03:00:00Z', id
      from officers limit 1`)
    const rows = await rowsOf('forecasts', { period: '2025-01' })
    expect(rows).toHaveLength(9)
    expect(rows.find(row => row.officeCode === '5605')).toMatchObject({
      filedAt: '2025-01-15T03:00:00.000Z',
      forecastAmount: '300.00',
      amount: '1250.25',
      isReported: true,
      lastYearAmount: '1000.00',
    })
    expect(rows.find(row => row.officeCode === '5602')).toMatchObject({
      filedAt: null,
      forecastAmount: null,
      isReported: false,
    })
  })

  it('producers are told apart as blank, zero and sold, in months that have opened', async () => {
    const rows = await rowsOf('producers', { period: '2025-01' })
    expect(rows.map(row => [row.officeCode, row.producerName, row.amount, row.noSalesReason])).toEqual([
      ['5602', 'ผู้ผลิต 01', '300.50', null],
      ['5602', 'ผู้ผลิต 02', null, null],
      ['5602', 'ผู้ผลิต 03', null, null],
      ['5605', 'ผู้ผลิต 01', '1250.25', null],
      ['5605', 'ผู้ผลิต 02', '0.00', 'no_orders'],
    ])
    const months = new Set((await rowsOf('producers')).map(row => row.period))
    expect([...months].sort()).toEqual(['2024-10', '2024-11', '2024-12', '2025-01'])
  })
})

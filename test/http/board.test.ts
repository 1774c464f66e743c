// The province's board: every number equals plain SQL over a generated year and the numbers of the summary, and what is no
// report is never shown as one.
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type BoardWorld, DISTRICTS, EMPTY, OPENED, openBoardWorld } from './board-world.ts'
import { isImported, isReport, listStoredReports, readBoard, type StoredReport } from './stored-reports.ts'

let world: BoardWorld
beforeAll(async () => {
  world = await openBoardWorld()
})
afterAll(() => world.service.close())
beforeEach(() => world.service.clock.set('2025-01-20T10:00'))

const boardOf = () => readBoard(world.asProvince)

const rows = async <Row>(query: ReturnType<typeof sql>): Promise<Row[]> => [
  ...((await world.service.deps.db.execute(query)) as unknown as Row[]),
]

/** January's due day, the 25th, is still to come. */
const timeliness = (done: boolean, inTime: boolean | null, period: string): string => {
  if (done) return inTime ? 'on_time' : 'late'
  return period === '2025-01' ? 'not_yet' : 'overdue'
}

describe('the cells', () => {
  it('equal plain SQL: state, recorded of expected, amount, in time or late', async () => {
    const { districts } = await boardOf()
    expect(districts.map(district => district.officeCode)).toEqual(DISTRICTS)
    const stored = await listStoredReports(world)
    expect(stored).toHaveLength(DISTRICTS.length * OPENED.length)
    for (const row of stored) {
      const cell = districts
        .find(district => district.officeCode === row.code)
        ?.cells.find(item => item.period === row.period)
      const { code, period, state, expected, recorded, amount } = row
      expect(cell, `${code} ${period}`).toEqual({
        period,
        kind: kindOf(row),
        state,
        expected,
        recorded,
        amount,
        submitted: timeliness(row.sent, row.sent_in_time, period),
        certified: timeliness(row.signed, row.signed_in_time, period),
      })
    }
  })

  const kindOf = (row: StoredReport): string => {
    if (row.code === EMPTY) return 'no_producers'
    return isImported(row) ? 'imported' : 'report'
  }

  it('are twelve months of every district, October first; months that have not opened are no reports', async () => {
    for (const { cells } of (await boardOf()).districts) {
      expect(cells).toHaveLength(12)
      expect([cells[0]?.period, cells[11]?.period]).toEqual(['2024-10', '2025-09'])
      expect(cells.filter(cell => cell.kind === 'future').map(cell => cell.period)).toEqual(
        cells.slice(OPENED.length).map(cell => cell.period),
      )
    }
  })

  it('count who was in time over all months that are due or done', async () => {
    const { onTime } = await boardOf()
    const stored = (await listStoredReports(world)).filter(isReport)
    const due = (done: (row: StoredReport) => boolean) =>
      stored.filter(row => done(row) || row.period !== '2025-01').length
    expect(onTime.submitted).toEqual({
      inTime: stored.filter(row => row.sent_in_time).length,
      of: due(row => row.sent),
    })
    expect(onTime.certified).toEqual({
      inTime: stored.filter(row => row.signed_in_time).length,
      of: due(row => row.signed),
    })
    expect(onTime.submitted.inTime).toBeLessThan(onTime.submitted.of)
  })
})

describe('sums and growth', () => {
  it('of the month in focus are the summary’s, to the last digit', async () => {
    const { month, focus, province } = await boardOf()
    expect(focus).toBe('2025-01')
    const summary = (await world.asProvince.call('showSummary', { period: focus })).body
    const { amount, producers, offices, onTime, growthMonth } = summary
    expect(month).toEqual({ amount, producers, offices, onTime, growthMonth })
    expect(province.growth).toEqual(summary.growthYear)
  })

  it('are measured by the rule of the year, and say which', async () => {
    const { db } = world.service.deps
    expect((await boardOf()).rule).toBe('last_year')
    await db.execute(sql`
      insert into baseline_rules (province_code, fiscal_year, rule, set_at) values ('56', 2025, 'average_3_years', now())`)
    expect((await boardOf()).rule).toBe('average_3_years')
    await db.execute(sql`delete from baseline_rules`)
  })

  it('of the year equal a plain sum of the entries, for each district and for the province', async () => {
    const { province, districts } = await boardOf()
    const sums = await rows<{ code: string; amount: string }>(sql`
      select o.code, coalesce((select sum(e.amount) from revenue_entries e
        where e.office_code = o.code and e.period between '2024-10' and '2025-09'), 0)::numeric(14,2)::text as amount
      from offices o where o.province_code = '56' and o.kind = 'district' order by o.code`)
    expect(districts.map(({ officeCode: code, amount }) => ({ code, amount }))).toEqual(sums)
    const [whole] = await rows<{ amount: string }>(sql`
      select sum(amount)::text as amount from revenue_entries
      where province_code = '56' and period between '2024-10' and '2025-09'`)
    expect(province.amount).toBe(whole?.amount)
  })

  it('stand against the target of the round and of the year, like for like', async () => {
    const before = await boardOf()
    expect(before.province.standings).toEqual([])
    await world.service.deps.db.execute(sql`
      insert into targets (office_code, fiscal_year, span, province_code, kind, thresholds, set_at) values
        ('56', 2025, 'round_1', '56', 'percent', '{50}', now()),
        ('56', 2025, 'year', '56', 'levels', '{-900,-800,-700,9000,10000}', now()),
        ('56', 2025, 'round_2', '56', 'percent', '{99}', now()),
        ('5601', 2025, 'round_1', '56', 'percent', '{-900}', now()),
        ('5602', 2024, 'round_1', '56', 'percent', '{10}', now())`)
    const { province, districts } = await boardOf()
    expect(province.standings.map(item => item.span)).toEqual(['round_1', 'year'])
    const [round, year] = province.standings
    const { now, base } = province.growth
    const [row] = await rows<{ achieved: number }>(
      sql`select floor(${now}::numeric * 1000 * 1000 / (${base}::numeric * 1050))::int as achieved`,
    )
    expect(round).toMatchObject({
      target: { kind: 'percent', tenths: 50 },
      achievedTenths: row?.achieved,
      level: null,
    })
    expect(round?.growth).toEqual(province.growth)
    expect(year).toMatchObject({ target: { kind: 'levels' }, level: 3, isReached: false })
    const of = (code: string) => districts.find(item => item.officeCode === code)?.standings
    expect(of('5601')).toMatchObject([{ span: 'round_1', isReached: true, distanceTenths: 0 }])
    expect([of('5602'), of(EMPTY)]).toEqual([[], []])
  })
})

// Practice mode's record: thirty people, seven hundred producers, and figures that add up to the published totals.
import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DemoPlan, loadDemo } from '../../db/load-demo.ts'
import { loadPlaces } from '../../db/load-places.ts'
import sales from '../../db/seed/data/otop-sales-fy2567.json' with { type: 'json' }
import { listDemoPeople } from '../../db/seed/demo-people.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'
import { hashTables } from '../table-hashes.ts'

const PLAN: DemoPlan = {
  now: new Date('2025-01-09T01:55:00Z'),
  officerIds: new Map(listDemoPeople().map(person => [person.key, randomUUID()])),
  momentsOf: (_office, period) => ({
    submittedAt: new Date(`${period}-23T03:00:00Z`),
    certifiedAt: new Date(`${period}-26T03:00:00Z`),
  }),
}
const QUARTER = ['2024-10', '2024-11', '2024-12']

let database: TestDatabase
let isLoaded: boolean
beforeAll(async () => {
  database = await createTestDatabase()
  await loadPlaces(database.db)
  isLoaded = await loadDemo(database.db, PLAN)
})
afterAll(() => database.close())

const rows = async <T extends Record<string, unknown>>(statement: ReturnType<typeof sql>): Promise<T[]> => [
  ...((await database.db.execute(statement)) as unknown as T[]),
]

describe('the demo', () => {
  it('is loaded into an empty record', () => {
    expect(isLoaded).toBe(true)
  })

  it('has thirty people whom the bot reaches, in every office and role of Phayao', async () => {
    const [people] = await rows(sql`
      select count(*)::int as all, count(distinct o.office_code)::int as offices, count(distinct line_user_id)::int as lines,
        count(*) filter (where role = 'district_officer')::int as officers,
        count(*) filter (where role = 'district_chief')::int as chiefs,
        count(*) filter (where o.office_code = '56')::int as province,
        count(c.id)::int as reached
      from officers o left join line_chats c on c.id = o.line_user_id and c.blocked_at is null`)
    expect(people).toMatchObject({
      all: 30,
      offices: 10,
      lines: 30,
      officers: 18,
      chiefs: 9,
      province: 3,
      reached: 30,
    })
  })

  it('has seven hundred producers in nine districts, twenty to two hundred each', async () => {
    const districts = await rows<{ code: string; count: number }>(
      sql`select office_code as code, count(*)::int as count from producers group by 1 order by 1`,
    )
    expect(districts.map(row => row.code)).toEqual(Array.from({ length: 9 }, (_, index) => `560${index + 1}`))
    expect(districts.reduce((total, row) => total + row.count, 0)).toBe(700)
    for (const row of districts) expect(row.count >= 20 && row.count <= 200, row.code).toBe(true)
  })

  it('sold in every month of FY2567 what was published, to the baht', async () => {
    const months = await rows<{ period: string; sum: string }>(sql`
      select period, sum(amount)::text as sum from revenue_entries where period < '2024-10' group by 1 order by 1`)
    expect(months).toEqual(
      sales.periods.map((period, index) => ({ period, sum: `${sales.phayao_total[index]}.00` })),
    )
    expect(months).toHaveLength(12)
  })

  it('goes on through October to December 2567, all of it certified', async () => {
    const states = await rows(sql`
      select period, state, count(*)::int as count from district_reports where period >= '2024-10' group by 1, 2 order by 1`)
    expect(states).toEqual(QUARTER.map(period => ({ period, state: 'certified', count: 9 })))
    const [later] = await rows(sql`
      select (select count(*)::int from figures where period > '2024-12') as figures,
        (select count(*)::int from district_reports where state <> 'certified') as open`)
    expect(later).toEqual({ figures: 0, open: 0 })
  })

  it('has a figure or a stated zero of every active producer in every month', async () => {
    const [row] = await rows(sql`
      select count(*)::int as missing from producer_stays s
      cross join (select distinct period from figures) m
      left join figures f on f.producer_id = s.producer_id and f.period = m.period
      where s.from_period <= m.period and (s.until_period is null or s.until_period >= m.period) and f.amount is null`)
    expect(row).toEqual({ missing: 0 })
  })

  it('has totals, figures, lines and history that say the same', async () => {
    const [row] = await rows(sql`
      with by_lines as (
        select producer_id, period, sum(amount) as amount from revenue_entries group by 1, 2
      ), by_district as (
        select office_code, period, sum(amount) as amount, count(amount)::int as recorded,
          count(*) filter (where amount = 0)::int as zeros from figures group by 1, 2
      )
      select (select count(*)::int from figures f full join by_lines l using (producer_id, period)
          where f.amount is distinct from coalesce(l.amount, 0)) as lines,
        (select count(*)::int from by_district d full join district_months m using (office_code, period)
          where d.amount is distinct from m.amount or d.recorded <> m.recorded or d.zeros <> m.no_sales) as months,
        (select count(*)::int from figures f left join figure_versions v using (producer_id, period, version)
          where v.amount is distinct from f.amount or v.no_sales_reason is distinct from f.no_sales_reason
            or v.recorded_by is distinct from f.recorded_by or v.recorded_at is distinct from f.recorded_at) as versions,
        (select count(*)::int from figure_versions v where (select coalesce(sum((e->>'amount')::numeric), 0)
          from jsonb_array_elements(v.entries) e) <> v.amount) as entries,
        (select count(*)::int from figures f join producers p on p.id = f.producer_id where p.office_code <> f.office_code) as strangers`)
    expect(row).toEqual({ lines: 0, months: 0, versions: 0, entries: 0, strangers: 0 })
  })

  it('was recorded by one person of the district and certified by another, at the times of the plan', async () => {
    const [row] = await rows(sql`
      select count(*)::int as bad from district_reports r
      join officers o on o.id = r.submitted_by join officers c on c.id = r.certified_by
      where o.office_code <> r.office_code or c.office_code <> r.office_code or o.role <> 'district_officer'
        or c.role <> 'district_chief' or r.certified_at <= r.submitted_at or r.first_submitted_at <> r.submitted_at`)
    expect(row).toEqual({ bad: 0 })
    const [one] = await rows<{ at: string }>(sql`
      select to_char(certified_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI') as at from district_reports
      where office_code = '5605' and period = '2024-12'`)
    expect(one?.at).toBe('2024-12-26 03:00')
  })

  it('has targets of FY2568 for the province and every district, in both rounds and the year', async () => {
    const targets = await rows(sql`
      select span, kind, count(*)::int as count, min(cardinality(thresholds)) as levels, bool_and(o.office_code = '56') as ours
      from targets t join officers o on o.id = t.set_by where fiscal_year = 2025 group by 1, 2 order by 1`)
    const all = { kind: 'levels', count: 10, levels: 5, ours: true }
    expect(targets).toEqual(['round_1', 'round_2', 'year'].map(span => ({ span, ...all })))
  })

  it('loaded again changes nothing, also by two at once', async () => {
    const before = await hashTables(database.db)
    expect(await loadDemo(database.db, PLAN)).toBe(false)
    expect(await Promise.all([loadDemo(database.db, PLAN), loadDemo(database.db, PLAN)])).toEqual([
      false,
      false,
    ])
    expect(await hashTables(database.db)).toEqual(before)
  })

  it('is never mixed into a record that has officers of its own', async () => {
    const fresh = await createTestDatabase()
    try {
      await loadPlaces(fresh.db)
      await fresh.db.execute(sql`
        insert into officers (id, line_user_id, full_name, role, office_code, province_code, joined_at)
        values (gen_random_uuid(), 'U1', 'ก', 'provincial_officer', '56', '56', now())`)
      expect(await loadDemo(fresh.db, PLAN)).toBe(false)
      const [row] = await fresh.db.execute(sql`select count(*)::int as producers from producers`)
      expect(row).toEqual({ producers: 0 })
    } finally {
      await fresh.close()
    }
  })
})

// The province's summary: every number equals a plain sum of the entries, and growth compares like with like.
// The record is generated: nine districts in every state, some without a year before, one without producers.
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SummaryView } from '../../bot/contract/summaries.ts'
import { createRandom, drawInteger } from '../../db/seed/seeded-random.ts'
import { REPORT_STATES, type ReportState } from '../../db/vocabulary.ts'
import { addPerson, addProducers, type Client, signIn } from '../district.ts'
import { startService, type TestService } from '../service.ts'

const THIS_YEAR = ['2024-10', '2024-11', '2024-12', '2025-01']
const LAST_YEAR = THIS_YEAR.map(period => `${Number(period.slice(0, 4)) - 1}${period.slice(4)}`)
const DISTRICTS = Array.from({ length: 9 }, (_, index) => `560${index + 1}`)
/** Without producers: owes nothing. */
const EMPTY = '5609'
/** Without figures a year ago: no base. */
const NEW = ['5603', '5607']
const NO_STATE: ReportState[] = ['draft', 'returned']

let service: TestService
let asProvince: Client
let asNeighbour: Client
beforeAll(async () => {
  service = await startService({ at: '2025-01-20T10:00' })
  const random = createRandom('summary.test')
  for (const [index, officeCode] of [...DISTRICTS, '5701'].entries()) {
    const ids = await addProducers(service, officeCode, officeCode === EMPTY ? 0 : 3 + index)
    for (const period of [...LAST_YEAR, ...THIS_YEAR]) {
      if (NEW.includes(officeCode) && LAST_YEAR.includes(period)) continue
      const state = LAST_YEAR.includes(period)
        ? 'certified'
        : (REPORT_STATES[(index + THIS_YEAR.indexOf(period)) % REPORT_STATES.length] ?? 'draft')
      await record(officeCode, period, state, ids, random)
    }
  }
  await addPerson(service, 'district_officer', '5605', 'สมหญิง ตัวอย่าง')
  asProvince = await signIn(service, await addPerson(service, 'provincial_officer', '56'))
  asNeighbour = await signIn(service, await addPerson(service, 'provincial_chief', '57'))
})
afterAll(() => service.close())

/** A month of one district: of each producer a figure in one or two lines, a stated zero, or nothing yet. */
async function record(
  officeCode: string,
  period: string,
  state: ReportState,
  producerIds: string[],
  random: () => number,
): Promise<void> {
  const { db } = service.deps
  const isWhole = !NO_STATE.includes(state)
  for (const id of producerIds) {
    const draw = random()
    if (!isWhole && draw < 0.4) continue
    const lines = draw > 0.9 ? [] : ['food', 'drink'].slice(0, drawInteger(random, 1, 2))
    const amounts = lines.map(() => `${drawInteger(random, 1, 90_000)}.${drawInteger(random, 10, 99)}`)
    const zero = lines.length === 0 ? 'no_orders' : null
    await db.execute(sql`
      insert into figures (producer_id, period, province_code, office_code, amount, no_sales_reason, source, version, recorded_at)
      select ${id}, ${period}, left(${officeCode}, 2), ${officeCode}, coalesce(sum(a::numeric), 0), ${zero}, 'visit', 1, now()
      from unnest(${sql.param(amounts)}::text[]) a`)
    for (const [at, category] of lines.entries())
      await db.execute(sql`
        insert into revenue_entries (producer_id, period, category, channel, province_code, office_code, amount)
        values (${id}, ${period}, ${category}, 'domestic_online', left(${officeCode}, 2), ${officeCode}, ${amounts[at]}::numeric)`)
  }
  const day = (from: number, to: number) => `${period}-${drawInteger(random, from, to)}T05:00:00Z`
  const submitted = isWhole || random() < 0.5 ? day(20, 28) : null
  const certified = state === 'certified' || state === 'accepted' ? day(26, 28) : null
  await db.execute(sql`
    insert into district_reports (office_code, period, province_code, state, version, last_changed_at, first_submitted_at,
      first_certified_at, return_reason)
    values (${officeCode}, ${period}, left(${officeCode}, 2), ${state}, 1, now(), ${submitted}::timestamptz,
      ${certified}::timestamptz, ${state === 'returned' ? 'x' : null})`)
  await db.execute(sql`
    insert into district_months (office_code, period, province_code, amount, recorded, no_sales)
    select ${officeCode}, ${period}, left(${officeCode}, 2), coalesce(sum(amount), 0), count(amount), count(no_sales_reason)
    from figures where office_code = ${officeCode} and period = ${period}`)
}

const summaryOf = async (period: string): Promise<SummaryView> => {
  const answer = await asProvince.call('showSummary', { period })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body
}

/** Growth over these months in plain SQL over the entries: reported districts with a base, on both sides. */
async function growthBySql(periods: readonly string[]) {
  const [row] = await service.deps.db.execute<{
    now: string
    base: string
    tenths: string | null
    covered: number
  }>(sql`
    with sold as (
      select f.office_code, f.period, coalesce(sum(e.amount), 0) as amount
      from figures f left join revenue_entries e using (producer_id, period) where f.province_code = '56' group by 1, 2
    ), pairs as (
      select n.amount as now, b.amount as base
      from sold n join sold b on b.office_code = n.office_code
        and b.period = (left(n.period, 4)::int - 1) || right(n.period, 3)
      join district_reports r on r.office_code = n.office_code and r.period = n.period
      where n.period = any(${sql.param([...periods])}::text[]) and r.state in ('submitted', 'certified', 'accepted')
    )
    select coalesce(sum(now), 0)::numeric(16,2)::text as now, coalesce(sum(base), 0)::numeric(16,2)::text as base,
      case when sum(base) > 0 then round((sum(now) - sum(base)) * 1000 / sum(base))::text end as tenths,
      count(*)::int as covered from pairs`)
  return {
    now: row?.now,
    base: row?.base,
    tenths: row?.tenths == null ? null : Number(row.tenths),
    covered: row?.covered,
    of: periods.length * (DISTRICTS.length - 1),
  }
}

describe('the summary', () => {
  it.each([...THIS_YEAR, ...LAST_YEAR])('of %s equals a plain sum of the entries', async period => {
    const summary = await summaryOf(period)
    const [row] = await service.deps.db.execute<{ sum: string; recorded: number; zeros: number }>(sql`
      select (select coalesce(sum(amount), 0)::text from revenue_entries where office_code like '56%' and period = ${period}) as sum,
        (select count(amount)::int from figures where office_code like '56%' and period = ${period}) as recorded,
        (select count(*)::int from figures where office_code like '56%' and period = ${period} and amount = 0) as zeros`)
    expect(Number(row?.sum)).toBeGreaterThan(0)
    expect([summary.amount, summary.producers.recorded, summary.producers.noSales]).toEqual([
      row?.sum,
      row?.recorded,
      row?.zeros,
    ])
    expect(summary.producers.expected).toBe(3 * 8 + (0 + 1 + 2 + 3 + 4 + 5 + 6 + 7))
    for (const district of summary.districts) {
      const [own] = await service.deps.db.execute<{ sum: string }>(sql`
        select coalesce(sum(amount), 0)::numeric(14,2)::text as sum from revenue_entries
        where office_code = ${district.officeCode} and period = ${period}`)
      expect(district.amount, district.officeCode).toBe(own?.sum)
    }
  })

  it.each(THIS_YEAR)(
    'of %s compares like with like: reported districts that have a base, on both sides',
    async period => {
      const summary = await summaryOf(period)
      expect(summary.growthMonth).toEqual(await growthBySql([period]))
      expect(summary.growthYear).toEqual(await growthBySql(THIS_YEAR.filter(item => item <= period)))
      expect(summary.growthMonth.covered).toBeGreaterThan(0)
      expect(summary.growthMonth.covered).toBeLessThan(summary.growthMonth.of)
    },
  )

  it('of a year without one before has no base, neither 0 nor infinite', async () => {
    expect((await summaryOf('2023-10')).growthMonth).toEqual({
      now: '0.00',
      base: '0.00',
      tenths: null,
      covered: 0,
      of: 8,
    })
  })

  it.each(THIS_YEAR)('of %s counts states and who was in time', async period => {
    const { offices, onTime, districts } = await summaryOf(period)
    const [row] = await service.deps.db.execute<Record<string, number>>(sql`
      select count(*) filter (where state in ('submitted', 'certified', 'accepted'))::int as submitted,
        count(*) filter (where state in ('certified', 'accepted'))::int as certified,
        count(*) filter (where first_submitted_at < (${period} || '-26')::date::timestamp at time zone 'Asia/Bangkok')::int as early,
        count(*) filter (where first_certified_at < ((${period} || '-01')::date + interval '1 month')::timestamp at time zone 'Asia/Bangkok')::int as signed
      from district_reports where province_code = '56' and period = ${period} and office_code <> ${EMPTY}`)
    expect(offices).toMatchObject({ of: 8, submitted: row?.submitted, certified: row?.certified })
    expect(onTime).toMatchObject({ submitted: row?.early, certified: row?.signed, of: 8 })
    expect(offices.complete).toBe(districts.filter(item => item.recorded === item.expected).length)
  })

  it('lists every district that has producers, with whom to phone and whether the bot reaches them', async () => {
    const before = (await summaryOf('2025-01')).districts
    expect(before.map(item => item.officeCode)).toEqual(DISTRICTS.filter(code => code !== EMPTY))
    expect(before.find(item => item.officeCode === '5605')?.people).toEqual([
      { fullName: 'สมหญิง ตัวอย่าง', canBeReached: true },
    ])
    await service.deps.db.execute(sql`update line_chats set blocked_at = now()`)
    const after = (await summaryOf('2025-01')).districts
    expect(after.find(item => item.officeCode === '5605')?.people[0]?.canBeReached).toBe(false)
  })

  it('knows the months before and after, and whether the due days have passed', async () => {
    expect(await summaryOf('2025-01')).toMatchObject({
      earlier: '2024-12',
      later: null,
      onTime: { isDuePassed: false, isSignOffPassed: false },
    })
    expect(await summaryOf('2024-12')).toMatchObject({
      earlier: '2024-11',
      later: '2025-01',
      onTime: { isDuePassed: true, isSignOffPassed: true },
    })
    expect((await summaryOf('2023-10')).earlier).toBeNull()
  })

  it('of another province holds nothing of this one', async () => {
    const summary = (await asNeighbour.call('showSummary', { period: '2025-01' })).body
    expect([summary.provinceName, summary.districts.map(item => item.officeCode)]).toEqual([
      'เชียงราย',
      ['5701'],
    ])
    const [row] = await service.deps.db.execute<{ sum: string }>(
      sql`select sum(amount)::text as sum from revenue_entries where office_code like '57%' and period = '2025-01'`,
    )
    expect(summary.amount).toBe(row?.sum)
  })

  it.each([
    ['2025-03', 404],
    ['2099-12', 404],
    ['9999-12', 400],
    ['0000-01', 400],
    ['2025-13', 400],
    ['2568-01', 400],
  ])('of %s is refused with %s', async (period, status) => {
    const refused = await asProvince.call('showSummary', { period })
    expect(refused.status).toBe(status)
  })
})

// How far districts are with a month: one query behind every notice, chat reply, home page and summary.
import { type SQL, sql } from 'drizzle-orm'
import type { Db, Tx } from '../connect.ts'
import type { ReportState } from '../vocabulary.ts'
import { covers, producersOf } from './belonging.ts'
import { runPrepared } from './prepared.ts'
import { takenBackByReopening } from './reports.ts'

/** One district in one month. */
export interface DistrictMonth {
  officeCode: string
  period: string
}

export interface ProgressRow extends DistrictMonth {
  officeName: string
  /** Producers whose month is the district's (belonging.ts). */
  expected: number
  /** Of these, with a figure or a stated zero. */
  recorded: number
  noSales: number
  amountSatang: bigint
  state: ReportState
  /** Returned, and by a reopening: it was granted in the transaction that took the report back. */
  isTakenBackByReopening: boolean
  firstSubmittedAt: Date | null
  submittedBy: string | null
  firstCertifiedAt: Date | null
}

export interface DistrictMonthRow extends ProgressRow {
  isForecastFiled: boolean
}

/**
 * Every district of the province in one period, by code. `fiscalYear` is that of the forecast asked about.
 * With `officeCode` only that district.
 */
export async function listDistrictMonths(
  db: Db | Tx,
  where: { provinceCode: string; officeCode?: string; period: string; fiscalYear: number },
): Promise<DistrictMonthRow[]> {
  const only = where.officeCode === undefined ? sql`` : sql`and code = ${where.officeCode}`
  const rows = await runPrepared<StoredProgress & { filed: boolean }>(
    db,
    sql`
    with w as (select code, ${where.period}::text as period from offices
      where province_code = ${where.provinceCode} and kind = 'district' ${only}),
    ${countedIn}
    select ${progressOf},
      exists (select from forecasts f where f.office_code = o.code and f.fiscal_year = ${where.fiscalYear}
        and f.filed_at is not null) as filed
    from w ${joinProgress}
    order by w.code`,
  )
  return rows.map(row => ({ ...readProgress(row), isForecastFiled: row.filed }))
}

/** These districts in these months, in the order given; what is no district is left out. */
export async function listProgress(db: Db | Tx, places: readonly DistrictMonth[]): Promise<ProgressRow[]> {
  if (places.length === 0) return []
  const codes = sql.param(`{${places.map(place => place.officeCode).join(',')}}`)
  const periods = sql.param(`{${places.map(place => place.period).join(',')}}`)
  const rows = await runPrepared<StoredProgress>(
    db,
    sql`
    with w as (select * from unnest(${codes}::text[], ${periods}::text[]) with ordinality w(code, period, place)),
    ${countedIn}
    select ${progressOf} from w ${joinProgress}
    order by w.place`,
  )
  return rows.map(readProgress)
}

/**
 * Reports of the province in these states that have a frozen version, the oldest month first, at most `most` of them;
 * `count` is of all. Months certified before versions were kept have nothing that could be taken.
 */
export async function listFrozenReports(
  db: Db | Tx,
  where: { provinceCode: string; states: readonly ReportState[]; most: number },
): Promise<{ places: DistrictMonth[]; count: number }> {
  if (where.states.length === 0) return { places: [], count: 0 }
  const rows = await db.execute<{ office_code: string; period: string; count: number }>(sql`
    select r.office_code, r.period, (count(*) over ())::int as count from district_reports r
    where r.province_code = ${where.provinceCode}
      and r.state = any(${sql.param(`{${where.states.join(',')}}`)}::text[])
      and exists (select from report_versions v where v.office_code = r.office_code and v.period = r.period)
    order by r.period, r.office_code
    limit ${where.most}`)
  const places = Array.from(rows, row => ({ officeCode: row.office_code, period: row.period }))
  return { places, count: rows[0]?.count ?? 0 }
}

interface StoredProgress extends Record<string, unknown> {
  code: string
  name: string
  period: string
  expected: number
  recorded: number
  no_sales: number
  amount: string
  state: ReportState
  taken_back: boolean
  first_submitted_at: string | null
  submitted_by: string | null
  first_certified_at: string | null
}

/**
 * `counted`: for the districts and months of `w`, how many producers are whose (belonging.ts), without looking at every
 * figure: those that stay, and, only where stays were changed after they were written, one less where a producer stays and
 * one more where its figure stands.
 */
const countedIn = sql`
  stays as (
    select office_code, from_period, until_period, count(*) as n from producer_stays
    where office_code in (select code from w) group by office_code, from_period, until_period
  ), elsewhere as (
    select f.office_code as stands, b.office_code as stays, f.period
    from producers p join figures f on f.producer_id = p.id and f.amount is not null
    left join producer_stays b on b.producer_id = p.id and ${covers(sql`b`, sql`f.period`)}
    where p.has_changed_stays and p.province_code in (select left(code, 2) from w)
      and f.period in (select period from w) and b.office_code is distinct from f.office_code
  ), counted as (
    select code, period, sum(n)::int as expected from (
      select place.code, place.period, b.n from (select distinct code, period from w) place
        join stays b on b.office_code = place.code and ${covers(sql`b`, sql`place.period`)}
      union all select stands, period, 1 from elsewhere
      union all select stays, period, -1 from elsewhere where stays is not null
    ) each group by code, period
  )`

const progressOf = sql`
  o.code, o.name_th as name, w.period, coalesce(c.expected, 0) as expected, coalesce(m.recorded, 0) as recorded,
  coalesce(m.no_sales, 0) as no_sales, coalesce(m.amount, 0)::numeric(16,2)::text as amount,
  coalesce(r.state, 'draft') as state, r.first_submitted_at::text, r.submitted_by, r.first_certified_at::text,
  ${takenBackByReopening} as taken_back`

/** Figures are not read: what is recorded stands in the month's totals, made anew in the transaction that saves. */
const joinProgress = sql`
  join offices o on o.code = w.code and o.kind = 'district'
  left join counted c on c.code = w.code and c.period = w.period
  left join district_months m on m.office_code = w.code and m.period = w.period
  left join district_reports r on r.office_code = w.code and r.period = w.period`

const readProgress = (row: StoredProgress): ProgressRow => ({
  officeCode: row.code,
  officeName: row.name,
  period: row.period,
  expected: row.expected,
  recorded: row.recorded,
  noSales: row.no_sales,
  amountSatang: satangOf(row.amount),
  state: row.state,
  isTakenBackByReopening: row.taken_back,
  firstSubmittedAt: dateOf(row.first_submitted_at),
  submittedBy: row.submitted_by,
  firstCertifiedAt: dateOf(row.first_certified_at),
})

/** Total of one district-month, for growth. */
export interface DistrictAmountRow extends DistrictMonth {
  amountSatang: bigint
  recorded: number
  /** Of an imported one always `draft`: nothing was reported here. */
  state: ReportState
  /** Nothing was recorded here; the total was brought from elsewhere as a baseline. */
  isImported: boolean
}

/**
 * Totals and states of a province's districts in many periods: what was recorded here, and only where nothing was, what
 * was imported as a baseline. A district-month that nobody knows anything of has no row. With `officeCode` only that district.
 */
export async function listDistrictAmounts(
  db: Db | Tx,
  provinceCode: string,
  periods: readonly string[],
  officeCode?: string,
): Promise<DistrictAmountRow[]> {
  const only = (row: SQL) => (officeCode === undefined ? sql`` : sql`and ${row}.office_code = ${officeCode}`)
  const wanted = sql.param(`{${periods.join(',')}}`)
  const rows = await runPrepared<{
    office_code: string
    period: string
    amount: string
    recorded: number
    state: ReportState
    imported: boolean
  }>(
    db,
    sql`
    select m.office_code, m.period, m.amount::text, m.recorded, coalesce(r.state, 'draft') as state, false as imported
    from district_months m
    left join district_reports r using (office_code, period)
    where m.province_code = ${provinceCode} and m.period = any(${wanted}::text[]) and m.recorded > 0 ${only(sql`m`)}
    union all
    select b.office_code, b.period, b.amount::text, 0, 'draft', true
    from baselines b
    where b.province_code = ${provinceCode} and b.period = any(${wanted}::text[]) ${only(sql`b`)}
      and not exists (select from district_months m
        where m.office_code = b.office_code and m.period = b.period and m.recorded > 0)`,
  )
  return rows.map(row => ({
    officeCode: row.office_code,
    period: row.period,
    amountSatang: satangOf(row.amount),
    recorded: row.recorded,
    state: row.state,
    isImported: row.imported,
  }))
}

/**
 * Names of the district's producers without a figure, sorted as Thai readers do; with `officerId` those of the tambon that
 * this person collects from come first.
 */
export async function listProducersLeft(
  db: Db | Tx,
  officeCode: string,
  period: string,
  officerId: string | null = null,
): Promise<string[]> {
  const rows = await db.execute<{ name: string }>(sql`
    select pr.name from producers pr
    left join figures f on f.producer_id = pr.id and f.period = ${period} and f.office_code = ${officeCode}
    left join officer_subdistricts a on a.officer_id = ${officerId}::uuid and a.subdistrict_code = pr.subdistrict_code
    where pr.id in ${producersOf(officeCode, period)} and f.amount is null
    order by a.officer_id is null, pr.name, pr.code`)
  return Array.from(rows, row => row.name)
}

const satangOf = (numeric: string): bigint => BigInt(numeric.replace('.', ''))
const dateOf = (text: string | null): Date | null => (text === null ? null : new Date(text))

// What the whole country sold, by province and month: sums of district_months, never of figures. Growth is like for like and by
// each province's own rule, as its board has it (bot/domain/growth-base.ts): the two rules stand here once more, in SQL,
// because two years of every district are too many rows to send.
import { type SQL, sql } from 'drizzle-orm'
import type { Db, Tx } from '../connect.ts'
import { covers } from './belonging.ts'
import { runPrepared } from './prepared.ts'

export interface ProvinceMonthRow {
  provinceCode: string
  period: string
  amountSatang: bigint
  /** Producers with a figure or a stated zero. */
  recorded: number
  /** Districts out of whose hands the month is, and of these the certified ones. */
  submitted: number
  certified: number
  /** Both sides of the districts that reported the month and have a base, and how many these are. */
  nowSatang: bigint
  baseSatang: bigint
  covered: number
}

/**
 * The months `from`–`to` in which a province recorded anything, by province and month in no order. Bounds instead of a list:
 * PostgreSQL compares every row with every member of a list that it is given as a parameter.
 */
export async function listProvinceMonths(
  db: Db | Tx,
  fiscalYear: number,
  from: string,
  to: string,
): Promise<ProvinceMonthRow[]> {
  const within = (row: SQL) => sql`${row}.period between ${from} and ${to}`
  const aYearBefore = (row: SQL) => sql`${row}.period between ${yearBefore(from)} and ${yearBefore(to)}`
  const rows = await runPrepared<
    Omit<ProvinceMonthRow, 'amountSatang' | 'nowSatang' | 'baseSatang'> & {
      amount: string
      now: string
      base: string
    }
  >(
    db,
    sql`
    with earlier as (
      select d.office_code, ${yearAfter(sql`d.period`)} as period, d.amount from district_months d
      where ${aYearBefore(sql`d`)} and d.recorded > 0
      union all
      select b.office_code, ${yearAfter(sql`b.period`)}, b.amount from baselines b
      where ${aYearBefore(sql`b`)} and not exists (select from district_months d
        where d.office_code = b.office_code and d.period = b.period and d.recorded > 0)
    ), months as (
      select m.province_code, m.period, m.amount, m.recorded, coalesce(r.state, 'draft') as state,
        case when x.rule = 'average_3_years' then ${averageOf(sql`m.office_code`, sql`m.period`)} else e.amount end as base
      from district_months m
      left join district_reports r on r.office_code = m.office_code and r.period = m.period and ${within(sql`r`)}
      left join earlier e on e.office_code = m.office_code and e.period = m.period
      left join baseline_rules x on x.province_code = m.province_code and x.fiscal_year = ${fiscalYear}
      where ${within(sql`m`)} and m.recorded > 0
    )
    select province_code as "provinceCode", period, sum(amount)::text as amount, sum(recorded)::int as recorded,
      (count(*) filter (where is_reported))::int as submitted,
      (count(*) filter (where state in ('certified', 'accepted')))::int as certified,
      coalesce(sum(amount) filter (where is_counted), 0)::numeric(20,2)::text as now,
      coalesce(sum(base) filter (where is_counted), 0)::numeric(20,2)::text as base,
      (count(*) filter (where is_counted))::int as covered
    from months, lateral (select state in ('submitted', 'certified', 'accepted') as is_reported) s,
      lateral (select is_reported and base is not null as is_counted) c
    group by province_code, period`,
  )
  return rows.map(({ amount, now, base, ...row }) => ({
    ...row,
    amountSatang: satangOf(amount),
    nowSatang: satangOf(now),
    baseSatang: satangOf(base),
  }))
}

/** Provinces by code, each with how many of its districts have producers, or figures, in the month: these owe a report. */
export async function listOwingProvinces(
  db: Db | Tx,
  period: string,
): Promise<{ code: string; name: string; owing: number }[]> {
  return runPrepared(
    db,
    sql`
    select p.code, p.name_th as name, (count(*) filter (
      where exists (select from producer_stays b where b.office_code = o.code and ${covers(sql`b`, period)})
        or exists (select from district_months m where m.office_code = o.code and m.period = ${period} and m.recorded > 0)
    ))::int as owing
    from offices p join offices o on o.province_code = p.code and o.kind = 'district'
    where p.kind = 'province' group by p.code, p.name_th order by p.code`,
  )
}

/** Of the three years before; null where one of them is not known. Looked up one by one: few provinces have this rule. */
const averageOf = (officeCode: SQL, period: SQL) => sql`(
  select case when count(known.amount) = 3 then round(sum(known.amount) / 3, 2) end
  from generate_series(1, 3) n,
    lateral (select (left(${period}, 4)::int - n)::text || substr(${period}, 5) as period) year,
    lateral (select coalesce(
      (select d.amount from district_months d
        where d.office_code = ${officeCode} and d.period = year.period and d.recorded > 0),
      (select i.amount from baselines i where i.office_code = ${officeCode} and i.period = year.period)) as amount) known)`

const yearBefore = (period: string): string => `${Number(period.slice(0, 4)) - 1}${period.slice(4)}`
const yearAfter = (period: SQL): SQL => sql`(left(${period}, 4)::int + 1)::text || substr(${period}, 5)`

const satangOf = (numeric: string): bigint => BigInt(numeric.replace('.', ''))

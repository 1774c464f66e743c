// The indicator in plain SQL over entries and imports, asked for one span of some districts at a time.
import { type SQL, sql } from 'drizzle-orm'
import type { BaselineRule } from '../../db/vocabulary.ts'
import type { TestService } from '../service.ts'
import { FOCUS } from './indicator-world.ts'

const list = (items: readonly string[]): SQL => sql`${sql.param([...items])}::text[]`

/** Each district-month of the span: what is known now, whether it was reported, and its base. */
const cells = (codes: readonly string[], periods: readonly string[], rule: BaselineRule): SQL => sql`
  sold as (
    select f.office_code as code, f.period, sum(e.amount) as amount
    from figures f join revenue_entries e using (producer_id, period) group by 1, 2
  ), known as (
    select code, period, amount, false as imported from sold
    union all
    select office_code, period, amount, true from baselines b
    where not exists (select from sold s where s.code = b.office_code and s.period = b.period)
  ), cells as (
    select c.code, p.period, n.amount as now, coalesce(n.imported, false) as imported,
      coalesce(not n.imported and r.state in ('submitted', 'certified', 'accepted'), false) as reported,
      one.amount as last_year,
      case ${rule}::text when 'last_year' then one.amount else round((one.amount + two.amount + three.amount) / 3, 2) end as base
    from unnest(${list(codes)}) c(code) cross join unnest(${list(periods)}) p(period)
    left join known n on n.code = c.code and n.period = p.period
    left join district_reports r on r.office_code = c.code and r.period = p.period
    left join known one on one.code = c.code and one.period = (left(p.period, 4)::int - 1) || right(p.period, 3)
    left join known two on two.code = c.code and two.period = (left(p.period, 4)::int - 2) || right(p.period, 3)
    left join known three on three.code = c.code and three.period = (left(p.period, 4)::int - 3) || right(p.period, 3)
  )`

export interface SpanBySql {
  now: string
  base: string
  tenths: number | null
  covered: number
  of: number
  whole: number
  /** Base and sales of districts with a whole base; null = there is none. */
  wholeBase: string | null
  wholeSold: string | null
  remaining: string[]
}

export async function askSpan(
  { deps: { db } }: TestService,
  codes: readonly string[],
  periods: readonly string[],
  rule: BaselineRule,
): Promise<SpanBySql> {
  const [row] = await db.execute<Record<string, unknown>>(sql`
    with ${cells(codes, periods, rule)}, pairs as (select * from cells where reported and base is not null),
    whole as (select code from cells group by code having count(base) = count(*))
    select coalesce(sum(now), 0)::numeric(16,2)::text as now, coalesce(sum(base), 0)::numeric(16,2)::text as base,
      case when sum(base) > 0 then round((sum(now) - sum(base)) * 1000 / sum(base))::int end as tenths,
      count(*)::int as covered,
      (select count(*)::int from cells where period <= ${FOCUS} or reported) as of,
      (select count(*)::int from whole) as whole,
      (select sum(base)::text from cells where code in (select code from whole)) as "wholeBase",
      (select coalesce(sum(now) filter (where reported or imported), 0)::text from cells
        where code in (select code from whole)) as "wholeSold",
      (select coalesce(array_agg(distinct period order by period), '{}') from cells
        where not reported and not imported) as remaining
    from pairs`)
  return row as unknown as SpanBySql
}

/** The months of the span, added up over the districts. */
export async function askMonths(
  { deps: { db } }: TestService,
  codes: readonly string[],
  periods: readonly string[],
  rule: BaselineRule,
) {
  const rows = await db.execute<Record<string, unknown>>(sql`
    with ${cells(codes, periods, rule)}
    select period, sum(now) filter (where not imported)::text as now, sum(now) filter (where imported)::text as imported,
      bool_and(reported) as "isReported", sum(base)::text as base, sum(last_year)::text as "lastYear"
    from cells group by period order by period`)
  return [...rows]
}

/** What must be sold for growth of `tenths` over the whole base, up to the satang; `"0.00"` = nothing. */
export async function askNeeded(
  { deps: { db } }: TestService,
  { wholeBase, wholeSold }: SpanBySql,
  tenths: number,
): Promise<string> {
  const [row] = await db.execute<{ needed: string }>(sql`
    select greatest(ceil(${wholeBase}::numeric * (1000 + ${tenths}::int) / 10) / 100 - ${wholeSold}::numeric, 0)
      ::numeric(16,2)::text as needed`)
  return row?.needed ?? ''
}

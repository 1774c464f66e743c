// The rows of a forecast: every producer that stays with the district in some month of the fiscal year, in which months,
// what is expected of it so far, and what it sold a year before.
import { sql } from 'drizzle-orm'
import type { Db, Tx } from '../connect.ts'

export interface ForecastRowRecord {
  id: string
  code: string
  name: string
  product: string
  /** Name of the tambon without its prefix; null where it is not known. */
  subdistrict: string | null
  /** `1` for each of the periods in which it stays with the district, else `0`. */
  stays: string
  /** As the periods asked for; null = blank. */
  amounts: (bigint | null)[]
  lastYear: (bigint | null)[]
}

/**
 * By Thai name. `periods` are the twelve of the fiscal year, `before` the same months a year earlier. A producer's past is
 * its own, wherever it stayed then, with that of the producers that turned out to be the same one; these have no row.
 */
export async function listForecastRows(
  db: Db | Tx,
  where: { officeCode: string; periods: readonly string[]; before: readonly string[] },
): Promise<ForecastRowRecord[]> {
  const { officeCode } = where
  const list = (periods: readonly string[]) => sql.param(`{${periods.join(',')}}`)
  const rows = await db.execute<{
    id: string
    code: string
    name: string
    product: string
    subdistrict: string | null
    stays: string
    amounts: (string | null)[]
    last_year: (string | null)[]
  }>(sql`
    with recursive months as (
      select m.period, m.before, m.place
      from unnest(${list(where.periods)}::text[], ${list(where.before)}::text[]) with ordinality m(period, before, place)
    ), own as (
      select p.id from producers p where p.merged_into is null and exists (
        select from producer_stays b join months m
          on b.from_period <= m.period and (b.until_period is null or b.until_period >= m.period)
        where b.producer_id = p.id and b.office_code = ${officeCode})
    ), family as (
      select id as root, id from own
      union
      select f.root, p.id from family f join producers p on p.merged_into = f.id
    ), past as (
      select f.root, x.period, sum(x.amount) as amount
      from family f join figures x on x.producer_id = f.id
      where x.period = any(${list(where.before)}::text[]) and x.amount is not null
      group by f.root, x.period
    ), cells as (
      select o.id, m.place, a.amount, y.amount as last_year, exists (
        select from producer_stays b where b.producer_id = o.id and b.office_code = ${officeCode}
          and b.from_period <= m.period and (b.until_period is null or b.until_period >= m.period)) as stays
      from own o cross join months m
      left join forecast_figures a on a.office_code = ${officeCode} and a.period = m.period and a.producer_id = o.id
      left join past y on y.root = o.id and y.period = m.before
    )
    select p.id, p.code, p.name, p.product, s.name_th as subdistrict, c.stays, c.amounts, c.last_year
    from (
      select id, string_agg(case when stays then '1' else '0' end, '' order by place) as stays,
        jsonb_agg(amount::numeric(14,2)::text order by place) as amounts,
        jsonb_agg(last_year::numeric(16,2)::text order by place) as last_year
      from cells group by id
    ) c
    join producers p on p.id = c.id
    left join subdistricts s on s.code = p.subdistrict_code
    order by p.name, p.code`)
  return Array.from(rows, row => ({
    id: row.id,
    code: row.code,
    name: row.name,
    product: row.product,
    subdistrict: row.subdistrict,
    stays: row.stays,
    amounts: row.amounts.map(satangOf),
    lastYear: row.last_year.map(satangOf),
  }))
}

const satangOf = (numeric: string | null): bigint | null =>
  numeric === null ? null : BigInt(numeric.replace('.', ''))

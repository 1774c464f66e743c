// Forecasts of a fiscal year: where each district's stands, the row that those who write it take turns at, its figures,
// and what the filed ones expect. Filed versions are forecast-versions.ts, the rows of the form forecast-rows.ts.
import { and, eq, sql } from 'drizzle-orm'
import type { Db, Tx } from '../connect.ts'
import { forecasts } from '../schema/index.ts'
import { runPrepared } from './prepared.ts'

export type StoredForecast = typeof forecasts.$inferSelect

export interface ForecastPlace {
  provinceCode: string
  officeCode: string
  /** CE year in which the fiscal year ends. */
  fiscalYear: number
}

type OfForecast = Pick<ForecastPlace, 'officeCode' | 'fiscalYear'>

const isOf = ({ officeCode, fiscalYear }: OfForecast) =>
  and(eq(forecasts.officeCode, officeCode), eq(forecasts.fiscalYear, fiscalYear))

/** Null while nothing was ever saved or stated. */
export async function findForecast(
  db: Db | Tx,
  officeCode: string,
  fiscalYear: number,
): Promise<StoredForecast | null> {
  const [row] = await db.select().from(forecasts).where(isOf({ officeCode, fiscalYear }))
  return row ?? null
}

/** Locks the forecast for this transaction, making an empty one first: who writes one district's year takes turns. */
export async function lockForecast(tx: Tx, place: ForecastPlace): Promise<StoredForecast> {
  await tx.insert(forecasts).values(place).onConflictDoNothing()
  const [row] = await tx.select().from(forecasts).where(isOf(place)).for('update')
  if (!row) throw new Error('forecast row vanished under its own lock')
  return row
}

/** Changes the locked forecast. */
export async function changeForecast(
  tx: Tx,
  place: OfForecast,
  change: Partial<Omit<StoredForecast, 'officeCode' | 'fiscalYear' | 'provinceCode'>>,
): Promise<void> {
  await tx.update(forecasts).set(change).where(isOf(place))
}

/** One month of one producer; `amount` is canonical baht, null = blank again. */
export interface ForecastCell {
  producerId: string
  period: string
  amount: string | null
}

/** The caller holds the lock of the forecast's row. */
export async function storeForecastCells(
  tx: Tx,
  { officeCode, provinceCode, fiscalYear }: ForecastPlace,
  cells: readonly ForecastCell[],
): Promise<void> {
  const column = (of: (cell: ForecastCell) => string | null) => sql.param(cells.map(of))
  await tx.execute(sql`
    with input as (
      select * from unnest(${column(cell => cell.producerId)}::uuid[], ${column(cell => cell.period)}::text[],
        ${column(cell => cell.amount)}::numeric[]) as i(producer_id, period, amount)
    ), gone as (
      delete from forecast_figures a using input i
      where a.office_code = ${officeCode} and a.period = i.period and a.producer_id = i.producer_id and i.amount is null
    )
    insert into forecast_figures (office_code, fiscal_year, province_code, producer_id, period, amount)
    select ${officeCode}, ${fiscalYear}::int, ${provinceCode}, producer_id, period, amount
    from input where amount is not null order by period, producer_id
    on conflict (office_code, period, producer_id) do update set amount = excluded.amount`)
}

/** Where one district's forecast stands. */
export interface ForecastStanding {
  officeCode: string
  officeName: string
  /** Producers that stay with the district in at least one month of the year. */
  expected: number
  /** Of these, with an amount for every month in which they stay. */
  done: number
  /** Amounts that are filled in. */
  filled: number
  version: number
  changedAt: Date | null
  /** First filed or stated, and by whom. */
  filedAt: Date | null
  filedBy: string | null
  /** The newest filed version; null = none. */
  number: number | null
  /** Something was saved after that version was filed. */
  isChangedSince: boolean
}

/** By code. `periods` are the twelve of the fiscal year; with `officeCode` only that district. */
export async function listForecastStandings(
  db: Db | Tx,
  where: { provinceCode: string; fiscalYear: number; periods: readonly string[]; officeCode?: string },
): Promise<ForecastStanding[]> {
  const { provinceCode, fiscalYear, periods, officeCode } = where
  const only = officeCode === undefined ? sql`` : sql`and o.code = ${officeCode}`
  const rows = await db.execute<{
    code: string
    name: string
    expected: number
    done: number
    filled: number
    version: number
    changed_at: string | null
    filed_at: string | null
    filed_by: string | null
    number: number | null
    filed_version: number | null
  }>(sql`
    with months as (select unnest(${sql.param(`{${periods.join(',')}}`)}::text[]) as period),
    counted as (
      select own.office_code, count(*) as expected, count(*) filter (where own.filled = own.wanted) as done,
        sum(own.filled) as filled
      from (
        select b.office_code, b.producer_id, count(*) as wanted, count(a.amount) as filled
        from producer_stays b
        join producers p on p.id = b.producer_id and p.merged_into is null
        join months m on b.from_period <= m.period and (b.until_period is null or b.until_period >= m.period)
        left join forecast_figures a
          on a.office_code = b.office_code and a.period = m.period and a.producer_id = b.producer_id
        where b.province_code = ${provinceCode} ${officeCode === undefined ? sql`` : sql`and b.office_code = ${officeCode}`}
        group by b.office_code, b.producer_id
      ) own group by own.office_code
    )
    select o.code, o.name_th as name, coalesce(c.expected, 0)::int as expected, coalesce(c.done, 0)::int as done,
      coalesce(c.filled, 0)::int as filled, coalesce(f.version, 0)::int as version, f.changed_at::text, f.filed_at::text,
      f.filed_by, v.number, v.filed_version
    from offices o
    left join counted c on c.office_code = o.code
    left join forecasts f on f.office_code = o.code and f.fiscal_year = ${fiscalYear}
    left join lateral (
      select x.number, (x.content::jsonb ->> 'version')::int as filed_version from forecast_versions x
      where x.office_code = o.code and x.fiscal_year = ${fiscalYear}
      order by x.number desc limit 1
    ) v on true
    where o.province_code = ${provinceCode} and o.kind = 'district' ${only}
    order by o.code`)
  return Array.from(rows, row => ({
    officeCode: row.code,
    officeName: row.name,
    expected: row.expected,
    done: row.done,
    filled: row.filled,
    version: row.version,
    changedAt: row.changed_at === null ? null : new Date(row.changed_at),
    filedAt: row.filed_at === null ? null : new Date(row.filed_at),
    filedBy: row.filed_by,
    number: row.number,
    isChangedSince: row.filed_version !== null && row.filed_version < row.version,
  }))
}

/** What the districts of a province expect of each month, by the newest filed version of each. With `officeCode` only that one. */
export async function listForecastAmounts(
  db: Db | Tx,
  where: { provinceCode: string; fiscalYear: number; officeCode?: string },
): Promise<{ officeCode: string; period: string; amountSatang: bigint }[]> {
  const only = where.officeCode === undefined ? sql`` : sql`and v.office_code = ${where.officeCode}`
  const rows = await runPrepared<{ office_code: string; period: string; amount: string }>(
    db,
    sql`
    with newest as (
      select distinct on (v.office_code) v.office_code, v.content::jsonb -> 'totals' -> 'months' as months
      from forecast_versions v
      where v.province_code = ${where.provinceCode} and v.fiscal_year = ${where.fiscalYear} ${only}
      order by v.office_code, v.number desc
    )
    select n.office_code, to_char(make_date(${where.fiscalYear}::int - 1, 10, 1) + make_interval(months => m.place::int - 1), 'YYYY-MM') as period,
      m.amount
    from newest n, jsonb_array_elements_text(n.months) with ordinality m(amount, place)
    order by n.office_code, m.place`,
  )
  return rows.map(row => ({
    officeCode: row.office_code,
    period: row.period,
    amountSatang: BigInt(row.amount.replace('.', '')),
  }))
}

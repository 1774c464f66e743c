// How far districts are with a month: one query behind every notice, chat reply, home page and summary.
import { sql } from 'drizzle-orm'
import type { Db, Tx } from '../connect.ts'
import type { ReportState } from '../vocabulary.ts'
import { producersOf } from './belonging.ts'

export interface DistrictMonthRow {
  officeCode: string
  officeName: string
  period: string
  /** Producers whose month is the district's (belonging.ts). */
  expected: number
  /** Of these, with a figure or a stated zero. */
  recorded: number
  noSales: number
  amountSatang: bigint
  state: ReportState
  firstSubmittedAt: Date | null
  submittedBy: string | null
  firstCertifiedAt: Date | null
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
  const only = where.officeCode === undefined ? sql`` : sql`and o.code = ${where.officeCode}`
  const rows = await db.execute<{
    code: string
    name: string
    expected: number
    recorded: number
    no_sales: number
    amount: string
    state: ReportState
    first_submitted_at: string | null
    submitted_by: string | null
    first_certified_at: string | null
    filed: boolean
  }>(sql`
    select o.code, o.name_th as name,
      coalesce(p.expected, 0)::int as expected, coalesce(p.recorded, 0)::int as recorded,
      coalesce(m.no_sales, 0)::int as no_sales, coalesce(m.amount, 0)::numeric(16,2)::text as amount,
      coalesce(r.state, 'draft') as state, r.first_submitted_at::text, r.submitted_by, r.first_certified_at::text,
      exists (select from forecasts f where f.office_code = o.code and f.fiscal_year = ${where.fiscalYear}) as filed
    from offices o
    left join lateral (
      select count(*) as expected, count(f.amount) as recorded
      from ${producersOf(sql`o.code`, where.period)} own
      left join figures f on f.producer_id = own.id and f.period = ${where.period} and f.office_code = o.code
    ) p on true
    left join district_months m on m.office_code = o.code and m.period = ${where.period}
    left join district_reports r on r.office_code = o.code and r.period = ${where.period}
    where o.province_code = ${where.provinceCode} and o.kind = 'district' ${only}
    order by o.code`)
  return Array.from(rows, row => ({
    officeCode: row.code,
    officeName: row.name,
    period: where.period,
    expected: row.expected,
    recorded: row.recorded,
    noSales: row.no_sales,
    amountSatang: satangOf(row.amount),
    state: row.state,
    firstSubmittedAt: dateOf(row.first_submitted_at),
    submittedBy: row.submitted_by,
    firstCertifiedAt: dateOf(row.first_certified_at),
    isForecastFiled: row.filed,
  }))
}

/** Totals and states of a province's districts in many periods, for growth. Districts without a row had nothing. */
export async function listDistrictAmounts(db: Db | Tx, provinceCode: string, periods: readonly string[]) {
  const rows = await db.execute<{
    office_code: string
    period: string
    amount: string
    recorded: number
    state: ReportState
  }>(sql`
    select m.office_code, m.period, m.amount::text, m.recorded, coalesce(r.state, 'draft') as state
    from district_months m
    left join district_reports r using (office_code, period)
    where m.province_code = ${provinceCode} and m.period = any(${sql.param(`{${periods.join(',')}}`)}::text[])`)
  return Array.from(rows, row => ({
    officeCode: row.office_code,
    period: row.period,
    amountSatang: satangOf(row.amount),
    recorded: row.recorded,
    state: row.state,
  }))
}

/** Names of the district's producers without a figure, sorted as Thai readers do. */
export async function listProducersLeft(db: Db | Tx, officeCode: string, period: string): Promise<string[]> {
  const rows = await db.execute<{ name: string }>(sql`
    select pr.name from producers pr
    left join figures f on f.producer_id = pr.id and f.period = ${period} and f.office_code = ${officeCode}
    where pr.id in ${producersOf(officeCode, period)} and f.amount is null
    order by pr.name, pr.code`)
  return Array.from(rows, row => row.name)
}

const satangOf = (numeric: string): bigint => BigInt(numeric.replace('.', ''))
const dateOf = (text: string | null): Date | null => (text === null ? null : new Date(text))

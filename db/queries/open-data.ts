// What the open data reads besides what pages and spreadsheets read: the producers of a whole province, month by month.
import { sql } from 'drizzle-orm'
import type { Db, Tx } from '../connect.ts'
import type { Category, NoSalesReason } from '../vocabulary.ts'
import { producersOf } from './belonging.ts'

export interface OpenPlace {
  provinceCode: string
  /** Only this district. */
  officeCode?: string | undefined
  periods: readonly string[]
}

export interface ProducerMonthRow {
  officeCode: string
  officeName: string
  period: string
  producerId: string
  producerCode: string
  producerName: string
  category: Category
  /** Canonical baht; null = not recorded yet. */
  amount: string | null
  noSalesReason: NoSalesReason | null
  recordedAt: Date | null
}

/** Producers whose month is the district's (belonging.ts), with what it recorded of them; by district, month, Thai name. */
export async function listProducerMonths(
  db: Db | Tx,
  { provinceCode, officeCode, periods }: OpenPlace,
): Promise<ProducerMonthRow[]> {
  const only = officeCode === undefined ? sql`` : sql`and o.code = ${officeCode}`
  const rows = await db.execute<{
    office_code: string
    office_name: string
    period: string
    id: string
    code: string
    name: string
    category: Category
    amount: string | null
    no_sales_reason: NoSalesReason | null
    recorded_at: string | null
  }>(sql`
    select o.code as office_code, o.name_th as office_name, w.period, p.id, p.code, p.name, p.main_category as category,
      f.amount::numeric(14,2)::text as amount, f.no_sales_reason, f.recorded_at::text as recorded_at
    from offices o
    cross join unnest(${sql.param(`{${periods.join(',')}}`)}::text[]) w(period)
    cross join lateral ${producersOf(sql`o.code`, sql`w.period`)} own
    join producers p on p.id = own.id
    left join figures f on f.producer_id = p.id and f.period = w.period and f.office_code = o.code
      and f.amount is not null
    where o.province_code = ${provinceCode} and o.kind = 'district' ${only}
    order by o.code, w.period, p.name, p.code`)
  return Array.from(rows, row => ({
    officeCode: row.office_code,
    officeName: row.office_name,
    period: row.period,
    producerId: row.id,
    producerCode: row.code,
    producerName: row.name,
    category: row.category,
    amount: row.amount,
    noSalesReason: row.no_sales_reason,
    recordedAt: row.recorded_at === null ? null : new Date(row.recorded_at),
  }))
}

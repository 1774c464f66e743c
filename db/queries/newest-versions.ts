// The newest certified version of each district in some months: what somebody who asks for papers most likely wants.
import { sql } from 'drizzle-orm'
import type { Db, Tx } from '../connect.ts'
import type { OfficeCode, Period, ReportState } from '../vocabulary.ts'

export interface NewestVersion {
  officeCode: OfficeCode
  officeName: string
  period: Period
  number: number
  certifiedAt: Date
  certifiedBy: string
  /** Order of the acting chief who certified; null = the chief did. */
  actingOrder: string | null
  /** Canonical baht. */
  amount: string
  /** Of the report now: it may have been returned since. */
  state: ReportState
}

/** Of each district the newest version of its latest certified month between `from` and `until`, by code. */
export async function listNewestVersions(
  db: Db | Tx,
  where: { provinceCode: string; officeCode?: OfficeCode; from: Period; until: Period },
): Promise<NewestVersion[]> {
  const only = where.officeCode === undefined ? sql`` : sql`and office_code = ${where.officeCode}`
  const rows = await db.execute<{
    office_code: string
    office_name: string
    period: string
    number: number
    certified_at: string
    certified_by: string
    acting_order: string | null
    amount: string
    state: ReportState
  }>(sql`
    select v.office_code, o.name_th as office_name, v.period, v.number, v.certified_at::text,
      v.content::jsonb #>> '{certified,by}' as certified_by,
      v.content::jsonb #>> '{certified,acting,orderNumber}' as acting_order,
      v.content::jsonb #>> '{totals,amount}' as amount, coalesce(r.state, 'draft') as state
    from (
      select distinct on (office_code) office_code, period, number from report_versions
      where province_code = ${where.provinceCode} and period between ${where.from} and ${where.until} ${only}
      order by office_code, period desc, number desc
    ) newest
    join report_versions v using (office_code, period, number)
    join offices o on o.code = v.office_code
    left join district_reports r on r.office_code = v.office_code and r.period = v.period
    order by v.office_code`)
  return Array.from(rows, row => ({
    officeCode: row.office_code,
    officeName: row.office_name,
    period: row.period,
    number: row.number,
    certifiedAt: new Date(row.certified_at),
    certifiedBy: row.certified_by,
    actingOrder: row.acting_order,
    amount: row.amount,
    state: row.state,
  }))
}

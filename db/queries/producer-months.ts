// Months of producers: which a district has reported already, and what is recorded in them.
import { sql } from 'drizzle-orm'
import type { Db, Tx } from '../connect.ts'
import type { ReportState } from '../vocabulary.ts'

/** The newest month that each district of the province has out of its hands; a district without one is left out. */
export async function listLastReported(db: Db | Tx, provinceCode: string): Promise<Map<string, string>> {
  const rows = await db.execute<{ office_code: string; period: string }>(sql`
    select office_code, max(period) as period from district_reports
    where province_code = ${provinceCode} and state in ('submitted', 'certified', 'accepted')
    group by office_code`)
  return new Map(Array.from(rows, row => [row.office_code, row.period]))
}

/** States of these reports, key `5605:2025-01`; one that was not begun is left out. */
export async function listReportStates(
  db: Db | Tx,
  places: readonly { officeCode: string; period: string }[],
): Promise<Map<string, ReportState>> {
  if (places.length === 0) return new Map()
  const codes = sql.param(places.map(place => place.officeCode))
  const periods = sql.param(places.map(place => place.period))
  const rows = await db.execute<{ key: string; state: ReportState }>(sql`
    select r.office_code || ':' || r.period as key, r.state
    from unnest(${codes}::text[], ${periods}::text[]) w(code, period)
    join district_reports r on r.office_code = w.code and r.period = w.period`)
  return new Map(Array.from(rows, row => [row.key, row.state]))
}

export interface RecordedMonth {
  producerId: string
  period: string
  /** The district that recorded it. */
  officeCode: string
  /** Canonical baht. */
  amount: string
}

/** Figures of these producers from that month on, by month. */
export async function listRecorded(
  db: Db | Tx,
  producerIds: readonly string[],
  from: string,
): Promise<RecordedMonth[]> {
  const rows = await db.execute<{ id: string; period: string; office_code: string; amount: string }>(sql`
    select producer_id as id, period, office_code, amount::text from figures
    where producer_id = any(${sql.param([...producerIds])}::uuid[]) and period >= ${from} and amount is not null
    order by period, producer_id`)
  return Array.from(rows, row => ({
    producerId: row.id,
    period: row.period,
    officeCode: row.office_code,
    amount: row.amount,
  }))
}

/** Why a producer was suspended, by district and month of the suspension: `5605:2025-02`. */
export async function listSuspensionReasons(
  db: Db | Tx,
  producerId: string,
  officeCodes: readonly string[],
): Promise<Map<string, string>> {
  const rows = await db.execute<{ key: string; reason: string }>(sql`
    select office_code || ':' || period as key, detail ->> 'reason' as reason from audit
    where office_code = any(${sql.param([...officeCodes])}::text[]) and period is not null
      and action = 'suspend-producer' and detail ->> 'producerId' = ${producerId}
    order by seq`)
  return new Map(Array.from(rows, row => [row.key, row.reason]))
}

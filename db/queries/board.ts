// What the province's board reads besides progress and amounts: nudges, notices that did not arrive.
import { sql } from 'drizzle-orm'
import type { Db, Tx } from '../connect.ts'
import type { CivilDate } from '../vocabulary.ts'
import { runPrepared } from './prepared.ts'

export interface NudgeRow {
  officeCode: string
  period: string
  at: Date
  /** The day for which it was planned: the next one, where it was pressed in the evening. */
  heardOn: CivilDate
  byName: string
  /** People it was for; of them those whom LINE took it for, and those who still wait, some of them for quota. */
  told: number
  sent: number
  waiting: number
  held: number
}

/** Nudges of the province in these months, the newest first; with `officeCode` only that district's. */
export async function listNudges(
  db: Db | Tx,
  where: { provinceCode: string; periods: readonly string[]; officeCode?: string },
): Promise<NudgeRow[]> {
  const only = where.officeCode === undefined ? sql`` : sql`and n.office_code = ${where.officeCode}`
  const rows = await runPrepared<{
    office_code: string
    period: string
    at: string
    heard_on: string
    by_name: string
    told: number
    sent: number
    waiting: number
    held: number
  }>(
    db,
    sql`
    select n.office_code, n.period, n.planned_at::text as at, n.due_on::text as heard_on, o.full_name as by_name,
      count(*)::int as told, count(*) filter (where n.state = 'sent')::int as sent,
      count(*) filter (where n.state in ('planned', 'sending', 'held'))::int as waiting,
      count(*) filter (where n.state = 'held')::int as held
    from notices n join officers o on o.id::text = n.subject
    where n.province_code = ${where.provinceCode} and n.kind = 'nudge'
      and n.period = any(${sql.param(`{${where.periods.join(',')}}`)}::text[]) ${only}
    group by n.office_code, n.period, n.planned_at, n.due_on, o.full_name
    order by n.planned_at desc, n.office_code`,
  )
  return rows.map(row => ({
    officeCode: row.office_code,
    period: row.period,
    at: new Date(row.at),
    heardOn: row.heard_on,
    byName: row.by_name,
    told: row.told,
    sent: row.sent,
    waiting: row.waiting,
    held: row.held,
  }))
}

/** The first month of which the province has anything, recorded or imported; null = nothing yet. */
export async function findFirstPeriod(db: Db | Tx, provinceCode: string): Promise<string | null> {
  const [row] = await runPrepared<{ period: string | null }>(
    db,
    sql`
    select least(
      (select min(period) from district_months where province_code = ${provinceCode}),
      (select min(period) from baselines where province_code = ${provinceCode})) as period`,
  )
  return row?.period ?? null
}

/** Notices of one month that did not reach whom they were for: a person must look or phone. */
export async function countUndelivered(db: Db | Tx, provinceCode: string, period: string): Promise<number> {
  const [row] = await runPrepared<{ count: number }>(
    db,
    sql`
    select count(*)::int as count from notices where province_code = ${provinceCode} and period = ${period}
      and (state in ('held', 'refused', 'failed') or (state = 'skipped' and reason = 'unreachable'))`,
  )
  return row?.count ?? 0
}

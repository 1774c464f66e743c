// What only practice mode asks of the record: how far its clock has been, what waits next, and last year's figures
// line by line for the demo colleagues who record the rest.
import { eq, sql } from 'drizzle-orm'
import type { Db, Tx } from '../connect.ts'
import { districtReports, officers } from '../schema/index.ts'
import type { Category, Channel } from '../vocabulary.ts'
import { producersOf } from './belonging.ts'

/**
 * The latest instant anything was done at, or null in an empty database: a clock set from it is never behind the
 * record. The planner writes one every minute, so at most a minute is lost. What is planned ahead does not count.
 */
export async function findLatestInstant(db: Db): Promise<Date | null> {
  const [row] = await db.execute<{ at: string | null }>(sql`
    select greatest(
      (select max(ran_at) from planner_watermarks),
      (select max(at) from audit),
      (select max(received_at) from webhook_events),
      (select max(greatest(created_at, first_attempt_at, settled_at)) from deliveries),
      (select max(greatest(planned_at, settled_at)) from notices),
      (select max(created_at) from sessions),
      (select max(updated_at) from drafts),
      (select max(recorded_at) from figures)
    )::text as at`)
  return row?.at ? new Date(row.at) : null
}

/** True when one of these LINE ids is or was an officer's. */
export async function isAnyOfficer(db: Db, lineUserIds: readonly string[]): Promise<boolean> {
  const [row] = await db.execute<{ some: boolean }>(sql`
    select exists (select from officers where line_user_id = any(${sql.param([...lineUserIds])}::text[])) as some`)
  return row?.some === true
}

/** The next instant after `now` at which something that waits is due: a notice, a call to LINE, an event, the end of a reopening. */
export async function findNextDue(db: Db, now: Date): Promise<Date | null> {
  const after = sql`${now.toISOString()}::timestamptz`
  const [row] = await db.execute<{ at: string | null }>(sql`
    select least(
      (select min(send_after) from notices where state = 'planned' and send_after > ${after}),
      (select min(next_attempt_at) from deliveries where state = 'sending' and next_attempt_at > ${after}),
      (select min(next_attempt_at) from webhook_events where state = 'waiting' and next_attempt_at > ${after}),
      (select min(until) + interval '1 millisecond' from reopenings where ended_at is null and until >= ${after})
    )::text as at`)
  return row?.at ? new Date(row.at) : null
}

/** Certified reports of the newest months, with who certified them. */
export async function listDemoCertified(db: Db | Tx, months: number) {
  const rows = await db
    .select({
      report: districtReports,
      certifiedBy: officers.id,
      certifiedAt: districtReports.certifiedAt,
      fullName: officers.fullName,
    })
    .from(districtReports)
    .innerJoin(officers, eq(officers.id, districtReports.certifiedBy))
    .where(
      sql`${districtReports.period} in (select distinct period from district_reports order by period desc limit ${months})`,
    )
    .orderBy(districtReports.period, districtReports.officeCode)
  return rows.flatMap(row => (row.certifiedAt === null ? [] : { ...row, certifiedAt: row.certifiedAt }))
}

/** The province took what is certified, but for the newest month, a week after it was signed. */
export async function acceptDemo(tx: Tx): Promise<void> {
  await tx.execute(sql`
    update district_reports r set state = 'accepted', version = r.version + 1, accepted_at = r.certified_at + interval '7 days',
      accepted_by = (select o.id from officers o where o.office_code = r.province_code and o.role = 'provincial_officer'
        order by o.full_name limit 1)
    where r.state = 'certified' and r.period < (select max(period) from district_reports)`)
}

export interface FormLine {
  producerId: string
  category: Category
  channel: Channel
  /** Satang of that line a year before; 0n = no sales then, or not there yet. */
  satang: bigint
}

/** Lines of the producers on the district's form of `period` as they stood in `lastYear`; at least one per producer. */
export async function listFormLines(
  db: Db,
  place: { officeCode: string; period: string; lastYear: string },
): Promise<FormLine[]> {
  const rows = await db.execute<{ id: string; category: Category; channel: Channel; satang: string }>(sql`
    select p.id, coalesce(e.category, p.main_category) as category, coalesce(e.channel, p.main_channel) as channel,
      (coalesce(e.amount, 0) * 100)::bigint::text as satang
    from producers p
    left join revenue_entries e on e.producer_id = p.id and e.period = ${place.lastYear}
    where p.id in ${producersOf(place.officeCode, place.period)}
    order by p.name, p.code, category, channel`)
  return Array.from(rows, ({ id, category, channel, satang }) => ({
    producerId: id,
    category,
    channel,
    satang: BigInt(satang),
  }))
}

// Certified versions, and what goes into one: a district's figures with their producers as they stand.
import { and, asc, desc, eq, sql } from 'drizzle-orm'
import type { Db, Tx } from '../connect.ts'
import { actingChiefs, officers, reportVersions } from '../schema/index.ts'
import { producersOf } from './belonging.ts'

export type ReportVersionRow = typeof reportVersions.$inferSelect

export async function insertVersion(tx: Tx, row: typeof reportVersions.$inferInsert): Promise<void> {
  await tx.insert(reportVersions).values(row)
}

/** Number of the newest certified version; 0 = none yet. */
export async function findLastNumber(tx: Db | Tx, officeCode: string, period: string): Promise<number> {
  const [row] = await tx.execute<{ number: number }>(sql`
    select coalesce(max(number), 0)::int as number from report_versions
    where office_code = ${officeCode} and period = ${period}`)
  return row?.number ?? 0
}

/** Newest first, without the contents. */
export async function listVersions(db: Db | Tx, officeCode: string, period: string) {
  return db
    .select({
      number: reportVersions.number,
      at: reportVersions.certifiedAt,
      by: officers.fullName,
      certifiedBy: reportVersions.certifiedBy,
      amount: sql<string>`${reportVersions.content}::jsonb -> 'totals' ->> 'amount'`,
      code: reportVersions.code,
      actingOrder: actingChiefs.orderNumber,
    })
    .from(reportVersions)
    .innerJoin(officers, eq(officers.id, reportVersions.certifiedBy))
    .leftJoin(actingChiefs, eq(actingChiefs.id, reportVersions.actingChiefId))
    .where(and(eq(reportVersions.officeCode, officeCode), eq(reportVersions.period, period)))
    .orderBy(desc(reportVersions.number))
    .prepare('versions')
    .execute()
}

/** One version, the newest if `number` is left out; null = there is none. */
export async function findVersion(
  db: Db | Tx,
  officeCode: string,
  period: string,
  number?: number,
): Promise<ReportVersionRow | null> {
  const [row] = await db
    .select()
    .from(reportVersions)
    .where(
      and(
        eq(reportVersions.officeCode, officeCode),
        eq(reportVersions.period, period),
        ...(number === undefined ? [] : [eq(reportVersions.number, number)]),
      ),
    )
    .orderBy(desc(reportVersions.number))
    .limit(1)
  return row ?? null
}

export async function findVersionByCode(db: Db | Tx, code: string): Promise<ReportVersionRow | null> {
  const [row] = await db.select().from(reportVersions).where(eq(reportVersions.code, code))
  return row ?? null
}

/** Every producer of the district's month with its figure, by Thai name: what a version freezes. `amount` null = blank. */
export async function listContentRows(db: Db | Tx, officeCode: string, period: string) {
  const rows = await db.execute<{
    id: string
    code: string
    name: string
    product: string
    subdistrict: string | null
    version: number | null
    amount: string | null
    no_sales_reason: string | null
    note: string | null
    doubt_reason: string | null
    source: string | null
    recorded_by: string | null
    recorded_by_name: string | null
    recorded_at: string | null
    entries: { category: string; channel: string; amount: string }[]
  }>(sql`
    select p.id, p.code, p.name, p.product, s.name_th as subdistrict, f.version, f.amount::text, f.no_sales_reason, f.note,
      f.doubt_reason, f.source, f.recorded_by, o.full_name as recorded_by_name,
      to_char(f.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as recorded_at,
      coalesce((select jsonb_agg(jsonb_build_object('category', e.category, 'channel', e.channel, 'amount', e.amount::text)
        order by e.category, e.channel) from revenue_entries e where e.producer_id = p.id and e.period = ${period}), '[]') as entries
    from producers p
    left join figures f on f.producer_id = p.id and f.period = ${period} and f.office_code = ${officeCode}
    left join officers o on o.id = f.recorded_by
    left join subdistricts s on s.code = p.subdistrict_code
    where p.id in ${producersOf(officeCode, period)}
    order by p.name, p.code`)
  return Array.from(rows)
}

/**
 * Notes that a certifier has looked at this version of a report. Returns when they had looked at an earlier one:
 * null = never. Looking twice at the same version changes nothing.
 */
export async function noteLook(
  db: Db | Tx,
  look: { officerId: string; officeCode: string; period: string; version: number; at: Date },
): Promise<Date | null> {
  const at = look.at.toISOString()
  const [row] = await db.execute<{ before_at: string | null }>(sql`
    insert into report_looks as l (officer_id, office_code, period, seen_version, seen_at, before_at)
    values (${look.officerId}, ${look.officeCode}, ${look.period}, ${look.version}, ${at}::timestamptz, null)
    on conflict (officer_id, office_code, period) do update set
      before_at = case when l.seen_version = excluded.seen_version then l.before_at else l.seen_at end,
      seen_at = case when l.seen_version = excluded.seen_version then l.seen_at else excluded.seen_at end,
      seen_version = excluded.seen_version
    returning before_at::text`)
  return row?.before_at == null ? null : new Date(row.before_at)
}

/** Figures that are different now from what they were at `since`; a figure changed there and back is not among them. */
export async function listChangesSince(db: Db | Tx, officeCode: string, period: string, since: Date) {
  const at = sql`${since.toISOString()}::timestamptz`
  const rows = await db.execute<{
    producer_id: string
    name: string
    from_amount: string | null
    to_amount: string | null
    by_name: string | null
  }>(sql`
    select f.producer_id, p.name, b.amount::text as from_amount, f.amount::text as to_amount, o.full_name as by_name
    from figures f
    join producers p on p.id = f.producer_id
    left join officers o on o.id = f.recorded_by
    left join lateral (
      select v.amount, v.entries from figure_versions v
      where v.producer_id = f.producer_id and v.period = f.period and v.recorded_at <= ${at}
      order by v.version desc limit 1
    ) b on true
    left join figure_versions n on n.producer_id = f.producer_id and n.period = f.period and n.version = f.version
    where f.office_code = ${officeCode} and f.period = ${period} and f.recorded_at > ${at}
      and (b.amount is distinct from f.amount or b.entries is distinct from n.entries)
    order by p.name, p.code`)
  return Array.from(rows, row => ({
    producerId: row.producer_id,
    name: row.name,
    from: row.from_amount,
    to: row.to_amount,
    by: row.by_name,
  }))
}

/** True when one of the report's figures was last changed by this officer. */
export async function hasRecorded(
  db: Db | Tx,
  officerId: string,
  officeCode: string,
  period: string,
): Promise<boolean> {
  const [row] = await db.execute<{ some: boolean }>(sql`
    select exists (select from figures where office_code = ${officeCode} and period = ${period}
      and recorded_by = ${officerId}::uuid) as some`)
  return row?.some === true
}

/** Today's authority to act for the chief of this district; null = none. */
export async function findActing(db: Db | Tx, officerId: string, officeCode: string, today: string) {
  const [row] = await db
    .select()
    .from(actingChiefs)
    .where(
      and(
        eq(actingChiefs.officerId, officerId),
        eq(actingChiefs.officeCode, officeCode),
        sql`${actingChiefs.endedAt} is null and ${today}::date between ${actingChiefs.fromOn} and ${actingChiefs.untilOn}`,
      ),
    )
    .orderBy(asc(actingChiefs.fromOn))
    .limit(1)
  return row ?? null
}

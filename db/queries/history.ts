// What happened, for the histories: versions of a figure, rows of the audit trail, and the names that stand for ids.
import { and, desc, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import type { Db, Tx } from '../connect.ts'
import type { StoredEntry } from '../schema/figures.ts'
import { actingChiefs, audit, officers, producers, reportVersions } from '../schema/index.ts'
import type { NoSalesReason, Origin, Source } from '../vocabulary.ts'
import { staysWith } from './belonging.ts'

/** A district and month. */
export interface HistoryPlace {
  provinceCode: string
  officeCode: string
  period: string
}

/** The name of a producer whose figure of that month this district holds, or would record; null = of another one. */
export async function findFigureOwner(
  db: Db | Tx,
  { officeCode, period }: Pick<HistoryPlace, 'officeCode' | 'period'>,
  producerId: string,
): Promise<string | null> {
  const [row] = await db.execute<{ name: string }>(sql`
    select p.name from producers p left join figures f on f.producer_id = p.id and f.period = ${period}
    where p.id = ${producerId}::uuid and (
      f.office_code = ${officeCode}
      or exists (select from figure_versions v where v.producer_id = p.id and v.period = ${period} and v.office_code = ${officeCode})
      or (f.office_code is null and ${staysWith(sql`p.id`, officeCode, period)}))`)
  return row?.name ?? null
}

/**
 * Versions of a figure, newest first: all of them where the district holds the figure, else those it recorded itself
 * before another one did. `origin` is that of the very save that stored the version, null where none is on record.
 */
export async function listFigureVersions(
  db: Db | Tx,
  { officeCode, period }: Pick<HistoryPlace, 'officeCode' | 'period'>,
  producerId: string,
) {
  const rows = await db.execute<{
    version: number
    at: string
    by_name: string | null
    origin: Origin | null
    source: Source
    amount: string | null
    no_sales_reason: NoSalesReason | null
    entries: StoredEntry[]
    note: string | null
    doubt_reason: string | null
    certified_in: number[]
  }>(sql`
    with certified as materialized (
      select r.number, (p ->> 'figureVersion')::int as version
      from report_versions r, jsonb_array_elements(r.content::jsonb -> 'producers') p
      where r.office_code = ${officeCode} and r.period = ${period} and p ->> 'id' = ${producerId}
    )
    select v.version, v.recorded_at::text as at, o.full_name as by_name, v.source, v.amount::text, v.no_sales_reason,
      v.entries, v.note, v.doubt_reason,
      (select a.origin from audit a
        where a.office_code = v.office_code and a.period = v.period and a.action = 'save-figures'
          and a.officer_id = v.recorded_by and a.at = v.recorded_at
          and a.detail @> jsonb_build_object('figures',
            jsonb_build_array(jsonb_build_object('producerId', v.producer_id, 'version', v.version)))
        order by a.seq limit 1) as origin,
      coalesce((select jsonb_agg(c.number order by c.number) from certified c where c.version = v.version), '[]') as certified_in
    from figure_versions v left join officers o on o.id = v.recorded_by
    where v.producer_id = ${producerId}::uuid and v.period = ${period} and (
      v.office_code = ${officeCode} or exists (select from figures f
        where f.producer_id = v.producer_id and f.period = v.period and f.office_code = ${officeCode}))
    order by v.version desc`)
  return Array.from(rows)
}

const auditColumns = {
  seq: audit.seq,
  at: audit.at,
  byName: officers.fullName,
  officerId: audit.officerId,
  actorKind: audit.actorKind,
  origin: audit.origin,
  action: audit.action,
  officeCode: audit.officeCode,
  period: audit.period,
  detail: audit.detail,
}

export const listAudit = (db: Db | Tx) =>
  db.select(auditColumns).from(audit).leftJoin(officers, eq(officers.id, audit.officerId)).$dynamic()

export type AuditLine = Awaited<ReturnType<typeof listAudit>>[number]

/** What was done to a report, newest first; what was done to the whole province's month is part of it. */
export async function listReportAudit(
  db: Db | Tx,
  { provinceCode, officeCode, period }: HistoryPlace,
  limit: number,
): Promise<AuditLine[]> {
  const ofProvince = and(isNull(audit.officeCode), eq(audit.provinceCode, provinceCode))
  return listAudit(db)
    .where(and(eq(audit.period, period), or(eq(audit.officeCode, officeCode), ofProvince)))
    .orderBy(desc(audit.seq))
    .limit(limit)
}

/** What one person did, newest first. */
export async function listOfficerAudit(db: Db | Tx, officerId: string, limit: number): Promise<AuditLine[]> {
  return listAudit(db).where(eq(audit.officerId, officerId)).orderBy(desc(audit.seq)).limit(limit)
}

/** An officer, removed or not; null = there is none. */
export async function findOfficer(db: Db | Tx, id: string) {
  const [row] = await db
    .select({ id: officers.id, fullName: officers.fullName, officeCode: officers.officeCode })
    .from(officers)
    .where(eq(officers.id, id))
  return row ?? null
}

/** Names by id. */
export async function listProducerNames(db: Db | Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select({ id: producers.id, name: producers.name })
    .from(producers)
    .where(inArray(producers.id, [...ids]))
  return new Map(rows.map(row => [row.id, row.name]))
}

/** Certified versions of these districts and months, with the order of an acting chief. */
export async function listCertifications(
  db: Db | Tx,
  places: readonly Pick<HistoryPlace, 'officeCode' | 'period'>[],
) {
  if (places.length === 0) return []
  return db
    .select({
      officeCode: reportVersions.officeCode,
      period: reportVersions.period,
      number: reportVersions.number,
      reportVersion: reportVersions.reportVersion,
      actingOrder: actingChiefs.orderNumber,
    })
    .from(reportVersions)
    .leftJoin(actingChiefs, eq(actingChiefs.id, reportVersions.actingChiefId))
    .where(
      or(
        ...places.map(place =>
          and(eq(reportVersions.officeCode, place.officeCode), eq(reportVersions.period, place.period)),
        ),
      ),
    )
}

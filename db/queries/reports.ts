// District reports: the row that says where a district-month stands, and the lock every change takes first.
import { and, eq, sql } from 'drizzle-orm'
import type { Db, Tx } from '../connect.ts'
import { districtReports, drafts } from '../schema/index.ts'
import { producersOf } from './belonging.ts'
import { runPrepared } from './prepared.ts'

export type ReportRow = typeof districtReports.$inferSelect

/** The report, or null while nothing was ever recorded. */
export async function findReport(db: Db | Tx, officeCode: string, period: string): Promise<ReportRow | null> {
  const [row] = await db
    .select()
    .from(districtReports)
    .where(and(eq(districtReports.officeCode, officeCode), eq(districtReports.period, period)))
    .prepare('report')
    .execute()
  return row ?? null
}

/**
 * Of `district_reports r`: it came back to the officer because the province opened its closed month again, which takes it
 * back in the transaction that grants it: same moment, person and reason.
 */
export const takenBackByReopening = sql`(coalesce(r.state = 'returned', false) and exists (
  select from reopenings a where a.office_code = r.office_code and a.period = r.period
    and a.granted_at = r.returned_at and a.granted_by = r.returned_by and a.reason = r.return_reason))`

export async function isTakenBackByReopening(
  db: Db | Tx,
  { officeCode, period }: Pick<ReportRow, 'officeCode' | 'period'>,
): Promise<boolean> {
  const [row] = await db.execute<{ is: boolean }>(sql`
    select ${takenBackByReopening} as is from district_reports r
    where r.office_code = ${officeCode} and r.period = ${period}`)
  return row?.is === true
}

/** Locks the report for this transaction, making an empty draft first: savers of one district-month take turns. */
export async function lockReport(
  tx: Tx,
  place: { provinceCode: string; officeCode: string; period: string },
  now: Date,
): Promise<ReportRow> {
  const known = await lockKnown(tx, place)
  if (known !== null) return known
  await tx
    .insert(districtReports)
    .values({ ...place, state: 'draft', version: 0, lastChangedAt: now })
    .onConflictDoNothing()
  const made = await lockKnown(tx, place)
  if (made === null) throw new Error('report row vanished under its own lock')
  return made
}

async function lockKnown(
  tx: Tx,
  { officeCode, period }: Pick<ReportRow, 'officeCode' | 'period'>,
): Promise<ReportRow | null> {
  const [row] = await tx
    .select()
    .from(districtReports)
    .where(and(eq(districtReports.officeCode, officeCode), eq(districtReports.period, period)))
    .for('update')
    .prepare('lock_report')
    .execute()
  return row ?? null
}

/** Changes the locked report; its version grows by one. Returns the new version. */
export async function changeReport(
  tx: Tx,
  report: ReportRow,
  change: Partial<Omit<ReportRow, 'officeCode' | 'period' | 'provinceCode' | 'version'>>,
): Promise<number> {
  const version = report.version + 1
  await tx
    .update(districtReports)
    .set({ ...change, version })
    .where(and(eq(districtReports.officeCode, report.officeCode), eq(districtReports.period, report.period)))
    .prepare('change_report')
    .execute()
  return version
}

/**
 * How many districts of the province are not certified in the period. Those who certify take turns here until their
 * commits: of two at once, each would see the other as not certified yet, and nobody would be the last.
 */
export async function countUncertified(tx: Tx, provinceCode: string, period: string): Promise<number> {
  const name = `certified:${provinceCode}:${period}`
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`)
  const [row] = await tx.execute<{ count: number }>(sql`
    select count(*)::int as count from offices o
    left join district_reports r on r.office_code = o.code and r.period = ${period}
    where o.province_code = ${provinceCode} and o.kind = 'district'
      and coalesce(r.state, 'draft') not in ('certified', 'accepted')
      and exists ${producersOf(sql`o.code`, period)}`)
  return row?.count ?? 0
}

/** Reports of a district in these periods, by period. */
export async function listReports(
  db: Db | Tx,
  officeCode: string,
  periods: readonly string[],
): Promise<Map<string, ReportRow>> {
  if (periods.length === 0) return new Map()
  const rows = await db
    .select()
    .from(districtReports)
    .where(
      and(
        eq(districtReports.officeCode, officeCode),
        sql`${districtReports.period} = any(${sql.param([...periods])}::text[])`,
      ),
    )
  return new Map(rows.map(row => [row.period, row]))
}

export async function findDraft(db: Db | Tx, officerId: string, officeCode: string, period: string) {
  const [row] = await db
    .select({ fields: drafts.fields })
    .from(drafts)
    .where(and(eq(drafts.officerId, officerId), eq(drafts.officeCode, officeCode), eq(drafts.period, period)))
  return row?.fields ?? {}
}

/** Reads the draft under a lock, so that two phones of one officer merge instead of overwriting. */
export async function lockDraft(tx: Tx, key: typeof drafts.$inferInsert): Promise<Record<string, unknown>> {
  await tx.insert(drafts).values(key).onConflictDoNothing()
  const [row] = await tx
    .select({ fields: drafts.fields })
    .from(drafts)
    .where(
      and(
        eq(drafts.officerId, key.officerId),
        eq(drafts.officeCode, key.officeCode),
        eq(drafts.period, key.period),
      ),
    )
    .for('update')
  return row?.fields ?? {}
}

export async function updateDraft(tx: Tx, key: typeof drafts.$inferInsert): Promise<void> {
  await tx
    .update(drafts)
    .set({ fields: key.fields, updatedAt: key.updatedAt })
    .where(
      and(
        eq(drafts.officerId, key.officerId),
        eq(drafts.officeCode, key.officeCode),
        eq(drafts.period, key.period),
      ),
    )
}

/** Forgets the drafts of rows that have just been saved. */
export async function dropDraftFields(
  tx: Tx,
  officerId: string,
  officeCode: string,
  period: string,
  producerIds: readonly string[],
): Promise<void> {
  await runPrepared(
    tx,
    sql`
    update drafts set fields = fields - ${sql.param([...producerIds])}::text[]
    where officer_id = ${officerId} and office_code = ${officeCode} and period = ${period}`,
  )
}

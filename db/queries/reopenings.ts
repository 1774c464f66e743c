// Reopenings of closed months, and what a province decides about certifying.
import { and, asc, desc, eq, gte, inArray, isNull, sql } from 'drizzle-orm'
import type { Db, Tx } from '../connect.ts'
import { officers, offices, provinceRules, reopenings } from '../schema/index.ts'

export type ReopeningRow = typeof reopenings.$inferSelect

/** The reopening that has not been ended, also when its moment has passed; null = there is none. */
export async function findReopening(
  db: Db | Tx,
  officeCode: string,
  period: string,
): Promise<(ReopeningRow & { grantedByName: string }) | null> {
  const [row] = await db
    .select({ reopening: reopenings, name: officers.fullName })
    .from(reopenings)
    .innerJoin(officers, eq(officers.id, reopenings.grantedBy))
    .where(
      and(eq(reopenings.officeCode, officeCode), eq(reopenings.period, period), isNull(reopenings.endedAt)),
    )
  return row === undefined ? null : { ...row.reopening, grantedByName: row.name }
}

/** Running reopenings of these districts, the first to end first. */
export async function listReopenings(db: Db | Tx, officeCodes: readonly string[], now: Date) {
  if (officeCodes.length === 0) return []
  return db
    .select({
      officeCode: reopenings.officeCode,
      officeName: offices.nameTh,
      period: reopenings.period,
      until: reopenings.until,
      reason: reopenings.reason,
    })
    .from(reopenings)
    .innerJoin(offices, eq(offices.code, reopenings.officeCode))
    .where(
      and(
        inArray(reopenings.officeCode, [...officeCodes]),
        isNull(reopenings.endedAt),
        gte(reopenings.until, sql`${now.toISOString()}::timestamptz`),
      ),
    )
    .orderBy(asc(reopenings.until), asc(reopenings.officeCode))
}

/**
 * The newest reopening of every month of these districts that was not certified since: running ones, and those whose
 * moment has passed. The last to end first, at most `most`.
 */
export async function listNewestReopenings(db: Db | Tx, officeCodes: readonly string[], most: number) {
  if (officeCodes.length === 0) return []
  return db
    .select({
      officeCode: reopenings.officeCode,
      period: reopenings.period,
      until: reopenings.until,
      reason: reopenings.reason,
    })
    .from(reopenings)
    .where(
      and(
        sql`${reopenings.officeCode} = any(${sql.param([...officeCodes])}::text[])`,
        isNull(reopenings.endedAt),
      ),
    )
    .orderBy(desc(reopenings.until), asc(reopenings.officeCode), asc(reopenings.period))
    .limit(most)
    .prepare('newest reopenings')
    .execute()
}

/** Ends the reopening of this report, if there is one. */
export async function endReopening(tx: Tx, officeCode: string, period: string, at: Date): Promise<void> {
  await tx
    .update(reopenings)
    .set({ endedAt: at })
    .where(
      and(eq(reopenings.officeCode, officeCode), eq(reopenings.period, period), isNull(reopenings.endedAt)),
    )
}

export async function insertReopening(tx: Tx, row: typeof reopenings.$inferInsert): Promise<void> {
  await tx.insert(reopenings).values(row)
}

/** Whether the province lets whoever recorded or submitted certify; the strict rule where nothing was decided. */
export async function mayCertifyOwnWork(db: Db | Tx, provinceCode: string): Promise<boolean> {
  const [row] = await db
    .select({ may: provinceRules.mayCertifyOwnWork })
    .from(provinceRules)
    .where(eq(provinceRules.provinceCode, provinceCode))
  return row?.may ?? false
}

export async function putCertifyOwnWork(tx: Db | Tx, provinceCode: string, may: boolean): Promise<void> {
  await tx
    .insert(provinceRules)
    .values({ provinceCode, mayCertifyOwnWork: may })
    .onConflictDoUpdate({ target: provinceRules.provinceCode, set: { mayCertifyOwnWork: may } })
}

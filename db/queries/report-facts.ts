// Small reads for what a notice says about one report, and when it is due.
import { and, asc, eq, gte, isNull, lt } from 'drizzle-orm'
import type { Db, Tx } from '../connect.ts'
import { reopenings, reportLooks } from '../schema/index.ts'

/** When this officer looked at the report last; null = never. */
export async function findLook(
  db: Db | Tx,
  officerId: string,
  officeCode: string,
  period: string,
): Promise<Date | null> {
  const [row] = await db
    .select({ seenAt: reportLooks.seenAt })
    .from(reportLooks)
    .where(
      and(
        eq(reportLooks.officerId, officerId),
        eq(reportLooks.officeCode, officeCode),
        eq(reportLooks.period, period),
      ),
    )
  return row?.seenAt ?? null
}

/** Reopenings of the province that nothing has ended and whose last instant lies from `since` until just before `now`. */
export async function listRunOutReopenings(db: Db | Tx, provinceCode: string, since: Date, now: Date) {
  return db
    .select({
      id: reopenings.id,
      officeCode: reopenings.officeCode,
      period: reopenings.period,
      until: reopenings.until,
    })
    .from(reopenings)
    .where(
      and(
        eq(reopenings.provinceCode, provinceCode),
        isNull(reopenings.endedAt),
        gte(reopenings.until, since),
        lt(reopenings.until, now),
      ),
    )
    .orderBy(asc(reopenings.until), asc(reopenings.officeCode))
}

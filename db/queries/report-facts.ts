// Small reads for what a notice says about one report.
import { and, eq } from 'drizzle-orm'
import type { Db, Tx } from '../connect.ts'
import { reportLooks } from '../schema/index.ts'

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

// Every correction of the reporting calendar, also those that were corrected again, with who made them and when.
import { and, asc, between, eq, sql } from 'drizzle-orm'
import type { Db, Tx } from '../connect.ts'
import { calendarCorrections, holidays, officers } from '../schema/index.ts'

/** Corrections of a province in a span of months (both ends included), in the order in which they were made. */
export async function listCorrectionHistory(
  db: Db | Tx,
  provinceCode: string,
  from: string,
  to: string,
): Promise<CorrectionRow[]> {
  return db
    .select({
      period: calendarCorrections.period,
      milestone: calendarCorrections.milestone,
      correctedOn: calendarCorrections.correctedOn,
      reason: calendarCorrections.reason,
      madeBy: officers.fullName,
      madeAt: calendarCorrections.madeAt,
      replacedBy: calendarCorrections.replacedBy,
    })
    .from(calendarCorrections)
    .leftJoin(officers, eq(officers.id, calendarCorrections.madeBy))
    .where(
      and(eq(calendarCorrections.provinceCode, provinceCode), between(calendarCorrections.period, from, to)),
    )
    .orderBy(asc(calendarCorrections.madeAt), sql`${calendarCorrections.replacedBy} is null`)
}

export interface CorrectionRow
  extends Pick<
    typeof calendarCorrections.$inferSelect,
    'period' | 'milestone' | 'correctedOn' | 'reason' | 'madeAt' | 'replacedBy'
  > {
  /** Null = nobody of this service. */
  madeBy: string | null
}

/** Holidays of a span of days (both ends included) with how sure they are. */
export async function listHolidaysWithCertainty(db: Db | Tx, from: string, to: string) {
  return db
    .select()
    .from(holidays)
    .where(between(holidays.heldOn, from, to))
    .orderBy(asc(holidays.heldOn))
}

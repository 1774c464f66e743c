// What staff keep about the calendar: corrections in force and holidays.
import { and, asc, between, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Db, Tx } from '../connect.ts'
import { calendarCorrections, holidays, notices, plannerWatermarks } from '../schema/index.ts'

/** Corrections of a province that are in force, all periods (a handful a year). */
export async function listCorrections(db: Db | Tx, provinceCode: string) {
  return db
    .select({
      id: calendarCorrections.id,
      period: calendarCorrections.period,
      milestone: calendarCorrections.milestone,
      correctedOn: calendarCorrections.correctedOn,
      reason: calendarCorrections.reason,
    })
    .from(calendarCorrections)
    .where(and(eq(calendarCorrections.provinceCode, provinceCode), isNull(calendarCorrections.replacedBy)))
    .orderBy(asc(calendarCorrections.period))
    .prepare('corrections')
    .execute()
}

export async function findCorrection(db: Db | Tx, id: string) {
  const [row] = await db.select().from(calendarCorrections).where(eq(calendarCorrections.id, id))
  return row ?? null
}

/** The correction that this one replaced, or null. */
export async function findReplacedBy(db: Db | Tx, id: string) {
  const [row] = await db.select().from(calendarCorrections).where(eq(calendarCorrections.replacedBy, id))
  return row ?? null
}

/** Whether this recipient has heard of the correction; one on its way counts. */
export async function wasToldOfCorrection(db: Db | Tx, id: string, recipient: string): Promise<boolean> {
  const [row] = await db
    .select({ id: notices.id })
    .from(notices)
    .where(
      and(
        eq(notices.kind, 'calendar_corrected'),
        eq(notices.subject, id),
        eq(notices.recipient, recipient),
        inArray(notices.state, ['sending', 'sent']),
      ),
    )
  return row !== undefined
}

/** Puts a correction in force; the one before it for the same date stays readable as replaced. */
export async function insertCorrection(
  tx: Tx,
  correction: typeof calendarCorrections.$inferInsert,
): Promise<void> {
  await tx
    .update(calendarCorrections)
    .set({ replacedBy: correction.id })
    .where(
      and(
        eq(calendarCorrections.provinceCode, correction.provinceCode),
        eq(calendarCorrections.period, correction.period),
        eq(calendarCorrections.milestone, correction.milestone),
        isNull(calendarCorrections.replacedBy),
      ),
    )
  await tx.insert(calendarCorrections).values(correction)
}

/** Holidays with names in a span of days, both ends included. */
export async function listHolidays(db: Db | Tx, from: string, to: string) {
  return db
    .select({ heldOn: holidays.heldOn, nameTh: holidays.nameTh })
    .from(holidays)
    .where(between(holidays.heldOn, from, to))
    .orderBy(asc(holidays.heldOn))
}

export async function listHolidayDates(db: Db | Tx): Promise<Set<string>> {
  const rows = await db.select({ heldOn: holidays.heldOn }).from(holidays)
  return new Set(rows.map(row => row.heldOn))
}

/** Locks the planner's watermark, making it at `now` on the first run ever: nothing before that is made up for. */
export async function lockWatermark(tx: Tx, now: Date): Promise<Date> {
  await tx
    .insert(plannerWatermarks)
    .values({ name: 'notices', plannedUntil: now, ranAt: now })
    .onConflictDoNothing()
  const [row] = await tx
    .select()
    .from(plannerWatermarks)
    .where(eq(plannerWatermarks.name, 'notices'))
    .for('update')
  return row?.plannedUntil ?? now
}

/** Moves the watermark, never back: a clock that jumped back must not plan the same hours twice. */
export async function moveWatermark(tx: Tx, to: Date): Promise<void> {
  await tx
    .update(plannerWatermarks)
    .set({ plannedUntil: sql`greatest(planned_until, ${to.toISOString()}::timestamptz)`, ranAt: to })
    .where(eq(plannerWatermarks.name, 'notices'))
}

export async function findPlannerRun(db: Db | Tx) {
  const [row] = await db.select().from(plannerWatermarks).where(eq(plannerWatermarks.name, 'notices'))
  return row ?? null
}

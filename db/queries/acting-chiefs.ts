// Acting chiefs: named for a district from one day through another; a naming that was ended early stays readable.
import { and, desc, eq, gte, inArray, isNull, lte } from 'drizzle-orm'
import type { Db, Tx } from '../connect.ts'
import { actingChiefs, officers } from '../schema/index.ts'
import type { CivilDate } from '../vocabulary.ts'

export type ActingChiefRow = typeof actingChiefs.$inferSelect

/** Namings for these offices with the name of who was named, newest first, 200 at most. */
export async function listNamings(db: Db | Tx, officeCodes: readonly string[]) {
  if (officeCodes.length === 0) return []
  return db
    .select({ naming: actingChiefs, officerName: officers.fullName })
    .from(actingChiefs)
    .innerJoin(officers, eq(officers.id, actingChiefs.officerId))
    .where(inArray(actingChiefs.officeCode, [...officeCodes]))
    .orderBy(desc(actingChiefs.namedAt), desc(actingChiefs.id))
    .limit(200)
}

/** Namings of a district that were not ended and share a day with these. */
export async function listOverlapping(
  tx: Tx,
  officeCode: string,
  days: { fromOn: CivilDate; untilOn: CivilDate },
): Promise<ActingChiefRow[]> {
  return tx
    .select()
    .from(actingChiefs)
    .where(
      and(
        eq(actingChiefs.officeCode, officeCode),
        isNull(actingChiefs.endedAt),
        lte(actingChiefs.fromOn, days.untilOn),
        gte(actingChiefs.untilOn, days.fromOn),
      ),
    )
}

export async function insertNaming(tx: Tx, row: typeof actingChiefs.$inferInsert): Promise<void> {
  await tx.insert(actingChiefs).values(row)
}

/** The naming with this id, also one that was ended, or null. */
export async function findNaming(db: Db | Tx, id: string): Promise<ActingChiefRow | null> {
  const [row] = await db.select().from(actingChiefs).where(eq(actingChiefs.id, id))
  return row ?? null
}

/** The naming with this id, locked, or null. */
export async function lockNaming(tx: Tx, id: string): Promise<ActingChiefRow | null> {
  const [row] = await tx.select().from(actingChiefs).where(eq(actingChiefs.id, id)).for('update')
  return row ?? null
}

export async function endNaming(tx: Tx, id: string, endedBy: string, endedAt: Date): Promise<void> {
  await tx.update(actingChiefs).set({ endedAt, endedBy }).where(eq(actingChiefs.id, id))
}

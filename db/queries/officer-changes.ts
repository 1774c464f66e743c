// Changing and removing people of the offices, and who was removed lately. Whoever changes somebody holds that row's lock.
import { and, asc, desc, eq, gte, isNull, ne, sql } from 'drizzle-orm'
import type { Db, Tx } from '../connect.ts'
import { actingChiefs, officers, offices, sessions } from '../schema/index.ts'
import type { CivilDate } from '../vocabulary.ts'

export type OfficerRow = typeof officers.$inferSelect

/** The officer with this id, removed or not, locked against other changes; null = there is none. */
export async function lockOfficer(tx: Tx, id: string): Promise<OfficerRow | null> {
  const [row] = await tx.select().from(officers).where(eq(officers.id, id)).for('no key update')
  return row ?? null
}

/** Locks all who can invite in a province, so that two of them cannot remove each other at once. */
export async function lockProvincialOfficers(tx: Tx, provinceCode: string): Promise<void> {
  await tx
    .select({ id: officers.id })
    .from(officers)
    .where(inviting(provinceCode))
    .orderBy(asc(officers.id))
    .for('no key update')
}

/** How many can invite in the province besides this one. Asked after locking, in a statement of its own. */
export async function countOtherProvincialOfficers(
  tx: Tx,
  provinceCode: string,
  id: string,
): Promise<number> {
  const rows = await tx
    .select({ id: officers.id })
    .from(officers)
    .where(and(inviting(provinceCode), ne(officers.id, id)))
  return rows.length
}

const inviting = (provinceCode: string) =>
  and(
    eq(officers.provinceCode, provinceCode),
    eq(officers.role, 'provincial_officer'),
    isNull(officers.removedAt),
  )

export async function changeOfficerRow(
  tx: Tx,
  id: string,
  change: Partial<Pick<OfficerRow, 'fullName' | 'phone'>>,
): Promise<void> {
  await tx.update(officers).set(change).where(eq(officers.id, id))
}

/** Out at the next request; the row stays, so that history keeps the name. */
export async function markOfficerRemoved(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.update(officers).set({ removedAt: at, phone: null }).where(eq(officers.id, id))
  await tx.delete(sessions).where(eq(sessions.officerId, id))
}

/** Namings as acting chief that this person still has, today or later; they end now. */
export async function endNamingsOf(
  tx: Tx,
  officerId: string,
  end: { by: string; at: Date; today: CivilDate },
): Promise<(typeof actingChiefs.$inferSelect)[]> {
  return tx
    .update(actingChiefs)
    .set({ endedAt: end.at, endedBy: end.by })
    .where(
      and(
        eq(actingChiefs.officerId, officerId),
        isNull(actingChiefs.endedAt),
        gte(actingChiefs.untilOn, end.today),
      ),
    )
    .returning()
}

/** Active officers of a province with when they joined and their phone, by id. */
export async function listContacts(
  db: Db | Tx,
  provinceCode: string,
): Promise<Map<string, Pick<OfficerRow, 'joinedAt' | 'phone'>>> {
  const rows = await db
    .select({ id: officers.id, joinedAt: officers.joinedAt, phone: officers.phone })
    .from(officers)
    .where(and(eq(officers.provinceCode, provinceCode), isNull(officers.removedAt)))
  return new Map(rows.map(({ id, ...row }) => [id, row]))
}

/** Those of the province who were removed since, newest first, 200 at most. */
export async function listRemoved(db: Db | Tx, provinceCode: string, since: Date) {
  return db
    .select({
      id: officers.id,
      fullName: officers.fullName,
      role: officers.role,
      officeCode: officers.officeCode,
      officeName: offices.nameTh,
      officeKind: offices.kind,
      removedAt: sql<Date>`${officers.removedAt}`.mapWith(officers.removedAt),
    })
    .from(officers)
    .innerJoin(offices, eq(offices.code, officers.officeCode))
    .where(
      and(
        eq(officers.provinceCode, provinceCode),
        sql`${officers.removedAt} >= ${since.toISOString()}::timestamptz`,
      ),
    )
    .orderBy(desc(officers.removedAt), asc(officers.id))
    .limit(200)
}

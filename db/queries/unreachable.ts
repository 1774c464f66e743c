// People of a province with their phones and whether LINE reaches them, and invitations that nobody has taken up.
import { and, asc, eq, gt, isNull, or, sql } from 'drizzle-orm'
import type { Db, Tx } from '../connect.ts'
import { invitations, lineChats, officers } from '../schema/index.ts'

/** Active officers of the province, by office, role and name. */
export async function listPhones(db: Db | Tx, provinceCode: string) {
  return db
    .select({
      officerId: officers.id,
      phone: officers.phone,
      hasBlocked: sql<boolean>`(${lineChats.blockedAt} is not null)`,
    })
    .from(officers)
    .leftJoin(lineChats, eq(lineChats.id, officers.lineUserId))
    .where(and(eq(officers.provinceCode, provinceCode), isNull(officers.removedAt)))
    .prepare('phones')
    .execute()
}

/** Invitations of people that can still be accepted, the oldest first: one whose inviter has left cannot. */
export async function listOpenInvitations(db: Db | Tx, provinceCode: string, now: Date) {
  const rows = await db
    .select({
      officeCode: invitations.officeCode,
      role: invitations.role,
      createdAt: invitations.createdAt,
    })
    .from(invitations)
    .leftJoin(officers, eq(officers.id, invitations.createdBy))
    .where(
      and(
        eq(invitations.provinceCode, provinceCode),
        eq(invitations.kind, 'officer'),
        isNull(invitations.usedAt),
        isNull(invitations.revokedAt),
        gt(invitations.expiresAt, sql`${now.toISOString()}::timestamptz`),
        or(isNull(invitations.createdBy), isNull(officers.removedAt)),
      ),
    )
    .orderBy(asc(invitations.createdAt))
    .prepare('open invitations')
    .execute()
  return rows.flatMap(row => (row.role === null ? [] : [{ ...row, role: row.role }]))
}

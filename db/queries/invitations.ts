// Invitations, found by the hash of their code: the code itself is never stored.
import { and, desc, eq, gt, isNull, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Db, Tx } from '../connect.ts'
import { invitations, officers, offices } from '../schema/index.ts'

export type InvitationRow = typeof invitations.$inferSelect

export async function insertInvitation(db: Db | Tx, row: typeof invitations.$inferInsert): Promise<void> {
  await db.insert(invitations).values(row)
}

export async function findInvitation(db: Db | Tx, codeHash: string): Promise<InvitationRow | null> {
  const [row] = await db.select().from(invitations).where(eq(invitations.codeHash, codeHash))
  return row ?? null
}

/** Locks the invitation, so that two people with one link cannot both get in. */
export async function lockInvitation(tx: Tx, codeHash: string): Promise<InvitationRow | null> {
  const [row] = await tx.select().from(invitations).where(eq(invitations.codeHash, codeHash)).for('update')
  return row ?? null
}

export async function markInvitationUsed(tx: Tx, id: string, usedBy: string, at: Date): Promise<void> {
  await tx.update(invitations).set({ usedAt: at, usedBy }).where(eq(invitations.id, id))
}

/** True when an open invitation of the province was withdrawn by this call. */
export async function revokeInvitation(tx: Tx, id: string, provinceCode: string, at: Date): Promise<boolean> {
  const changed = await tx
    .update(invitations)
    .set({ revokedAt: at })
    .where(
      and(
        eq(invitations.id, id),
        eq(invitations.provinceCode, provinceCode),
        isNull(invitations.usedAt),
        isNull(invitations.revokedAt),
      ),
    )
    .returning({ id: invitations.id })
  return changed.length > 0
}

export async function isInvitationRevoked(tx: Tx, id: string, provinceCode: string): Promise<boolean> {
  const [row] = await tx
    .select({ revokedAt: invitations.revokedAt })
    .from(invitations)
    .where(and(eq(invitations.id, id), eq(invitations.provinceCode, provinceCode)))
  return row !== undefined && row.revokedAt !== null
}

/** Withdraws the open invitations by which somebody would take over from this officer; their ids. */
export async function revokeHandOvers(tx: Tx, officerId: string, at: Date): Promise<string[]> {
  const rows = await tx
    .update(invitations)
    .set({ revokedAt: at })
    .where(
      and(
        eq(invitations.replacesOfficerId, officerId),
        isNull(invitations.usedAt),
        isNull(invitations.revokedAt),
        gt(invitations.expiresAt, at),
      ),
    )
    .returning({ id: invitations.id })
  return rows.map(row => row.id)
}

/** Newest first; those used or expired before `since` are left out. */
export async function listInvitations(db: Db | Tx, provinceCode: string, since: Date) {
  const replaced = alias(officers, 'replaced')
  return db
    .select({
      invitation: invitations,
      replacesName: replaced.fullName,
      officeName: offices.nameTh,
      officeKind: offices.kind,
      isInviterRemoved: sql<boolean>`${officers.removedAt} is not null`,
    })
    .from(invitations)
    .innerJoin(offices, eq(offices.code, invitations.officeCode))
    .leftJoin(officers, eq(officers.id, invitations.createdBy))
    .leftJoin(replaced, eq(replaced.id, invitations.replacesOfficerId))
    .where(
      and(
        eq(invitations.provinceCode, provinceCode),
        or(
          gt(invitations.expiresAt, sql`${since.toISOString()}::timestamptz`),
          gt(invitations.usedAt, sql`${since.toISOString()}::timestamptz`),
        ),
      ),
    )
    .orderBy(desc(invitations.createdAt))
    .limit(200)
}

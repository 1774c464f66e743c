// Short-lived links to spreadsheets: what a link leads to, and who made it. Only the hash of its secret is stored.
import { eq, lte, sql } from 'drizzle-orm'
import type { Db, Tx } from '../connect.ts'
import { officers, sheetLinks } from '../schema/index.ts'

export type SheetLinkRow = typeof sheetLinks.$inferSelect

export async function insertSheetLink(tx: Tx, row: typeof sheetLinks.$inferInsert): Promise<void> {
  await tx.insert(sheetLinks).values(row)
}

/** The link with its maker's LINE id, also when it has expired or the maker was removed; null = there is none. */
export async function findSheetLink(
  db: Db | Tx,
  tokenHash: string,
): Promise<(SheetLinkRow & { makerLineUserId: string }) | null> {
  const [row] = await db
    .select({ link: sheetLinks, makerLineUserId: officers.lineUserId })
    .from(sheetLinks)
    .innerJoin(officers, eq(officers.id, sheetLinks.createdBy))
    .where(eq(sheetLinks.tokenHash, tokenHash))
  return row === undefined ? null : { ...row.link, makerLineUserId: row.makerLineUserId }
}

/** Those that open nothing any more. */
export async function deleteExpiredSheetLinks(db: Db, now: Date): Promise<void> {
  await db.delete(sheetLinks).where(lte(sheetLinks.expiresAt, sql`${now.toISOString()}::timestamptz`))
}

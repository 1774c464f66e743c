// Short-lived links to papers: what a link leads to, and who made it. Only the hash of its secret is stored.
import { eq } from 'drizzle-orm'
import type { Db, Tx } from '../connect.ts'
import { documentLinks, officers } from '../schema/index.ts'

export type DocumentLinkRow = typeof documentLinks.$inferSelect

export async function insertDocumentLink(tx: Db | Tx, row: typeof documentLinks.$inferInsert): Promise<void> {
  await tx.insert(documentLinks).values(row)
}

/** The link with its maker's LINE id, also when it has expired or the maker was removed; null = there is none. */
export async function findDocumentLink(
  db: Db | Tx,
  tokenHash: string,
): Promise<(DocumentLinkRow & { makerLineUserId: string }) | null> {
  const [row] = await db
    .select({ link: documentLinks, makerLineUserId: officers.lineUserId })
    .from(documentLinks)
    .innerJoin(officers, eq(officers.id, documentLinks.createdBy))
    .where(eq(documentLinks.tokenHash, tokenHash))
  return row === undefined ? null : { ...row.link, makerLineUserId: row.makerLineUserId }
}

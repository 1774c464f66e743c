// Forgetting what need not be kept about people.
import { and, eq, inArray, isNull, lt, lte, ne, or, sql } from 'drizzle-orm'
import type { Db } from '../connect.ts'
import { chatPhotos, deliveries, documentLinks, webhookEvents } from '../schema/index.ts'

/** Old events in these states lose their text; their ids stay, so that a late redelivery is still known. */
export async function blankOldEvents(
  db: Db,
  states: ('handled' | 'failed' | 'ignored')[],
  before: Date,
): Promise<void> {
  await db
    .update(webhookEvents)
    .set({ raw: '' })
    .where(
      and(
        lt(webhookEvents.receivedAt, sql`${before.toISOString()}::timestamptz`),
        ne(webhookEvents.raw, ''),
        inArray(webhookEvents.state, states),
      ),
    )
}

export async function deleteOldReplies(db: Db, before: Date): Promise<void> {
  await db
    .delete(deliveries)
    .where(
      and(
        eq(deliveries.method, 'reply'),
        lt(deliveries.createdAt, sql`${before.toISOString()}::timestamptz`),
        ne(deliveries.state, 'sending'),
      ),
    )
}

/** Links to papers that open nothing any more. */
export async function deleteExpiredLinks(db: Db, now: Date): Promise<void> {
  await db.delete(documentLinks).where(lte(documentLinks.expiresAt, sql`${now.toISOString()}::timestamptz`))
}

/** Photos from the chat that are done with; a refused one not before its file is deleted. */
export async function deleteOldPhotos(db: Db, before: Date): Promise<void> {
  await db
    .delete(chatPhotos)
    .where(
      and(
        lt(chatPhotos.receivedAt, sql`${before.toISOString()}::timestamptz`),
        or(eq(chatPhotos.state, 'used'), and(eq(chatPhotos.state, 'refused'), isNull(chatPhotos.photoKey))),
      ),
    )
}

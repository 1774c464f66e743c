// Forgetting what need not be kept about people.
import { and, eq, inArray, isNull, lt, lte, ne, or, sql } from 'drizzle-orm'
import type { Db } from '../connect.ts'
import { chatPhotos, deliveries, documentLinks, drafts, lineChats, webhookEvents } from '../schema/index.ts'

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

/** Old calls to LINE lose what they said and to whom; that they were made, and what they cost, stays. */
export async function blankOldCalls(db: Db, before: Date): Promise<void> {
  await db
    .update(deliveries)
    .set({ body: '', recipients: [] })
    .where(
      and(
        ne(deliveries.method, 'reply'),
        ne(deliveries.body, ''),
        lt(deliveries.settledAt, sql`${before.toISOString()}::timestamptz`),
        inArray(deliveries.state, ['sent', 'refused', 'failed', 'expired']),
      ),
    )
}

/** What somebody typed and neither saved nor went on with. */
export async function deleteOldDrafts(db: Db, before: Date): Promise<void> {
  await db.delete(drafts).where(lt(drafts.updatedAt, sql`${before.toISOString()}::timestamptz`))
}

/** Chats of people who went away again and are nobody's officer: without the row they are simply unknown. */
export async function deleteLostChats(db: Db, before: Date): Promise<void> {
  await db
    .delete(lineChats)
    .where(
      and(
        eq(lineChats.kind, 'user'),
        lt(lineChats.blockedAt, sql`${before.toISOString()}::timestamptz`),
        sql`not exists (select from officers o where o.line_user_id = "line_chats"."id" and o.removed_at is null)`,
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

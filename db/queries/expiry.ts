// Forgetting what need not be kept about people.
import { and, eq, lt, ne, sql } from 'drizzle-orm'
import type { Db } from '../connect.ts'
import { deliveries, webhookEvents } from '../schema/index.ts'

/** Old events lose their text; their ids stay, so that a late redelivery is still known. */
export async function blankOldEvents(db: Db, before: Date): Promise<void> {
  await db
    .update(webhookEvents)
    .set({ raw: '' })
    .where(
      and(
        lt(webhookEvents.receivedAt, sql`${before.toISOString()}::timestamptz`),
        ne(webhookEvents.raw, ''),
        ne(webhookEvents.state, 'waiting'),
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

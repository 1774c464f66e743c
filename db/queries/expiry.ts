// Forgetting what need not be kept about people.
import { and, eq, inArray, lt, ne, sql } from 'drizzle-orm'
import type { Db } from '../connect.ts'
import { deliveries, webhookEvents } from '../schema/index.ts'

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

// The inbox of LINE's events. A chat is worked on by one transaction at a time (an advisory lock that ends with it),
// always at its oldest waiting event: so events of one chat keep their order, and other chats never wait for it.
import { and, asc, eq, ne, sql } from 'drizzle-orm'
import type { Db, Tx } from '../connect.ts'
import { webhookEvents } from '../schema/index.ts'
import { runPrepared } from './prepared.ts'

export type WebhookEventRow = typeof webhookEvents.$inferSelect

export type NewWebhookEvent = Pick<
  WebhookEventRow,
  'id' | 'chatId' | 'messageId' | 'occurredAt' | 'receivedAt' | 'raw'
>

/** Stands in no JSON text, in no id, and is one byte: lists joined with it need no quoting on either side. */
const SEPARATOR = '\u001e'

/**
 * Stores events in one statement and says how many were new; one that is stored already stays as it is.
 * One joined text per column, because a request may carry any number of events and parameters are limited to 65,535,
 * and quoting the events inside of an array would take longer than all the rest.
 * @param events `raw` is JSON; the ids hold no control characters
 */
export async function insertWebhookEvents(db: Db | Tx, events: readonly NewWebhookEvent[]): Promise<number> {
  const column = (pick: (event: NewWebhookEvent) => string | number | null) =>
    sql`string_to_array(${events.map(pick).join(SEPARATOR)}::text, ${sql.raw("e'\\x1e'")}, '')`
  const rows = await runPrepared<{ added: number }>(
    db,
    sql`
    with added as (
      insert into webhook_events (id, chat_id, message_id, occurred_at, received_at, next_attempt_at, raw, state)
      select id, chat_id, message_id, to_timestamp(occurred_ms / 1000), to_timestamp(received_ms / 1000),
        to_timestamp(received_ms / 1000), raw, 'waiting'
      from unnest(
        ${column(event => event.id)},
        ${column(event => event.chatId)},
        ${column(event => event.messageId)},
        ${column(event => event.occurredAt.getTime())}::float8[],
        ${column(event => event.receivedAt.getTime())}::float8[],
        ${column(event => event.raw)}
      ) as event (id, chat_id, message_id, occurred_ms, received_ms, raw)
      on conflict (id) do nothing
      returning 1)
    select count(*)::int as added from added`,
  )
  return rows[0]?.added ?? 0
}

/** Chats whose oldest waiting event is due, the longest waiting first. */
export async function listWaitingChats(db: Db, now: Date, limit: number): Promise<string[]> {
  const rows = await db.execute<{ chat_id: string }>(sql`
    select chat_id from (
      select distinct on (chat_id) chat_id, received_at, next_attempt_at
      from webhook_events where state = 'waiting'
      order by chat_id, occurred_at, seq
    ) as heads
    where next_attempt_at <= ${now.toISOString()}::timestamptz
    order by received_at limit ${limit}`)
  return Array.from(rows, row => row.chat_id)
}

/** True when this transaction now has the chat to itself; false at once when another has it. */
export async function lockChat(tx: Tx, chatId: string): Promise<boolean> {
  const rows = await tx.execute<{ locked: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtextextended(${chatId}, 0)) as locked`,
  )
  return Array.from(rows)[0]?.locked === true
}

/** The chat's oldest waiting event, due or not. Ask after `lockChat`, so that it sees what the last holder did. */
export async function lockOldestEvent(tx: Tx, chatId: string): Promise<WebhookEventRow | null> {
  const [row] = await tx
    .select()
    .from(webhookEvents)
    .where(and(eq(webhookEvents.chatId, chatId), eq(webhookEvents.state, 'waiting')))
    .orderBy(asc(webhookEvents.occurredAt), asc(webhookEvents.seq))
    .limit(1)
    .for('update')
  return row ?? null
}

export async function updateWebhookEvent(
  db: Db | Tx,
  id: string,
  change: Partial<
    Pick<WebhookEventRow, 'state' | 'attempts' | 'nextAttemptAt' | 'handledAt' | 'error' | 'raw'>
  >,
): Promise<void> {
  await db.update(webhookEvents).set(change).where(eq(webhookEvents.id, id))
}

/** Every other stored event about the same message of the same chat, in order. */
export async function listEventsOfMessage(
  db: Db | Tx,
  about: { chatId: string; messageId: string; exceptId: string },
): Promise<WebhookEventRow[]> {
  return db
    .select()
    .from(webhookEvents)
    .where(
      and(
        eq(webhookEvents.messageId, about.messageId),
        eq(webhookEvents.chatId, about.chatId),
        ne(webhookEvents.id, about.exceptId),
      ),
    )
    .orderBy(asc(webhookEvents.occurredAt), asc(webhookEvents.seq))
}

/** When the next event can be handled; null = none is waiting. */
export async function findNextEventAt(db: Db | Tx): Promise<Date | null> {
  const rows = await db.execute<{ at: string | null }>(sql`
    select min(next_attempt_at)::text as at from (
      select distinct on (chat_id) next_attempt_at
      from webhook_events where state = 'waiting'
      order by chat_id, occurred_at, seq
    ) as heads`)
  const at = Array.from(rows)[0]?.at ?? null
  return at === null ? null : new Date(at)
}

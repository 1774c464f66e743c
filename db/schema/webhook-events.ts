// The inbox: every event LINE delivered, stored before LINE gets its 200, acted on once, in order per chat.
import { sql } from 'drizzle-orm'
import { bigserial, check, index, integer, pgTable, text } from 'drizzle-orm/pg-core'
import { instant, oneOf, word } from './columns.ts'

export const WEBHOOK_EVENT_STATES = ['waiting', 'handled', 'ignored', 'failed'] as const

export const webhookEvents = pgTable(
  'webhook_events',
  {
    /** LINE's webhookEventId; the same however often the event is delivered. */
    id: text('id').primaryKey(),
    seq: bigserial('seq', { mode: 'number' }).notNull(),
    /** User, group or room the event came from; events of one chat are handled in order. */
    chatId: text('chat_id').notNull(),
    /** The message an unsend or an edit later refers to. */
    messageId: text('message_id'),
    occurredAt: instant('occurred_at').notNull(),
    receivedAt: instant('received_at').notNull(),
    /** The event as JSON text, not jsonb: a NUL or a lone surrogate in it must not be refused. */
    raw: text('raw').notNull(),
    state: word('state', WEBHOOK_EVENT_STATES).notNull(),
    attempts: integer('attempts').notNull().default(0),
    nextAttemptAt: instant('next_attempt_at').notNull(),
    handledAt: instant('handled_at'),
    error: text('error'),
  },
  table => [
    index('webhook_events_waiting')
      .on(table.chatId, table.occurredAt, table.seq)
      .where(sql`state = 'waiting'`),
    index('webhook_events_by_message').on(table.messageId),
    check('webhook_events_state', oneOf('state', WEBHOOK_EVENT_STATES)),
  ],
)

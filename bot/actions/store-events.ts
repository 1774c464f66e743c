// Puts LINE's events into the inbox, before LINE gets its 200. Each is stored exactly once however often it comes.
// Nothing an event says may spoil the statement for its neighbours: only values of known form become columns.
import { createHash } from 'node:crypto'
import { insertWebhookEvents, type NewWebhookEvent } from '../../db/queries/webhook-events.ts'
import type { Deps } from '../deps.ts'

/** Stores the events of one webhook request, in their order; returns how many were new. */
export async function storeEvents(
  deps: Pick<Deps, 'db'>,
  events: readonly unknown[],
  receivedAt: Date,
): Promise<number> {
  if (events.length === 0) return 0
  return insertWebhookEvents(
    deps.db,
    events.map(event => describeEvent(event, receivedAt)),
  )
}

const CHAT_ID = /^[UCR][0-9a-f]{32}$/
/** A ULID today; any short plain id would do. */
const EVENT_ID = /^[\w-]{1,64}$/
const MESSAGE_ID = /^\w{1,64}$/
/** Of the future an event can only be by the difference between two clocks. */
const FUTURE_MS = 24 * 3_600_000

function describeEvent(event: unknown, receivedAt: Date): NewWebhookEvent {
  const fields = fieldsOf(event)
  const source = fieldsOf(fields.source)
  const id = matching(fields.webhookEventId, EVENT_ID) ?? hashOf(fields, event)
  const about = fieldsOf(fields.type === 'unsend' ? fields.unsend : fields.message)
  return {
    id,
    // Without a source there is nothing to keep in order: the event is a chat of its own.
    chatId: matching(source.groupId ?? source.roomId ?? source.userId, CHAT_ID) ?? id,
    messageId: matching(about.messageId ?? about.id, MESSAGE_ID),
    occurredAt: instantOf(fields.timestamp, receivedAt),
    receivedAt,
    // Well-formed by definition: NUL and lone surrogates leave as escapes, which any text column takes.
    raw: JSON.stringify(event),
  }
}

/** LINE says that a redelivery differs in `deliveryContext` only. */
function hashOf(fields: Record<string, unknown>, event: unknown): string {
  const { deliveryContext: _, ...rest } = fields
  const text = JSON.stringify(Object.keys(fields).length > 0 ? rest : event)
  return `sha256:${createHash('sha256').update(text).digest('hex')}`
}

function instantOf(timestamp: unknown, receivedAt: Date): Date {
  const isSound =
    typeof timestamp === 'number' &&
    Number.isInteger(timestamp) &&
    timestamp > 0 &&
    timestamp < receivedAt.getTime() + FUTURE_MS
  return isSound ? new Date(timestamp) : receivedAt
}

const matching = (value: unknown, form: RegExp): string | null =>
  typeof value === 'string' && form.test(value) ? value : null

const fieldsOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {}

// Puts LINE's events into the inbox, before LINE gets its 200. Each is stored exactly once however often it comes.
// Nothing an event says may spoil the statement for its neighbours: only values of known form become columns.
import { createHash } from 'node:crypto'
import { insertWebhookEvents, type NewWebhookEvent } from '../../db/queries/webhook-events.ts'
import type { Deps } from '../deps.ts'

/** An event as it was read, and the text that it was read from. */
export interface ReceivedEvent {
  event: unknown
  text: string
}

/**
 * Stores events in their order and returns how many were new. One that the database refuses all the same is stored
 * without what was read from it, as a chat of its own; the others are stored as ever.
 */
export async function storeEvents(
  deps: Pick<Deps, 'db'>,
  events: readonly NewWebhookEvent[],
): Promise<number> {
  if (events.length === 0) return 0
  try {
    return await insertWebhookEvents(deps.db, events)
  } catch (error) {
    if (!isRefusedValue(error)) throw error
    const [first] = events
    if (events.length === 1 && first) return insertWebhookEvents(deps.db, [withoutFields(first)])
    const middle = Math.ceil(events.length / 2)
    const added = await storeEvents(deps, events.slice(0, middle))
    return added + (await storeEvents(deps, events.slice(middle)))
  }
}

/** PostgreSQL's classes "data exception", "constraint violation" and "program limit exceeded". */
function isRefusedValue(error: unknown): boolean {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return cause instanceof Error && 'code' in cause && /^(22|23|54)/.test(String(cause.code))
}

function withoutFields({ receivedAt, raw }: NewWebhookEvent): NewWebhookEvent {
  const id = hashOf(raw)
  return { id, chatId: id, messageId: null, occurredAt: receivedAt, receivedAt, raw }
}

const CHAT_ID = /^[UCR][0-9a-f]{32}$/
/** A ULID today; any short plain id would do. */
const EVENT_ID = /^[\w-]{1,64}$/
const MESSAGE_ID = /^\w{1,64}$/
/** Of the future an event can only be by the difference between two clocks. */
const FUTURE_MS = 24 * 3_600_000

/** The event's row. */
export function describeEvent({ event, text }: ReceivedEvent, receivedAt: Date): NewWebhookEvent {
  const fields = fieldsOf(event)
  const source = fieldsOf(fields.source)
  const id = matching(fields.webhookEventId, EVENT_ID) ?? hashOf(textToHash(fields, text))
  const about = fieldsOf(fields.type === 'unsend' ? fields.unsend : fields.message)
  return {
    id,
    // Without a source there is nothing to keep in order: the event is a chat of its own.
    chatId: matching(source.groupId ?? source.roomId ?? source.userId, CHAT_ID) ?? id,
    messageId: matching(about.messageId ?? about.id, MESSAGE_ID),
    occurredAt: instantOf(fields.timestamp, receivedAt),
    receivedAt,
    // Well-formed JSON: NUL and lone surrogates stand in it as escapes, which any text column takes.
    raw: text,
  }
}

/** LINE says that a redelivery differs in `deliveryContext` only. */
function textToHash(fields: Record<string, unknown>, text: string): string {
  const { deliveryContext: _, ...rest } = fields
  try {
    return Object.keys(fields).length > 0 ? JSON.stringify(rest) : text
  } catch {
    // Nested too deeply to be written.
    return text
  }
}

const hashOf = (text: string): string => `sha256:${createHash('sha256').update(text).digest('hex')}`

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

// A message that was taken back or edited: what is stored of it goes, and what it asked for is not done any more.
// Events come out of order, so a message first asks whether something later is known about it. All of this runs in
// the transaction that handles the event, which has the chat to itself.
import {
  listEventsOfMessage,
  updateWebhookEvent,
  type WebhookEventRow,
} from '../../db/queries/webhook-events.ts'
import type { Deps } from '../deps.ts'

type AboutMessage = Pick<WebhookEventRow, 'id' | 'chatId' | 'messageId' | 'occurredAt' | 'seq' | 'raw'>

/** Taken back: the text of every stored event about the message is erased; what waits is not answered any more. */
export async function forgetMessage(deps: Deps, event: AboutMessage): Promise<void> {
  await rewrite(deps, await othersOf(deps, event), null)
}

/** Edited: what is stored of the earlier wording is replaced by the new one; what waits is not answered any more. */
export async function replaceMessage(deps: Deps, event: AboutMessage): Promise<void> {
  const earlier = (await othersOf(deps, event)).filter(other => isLater(event, other))
  await rewrite(deps, earlier, fieldsOf(event.raw).message)
}

/** True when the message was taken back or edited later: its own stored text follows suit. */
export async function isOvertaken(deps: Deps, event: AboutMessage): Promise<boolean> {
  const later = (await othersOf(deps, event)).filter(other => isLater(other, event))
  const last = later.at(-1)
  if (last === undefined) return false
  const isTakenBack = later.some(other => fieldsOf(other.raw).type === 'unsend')
  await deps.db.transaction(tx =>
    updateWebhookEvent(tx, event.id, {
      raw: rawWith(event.raw, isTakenBack ? null : fieldsOf(last.raw).message),
    }),
  )
  return true
}

const othersOf = async (deps: Deps, { id, chatId, messageId }: AboutMessage): Promise<WebhookEventRow[]> =>
  messageId === null ? [] : listEventsOfMessage(deps.db, { chatId, messageId, exceptId: id })

const isLater = (one: AboutMessage, other: AboutMessage): boolean =>
  one.occurredAt > other.occurredAt ||
  (Number(one.occurredAt) === Number(other.occurredAt) && one.seq > other.seq)

async function rewrite(deps: Deps, events: readonly WebhookEventRow[], message: unknown): Promise<void> {
  const handledAt = deps.clock.now()
  for (const event of events.filter(other => 'message' in fieldsOf(other.raw))) {
    const isWaiting = event.state === 'waiting'
    await updateWebhookEvent(deps.db, event.id, {
      raw: rawWith(event.raw, message),
      ...(isWaiting && { state: 'ignored', handledAt }),
    })
  }
}

/** The event with another message; null = only which message it was, without what it said. */
function rawWith(raw: string, message: unknown): string {
  const event = fieldsOf(raw)
  const { id, type } = (event.message ?? {}) as Record<string, unknown>
  return JSON.stringify({ ...event, message: message ?? { id, type } })
}

function fieldsOf(raw: string): Record<string, unknown> {
  const event: unknown = JSON.parse(raw)
  return typeof event === 'object' && event !== null ? (event as Record<string, unknown>) : {}
}

// Acts on the inbox: every event once, one event of a chat at a time and in order, whatever number of workers run.
// What an event causes, its reply and the mark that it is done are one transaction; LINE is called only afterwards,
// by the sender of deliveries. An event that fails holds up nobody but its own chat, and that for seconds.
import type { messagingApi } from '@line/bot-sdk'
import {
  findNextEventAt,
  listWaitingChats,
  lockChat,
  lockOldestEvent,
  updateWebhookEvent,
  type WebhookEventRow,
} from '../../db/queries/webhook-events.ts'
import type { Deps } from '../deps.ts'
import { isAnswerable, queueReply } from './queue-reply.ts'

/** What came of one event. */
export interface EventOutcome {
  /** ignored: not for us, or nothing to do. */
  state: 'handled' | 'ignored'
  reply: { replyToken: string; messages: messagingApi.Message[] } | null
}

/** bot/chat/answer-event.ts: handed in, because chat is above actions. `deps.db` is the event's transaction. */
export type AnswerEvent = (deps: Deps, event: WebhookEventRow) => Promise<EventOutcome>

const MAX_ATTEMPTS = 5
const FIRST_BACKOFF_MS = 1000
/** Chats worked on at the same time; each needs a connection. */
const AT_ONCE = 3
/** Handled in one call at most, so that their replies go out within LINE's minute however many more wait. */
const BATCH = 30

/** Handles what is due; returns how many events it finished with. Rejects when the database is away. */
export async function handleEvents(deps: Deps, answerEvent: AnswerEvent): Promise<number> {
  let finished = 0
  for (let progress = 1; progress > 0 && finished < BATCH; ) {
    progress = 0
    const chats = await listWaitingChats(deps.db, deps.clock.now(), BATCH)
    for (let from = 0; from < chats.length; from += AT_ONCE) {
      const slice = chats.slice(from, from + AT_ONCE)
      const done = await Promise.all(slice.map(chatId => handleNextOf(deps, answerEvent, chatId)))
      progress += done.filter(Boolean).length
    }
    if (progress > 0) deps.wake()
    finished += progress
  }
  return finished
}

/** When there is something to do again; null = nothing waits. A time in the past = another worker is at it. */
export const nextEventAt = (deps: Pick<Deps, 'db'>): Promise<Date | null> => findNextEventAt(deps.db)

/** One event of this chat; false when another worker has the chat or nothing is due. */
function handleNextOf(deps: Deps, answerEvent: AnswerEvent, chatId: string): Promise<boolean> {
  return deps.db.transaction(async tx => {
    if (!(await lockChat(tx, chatId))) return false
    const event = await lockOldestEvent(tx, chatId)
    if (event === null || event.nextAttemptAt > deps.clock.now()) return false
    try {
      // A transaction inside the one that holds the chat: what a failing event did is undone, its failure is kept.
      await tx.transaction(inner => handleOne({ ...deps, db: inner }, answerEvent, event))
    } catch (error) {
      await recordFailure({ ...deps, db: tx }, event, error)
    }
    return true
  })
}

async function handleOne(deps: Deps, answerEvent: AnswerEvent, event: WebhookEventRow): Promise<void> {
  const { state, reply } = await answerEvent(deps, event)
  const now = deps.clock.now()
  const asked = { replyToken: reply?.replyToken ?? null, receivedAt: event.receivedAt }
  const isTooLate = reply !== null && !isAnswerable(asked, now)
  if (reply !== null) await queueReply(deps, asked, reply.messages)
  const error = isTooLate ? 'reply_window_over' : null
  await updateWebhookEvent(deps.db, event.id, { state, handledAt: now, error })
}

async function recordFailure(deps: Deps, event: WebhookEventRow, error: unknown): Promise<void> {
  const attempts = event.attempts + 1
  const isLast = attempts >= MAX_ATTEMPTS
  const now = deps.clock.now()
  const name = nameOf(error)
  deps.log[isLast ? 'error' : 'warn']('event.failed', { id: event.id, attempts, error })
  await updateWebhookEvent(deps.db, event.id, {
    attempts,
    error: name,
    ...(isLast
      ? { state: 'failed', handledAt: now }
      : { nextAttemptAt: new Date(now.getTime() + FIRST_BACKOFF_MS * 2 ** event.attempts) }),
  })
}

/** The error's kind without its message, which may quote what a person wrote. */
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const { cause } = error
  const { code } = error as { code?: unknown }
  const own = typeof code === 'string' ? `${error.name} ${code}` : error.name
  return cause instanceof Error ? `${own}: ${nameOf(cause)}` : own
}

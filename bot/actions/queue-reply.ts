// A reply to an event: a delivery like any other, with the token of that event, made with the event or some moments later.
// The token works once, so a repeat is refused by LINE and doubles nothing.
import type { messagingApi } from '@line/bot-sdk'
import { insertDeliveries } from '../../db/queries/deliveries.ts'
import type { Deps } from '../deps.ts'

/** LINE takes a reply within a minute of the receipt; ten seconds are left for the call itself. */
const REPLY_WITHIN_MS = 50_000

interface Asked {
  replyToken: string | null
  /** When the event came in. */
  receivedAt: Date
}

/** Whether LINE still takes a reply. */
export const isAnswerable = ({ replyToken, receivedAt }: Asked, now: Date): boolean =>
  replyToken !== null && now.getTime() < receivedAt.getTime() + REPLY_WITHIN_MS

/** Commits with the caller's transaction (`deps.db`). Does nothing when it is too late. */
export async function queueReply(deps: Deps, asked: Asked, messages: messagingApi.Message[]): Promise<void> {
  const now = deps.clock.now()
  const { replyToken, receivedAt } = asked
  if (!isAnswerable(asked, now)) return
  await insertDeliveries(deps.db, [
    {
      id: deps.ids.uuid(),
      method: 'reply',
      recipients: [],
      body: JSON.stringify({ replyToken, messages }),
      cost: 0,
      state: 'sending',
      attempts: 0,
      createdAt: now,
      nextAttemptAt: now,
      expiresAt: new Date(receivedAt.getTime() + REPLY_WITHIN_MS),
    },
  ])
}

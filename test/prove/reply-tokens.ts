import type { LinePlatform } from '../../bot/practice/line-platform/line-platform.ts'
import type { Question } from './database-clients.ts'

/** Begins the minute of each reply token, as a delivery and each redelivery do; the request itself is the proof's own. */
export async function giveReplyTokens(line: LinePlatform, questions: readonly Question[]): Promise<void> {
  await line.webhooks.deliver(
    questions.map(({ userId, replyToken }) => ({
      type: 'message',
      replyToken,
      source: { type: 'user', userId },
    })),
  )
}

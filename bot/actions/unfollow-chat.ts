// Somebody blocked the bot, or a group removed it. LINE tells this once and by webhook only: a push to a person
// who has blocked the bot is answered with 200 like any other.
import { markChatGone } from '../../db/queries/chats.ts'
import type { Deps } from '../deps.ts'
import { auditChat, type ChatEventFacts } from './follow-chat.ts'

/** Nothing is pushed to this chat any more; a group is unbound. False when something later is known. */
export async function unfollowChat(deps: Deps, facts: ChatEventFacts): Promise<boolean> {
  const isNews = await markChatGone(deps.db, { ...facts, id: facts.chatId })
  if (isNews) await auditChat(deps, 'unfollow-chat', facts)
  return isNews
}

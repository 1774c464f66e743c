// Somebody added the bot, or a group invited it: from now on it can be written to.
// An older event that comes late changes nothing: whoever has blocked the bot since stays blocked.
import { insertAudit } from '../../db/queries/audit.ts'
import { markChatPresent } from '../../db/queries/chats.ts'
import { findOfficerByLineUserId } from '../../db/queries/officers.ts'
import type { Deps } from '../deps.ts'

export interface ChatEventFacts {
  chatId: string
  kind: 'user' | 'group'
  /** LINE's timestamp of the event. */
  at: Date
}

/** False when something later is known of this chat. */
export async function followChat(deps: Deps, facts: ChatEventFacts): Promise<boolean> {
  const isNews = await markChatPresent(deps.db, { ...facts, id: facts.chatId })
  if (isNews) await auditChat(deps, 'follow-chat', facts)
  return isNews
}

/** A message shows it too, where the event of joining was lost: LINE does not repeat events by default. */
export async function noteChat(deps: Deps, facts: ChatEventFacts): Promise<void> {
  await markChatPresent(deps.db, { ...facts, id: facts.chatId })
}

/** Who can be reached decides who gets notices, so it is on record; of strangers nothing is. */
export async function auditChat(deps: Deps, action: string, { chatId, kind }: ChatEventFacts): Promise<void> {
  const officer = kind === 'user' ? await findOfficerByLineUserId(deps.db, chatId, deps.clock.now()) : null
  if (kind === 'user' && officer === null) return
  await insertAudit(deps.db, {
    at: deps.clock.now(),
    actorKind: 'line',
    officerId: officer?.id ?? null,
    origin: 'chat',
    action,
    provinceCode: officer?.provinceCode ?? null,
    officeCode: officer?.officeCode ?? null,
    detail: { chatId },
  })
}

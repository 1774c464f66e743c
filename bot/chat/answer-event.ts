// LINE event → action → reply. Runs inside the transaction that handles the event; the reply is only returned,
// because LINE is called after the commit. What is not known is ignored, never an error.
import type { messagingApi } from '@line/bot-sdk'
import { followChat, noteChat } from '../actions/follow-chat.ts'
import { forgetMessage, isOvertaken, replaceMessage } from '../actions/forget-message.ts'
import type { AnswerEvent, EventOutcome } from '../actions/handle-events.ts'
import { forgetFile } from '../actions/receive-file.ts'
import { forgetPhoto } from '../actions/receive-photo.ts'
import { unfollowChat } from '../actions/unfollow-chat.ts'
import type { Deps } from '../deps.ts'
import { COMMANDS, type CommandName } from '../messages/commands.ts'
import { groupJoinedMessages } from '../messages/group-replies.ts'
import { answerPersonFile } from './answer-file.ts'
import { answerGroupCommand, answerGroupText } from './answer-group.ts'
import {
  answerPersonButton,
  answerPersonCommand,
  answerPersonPicture,
  answerPersonText,
  greetPerson,
} from './answer-person.ts'
import { type ChatEvent, type ChatSource, readEvent } from './read-event.ts'

type StoredEvent = Parameters<AnswerEvent>[1]

const IGNORED: EventOutcome = { state: 'ignored', reply: null }
const HANDLED: EventOutcome = { state: 'handled', reply: null }

/** What one stored event causes, and the reply to it. */
export const answerEvent: AnswerEvent = async (deps, stored) => {
  const event = readEvent(stored.raw)
  if (event === null || event.source === null) return IGNORED
  const { source } = event
  const facts = { chatId: source.id, kind: source.kind, at: stored.occurredAt }
  const isPerson = source.kind === 'user'
  switch (event.type) {
    case 'follow':
      if (!isPerson || !(await followChat(deps, facts))) return IGNORED
      return replyOf(event, () => greetPerson(deps, source.id))
    case 'join':
      if (isPerson || !(await followChat(deps, facts))) return IGNORED
      return replyOf(event, async () => groupJoinedMessages())
    case 'unfollow':
    case 'leave':
      return (await unfollowChat(deps, facts)) ? HANDLED : IGNORED
    case 'unsend':
      await forgetMessage(deps, stored)
      if (stored.messageId !== null) await forgetPhoto(deps, stored.messageId)
      if (stored.messageId !== null) await forgetFile(deps, stored.messageId)
      return HANDLED
    case 'message':
    case 'messageEdited':
      await noteChat(deps, facts)
      return answerMessage(deps, stored, event, source)
    case 'postback':
      await noteChat(deps, facts)
      return replyOf(event, () => answerPostback(deps, source, event.postbackData))
    default:
      return IGNORED
  }
}

async function answerMessage(
  deps: Deps,
  stored: StoredEvent,
  event: ChatEvent,
  source: ChatSource,
): Promise<EventOutcome> {
  if (await isOvertaken(deps, stored)) return IGNORED
  if (event.type === 'messageEdited') await replaceMessage(deps, stored)
  return replyOf(event, async () => {
    const { pictureId, file, replyToken } = event
    if (source.kind === 'user' && pictureId !== null) {
      const photo = { messageId: pictureId, receivedAt: stored.receivedAt, replyToken }
      return answerPersonPicture(deps, source.id, photo)
    }
    if (source.kind === 'user' && file !== null)
      return answerPersonFile(deps, source.id, { ...file, receivedAt: stored.receivedAt, replyToken })
    if (source.kind === 'user') return answerPersonText(deps, source.id, event.text)
    return event.text === null ? null : answerGroupText(deps, source, event.text)
  })
}

/** Buttons say `cmd=status`: the same as typing the word; those under photos say what they choose. */
async function answerPostback(
  deps: Deps,
  source: ChatSource,
  data: string | null,
): Promise<messagingApi.Message[] | null> {
  const said = new URLSearchParams(data ?? '')
  const name = said.get('cmd')
  const command = name !== null && Object.hasOwn(COMMANDS, name) ? (name as CommandName) : null
  if (source.kind === 'user')
    return command === null
      ? answerPersonButton(deps, source.id, said)
      : answerPersonCommand(deps, source.id, command)
  return command === null ? null : answerGroupCommand(deps, source, command)
}

/**
 * In standby another system has the chat: nothing is done about what people ask there. No messages at all = the answer
 * follows later.
 */
async function replyOf(
  event: ChatEvent,
  work: () => Promise<messagingApi.Message[] | null>,
): Promise<EventOutcome> {
  const { replyToken, isStandby } = event
  if (isStandby) return HANDLED
  const messages = await work()
  if (messages === null) return IGNORED
  const isAnswered = replyToken !== null && messages.length > 0
  return { state: 'handled', reply: isAnswered ? { replyToken, messages } : null }
}

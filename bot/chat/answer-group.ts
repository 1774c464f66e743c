// Groups: the bot speaks when it is invited, when somebody binds the group, and to exact commands in a bound group.
// Everything else people write there is none of its business and stays unanswered.
import type { messagingApi } from '@line/bot-sdk'
import { findChat } from '../../db/queries/chats.ts'
import { bindGroup } from '../actions/bind-group.ts'
import type { Deps } from '../deps.ts'
import { type CommandName, readCommand } from '../messages/commands.ts'
import { groupBoundMessages, groupCodeRefusedMessages } from '../messages/group-replies.ts'
import { senderUnknownMessages } from '../messages/sender-unknown-reply.ts'
import { answerCommand } from './answer-command.ts'
import type { ChatSource } from './read-event.ts'

/** Null = nothing for us. */
export async function answerGroupText(
  deps: Deps,
  source: ChatSource,
  text: string,
): Promise<messagingApi.Message[] | null> {
  const command = readCommand(text)
  if (command === null) return null
  return typeof command === 'string'
    ? answerGroupCommand(deps, source, command)
    : answerBinding(deps, source, command.bind)
}

/** Null when the group belongs to no office. */
export async function answerGroupCommand(
  deps: Deps,
  source: ChatSource,
  command: CommandName,
): Promise<messagingApi.Message[] | null> {
  const chat = await findChat(deps.db, source.id)
  if (!chat?.officeCode || !chat.provinceCode) return null
  const reader = { role: null, officeCode: chat.officeCode, provinceCode: chat.provinceCode }
  return answerCommand(deps, reader, command)
}

async function answerBinding(deps: Deps, source: ChatSource, code: string): Promise<messagingApi.Message[]> {
  // Without the sender's id nobody can tell whether it is somebody who may.
  if (source.userId === null) return senderUnknownMessages()
  const bound = await bindGroup(deps, { groupId: source.id, userId: source.userId, code })
  return bound.refusal === null
    ? groupBoundMessages({ officeName: bound.officeName })
    : groupCodeRefusedMessages(bound.refusal)
}

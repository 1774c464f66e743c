// One to one: officers get their answers, everybody else learns how to be invited and nothing else.
import type { messagingApi } from '@line/bot-sdk'
import { findOffice, findOfficerByLineUserId } from '../../db/queries/officers.ts'
import { receivePhoto } from '../actions/receive-photo.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../domain/access.ts'
import { type CommandName, readCommand } from '../messages/commands.ts'
import { greetingMessages } from '../messages/greeting-replies.ts'
import { menuMessages, strangerMessages } from '../messages/menu-replies.ts'
import { answerCommand, findDistrict, readMonth } from './answer-command.ts'
import { answerPhotoButton, answerPhotoText, keepsEvidence } from './answer-photo.ts'

/** The officer who writes; null = a stranger. */
async function findActor(deps: Deps, userId: string): Promise<Actor | null> {
  const officer = await findOfficerByLineUserId(deps.db, userId, deps.clock.now())
  return officer === null ? null : { ...officer, origin: 'chat' }
}

/** To a text; null = a sticker, a place, or anything else that is no text. */
export async function answerPersonText(
  deps: Deps,
  userId: string,
  text: string | null,
): Promise<messagingApi.Message[]> {
  const command = text === null ? null : readCommand(text)
  if (typeof command === 'string') return answerPersonCommand(deps, userId, command)
  const actor = await findActor(deps, userId)
  if (actor === null) return strangerMessages()
  // A code for a group is of no use here, and typing it here uses nothing up.
  const isName = text !== null && command === null && keepsEvidence(actor)
  const found = isName ? await answerPhotoText(deps, actor, text) : null
  return found ?? menuMessages(actor.role)
}

/** Null = not understood: an officer gets the menu. */
export async function answerPersonCommand(
  deps: Deps,
  userId: string,
  command: CommandName | null,
): Promise<messagingApi.Message[]> {
  const actor = await findActor(deps, userId)
  if (actor === null) return strangerMessages()
  return command === null ? menuMessages(actor.role) : answerCommand(deps, actor, command)
}

/** To a picture; no messages = it is taken, and answered when it is known what it is. */
export async function answerPersonPicture(
  deps: Deps,
  userId: string,
  photo: { messageId: string; receivedAt: Date; replyToken: string | null },
): Promise<messagingApi.Message[]> {
  const actor = await findActor(deps, userId)
  if (actor === null) return strangerMessages()
  if (!keepsEvidence(actor)) return menuMessages(actor.role)
  await receivePhoto(deps, actor, photo)
  return []
}

/** To a button that is no command. */
export async function answerPersonButton(
  deps: Deps,
  userId: string,
  said: URLSearchParams,
): Promise<messagingApi.Message[]> {
  const actor = await findActor(deps, userId)
  if (actor === null) return strangerMessages()
  const answer = keepsEvidence(actor) ? await answerPhotoButton(deps, actor, said) : null
  return answer ?? menuMessages(actor.role)
}

/** When somebody adds the bot: what to do next, for an officer with own progress. */
export async function greetPerson(deps: Deps, userId: string): Promise<messagingApi.Message[]> {
  const officer = await findActor(deps, userId)
  if (officer === null) return strangerMessages()
  const month = await readMonth(deps, officer.provinceCode)
  return greetingMessages({
    ...month,
    officer: await introduce(deps, officer),
    office: await findDistrict(deps, officer, month.period),
  })
}

async function introduce(deps: Deps, { fullName, role, officeCode }: Actor) {
  const office = await findOffice(deps.db, officeCode)
  return { fullName, role, officeName: office?.nameTh ?? officeCode }
}

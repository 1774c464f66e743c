// One to one: officers get their answers, everybody else learns how to be invited and nothing else.
import type { messagingApi } from '@line/bot-sdk'
import { findOffice, findOfficerByLineUserId } from '../../db/queries/officers.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../domain/access.ts'
import { type CommandName, readCommand } from '../messages/commands.ts'
import { greetingMessages } from '../messages/greeting-replies.ts'
import { menuMessages, strangerMessages } from '../messages/menu-replies.ts'
import { answerCommand, findDistrict, readMonth } from './answer-command.ts'

/** To a text; null = a sticker, a picture, or anything else that is no text. */
export async function answerPersonText(
  deps: Deps,
  userId: string,
  text: string | null,
): Promise<messagingApi.Message[]> {
  const command = text === null ? null : readCommand(text)
  // A code for a group is of no use here, and typing it here uses nothing up.
  return answerPersonCommand(deps, userId, typeof command === 'string' ? command : null)
}

/** Null = not understood: an officer gets the menu. */
export async function answerPersonCommand(
  deps: Deps,
  userId: string,
  command: CommandName | null,
): Promise<messagingApi.Message[]> {
  const officer = await findOfficerByLineUserId(deps.db, userId, deps.clock.now())
  if (officer === null) return strangerMessages()
  return command === null ? menuMessages(officer.role) : answerCommand(deps, officer, command)
}

/** When somebody adds the bot: what to do next, for an officer with own progress. */
export async function greetPerson(deps: Deps, userId: string): Promise<messagingApi.Message[]> {
  const officer = await findOfficerByLineUserId(deps.db, userId, deps.clock.now())
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

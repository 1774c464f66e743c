// Sending: reply, push, multicast and their dry runs, with retry keys, reply tokens and the monthly quota.
// Order as at LINE: is the key already accepted, is the body sound, is there such a chat, does the quota allow it.
import { createHash } from 'node:crypto'
import type { BotRoute } from './channel-access.ts'
import { retryKey } from './channel-access.ts'
import { MONTHLY_LIMIT } from './faults.ts'
import type { Answer, LineRequest } from './http-exchange.ts'
import { isFields, readJson, refuse } from './http-exchange.ts'
import type { Ledger, SendKind } from './ledger.ts'
import type { Rule } from './message-rules.ts'
import { findBodyError } from './message-rules.ts'
import type { Mentionable } from './message-shapes.ts'
import { multicastBody, pushBody, replyBody, validateBody } from './message-shapes.ts'
import type { ReplyTokens } from './webhooks.ts'
import type { LineMessage, World } from './world.ts'

export interface SendDeps {
  world: World
  ledger: Ledger
  replyTokens: ReplyTokens
  /** Adds what the log of calls cannot read off the request. */
  note: (requestId: string, facts: { recipients?: string[]; changedOnRetry?: true }) => void
}

interface SentMessage {
  id: string
  quoteToken: string
}

const USER_ID = /^U[0-9a-f]{32}$/
const CHAT_ID = /^[UCR][0-9a-f]{32}$/

export function createSendRoutes({ world, ledger, replyTokens, note }: SendDeps): BotRoute[] {
  /** Writes the messages into the chat; ids are given even to what nobody will see. */
  function deliver(
    chatIds: readonly string[],
    messages: unknown,
    via: SendKind,
    requestId: string,
  ): SentMessage[] {
    const list = messages as LineMessage[]
    const sent = list.map(() => ({ id: world.mint.messageId(), quoteToken: world.mint.token() }))
    for (const chatId of chatIds) {
      for (const [i, message] of list.entries()) {
        world.write(chatId, { id: sent[i]?.id ?? '', from: 'bot', message, via, requestId })
      }
    }
    return sent
  }

  /** Against the month and the day; recipients that no longer fit refuse the whole send. */
  function count(kind: SendKind, recipients: number): void {
    if (!ledger.spend(recipients)) refuse(429, MONTHLY_LIMIT)
    ledger.countSent(kind, recipients)
  }

  function isReachable(userId: string): boolean {
    const person = world.people.get(userId)
    return !!person && world.canReceive(person)
  }

  function mentionable(chatId: string): Mentionable {
    return world.groups.get(chatId)?.members ?? 'nobody'
  }

  function reply(request: LineRequest): Answer {
    const body = readJson(request)
    const token = replyTokens.find(body.replyToken)
    requireSound(replyBody(token ? mentionable(token.chatId) : 'unchecked'), body)
    if (!token || world.groups.get(token.chatId)?.hasBot === false) return refuse(400, 'Invalid reply token')
    token.use()
    note(request.requestId, { recipients: [token.chatId] })
    ledger.countSent('reply', 1)
    const chats = world.people.get(token.chatId)?.hasBlocked ? [] : [token.chatId]
    const sentMessages = deliver(chats, body.messages, 'reply', request.requestId)
    return { status: 200, body: { sentMessages } }
  }

  function push(request: LineRequest, body: Record<string, unknown>): Answer {
    const to = String(body.to)
    requireSound(pushBody(mentionable(to)), body)
    if (!CHAT_ID.test(to)) refuseProperty('to')
    const group = world.groups.get(to)
    // A person nobody knows, a group without the bot: the one case in which a push to nobody is an error.
    if (!world.people.has(to) && !group?.hasBot) refuse(400, 'Failed to send messages')
    const recipients = group ? group.members.length : Number(isReachable(to))
    count('push', recipients)
    const chats = recipients > 0 ? [to] : []
    const sentMessages = deliver(chats, body.messages, 'push', request.requestId)
    return { status: 200, body: { sentMessages } }
  }

  function multicast(request: LineRequest, body: Record<string, unknown>): Answer {
    requireSound(multicastBody, body)
    const to = (body.to as unknown[]).map(String)
    const wrong = to.findIndex(id => !USER_ID.test(id))
    if (wrong >= 0) refuseProperty(`to[${wrong}]`)
    // LINE's documents say both "200" and "400" of ids it does not know; here they are passed over.
    const chats = [...new Set(to)].filter(isReachable)
    count('multicast', chats.length)
    deliver(chats, body.messages, 'multicast', request.requestId)
    return { status: 200, body: {} }
  }

  /** Once accepted, a key answers 409 for 24 hours, whatever the body says by then. */
  function once(send: (request: LineRequest, body: Record<string, unknown>) => Answer): BotRoute['answer'] {
    return request => {
      const body = readJson(request)
      const key = retryKey(request)?.toLowerCase()
      if (key === undefined) return send(request, body)
      const fingerprint = createHash('sha256').update(request.body).digest('hex')
      const accepted = ledger.meetRetryKey(key)
      if (accepted) {
        if (accepted.fingerprint !== fingerprint) note(request.requestId, { changedOnRetry: true })
        return {
          status: 409,
          headers: { 'x-line-accepted-request-id': accepted.requestId },
          body: { message: 'The retry key is already accepted', ...sentBefore(accepted.sentMessages) },
        }
      }
      const answer = send(request, body)
      const { sentMessages } = isFields(answer.body) ? answer.body : {}
      ledger.acceptRetryKey(key, { requestId: request.requestId, fingerprint, sentMessages })
      return answer
    }
  }

  function validate(request: LineRequest): Answer {
    requireSound(validateBody, readJson(request))
    return { status: 200, body: {} }
  }

  return [
    { method: 'POST', path: '/v2/bot/message/reply', answer: reply },
    { method: 'POST', path: '/v2/bot/message/push', mayRetry: true, answer: once(push) },
    {
      method: 'POST',
      path: '/v2/bot/message/multicast',
      mayRetry: true,
      perSecond: 200,
      answer: once(multicast),
    },
    { method: 'POST', path: '/v2/bot/message/validate/:kind(reply|push|multicast)', answer: validate },
  ]
}

/** A push says again which messages it sent; a multicast never did. */
function sentBefore(sentMessages: unknown): { sentMessages?: unknown } {
  return sentMessages === undefined ? {} : { sentMessages }
}

function requireSound(rule: Rule, body: unknown): void {
  const error = findBodyError(rule, body)
  if (error) refuse(400, error.message, { details: error.details })
}

function refuseProperty(property: string): never {
  return refuse(400, `The property, ${property}, in the request body is invalid (line: -, column: -)`)
}

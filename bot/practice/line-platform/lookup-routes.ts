// Everything of the Messaging API that reads: profiles, groups, quota, statistics, the bot itself; and the
// small acts around a chat (loading animation, mark as read, leaving a group).
import type { BotRoute } from './channel-access.ts'
import type { Answer, LineRequest } from './http-exchange.ts'
import { readJson, refuse } from './http-exchange.ts'
import type { Ledger } from './ledger.ts'
import type { Group, Person, World } from './world.ts'

export interface LookupDeps {
  world: World
  ledger: Ledger
  botUserId: string
  /** Verified and premium accounts only: lists of followers and of group members. */
  isVerifiedAccount: boolean
  /** The bot goes by itself; the group hears of it, and so does the webhook. */
  leaveGroup: (groupId: string) => void
  isReadToken: (token: string) => boolean
}

export function createLookupRoutes(deps: LookupDeps): BotRoute[] {
  const { world, ledger } = deps

  /** The group a path names, if the bot is in it. */
  function groupOf({ params }: LineRequest): Group {
    const groupId = idParam(params, 'groupId', /^C[0-9a-f]{32}$/)
    const group = world.groups.get(groupId)
    return group?.hasBot ? group : refuse(404, 'Not found')
  }

  function personOf({ params }: LineRequest, isVisible: (person: Person) => boolean): Person {
    const person = world.people.get(idParam(params, 'userId', /^U[0-9a-f]{32}$/))
    return person && isVisible(person) ? person : refuse(404, 'Not found')
  }

  function requireVerified(): void {
    if (!deps.isVerifiedAccount) refuse(403, 'Access to this API is not available for your account')
  }

  function quota(): Answer {
    const { limit } = ledger.quota
    return ok(limit === null ? { type: 'none' } : { type: 'limited', value: limit })
  }

  function startLoading(request: LineRequest): Answer {
    const { chatId, loadingSeconds = 20 } = readJson(request)
    const details = [
      ...(/^U[0-9a-f]{32}$/.test(String(chatId)) ? [] : [{ message: ONLY_USERS, property: 'chatId' }]),
      ...(isBetween(loadingSeconds, 5, 60)
        ? []
        : [{ message: 'Must be between 5 and 60', property: 'loadingSeconds' }]),
      ...(Number(loadingSeconds) % 5 === 0
        ? []
        : [{ message: 'must be a multiple of five', property: 'loadingSeconds' }]),
    ]
    if (details.length > 0) refuse(400, `The request body has ${details.length} error(s)`, { details })
    return { status: 202, body: {} }
  }

  function markAsRead(request: LineRequest): Answer {
    const { markAsReadToken } = readJson(request)
    if (!deps.isReadToken(String(markAsReadToken))) {
      refuse(400, 'Invalid markAsReadToken. Tokens must be used by the bot that received them via Webhook.')
    }
    return ok({})
  }

  function delivered({ params, query }: LineRequest): Answer {
    const day = query.get('date') ?? ''
    if (!/^\d{8}$/.test(day)) refuse(400, "The value for the 'date' parameter is invalid")
    return ok(ledger.readSent(params.kind ?? '', day))
  }

  function followers(): Answer {
    requireVerified()
    const friends = [...world.people.values()].filter(({ isFriend, hasBlocked }) => isFriend && !hasBlocked)
    return ok({ userIds: friends.map(({ userId }) => userId) })
  }

  function memberIds(request: LineRequest): Answer {
    requireVerified()
    return ok({ memberIds: groupOf(request).members })
  }

  function member(request: LineRequest): Answer {
    const { members } = groupOf(request)
    return ok(profile(personOf(request, ({ userId }) => members.includes(userId))))
  }

  function summary(request: LineRequest): Answer {
    const { groupId, name } = groupOf(request)
    return ok({ groupId, groupName: name })
  }

  function leave(request: LineRequest): Answer {
    deps.leaveGroup(groupOf(request).groupId)
    return ok({})
  }

  function info(): Answer {
    const names = { basicId: '@000practice', displayName: 'Practice bot' }
    return ok({ userId: deps.botUserId, ...names, chatMode: 'bot', markAsReadMode: 'auto' })
  }

  const get = (path: string, answer: BotRoute['answer']): BotRoute => ({ method: 'GET', path, answer })
  const post = (path: string, answer: BotRoute['answer']): BotRoute => ({ method: 'POST', path, answer })
  return [
    get('/v2/bot/info', info),
    get('/v2/bot/profile/:userId', request => ok(profile(personOf(request, isFriendly)))),
    get('/v2/bot/followers/ids', followers),
    get('/v2/bot/message/quota', quota),
    get('/v2/bot/message/quota/consumption', () => ok({ totalUsage: ledger.quota.used() })),
    get('/v2/bot/message/delivery/:kind(reply|push|multicast|broadcast)', delivered),
    get('/v2/bot/group/:groupId/summary', summary),
    get('/v2/bot/group/:groupId/members/count', request => ok({ count: groupOf(request).members.length })),
    get('/v2/bot/group/:groupId/members/ids', memberIds),
    get('/v2/bot/group/:groupId/member/:userId', member),
    post('/v2/bot/group/:groupId/leave', leave),
    { ...post('/v2/bot/chat/loading/start', startLoading), perSecond: 100 },
    post('/v2/bot/chat/markAsRead', markAsRead),
  ]
}

const ONLY_USERS =
  'Only user id is acceptable, please confirm if there are any group/room ids or illegal ids.'

const ok = (body: unknown): Answer => ({ status: 200, body })

/** Blocking hides a profile from the bot, and so does never having been a friend. */
const isFriendly = ({ isFriend, hasBlocked }: Person): boolean => isFriend && !hasBlocked

function profile({ userId, displayName, pictureUrl }: Person) {
  return { userId, displayName, ...(pictureUrl && { pictureUrl }), language: 'th' }
}

function idParam(params: Record<string, string>, name: string, form: RegExp): string {
  const id = params[name] ?? ''
  return form.test(id) ? id : refuse(400, `The value for the '${name}' parameter is invalid`)
}

function isBetween(value: unknown, min: number, max: number): boolean {
  return Number.isInteger(value) && Number(value) >= min && Number(value) <= max
}

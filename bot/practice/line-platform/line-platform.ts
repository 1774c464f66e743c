// The simulated LINE platform: people, groups and chats on one side, LINE's documented HTTP on the other.
// Practice mode and the tests use the same one. It reads no clock and makes no randomness of its own (the ES256
// key pair apart): both come with the options.
import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createChannelAccess } from './channel-access.ts'
import { createContentRoutes } from './content-routes.ts'
import type { Faults, LineCall } from './faults.ts'
import { createFaults } from './faults.ts'
import type { Handler, Route } from './http-exchange.ts'
import { serveRoutes } from './http-exchange.ts'
import type { IdTokens } from './id-tokens.ts'
import { createIdTokens } from './id-tokens.ts'
import type { Quota } from './ledger.ts'
import { createLedger } from './ledger.ts'
import { createLoginRoutes } from './login-routes.ts'
import { createLookupRoutes } from './lookup-routes.ts'
import type { SendFrom } from './person-acts.ts'
import { createPersonActs } from './person-acts.ts'
import type { PictureShelf } from './picture-shelf.ts'
import { createSendRoutes } from './send-routes.ts'
import type { WebhookResult, Webhooks } from './webhooks.ts'
import { createWebhooks } from './webhooks.ts'
import type { ChatMessage, Group, NewGroup, NewPerson, Person } from './world.ts'
import { createWorld } from './world.ts'

export interface LinePlatformOptions {
  /** The only clock: the real one or the practice clock. */
  now: () => Date
  /** Source of uuids; every id and token is made from it. */
  newId: () => string
  channelId: string
  channelSecret: string
  loginChannelId: string
  liffId: string
  /** Where the mini-app is served, with its closing slash; known only once the service listens. */
  liffEndpointUrl: () => string
  /** Where webhooks are posted; null = none is set. */
  webhookUrl: () => string | null
  /** Messages a month; null = unlimited; default 300, the free Thai plan. */
  quota?: number | null
  /** Calls a second per endpoint; default off, because a practice clock stands still and buckets never refill. */
  rateLimits?: boolean
  /** The browser's clock when `now` is another one: ID tokens must be alive on both. */
  browserNow?: () => Date
  /** A long-lived token that is accepted besides the issued ones. */
  channelAccessToken?: string
  /** Default false: lists of followers and of group members answer 403, as for an unverified account. */
  isVerifiedAccount?: boolean
  /** Where sent pictures lie; in memory if left out. */
  pictures?: PictureShelf
}

export interface LinePlatform {
  /** api.line.me and api-data.line.me in one; owns an origin's root, before any body parser. */
  handler: Handler
  /** What the LIFF SDK calls from the page, at `/{api|access|liff}/…`; mount it before any body parser. */
  browser: Handler
  /** A server for `handler` on the loopback; port 0 or none = any free one. */
  listen(port?: number): Promise<{ url: string; close(): Promise<void> }>
  botUserId: string
  people: {
    add(person: NewPerson): Person
    get(userId: string): Person | undefined
    list(): Person[]
    block(userId: string): Promise<WebhookResult>
    follow(userId: string): Promise<WebhookResult>
  }
  groups: {
    /** Without the bot: `inviteBot` brings it in. */
    add(group: NewGroup): Group
    inviteBot(groupId: string): Promise<WebhookResult>
    removeBot(groupId: string): Promise<WebhookResult>
    list(): Group[]
  }
  sendFrom: SendFrom
  /** Everything a person or a group has in the chat with the bot, oldest first. */
  chats: { messages(chatId: string): ChatMessage[] }
  /** What people sent, by message id. */
  pictures: Pick<PictureShelf, 'get'>
  /** Called after anything has happened; returns how to stop listening. */
  onChange(listener: () => void): () => void
  calls: readonly LineCall[]
  faults: Faults
  quota: Quota
  webhooks: Webhooks
  idTokens: IdTokens
}

/** Makes the ES256 key pair of its ID tokens and nothing else: it listens nowhere until `listen` or a mount. */
export async function createLinePlatform(options: LinePlatformOptions): Promise<LinePlatform> {
  const world = createWorld(options)
  const botUserId = `U${createHash('sha256').update(options.channelId).digest('hex').slice(0, 32)}`
  const ledger = createLedger({ now: options.now, limit: options.quota === undefined ? 300 : options.quota })
  const { webhooks, replyTokens } = createWebhooks(world, { ...options, botUserId })
  const acts = createPersonActs(world, webhooks)
  const access = createChannelAccess(world, ledger, options)
  const { calls, faults, intercept, note } = createFaults({ now: options.now, changed: world.changed })
  const tokens = await createIdTokens(world, options)
  const login = createLoginRoutes({ ...options, world, tokens })
  const bot = [
    ...createSendRoutes({ world, ledger, replyTokens, note }),
    ...createLookupRoutes({
      world,
      ledger,
      botUserId,
      isVerifiedAccount: options.isVerifiedAccount ?? false,
      isReadToken: acts.isReadToken,
      leaveGroup: groupId => void acts.removeBot(groupId),
    }),
    ...createContentRoutes(world),
  ].map(access.guard)

  const { newId } = options
  const handler = serveRoutes([...bot, ...access.tokenRoutes, ...login.api], { newId, intercept })
  const page = serveRoutes([...under('/api', login.api), ...under('/access', login.access)], { newId })

  return {
    handler,
    browser: (req, res) => {
      // Preflights of a page that was built for another origin.
      if (req.method === 'OPTIONS') res.writeHead(204).end()
      else page(req, res)
    },
    listen: port => listen(handler, port),
    botUserId,
    people: {
      add: world.addPerson,
      get: userId => world.people.get(userId),
      list: () => [...world.people.values()],
      block: acts.block,
      follow: acts.follow,
    },
    groups: {
      add: world.addGroup,
      inviteBot: acts.inviteBot,
      removeBot: acts.removeBot,
      list: () => [...world.groups.values()],
    },
    sendFrom: acts.sendFrom,
    chats: { messages: world.messages },
    pictures: world.pictures,
    onChange: world.onChange,
    calls,
    faults,
    quota: ledger.quota,
    webhooks,
    idTokens: tokens.idTokens,
  }
}

function under(prefix: string, routes: readonly Route[]): Route[] {
  return routes.map(route => ({ ...route, path: prefix + route.path }))
}

async function listen(handler: Handler, port = 0): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer(handler)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve)
  })
  const { port: taken } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${taken}`,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        // Calls that hang on purpose would hold the server open for ever.
        server.closeAllConnections()
      }),
  }
}

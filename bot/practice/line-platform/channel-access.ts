// Channel access tokens and the gate before every Messaging API route: token, retry key header, rate.
// Stateless tokens live 15 minutes: a bot that caches one for too long gets 401 here as it would at LINE.
import { RATE_LIMITED } from './faults.ts'
import type { Answer, LineRequest, Route } from './http-exchange.ts'
import { readBearer, readForm, refuse, refuseOauth } from './http-exchange.ts'
import type { Ledger } from './ledger.ts'
import type { World } from './world.ts'

export interface Channel {
  channelId: string
  channelSecret: string
  /** A long-lived token from the console, when the bot is set up with one. */
  channelAccessToken?: string
  rateLimits?: boolean
}

/** A Messaging API route: only the retryable sends take `X-Line-Retry-Key`. */
export interface BotRoute extends Route {
  mayRetry?: boolean
  /** Calls a second; LINE's common limit is 2,000. */
  perSecond?: number
}

const STATELESS_SECONDS = 900
const SHORT_LIVED_SECONDS = 30 * 86_400
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const AUTH_FAILED = 'Authentication failed due to the following reason:'

export function createChannelAccess(world: World, ledger: Ledger, channel: Channel) {
  const expiries = new Map<string, number>()

  function issue(request: LineRequest, seconds: number): Answer {
    const form = readForm(request)
    if (form.has('client_assertion')) refuse(404, 'Cannot find channel key that satisfies the conditions')
    const isOurs =
      form.get('grant_type') === 'client_credentials' &&
      form.get('client_id') === channel.channelId &&
      form.get('client_secret') === channel.channelSecret
    if (!isOurs) refuseOauth('invalid_request', "Invalid 'client_credentials'.")
    const token = world.mint.token()
    expiries.set(token, world.now().getTime() + seconds * 1000)
    return { status: 200, body: { token_type: 'Bearer', access_token: token, expires_in: seconds } }
  }

  function checkToken(request: LineRequest): void {
    const token = readBearer(request)
    if (token && token === channel.channelAccessToken) return
    const expiry = token ? expiries.get(token) : undefined
    if (expiry === undefined) {
      refuse(
        401,
        `${AUTH_FAILED} invalid token. Confirm that the access token in the authorization header is valid.`,
      )
    }
    if (expiry <= world.now().getTime()) refuse(401, `${AUTH_FAILED} The access token expired`)
  }

  function guard(route: BotRoute): Route {
    const answer = (request: LineRequest) => {
      checkToken(request)
      const key = retryKey(request)
      if (key !== undefined && !route.mayRetry) refuse(400, 'X-Line-Retry-Key is not supported by this API')
      if (key !== undefined && !UUID.test(key))
        refuse(400, "The value for the 'X-Line-Retry-Key' header is invalid")
      if (channel.rateLimits && !ledger.takeToken(`${route.method} ${route.path}`, route.perSecond ?? 2000)) {
        refuse(429, RATE_LIMITED)
      }
      return route.answer(request)
    }
    return { ...route, answer }
  }

  const tokenRoutes: Route[] = [
    { method: 'POST', path: '/oauth2/v3/token', answer: request => issue(request, STATELESS_SECONDS) },
    { method: 'POST', path: '/v2/oauth/accessToken', answer: request => issue(request, SHORT_LIVED_SECONDS) },
  ]
  return { guard, tokenRoutes }
}

export function retryKey(request: LineRequest): string | undefined {
  const key = request.headers['x-line-retry-key']
  return typeof key === 'string' ? key : undefined
}

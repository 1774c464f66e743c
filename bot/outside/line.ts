// LINE's Messaging API behind the port: every call has a time limit and leaves one log line with LINE's request id.
// What an answer means is decided by its status line alone: after a 2xx the message is accepted, whatever follows.
import { setTimeout as sleep } from 'node:timers/promises'
import { channelAccessToken, LineBotClient } from '@line/bot-sdk'
import type { DeliveryMethod } from '../../db/vocabulary.ts'
import { TURN_MS } from '../domain/delivery-grouping.ts'
import { Problem } from '../domain/problems.ts'
import type { Clock, Line, LineCall, LineOutcome, LineQuota, Log, PictureOutcome } from '../ports.ts'
import { type Exchange, exchange, inTime } from './line-exchange.ts'
import { createPace, type Pace } from './line-pace.ts'
import { downloadContent, pictureOutcomeOf } from './line-picture.ts'
import { createSendOnce } from './line-send.ts'
import { fixedToken, type LineTokens, statelessTokens } from './line-token.ts'

export interface LineConfig {
  /** Origin only: the SDK drops a path. */
  apiBaseUrl: string
  dataApiBaseUrl: string
  /** With the secret it gets stateless tokens; may be null where there is a fixed token. */
  channelId: string | null
  channelSecret: string
  /** A long-lived token from the console; null = stateless tokens. */
  channelAccessToken: string | null
  /** For everything that one call of the port takes: token, connection, answer to its last byte, once more with a new token. */
  timeoutMs: number
}

/** Calls a second: a little below LINE's limits per channel, 2,000 and for multicasts 200 (Messaging API reference, "Rate limits"). */
const SPEEDS: Record<DeliveryMethod, number> = { reply: 1_950, push: 1_950, multicast: 195 }

/** LINE's words for the month's quota; the other 429 is about speed (facts of the Messaging API reference). */
const MONTHLY_LIMIT = /monthly limit/i

export function createLine(config: LineConfig, { clock, log }: { clock: Clock; log: Log }): Line {
  const { timeoutMs } = config
  const tokens = tokensOf(config, clock, issue =>
    inTime(timeoutMs, signal => timed('token', 0, () => exchange(signal, issue))),
  )
  const sendOnce = createSendOnce(config.apiBaseUrl)
  const paceOf = (method: DeliveryMethod) => createPace(SPEEDS[method], () => performance.now())
  const paces: Record<DeliveryMethod, Pace> = {
    reply: paceOf('reply'),
    push: paceOf('push'),
    multicast: paceOf('multicast'),
  }

  async function timed<T>(
    method: string,
    recipients: number,
    run: () => Promise<Exchange<T>>,
  ): Promise<Exchange<T>> {
    // Elapsed time, not time of day: practice mode's clock jumps.
    const startedAt = performance.now()
    const answer = await run()
    const { status, requestId, message } = answer
    const isFine = status !== null && (status < 300 || status === 409)
    const ms = Math.round(performance.now() - startedAt)
    log[isFine ? 'info' : 'warn']('line.call', { method, status, requestId, ms, recipients, error: message })
    return answer
  }

  /** With a token; one more time with a new one when LINE does not know this one any more. */
  async function call<T>(
    method: string,
    recipients: number,
    signal: AbortSignal,
    run: (token: string) => Promise<Exchange<T>>,
  ): Promise<Exchange<T>> {
    const attempt = (token: string) => timed(method, recipients, () => run(token))
    try {
      const token = await before(signal, tokens.current())
      const answer = await attempt(token)
      const another = answer.status === 401 ? await before(signal, tokens.replace(token)) : null
      return another === null ? answer : await attempt(another)
    } catch {
      return { status: null, requestId: null, body: null, message: 'no channel access token' }
    }
  }

  /** One call of the SDK's client. */
  const ask = <T>(method: string, signal: AbortSignal, run: (client: LineBotClient) => Promise<T>) =>
    call(method, 0, signal, token => exchange(signal, () => run(clientOf(config, token))))

  async function read<T>(
    method: string,
    signal: AbortSignal,
    run: (client: LineBotClient) => Promise<T>,
  ): Promise<T> {
    const { body } = await ask(method, signal, run)
    if (body === null) throw new Problem('line.unavailable')
    return body
  }

  async function readQuota(signal: AbortSignal): Promise<LineQuota> {
    const [quota, consumption] = await Promise.all([
      read('quota', signal, client => client.getMessageQuota()),
      read('consumption', signal, client => client.getMessageQuotaConsumption()),
    ])
    return { limit: quota.type === 'none' ? null : (quota.value ?? null), used: consumption.totalUsage }
  }

  async function countGroupMembers(groupId: string, signal: AbortSignal): Promise<number> {
    const { status, body } = await ask('group_members', signal, client => client.getGroupMemberCount(groupId))
    // The bot is not in this group (any more): a push there would cost nothing and reach nobody.
    if (status === 404) return 0
    if (body === null) throw new Problem('line.unavailable')
    return body.count
  }

  const reads =
    (kind: 'picture' | 'file') =>
    async (messageId: string, maxBytes: number): Promise<PictureOutcome> =>
      inTime(timeoutMs, async signal => {
        const download = (token: string) =>
          downloadContent(config.dataApiBaseUrl, messageId, { token, maxBytes, kind })
        return pictureOutcomeOf(await call(kind, 0, signal, token => exchange(signal, () => download(token))))
      })

  /** Whether the month's quota really is too small; LINE says so for a while during other sends, too. */
  async function isQuotaReached(recipients: readonly string[], signal: AbortSignal): Promise<boolean> {
    try {
      const { limit, used } = await readQuota(signal)
      if (limit === null) return false
      const costs = recipients.map(id => (id.startsWith('U') ? 1 : countGroupMembers(id, signal)))
      const cost = (await Promise.all(costs)).reduce((sum, one) => sum + one, 0)
      return used + cost > limit
    } catch {
      return false
    }
  }

  async function send(lineCall: LineCall): Promise<LineOutcome> {
    const turn = paces[lineCall.method].takeTurn(TURN_MS)
    if (turn === null) return { kind: 'rate_limited', requestId: null }
    if (turn > 0) await sleep(turn)
    return inTime(timeoutMs, signal => sendNow(lineCall, signal))
  }

  async function sendNow(lineCall: LineCall, signal: AbortSignal): Promise<LineOutcome> {
    const { method, recipients } = lineCall
    const answer = await call(method, recipients.length, signal, token => sendOnce(lineCall, token, signal))
    if (answer.status !== 429) return outcomeOf(answer)
    const isMonthly = MONTHLY_LIMIT.test(answer.message) && (await isQuotaReached(recipients, signal))
    if (!isMonthly) paces[method].slowDown()
    return { kind: isMonthly ? 'quota_reached' : 'rate_limited', requestId: answer.requestId }
  }

  return {
    send,
    readQuota: () => inTime(timeoutMs, readQuota),
    countGroupMembers: groupId => inTime(timeoutMs, signal => countGroupMembers(groupId, signal)),
    readPicture: reads('picture'),
    readFile: reads('file'),
  }
}

/** Rejects when the time is up: others may be waiting for the same token for longer than this caller can. */
function before<T>(signal: AbortSignal, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
    promise.then(resolve, reject)
  })
}

function tokensOf(
  config: LineConfig,
  clock: Clock,
  timed: <T>(issue: () => Promise<T>) => Promise<Exchange<T>>,
): LineTokens {
  const { channelAccessToken: fixed, channelId, channelSecret, apiBaseUrl } = config
  if (fixed !== null) return fixedToken(fixed)
  if (channelId === null) throw new Error('LINE needs a channel id or a channel access token')
  const client = new channelAccessToken.ChannelAccessTokenClient({ baseURL: apiBaseUrl })
  return statelessTokens(clock, async () => {
    const { body } = await timed(() =>
      client.issueStatelessChannelTokenByClientSecret(channelId, channelSecret),
    )
    if (body === null) throw new Problem('line.unavailable')
    return body
  })
}

/** The SDK's client takes its token once and for all, so each token has its own; making one costs nothing. */
const clientOf = (config: LineConfig, token: string): LineBotClient =>
  LineBotClient.fromChannelAccessToken({
    channelAccessToken: token,
    apiBaseURL: config.apiBaseUrl,
    dataApiBaseURL: config.dataApiBaseUrl,
  })

function outcomeOf({ status, requestId, message }: Exchange<unknown>): LineOutcome {
  if (status === null) return { kind: 'unknown', message }
  // 409: this retry key was accepted before; the answer is the receipt.
  if ((status >= 200 && status < 300) || status === 409) return { kind: 'accepted', requestId }
  // A wrong token, a failing server or somebody in between says nothing about the message.
  if (status === 401 || status >= 500 || status < 400)
    return { kind: 'unknown', message: `${status} ${message}` }
  return { kind: 'refused', status, message, requestId }
}

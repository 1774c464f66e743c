// LINE's Messaging API behind the port: every call has a time limit and leaves one log line with LINE's request id.
// What an answer means is decided by its status line alone: after a 2xx the message is accepted, whatever follows.
import { channelAccessToken, LineBotClient, type messagingApi } from '@line/bot-sdk'
import { Problem } from '../domain/problems.ts'
import type { Clock, Line, LineCall, LineOutcome, LineQuota, Log, PictureOutcome } from '../ports.ts'
import { type Exchange, exchange } from './line-exchange.ts'
import { downloadContent, pictureOutcomeOf } from './line-picture.ts'
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
  /** For one HTTP call, from the connection to the last byte of the answer. */
  timeoutMs: number
}

type Reply = messagingApi.ReplyMessageRequest
type Sending = Pick<messagingApi.PushMessageRequest, 'messages'>

/** LINE's words for the month's quota; the other 429 is about speed (facts of the Messaging API reference). */
const MONTHLY_LIMIT = /monthly limit/i

export function createLine(config: LineConfig, { clock, log }: { clock: Clock; log: Log }): Line {
  const tokens = tokensOf(config, clock, issue => timed('token', 0, issue))

  async function timed<T>(method: string, recipients: number, run: () => Promise<T>): Promise<Exchange<T>> {
    // Elapsed time, not time of day: practice mode's clock jumps.
    const startedAt = performance.now()
    const answer = await exchange(config.timeoutMs, run)
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
    run: (client: LineBotClient, token: string) => Promise<T>,
  ): Promise<Exchange<T>> {
    const attempt = (token: string) => timed(method, recipients, () => run(clientOf(config, token), token))
    try {
      const token = await tokens.current()
      const answer = await attempt(token)
      const another = answer.status === 401 ? await tokens.replace(token) : null
      return another === null ? answer : await attempt(another)
    } catch {
      return { status: null, requestId: null, body: null, message: 'no channel access token' }
    }
  }

  async function read<T>(method: string, run: (client: LineBotClient) => Promise<T>): Promise<T> {
    const { body } = await call(method, 0, run)
    if (body === null) throw new Problem('line.unavailable')
    return body
  }

  async function readQuota(): Promise<LineQuota> {
    const [quota, consumption] = await Promise.all([
      read('quota', client => client.getMessageQuota()),
      read('consumption', client => client.getMessageQuotaConsumption()),
    ])
    return { limit: quota.type === 'none' ? null : (quota.value ?? null), used: consumption.totalUsage }
  }

  async function countGroupMembers(groupId: string): Promise<number> {
    const { status, body } = await call('group_members', 0, client => client.getGroupMemberCount(groupId))
    // The bot is not in this group (any more): a push there would cost nothing and reach nobody.
    if (status === 404) return 0
    if (body === null) throw new Problem('line.unavailable')
    return body.count
  }

  const reads =
    (kind: 'picture' | 'file') =>
    async (messageId: string, maxBytes: number): Promise<PictureOutcome> => {
      const answer = await call(kind, 0, (_client, token) =>
        downloadContent(config.dataApiBaseUrl, messageId, { token, maxBytes, kind }),
      )
      return pictureOutcomeOf(answer)
    }

  /** Whether the month's quota really is too small; LINE says so for a while during other sends, too. */
  async function isQuotaReached(recipients: readonly string[]): Promise<boolean> {
    try {
      const { limit, used } = await readQuota()
      if (limit === null) return false
      const costs = recipients.map(id => (id.startsWith('U') ? 1 : countGroupMembers(id)))
      const cost = (await Promise.all(costs)).reduce((sum, one) => sum + one, 0)
      return used + cost > limit
    } catch {
      return false
    }
  }

  async function send(lineCall: LineCall): Promise<LineOutcome> {
    const { method, recipients } = lineCall
    const answer = await call(method, recipients.length, client => start(client, lineCall))
    if (answer.status === 429) {
      const isMonthly = MONTHLY_LIMIT.test(answer.message) && (await isQuotaReached(recipients))
      return { kind: isMonthly ? 'quota_reached' : 'rate_limited', requestId: answer.requestId }
    }
    return outcomeOf(answer)
  }

  return { send, readQuota, countGroupMembers, readPicture: reads('picture'), readFile: reads('file') }
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

/** The same stored text gives the same bytes every time: LINE wants a retry to be identical. */
function start(client: LineBotClient, { method, recipients, body, retryKey }: LineCall): Promise<unknown> {
  // A reply with a retry key is refused by LINE.
  if (method === 'reply') return client.replyMessage(JSON.parse(body) as Reply)
  const sending = JSON.parse(body) as Sending
  if (method === 'multicast') {
    return client.multicast({ to: [...recipients], ...sending }, retryKey ?? undefined)
  }
  const [to] = recipients
  if (to === undefined) throw new Error('a push without a recipient')
  return client.pushMessage({ to, ...sending }, retryKey ?? undefined)
}

function outcomeOf({ status, requestId, message }: Exchange<unknown>): LineOutcome {
  if (status === null) return { kind: 'unknown', message }
  // 409: this retry key was accepted before; the answer is the receipt.
  if ((status >= 200 && status < 300) || status === 409) return { kind: 'accepted', requestId }
  // A wrong token or a failing server says nothing about the message.
  if (status === 401 || status >= 500 || status < 200)
    return { kind: 'unknown', message: `${status} ${message}` }
  return { kind: 'refused', status, message, requestId }
}

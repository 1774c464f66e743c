// The webhook sender: completes events, signs the raw bytes, posts them, keeps what came of it; and reply tokens,
// which begin their minute here. LINE's own limit for an answer is two seconds, and only 2xx counts as taken.
import { createHmac } from 'node:crypto'
import type { World } from './world.ts'

/** An event as LINE writes it; common fields that are left out are filled in, `undefined` keeps one out. */
export interface WebhookEvent {
  type: string
  [property: string]: unknown
}

/** LINE's own words of its webhook error statistics, and one for "no URL is set". */
export type WebhookFailure = 'no_webhook_url' | 'could_not_connect' | 'request_timeout' | 'error_status_code'

export interface WebhookResult {
  /** Place in the row of everything sent; what `redeliver` takes. */
  readonly index: number
  readonly at: Date
  readonly url: string | null
  readonly body: string
  readonly signature: string
  readonly events: readonly WebhookEvent[]
  readonly isRedelivery: boolean
  /** Null when no answer came. */
  status: number | null
  failure?: WebhookFailure
}

export interface DeliverOptions {
  /** Instead of the right one. */
  signature?: string
  isRedelivery?: boolean
  /** Instead of the bot's user id. */
  destination?: string
}

export interface Webhooks {
  /** One request with these events; none = the console's "Verify". */
  deliver(events: readonly WebhookEvent[], options?: DeliverOptions): Promise<WebhookResult>
  /** Sends one again: same ids and tokens, `isRedelivery` true. */
  redeliver(index: number): Promise<WebhookResult>
  /** The latest 20,000, oldest first. */
  readonly sent: readonly WebhookResult[]
  /** When true every webhook goes out twice at once, as LINE says may happen even without redelivery. */
  duplicate: boolean
}

export interface ReplyTokens {
  /** The token while it may be used: once, within a minute of the (re)delivery, 20 minutes after the event at most. */
  find(token: unknown): { chatId: string; use(): void } | undefined
}

interface GivenToken {
  chatId: string
  eventAt: number
  givenAt: number
  isRedelivered: boolean
  isUsed: boolean
}

const ANSWER_WITHIN_MS = 2000
const REPLY_WITHIN_MS = 60_000
const REPLY_REDELIVERED_WITHIN_MS = 20 * 60_000
const MAX_SENT = 20_000
const ANSWERABLE = new Set([
  'message',
  'messageEdited',
  'follow',
  'join',
  'memberJoined',
  'postback',
  'videoPlayComplete',
  'beacon',
  'accountLink',
  'membership',
])

export interface WebhookSettings {
  channelSecret: string
  botUserId: string
  webhookUrl: () => string | null
}

export function createWebhooks(world: World, settings: WebhookSettings) {
  const sent: WebhookResult[] = []
  const tokens = new Map<string, GivenToken>()
  let count = 0

  function complete(event: WebhookEvent, isRedelivery: boolean): WebhookEvent {
    const mayAnswer = ANSWERABLE.has(event.type) && event.mode !== 'standby'
    return {
      mode: 'active',
      timestamp: world.now().getTime(),
      webhookEventId: world.mint.eventId(world.now()),
      deliveryContext: { isRedelivery },
      ...(mayAnswer && { replyToken: world.mint.hex() }),
      ...event,
    }
  }

  function giveToken(event: WebhookEvent): void {
    const token = event.replyToken
    const chatId = chatOf(event.source)
    if (typeof token !== 'string' || !chatId) return
    const { isRedelivery } = (event.deliveryContext ?? {}) as { isRedelivery?: boolean }
    tokens.set(token, {
      chatId,
      eventAt: Number(event.timestamp),
      givenAt: world.now().getTime(),
      isRedelivered: isRedelivery === true,
      isUsed: tokens.get(token)?.isUsed ?? false,
    })
  }

  async function post(events: readonly WebhookEvent[], options: DeliverOptions): Promise<WebhookResult> {
    const body = JSON.stringify({ destination: options.destination ?? settings.botUserId, events })
    const result: WebhookResult = {
      index: count++,
      at: world.now(),
      url: settings.webhookUrl(),
      body,
      signature: options.signature ?? sign(settings.channelSecret, body),
      events,
      isRedelivery: options.isRedelivery ?? false,
      status: null,
    }
    sent.push(result)
    if (sent.length > MAX_SENT) sent.shift()
    world.changed()
    await transmit(result)
    world.changed()
    return result
  }

  const webhooks: Webhooks = {
    sent,
    duplicate: false,

    async deliver(events, options = {}) {
      const whole = events.map(event => complete(event, options.isRedelivery ?? false))
      whole.forEach(giveToken)
      const again = webhooks.duplicate ? post(whole, options) : null
      const [first] = await Promise.all([post(whole, options), again])
      return first
    },

    async redeliver(index) {
      const first = sent.find(result => result.index === index)
      if (!first) throw new Error(`No webhook number ${index}`)
      const events = first.events.map(event => ({ ...event, deliveryContext: { isRedelivery: true } }))
      events.forEach(giveToken)
      return post(events, { isRedelivery: true })
    },
  }

  const replyTokens: ReplyTokens = {
    find(token) {
      const given = tokens.get(String(token))
      const now = world.now().getTime()
      if (!given || given.isUsed || now - given.givenAt > REPLY_WITHIN_MS) return undefined
      if (given.isRedelivered && now - given.eventAt > REPLY_REDELIVERED_WITHIN_MS) return undefined
      return {
        chatId: given.chatId,
        use: () => {
          given.isUsed = true
        },
      }
    },
  }
  return { webhooks, replyTokens }
}

/** base64(HMAC-SHA256(channel secret, raw body bytes)) */
function sign(channelSecret: string, body: string): string {
  return createHmac('sha256', channelSecret).update(body).digest('base64')
}

function chatOf(source: unknown): string | undefined {
  const { groupId, userId } = (source ?? {}) as { groupId?: string; userId?: string }
  return groupId ?? userId
}

async function transmit(result: WebhookResult): Promise<void> {
  if (result.url === null) {
    result.failure = 'no_webhook_url'
    return
  }
  try {
    const response = await fetch(result.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'user-agent': 'LineBotWebhook/2.0',
        'x-line-signature': result.signature,
      },
      body: result.body,
      redirect: 'manual',
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    })
    result.status = response.status
    if (!response.ok) result.failure = 'error_status_code'
    await response.arrayBuffer()
  } catch (error) {
    const isLate = error instanceof Error && error.name === 'TimeoutError'
    result.failure = isLate ? 'request_timeout' : 'could_not_connect'
  }
}

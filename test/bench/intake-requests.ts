// Webhook requests as LINE sends them, whole and signed: what they carry, how long they are, and that no two are alike.
import { createHmac } from 'node:crypto'

export const CHANNEL_SECRET = '8c570fa6dd201bb328f1c1eac23a96d8'

const hex = (seed: number, length: number) => seed.toString(16).padStart(length, '0')

/** A text message: about half a kilobyte, with the properties that LINE documents. */
const textEvent = (number: number, at: number) => ({
  type: 'message',
  message: {
    type: 'text',
    id: String(500_000_000_000_000_000n + BigInt(number)),
    quoteToken: `q3Plxr4AgKd${hex(number, 40)}`,
    markAsReadToken: `30yhdy232${hex(number, 40)}`,
    text: 'สถานะ ยอดขายเดือนนี้',
  },
  webhookEventId: `01H810YECXQQZ37VAX${number.toString(32).toUpperCase().padStart(8, '0')}`,
  deliveryContext: { isRedelivery: false },
  timestamp: at + number,
  source: { type: 'user', userId: `U${hex(number % 1000, 32)}` },
  replyToken: hex(number, 32),
  mode: 'active',
})

/** One signed HTTP request of a body. */
export function requestOf(body: string | Buffer, secret = CHANNEL_SECRET): Buffer {
  const bytes = Buffer.from(body)
  const head = [
    'POST /webhook HTTP/1.1',
    'host: 127.0.0.1',
    'content-type: application/json; charset=utf-8',
    'user-agent: LineBotWebhook/2.0',
    `x-line-signature: ${createHmac('sha256', secret).update(bytes).digest('base64')}`,
    `content-length: ${bytes.length}`,
  ]
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), bytes])
}

/** `count` requests of `events` events each; events are sent in order and all different. */
export function makeRequests(count: number, events: number): Buffer[] {
  const at = Date.now()
  return Array.from({ length: count }, (_, request) => {
    const list = Array.from({ length: events }, (_, index) => textEvent(request * events + index, at))
    return requestOf(JSON.stringify({ destination: `U${'8'.repeat(32)}`, events: list }))
  })
}

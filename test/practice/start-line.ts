// A simulated LINE for one test: its server, the real bot SDK pointed at it, and a clock that only moves when told.
// Ids come from a counter, so that nothing in a test depends on chance.
import { HTTPFetchError, LineBotClient } from '@line/bot-sdk'
import { onTestFinished } from 'vitest'
import type { LinePlatformOptions } from '../../bot/practice/line-platform/line-platform.ts'
import { createLinePlatform } from '../../bot/practice/line-platform/line-platform.ts'

export const CHANNEL = {
  channelId: '2000000001',
  channelSecret: '8c570fa6dd201bb328f1c1eac23a96d8',
  channelAccessToken: 'long-lived',
  loginChannelId: '2000000002',
  liffId: '2000000002-AbCdEfGh',
}
export const ENDPOINT = 'http://127.0.0.1:3000/liff/'

export async function startLine(more: Partial<LinePlatformOptions> = {}) {
  const clock = { at: new Date('2025-01-25T02:00:00Z') }
  let count = 0
  const newId = () => `00000000-0000-4000-8000-${String(++count).padStart(12, '0')}`
  const line = await createLinePlatform({
    ...CHANNEL,
    now: () => clock.at,
    newId,
    liffEndpointUrl: () => ENDPOINT,
    webhookUrl: () => null,
    ...more,
  })
  const { url, close } = await line.listen()
  onTestFinished(close)
  return {
    line,
    url,
    newId,
    bot: botWith(url, CHANNEL.channelAccessToken),
    wait: (ms: number) => {
      clock.at = new Date(clock.at.getTime() + ms)
    },
    goTo: (at: string) => {
      clock.at = new Date(at)
    },
    /** A plain POST of JSON, for what the SDK would not send or would wait for too long. */
    post: (path: string, body: unknown, init: RequestInit = {}) =>
      fetch(url + path, {
        method: 'POST',
        body: typeof body === 'string' ? body : JSON.stringify(body),
        ...init,
        headers: { authorization: 'Bearer long-lived', 'content-type': 'application/json', ...init.headers },
      }),
  }
}

export function botWith(url: string, channelAccessToken: string): LineBotClient {
  return LineBotClient.fromChannelAccessToken({ channelAccessToken, apiBaseURL: url, dataApiBaseURL: url })
}

export const say = (text: string) => ({ type: 'text' as const, text })

/** What the SDK threw: status and LINE's body; fails when it threw nothing or something else. */
export async function refusal(call: Promise<unknown>) {
  const error = await call.then(
    () => new Error('LINE accepted the call'),
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof HTTPFetchError)) throw error
  return { status: error.status, headers: error.headers, ...(JSON.parse(error.body) as { message: string }) }
}

/** Pushes one message to a friend: the status, LINE's body, and what then stands in the chat. */
export async function pushOne(message: unknown) {
  const { line, post } = await startLine()
  const { userId } = line.people.add({ displayName: 'ก' })
  const response = await post('/v2/bot/message/push', { to: userId, messages: [message] })
  const dry = await post('/v2/bot/message/validate/push', { messages: [message] })
  return {
    status: response.status,
    body: await response.json(),
    chat: line.chats.messages(userId),
    dry: dry.status,
  }
}

// The calls that go out by the thousand: replies, pushes, multicasts, over one pool of connections, at less than half the
// processor time of the SDK's fetch. The stored text is put into the request as it is, so a retry is the same bytes.
import type { Pool } from 'undici'
import type { LineCall } from '../ports.ts'
import { type Exchange, nameOf, wordsOf } from './line-exchange.ts'

/** Enough for LINE's 2,000 calls a second at 100 ms each. */
const CONNECTIONS = 220
const MAX_WORDS_BYTES = 64 * 1024

export type SendOnce = (call: LineCall, token: string, signal: AbortSignal) => Promise<Exchange<null>>

/** One HTTP call; never rejects. What it means is decided by the status line alone, whatever follows. */
export function createSendOnce(origin: string): SendOnce {
  let pool: Promise<Pool> | undefined
  // With the first call: a start would have a third more to read.
  const openPool = async () => {
    // Its default is the same from the source tree and in the bundle, where nothing else of a CommonJS module is.
    const { default: undici } = await import('undici')
    return new undici.Pool(origin, { connections: CONNECTIONS, allowH2: false })
  }
  return async (call, token, signal) => {
    const answer: Exchange<null> = { status: null, requestId: null, body: null, message: '' }
    try {
      pool ??= openPool()
      const { statusCode, headers, body } = await (await pool).request({
        method: 'POST',
        path: `/v2/bot/message/${call.method}`,
        headers: headersOf(call, token),
        body: bodyOf(call),
        signal,
      })
      answer.status = statusCode
      answer.requestId = textOf(headers['x-line-accepted-request-id'] ?? headers['x-line-request-id'])
      if (statusCode < 300 || statusCode === 409) await body.dump({ limit: MAX_WORDS_BYTES, signal })
      else answer.message = wordsOf(await body.text())
    } catch (error) {
      answer.message = nameOf(error)
    }
    return answer
  }
}

const textOf = (header: string | string[] | undefined): string | null =>
  (Array.isArray(header) ? header[0] : header) ?? null

function headersOf({ method, retryKey }: LineCall, token: string): Record<string, string> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  // A reply with a retry key is refused by LINE.
  return retryKey === null || method === 'reply' ? headers : { ...headers, 'x-line-retry-key': retryKey }
}

/** `to` before what is stored; a reply names nobody. */
function bodyOf({ method, recipients, body }: LineCall): string {
  if (method === 'reply') return body
  const to = method === 'multicast' ? recipients : recipients[0]
  if (to === undefined) throw new Error('a push without a recipient')
  return `{"to":${JSON.stringify(to)},${body.slice(1)}`
}

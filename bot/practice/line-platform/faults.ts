// The log of Messaging API calls, and faults on demand: what a bad network or a bad day at LINE does to a bot.
// "After accept" means LINE has sent the message and the caller cannot know: the retry key's whole purpose.
import type { ServerResponse } from 'node:http'
import type { Answer, Intercept, LineRequest } from './http-exchange.ts'
import { answerBytes, answerHeaders, isFields } from './http-exchange.ts'

export type Fault =
  | 'hang'
  | 'reset_before_accept'
  | 'reset_after_accept'
  | '500_before_accept'
  | '500_after_accept'
  | '429_rate'
  | '429_monthly'
  | '400'
  | '202_preparing'
  | 'slow_body'
  | 'html_200'

export interface LineCall {
  readonly at: Date
  readonly method: string
  readonly path: string
  /** Null while unanswered, and for good when the connection hung or broke. */
  status: number | null
  readonly requestId: string
  readonly retryKey?: string
  /** `to` of a push or multicast; the chat of a reply once its token is known. */
  recipients: readonly string[]
  /** Parsed JSON, or the text when it is none. */
  readonly body: unknown
  /** Set when a retry key came back with other bytes than the first time (LINE: undefined outcome). */
  changedOnRetry?: true
  fault?: Fault
}

export interface Faults {
  /** The next `times` sends (reply, push, multicast) fail this way. */
  next(fault: Fault, times?: number): void
  /** Asked for every call (tokens and look-ups too) before the queue of `next`; null removes it. */
  set(choose: ((call: LineCall) => Fault | null) | null): void
}

export const RATE_LIMITED = 'The API rate limit has been exceeded. Try again later.'
export const MONTHLY_LIMIT = 'You have reached your monthly limit.'
const MAX_CALLS = 20_000
const SENDS = /^\/v2\/bot\/message\/(reply|push|multicast)$/

const REFUSALS: Partial<Record<Fault, Answer>> = {
  '500_before_accept': { status: 500, body: { message: 'Internal Server Error' } },
  '429_rate': { status: 429, body: { message: RATE_LIMITED } },
  '429_monthly': { status: 429, body: { message: MONTHLY_LIMIT } },
  '400': { status: 400, body: { message: 'Failed to send messages' } },
  // Only where there is something to prepare: the content of a message.
  '202_preparing': { status: 202, body: {} },
}

/** `calls` is the live log, oldest first, of everything under /v2/bot/. */
export function createFaults({ now, changed }: { now: () => Date; changed: () => void }) {
  const calls: LineCall[] = []
  const queue: Fault[] = []
  const byRequest = new Map<string, LineCall>()
  let choose: ((call: LineCall) => Fault | null) | null = null

  function record(request: LineRequest): LineCall {
    const call = describe(request, now())
    byRequest.set(request.requestId, call)
    if (request.path.startsWith('/v2/bot/')) {
      calls.push(call)
      if (calls.length > MAX_CALLS) calls.shift()
    }
    return call
  }

  function pick(call: LineCall): Fault | null {
    return choose?.(call) ?? (SENDS.test(call.path) ? queue.shift() : undefined) ?? null
  }

  const intercept: Intercept = async (request, proceed, res) => {
    const call = record(request)
    const fault = pick(call)
    if (fault) call.fault = fault
    try {
      const answer = fault ? await actOut(fault, call, proceed, res) : await proceed()
      if (answer) call.status = answer.status
      return answer
    } finally {
      byRequest.delete(request.requestId)
      changed()
    }
  }

  const faults: Faults = {
    next(fault, times = 1) {
      for (let i = 0; i < times; i += 1) queue.push(fault)
    },
    set(chosen) {
      choose = chosen
    },
  }
  /** Lets a route add to the log what only it can know. */
  const note = (requestId: string, facts: Partial<Pick<LineCall, 'recipients' | 'changedOnRetry'>>) =>
    Object.assign(byRequest.get(requestId) ?? {}, facts)
  return { calls, faults, intercept, note }
}

function describe(request: LineRequest, at: Date): LineCall {
  const text = request.body.toString('utf8')
  let body: unknown = text
  try {
    body = JSON.parse(text)
  } catch {
    // Forms and broken JSON stay text.
  }
  const to = isFields(body) ? body.to : undefined
  const retryKey = request.headers['x-line-retry-key']
  return {
    at,
    method: request.method,
    path: request.path,
    status: null,
    requestId: request.requestId,
    ...(typeof retryKey === 'string' && { retryKey }),
    recipients: (Array.isArray(to) ? to : [to]).filter(id => typeof id === 'string'),
    body,
  }
}

async function actOut(
  fault: Fault,
  call: LineCall,
  proceed: () => Promise<Answer>,
  res: ServerResponse,
): Promise<Answer | null> {
  const refusal = REFUSALS[fault]
  if (refusal) return refusal
  if (fault === 'hang') return null
  if (fault === 'reset_before_accept') return reset(res)
  const answer = await proceed()
  if (fault === 'reset_after_accept') return reset(res)
  if (fault === 'slow_body') {
    call.status = answer.status
    return trickle(res, call.requestId, answer)
  }
  if (fault === 'html_200') return { status: 200, html: '<html><body>Bad gateway</body></html>' }
  return { status: 500, body: { message: 'Internal Server Error' } }
}

function reset(res: ServerResponse): null {
  res.socket?.resetAndDestroy()
  return null
}

/** Headers at once, then a byte every fifth of a second: only a time limit on the whole answer helps. */
function trickle(res: ServerResponse, requestId: string, answer: Answer): null {
  const bytes = answerBytes(answer)
  let sent = 0
  res.writeHead(answer.status, answerHeaders(requestId, answer))
  res.flushHeaders()
  const timer = setInterval(() => {
    res.write(bytes.subarray(sent, sent + 1))
    sent += 1
    if (sent < bytes.length) return
    clearInterval(timer)
    res.end()
  }, 200)
  res.on('close', () => clearInterval(timer))
  return null
}

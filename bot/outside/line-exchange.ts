// One call of LINE's SDK, for what is asked rarely: with a time limit, and with what LINE answered even when the SDK throws it away.
// The SDK calls the global fetch and takes no signal, so fetch is wrapped once; only code run by `exchange` is
// touched by that, every other fetch of the process passes through as it was.
import { AsyncLocalStorage } from 'node:async_hooks'
import { HTTPFetchError } from '@line/bot-sdk'

export interface Exchange<T> {
  /** Null when no answer came: refused connection, reset, time-out. */
  status: number | null
  /** LINE's id of this request; of the accepted one when a retry key is known already (409). */
  requestId: string | null
  /** What the SDK made of a 2xx answer; null when there was none or it could not be read. */
  body: T | null
  /** LINE's words for a refusal, or the name of what went wrong; empty after a readable 2xx. */
  message: string
}

interface Attempt {
  signal: AbortSignal
  answer: Response | null
}

/** Runs `work` with a signal that fires when the time is up. */
export async function inTime<T>(ms: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const limit = new AbortController()
  const timer = setTimeout(() => limit.abort(new DOMException('time is up', 'TimeoutError')), ms)
  try {
    return await work(limit.signal)
  } finally {
    clearTimeout(timer)
  }
}

const attempts = new AsyncLocalStorage<Attempt>()
let isWrapped = false

/** Never rejects. `signal` ends the wait for the answer's body, too. `run` makes exactly one call of the SDK. */
export async function exchange<T>(signal: AbortSignal, run: () => Promise<T>): Promise<Exchange<T>> {
  wrapFetch()
  const attempt: Attempt = { signal, answer: null }
  const end = await attempts
    .run(attempt, async () => run())
    .then(
      body => ({ body, message: '' }),
      (error: unknown) => ({ body: null, message: messageOf(error) }),
    )
  const headers = attempt.answer?.headers
  return {
    status: attempt.answer?.status ?? null,
    requestId: headers?.get('x-line-accepted-request-id') ?? headers?.get('x-line-request-id') ?? null,
    ...end,
  }
}

function wrapFetch(): void {
  if (isWrapped) return
  isWrapped = true
  const unlimited = globalThis.fetch
  globalThis.fetch = async (input, init) => {
    const attempt = attempts.getStore()
    if (!attempt) return unlimited(input, init)
    attempt.answer = await unlimited(input, { ...init, signal: attempt.signal })
    return attempt.answer
  }
}

function messageOf(error: unknown): string {
  return error instanceof HTTPFetchError ? wordsOf(error.body) : nameOf(error)
}

/** `{"message":…}` of the Messaging API, or `error_description` of the token endpoint; empty where it is neither. */
export function wordsOf(body: string): string {
  try {
    const { message, error_description: description, details } = JSON.parse(body)
    const first = Array.isArray(details) ? ` (${details[0]?.property}: ${details[0]?.message})` : ''
    return `${message ?? description ?? ''}${first}`.slice(0, 500)
  } catch {
    return ''
  }
}

/** Of what went wrong before there was an answer. */
export function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { code } = (error.cause ?? error) as { code?: unknown }
  return typeof code === 'string' ? `${error.name}: ${code}` : error.name
}

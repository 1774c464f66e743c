// POST /webhook: LINE's events come in here and are stored, nothing more; LINE is never called from here.
// A raw node:http handler before express: anybody can reach it, so size and time are limited before the signature
// can be looked at, and every refusal has an empty body.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { validateSignature } from '@line/bot-sdk'
import { z } from 'zod'
import { storeEvents } from '../actions/store-events.ts'
import type { Deps } from '../deps.ts'
import { readBody, refuseUnread } from './read-body.ts'

export interface WebhookConfig {
  channelSecret: string
  /** The bot's own user id where it is known: requests for another bot are refused then. */
  botUserId?: string | null
  /** For the whole body; LINE itself gives up after two seconds. Default 5000. */
  bodyTimeoutMs?: number
  /** For the database; later than this LINE counts a failure anyway. Default 4000. */
  storeTimeoutMs?: number
}

/** LINE documents no limit; a request with a hundred long messages stays far below. */
const MAX_BYTES = 1024 * 1024

/** Only what is needed to take the events apart; each one may be anything and is stored as it is. */
const WebhookBody = z.looseObject({ destination: z.string().optional(), events: z.array(z.unknown()) })

export function createWebhook(
  deps: Pick<Deps, 'db' | 'clock' | 'log' | 'wake'> & WebhookConfig,
): (req: IncomingMessage, res: ServerResponse) => void {
  const { log, clock } = deps

  async function take(req: IncomingMessage, res: ServerResponse): Promise<void> {
    if (req.method !== 'POST') {
      res.setHeader('allow', 'POST')
      return refuseUnread(req, res, 405)
    }
    const read = await readBody(req, { maxBytes: MAX_BYTES, timeoutMs: deps.bodyTimeoutMs ?? 5000 })
    if (!read.isWhole) {
      log.warn('webhook.refused', { status: read.status })
      // Null: the sender has gone, there is nobody to answer.
      return read.status === null ? undefined : refuseUnread(req, res, read.status)
    }
    answer(res, await judge(read.body, req.headers['x-line-signature']))
  }

  /** The status LINE gets; 200 only after the events are stored for good. */
  async function judge(body: Buffer, signature: string | string[] | undefined): Promise<number> {
    if (typeof signature !== 'string' || !validateSignature(body, deps.channelSecret, signature)) {
      return refused(401)
    }
    const parsed = parse(body)
    if (parsed === null) return refused(400)
    const { destination, events } = parsed
    if (deps.botUserId && destination !== deps.botUserId) {
      log.warn('webhook.wrong_destination', { destination: destination?.slice(0, 40) })
      return 400
    }
    return store(events)
  }

  async function store(events: unknown[]): Promise<number> {
    try {
      const added = await within(deps.storeTimeoutMs ?? 4000, storeEvents(deps, events, clock.now()))
      log.info('webhook.stored', { events: events.length, added })
      if (added > 0) deps.wake()
      return 200
    } catch (error) {
      // LINE delivers again what was not answered with 2xx (if redelivery is switched on for the channel).
      log.error('webhook.not_stored', { events: events.length, error })
      return 503
    }
  }

  function refused(status: number): number {
    log.warn('webhook.refused', { status })
    return status
  }

  return (req, res) => {
    take(req, res).catch((error: unknown) => {
      log.error('webhook.failed', { error })
      if (!res.headersSent) answer(res, 500)
    })
  }
}

function answer(res: ServerResponse, status: number): void {
  res.writeHead(status, { 'content-length': '0' }).end()
}

/** Null for what is not UTF-8, not JSON, or not a list of events. */
function parse(body: Buffer): z.infer<typeof WebhookBody> | null {
  try {
    const parsed: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
    return WebhookBody.safeParse(parsed).data ?? null
  } catch {
    return null
  }
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Error('the database does not answer')), ms)
  try {
    return await Promise.race([work, promise])
  } finally {
    clearTimeout(timer)
  }
}

// POST /webhook: LINE's events come in here and are stored, nothing more; LINE is never called from here.
// A raw node:http handler before express: anybody can reach it, so size and time are limited before the signature
// can be looked at, and every refusal has an empty body.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createEventGatherer, NotStored } from '../actions/gather-events.ts'
import { describeEvent } from '../actions/store-events.ts'
import type { Deps } from '../deps.ts'
import { readEventTexts } from './event-texts.ts'
import { createSignatureCheck } from './line-signature.ts'
import { readBody, refuseUnread } from './read-body.ts'

export interface WebhookConfig {
  channelSecret: string
  /** While the secret is being replaced: requests signed with the former one are taken, too. */
  oldChannelSecret?: string | null
  /** The bot's own user id where it is known: requests for another bot are refused then. */
  botUserId?: string | null
  /** For the whole body; LINE itself gives up after two seconds. Default 2000. */
  bodyTimeoutMs?: number
  /** For the database, so that LINE hears within its two seconds. Default 1500. */
  storeTimeoutMs?: number
}

/** LINE documents no limit; a request with a hundred long messages stays far below. */
const MAX_BYTES = 1024 * 1024

/** Of large bodies at once, whose signature can be looked at only when they have come. LINE delivers again after 503. */
const MOST_AT_ONCE_BYTES = 2 * MAX_BYTES

/** HMAC-SHA256 in base64. */
const SIGNATURE = /^[A-Za-z0-9+/]{43}=$/

/** Each event may be anything and is stored as it is. */
interface WebhookBody {
  destination: unknown
  events: unknown[]
  /** The same events as LINE wrote them. */
  texts: string[]
}

export function createWebhook(
  deps: Pick<Deps, 'db' | 'clock' | 'log' | 'wake'> & WebhookConfig,
): (req: IncomingMessage, res: ServerResponse) => void {
  const { log, clock, botUserId } = deps
  const limits = {
    maxBytes: MAX_BYTES,
    timeoutMs: deps.bodyTimeoutMs ?? 2000,
    shared: { freeBytes: MOST_AT_ONCE_BYTES },
  }
  const isSigned = createSignatureCheck([deps.channelSecret, deps.oldChannelSecret ?? []].flat())
  const storeRequest = createEventGatherer(deps, deps.storeTimeoutMs ?? 1500)

  async function take(req: IncomingMessage, res: ServerResponse): Promise<void> {
    if (req.method !== 'POST') {
      res.setHeader('allow', 'POST')
      return refuseUnread(req, res, 405)
    }
    // Who does not even claim to be LINE is not read.
    if (!SIGNATURE.test(String(req.headers['x-line-signature']))) return refuseUnread(req, res, refused(401))
    const read = await readBody(req, limits)
    if (!read.isWhole) {
      log.warn('webhook.refused', { status: read.status })
      // Null: the sender has gone, there is nobody to answer.
      return read.status === null ? undefined : refuseUnread(req, res, read.status)
    }
    answer(res, await judge(read.body, req.headers['x-line-signature']))
  }

  /** The status LINE gets; 200 only after the events are stored for good. */
  async function judge(body: Buffer, signature: string | string[] | undefined): Promise<number> {
    if (!isSigned(body, signature)) return refused(401)
    const parsed = parse(body)
    if (parsed === null) return refused(400)
    const { destination, events, texts } = parsed
    if (botUserId && destination !== botUserId) {
      log.warn('webhook.wrong_destination', { destination: String(destination).slice(0, 40) })
      return 400
    }
    const receivedAt = clock.now()
    try {
      await storeRequest(
        events.map((event, index) => describeEvent({ event, text: texts[index] ?? '' }, receivedAt)),
      )
      return 200
    } catch (error) {
      if (!(error instanceof NotStored)) throw error
      // LINE delivers again what was not answered with 2xx (if redelivery is switched on for the channel).
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

const EMPTY = { 'content-length': '0' }

function answer(res: ServerResponse, status: number): void {
  res.writeHead(status, EMPTY).end()
}

/** Not fatal: LINE signed it, so a broken letter in one event is no reason to refuse the others. */
const utf8 = new TextDecoder()

/** Null for what is not JSON or not a list of events. */
function parse(bytes: Buffer): WebhookBody | null {
  try {
    const json = utf8.decode(bytes)
    const body = JSON.parse(json) as Partial<WebhookBody> | null
    if (!Array.isArray(body?.events)) return null
    return { destination: body.destination, events: body.events, texts: readEventTexts(json) }
  } catch {
    return null
  }
}

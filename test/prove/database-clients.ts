// LINE and officers' phones while the database and the service are killed under them: each asks the same thing again
// until it is told 200, as both do in real life, and remembers what it was told.
import { createHmac } from 'node:crypto'
import { PATHS } from '../../bot/contract/paths.ts'
import type { LinePlatform } from '../../bot/practice/line-platform/line-platform.ts'
import { figuresOf, type SavePlace } from '../bench/save-world.ts'
import { giveReplyTokens } from './reply-tokens.ts'

export interface Question {
  /** LINE's. */
  userId: string
  replyToken: string
}

/** What was acknowledged, and what that took. */
export interface Diary {
  /** Whose question was answered 200 to LINE. */
  asked: Question[]
  /** Webhook event ids, acknowledged. */
  events: string[]
  saves: number
  /** The newest acknowledged version of each district's figures. */
  versions: Map<string, number>
  /** Requests that got no answer, or 503. */
  again: number
  /** Answers that nobody should get. */
  wrong: string[]
}

export interface Clients {
  diary: Diary
  /** Acknowledgements so far. */
  progress(): number
  /** Lets everybody come to the end of what they ask for. Rejects when that takes too long. */
  stop(): Promise<void>
}

export interface ClientsOptions {
  port(): number
  secret: string
  places: readonly SavePlace[]
  lines: number
  /** Of somebody who has asked nothing yet. */
  newQuestion(): Promise<Question>
  line: LinePlatform
}

const RETRY_MS = 40
/** LINE asks again for hours, a phone as long as the officer wants; here the service must be back before. */
const GIVE_UP_MS = 60_000
const PAUSE_MS = 15

export function startClients(options: ClientsOptions): Clients {
  const diary: Diary = { asked: [], events: [], saves: 0, versions: new Map(), again: 0, wrong: [] }
  const state = { isOver: false }
  const loops = [
    ...options.places.map(place => savePlace(place, options, diary, state)),
    ...Array.from({ length: options.lines }, (_, line) => deliver(line, options, diary, state)),
  ]
  const all = Promise.all(loops)
  // Whoever gives up ends the proof when it is waited for.
  all.catch(() => {})
  return {
    diary,
    progress: () => diary.events.length + diary.saves,
    async stop() {
      state.isOver = true
      await all
    },
  }
}

/** One request after the other, of one to three events. */
async function deliver(line: number, options: ClientsOptions, diary: Diary, state: { isOver: boolean }) {
  for (let count = 0; !state.isOver; count += 1) {
    const questions = await Promise.all(Array.from({ length: 1 + (count % 3) }, () => options.newQuestion()))
    const events = questions.map(({ userId, replyToken }, index) => ({
      type: 'message',
      mode: 'active',
      webhookEventId: `K${line}-${count}-${index}`,
      timestamp: Date.now(),
      source: { type: 'user', userId },
      replyToken,
      message: { id: `${Date.now()}${line}${index}`, type: 'text', text: 'สถานะ' },
    }))
    const write = (isRedelivery: boolean) =>
      JSON.stringify({
        destination: 'U',
        events: events.map(event => ({ ...event, deliveryContext: { isRedelivery } })),
      })
    await askUntilTaken(options, diary, async tries => {
      await giveReplyTokens(options.line, questions)
      const body = write(tries > 0)
      const signature = createHmac('sha256', options.secret).update(body).digest('base64')
      return { path: '/webhook', method: 'POST', headers: { 'x-line-signature': signature }, body }
    })
    diary.events.push(...events.map(event => event.webhookEventId))
    diary.asked.push(...questions)
    await pause(PAUSE_MS)
  }
}

/** Every figure of the district, again and again; the version that counts is the one that was acknowledged. */
async function savePlace(
  place: SavePlace,
  options: ClientsOptions,
  diary: Diary,
  state: { isOver: boolean },
) {
  const [method, path] = PATHS.saveFigures
  const address = path.replace(':officeCode', place.officeCode).replace(':period', place.period)
  for (let version = 0; !state.isOver; version += 1) {
    const body = JSON.stringify({ figures: figuresOf(place, version) })
    const cookie = `otop=${place.tokens[version % place.tokens.length]}`
    const headers = { cookie, 'content-type': 'application/json' }
    await askUntilTaken(options, diary, async () => ({ path: address, method, headers, body }))
    diary.saves += 1
    diary.versions.set(place.officeCode, version + 1)
    await pause(PAUSE_MS)
  }
}

interface Asked {
  path: string
  method: string
  headers: Record<string, string>
  body: string
}

async function askUntilTaken(
  options: ClientsOptions,
  diary: Diary,
  ask: (tries: number) => Promise<Asked>,
): Promise<void> {
  const until = performance.now() + GIVE_UP_MS
  for (let tries = 0; ; tries += 1) {
    const { path, ...request } = await ask(tries)
    const status = await statusOf(`http://127.0.0.1:${options.port()}${path}`, request)
    if (status === 200) return
    diary.again += 1
    if (status !== null && status !== 503) diary.wrong.push(`${path} was answered with ${status}`)
    if (performance.now() > until) throw new Error(`${path} is not answered with 200 for a minute`)
    await pause(RETRY_MS)
  }
}

/** Null = no answer, or not within what a phone waits. */
async function statusOf(url: string, request: Omit<Asked, 'path'>): Promise<number | null> {
  try {
    const response = await fetch(url, { ...request, signal: AbortSignal.timeout(5_000) })
    await response.arrayBuffer()
    return response.status
  } catch {
    return null
  }
}

const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

// Every event of LINE's arrives three times, in any order, several at once and at two processes of the bundled service;
// some poison what is careless. Each has one effect, each is kept, and none harms its neighbours.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createIds } from '../../bot/outside/ids.ts'
import { createLinePlatform, type LinePlatform } from '../../bot/practice/line-platform/line-platform.ts'
import { bundlePrograms } from '../bundle.ts'
import { startChildServer } from '../child-server.ts'
import { addPerson } from '../district.ts'
import { CHANNEL, startService, type TestService } from '../service.ts'
import { deliverAll } from './events-deliver.ts'
import { countEffects } from './events-effects.ts'
import { type MadeEvent, type Making, makeEvent, replyTokenOf } from './events-made.ts'
import { createChance, type Proof } from './proof.ts'
import { giveReplyTokens } from './reply-tokens.ts'

const PROCESSES = 2
/** Handled before the next come: a reply must go out within its minute. */
const WAVE = 400
const WAVE_WITHIN_MS = 50_000

export const EVENTS: Proof = {
  promise: 'Every event of LINE’s has one effect however often it comes, and none spoils another.',
  isInQuick: true,
  limitSeconds: [600, 45],
  async run({ seed, isQuick }) {
    const chance = createChance(seed)
    const world = await openWorld()
    const totals = { events: isQuick ? 300 : 10_000, poison: 0, requests: 0, again: 0 }
    const broken: string[] = []
    try {
      const making = await prepareMaking(world, chance)
      for (let from = 0; from < totals.events && broken.length === 0; from += WAVE) {
        const count = Math.min(WAVE, totals.events - from)
        const events = Array.from({ length: count }, (_, index) => makeEvent(from + index, making))
        await giveTokens(world.line, events)
        const how = { ports: world.ports, secret: CHANNEL.channelSecret, chance }
        const { requests, again } = await deliverAll(events, how)
        totals.requests += requests
        totals.again += again
        totals.poison += events.filter(event => event.isPoison).length
        await untilHandled(world.service)
        broken.push(...(await countEffects(world, events)))
      }
    } finally {
      await world.close()
    }
    return { figures: { ...totals, processes: PROCESSES, wrong: broken.length }, broken }
  },
}

async function openWorld() {
  // The processes have the real clock.
  const bangkok = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 16)
  const service = await startService({ at: bangkok })
  const { channelAccessToken: _, ...channel } = CHANNEL
  const line = await createLinePlatform({
    ...channel,
    now: () => new Date(),
    newId: createIds().uuid,
    quota: null,
    liffEndpointUrl: () => 'https://liff.invalid/',
    // Tokens for replies are given here, and the requests are ours.
    webhookUrl: () => null,
  })
  const door = await line.listen()
  const folder = mkdtempSync(join(tmpdir(), 'otop-events-'))
  const bundle = await bundlePrograms({ service: 'bot/main.ts' })
  const env = {
    PORT: '0',
    DATABASE_URL: service.database.url,
    EVIDENCE_DIR: folder,
    PUBLIC_URL: 'http://localhost',
    LINE_CHANNEL_ID: CHANNEL.channelId,
    LINE_CHANNEL_SECRET: CHANNEL.channelSecret,
    LINE_LOGIN_CHANNEL_ID: CHANNEL.loginChannelId,
    LIFF_ID: CHANNEL.liffId,
    LINE_API_BASE_URL: door.url,
    LINE_DATA_API_BASE_URL: door.url,
  }
  const children = await Promise.all(
    Array.from({ length: PROCESSES }, (_, index) =>
      startChildServer({ args: [bundle.fileOf('service')], env, outputFile: join(folder, `${index}.log`) }),
    ),
  )
  return {
    service,
    line,
    ports: children.map(({ port }) => port),
    async close() {
      await Promise.all(children.map(child => child.end('SIGTERM')))
      bundle.remove()
      await door.close()
      await service.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export type EventsWorld = Awaited<ReturnType<typeof openWorld>>

async function prepareMaking({ service, line }: EventsWorld, chance: Making['chance']): Promise<Making> {
  const officers = await Promise.all(
    Array.from({ length: 60 }, (_, index) => addPerson(service, 'district_officer', `560${1 + (index % 9)}`)),
  )
  const photographer = await addPerson(service, 'district_officer', '5605')
  for (const { lineUserId } of [...officers, photographer])
    line.people.add({ userId: lineUserId, displayName: 'เจ้าหน้าที่', isFriend: true })
  return {
    chance,
    photographer: photographer.lineUserId,
    prefix: `01J${chance.below(1_000_000)}X`,
    now: Date.now(),
    // Strangers are answered, too, and each is somebody else.
    newPerson: () =>
      (chance.next() < 0.5 ? officers.pop()?.lineUserId : undefined) ??
      line.people.add({ displayName: 'คนแปลกหน้า', isFriend: true }).userId,
  }
}

async function giveTokens(line: LinePlatform, events: readonly MadeEvent[]): Promise<void> {
  const answered = events.filter(event => event.effect !== 'kept')
  await giveReplyTokens(
    line,
    answered.map(({ id, chatId }) => ({ userId: chatId, replyToken: replyTokenOf(id) })),
  )
}

/** Until nothing waits to be handled or sent. */
async function untilHandled({ database }: TestService): Promise<void> {
  const until = performance.now() + WAVE_WITHIN_MS
  for (;;) {
    const [row] = await database.sql<{ left: number }[]>`
      select (select count(*) from webhook_events where state = 'waiting')::int
        + (select count(*) from deliveries where state = 'sending' and method = 'reply')::int as left`
    if (row?.left === 0) return
    if (performance.now() > until) throw new Error(`${row?.left} events or replies wait for too long`)
    await new Promise(resolve => setTimeout(resolve, 50))
  }
}

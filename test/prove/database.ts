// PostgreSQL and the service are killed (kill -9) again and again while LINE delivers and officers save; both come back by
// themselves. The database is the embedded one, on the disk and durable, and nothing is restarted gently.
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createIds } from '../../bot/outside/ids.ts'
import { createLinePlatform, type LinePlatform } from '../../bot/practice/line-platform/line-platform.ts'
import { findServer } from '../../db/embedded/postmaster.ts'
import { createSaveWorld, type SaveWorld } from '../bench/save-world.ts'
import { bundlePrograms } from '../bundle.ts'
import { type ChildServer, startChildServer } from '../child-server.ts'
import { CHANNEL } from '../service.ts'
import { type Question, startClients } from './database-clients.ts'
import { findTruth } from './database-truth.ts'
import { createChance, type Proof } from './proof.ts'

/** Acknowledgements between two kills at least: every kill is in the middle of work. */
const PROGRESS = 15
/** People ask no faster than that they wait for so many answers at most. */
const UNANSWERED = 60
/** Before every second kill people have got replies, too: a reply has one minute. */
const REPLIES = 5
const BACK_WITHIN_MS = 60_000
const SETTLED_WITHIN_MS = 60_000

export const DATABASE: Proof = {
  promise:
    'What was acknowledged is there, once and whole, whatever of PostgreSQL and the service is killed.',
  isInQuick: true,
  limitSeconds: [600, 60],
  async run({ seed, isQuick }) {
    const chance = createChance(seed)
    const kills = isQuick ? { postgres: 1, service: 1 } : { postgres: 20, service: 10 }
    const stage = await openStage(isQuick)
    try {
      const { world, line, service } = stage
      const clients = startClients({
        port: () => service.current().port,
        secret: CHANNEL.channelSecret,
        places: world.places,
        lines: 4,
        newQuestion: () => askFor(line),
        line,
      })
      let slowest = 0
      for (const [turn, victim] of shuffle(kills, chance).entries()) {
        slowest = Math.max(slowest, await untilMore(clients.progress, PROGRESS))
        if (turn % 2 === 1) await untilMore(() => countReplies(line), REPLIES)
        await sleep(chance.below(200))
        if (victim === 'service') await service.killAndRestart()
        else await killPostgres(world)
      }
      slowest = Math.max(slowest, await untilMore(clients.progress, PROGRESS))
      await clients.stop()
      await untilSettled(world)
      const { diary } = clients
      const { broken, ...counts } = await findTruth(world, line, diary)
      const figures = {
        postgresKills: kills.postgres,
        serviceKills: kills.service,
        events: diary.events.length,
        saves: diary.saves,
        retries: diary.again,
        ...counts,
        slowestReturn: `${slowest}ms`,
      }
      return { figures, broken }
    } finally {
      await stage.close()
    }
  },
}

async function openStage(isQuick: boolean) {
  const world = await createSaveWorld({
    places: isQuick ? 4 : 8,
    producers: 30,
    // Each may ask so often a minute.
    sessionsPerPlace: 20,
    isDurable: true,
  })
  const { channelAccessToken: _, ...channel } = CHANNEL
  const line = await createLinePlatform({
    ...channel,
    now: () => new Date(),
    newId: createIds().uuid,
    quota: null,
    liffEndpointUrl: () => 'https://liff.invalid/',
    webhookUrl: () => null,
  })
  const door = await line.listen()
  const bundle = await bundlePrograms({ service: 'bot/main.ts' })
  const service = await startService(world, { file: bundle.fileOf('service'), lineUrl: door.url })
  return {
    world,
    line,
    service,
    async close() {
      await service.current().end('SIGTERM')
      bundle.remove()
      await door.close()
      await world.close()
    },
  }
}

async function startService(world: SaveWorld, { file, lineUrl }: { file: string; lineUrl: string }) {
  const env = {
    PORT: '0',
    // No DATABASE_URL: it joins the embedded server, and starts it again when it is gone.
    DATA_DIR: world.folder,
    PUBLIC_URL: 'http://localhost',
    LINE_CHANNEL_ID: CHANNEL.channelId,
    LINE_CHANNEL_SECRET: CHANNEL.channelSecret,
    LINE_LOGIN_CHANNEL_ID: CHANNEL.loginChannelId,
    LIFF_ID: CHANNEL.liffId,
    LINE_API_BASE_URL: lineUrl,
    LINE_DATA_API_BASE_URL: lineUrl,
  }
  let starts = 0
  const start = () =>
    startChildServer({ args: [file], env, outputFile: join(world.folder, `service-${++starts}.log`) })
  let current: ChildServer = await start()
  return {
    current: () => current,
    async killAndRestart() {
      await current.end('SIGKILL')
      current = await start()
    },
  }
}

/**
 * The postmaster alone: its children notice by themselves, and go on with what they have for a moment. So there may have
 * been answers since the last kill although no new one runs yet.
 */
async function killPostgres(world: SaveWorld): Promise<void> {
  const until = performance.now() + BACK_WITHIN_MS
  for (;;) {
    const server = await findServer(join(world.folder, 'postgres'))
    if (server !== undefined) return void process.kill(server.pid, 'SIGKILL')
    if (performance.now() > until) throw new Error('PostgreSQL does not come back')
    await sleep(20)
  }
}

function shuffle(
  kills: { postgres: number; service: number },
  chance: { below(n: number): number },
): ('postgres' | 'service')[] {
  const left = { ...kills }
  return Array.from({ length: kills.postgres + kills.service }, () => {
    const victim = chance.below(left.postgres + left.service) < left.postgres ? 'postgres' : 'service'
    left[victim] -= 1
    return victim
  })
}

async function askFor(line: LinePlatform): Promise<Question> {
  while (line.people.list().length - countReplies(line) > UNANSWERED) await sleep(20)
  const { userId } = line.people.add({ displayName: 'คนแปลกหน้า', isFriend: true })
  return { userId, replyToken: createIds().secret(16) }
}

/** Until so much more is done; how long that took, in milliseconds. */
async function untilMore(progress: () => number, more: number): Promise<number> {
  const began = performance.now()
  const from = progress()
  while (progress() < from + more) {
    if (performance.now() - began > BACK_WITHIN_MS) throw new Error('nothing goes on any more')
    await sleep(20)
  }
  return Math.round(performance.now() - began)
}

const countReplies = (line: LinePlatform): number =>
  line.calls.filter(call => call.path === '/v2/bot/message/reply').length

async function untilSettled({ connection }: SaveWorld): Promise<void> {
  const until = performance.now() + SETTLED_WITHIN_MS
  for (;;) {
    const [row] = await connection.sql<{ left: number }[]>`
      select (select count(*) from webhook_events where state = 'waiting')::int
        + (select count(*) from deliveries where state = 'sending' and method = 'reply')::int as left`
    if (row?.left === 0) return
    if (performance.now() > until) throw new Error(`${row?.left} events or replies wait for too long`)
    await sleep(50)
  }
}

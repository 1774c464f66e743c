// The outbox beside the same calls with nothing stored, and beside the shortest time LINE's limits allow: how long 2,600
// pushes and 200 multicasts to a hundred thousand people take, and what each call costs. PostgreSQL is durable here.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sendDeliveries } from '../../bot/actions/send-deliveries.ts'
import { compose } from '../../bot/compose.ts'
import { type LineChannel, readConfig } from '../../bot/config.ts'
import type { Deps } from '../../bot/deps.ts'
import { createClock } from '../../bot/outside/clock.ts'
import { createIds } from '../../bot/outside/ids.ts'
import { createLog } from '../../bot/outside/log.ts'
import type { LineCall } from '../../bot/ports.ts'
import { connect } from '../../db/connect.ts'
import { findServer } from '../../db/embedded/postmaster.ts'
import { startEmbedded } from '../../db/embedded.ts'
import { loadPlaces } from '../../db/load-places.ts'
import { migrateUp } from '../../db/migrate.ts'
import { bundlePrograms } from '../bundle.ts'
import { startChildServer } from '../child-server.ts'
import { type Bench, cpuOf, type Figure, familyOf, interleave, median, type Sample } from './compare.ts'
import {
  ACCESS_TOKEN,
  countSent,
  fillOutbox,
  listCalls,
  SENDINGS,
  type Sending,
  shortestMs,
} from './sending-world.ts'

const ROUNDS = 5
/** As many as the outbox has in hand. */
const IN_HAND = 360

export const sending: Bench = {
  says: 'durable fan-out, beside the same calls with nothing stored and LINE’s own limits (100 ms a call)',
  async run() {
    const world = await openWorld()
    try {
      const figures: Figure[] = []
      for (const what of SENDINGS) figures.push(...(await measure(world, what)))
      return figures
    } finally {
      await world.close()
    }
  },
}

interface World {
  /** Two of them, with connections of their own. */
  durable: Deps
  bare: Deps
  postgresPid: number
  refused(): Promise<number>
  close(): Promise<void>
}

async function measure(world: World, what: Sending): Promise<Figure[]> {
  const { db, clock } = world.durable
  const variants = {
    bare: async () => {
      await fillOutbox(db, what, clock.now())
      const calls = await listCalls(db)
      return timed(world, what, () => sendAll(world.bare, calls))
    },
    durable: async () => {
      await fillOutbox(db, what, clock.now())
      return timed(world, what, async () => {
        await sendDeliveries(world.durable, () => true)
        // Where LINE wanted it slower or a call found no answer, the same call is due again in a second.
        while ((await countSent(db)) < what.calls * what.each) {
          await new Promise(resolve => setTimeout(resolve, 100))
          await sendDeliveries(world.durable, () => true)
        }
      })
    },
  }
  // Once without counting: connections, plans, compiled code.
  await variants.bare()
  await variants.durable()
  const refusedBefore = await world.refused()
  const rounds = await interleave(variants, ROUNDS)
  const middle = (read: Parameters<typeof median<'bare' | 'durable'>>[1]) => median(rounds, read)
  const info = (says: string, value: number, unit: string): Figure => ({
    what: `${what.calls * what.each} by ${what.name}: ${says}`,
    value,
    unit,
    goal: null,
  })
  const cpu = (name: 'bare' | 'durable', whose: string) => middle(of => of[name].cpu[whose] ?? 0)
  return [
    {
      ...info(
        'durable, of the shortest that LINE allows',
        middle(of => of.durable.p50) / shortestMs(what),
        '×',
      ),
      goal: { atMost: 1.15 },
    },
    {
      ...info(
        'durable, of nothing stored',
        middle(of => of.durable.p50 / of.bare.p50),
        '×',
      ),
      goal: { atMost: 1.1 },
    },
    info('shortest that LINE allows', shortestMs(what), 'ms'),
    info(
      'nothing stored',
      middle(of => of.bare.p50),
      'ms',
    ),
    info(
      'durable',
      middle(of => of.durable.p50),
      'ms',
    ),
    info('nothing stored, node', cpu('bare', 'node'), 'µs/call'),
    info('durable, node', cpu('durable', 'node'), 'µs/call'),
    info('durable, PostgreSQL', cpu('durable', 'postgres'), 'µs/call'),
    info('refused as too fast', (await world.refused()) - refusedBefore, ''),
    info('processors kept busy by others', Math.max(...rounds.map(round => round.foreign)), ''),
  ]
}

/** Of the whole fan-out, in milliseconds as `p50` and `p99`: until every answer is there and recorded. */
async function timed(
  { postgresPid }: World,
  { calls }: Sending,
  work: () => Promise<unknown>,
): Promise<Sample> {
  const postgres = () => familyOf(postgresPid).reduce((sum, pid) => sum + cpuOf(pid), 0)
  const before = { postgres: postgres(), node: process.cpuUsage() }
  const startedAt = performance.now()
  await work()
  const ms = performance.now() - startedAt
  const { user, system } = process.cpuUsage(before.node)
  const cpu = { node: (user + system) / calls, postgres: (postgres() - before.postgres) / calls }
  return { perSecond: (calls * 1000) / ms, p50: ms, p99: ms, cpu }
}

/** The calls of the port, as many at once as the outbox makes, and again where LINE wants it slower. */
async function sendAll(deps: Deps, calls: readonly LineCall[]): Promise<void> {
  const left = calls[Symbol.iterator]()
  const lane = async (): Promise<void> => {
    for (const call of left) {
      for (let isSent = false; !isSent; ) {
        const { kind } = await deps.line.send(call)
        if (kind === 'refused') throw new Error('LINE refused a message')
        isSent = kind === 'accepted'
        if (!isSent) await new Promise(resolve => setTimeout(resolve, 1_000))
      }
    }
  }
  await Promise.all(Array.from({ length: IN_HAND }, lane))
}

async function openWorld(): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'otop-bench-sending-'))
  const bundle = await bundlePrograms({ line: 'test/bench/sending-line.ts' })
  const line = await startChildServer({
    args: [bundle.fileOf('line')],
    env: {},
    outputFile: join(folder, 'line.log'),
  })
  const dataDir = join(folder, 'data')
  const database = await startEmbedded({ dataDir, durable: true })
  await migrateUp(database.url, { migrationsFolder: join(import.meta.dirname, '../../db/migrations') })
  const url = `http://127.0.0.1:${line.port}`
  const connections = [connect(database.url, { max: 10 }), connect(database.url, { max: 10 })] as const
  const [durable, bare] = connections.map(connection => composeFor(url, connection))
  if (durable === undefined || bare === undefined) throw new Error('there are two connections')
  await loadPlaces(durable.db)
  return {
    durable,
    bare,
    postgresPid: (await findServer(join(dataDir, 'postgres')))?.pid ?? 0,
    refused: async () => ((await (await fetch(url)).json()) as { refused: number }).refused,
    async close() {
      for (const connection of connections) await connection.close()
      await database.stop()
      await line.end('SIGKILL')
      bundle.remove()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function composeFor(lineUrl: string, connection: ReturnType<typeof connect>): Deps {
  const clock = createClock()
  const channel: LineChannel = {
    channelId: '2000000001',
    channelSecret: 'secret',
    channelAccessToken: ACCESS_TOKEN,
    loginChannelId: '2000000002',
    liffId: '2000000002-AbCdEfGh',
    apiBaseUrl: lineUrl,
    dataApiBaseUrl: lineUrl,
  }
  const config = readConfig({ PUBLIC_URL: 'http://localhost', EVIDENCE_DIR: tmpdir() })
  const log = createLog({ clock, level: 'warn' })
  return compose(config, channel, { connection, clock, ids: createIds(), log }).deps
}

// The webhook of the real service (bundled, durable PostgreSQL) beside the SDK's echo bot that stores nothing. Both run
// in a process of their own, in turns; the service's rows are counted after each round and thrown away.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from '../../db/connect.ts'
import { findServer } from '../../db/embedded/postmaster.ts'
import { startEmbedded } from '../../db/embedded.ts'
import { bundlePrograms } from '../bundle.ts'
import { type ChildServer, startChildServer } from '../child-server.ts'
import { type Bench, cpuOf, type Figure, familyOf, interleave, median, type Sample } from './compare.ts'
import { type LoadResult, load } from './http-load.ts'
import { CHANNEL_SECRET, makeRequests } from './intake-requests.ts'

const CONNECTIONS = 50
const SECONDS = 2
const ROUNDS = 7
/** What is compiled on the way is not measured. */
const WARM_ROUNDS = 2
/** More than are sent in a round: no event comes twice. */
const REQUESTS = { one: 80_000, ten: 20_000 }

export const intake: Bench = {
  says: 'webhook of the service, durable and deduplicated, beside express + @line/bot-sdk that stores nothing',
  async run() {
    const world = await openWorld()
    try {
      return [...(await measure(world, 1)), ...(await measure(world, 10))]
    } finally {
      await world.close()
    }
  },
}

interface World {
  echo: ChildServer
  service: ChildServer
  postgresPid: number
  count(): Promise<number>
  empty(): Promise<void>
  close(): Promise<void>
}

async function measure(world: World, events: 1 | 10): Promise<Figure[]> {
  const requests = makeRequests(events === 1 ? REQUESTS.one : REQUESTS.ten, events)
  const loadOn = async (server: ChildServer, pids: () => Record<string, number[]>) => {
    const before = cpuBy(pids())
    const result = await load({ port: server.port, connections: CONNECTIONS, seconds: SECONDS, requests })
    expectOnly200(result)
    return { result, sample: sampleOf(result, before, cpuBy(pids())) }
  }
  const variants = {
    echo: async () => (await loadOn(world.echo, () => ({ node: [world.echo.pid] }))).sample,
    service: async () => {
      await world.empty()
      const pids = () => ({ node: [world.service.pid], postgres: familyOf(world.postgresPid) })
      const { result, sample } = await loadOn(world.service, pids)
      const stored = await world.count()
      const answered = result.statuses[200] ?? 0
      if (stored !== Math.min(answered, requests.length) * events)
        throw new Error(`${answered} requests were answered and ${stored} events are stored`)
      return sample
    },
  }
  await interleave(variants, WARM_ROUNDS)
  const rounds = await interleave(variants, ROUNDS)
  const middle = (read: Parameters<typeof median<'echo' | 'service'>>[1]) => median(rounds, read)
  const what = `${events} event${events === 1 ? '' : 's'}`
  const cpu = (name: 'echo' | 'service') => middle(of => sum(of[name].cpu))
  const info = (says: string, value: number, unit: string): Figure => ({
    what: `${what}: ${says}`,
    value,
    unit,
    goal: null,
  })
  return [
    {
      ...info(
        'rate, of the echo’s',
        middle(of => (of.service.perSecond ?? 0) / (of.echo.perSecond ?? 1)),
        '×',
      ),
      goal: events === 1 ? { atLeast: 0.9 } : null,
    },
    {
      ...info(
        'p99, of the echo’s',
        middle(of => of.service.p99 / of.echo.p99),
        '×',
      ),
      goal: events === 1 ? { atMost: 1.5 } : null,
    },
    info('processor time with PostgreSQL’s, of the echo’s', cpu('service') / cpu('echo'), '×'),
    info(
      'requests a second',
      middle(of => of.service.perSecond ?? 0),
      '/s',
    ),
    info(
      'requests a second, echo',
      middle(of => of.echo.perSecond ?? 0),
      '/s',
    ),
    info(
      'p99',
      middle(of => of.service.p99),
      'ms',
    ),
    info(
      'p99, echo',
      middle(of => of.echo.p99),
      'ms',
    ),
    info(
      'processor time, node',
      middle(of => of.service.cpu.node ?? 0),
      'µs',
    ),
    info(
      'processor time, PostgreSQL',
      middle(of => of.service.cpu.postgres ?? 0),
      'µs',
    ),
    info('processor time, echo', cpu('echo'), 'µs'),
    info('kept busy by others meanwhile', Math.max(...rounds.map(({ foreign }) => foreign)), 'cores'),
  ]
}

const sum = (parts: Record<string, number>) => Object.values(parts).reduce((all, one) => all + one, 0)

const cpuBy = (pids: Record<string, number[]>): Record<string, number> =>
  Object.fromEntries(
    Object.entries(pids).map(([name, list]) => [name, list.reduce((all, pid) => all + cpuOf(pid), 0)]),
  )

function sampleOf(result: LoadResult, before: Record<string, number>, after: Record<string, number>): Sample {
  const requests = sum(result.statuses)
  const cpu = Object.fromEntries(
    Object.entries(after).map(([name, value]) => [name, (value - (before[name] ?? 0)) / requests]),
  )
  return { perSecond: result.perSecond, p50: result.p50, p99: result.p99, cpu }
}

function expectOnly200({ statuses }: LoadResult): void {
  if (Object.keys(statuses).join() !== '200')
    throw new Error(`not every request was answered 200: ${JSON.stringify(statuses)}`)
}

async function openWorld(): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'otop-intake-'))
  const bundle = await bundlePrograms({ service: 'bot/main.ts', echo: 'test/bench/intake-echo.ts' })
  const embedded = await startEmbedded({ dataDir: folder, durable: true })
  const env = {
    NODE_ENV: 'production',
    PORT: '0',
    // Nothing is sent there: this process only takes in.
    ROLES: 'web',
    DATABASE_URL: embedded.url,
    PUBLIC_URL: 'https://otop.example.go.th',
    LINE_CHANNEL_ID: '2000000001',
    LINE_CHANNEL_SECRET: CHANNEL_SECRET,
    LINE_LOGIN_CHANNEL_ID: '2000000002',
    LIFF_ID: '2000000002-AbCdEfGh',
  }
  const start = (name: string) =>
    startChildServer({ args: [bundle.fileOf(name)], env, outputFile: join(folder, `${name}.log`) })
  const service = await start('service')
  const echo = await start('echo')
  const connection = connect(embedded.url, { max: 1 })
  const server = await findServer(join(folder, 'postgres'))
  return {
    echo,
    service,
    postgresPid: server?.pid ?? 0,
    async count() {
      const [row] = await connection.sql`select count(*)::int from webhook_events`
      return row?.count as number
    },
    async empty() {
      await connection.sql`truncate webhook_events`
    },
    async close() {
      await Promise.all([service.end('SIGTERM'), echo.end('SIGTERM')])
      await connection.close()
      await embedded.stop()
      bundle.remove()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

// Where the service starts: settings, database, LINE (or practice mode), server, worker; and where it ends.
import type { Server } from 'node:http'
import { join } from 'node:path'
import { openDatabase } from '../db/open.ts'
import { compose, findRoot } from './compose.ts'
import { ConfigRefused, type LineChannel, loadConfig } from './config.ts'
import { explain } from './explain.ts'
import { watchServing } from './http/graceful-stop.ts'
import { createHttpServer } from './http/server.ts'
import { createClock } from './outside/clock.ts'
import { createIds } from './outside/ids.ts'
import { createLog } from './outside/log.ts'
import type { startPractice } from './practice/start-practice.ts'

/** After SIGTERM: what is in hand gets this long; what is not done by then comes back by its lease. */
const STOP_WITHIN_MS = 4_500
const POOL = 10

async function main(): Promise<void> {
  const root = findRoot()
  const config = loadConfig()
  const database = await openDatabase({
    databaseUrl: config.databaseUrl,
    dataDir: config.dataDir,
    migrationsFolder: join(root, 'db/migrations'),
    max: POOL,
  })
  const { connection } = database
  const ids = createIds()
  const practice = config.line === null ? await openPractice({ config, connection, ids, root }) : null
  const clock = practice?.clock ?? createClock()
  const log = createLog({ clock, level: practice === null ? 'info' : 'warn' })
  const channel: LineChannel | undefined = config.line ?? practice?.channel
  if (!channel) throw new ConfigRefused('No LINE channel.')
  const { deps, worker } = compose(config, channel, { connection, clock, ids, log })
  const server = config.isWeb
    ? createHttpServer(deps, {
        channelSecret: channel.channelSecret,
        oldChannelSecret: channel.oldChannelSecret,
        lineOrigins: practice === null ? [channel.apiBaseUrl] : [],
        miniApp: {
          folder: join(root, practice === null ? 'dist/liff' : 'dist/liff-practice'),
          liffId: channel.liffId,
          isPractice: practice !== null,
        },
        ...(practice === null ? {} : { extend: app => practice.mount(app, deps, worker) }),
      })
    : null
  const serving = server === null ? null : watchServing(server)
  if (server !== null) await listen(server, config.port, practice === null ? undefined : '127.0.0.1')
  // A free port is known only now, and links to papers must name it.
  if (config.publicUrl.endsWith(':0')) deps.settings.publicUrl = addressOf(config.port, server)
  if (config.isWorker) worker.start()
  endOn(['SIGTERM', 'SIGINT'], async () => {
    await Promise.all([serving?.stop(), worker.stop().then(() => practice?.close())])
    await deps.documents.close()
    await deps.sheets.close()
    await database.close()
  })
  announce(config.port, server, practice !== null)
}

/** In real use none of it is even read. */
const openPractice: typeof startPractice = async options =>
  (await import('./practice/start-practice.ts')).startPractice(options)

function listen(server: Server, port: number, host: string | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => resolve())
  })
}

function addressOf(port: number, server: Server | null): string {
  const address = server?.address()
  return `http://localhost:${typeof address === 'object' && address !== null ? address.port : port}`
}

function announce(port: number, server: Server | null, isPractice: boolean): void {
  const at = addressOf(port, server)
  const text = isPractice ? `Practice mode: open ${at}/practice  (nothing is sent to LINE)` : `Ready on ${at}`
  process.stdout.write(`${text}\n`)
}

function endOn(signals: NodeJS.Signals[], end: () => Promise<void>): void {
  const stop = () => {
    setTimeout(() => process.exit(0), STOP_WITHIN_MS).unref()
    end().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  for (const signal of signals) process.once(signal, stop)
}

main().catch(error => {
  console.error(explain(error))
  process.exit(1)
})

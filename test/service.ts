// The whole service for one test file: real PostgreSQL, real HTTP, the simulated LINE over real HTTP, a clock that only
// moves when told. Nothing of ours is replaced but clock, ids and log.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compose, type Service } from '../bot/compose.ts'
import { readConfig } from '../bot/config.ts'
import { createHttpServer } from '../bot/http/server.ts'
import { createIds } from '../bot/outside/ids.ts'
import type { Log } from '../bot/ports.ts'
import { createLinePlatform, type LinePlatform } from '../bot/practice/line-platform/line-platform.ts'
import { connect } from '../db/connect.ts'
import { loadPlaces } from '../db/load-places.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'

export const CHANNEL = {
  channelId: '2000000001',
  channelSecret: '8c570fa6dd201bb328f1c1eac23a96d8',
  channelAccessToken: null,
  loginChannelId: '2000000002',
  liffId: '2000000002-AbCdEfGh',
}

export interface TestClock {
  now(): Date
  /** `2025-01-25T09:00` in Asia/Bangkok. */
  set(bangkok: string): void
  wait(ms: number): void
}

export interface LogLine {
  level: 'info' | 'warn' | 'error'
  event: string
  data: Record<string, unknown>
}

export interface TestService extends Service {
  database: TestDatabase
  platform: LinePlatform
  clock: TestClock
  log: LogLine[]
  /** Address of the HTTP server. */
  url: string
  lineUrl: string
  /** Another process of the same service: own pool, own worker, same LINE, and same database unless another is named. */
  another(databaseUrl?: string): Promise<Service & { close(): Promise<void> }>
  close(): Promise<void>
}

export interface ServiceOptions {
  at?: string
  quota?: number | null
  /** Built mini-app to serve; a stand-in page if left out. */
  miniAppFolder?: string
  isPractice?: boolean
  /** Instead of a new one; it is closed with the service. */
  database?: TestDatabase
}

export function createTestClock(bangkok: string): TestClock {
  let at = bangkokInstant(bangkok)
  return {
    now: () => at,
    set: text => {
      at = bangkokInstant(text)
    },
    wait: ms => {
      at = new Date(at.getTime() + ms)
    },
  }
}

export const bangkokInstant = (text: string): Date =>
  new Date(`${text.length === 16 ? `${text}:00` : text}+07:00`)

export async function startService(options: ServiceOptions = {}): Promise<TestService> {
  const database = options.database ?? (await createTestDatabase())
  await loadPlaces(database.db)
  const clock = createTestClock(options.at ?? '2025-01-09T08:55')
  const ids = createIds()
  const log: LogLine[] = []
  let url = ''
  const { channelId, channelSecret, loginChannelId, liffId } = CHANNEL
  const platform = await createLinePlatform({
    channelId,
    channelSecret,
    loginChannelId,
    liffId,
    now: clock.now,
    browserNow: () => new Date(),
    newId: ids.uuid,
    quota: options.quota === undefined ? null : options.quota,
    liffEndpointUrl: () => `${url}/liff/`,
    webhookUrl: () => `${url}/webhook`,
  })
  const line = await platform.listen()
  const channel = { ...CHANNEL, apiBaseUrl: line.url, dataApiBaseUrl: line.url }
  const evidenceDir = mkdtempSync(join(tmpdir(), 'otop-evidence-'))
  const config = {
    ...readConfig({ PUBLIC_URL: 'http://localhost', EVIDENCE_DIR: evidenceDir }),
    line: options.isPractice ? null : channel,
  }
  const outside = { clock, ids, log: recorder(log) }
  const service = compose(config, channel, { ...outside, connection: database })
  const server = createHttpServer(service.deps, {
    channelSecret: channel.channelSecret,
    lineOrigins: [],
    miniApp: {
      folder: options.miniAppFolder ?? standInPage(),
      liffId: channel.liffId,
      isPractice: options.isPractice ?? false,
    },
    ...(options.isPractice ? { extend: app => app.use('/practice/line', platform.browser) } : {}),
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    ...service,
    database,
    platform,
    clock,
    log,
    url,
    lineUrl: line.url,
    async another(databaseUrl = database.url) {
      const connection = connect(databaseUrl, { max: 4 })
      const other = compose(config, channel, { ...outside, connection })
      return {
        ...other,
        async close() {
          await other.worker.stop()
          await other.deps.documents.close()
          await other.deps.sheets.close()
          await connection.close()
        },
      }
    },
    async close() {
      await service.worker.stop()
      await service.deps.documents.close()
      await service.deps.sheets.close()
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
      await line.close()
      await database.close()
      rmSync(evidenceDir, { recursive: true, force: true })
    },
  }
}

function recorder(lines: LogLine[]): Log {
  const write =
    (level: LogLine['level']) =>
    (event: string, data: Record<string, unknown> = {}) => {
      lines.push({ level, event, data })
    }
  return { info: write('info'), warn: write('warn'), error: write('error') }
}

function standInPage(): string {
  const folder = mkdtempSync(join(tmpdir(), 'otop-page-'))
  mkdirSync(join(folder, 'assets'))
  writeFileSync(
    join(folder, 'index.html'),
    '<!doctype html><html data-liff-id="%LIFF_ID%" data-practice="%PRACTICE%"></html>',
  )
  return folder
}

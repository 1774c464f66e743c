// Practice mode for one test file, made of the real pieces as bot/main.ts makes it: PostgreSQL, HTTP server, worker,
// simulated LINE. `restart` ends the process's part and starts another on the same database and folder.
import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compose, findRoot } from '../../bot/compose.ts'
import { readConfig } from '../../bot/config.ts'
import type { Deps } from '../../bot/deps.ts'
import { createHttpServer } from '../../bot/http/server.ts'
import type { Worker } from '../../bot/jobs/worker.ts'
import { createIds } from '../../bot/outside/ids.ts'
import type {
  ChatsView,
  ClockOrder,
  MessageView,
  NoticesView,
  PracticeState,
} from '../../bot/practice/practice-api.ts'
import { startPractice } from '../../bot/practice/start-practice.ts'
import { connect } from '../../db/connect.ts'
import { loadPlaces } from '../../db/load-places.ts'
import { createTestDatabase } from '../database.ts'

export interface PracticeService {
  url: string
  deps: Deps
  worker: Worker
  get<T>(path: string): Promise<T>
  /** Answer with its status; never throws on a refusal. */
  post(path: string, body: unknown): Promise<{ status: number; body: Record<string, unknown> }>
  state(): Promise<PracticeState>
  notices(): Promise<NoticesView>
  messages(chatId: string): Promise<MessageView[]>
  /** Moves the clock; districts wait unless told otherwise. */
  move(to: ClockOrder['to'], districts?: ClockOrder['districts']): Promise<void>
}

export interface RestartablePractice {
  service(): PracticeService
  /** `meanwhile` runs while nothing does, with the folder that practice mode keeps its file in. */
  restart(meanwhile?: (dataDir: string) => void): Promise<void>
  close(): Promise<void>
}

export interface PracticeTestOptions {
  /** Folder of a built mini-app. */
  miniAppFolder: string
  /** Folder with the built page in dist/practice; the project's if left out. */
  root?: string
  /** With the worker's own timer, as in real life; without it nothing runs but what the clock's moves run. */
  isWorking: boolean
}

export async function startPracticeService(options: PracticeTestOptions): Promise<RestartablePractice> {
  const database = await createTestDatabase()
  await loadPlaces(database.db)
  const dataDir = mkdtempSync(join(tmpdir(), 'otop-practice-'))
  let running = await run(database.url, dataDir, options)
  return {
    service: () => running.service,
    async restart(meanwhile) {
      await running.stop()
      meanwhile?.(dataDir)
      running = await run(database.url, dataDir, options)
    },
    async close() {
      await running.stop()
      await database.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

async function run(databaseUrl: string, dataDir: string, options: PracticeTestOptions) {
  const connection = connect(databaseUrl, { max: 6 })
  const ids = createIds()
  const root = options.root ?? findRoot()
  const config = { ...readConfig({ PORT: '0', DATA_DIR: dataDir }), publicUrl: 'http://localhost' }
  const practice = await startPractice({ config, connection, ids, root })
  const silent = { info() {}, warn() {}, error() {} }
  const outside = { connection, clock: practice.clock, ids, log: silent }
  const { deps, worker } = compose(config, practice.channel, outside)
  const server = createHttpServer(deps, {
    channelSecret: practice.channel.channelSecret,
    lineOrigins: [],
    miniApp: { folder: options.miniAppFolder, liffId: practice.channel.liffId, isPractice: true },
    extend: app => practice.mount(app, deps, worker),
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const url = `http://localhost:${(server.address() as AddressInfo).port}`
  if (options.isWorking) worker.start()
  return {
    service: createService(url, deps, worker),
    async stop() {
      await worker.stop()
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
      await practice.close()
      await connection.close()
    },
  }
}

function createService(url: string, deps: Deps, worker: Worker): PracticeService {
  const get = async <T>(path: string): Promise<T> => {
    const response = await fetch(url + path)
    if (!response.ok) throw new Error(`${path} answered ${response.status}`)
    return (await response.json()) as T
  }
  const post: PracticeService['post'] = async (path, body) => {
    const response = await fetch(url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return { status: response.status, body: (await response.json()) as Record<string, unknown> }
  }
  return {
    url,
    deps,
    worker,
    get,
    post,
    state: () => get('/practice/api/state'),
    notices: () => get('/practice/api/notices'),
    messages: async chatId => (await get<ChatsView>(`/practice/api/chats?after=${chatId}:0`))[chatId] ?? [],
    async move(to, districts = 'wait') {
      const { status, body } = await post('/practice/api/clock', { to, districts, except: [] })
      if (status !== 200) throw new Error(JSON.stringify(body))
    },
  }
}

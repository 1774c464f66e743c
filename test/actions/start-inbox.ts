// The inbox over a real database, for two processes with a pool each; the clock only moves when told.
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { asc } from 'drizzle-orm'
import { describeEvent, storeEvents } from '../../bot/actions/store-events.ts'
import { findRoot } from '../../bot/compose.ts'
import type { Deps } from '../../bot/deps.ts'
import { createDocuments } from '../../bot/outside/documents.ts'
import { createIdentity } from '../../bot/outside/identity.ts'
import { createIds } from '../../bot/outside/ids.ts'
import { createLine } from '../../bot/outside/line.ts'
import { createPhotos } from '../../bot/outside/photos.ts'
import { createSheets } from '../../bot/outside/sheets.ts'
import { createStorage } from '../../bot/outside/storage.ts'
import { connect } from '../../db/connect.ts'
import { webhookEvents } from '../../db/schema/index.ts'
import { createTestDatabase } from '../database.ts'
import { createKeptLog } from '../outside/kept-log.ts'

export const NOW = new Date('2025-01-25T02:00:00Z')

/** Nobody listens there: LINE is never called while an event is handled. */
const NOWHERE = {
  apiBaseUrl: 'http://127.0.0.1:9',
  dataApiBaseUrl: 'http://127.0.0.1:9',
  channelId: null,
  channelSecret: 'secret',
  channelAccessToken: 'token',
  loginChannelId: '2000000002',
  timeoutMs: 100,
}

export async function startInbox() {
  const database = await createTestDatabase()
  const second = connect(database.url, { max: 4 })
  const log = createKeptLog()
  const state = { now: NOW, wakes: 0 }
  const outside = { clock: { now: () => state.now }, log }
  const deps: Deps = {
    ...outside,
    db: database.db,
    scopeTo: database.scopeTo,
    ping: database.ping,
    ids: createIds(),
    line: createLine(NOWHERE, outside),
    identity: createIdentity(NOWHERE, outside),
    documents: createDocuments({ root: findRoot(), log }),
    photos: createPhotos(),
    sheets: createSheets({ log }),
    storage: createStorage({ kind: 'folder', folder: join(tmpdir(), 'otop-inbox-evidence') }),
    settings: {
      provinceCode: '56',
      noticeTime: '09:00',
      summaryTime: '16:30',
      liffUrl: 'https://liff.line.me/x',
      publicUrl: 'http://localhost',
      isPractice: false,
    },
    wake: () => {
      state.wakes += 1
    },
  }
  return {
    deps,
    /** Another process. */
    otherDeps: { ...deps, db: second.db },
    log,
    /** `now` can be set. */
    state,
    wait: (ms: number) => {
      state.now = new Date(state.now.getTime() + ms)
    },
    rows: () => database.db.select().from(webhookEvents).orderBy(asc(webhookEvents.seq)),
    async empty() {
      state.now = NOW
      state.wakes = 0
      log.lines.length = 0
      await database.sql`truncate webhook_events, deliveries cascade`
    },
    async close() {
      await second.close()
      await database.close()
    },
  }
}

export const user = (number: number) => `U${String(number).padStart(32, '0')}`

/** As one webhook request brings them. */
export const store = (
  deps: Pick<Deps, 'db'>,
  events: readonly unknown[],
  receivedAt: Date,
): Promise<number> =>
  storeEvents(
    deps,
    events.map(one => describeEvent({ event: one, text: JSON.stringify(one) }, receivedAt)),
  )

/** A message event of that person's chat. */
export const event = (id: string, chat: number, more: Record<string, unknown> = {}) => ({
  type: 'message',
  webhookEventId: id,
  timestamp: NOW.getTime(),
  source: { type: 'user', userId: user(chat) },
  ...more,
})

export const pause = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds))

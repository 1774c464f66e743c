// The composition root: from settings and a database to a running service. Nothing else makes a dependency.
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Connection } from '../db/connect.ts'
import type { Config, LineChannel } from './config.ts'
import type { Deps } from './deps.ts'
import { CALL_MS } from './domain/delivery-grouping.ts'
import { createWorker, type Worker } from './jobs/worker.ts'
import { createDocuments } from './outside/documents.ts'
import { createIdentity } from './outside/identity.ts'
import { createLine } from './outside/line.ts'
import { createPhotos } from './outside/photos.ts'
import { createSheets } from './outside/sheets.ts'
import { createStorage, type StorageOptions } from './outside/storage.ts'
import type { Clock, Ids, Log } from './ports.ts'

export interface Outside {
  connection: Connection
  clock: Clock
  ids: Ids
  log: Log
}

export interface Service {
  deps: Deps
  worker: Worker
}

/** `isPractice` only says so on screens; what is talked to is decided by `channel`. */
export function compose(config: Config, channel: LineChannel, outside: Outside): Service {
  const { connection, clock, ids, log } = outside
  const deps: Deps = {
    db: connection.db,
    scopeTo: connection.scopeTo,
    ping: connection.ping,
    clock,
    ids,
    log,
    line: createLine({ ...channel, timeoutMs: CALL_MS }, { clock, log }),
    identity: createIdentity(channel, { clock, log }),
    documents: createDocuments({ root: findRoot(), log }),
    photos: createPhotos(),
    sheets: createSheets({ log }),
    storage: createStorage(storageFor(config)),
    settings: {
      provinceCode: config.provinceCode,
      noticeTime: config.noticeTime,
      summaryTime: config.summaryTime,
      liffUrl: `https://liff.line.me/${channel.liffId}`,
      publicUrl: config.publicUrl,
      isPractice: config.line === null,
    },
    wake: () => worker.wake(),
  }
  const worker = createWorker(deps)
  return { deps, worker }
}

/** What practice mode keeps never goes to the real storage. */
export const storageFor = ({ line, storage, dataDir }: Config): StorageOptions =>
  line === null && storage.kind === 's3' ? { kind: 'folder', folder: join(dataDir, 'evidence') } : storage

/** The project's folder, from the source tree and from the bundle alike. */
export function findRoot(): string {
  let folder = import.meta.dirname
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder)
    if (parent === folder) throw new Error('package.json was not found above the program')
    folder = parent
  }
  return folder
}

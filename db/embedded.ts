// The built-in database: a real PostgreSQL in a data folder, for who gives no DATABASE_URL. It listens on loopback
// with a random password. Any number of programs may use one folder: the first starts the server, the last one out
// stops it. If a program is killed the server stays, harmless, and the next start takes it over.

import { mkdir, realpath } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Account, chooseAccount } from './embedded/account.ts'
import { prepareCluster, readPassword } from './embedded/cluster.ts'
import { type Engine, findEngine } from './embedded/engine.ts'
import type { RunningServer } from './embedded/postmaster.ts'
import { announcePresence, type Presence, ROLE } from './embedded/presence.ts'
import { ensureServer, stopServer } from './embedded/server.ts'
import { withStartLock } from './embedded/start-lock.ts'
import { EmbeddedUnavailable } from './embedded/unavailable.ts'

export { EmbeddedUnavailable } from './embedded/unavailable.ts'

export interface EmbeddedOptions {
  /** Made if missing. The database is in `postgres` inside it, the server's log in `postgres.log`. */
  dataDir: string
  /** true: every commit is on the disk before it is answered. false, for tests: nothing survives a power cut. */
  durable: boolean
  onLog?: (line: string) => void
  /** Gives up starting. Has no effect once started. */
  signal?: AbortSignal
}

export interface EmbeddedDatabase {
  /** Of an ordinary role that owns the database; good until `stop`, also after the server had to be restarted. */
  url: string
  /** false: the server was already running, for another program or since a kill. */
  startedByUs: boolean
  /** Stops the server unless another program uses it; returns when it is stopped. Close your own pools first. */
  stop(): Promise<void>
}

interface Folder {
  engine: Engine
  dataDir: string
  cluster: string
  logFile: string
  durable: boolean
  log: (line: string) => void
}

interface Session {
  port: number
  password: string
  startedByUs: boolean
  presence: Presence
}

/** How long a server that says it is ready may refuse us (it may just be restarting itself), in milliseconds. */
const LOGIN_PATIENCE = 30_000
const WRONG_PASSWORD = ['28P01', '28000']
/** Refused, cut off or told to wait: what a server does that is starting, stopping or recovering. */
const PASSING = [
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'CONNECTION_CLOSED', 'CONNECTION_ENDED', 'CONNECT_TIMEOUT'],
  ...['57P01', '57P02', '57P03', '53300'],
]

/**
 * Starts the server of the folder, or joins the one that runs. The first start makes the database (about a second).
 * While this program runs, a server that dies is started again on the same port; the pools reconnect by themselves.
 * @throws EmbeddedUnavailable when this machine or this folder does not allow it; its message says what to do
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const folder = await openFolder(options)
  const ending = new AbortController()
  const { signal } = ending
  let stopped: Promise<void> | undefined

  const onLost = (): void => void revive()
  const revive = async (): Promise<void> => {
    folder.log('the database is gone; starting it again')
    await session.presence.end()
    for (let wait = 100; !signal.aborted; wait = Math.min(wait * 2, 10_000)) {
      try {
        return await withStartLock(folder.dataDir, signal, async () => {
          session = await openSession(folder, session.port, signal, onLost)
        })
      } catch (error) {
        folder.log(`the database could not be started again: ${String(error)}`)
        await sleep(wait, undefined, { ref: false })
      }
    }
  }
  const stop = async (): Promise<void> => {
    ending.abort()
    await withStartLock(folder.dataDir, undefined, () => leave(folder, session))
  }

  let session = await withStartLock(folder.dataDir, options.signal, () =>
    openSession(folder, undefined, options.signal, onLost),
  )
  const { port, password, startedByUs } = session
  return {
    url: `postgres://${ROLE}:${password}@127.0.0.1:${port}/${ROLE}`,
    startedByUs,
    stop: () => (stopped ??= stop()),
  }
}

async function openFolder(options: EmbeddedOptions): Promise<Folder> {
  const { durable, onLog: log = () => {} } = options
  const wanted = resolve(options.dataDir)
  await mkdir(wanted, { recursive: true, mode: 0o700 }).catch(cause => {
    throw new EmbeddedUnavailable(`The data folder ${wanted} cannot be made: ${String(cause)}`, { cause })
  })
  // One spelling for all programs, also through a link.
  const dataDir = await realpath(wanted)
  const engine = await findEngine(process.platform, process.arch)
  return {
    engine,
    dataDir,
    cluster: join(dataDir, 'postgres'),
    logFile: join(dataDir, 'postgres.log'),
    durable,
    log,
  }
}

async function openSession(
  folder: Folder,
  port: number | undefined,
  signal: AbortSignal | undefined,
  onLost: () => void,
): Promise<Session> {
  const began = performance.now()
  const prepare = (): Promise<Account> => prepareAccount(folder, signal)
  for (let startedByUs = false; ; ) {
    const server = await ensureServer({ ...folder, port, prepare, signal })
    startedByUs ||= server.startedByUs
    try {
      const password = await readPassword(folder.cluster)
      const presence = await announcePresence(server.port, password, onLost)
      const verb = startedByUs ? 'started' : 'joined'
      folder.log(`database ${verb} on port ${server.port} in ${Math.round(performance.now() - began)} ms`)
      return { port: server.port, password, startedByUs, presence }
    } catch (error) {
      if (!hasCode(error, PASSING) || signal?.aborted || performance.now() - began > LOGIN_PATIENCE) {
        if (startedByUs) await stopServer(folder)
        throw explainLogin(folder, server, error)
      }
      await sleep(50)
    }
  }
}

async function prepareAccount(folder: Folder, signal: AbortSignal | undefined): Promise<Account> {
  const account = await chooseAccount(folder.engine, folder.dataDir, folder.cluster)
  folder.log(`starting PostgreSQL ${folder.engine.major} as ${account.name} in ${folder.cluster}`)
  await prepareCluster({ ...folder, account, signal })
  return account
}

async function leave(folder: Folder, session: Session): Promise<void> {
  try {
    const { isLast } = await session.presence.leave()
    if (isLast) await stopServer(folder)
    else folder.log('another program uses the database; it stays')
  } catch (error) {
    // It died or restarts at this moment: nothing to stop, or the next start takes it over.
    folder.log(`the database did not answer at the end: ${String(error)}`)
  } finally {
    await session.presence.end()
  }
}

function hasCode(error: unknown, codes: string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code))
}

function explainLogin(folder: Folder, server: RunningServer, cause: unknown): unknown {
  if (hasCode(cause, WRONG_PASSWORD)) {
    const reason = `The server of ${folder.cluster} refuses the password stored beside its data: was the folder put together from two?`
    return new EmbeddedUnavailable(reason, { cause })
  }
  if (!hasCode(cause, PASSING)) return cause
  const reason = `Process ${server.pid} should be the PostgreSQL of ${folder.cluster}, but does not answer on port ${server.port} (${String(cause)}). If it is another program, which happens when the computer was switched off, delete ${join(folder.cluster, 'postmaster.pid')}.`
  return new EmbeddedUnavailable(reason, { cause })
}

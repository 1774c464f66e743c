// The server process: use the one that runs on a data folder or start one, wait until it answers, stop it.
// Callers hold the start lock. A server outlives the program that is killed; the next start takes it over.

import type { ChildProcess } from 'node:child_process'
import { type FileHandle, open, readFile, rename, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Account, runAs, spawnAs } from './account.ts'
import type { Engine } from './engine.ts'
import { findServer, isServerOf, type RunningServer, readPidFile } from './postmaster.ts'
import { EmbeddedUnavailable } from './unavailable.ts'

export interface ServerRequest {
  engine: Engine
  cluster: string
  logFile: string
  durable: boolean
  /** undefined = any free port. */
  port: number | undefined
  /** Makes sure that there is data to serve and says as whom; called only if no server is running. */
  prepare: () => Promise<Account>
  log: (line: string) => void
  signal: AbortSignal | undefined
}

/** A log of this many bytes is set aside at the next start. */
const LOG_LIMIT = 4_000_000
/** How long a start is tried again after a collision (port taken, remains of a killed server), in milliseconds. */
const RETRY_FOR = 30_000
/** After this many milliseconds a stop no longer waits for the last checkpoint; recovery makes it good. */
const STOP_PATIENCE = 60_000

/**
 * The running server of the folder, or a new one; returns when it is ready for connections.
 * @throws EmbeddedUnavailable with the server's own words when it does not start
 */
export async function ensureServer(
  request: ServerRequest,
): Promise<RunningServer & { startedByUs: boolean }> {
  const giveUpAt = performance.now() + RETRY_FOR
  for (;;) {
    request.signal?.throwIfAborted()
    const running = await findServer(request.cluster)
    const ready = running && (await waitUntilReady(running.pid, request))
    if (ready) return { ...ready, startedByUs: false }
    // It ended while we waited; the next round sees what it left.
    if (running) continue
    const attempt = await launch(request, request.port ?? (await findFreePort()))
    if ('pid' in attempt) return { ...attempt, startedByUs: true }
    if (!PASSING_TROUBLE.test(attempt.said) || performance.now() > giveUpAt) {
      throw new EmbeddedUnavailable(`PostgreSQL did not start:\n${attempt.said}`)
    }
    await sleep(100)
  }
}

/** The port was taken meanwhile, processes of a killed server have not noticed yet, somebody else was faster. */
const PASSING_TROUBLE =
  /could not bind|address already in use|pre-existing shared memory block|lock file "postmaster.pid" already exists/i

async function launch(request: ServerRequest, port: number): Promise<RunningServer | { said: string }> {
  const account = await request.prepare()
  const stale = await readPidFile(request.cluster)
  // Somebody who knows nothing of our lock started one meanwhile (pg_ctl by hand): the next round joins it.
  if (stale && (await isServerOf(request.cluster, stale)))
    return { said: 'lock file "postmaster.pid" already exists' }
  const output = await openLog(request.logFile)
  const { size: saidBefore } = await output.stat()
  const child = spawnAs(account, request.engine.postgres, listArguments(request, port), {
    // Its own session: Ctrl-C reaches this program only, which stops the server when its own work is done.
    detached: true,
    stdio: ['ignore', output.fd, output.fd],
    // A living process with the number in the pid file that is no server of this folder only inherited the number.
    // PostgreSQL takes the file for stale if the number is this one, and keeps all its other safeguards.
    ...(stale ? { settings: { PG_GRANDPARENT_PID: String(stale.pid) } } : {}),
  })
  const end = watchEnd(child)
  await output.close()
  try {
    const ready = await waitForChild(child, end, request)
    child.unref()
    return ready ?? { said: end.error ?? (await readFrom(request.logFile, saidBefore)) }
  } catch (error) {
    child.kill('SIGINT')
    throw error
  }
}

async function openLog(file: string): Promise<FileHandle> {
  const { size } = (await stat(file).catch(() => undefined)) ?? { size: 0 }
  if (size > LOG_LIMIT) await rename(file, `${file}.old`)
  return await open(file, 'a', 0o600)
}

function listArguments(request: ServerRequest, port: number): string[] {
  const settings: Record<string, string | number> = {
    listen_addresses: '127.0.0.1',
    port,
    // A socket file would need a path under 108 bytes that every account reaches; loopback with a password does not.
    unix_socket_directories: '',
    max_connections: 120,
    shared_buffers: '64MB',
    max_wal_size: '256MB',
    // They need much shared memory, which this cluster keeps in files (cluster.ts); a province does not need them.
    max_parallel_workers_per_gather: 0,
    max_logical_replication_workers: 0,
    // The log is for start, crash and stop. Failed statements are the program's to log: they hold people's data.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_checkpoints: 'off',
    log_autovacuum_min_duration: -1,
    ...(request.durable
      ? { fsync: 'on' }
      : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  }
  return [
    '-D',
    request.cluster,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ]
}

interface End {
  happened: boolean
  error?: string
}

function watchEnd(child: ChildProcess): End {
  const end: End = { happened: false }
  child.once('exit', () => (end.happened = true))
  child.once('error', error => Object.assign(end, { happened: true, error: String(error) }))
  return end
}

async function waitForChild(
  child: ChildProcess,
  end: End,
  request: ServerRequest,
): Promise<RunningServer | undefined> {
  // The pid file of the previous server stays until the new one has replaced it.
  while (!end.happened) {
    request.signal?.throwIfAborted()
    const ready = child.pid && (await waitUntilReady(child.pid, request))
    if (ready) return ready
    await sleep(5)
  }
  return undefined
}

/**
 * Waits until the process `pid` takes connections; undefined when it is not (or no longer) the folder's server.
 * There is no limit: after a crash it replays its log first, which takes as long as it takes.
 */
async function waitUntilReady(pid: number, request: ServerRequest): Promise<RunningServer | undefined> {
  const since = performance.now()
  for (let nextReport = 5_000; ; ) {
    request.signal?.throwIfAborted()
    const found = await readPidFile(request.cluster)
    if (!found || found.pid !== pid || !(await isServerOf(request.cluster, found))) return undefined
    if (found.state === 'ready') return { pid, port: found.port }
    const waited = performance.now() - since
    if (waited > nextReport) {
      request.log(`the database is still ${found.state || 'starting'} after ${Math.round(waited / 1000)} s`)
      nextReport *= 2
    }
    await sleep(waited < 1_000 ? 5 : 50)
  }
}

/** Ends every connection, writes everything to disk and returns when the process is gone. */
export async function stopServer(request: Pick<ServerRequest, 'engine' | 'cluster' | 'log'>): Promise<void> {
  const { engine, cluster, log } = request
  const server = await findServer(cluster)
  if (!server) return
  if (process.platform === 'win32') {
    // Windows has no signals; pg_ctl speaks to the server through a pipe.
    await runAs(
      { name: 'this user', prefix: [] },
      engine.pgCtl,
      ['stop', '-D', cluster, '-m', 'fast'],
      undefined,
    )
  } else {
    process.kill(server.pid, 'SIGINT')
  }
  const since = performance.now()
  let isImpatient = false
  while (await isServerOf(cluster, server)) {
    if (!isImpatient && performance.now() - since > STOP_PATIENCE) {
      log('the database takes too long to stop; it will recover at the next start')
      isImpatient = true
      process.kill(server.pid, 'SIGQUIT')
    }
    await sleep(5)
  }
}

async function findFreePort(): Promise<number> {
  return await new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

async function readFrom(file: string, offset: number): Promise<string> {
  return (await readFile(file)).subarray(offset).toString().trim()
}

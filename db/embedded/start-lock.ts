// One process at a time starts or stops the server of a data folder; the others wait their turn.
// Node has no file lock, but SQLite's exclusive transaction is one: the kernel frees it when the process dies, so a
// kill -9 leaves nothing stale behind, which a lock file with a process number in it could not promise.

import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { EmbeddedUnavailable } from './unavailable.ts'

const SQLITE_BUSY = 5

/** Runs `work` while no other process (and no other call in this one) runs it for the same folder. */
export async function withStartLock<T>(
  dataDir: string,
  signal: AbortSignal | undefined,
  work: () => Promise<T>,
): Promise<T> {
  const file = join(dataDir, 'postgres.lock')
  const lock = openLock(file)
  try {
    while (!tryLock(lock, file)) await sleep(20, undefined, signal ? { signal } : {})
    return await work()
  } finally {
    lock.close()
  }
}

function openLock(file: string): DatabaseSync {
  try {
    return new DatabaseSync(file, { timeout: 0 })
  } catch (cause) {
    throw notOurs(file, cause)
  }
}

function tryLock(lock: DatabaseSync, file: string): boolean {
  try {
    lock.exec('begin exclusive')
    return true
  } catch (cause) {
    if (cause instanceof Error && 'errcode' in cause && cause.errcode === SQLITE_BUSY) return false
    throw notOurs(file, cause)
  }
}

function notOurs(file: string, cause: unknown): EmbeddedUnavailable {
  return new EmbeddedUnavailable(
    `${file} cannot be locked; does the folder belong to another user? (${String(cause)})`,
    {
      cause,
    },
  )
}

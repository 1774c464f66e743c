// Loads a server on this machine with prebuilt requests: every connection sends the next one when its last was
// answered (closed loop). It happens in a process of its own, so that the loader's processor time is not the server's.
import { fork } from 'node:child_process'
import { join } from 'node:path'

export interface LoadOptions {
  port: number
  connections: number
  /** Requests go out for this long; those on their way get a little longer to be answered. */
  seconds: number
  /** Whole HTTP/1.1 requests (no HEAD); taken in turn, and again from the first when there are no more. */
  requests: Buffer[]
}

export interface LoadResult {
  /** Answers per second, of any status. */
  perSecond: number
  /** Milliseconds from writing a request to the last byte of its answer. */
  p50: number
  p99: number
  /** How often each status came; 0 = the connection broke before the answer. */
  statuses: Record<number, number>
}

/** Beyond its seconds: starting the process, handing over the requests, the last answers. */
const SPARE_MS = 30_000

/** Rejects when the loading process fails or is not done in time. */
export async function load(options: LoadOptions): Promise<LoadResult> {
  const child = fork(join(import.meta.dirname, 'http-load-child.ts'), { serialization: 'advanced' })
  const { promise, resolve, reject } = Promise.withResolvers<LoadResult>()
  const limit = setTimeout(
    () => reject(new Error('the load is not done in time')),
    options.seconds * 1000 + SPARE_MS,
  )
  child.once('message', message => resolve(message as LoadResult))
  child.once('error', reject)
  child.once('exit', code => reject(new Error(`the load ended with ${code} and without a result`)))
  child.send(options)
  try {
    return await promise
  } finally {
    clearTimeout(limit)
    child.kill('SIGKILL')
  }
}

// Reads a request's body within a size and a time, before anything is known of the sender.
// Memory stays flat: what is above the limit is never kept, and a refused sender is read no further than politeness needs.
import type { IncomingMessage, ServerResponse } from 'node:http'

export type ReadBody =
  | { isWhole: true; body: Buffer }
  /** 413 too large, 408 too slow, 503 too much at once, null = the sender went away before the end. */
  | { isWhole: false; status: 413 | 408 | 503 | null }

export interface BodyLimits {
  maxBytes: number
  timeoutMs: number
  /** What all bodies under way may hold together beyond the usual size of each; counted here. That part is read slowly. */
  shared?: { freeBytes: number }
}

/** A body of this size is always read, however many others are. */
const USUAL_BYTES = 64 * 1024

/** A phone's line: read no faster, a flood is held up in the network and not in our memory. */
const SLOW_BYTES_PER_MS = 1024

/** Never rejects. Both the announced length and the bytes that really come are held to `maxBytes`. */
export function readBody(req: IncomingMessage, limits: BodyLimits): Promise<ReadBody> {
  if (Number(req.headers['content-length'] ?? 0) > limits.maxBytes) {
    return Promise.resolve({ isWhole: false, status: 413 })
  }
  const { promise, resolve } = Promise.withResolvers<ReadBody>()
  const chunks: Buffer[] = []
  const { shared = { freeBytes: Number.POSITIVE_INFINITY } } = limits
  let size = 0
  let taken = 0
  let later: NodeJS.Timeout | undefined
  const finish = (result: ReadBody): void => {
    clearTimeout(timer)
    clearTimeout(later)
    shared.freeBytes += taken
    req.off('data', onData).off('end', onEnd).off('close', onClose)
    if (!result.isWhole) req.pause()
    resolve(result)
  }
  const onData = (chunk: Buffer): void => {
    size += chunk.length
    const more = Math.max(0, size - USUAL_BYTES) - taken
    if (size > limits.maxBytes) finish({ isWhole: false, status: 413 })
    else if (more > shared.freeBytes) finish({ isWhole: false, status: 503 })
    else {
      chunks.push(chunk)
      if (more > 0) readLater(chunk.length)
      taken += more
      shared.freeBytes -= more
    }
  }
  const readLater = (bytes: number): void => {
    if (limits.shared === undefined) return
    req.pause()
    later = setTimeout(() => req.resume(), bytes / SLOW_BYTES_PER_MS)
  }
  const onEnd = (): void => finish({ isWhole: true, body: Buffer.concat(chunks, size) })
  // `close` without `end`: fewer bytes than announced, or a broken connection.
  const onClose = (): void => finish({ isWhole: false, status: null })
  const timer = setTimeout(() => finish({ isWhole: false, status: 408 }), limits.timeoutMs)
  req.on('data', onData).on('end', onEnd).on('close', onClose)
  req.on('error', () => {})
  return promise
}

/** What a sender may still send that is refused or answered already, and how long it has to hear the answer. */
export interface Linger {
  bytes: number
  ms: number
}

const LINGER: Linger = { bytes: 64 * 1024, ms: 500 }

/**
 * Reads a little more and drops it, because closing on a sender in mid-sentence resets the connection and the answer is
 * lost with it; then calls `done`, once.
 */
export function dropRest(req: IncomingMessage, { bytes, ms }: Linger, done: () => void): void {
  let left = bytes
  let pause: NodeJS.Timeout | undefined
  const finish = (): void => {
    clearTimeout(timer)
    clearTimeout(pause)
    req.off('data', onData).off('end', finish).off('close', finish)
    done()
  }
  const onData = (chunk: Buffer): void => {
    left -= chunk.length
    req.pause()
    if (left > 0) pause = setTimeout(() => req.resume(), chunk.length / SLOW_BYTES_PER_MS)
  }
  const timer = setTimeout(finish, ms)
  req.on('error', () => {})
  if (req.complete || req.destroyed) finish()
  // Asked for now, or node drops the rest by itself when the answer is out, however much it is.
  else req.on('data', onData).on('end', finish).on('close', finish).resume().read(0)
}

/** Answers at once with an empty body, and closes the connection soon after. */
export function refuseUnread(req: IncomingMessage, res: ServerResponse, status: number): void {
  res.writeHead(status, { 'content-length': '0', connection: 'close' })
  res.flushHeaders()
  dropRest(req, LINGER, () => res.end())
}

/** Of somebody whom we do not know, perhaps only no more: most of what an officer may send. */
const LINGER_STRANGER: Linger = { bytes: 256 * 1024, ms: 1_000 }

/** Of somebody whom we know: a person whose photo is too large is to read so, and browsers read only when they have sent. */
const LINGER_SIGNED_IN: Linger = { bytes: 32 * 1024 * 1024, ms: 30_000 }

/** Cuts off who still sends after the answer: node itself would read all of it. Before anything else changes `res`. */
export function cutOffAfterAnswer(
  req: IncomingMessage,
  res: ServerResponse & { locals?: { actor?: unknown } },
): void {
  const { write, end } = res
  const endLater = (...answer: unknown[]): ServerResponse => {
    if (req.complete || req.destroyed) return Reflect.apply(end, res, answer)
    // All of it goes out now; only the end of the connection waits.
    if (answer[0] === undefined || answer[0] === null) res.flushHeaders()
    else Reflect.apply(write, res, answer.slice(0, 2))
    dropRest(req, res.locals?.actor ? LINGER_SIGNED_IN : LINGER_STRANGER, () => {
      Reflect.apply(end, res, [])
      if (!req.complete) req.socket.destroy()
    })
    return res
  }
  res.end = endLater as typeof res.end
}

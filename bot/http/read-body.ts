// Reads a request's body within a size and a time, before anything is known of the sender.
// Memory stays flat: what is above the limit is never kept, and a refused sender is read no further than politeness needs.
import type { IncomingMessage, ServerResponse } from 'node:http'

export type ReadBody =
  | { isWhole: true; body: Buffer }
  /** 413 too large, 408 too slow, null = the sender went away before the end. */
  | { isWhole: false; status: 413 | 408 | null }

/** Never rejects. Both the announced length and the bytes that really come are held to `maxBytes`. */
export function readBody(
  req: IncomingMessage,
  limits: { maxBytes: number; timeoutMs: number },
): Promise<ReadBody> {
  if (Number(req.headers['content-length'] ?? 0) > limits.maxBytes) {
    return Promise.resolve({ isWhole: false, status: 413 })
  }
  const { promise, resolve } = Promise.withResolvers<ReadBody>()
  const chunks: Buffer[] = []
  let size = 0
  const finish = (result: ReadBody): void => {
    clearTimeout(timer)
    req.off('data', onData).off('end', onEnd).off('close', onClose)
    if (!result.isWhole) req.pause()
    resolve(result)
  }
  const onData = (chunk: Buffer): void => {
    size += chunk.length
    if (size > limits.maxBytes) finish({ isWhole: false, status: 413 })
    else chunks.push(chunk)
  }
  const onEnd = (): void => finish({ isWhole: true, body: Buffer.concat(chunks, size) })
  // `close` without `end`: fewer bytes than announced, or a broken connection.
  const onClose = (): void => finish({ isWhole: false, status: null })
  const timer = setTimeout(() => finish({ isWhole: false, status: 408 }), limits.timeoutMs)
  req.on('data', onData).on('end', onEnd).on('close', onClose)
  req.on('error', () => {})
  return promise
}

/** How much and how long a refused sender may go on before the connection is cut. */
const LINGER_BYTES = 256 * 1024
const LINGER_MS = 500

/**
 * Answers with an empty body and closes the connection. The answer goes out at once; then a little more is read and
 * dropped, because closing on a sender in mid-sentence resets the connection and the answer is lost with it.
 */
export function refuseUnread(req: IncomingMessage, res: ServerResponse, status: number): void {
  res.writeHead(status, { 'content-length': '0', connection: 'close' })
  res.flushHeaders()
  let dropped = 0
  const close = (): void => {
    clearTimeout(timer)
    req.off('data', onData).off('end', close).off('close', close)
    res.end()
  }
  const onData = (chunk: Buffer): void => {
    dropped += chunk.length
    if (dropped > LINGER_BYTES) {
      req.pause()
      close()
    }
  }
  const timer = setTimeout(close, LINGER_MS)
  req.on('error', () => {})
  if (req.complete || req.destroyed) close()
  else req.on('data', onData).on('end', close).on('close', close).resume()
}

// The body of a request to a route: JSON, or the bytes of a photo or a spreadsheet. What is too large is refused without
// being read to its end, nothing is unpacked, and a sender that was refused is cut off soon after.
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { RequestHandler } from 'express'
import { PhotoBody, SheetBody } from '../contract/files.ts'
import type { RouteShape } from '../contract/routes.ts'
import { PHOTO_LIMIT_BYTES, SHEET_LIMIT_BYTES } from '../domain/limits.ts'
import { Problem } from '../domain/problems.ts'
import { readBody } from './read-body.ts'

/** 500 producers with a note each stay far below. */
const JSON_LIMIT_BYTES = 512 * 1024
/** As long as a photo may take on a bad connection. */
const BODY_TIMEOUT_MS = 30_000

const MIB = 1024 * 1024

/** Puts the body into `req.body`. Throws request.invalid, request.too_large, photo.too_large, upload.too_large. */
export function readRequest(route: RouteShape): RequestHandler {
  if (route.body === null) return (_req, _res, next) => next()
  if (route.body === PhotoBody) return readBytes('photo.too_large', PHOTO_LIMIT_BYTES)
  if (route.body === SheetBody) return readBytes('upload.too_large', SHEET_LIMIT_BYTES)
  return readJson
}

function readBytes(code: 'photo.too_large' | 'upload.too_large', maxBytes: number): RequestHandler {
  return async (req, _res, next) => {
    req.body = await readWhole(req, maxBytes, new Problem(code, { limit: maxBytes / MIB }))
    next()
  }
}

const readJson: RequestHandler = async (req, _res, next) => {
  if (!IS_JSON.test(req.headers['content-type'] ?? '')) throw new Problem('request.invalid')
  const bytes = await readWhole(req, JSON_LIMIT_BYTES, new Problem('request.too_large'))
  try {
    req.body = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new Problem('request.invalid')
  }
  next()
}

const IS_JSON = /^application\/json *(; *charset="?utf-8"? *)?$/i

async function readWhole(req: IncomingMessage, maxBytes: number, tooLarge: Problem): Promise<Buffer> {
  // Our pages pack nothing, and what is packed is as large as somebody else likes.
  if ((req.headers['content-encoding'] ?? 'identity') !== 'identity') throw new Problem('request.invalid')
  const read = await readBody(req, { maxBytes, timeoutMs: BODY_TIMEOUT_MS })
  if (read.isWhole) return read.body
  throw read.status === 413 ? tooLarge : new Problem('request.invalid')
}

/** How much and how long a sender whose request is answered already may go on. */
const LINGER = { bytes: 256 * 1024, ms: 500 }
/** A person whose photo is too large is to read so, and browsers read only when they have sent. */
const LINGER_SIGNED_IN = { bytes: 32 * MIB, ms: BODY_TIMEOUT_MS }

/**
 * Cuts off who still sends after the answer: node itself would read all of it, however much. A little is read first,
 * because closing on a sender in mid-sentence resets the connection and the answer is lost with it.
 */
export function cutOffAfterAnswer(
  req: IncomingMessage,
  res: ServerResponse & { locals?: { actor?: unknown } },
): void {
  // Before node's own listener, which would begin to read the rest.
  res.prependOnceListener('finish', () => {
    if (req.complete || req.destroyed) return
    const { bytes, ms } = res.locals?.actor ? LINGER_SIGNED_IN : LINGER
    let left = bytes
    const cut = (): void => {
      req.pause()
      req.socket.destroy()
    }
    const timer = setTimeout(cut, ms)
    req.on('data', (chunk: Buffer) => {
      left -= chunk.length
      if (left < 0) cut()
    })
    req.once('end', () => clearTimeout(timer)).once('close', () => clearTimeout(timer))
    req.on('error', () => {})
    req.resume().read(0)
  })
}

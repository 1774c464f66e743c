// The body of a request to a route: JSON, or the bytes of a photo or a spreadsheet. What is too large is refused without
// being read to its end, and nothing is unpacked.
import type { IncomingMessage } from 'node:http'
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

// What somebody has already is not sent again.
import { createHash } from 'node:crypto'
import type { Request, Response } from 'express'

/** Weak: the bytes may be compressed. */
export const etagOf = (text: string): string =>
  `W/"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`

/**
 * True when the caller has it already and has been told so. Not left to Express: it takes `Cache-Control: no-cache`, which
 * many programs send along, for a wish to have it all again.
 */
export function isKnown(req: Pick<Request, 'headers'>, res: Response, etag: string): boolean {
  res.setHeader('ETag', etag)
  const known = (req.headers['if-none-match'] ?? '').split(',').map(tag => tag.trim())
  if (!known.includes(etag) && !known.includes('*')) return false
  res.status(304).end()
  return true
}

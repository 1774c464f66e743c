// Practice mode answers this machine's own browser only: a name that was made to point at the loopback (DNS rebinding)
// is refused by its Host, another site's page by its Origin and by what the browser says of where a request comes from.
import type { NextFunction, Request, Response } from 'express'
import { REFUSALS } from './words.ts'

const LOOPBACK = /^(?:localhost|[a-z0-9-]+\.localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/i

export const isLoopbackHost = (host: string | undefined): boolean => host !== undefined && LOOPBACK.test(host)

/** 403 for what is not ours. A link from elsewhere may open the page itself, but nothing below it. */
export function refuseForeign(req: Request, res: Response, next: NextFunction): void {
  const { host, origin } = req.headers
  if (!isLoopbackHost(host)) {
    res.status(403).json({ error: REFUSALS.notLocal })
    return
  }
  const site = req.headers['sec-fetch-site']
  const isOwn = site === undefined || site === 'same-origin' || site === 'none'
  const isVisit = req.method === 'GET' && req.headers['sec-fetch-mode'] === 'navigate' && req.path === '/'
  const isOwnOrigin = origin === undefined || origin === `http://${host}`
  if ((!isOwn && !isVisit) || !isOwnOrigin) {
    res.status(403).json({ error: REFUSALS.foreignPage })
    return
  }
  next()
}

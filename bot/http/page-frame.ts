// What pages for browsers that know no session have in common: their look, how they are kept out of caches and search
// engines, how often they may be asked for, and that every refusal is a page in Thai, never JSON.
import { createHash } from 'node:crypto'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import type express from 'express'
import type { ErrorRequestHandler, Express, Request, Response } from 'express'
import type { Deps } from '../deps.ts'
import { Problem, problemWords } from '../domain/problems.ts'
import { PAPERS_BUSY, paperRefusedPage } from '../messages/paper-refused-page.ts'
import { describeFault, problemOf } from './answer.ts'
import { PAPERS_STYLE } from './papers-style.ts'
import { addressOf, count, perMinute } from './rate-limit.ts'

/** Addresses are shared by whole offices and by phones of one network; guessing 60 bits at this rate is hopeless. */
const REQUESTS_PER_MINUTE = 120

/** Seconds after which a queue that is full has moved on. */
export const BUSY_RETRY_AFTER = 5
const RETRY_AFTER = 2

const STYLE = {
  address: '/verify.css',
  version: createHash('sha256').update(PAPERS_STYLE).digest('hex').slice(0, 8),
}
export const STYLESHEET = `${STYLE.address}?v=${STYLE.version}`

/** In front of the pages at these addresses. */
export function guardPages(app: Express, addresses: string[]): void {
  app.use(addresses, hidePage, limitAddress())
}

/** Behind them: what is not there, and whatever was thrown, as a page. */
export function refusePages(app: Express, deps: Deps, addresses: string[]): void {
  app.use(addresses, () => {
    throw new Problem('route.not_found')
  })
  app.use(addresses, refuse(deps))
}

/** Style and fonts never change under one address. */
export function mountPageStyle(app: Express): void {
  app.get(STYLE.address, (_req, res) => {
    res.setHeader('Cache-Control', 'public, max-age=31536000, immutable')
    res.type('css').send(PAPERS_STYLE)
  })
  const { resolve } = createRequire(import.meta.url)
  for (const font of ['thai-400', 'thai-600', 'latin-400', 'latin-600']) {
    const name = `ibm-plex-sans-thai-looped-${font}-normal.woff2`
    app.get(`/verify-fonts/${font}.woff2`, (_req, res) => {
      const root = dirname(resolve(`@fontsource/ibm-plex-sans-thai-looped/files/${name}`))
      res.sendFile(name, { root, immutable: true, maxAge: '365d' })
    })
  }
}

/** Neither kept by a browser nor found by a search engine. */
function hidePage(_req: Request, res: Response, next: () => void): void {
  res.setHeader('Cache-Control', 'private, no-store')
  res.setHeader('X-Robots-Tag', 'noindex, nofollow')
  next()
}

/** Throws request.too_many. */
function limitAddress(): express.RequestHandler {
  const limit = perMinute(REQUESTS_PER_MINUTE)
  return async (req, _res, next) => {
    await count(limit, addressOf(req.ip))
    next()
  }
}

/** Whatever is thrown at these addresses, as a page. */
const refuse =
  (deps: Deps): ErrorRequestHandler =>
  (thrown, _req, res, next) => {
    if (res.headersSent) {
      next(thrown)
      return
    }
    const requestId = requestIdOf(res)
    const problem = problemOf(thrown)
    if (problem === null) deps.log.error('http.failed', { requestId, ...describeFault(thrown) })
    const status = statusOf(problem)
    const { code, detail } = problem ?? new Problem('service.failed', { requestId })
    const isPassing = status === 429 || status >= 500
    if (isPassing) res.setHeader('Retry-After', Number(detail.retryAfterSeconds ?? RETRY_AFTER))
    sendRefusal(res, status, {
      ...(detail.isBusy ? PAPERS_BUSY : problemWords(code, detail)),
      tone: 'warn',
      isPassing,
      requestId: status >= 500 ? requestId : null,
    })
  }

/** Null = a fault of ours. What cannot be opened is not there, or not there any more. */
function statusOf(problem: Problem | null): number {
  if (problem === null) return 500
  if (problem.kind === 'too_many') return 429
  if (problem.kind === 'unavailable') return 503
  return problem.detail.isExpired ? 410 : 404
}

export const requestIdOf = (res: Response): string => String(res.locals.requestId ?? '')

export function sendRefusal(
  res: Response,
  status: number,
  refusal: Parameters<typeof paperRefusedPage>[1],
): void {
  res.status(status).type('html').send(paperRefusedPage(STYLESHEET, refusal))
}

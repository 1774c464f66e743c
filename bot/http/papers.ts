// Papers and the pages around them, for browsers that know no session: the PDF behind a short-lived link, and the page
// that confirms to anybody that a paper matches the record. Every refusal here is a page in Thai, never JSON.
import { createHash } from 'node:crypto'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import type express from 'express'
import type { ErrorRequestHandler, Express, Request, Response } from 'express'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { openDocument } from '../actions/open-document.ts'
import { showVerification } from '../actions/show-verification.ts'
import type { Deps } from '../deps.ts'
import { Problem, problemWords } from '../domain/problems.ts'
import { readSealCode } from '../domain/report-content.ts'
import { PAPER_ALTERED, PAPERS_BUSY, paperRefusedPage } from '../messages/paper-refused-page.ts'
import {
  paperNotFoundPage,
  recordAlteredPage,
  verifiedPage,
  verifyFormPage,
} from '../messages/verify-page.ts'
import type { Documents } from '../ports.ts'
import { describeFault, problemOf } from './answer.ts'
import { unlessDatabaseAway } from './database-patience.ts'
import { PAPERS_STYLE } from './papers-style.ts'

/** Addresses are shared by whole offices and by phones of one network; guessing 60 bits at this rate is hopeless. */
const REQUESTS_PER_MINUTE = 120

/** One thread makes them, one after the other: who is further back would wait longer than a browser does. */
const MOST_RENDERS = 6

/** Seconds after which the queue has moved on. */
const BUSY_RETRY_AFTER = 5
const RETRY_AFTER = 2

const STYLE = {
  address: '/verify.css',
  version: createHash('sha256').update(PAPERS_STYLE).digest('hex').slice(0, 8),
}
const STYLESHEET = `${STYLE.address}?v=${STYLE.version}`

const PAGES = ['/documents', '/verify']

export function mountPapers(app: Express, deps: Deps): void {
  const bounded = { ...deps, documents: boundRenders(deps.documents) }
  mountStyle(app)
  app.use(PAGES, hidePage, limitAddress())
  app.get('/documents/:token', (req, res) => sendDocument(bounded, req, res))
  app.get('/verify', (req, res) => askForCode(req, res))
  app.get('/verify/:code', (req, res) => sendVerification(deps, req, res))
  app.use(PAGES, () => {
    throw new Problem('route.not_found')
  })
  app.use(PAGES, refuse(deps))
}

/** Style and fonts never change under one address. */
function mountStyle(app: Express): void {
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
  const limiter = new RateLimiterMemory({ points: REQUESTS_PER_MINUTE, duration: 60 })
  return async (req, _res, next) => {
    try {
      await limiter.consume(req.ip ?? 'unknown')
    } catch (refused) {
      const waitMs = refused instanceof RateLimiterRes ? refused.msBeforeNext : 0
      throw new Problem('request.too_many', { retryAfterSeconds: Math.max(1, Math.ceil(waitMs / 1000)) })
    }
    next()
  }
}

/** Throws document.failed (detail.isBusy) where the queue is full. */
function boundRenders(documents: Documents): Documents {
  let running = 0
  return {
    ...documents,
    async render(input) {
      if (running >= MOST_RENDERS)
        throw new Problem('document.failed', { isBusy: true, retryAfterSeconds: BUSY_RETRY_AFTER })
      running++
      try {
        return await documents.render(input)
      } finally {
        running--
      }
    },
  }
}

async function sendDocument(deps: Deps, req: Request<{ token: string }>, res: Response): Promise<void> {
  const document = await unlessDatabaseAway(deps.ping, openDocument(deps, req.params.token))
  // Viewers ask for the head first, and some twice: nothing is made for a question about the head.
  const made = req.method === 'HEAD' ? null : await unlessDatabaseAway(deps.ping, document.render())
  if (made === 'altered') {
    sendRefusal(res, 500, { ...PAPER_ALTERED, tone: 'bad', isPassing: false, requestId: requestIdOf(res) })
    return
  }
  // A PDF viewer is a page of the browser's own with inline styles: our policy would leave it blank. It runs nothing of
  // ours; who may frame it is still said.
  res.setHeader(
    'Content-Security-Policy',
    `frame-ancestors ${deps.settings.isPractice ? "'self'" : "'none'"}`,
  )
  res.setHeader('Content-Disposition', `inline; filename="${document.fileName}"`)
  // Whole or not at all: a second request for a piece could get a piece of a draft that has changed meanwhile.
  res.setHeader('Accept-Ranges', 'none')
  res.type('application/pdf')
  if (made === null) res.end()
  else res.send(Buffer.from(made.pdf.buffer, made.pdf.byteOffset, made.pdf.byteLength))
}

function askForCode(req: Request, res: Response): void {
  const typed = typeof req.query.code === 'string' ? req.query.code.trim() : ''
  const code = readSealCode(typed)
  if (code !== null) res.redirect(303, `/verify/${code}`)
  else if (typed === '') res.type('html').send(verifyFormPage(STYLESHEET))
  else sendNotFound(res, typed)
}

async function sendVerification(deps: Deps, req: Request<{ code: string }>, res: Response): Promise<void> {
  const code = readSealCode(req.params.code)
  const found = code === null ? 'unknown' : await unlessDatabaseAway(deps.ping, showVerification(deps, code))
  if (found === 'unknown') sendNotFound(res, req.params.code)
  else if (found === 'altered') res.status(500).type('html').send(recordAlteredPage(STYLESHEET))
  else res.type('html').send(verifiedPage(STYLESHEET, found))
}

/** What was typed is given back to be put right; no code is longer. */
function sendNotFound(res: Response, typed: string): void {
  res
    .status(404)
    .type('html')
    .send(paperNotFoundPage(STYLESHEET, typed.slice(0, 40)))
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

const requestIdOf = (res: Response): string => String(res.locals.requestId ?? '')

function sendRefusal(res: Response, status: number, refusal: Parameters<typeof paperRefusedPage>[1]): void {
  res.status(status).type('html').send(paperRefusedPage(STYLESHEET, refusal))
}

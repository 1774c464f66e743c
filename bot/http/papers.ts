// Papers and the pages around them, for browsers that know no session: the PDF behind a short-lived link, and the page
// that confirms to anybody that a paper matches the record. Every refusal here is a page in Thai, never JSON.
import type { Express, Request, Response } from 'express'
import { openDocument } from '../actions/open-document.ts'
import { showVerification } from '../actions/show-verification.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../domain/problems.ts'
import { readSealCode } from '../domain/report-content.ts'
import { PAPER_ALTERED } from '../messages/paper-refused-page.ts'
import {
  paperNotFoundPage,
  recordAlteredPage,
  verifiedPage,
  verifyFormPage,
} from '../messages/verify-page.ts'
import type { Documents } from '../ports.ts'
import { unlessDatabaseAway } from './database-patience.ts'
import {
  BUSY_RETRY_AFTER,
  guardPages,
  mountPageStyle,
  refusePages,
  requestIdOf,
  STYLESHEET,
  sendRefusal,
} from './page-frame.ts'
import { boundWork } from './turns.ts'

/** One thread makes them, one after the other: who is further back would wait longer than a browser does. */
const MOST_RENDERS = 6

const PAGES = ['/documents', '/verify']

export function mountPapers(app: Express, deps: Deps): void {
  const bounded = { ...deps, documents: boundRenders(deps.documents) }
  mountPageStyle(app)
  guardPages(app, PAGES)
  app.get('/documents/:token', (req, res) => sendDocument(bounded, req, res))
  app.get('/verify', (req, res) => askForCode(req, res))
  app.get('/verify/:code', (req, res) => sendVerification(deps, req, res))
  refusePages(app, deps, PAGES)
}

/** Throws document.failed (detail.isBusy) where the queue is full. */
function boundRenders(documents: Documents): Documents {
  const bound = boundWork(
    MOST_RENDERS,
    () => new Problem('document.failed', { isBusy: true, retryAfterSeconds: BUSY_RETRY_AFTER }),
  )
  return { ...documents, render: input => bound(() => documents.render(input)) }
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

// Spreadsheets for browsers that know no session: the file behind a short-lived link. Every refusal here is a page in Thai.
import type { Express, Request, Response } from 'express'
import { openSheet } from '../actions/open-sheet.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../domain/problems.ts'
import { attachmentOf } from '../domain/sheet-file-name.ts'
import { unlessDatabaseAway } from './database-patience.ts'
import { BUSY_RETRY_AFTER, guardPages, refusePages } from './page-frame.ts'
import { boundWork, takeTurns } from './turns.ts'

/** One is made at a time; who is further back would wait longer than a browser does. */
const MOST_WAITING = 4

const PAGES = ['/sheets']

const TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const

export function mountSheets(app: Express, deps: Deps): void {
  const inTurn = takeTurns()
  const bound = boundWork(
    MOST_WAITING,
    () => new Problem('sheet.failed', { isBusy: true, retryAfterSeconds: BUSY_RETRY_AFTER }),
  )
  const make = (work: () => Promise<Uint8Array>) => bound(() => inTurn(work))
  guardPages(app, PAGES)
  app.get('/sheets/:token', (req, res) => sendSheet(deps, make, req, res))
  refusePages(app, deps, PAGES)
}

async function sendSheet(
  deps: Deps,
  make: (work: () => Promise<Uint8Array>) => Promise<Uint8Array>,
  req: Request<{ token: string }>,
  res: Response,
): Promise<void> {
  const sheet = await unlessDatabaseAway(deps.ping, openSheet(deps, req.params.token))
  // Some browsers ask for the head first: nothing is made for a question about the head.
  const bytes = req.method === 'HEAD' ? null : await unlessDatabaseAway(deps.ping, make(sheet.render))
  res.setHeader('Content-Type', TYPES[sheet.format])
  res.setHeader('Content-Disposition', attachmentOf(sheet.fileName))
  // Whole or not at all: a second request for a piece could get a piece of other figures.
  res.setHeader('Accept-Ranges', 'none')
  if (bytes === null) res.end()
  else res.send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
}

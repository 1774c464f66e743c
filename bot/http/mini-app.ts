// Serves the built mini-app: hashed assets for ever, the page itself never cached (LINE's browser cannot be cleared),
// and the page at every address under /liff, because LINE opens deep links directly. What the page needs first comes
// with it (first-page.ts); whatever cannot be had in that moment the page asks for itself.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import express, { type Express, type Request, type Response } from 'express'
import { Problem } from '../domain/problems.ts'
import type { Log } from '../ports.ts'
import { dataElement, firstPageAt, readPieces } from './first-page.ts'
import type { OpenPageReader } from './mount-routes.ts'

export interface MiniApp {
  folder: string
  liffId: string
  isPractice: boolean
}

export function mountMiniApp(
  app: Express,
  { folder, liffId, isPractice }: MiniApp,
  { openReader, log }: { openReader: OpenPageReader; log: Log },
): void {
  const page = readFileSync(join(folder, 'index.html'), 'utf8')
    .replace('%LIFF_ID%', liffId.replace(/[^0-9A-Za-z-]/g, ''))
    .replace('%PRACTICE%', String(isPractice))
  const tagsOf = readPieces(join(folder, 'manifest.json'))
  app.use(
    '/liff/assets',
    express.static(join(folder, 'assets'), {
      immutable: true,
      maxAge: '365d',
      index: false,
    }),
    // A file of an earlier build is not there any more; it must not be answered with the page below.
    () => {
      throw new Problem('route.not_found')
    },
  )
  app.get(['/liff', '/liff/*path'], async (req, res) => {
    const first = firstPageAt(req.path)
    const given = first === null ? null : await readGiven(req, res, first.asks)
    // With answers in it the page is somebody's, and old as soon as it is left: going back must not show it again.
    res.setHeader('Cache-Control', given === null ? 'no-cache' : 'no-store')
    const tags = first === null ? '' : tagsOf(first.source)
    const data = given === null ? '' : dataElement({ at: res.getHeader('Date'), answers: given })
    res
      .type('html')
      .send(page.replace('</head>', () => `${tags}</head>`).replace('</body>', () => `${data}</body>`))
  })

  type Asks = NonNullable<ReturnType<typeof firstPageAt>>['asks']

  /** `[name, params, answer]` of every route that answered; null = nobody is signed in. */
  async function readGiven(req: Request, res: Response, asks: Asks): Promise<unknown[] | null> {
    try {
      const reader = await openReader(req, res)
      if (reader === null) return null
      const answers = await Promise.allSettled(
        asks(reader.actor).map(async ([name, params]) => [name, params, await reader.read(name, params)]),
      )
      for (const one of answers) if (one.status === 'rejected') note(one.reason)
      return answers.flatMap(one => (one.status === 'fulfilled' ? [one.value] : []))
    } catch (error) {
      note(error)
      return null
    }
  }

  /** A refusal is told when the page asks; anything else is a fault of ours. */
  function note(error: unknown): void {
    if (!(error instanceof Problem)) log.error('page.nothing_given', { error })
  }
}

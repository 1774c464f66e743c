// Serves the built mini-app: hashed assets for ever, the page itself never cached (LINE's browser cannot be cleared),
// and the page at every address under /liff, because LINE opens deep links directly.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import express, { type Express } from 'express'
import { Problem } from '../domain/problems.ts'

export interface MiniApp {
  folder: string
  liffId: string
  isPractice: boolean
}

export function mountMiniApp(app: Express, { folder, liffId, isPractice }: MiniApp): void {
  const page = readFileSync(join(folder, 'index.html'), 'utf8')
    .replace('%LIFF_ID%', liffId.replace(/[^0-9A-Za-z-]/g, ''))
    .replace('%PRACTICE%', String(isPractice))
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
  app.get(['/liff', '/liff/*path'], (_req, res) => {
    res.setHeader('Cache-Control', 'no-cache')
    res.type('html').send(page)
  })
}

// The built mini-app: a practice build can never reach LINE, the page obeys the strict content policy, and it is light.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { sendLineToPractice } from '../../liff/vite.config.ts'
import { launchBrowser } from '../browser.ts'
import { buildMiniApp } from './build-mini-app.ts'
import { makeRows } from './fixture-rows.ts'
import { ORIGIN, serveFixture } from './fixture-service.ts'
import { makeHome, makeReport, OFFICERS, PERIOD } from './fixtures.ts'

let production: string
let practice: string
beforeAll(async () => {
  production = await buildMiniApp('production')
  practice = await buildMiniApp('practice')
})

const scriptsOf = (folder: string): string =>
  readdirSync(join(folder, 'assets'))
    .filter(name => name.endsWith('.js'))
    .map(name => readFileSync(join(folder, 'assets', name), 'utf8'))
    .join('\n')

describe('a practice build', () => {
  it('sends what the SDK asks of LINE to the simulated LINE, and the other build does not', () => {
    expect(scriptsOf(practice)).toContain('/practice/line/')
    expect(scriptsOf(practice)).not.toMatch(/`https:\/\/`,?\.?concat|"https:\/\/"\.concat/)
    expect(scriptsOf(production)).not.toContain('/practice/line/')
  })

  it.each([
    ['is gone', 'export const address = 1'],
    [
      'stands there twice',
      `${'f=()=>{return"https://".concat(a,".").concat("line.me","/").concat(b)};'.repeat(2)}`,
    ],
  ])('fails when the SDK’s expression %s', (_what, code) => {
    const plugin = sendLineToPractice() as unknown as {
      buildStart(): void
      transform(code: string, id: string): unknown
      buildEnd(): void
    }
    plugin.buildStart()
    plugin.transform(code, '/node_modules/@liff/server-api/lib/index.es.js')
    expect(() => plugin.buildEnd()).toThrow(/@liff\/server-api/)
  })
})

/** Run in the page: when the first producer appears, and which scripts and styles had been asked for by then. */
const NOTE_FIRST_ROW = `new MutationObserver(() => {
  if (document.querySelector('.row')) window.firstRowAt ??= performance.now()
}).observe(document, { childList: true, subtree: true })`
const LOADED_BEFORE_IT = `performance.getEntriesByType('resource')
  .filter(entry => entry.startTime < firstRowAt && /\\.(js|css)$/.test(entry.name))
  .map(entry => new URL(entry.name).pathname.replace('/liff/', ''))`

describe('the page', () => {
  const page = () => readFileSync(join(production, 'index.html'), 'utf8')

  it('has its placeholders for the server, and nothing inline', () => {
    expect(page()).toContain('data-liff-id="%LIFF_ID%"')
    expect(page()).toContain('data-practice="%PRACTICE%"')
    expect(page()).not.toMatch(/<style|style="|<script(?![^>]*src=)|\son\w+=/)
  })

  it('brings fonts as woff2 only', () => {
    const fonts = readdirSync(join(production, 'assets')).filter(name => /\.(woff2?|ttf)$/.test(name))
    expect(fonts).toHaveLength(4)
    expect(fonts.filter(name => !name.endsWith('.woff2'))).toEqual([])
  })

  it('shows 100 producers after at most 20 kB of script and style', async () => {
    const browser = await launchBrowser()
    try {
      const context = await browser.newContext({ viewport: { width: 360, height: 740 } })
      await serveFixture(context, production, makeHome(OFFICERS.officer), makeReport(makeRows(100, 50)))
      const tab = await context.newPage()
      await tab.addInitScript(NOTE_FIRST_ROW)
      await tab.goto(`${ORIGIN}/liff/revenue/${PERIOD}`)
      await tab.locator('.bar-in').waitFor()
      const first = await tab.evaluate<string[]>(LOADED_BEFORE_IT)
      const bytes = first.map(path => gzipSync(readFileSync(join(production, path)), { level: 9 }).length)
      expect(first.length).toBeGreaterThanOrEqual(4)
      expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(20_000)
    } finally {
      await browser.close()
    }
  })
})

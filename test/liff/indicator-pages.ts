// Opens the indicator's pages of the generated province, on the real service and the simulated LINE, in a real Chromium.
import type { Browser, BrowserContext, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { launchBrowser } from '../browser.ts'
import type { TestPerson } from '../district.ts'
import { type IndicatorWorld, openIndicatorWorld } from '../http/indicator-world.ts'
import { buildMiniApp } from './build-mini-app.ts'

export interface Look {
  width?: number
  theme?: 'light' | 'dark'
}

export interface IndicatorPages extends IndicatorWorld {
  open(who: TestPerson, path: string, look?: Look): Promise<Page>
  /** Requests that change something, `PUT /api/…`, of the page that is open. */
  sent: string[]
}

/** Call once in a test file; what it gives is filled before the first test. */
export function useIndicatorPages(): IndicatorPages {
  const pages = { sent: [] as string[] } as IndicatorPages
  let browser: Browser
  let context: BrowserContext | null = null
  let refused: string[] = []
  beforeAll(async () => {
    const miniAppFolder = await buildMiniApp('practice')
    Object.assign(pages, await openIndicatorWorld({ miniAppFolder, isPractice: true }))
    browser = await launchBrowser()
  })
  afterEach(async () => {
    await context?.close()
    context = null
    expect(refused).toEqual([])
  })
  afterAll(async () => {
    await browser?.close()
    await pages.service?.close()
  })
  pages.open = async (who, path, { width = 360, theme = 'light' } = {}) => {
    await context?.close()
    context = await browser.newContext({
      viewport: { width, height: 740 },
      colorScheme: theme,
      reducedMotion: 'reduce',
    })
    context.setDefaultTimeout(8_000)
    await context.addCookies([{ name: 'practice_person', value: who.lineUserId, url: pages.service.url }])
    const page = await context.newPage()
    refused = []
    pages.sent.length = 0
    page.on('console', message => {
      if (message.type() === 'error' && !/status of (401|409)/.test(message.text()))
        refused.push(message.text())
    })
    page.on('pageerror', error => refused.push(error.message))
    page.on('request', request => {
      const { pathname } = new URL(request.url())
      if (request.method() === 'PUT') pages.sent.push(`PUT ${pathname}`)
    })
    await page.goto(`${pages.service.url}/liff${path}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    return page
  }
  return pages
}

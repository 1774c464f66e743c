// Opens any page of the mini-app on the stand-in service in a real Chromium, on a phone of its own.
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright'
import { afterAll, afterEach, beforeAll } from 'vitest'
import type { HomeView } from '../../bot/contract/home.ts'
import type { ReportView } from '../../bot/contract/reports.ts'
import { launchBrowser } from '../browser.ts'
import { buildMiniApp } from './build-mini-app.ts'
import { makeRows } from './fixture-rows.ts'
import { type FixtureState, ORIGIN, serveFixture } from './fixture-service.ts'
import { makeHome, makeReport, OFFICERS } from './fixtures.ts'

export interface OpenedApp {
  page: Page
  context: BrowserContext
  state: FixtureState
  /** Bodies of the requests that reached the server, `POST /api/…/certify`. */
  sent(line: RegExp): unknown[]
}

interface Opening {
  /** Below /liff. */
  path: string
  who?: keyof typeof OFFICERS
  report?: ReportView
  home?: HomeView
  browser?: BrowserContextOptions
  /** Before anything is asked for. */
  prepare?: (state: FixtureState) => void
}

/** One browser for the test file; what was opened before is closed. */
export function useApp() {
  let browser: Browser
  let folder: string
  let context: BrowserContext | null = null
  beforeAll(async () => {
    ;[browser, folder] = await Promise.all([launchBrowser(), buildMiniApp('production')])
  })
  afterEach(() => context?.close())
  afterAll(() => browser?.close())

  return async (opening: Opening): Promise<OpenedApp> => {
    const { path, who = 'chief', report = makeReport(makeRows(12, 12)), prepare } = opening
    await context?.close()
    context = await browser.newContext({
      viewport: { width: 360, height: 740 },
      reducedMotion: 'reduce',
      ...opening.browser,
    })
    context.setDefaultTimeout(5_000)
    const state = await serveFixture(context, folder, opening.home ?? makeHome(OFFICERS[who]), report)
    prepare?.(state)
    const page = await context.newPage()
    await page.goto(`${ORIGIN}/liff${path}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    return {
      page,
      context,
      state,
      sent: line => state.requests.filter(item => line.test(item.line)).map(item => item.body),
    }
  }
}

export const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name })

/** Id of what has the focus in the very turn of a press: whatever comes later may take it from a field that is typed in. */
export const pressForFocus = (pressed: Locator): Promise<string | undefined> =>
  pressed.evaluate(async element => {
    element.click()
    await null
    return element.ownerDocument.activeElement?.id
  })

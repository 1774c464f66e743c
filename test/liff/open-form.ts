// Opens the revenue form on a fixture in a real Chromium, and names its parts as a person would.
import type { Browser, BrowserContext, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import type { ReportView } from '../../bot/contract/reports.ts'
import { launchBrowser } from '../browser.ts'
import { buildMiniApp } from './build-mini-app.ts'
import { makeRows } from './fixture-rows.ts'
import { type FixtureState, ORIGIN, serveFixture } from './fixture-service.ts'
import { makeHome, makeReport, OFFICERS, PERIOD } from './fixtures.ts'

export interface OpenedForm {
  page: Page
  state: FixtureState
}

/** Amounts near last year's, so that nothing is doubtful. */
export const plainRows = (count: number, recorded = 0) =>
  makeRows(count, recorded).map(row => ({ ...row, lastMonth: '15000.00', lastYear: '14000.00' }))

/** One browser for the test file, a phone of its own for every form that is opened. */
export function useForm() {
  let browser: Browser
  let folder: string
  let context: BrowserContext | null = null
  beforeAll(async () => {
    ;[browser, folder] = await Promise.all([launchBrowser(), buildMiniApp('production')])
  })
  afterEach(() => context?.close())
  afterAll(() => browser?.close())

  return async (report: ReportView = makeReport(plainRows(6)), search = ''): Promise<OpenedForm> => {
    await context?.close()
    context = await browser.newContext({ viewport: { width: 360, height: 740 }, reducedMotion: 'reduce' })
    context.setDefaultTimeout(5_000)
    const state = await serveFixture(context, folder, makeHome(OFFICERS.officer), report)
    const page = await context.newPage()
    await page.goto(`${ORIGIN}/liff/revenue/${PERIOD}${search}`)
    await page.locator('.bar-in').waitFor()
    return { page, state }
  }
}

export const amount = (page: Page, index: number) =>
  page.locator('.row').nth(index).locator('.row-figures .amount')
export const saveButton = (page: Page) => page.getByRole('button', { name: /^บันทึก \(/ })
export const text = (page: Page, words: string | RegExp) => page.getByText(words).first()

/** Saves that reached the server. */
export const puts = (state: FixtureState) =>
  state.requests.filter(request => request.line.startsWith('PUT /api/reports'))

/** All that the phone keeps, as JSON. The page has made its database by the time it asks for what was kept. */
const KEPT = `(async () => {
  if (!(await indexedDB.databases()).some(({ name }) => name === 'otop-revenue')) return ''
  const done = request => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
  const database = await done(indexedDB.open('otop-revenue'))
  const all = await done(database.transaction('kept').objectStore('kept').getAll())
  database.close()
  return JSON.stringify(all)
})()`

/** Waits until these texts, just typed, are kept on the phone. */
export async function untilKept(page: Page, ...texts: string[]): Promise<void> {
  for (const typed of texts)
    await expect.poll(() => page.evaluate<string>(KEPT), { timeout: 5_000 }).toContain(`"${typed}"`)
}

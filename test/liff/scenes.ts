// Looks at pages in a real Chromium, in both themes, on the narrowest phone: no accessibility violation, nothing cut,
// nothing the strict content policy would refuse.
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { HomeView } from '../../bot/contract/home.ts'
import type { ReportView } from '../../bot/contract/reports.ts'
import { launchBrowser } from '../browser.ts'
import { buildMiniApp } from './build-mini-app.ts'
import { makeRows } from './fixture-rows.ts'
import { type FixtureState, ORIGIN, serveFixture } from './fixture-service.ts'
import { makeHome, makeReport, OFFICERS } from './fixtures.ts'

export interface Scene {
  name: string
  /** Below /liff. */
  path: string
  who: keyof typeof OFFICERS
  report?: ReportView
  home?: Partial<HomeView>
  /** Brings the page into the state to look at. */
  act?: (page: Page, state: FixtureState) => Promise<void>
}

/** One test per scene and theme. */
export function lookAt(scenes: readonly Scene[]): void {
  let browser: Browser
  let folder: string
  beforeAll(async () => {
    ;[browser, folder] = await Promise.all([launchBrowser(), buildMiniApp('production')])
  })
  afterAll(() => browser?.close())

  describe.each(['light', 'dark'] as const)('in the %s theme', theme => {
    it.each(scenes)('$name is accessible and whole at 320 px', async scene => {
      const context = await browser.newContext({
        viewport: { width: 320, height: 640 },
        colorScheme: theme,
        reducedMotion: 'reduce',
      })
      try {
        const home = makeHome(OFFICERS[scene.who], {}, scene.home)
        const report = scene.report ?? makeReport(makeRows(12, 7))
        const state = await serveFixture(context, folder, home, report)
        const page = await context.newPage()
        const refused = noteRefusals(page)
        await page.goto(`${ORIGIN}/liff${scene.path}`)
        await page.getByRole('heading', { level: 1 }).waitFor()
        if (scene.path.startsWith('/revenue')) await page.locator('.bar-in').waitFor()
        await scene.act?.(page, state)
        // Only the colours differ between the themes.
        const axe = new AxeBuilder({ page })
        const { violations } = await (theme === 'light' ? axe : axe.withRules(['color-contrast'])).analyze()
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' ')}`)).toEqual(
          [],
        )
        const tooWide = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
        expect(tooWide).toBeLessThanOrEqual(0)
        expect(refused).toEqual([])
      } finally {
        await context.close()
      }
    })
  })
}

/** What the browser complains about from now on. */
function noteRefusals(page: Page): string[] {
  const refused: string[] = []
  page.on('console', message => {
    // A page that offers sharing asks LINE whether it may; nothing outside answers here.
    const isExpected = /status of (409|503)|api\.line\.me|ERR_FAILED/.test(message.text())
    if (message.type() === 'error' && !isExpected) refused.push(message.text())
  })
  page.on('pageerror', error => refused.push(error.message))
  return refused
}

// Pages about people of the offices and about re-keying, with the real service and the simulated LINE, in a real Chromium
// under the real content policy: a district with people, and whoever is asked for signed in on a phone of their own.
import type { Browser, BrowserContext, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { launchBrowser } from '../browser.ts'
import { addPerson, type Client, signIn, type TestPerson } from '../district.ts'
import { startService, type TestService } from '../service.ts'
import { buildMiniApp } from './build-mini-app.ts'

export type Who = 'officer' | 'second' | 'chief' | 'province' | 'other'

export interface OfficeWorld {
  service: TestService
  people: Record<Who, TestPerson>
  as: Record<Who, Client>
  /** What browsers complained about, but for signing in. */
  refused: string[]
  /** Opens a page as that person, on a phone of its own. */
  open(who: { lineUserId: string }, path: string, look?: Look): Promise<Page>
}

export interface Look {
  width?: number
  theme?: 'light' | 'dark'
}

/** One service and browser for the test file; what was opened before is closed. */
export function useOffices(prepare: (world: OfficeWorld) => Promise<void> = async () => undefined) {
  const world = { refused: [] as string[] } as OfficeWorld
  let browser: Browser
  let context: BrowserContext | null = null
  beforeAll(async () => {
    const miniAppFolder = await buildMiniApp('practice')
    const service = await startService({ at: '2025-01-15T10:00', miniAppFolder, isPractice: true })
    world.service = service
    world.people = {
      officer: await addPerson(service, 'district_officer', '5605', 'สมศรี ใจดี'),
      second: await addPerson(service, 'district_officer', '5605', 'มานพ ดอกคำ'),
      chief: await addPerson(service, 'district_chief', '5605', 'ประสิทธิ์ มั่นคง'),
      province: await addPerson(service, 'provincial_officer', '56', 'วราภรณ์ ศรีพะเยา'),
      other: await addPerson(service, 'provincial_officer', '56', 'เอกชัย แสงทอง'),
    }
    world.as = {} as OfficeWorld['as']
    for (const who of Object.keys(world.people) as Who[])
      world.as[who] = await signIn(service, world.people[who])
    world.open = async ({ lineUserId }, path, { width = 360, theme = 'light' } = {}) => {
      await context?.close()
      context = await browser.newContext({
        viewport: { width, height: 740 },
        colorScheme: theme,
        reducedMotion: 'reduce',
        permissions: ['clipboard-read', 'clipboard-write'],
      })
      context.setDefaultTimeout(8_000)
      await context.addCookies([{ name: 'practice_person', value: lineUserId, url: service.url }])
      const page = await context.newPage()
      page.on('console', message => {
        const isExpected = /status of (401|403|404|409)|ERR_(FAILED|CONNECTION_RESET)/.test(message.text())
        if (message.type() === 'error' && !isExpected) world.refused.push(message.text())
      })
      page.on('pageerror', error => world.refused.push(error.message))
      await page.goto(`${service.url}/liff${path}`)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.locator('main[aria-busy=true]').waitFor({ state: 'detached' })
      return page
    }
    browser = await launchBrowser()
    await prepare(world)
  })
  afterEach(async () => {
    await context?.close()
    expect(world.refused.splice(0)).toEqual([])
  })
  afterAll(async () => {
    await browser?.close()
    await world.service?.close()
  })
  return world
}

export const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click()
export const inDialog = (page: Page, name: string | RegExp) =>
  page.getByRole('dialog').getByRole('button', typeof name === 'string' ? { name, exact: true } : { name })
export const says = (page: Page, words: string | RegExp) => page.getByText(words).first().waitFor()
export const focused = (page: Page) => page.evaluate<string>('document.activeElement.textContent')

/** The next request that fits gets lost on its way, or its answer does. */
export async function lose(page: Page, method: string, what: 'request' | 'answer'): Promise<void> {
  let isDone = false
  await page.route('**/api/**', async route => {
    if (isDone || route.request().method() !== method) return route.fallback()
    isDone = true
    if (what === 'answer') await route.fetch()
    return route.abort('connectionreset')
  })
}

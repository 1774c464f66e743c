// The part of the stand-in service that answers the pages of keys, the year's calendar and the messages to come, in a real
// Chromium. It remembers what it was asked, and can refuse or lose an answer.
import type { Browser, BrowserContext, Page } from 'playwright'
import { afterAll, afterEach, beforeAll } from 'vitest'
import type { ApiKeyList, CreateApiKey } from '../../bot/contract/api-keys.ts'
import type { CalendarYear, NoticePreview } from '../../bot/contract/calendar-years.ts'
import { launchBrowser } from '../browser.ts'
import { buildMiniApp } from './build-mini-app.ts'
import { ORIGIN, serveFixture } from './fixture-service.ts'
import { makeHome, makeReport, OFFICERS } from './fixtures.ts'
import { makeKey, makeKeys, makePreview, makeYear } from './open-fixtures.ts'

export interface OpenState {
  keys: ApiKeyList
  year: CalendarYear
  preview: NoticePreview
  /** Every request, `POST /api/keys`, with its body. */
  asked: { line: string; body: unknown }[]
  /** What becomes of requests whose line fits: the first rule that fits, once per entry. */
  trouble: { on: RegExp; how: 'lost' | { status: number; body: unknown } }[]
}

export const makeOpen = (change: Partial<OpenState> = {}): OpenState => ({
  keys: makeKeys([
    makeKey(1, { lastUsedAt: '2025-01-22T07:29:00.000Z', scopes: ['totals', 'producers'] }),
    makeKey(2),
    makeKey(3, { revokedAt: '2025-01-20T03:00:00.000Z' }),
  ]),
  year: makeYear(),
  preview: makePreview(),
  asked: [],
  trouble: [],
  ...change,
})

async function serveOpen(context: BrowserContext, state: OpenState): Promise<void> {
  await context.route('**/api/**', async route => {
    const request = route.request()
    const line = `${request.method()} ${new URL(request.url()).pathname}`
    if (!/\/api\/(keys|calendar-years|notice-preview)/.test(line)) return route.fallback()
    const body = request.postDataJSON() as unknown
    state.asked.push({ line, body })
    const rule = state.trouble.findIndex(({ on }) => on.test(line))
    const how = rule < 0 ? null : state.trouble.splice(rule, 1)[0]?.how
    if (how && how !== 'lost') return route.fulfill({ status: how.status, json: how.body })
    const json = answer(line, body, state)
    if (how === 'lost') return route.abort('connectionreset')
    return route.fulfill({ json, headers: { date: 'Wed, 22 Jan 2025 07:30:00 GMT' } })
  })
}

function answer(line: string, body: unknown, state: OpenState): unknown {
  if (line.includes('calendar-years')) return state.year
  if (line.includes('notice-preview')) return state.preview
  if (line === 'POST /api/keys') {
    const key = makeKey(10 + state.keys.keys.length, body as CreateApiKey)
    state.keys = makeKeys([key, ...state.keys.keys])
    return { key: `otop_${'Ab3-_xYz'.repeat(5)}abc`, list: state.keys }
  }
  const revokedAt = '2025-01-22T07:30:00.000Z'
  const revoke = (id: string) =>
    state.keys.keys.map(key => (line.endsWith(id) && key.id === id ? { ...key, revokedAt } : key))
  for (const { id } of state.keys.keys)
    if (line === `DELETE /api/keys/${id}`) state.keys = makeKeys(revoke(id))
  return state.keys
}

export interface Look {
  who?: keyof typeof OFFICERS
  width?: number
  theme?: 'light' | 'dark'
}

/** One browser for the test file, a phone of its own for every page that is opened. */
export function useOpen() {
  let browser: Browser
  let folder: string
  let context: BrowserContext | null = null
  beforeAll(async () => {
    ;[browser, folder] = await Promise.all([launchBrowser(), buildMiniApp('production')])
  })
  afterEach(() => context?.close())
  afterAll(() => browser?.close())

  return async (
    path: string,
    state: OpenState,
    { who = 'province', width = 360, theme = 'light' }: Look = {},
  ): Promise<Page> => {
    await context?.close()
    context = await browser.newContext({
      viewport: { width, height: 740 },
      colorScheme: theme,
      reducedMotion: 'reduce',
      permissions: ['clipboard-read', 'clipboard-write'],
    })
    context.setDefaultTimeout(5_000)
    await serveFixture(context, folder, makeHome(OFFICERS[who]), makeReport([]))
    await serveOpen(context, state)
    const page = await context.newPage()
    await page.goto(`${ORIGIN}/liff${path}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    return page
  }
}

/** Every look that a page has to stand. */
export const LOOKS = [
  ['light', 320],
  ['dark', 320],
  ['light', 360],
  ['dark', 360],
  ['light', 1280],
  ['dark', 1280],
] as const

/** Opens every list and every wording on the page. */
export const openAll = (page: Page) =>
  page.evaluate('document.querySelectorAll("details").forEach(box => { box.open = true })')

// The part of the stand-in service that answers about evidence, histories and acting chiefs, and opens their pages in
// a real Chromium. It remembers what it was asked, and can refuse, be cut off, or lose an answer.

import type { Browser, BrowserContext, Page, Route } from 'playwright'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll } from 'vitest'
import type { ActingChiefList } from '../../bot/contract/acting-chiefs.ts'
import type { EvidenceGaps, EvidenceItem, EvidenceView } from '../../bot/contract/evidence.ts'
import type { FigureHistory, History } from '../../bot/contract/history.ts'
import { launchBrowser } from '../browser.ts'
import { buildMiniApp } from './build-mini-app.ts'
import { ORIGIN, serveFixture } from './fixture-service.ts'
import { makeHome, makeReport, OFFICERS } from './fixtures.ts'
import {
  makeActing,
  makeActingChief,
  makeEvidence,
  makeFigureHistory,
  makeGaps,
  makeHistory,
  makeItem,
  makeSample,
} from './life-fixtures.ts'

export interface LifeState {
  evidence: EvidenceView
  gaps: EvidenceGaps
  figure: FigureHistory
  history: History
  acting: ActingChiefList
  /** Every request, `PUT /api/…`, with what came along. */
  asked: { line: string; body: Buffer | null; type: string }[]
  /** What becomes of requests whose line fits: the first rule that fits, once per entry. */
  trouble: { on: RegExp; how: 'cut' | 'lost' | { status: number; body: unknown } }[]
}

export const makeLife = (change: Partial<LifeState> = {}): LifeState => ({
  evidence: makeEvidence(6),
  gaps: makeGaps('province'),
  figure: makeFigureHistory(),
  history: makeHistory(),
  acting: makeActing('province'),
  asked: [],
  trouble: [],
  ...change,
})

/** A refusal in the server's shape. */
export const refusal = (status: number, code: string, says: string, next: string) => ({
  status,
  body: { error: { code, says, next, requestId: 'r', detail: {} } },
})

const receipt = sharp({ create: { width: 600, height: 800, channels: 3, background: '#e8d8b0' } })
  .composite([
    {
      input: Buffer.from(
        '<svg width="600" height="800"><path d="M90 160h420M90 260h420M90 360h260" stroke="#4a3a1a" stroke-width="24"/></svg>',
      ),
    },
  ])
  .jpeg()
  .toBuffer()

/** Answers the requests of these pages; whatever else is asked goes on to the other stand-in. */
export async function serveLife(context: BrowserContext, state: LifeState): Promise<void> {
  await context.route('**/api/**', async route => {
    const request = route.request()
    const line = `${request.method()} ${new URL(request.url()).pathname}`
    if (!/\/api\/(evidence|history|acting)/.test(line)) return route.fallback()
    const body = request.postDataBuffer()
    state.asked.push({ line, body, type: request.headers()['content-type'] ?? '' })
    const rule = state.trouble.findIndex(({ on }) => on.test(line))
    const how = rule < 0 ? null : state.trouble.splice(rule, 1)[0]?.how
    if (how === 'cut') return route.abort('internetdisconnected')
    if (how && how !== 'lost') return route.fulfill({ status: how.status, json: how.body })
    if (/^GET .*\/photo$/.test(line)) return fulfillPhoto(route)
    const json = answer(line, body, state)
    if (how === 'lost') return route.abort('connectionreset')
    return route.fulfill({ json, headers: { date: 'Wed, 22 Jan 2025 07:30:00 GMT' } })
  })
}

const fulfillPhoto = async (route: Route) => route.fulfill({ body: await receipt, contentType: 'image/jpeg' })

function answer(line: string, body: Buffer | null, state: LifeState): unknown {
  const read = <T>() => JSON.parse(body?.toString() ?? 'null') as T
  const [, id = ''] = /evidence-items\/([\w-]+)/.exec(line) ?? []
  if (line.startsWith('POST /api/evidence/')) return addItem(state, read<NewItem>())
  if (line.startsWith('DELETE /api/evidence-items/')) return changeItems(state, id, () => [])
  if (line.startsWith('PUT /api/evidence-items/'))
    return changeItems(state, id, it => [{ ...it, hasPhoto: true }])
  if (line.startsWith('GET /api/evidence/')) return state.evidence
  if (line.startsWith('POST /api/evidence-quarters/')) return drawSample(state, read<{ size: number }>().size)
  if (line.startsWith('GET /api/evidence-quarters/')) return state.gaps
  if (line.startsWith('GET /api/history/figures/')) return state.figure
  if (line.startsWith('GET /api/history/')) return state.history
  if (line === 'POST /api/acting-chiefs') return nameActing(state, read<Naming>())
  if (line.startsWith('DELETE /api/acting-chiefs/')) return endActing(state, line)
  return state.acting
}

type NewItem = Pick<EvidenceItem, 'kind' | 'keptAt' | 'note'> & { producerId: string }
type Naming = Pick<
  ActingChiefList['actingChiefs'][number],
  'officeCode' | 'orderNumber' | 'fromOn' | 'untilOn'
> & {
  officerId: string
}

function addItem(state: LifeState, { producerId, ...statement }: NewItem): EvidenceView {
  const item = makeItem(900 + state.asked.length, { ...statement, hasPhoto: false })
  const producers = state.evidence.producers.map(producer =>
    producer.producerId === producerId ? { ...producer, items: [...producer.items, item] } : producer,
  )
  state.evidence = { ...state.evidence, producers }
  return state.evidence
}

function changeItems(
  state: LifeState,
  id: string,
  change: (item: EvidenceItem) => EvidenceItem[],
): EvidenceView {
  const producers = state.evidence.producers.map(producer => ({
    ...producer,
    items: producer.items.flatMap(item => (item.id === id ? change(item) : [item])),
  }))
  state.evidence = { ...state.evidence, producers }
  return state.evidence
}

function drawSample(state: LifeState, size: number): EvidenceGaps {
  const samples = [makeSample(10 + state.gaps.samples.length, size), ...state.gaps.samples]
  state.gaps = { ...state.gaps, samples }
  return state.gaps
}

function nameActing(state: LifeState, { officerId, ...naming }: Naming): ActingChiefList {
  const { acting } = state
  const officerName = acting.officers.find(officer => officer.id === officerId)?.fullName ?? ''
  const officeName = acting.offices.find(office => office.code === naming.officeCode)?.name ?? ''
  const chief = makeActingChief(50 + state.asked.length, { ...naming, officerName, officeName })
  state.acting = { ...acting, actingChiefs: [chief, ...acting.actingChiefs] }
  return state.acting
}

function endActing(state: LifeState, line: string): ActingChiefList {
  const actingChiefs = state.acting.actingChiefs.map(chief =>
    line.endsWith(chief.id) ? { ...chief, state: 'over' as const } : chief,
  )
  state.acting = { ...state.acting, actingChiefs }
  return state.acting
}

export interface Look {
  who?: keyof typeof OFFICERS
  width?: number
  theme?: 'light' | 'dark'
}

/** One browser for the test file, a phone of its own for every page that is opened. */
export function useLife() {
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
    state: LifeState,
    { who = 'officer', width = 360, theme = 'light' }: Look = {},
  ) => {
    await context?.close()
    context = await browser.newContext({
      viewport: { width, height: 740 },
      colorScheme: theme,
      reducedMotion: 'reduce',
    })
    context.setDefaultTimeout(5_000)
    await serveFixture(context, folder, makeHome(OFFICERS[who]), makeReport([]))
    await serveLife(context, state)
    const page = await context.newPage()
    await page.goto(`${ORIGIN}/liff${path}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    return page
  }
}

/** Lines of requests that fit. */
export const linesOf = (state: LifeState, fits: RegExp): string[] =>
  state.asked.map(({ line }) => line).filter(line => fits.test(line))

export const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click()

/** Waits until the page says it. */
export const says = (page: Page, words: string | RegExp) => page.getByText(words).first().waitFor()

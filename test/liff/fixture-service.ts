// A stand-in for the service in a browser test: serves the built mini-app and answers its API from memory, inside
// the browser's own request interception. For looks and for what a phone does; the real service has tests of its own.
import { existsSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import type { BrowserContext, Route } from 'playwright'
import type { CommentList } from '../../bot/contract/comments.ts'
import type { DraftField } from '../../bot/contract/drafts.ts'
import type { HomeView } from '../../bot/contract/home.ts'
import type { FigureInput, FigureView, ReportView } from '../../bot/contract/reports.ts'
import { findStaleMove, makePaper, move, writeComment } from './fixture-moves.ts'
import { makeCalendar, makeInvitations, makeSummary } from './fixtures.ts'

/** A real address is not needed: nothing leaves the browser. `localhost` counts as secure. */
export const ORIGIN = 'http://localhost:9'

export interface FixtureState {
  home: HomeView
  report: ReportView
  drafts: Record<string, DraftField>
  comments: CommentList
  /** The last move of the report, to know a repeated request again. */
  lastMove: { line: string; version: number } | null
  /** Answers the next saves with this instead. */
  refuse: { status: number; body: unknown } | null
  /** No signal: nothing of the API is answered. */
  isCut: boolean
  /** The database is away: everything is answered 503. */
  isAway: boolean
  /** The next save is stored, and its answer gets lost. */
  losesAnswer: boolean
  /** The service's clock, as its `Date` header says it. */
  date: string
  /** Every request for the API, `PUT /api/…`, with its body. */
  requests: { line: string; body: unknown }[]
}

const TYPES: Record<string, string> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'"

/** `folder`: the built mini-app. Unknown addresses are refused, so a request to LINE fails the test. */
export async function serveFixture(
  context: BrowserContext,
  folder: string,
  home: HomeView,
  report: ReportView,
): Promise<FixtureState> {
  const state: FixtureState = {
    home,
    report,
    drafts: {},
    comments: { questions: [] },
    lastMove: null,
    refuse: null,
    isCut: false,
    isAway: false,
    losesAnswer: false,
    // The clock of these fixtures: the afternoon of 22 January 2568.
    date: 'Wed, 22 Jan 2025 07:30:00 GMT',
    requests: [],
  }
  const page = readFileSync(join(folder, 'index.html'), 'utf8')
    .replace('%LIFF_ID%', '2000000002-AbCdEfGh')
    .replace('%PRACTICE%', 'true')
  await context.route('**/*', route => {
    const { pathname, origin } = new URL(route.request().url())
    if (origin !== ORIGIN) return route.abort()
    if (pathname.startsWith('/api/')) return answer(route, state, pathname)
    const file = join(folder, pathname.replace('/liff/', ''))
    const type = TYPES[extname(pathname)]
    if (type && existsSync(file)) return route.fulfill({ path: file, contentType: type })
    return route.fulfill({
      body: page,
      contentType: 'text/html',
      headers: { 'content-security-policy': CSP },
    })
  })
  return state
}

const AWAY = { error: { code: 'service.unavailable', says: 'x', next: 'y', requestId: 'r', detail: {} } }

async function answer(route: Route, state: FixtureState, path: string): Promise<void> {
  if (state.isCut) return route.abort('internetdisconnected')
  const request = route.request()
  const body = request.postDataJSON() as unknown
  const line = `${request.method()} ${path}`
  state.requests.push({ line, body })
  if (state.isAway) return route.fulfill({ status: 503, json: AWAY })
  const isSave = /^(PUT|POST) \/api\/reports/.test(line)
  if (isSave && state.refuse) return route.fulfill({ status: state.refuse.status, json: state.refuse.body })
  const headers = { date: state.date }
  const staleMove = findStaleMove(state, line, body)
  if (staleMove) return route.fulfill({ status: 409, json: staleMove })
  const stale = line.startsWith('PUT /api/reports/') ? findStale(state, body as SaveBody) : []
  if (stale.length > 0) return route.fulfill({ status: 409, json: staleProblem(stale) })
  const json = jsonFor(line, body, state)
  if (isSave && state.losesAnswer) {
    state.losesAnswer = false
    return route.abort('connectionreset')
  }
  return route.fulfill({ json, headers })
}

interface SaveBody {
  figures: FigureInput[]
}

/** What is stored now for figures that were typed on top of another version. */
const findStale = ({ report }: FixtureState, { figures }: SaveBody) =>
  figures.flatMap(({ producerId, baseVersion }) => {
    const stored = report.rows.find(row => row.producerId === producerId)?.figure
    return stored && stored.version !== baseVersion ? [{ producerId, stored }] : []
  })

const staleProblem = (conflicts: unknown[]) => ({
  error: { code: 'figures.stale', says: 'x', next: 'y', requestId: 'r', detail: { conflicts } },
})

/** A colleague stores a figure behind the page's back. */
export function storeAsColleague(state: FixtureState, index: number, figure: FigureView): void {
  const rows = state.report.rows.map((row, at) => (at === index ? { ...row, figure } : row))
  state.report = { ...state.report, rows }
}

function jsonFor(line: string, body: unknown, state: FixtureState): unknown {
  const { home, report } = state
  if (line === 'GET /api/home') return home
  if (line.startsWith('GET /api/reports/')) return line.endsWith('/comments') ? state.comments : report
  if (line.startsWith('PUT /api/reports/')) return save(state, (body as SaveBody).figures)
  if (line.endsWith('/comments')) return writeComment(state, body)
  if (line.startsWith('POST /api/reports/')) return move(state, line, body)
  if (line === 'POST /api/documents') return makePaper()
  if (line.startsWith('GET /api/drafts/')) return { fields: state.drafts }
  if (line.startsWith('PUT /api/drafts/')) return draft(state, body as { fields: FixtureState['drafts'] })
  if (line.startsWith('GET /api/summaries/')) return makeSummary()
  if (line.startsWith('GET /api/calendar/')) return makeCalendar(home.officer.role === 'provincial_officer')
  if (line === 'GET /api/invitations') return makeInvitations()
  if (line === 'POST /api/invitations') return created(body as { kind: 'officer' | 'group' })
  return { done: true }
}

const created = ({ kind }: { kind: 'officer' | 'group' }) => ({
  id: '0194f000-0000-7000-8000-0000000000c1',
  kind,
  officeName: 'อำเภอดอกคำใต้',
  role: kind === 'officer' ? 'district_officer' : null,
  url: kind === 'officer' ? 'https://liff.line.me/2000000002-AbCdEfGh/join/Wq3vJ0cPz8mKd2TtYb5xNQ' : null,
  phrase: kind === 'group' ? 'ผูกกลุ่ม 7KQ2M9XD' : null,
  expiresAt: '2025-01-29T07:30:00.000Z',
})

function save(state: FixtureState, figures: FigureInput[]): unknown {
  const stored = figures.map(input => ({ producerId: input.producerId, figure: figureOf(input) }))
  state.report = {
    ...state.report,
    version: state.report.version + 1,
    rows: state.report.rows.map(row => ({
      ...row,
      figure: stored.find(item => item.producerId === row.producerId)?.figure ?? row.figure,
    })),
  }
  return { reportVersion: state.report.version, state: state.report.state, figures: stored }
}

function figureOf(input: FigureInput): FigureView {
  const satang = input.entries.reduce((sum, entry) => sum + Math.round(Number(entry.amount) * 100), 0)
  const isBlank = input.entries.length === 0 && input.noSalesReason === null
  return {
    version: input.baseVersion + 1,
    amount: isBlank ? null : (satang / 100).toFixed(2),
    entries: input.entries,
    noSalesReason: input.noSalesReason,
    note: input.note,
    source: input.source,
    doubtReason: input.doubtReason,
    recordedBy: 'สมศรี ใจดี',
    recordedAt: '2025-01-22T07:30:00.000Z',
  }
}

function draft(state: FixtureState, { fields }: { fields: Record<string, DraftField | null> }): unknown {
  for (const [id, field] of Object.entries(fields)) {
    if (field) state.drafts[id] = field
    else delete state.drafts[id]
  }
  return { fields: state.drafts }
}

// The same for what is open to browsers and programs without a session: the open data behind keys, links to papers and
// spreadsheets, the check of a paper, the calendar, the mini-app's page, and addresses that are nowhere.
import { parse } from 'node:querystring'
import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { OPEN_ROUTES, type OpenRouteName, openAnswerOf } from '../../bot/contract/open-data.ts'
import { HOSTILE } from './fuzz-cases.ts'
import { judgeAny } from './fuzz-oracle.ts'
import type { FuzzOptions, FuzzTally } from './fuzz-run.ts'
import { curlOf, type FuzzWorld, type Outgoing, type Reply, renewKeys, send, written } from './fuzz-world.ts'

const texts = fc.constantFrom(
  ...HOSTILE.filter(value => typeof value === 'string').map(text => text.slice(0, 1200)),
)
const parts = fc.oneof(
  texts,
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.stringMatching(/^[A-Za-z0-9_-]{8,64}$/),
)

interface OpenCase {
  name: OpenRouteName
  key: 'none' | 'wrong' | 'totals' | 'both' | 'revoked'
  query: [name: string, value: string][]
  accept: string
}

const SOUND_QUERY: [name: string, value: string][] = [
  ['fiscalYear', '2025'],
  ['fiscalYear', '2024'],
  ['officeCode', '5605'],
  ['officeCode', '5701'],
  ['period', '2025-01'],
  ['period', '2024-12'],
  ['format', 'csv'],
  ['format', 'json'],
]

const openCases: fc.Arbitrary<OpenCase> = fc.record(
  {
    name: fc.constantFrom(...(Object.keys(OPEN_ROUTES) as OpenRouteName[])),
    key: fc.constantFrom('none', 'wrong', 'totals', 'both', 'both', 'revoked'),
    query: fc.array(
      fc.oneof(
        fc.constantFrom(...SOUND_QUERY),
        fc.tuple(
          fc.constantFrom('fiscalYear', 'officeCode', 'period', 'format', 'isAdmin', '__proto__', 'format[]'),
          parts,
        ),
      ),
      { maxLength: 3 },
    ),
    accept: fc.constantFrom(
      '*/*',
      'text/csv',
      'application/json',
      'text/csv;q=0.1, application/json',
      '\u00ff',
      ';;;',
    ),
  },
  { noNullPrototype: true },
)

interface PageCase {
  method: string
  place: string
  part: string
}

const PLACES = [
  ...[
    '/documents/',
    '/sheets/',
    '/verify/',
    '/verify?code=',
    '/open/calendar/',
    '/open/v1/',
    '/liff/',
    '/liff/assets/',
  ],
  ...[
    '/api/',
    '/',
    '/healthz/',
    '/openapi.json?',
    '/verify-fonts/',
    '/practice/',
    '/webhook/',
    '/.well-known/',
  ],
]

const pageCases: fc.Arbitrary<PageCase> = fc.record(
  {
    method: fc.constantFrom('GET', 'GET', 'GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', 'PATCH'),
    place: fc.constantFrom(...PLACES),
    part: parts,
  },
  { noNullPrototype: true },
)

/** Keys may ask so often a minute. */
const CASES_PER_KEY = 25

export async function fuzzOpen(world: FuzzWorld, options: FuzzOptions): Promise<FuzzTally> {
  const tally: FuzzTally = { cases: 0, statuses: {}, neverGranted: [], slowestMs: 0, failures: [] }
  const attempt = async (
    who: string,
    outgoing: Outgoing,
    judgeIt: (reply: Reply, text: string) => string | null,
  ) => {
    if (tally.cases++ % CASES_PER_KEY === 0) await renewKeys(world)
    const startedAt = performance.now()
    const wrongWith = (what: string) => new Error(`${what}\n         ${curlOf(outgoing, who, world.url)}`)
    const reply = await send(world, outgoing, options.answerWithinMs).catch((error: Error) => {
      throw wrongWith(error.message)
    })
    tally.slowestMs = Math.max(tally.slowestMs, Math.round(performance.now() - startedAt))
    tally.statuses[reply.status] = (tally.statuses[reply.status] ?? 0) + 1
    const text = reply.body.toString('utf8')
    const isMute = outgoing.method === 'HEAD' && reply.status >= 400 && reply.status < 500
    const wrong = (isMute ? null : judgeAny(reply, text, outgoing)) ?? judgeIt(reply, text)
    if (wrong !== null) throw wrongWith(wrong)
  }
  const open = fc.asyncProperty(openCases, tried => {
    const outgoing = openRequest(world, tried)
    return attempt(tried.key, outgoing, (reply, text) => judgeOpen(tried, outgoing, reply, text))
  })
  const pages = fc.asyncProperty(pageCases, ({ method, place, part }) =>
    attempt(
      'nobody',
      { method, path: place + written(part), headers: {}, bytes: Buffer.alloc(0) },
      judgePage,
    ),
  )
  const numRuns = Math.ceil(options.cases / 2)
  for (const [index, property] of [open, pages].entries()) {
    const result = await fc.check(property as fc.IAsyncProperty<unknown>, {
      seed: options.seed + 1000 + index,
      numRuns,
    })
    if (result.failed)
      tally.failures.push(`${['open data', 'pages'][index]}: ${String(result.errorInstance)}`)
  }
  return tally
}

function openRequest({ keys }: FuzzWorld, { name, key, query, accept }: OpenCase): Outgoing {
  const search = query.map(([param, value]) => `${written(param)}=${written(value)}`).join('&')
  const bearer = key === 'wrong' ? `otop_${'A'.repeat(43)}` : key === 'none' ? null : keys[key]
  const headers = { accept, ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }) }
  return { method: 'GET', path: `${OPEN_ROUTES[name].path}?${search}`, headers, bytes: Buffer.alloc(0) }
}

function judgeOpen(
  { name, key }: OpenCase,
  { path }: Outgoing,
  { status, headers }: Reply,
  text: string,
): string | null {
  if (status !== 200) return status < 400 ? `the status ${status}` : null
  const route = OPEN_ROUTES[name]
  const mayRead = key === 'both' || (key === 'totals' && route.scope === 'totals')
  if (!mayRead) return `granted with the key ${key}`
  const query = { ...parse(path.slice(path.indexOf('?') + 1)) }
  if (!route.query.safeParse(query).success) return 'granted, though its query is invalid'
  if (String(headers['content-type']).startsWith('text/csv')) return null
  const answer: unknown = JSON.parse(text)
  const read = openAnswerOf(route).safeParse(answer)
  return read.success && isDeepStrictEqual(read.data, answer) ? null : 'not in the shape of its answer'
}

const FINE = new Set([200, 204, 302, 303])

const judgePage = ({ status }: Reply): string | null =>
  FINE.has(status) || status >= 400 ? null : `the status ${status}`

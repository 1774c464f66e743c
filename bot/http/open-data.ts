// Open data: figures of one province behind a key, and the calendar feed for everybody. A session's cookie means nothing
// here, and a key means nothing at /api. No CORS headers: keys belong on servers, a page that held one would publish it.
import type { Express, NextFunction, Request, Response } from 'express'
import { admitApiKey } from '../actions/admit-api-key.ts'
import { readCalendarFeed } from '../actions/calendar-feed.ts'
import { readOpenData } from '../actions/read-open-data.ts'
import {
  CALENDAR_FEED_PATH,
  OPEN_ROUTES,
  type OpenFormat,
  type OpenRoute,
  type OpenRouteName,
  openAnswerOf,
} from '../contract/open-data.ts'
import { type Deps, within } from '../deps.ts'
import { AT_ONCE_PER_KEY, keyInHeader, REQUESTS_PER_KEY } from '../domain/api-key.ts'
import { writeOpenCsv } from '../domain/csv.ts'
import { Problem } from '../domain/problems.ts'
import { unlessDatabaseAway } from './database-patience.ts'
import { etagOf, isKnown } from './etag.ts'
import { addressOf, count, perMinute, type RateLimit } from './rate-limit.ts'
import { boundWork, takeTurns } from './turns.ts'

/** A minute. Guessing 256 bits is hopeless; this keeps it cheap, too. */
const WRONG_KEYS_PER_ADDRESS = 30
const FEEDS_PER_ADDRESS = 60

/** Seconds for which a dashboard may show what it has. */
const KEPT_FOR = 60
/** Calendars ask a few times a day; the same for many people. */
const FEED_KEPT_FOR = 900

export function mountOpenData(app: Express, deps: Deps): void {
  const limits = {
    keys: perMinute(REQUESTS_PER_KEY),
    wrongKeys: perMinute(WRONG_KEYS_PER_ADDRESS),
    feeds: perMinute(FEEDS_PER_ADDRESS),
  }
  const inTurn = takeKeyTurns()
  for (const name of Object.keys(OPEN_ROUTES) as OpenRouteName[]) {
    const route: OpenRoute = OPEN_ROUTES[name]
    app.get(route.path, hide, admit(route, limits, deps), answer(name, inTurn, deps))
  }
  app.get(CALENDAR_FEED_PATH, async (req: Request<{ provinceCode: string }>, res: Response) => {
    await count(limits.feeds, addressOf(req.ip))
    await sendFeed(deps, req, res)
  })
}

/** Figures are for who has the key; no search engine lists them. */
function hide(_req: Request, res: Response, next: NextFunction): void {
  res.setHeader('Cache-Control', 'private, no-store')
  res.setHeader('X-Robots-Tag', 'noindex, nofollow')
  res.vary('Authorization')
  res.vary('Accept')
  next()
}

interface Limits {
  keys: RateLimit
  wrongKeys: RateLimit
}

/** What is known of the caller behind `admit`. */
interface AdmittedKey {
  keyId: string
  provinceCode: string
}

/** Throws key.missing, key.refused, key.scope, request.too_many. */
function admit({ scope }: OpenRoute, limits: Limits, deps: Deps) {
  return async (req: Request, res: Response, next: NextFunction) => {
    const header = req.headers.authorization
    const written = keyInHeader(header)
    const key = written === null ? null : await unlessDatabaseAway(deps.ping, admitApiKey(deps, written))
    if (key === null) {
      if (header !== undefined) await count(limits.wrongKeys, addressOf(req.ip))
      const error = header === undefined ? '' : ', error="invalid_token"'
      res.setHeader('WWW-Authenticate', `Bearer realm="open data"${error}`)
      throw new Problem(header === undefined ? 'key.missing' : 'key.refused')
    }
    await count(limits.keys, key.id)
    if (!key.scopes.includes(scope)) {
      res.setHeader(
        'WWW-Authenticate',
        `Bearer realm="open data", error="insufficient_scope", scope="${scope}"`,
      )
      throw new Problem('key.scope', { scope })
    }
    const admitted: AdmittedKey = { keyId: key.id, provinceCode: key.provinceCode }
    Object.assign(res.locals, admitted)
    next()
  }
}

type InKeyTurn = <T>(keyId: string, work: () => Promise<T>) => Promise<T>

/**
 * A year of a province's producers is megabytes: one answer is made at a time, so that phones are served meanwhile, and a
 * key has only so many waiting, so that nobody waits long for another's. Throws request.too_many.
 */
function takeKeyTurns(): InKeyTurn {
  const inTurn = takeTurns()
  const bounds = new Map<string, ReturnType<typeof boundWork>>()
  return (keyId, work) => {
    const bound =
      bounds.get(keyId) ??
      boundWork(AT_ONCE_PER_KEY, () => new Problem('request.too_many', { retryAfterSeconds: 1 }))
    bounds.set(keyId, bound)
    return bound(() => inTurn(work))
  }
}

function answer(name: OpenRouteName, inTurn: InKeyTurn, deps: Deps) {
  const route: OpenRoute = OPEN_ROUTES[name]
  const shape = openAnswerOf(route)
  return async (req: Request, res: Response) => {
    const query = route.query.parse(req.query)
    const format = (query.format as OpenFormat | undefined) ?? formatOf(req)
    const { keyId, provinceCode } = res.locals as AdmittedKey
    const read = inTurn(keyId, async () => {
      const data = await readOpenData(within(provinceCode, deps), provinceCode, name, query)
      return { data, checked: shape.parse({ ...data, asOf: data.asOf.toISOString() }) }
    })
    const { data, checked } = await unlessDatabaseAway(deps.ping, read)
    res.setHeader('Cache-Control', `private, max-age=${KEPT_FOR}`)
    res.setHeader('X-As-Of', checked.asOf)
    // Of the figures, not of the moment: what has not changed need not be sent again.
    if (isKnown(req, res, etagOf(`${format}:${checked.fiscalYear}:${JSON.stringify(checked.rows)}`))) return
    if (format === 'json') {
      res.json(checked)
      return
    }
    const columns = Object.keys(route.row.shape)
    res.setHeader('Content-Disposition', `attachment; filename="otop-${data.provinceCode}-${name}.csv"`)
    res.type('text/csv; charset=utf-8').send(writeOpenCsv(columns, data.rows, data.asOf))
  }
}

/** JSON unless CSV is asked for before it. */
const formatOf = (req: Request): OpenFormat =>
  req.accepts(['json', 'text/csv']) === 'text/csv' ? 'csv' : 'json'

async function sendFeed(deps: Deps, req: Request<{ provinceCode: string }>, res: Response): Promise<void> {
  const { provinceCode } = req.params
  const feed = /^\d{2}$/.test(provinceCode)
    ? await unlessDatabaseAway(deps.ping, readCalendarFeed(deps, provinceCode))
    : null
  if (feed === null) throw new Problem('office.unknown')
  res.setHeader('Cache-Control', `public, max-age=${FEED_KEPT_FOR}`)
  if (isKnown(req, res, feed.etag)) return
  res.setHeader('Content-Disposition', `inline; filename="otop-${provinceCode}.ics"`)
  res.type('text/calendar; charset=utf-8').send(feed.text)
}

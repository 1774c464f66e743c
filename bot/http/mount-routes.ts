// Mounts the route table: rate limit, session, access, shapes in, handler, shape out. No route can leave one out.
import type { Express, NextFunction, Request, Response } from 'express'
import { FileAnswer } from '../contract/files.ts'
import { PATHS, type RouteName } from '../contract/paths.ts'
import { ROUTES, type RouteShape } from '../contract/routes.ts'
import { type Deps, within } from '../deps.ts'
import { type Actor, mayAnywhere } from '../domain/access.ts'
import { Problem } from '../domain/problems.ts'
import { unlessDatabaseAway } from './database-patience.ts'
import type { Handlers } from './handler.ts'
import { addressOf, count, perMinute, type RateLimit } from './rate-limit.ts'
import { readRequest } from './read-request.ts'
import { actingChiefRoutes } from './routes/acting-chiefs.ts'
import { apiKeysRoutes } from './routes/api-keys.ts'
import { boardRoutes } from './routes/board.ts'
import { calendarYearsRoutes } from './routes/calendar-years.ts'
import { commentRoutes } from './routes/comments.ts'
import { documentRoutes } from './routes/documents.ts'
import { evidenceRoutes } from './routes/evidence.ts'
import { forecastsRoutes } from './routes/forecasts.ts'
import { historyRoutes } from './routes/history.ts'
import { indicatorRoutes } from './routes/indicator.ts'
import { invitationRoutes } from './routes/invitations.ts'
import { officersRoutes } from './routes/officers.ts'
import { overviewRoutes } from './routes/overview.ts'
import { producersRoutes } from './routes/producers.ts'
import { rekeyingRoutes } from './routes/rekeying.ts'
import { reportRoutes } from './routes/reports.ts'
import { sessionRoutes } from './routes/sessions.ts'
import { sheetsRoutes } from './routes/sheets.ts'
import { uploadsRoutes } from './routes/uploads.ts'
import { readActor, readToken } from './session.ts'

const HANDLERS: Handlers = {
  ...sessionRoutes,
  ...invitationRoutes,
  ...reportRoutes,
  ...commentRoutes,
  ...documentRoutes,
  ...actingChiefRoutes,
  ...evidenceRoutes,
  ...historyRoutes,
  ...overviewRoutes,
  ...indicatorRoutes,
  ...boardRoutes,
  ...forecastsRoutes,
  ...producersRoutes,
  ...officersRoutes,
  ...rekeyingRoutes,
  ...sheetsRoutes,
  ...uploadsRoutes,
  ...apiKeysRoutes,
  ...calendarYearsRoutes,
}

interface Limits {
  public: RateLimit
  session: RateLimit
}

/** Answers of reading routes for the page itself, by whoever holds its session. */
export interface PageReader {
  actor: Actor
  read(name: RouteName, params: Record<string, string>): Promise<unknown>
}

/** Null where nobody has a session; throws request.too_many: a page with answers in it counts as a request. */
export type OpenPageReader = (req: Request, res: Response) => Promise<PageReader | null>

export function mountRoutes(app: Express, deps: Deps): OpenPageReader {
  const limits: Limits = {
    // Guessing codes and tokens is slow work; a whole office behind one address still gets in.
    public: perMinute(120),
    session: perMinute(600),
  }
  for (const name of Object.keys(PATHS) as RouteName[]) {
    const [method, path] = PATHS[name]
    const route: RouteShape = ROUTES[name]
    const verb = method.toLowerCase() as 'get' | 'post' | 'put' | 'delete'
    app[verb](
      path,
      limit(route, limits, deps),
      admit(route, limits, deps),
      readRequest(route),
      run(name, route, deps),
    )
  }
  return async (req, res) => {
    const token = readToken(deps, req)
    if (token === null) return null
    await count(limits.session, token)
    const actor = await unlessDatabaseAway(deps.ping, readActor(deps, req))
    if (actor === null) return null
    const read: PageReader['read'] = async (name, params) => {
      refuseUnable(actor, ROUTES[name])
      return answer(name, ROUTES[name], deps, { actor, params, body: undefined, req, res })
    }
    return { actor, read }
  }
}

/** Public routes by address, the others by session. A cookie proves nothing yet: made-up ones must not buy more tries. */
function limit(route: RouteShape, limits: Limits, deps: Deps) {
  return async (req: Request, _res: Response, next: NextFunction) => {
    const token = route.access === 'public' ? null : readToken(deps, req)
    await (token === null ? countAddress(limits, req) : count(limits.session, token))
    next()
  }
}

const countAddress = (limits: Limits, req: Request) => count(limits.public, addressOf(req.ip))

/** Who it is and whether the role has the ability at all; over which office is the action's to check. */
function admit(route: RouteShape, limits: Limits, deps: Deps) {
  return async (req: Request, res: Response, next: NextFunction) => {
    refuseForeign(req)
    const actor = route.access === 'public' ? null : await unlessDatabaseAway(deps.ping, readActor(deps, req))
    if (route.access !== 'public') {
      if (actor === null) {
        if (readToken(deps, req) !== null) await countAddress(limits, req)
        throw new Problem('session.missing')
      }
      refuseUnable(actor, route)
    }
    res.locals.actor = actor
    next()
  }
}

function refuseUnable(actor: Actor, { access }: RouteShape): void {
  if (access !== 'officer' && access !== 'public' && !mayAnywhere(actor, access))
    throw new Problem('access.denied')
}

/** A page of another site must not act with our cookie: the cookie is SameSite=Strict, this is the second wall. */
function refuseForeign(req: Request): void {
  const site = req.headers['sec-fetch-site']
  if (req.method !== 'GET' && site !== undefined && site !== 'same-origin') throw new Problem('access.denied')
}

interface Asked {
  actor: Actor | null
  params: unknown
  body: unknown
  req: Request
  res: Response
}

/** The shape is also the filter: what the contract does not name does not leave the house. */
async function answer(name: RouteName, route: RouteShape, deps: Deps, asked: Asked): Promise<unknown> {
  const handler = HANDLERS[name] as (input: unknown) => Promise<unknown>
  const params = route.params.parse(asked.params)
  const body = route.body === null ? undefined : route.body.parse(asked.body)
  const own = asked.actor === null ? deps : within(asked.actor.provinceCode, deps)
  const given = await unlessDatabaseAway(deps.ping, handler({ ...asked, deps: own, params, body }))
  const { data, error } = route.answer.safeParse(given)
  // Not the caller's mistake: a ZodError would be answered as one.
  if (error)
    throw new Error(
      `${name} breaks its contract at ${error.issues.map(issue => issue.path.join('.')).join(', ')}`,
    )
  return data
}

function run(name: RouteName, route: RouteShape, deps: Deps) {
  return async (req: Request, res: Response) => {
    const { params, body } = req
    const answered = await answer(name, route, deps, { actor: res.locals.actor, params, body, req, res })
    if (route.answer === FileAnswer) {
      sendFile(res, answered as FileAnswer)
      return
    }
    res.setHeader('Cache-Control', 'no-store')
    res.json(answered)
  }
}

/** Only for who asked, and never run as a page. */
function sendFile(res: Response, file: FileAnswer): void {
  res.setHeader('Cache-Control', 'private, no-store')
  res.setHeader('Content-Type', file.contentType)
  res.setHeader('Content-Disposition', `inline; filename="${file.fileName}"`)
  res.send(Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength))
}

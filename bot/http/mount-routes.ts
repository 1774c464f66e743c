// Mounts the route table: rate limit, session, access, shapes in, handler, shape out. No route can leave one out.
import express, {
  type Express,
  type NextFunction,
  type Request,
  type RequestHandler,
  type Response,
} from 'express'
import { FileAnswer, PhotoBody, SheetBody } from '../contract/files.ts'
import { PATHS, type RouteName } from '../contract/paths.ts'
import { ROUTES, type RouteShape } from '../contract/routes.ts'
import type { Deps } from '../deps.ts'
import { type Actor, mayAnywhere } from '../domain/access.ts'
import { PHOTO_LIMIT_BYTES, SHEET_LIMIT_BYTES } from '../domain/limits.ts'
import { Problem } from '../domain/problems.ts'
import { unlessDatabaseAway } from './database-patience.ts'
import type { Handlers } from './handler.ts'
import { count, perMinute, type RateLimit } from './rate-limit.ts'
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

/** 500 producers with a note each stay far below. */
const BODY_LIMIT = '512kb'

/** JSON, or the bytes of a photo or a spreadsheet whatever they claim to be. */
function readBody(route: RouteShape): RequestHandler {
  if (route.body === PhotoBody) return readBytes('photo.too_large', PHOTO_LIMIT_BYTES)
  if (route.body === SheetBody) return readBytes('upload.too_large', SHEET_LIMIT_BYTES)
  return express.json({ limit: BODY_LIMIT, strict: true, type: 'application/json' })
}

function readBytes(code: 'photo.too_large' | 'upload.too_large', limit: number): RequestHandler {
  const read = express.raw({ limit, type: () => true })
  return (req, res, next) =>
    read(req, res, (refused?: unknown) => {
      const isTooLarge = refused instanceof Error && 'type' in refused && refused.type === 'entity.too.large'
      next(isTooLarge ? new Problem(code, { limit: limit / 1024 / 1024 }) : refused)
    })
}

interface Limits {
  public: RateLimit
  session: RateLimit
}

export function mountRoutes(app: Express, deps: Deps): void {
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
      readBody(route),
      run(name, route, deps),
    )
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

const countAddress = (limits: Limits, req: Request) => count(limits.public, req.ip ?? 'unknown')

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
      if (route.access !== 'officer' && !mayAnywhere(actor, route.access)) throw new Problem('access.denied')
    }
    res.locals.actor = actor
    next()
  }
}

/** A page of another site must not act with our cookie: the cookie is SameSite=Strict, this is the second wall. */
function refuseForeign(req: Request): void {
  const site = req.headers['sec-fetch-site']
  if (req.method !== 'GET' && site !== undefined && site !== 'same-origin') throw new Problem('access.denied')
}

function run(name: RouteName, route: RouteShape, deps: Deps) {
  const handler = HANDLERS[name] as (input: unknown) => Promise<unknown>
  return async (req: Request, res: Response) => {
    const params = route.params.parse(req.params)
    const body = route.body === null ? undefined : route.body.parse(req.body)
    const actor: Actor | null = res.locals.actor
    const answer = await unlessDatabaseAway(deps.ping, handler({ deps, actor, params, body, req, res }))
    if (route.answer === FileAnswer) {
      sendFile(res, FileAnswer.parse(answer))
      return
    }
    // The shape is also the filter: what the contract does not name does not leave the house.
    res.setHeader('Cache-Control', 'no-store')
    res.json(route.answer.parse(answer))
  }
}

/** Only for who asked, and never run as a page. */
function sendFile(res: Response, file: FileAnswer): void {
  res.setHeader('Cache-Control', 'private, no-store')
  res.setHeader('Content-Type', file.contentType)
  res.setHeader('Content-Disposition', `inline; filename="${file.fileName}"`)
  res.send(Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength))
}

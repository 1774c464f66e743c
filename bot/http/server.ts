// The HTTP server as a table of contents: the webhook in front of express, then headers, health, routes, mini-app.
import type { Server } from 'node:http'
import compression from 'compression'
import express, { type Express } from 'express'
import helmet from 'helmet'
import type { Deps } from '../deps.ts'
import { Problem } from '../domain/problems.ts'
import { answerProblem } from './answer.ts'
import { etagOf, isKnown } from './etag.ts'
import { mountHealth } from './health.ts'
import { type MiniApp, mountMiniApp } from './mini-app.ts'
import { mountRoutes } from './mount-routes.ts'
import { mountOpenData } from './open-data.ts'
import { describeApi } from './openapi.ts'
import { mountPapers } from './papers.ts'
import { cutOffAfterAnswer } from './read-body.ts'
import { mountSheets } from './sheets.ts'
import { createWebhook } from './webhook.ts'

// Not imported: an import reads whatever the module exports, and of this one that is all of `fetch` too, a tenth of a start.
const { createServer } = process.getBuiltinModule('node:http')

export interface ServerOptions {
  channelSecret: string
  oldChannelSecret?: string | null | undefined
  miniApp: MiniApp
  /** Origins the page may call and be framed by, beyond itself. */
  lineOrigins: string[]
  /** Practice mode adds its own pages. */
  extend?: (app: Express) => void
}

/** Time limits of connections are held this often; node's own half a minute would make five seconds of them thirty-five. */
const CHECK_EVERY_MS = 1_000

export function createHttpServer(deps: Deps, options: ServerOptions): Server {
  const app = express()
  app.disable('x-powered-by')
  // Believed only from a proxy on the same machine or private network, for rate limits.
  app.set('trust proxy', 'loopback, linklocal, uniquelocal')
  app.use(nameRequest(deps))
  app.use(headers(options))
  app.use(compression())
  mountHealth(app, deps)
  mountDescription(app, deps)
  const openReader = mountRoutes(app, deps)
  mountOpenData(app, deps)
  mountPapers(app, deps)
  mountSheets(app, deps)
  options.extend?.(app)
  mountMiniApp(app, options.miniApp, { openReader, log: deps.log })
  app.get('/', (_req, res) => res.redirect(deps.settings.isPractice ? '/practice' : '/liff/'))
  app.use(() => {
    throw new Problem('route.not_found')
  })
  app.use(answerProblem(deps.log))
  const { channelSecret, oldChannelSecret = null } = options
  const webhook = createWebhook({ ...deps, channelSecret, oldChannelSecret })
  const server = createServer({ connectionsCheckingInterval: CHECK_EVERY_MS }, (req, res) => {
    if (req.url === '/webhook' || req.url?.startsWith('/webhook?')) return webhook(req, res)
    cutOffAfterAnswer(req, res)
    return app(req, res)
  })
  server.headersTimeout = 5_000
  server.requestTimeout = 30_000
  server.keepAliveTimeout = 10_000
  return server
}

/** Made once: it is a third of a megabyte, and anybody may ask for it. */
function mountDescription(app: Express, { settings }: Deps): void {
  let made: { text: string; etag: string } | null = null
  app.get('/openapi.json', (req, res) => {
    if (made === null) {
      const text = JSON.stringify(describeApi(settings.publicUrl))
      made = { text, etag: etagOf(text) }
    }
    res.setHeader('Cache-Control', 'public, max-age=3600')
    if (!isKnown(req, res, made.etag)) res.type('json').send(made.text)
  })
}

/** An id to quote, and one log line per API request by route, never by address: codes stand in addresses. */
function nameRequest(deps: Deps): express.RequestHandler {
  return (req, res, next) => {
    const started = performance.now()
    res.locals.requestId = deps.ids.secret(6)
    res.setHeader('X-Request-Id', res.locals.requestId)
    // The phone learns the service's time from here: in practice mode it is not the real one.
    res.setHeader('Date', deps.clock.now().toUTCString())
    res.on('finish', () => {
      if (!/^\/(api|open)\//.test(req.path)) return
      deps.log.info('http.request', {
        requestId: res.locals.requestId,
        method: req.method,
        route: req.route?.path ?? null,
        status: res.statusCode,
        ms: Math.round(performance.now() - started),
      })
    })
    next()
  }
}

/** Strict CSP: no inline script or style, nothing from elsewhere but LINE's API and profile pictures. */
function headers({ lineOrigins, miniApp }: ServerOptions): express.RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        fontSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'https://profile.line-scdn.net'],
        connectSrc: ["'self'", ...lineOrigins],
        frameSrc: miniApp.isPractice ? ["'self'"] : ["'none'"],
        frameAncestors: miniApp.isPractice ? ["'self'"] : ["'none'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
      },
    },
    xFrameOptions: miniApp.isPractice ? { action: 'sameorigin' } : { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginEmbedderPolicy: false,
  })
}

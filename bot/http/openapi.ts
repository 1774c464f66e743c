// The API's description, made from the two route tables: that of the mini-app and that of the open data.
import * as z from 'zod'
import { FileAnswer, PhotoBody, SheetBody } from '../contract/files.ts'
import { CALENDAR_FEED_PATH, OPEN_ROUTES, type OpenRoute, openAnswerOf } from '../contract/open-data.ts'
import { PATHS, type RouteName } from '../contract/paths.ts'
import { ProblemBody, ROUTES, type RouteShape } from '../contract/routes.ts'
import { AT_ONCE_PER_KEY, REQUESTS_PER_KEY } from '../domain/api-key.ts'
import { cookieNameAt } from './session.ts'

const schemaOf = (shape: z.ZodType, io: 'input' | 'output') =>
  z.toJSONSchema(shape, { target: 'openapi-3.0', io, unrepresentable: 'any' })

/** OpenAPI 3.0.3 document. */
export function describeApi(publicUrl: string): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const name of Object.keys(PATHS) as RouteName[]) {
    const [method, path] = PATHS[name]
    const route: RouteShape = ROUTES[name]
    const address = written(path)
    paths[address] = { ...paths[address], [method.toLowerCase()]: describeRoute(name, route) }
  }
  return {
    openapi: '3.0.3',
    info: {
      title: 'OTOP revenue reporting',
      version: '1',
      description: 'Money is canonical baht ("12500.50"), instants are UTC, dates are Asia/Bangkok.',
    },
    servers: [{ url: publicUrl }],
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: cookieNameAt(publicUrl) },
        openData: { type: 'http', scheme: 'bearer', description: 'A key that the province has made.' },
      },
    },
    paths: { ...paths, ...describeOpenData() },
  }
}

function describeRoute(name: RouteName, route: RouteShape): Record<string, unknown> {
  return {
    operationId: name,
    summary: route.summary,
    security: route.access === 'public' ? [] : [{ session: [] }],
    parameters: Object.entries(route.params.shape).map(([param, shape]) => ({
      name: param,
      in: 'path',
      required: true,
      schema: schemaOf(shape as z.ZodType, 'input'),
    })),
    ...(route.body === null
      ? {}
      : {
          requestBody: {
            required: true,
            content: contentOf(route.body, 'input'),
          },
        }),
    responses: responsesOf(contentOf(route.answer, 'output')),
  }
}

const responsesOf = (content: Record<string, unknown>) => ({
  200: { description: 'Done', content },
  default: {
    description: 'Refused, with what to do next',
    content: { 'application/json': { schema: schemaOf(ProblemBody, 'output') } },
  },
})

/** Figures behind a key, and the calendar feed. */
function describeOpenData(): Record<string, unknown> {
  const described = Object.entries(OPEN_ROUTES).map(([name, route]) => [
    route.path,
    { get: describeOpenRoute(name, route) },
  ])
  return { ...Object.fromEntries(described), [written(CALENDAR_FEED_PATH)]: { get: CALENDAR_FEED } }
}

function describeOpenRoute(name: string, route: OpenRoute): Record<string, unknown> {
  return {
    operationId: `open_${name}`,
    summary: route.summary,
    description: `Scope \`${route.scope}\`. ${OPEN_DATA_USE}`,
    security: [{ openData: [] }],
    parameters: Object.entries(route.query.shape).map(([param, shape]) => ({
      name: param,
      in: 'query',
      required: false,
      schema: schemaOf(shape as z.ZodType, 'input'),
    })),
    responses: {
      ...responsesOf({
        ...contentOf(openAnswerOf(route), 'output'),
        'text/csv': { schema: { type: 'string' } },
      }),
      ...UNCHANGED,
    },
  }
}

const UNCHANGED = { 304: { description: 'As it was with the ETag that was sent along' } }

const OPEN_DATA_USE = `CSV holds the rows alone: names of columns first, the moment in the last column. ETag and If-None-Match save what has not changed. No CORS: keep the key on a server. ${REQUESTS_PER_KEY} requests a minute for each key, ${AT_ONCE_PER_KEY} at once; one more is 429 with Retry-After.`

const CALENDAR_FEED = {
  operationId: 'open_calendar',
  summary: 'Reporting calendar of a province to subscribe to (RFC 5545)',
  security: [],
  parameters: [
    { name: 'provinceCode', in: 'path', required: true, schema: { type: 'string', pattern: '^\\d{2}$' } },
  ],
  responses: { ...responsesOf({ 'text/calendar': { schema: { type: 'string' } } }), ...UNCHANGED },
}

const written = (path: string): string => path.replace(/:(\w+)/g, '{$1}')

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const bytes = { schema: { type: 'string', format: 'binary' } }

/** JSON by its shape; photos and spreadsheets as bytes. */
function contentOf(shape: z.ZodType, io: 'input' | 'output') {
  if (shape === PhotoBody || shape === FileAnswer) return { 'image/jpeg': bytes }
  if (shape === SheetBody) return { [XLSX]: bytes, 'text/csv': bytes }
  return { 'application/json': { schema: schemaOf(shape, io) } }
}

// The API's description, made from the route table.
import { z } from 'zod'
import { FileAnswer, PhotoBody } from '../contract/files.ts'
import { PATHS, type RouteName } from '../contract/paths.ts'
import { ProblemBody, ROUTES, type RouteShape } from '../contract/routes.ts'
import { cookieNameAt } from './session.ts'

const schemaOf = (shape: z.ZodType, io: 'input' | 'output') =>
  z.toJSONSchema(shape, { target: 'openapi-3.0', io, unrepresentable: 'any' })

/** OpenAPI 3.0.3 document. */
export function describeApi(publicUrl: string): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const name of Object.keys(PATHS) as RouteName[]) {
    const [method, path] = PATHS[name]
    const route: RouteShape = ROUTES[name]
    const written = path.replace(/:(\w+)/g, '{$1}')
    paths[written] = { ...paths[written], [method.toLowerCase()]: describeRoute(name, route) }
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
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: cookieNameAt(publicUrl) } },
    },
    paths,
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
    responses: {
      200: {
        description: 'Done',
        content: contentOf(route.answer, 'output'),
      },
      default: {
        description: 'Refused, with what to do next',
        content: { 'application/json': { schema: schemaOf(ProblemBody, 'output') } },
      },
    },
  }
}

/** JSON by its shape; a photo as bytes. */
const contentOf = (shape: z.ZodType, io: 'input' | 'output') =>
  shape === PhotoBody || shape === FileAnswer
    ? { 'image/jpeg': { schema: { type: 'string', format: 'binary' } } }
    : { 'application/json': { schema: schemaOf(shape, io) } }

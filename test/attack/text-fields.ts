// Every field of the contract into which a person can write what they like, as `route.path`: found in the shapes, so that
// a new one is known here on the day it is made.

import { PhotoBody, SheetBody } from '../../bot/contract/files.ts'
import type { RouteName } from '../../bot/contract/paths.ts'
import { ROUTES, type RouteShape } from '../../bot/contract/routes.ts'
import { schemaOf } from '../prove/fuzz-shapes.ts'
import { holdsPayload } from './payloads.ts'

/** Shorter ones hold codes and amounts: every one of these is held to a spelling. */
const SHORTEST = 16

interface Schema {
  type?: string
  enum?: unknown
  const?: unknown
  pattern?: string
  format?: string
  maxLength?: number
  properties?: Record<string, Schema>
  items?: unknown
  additionalProperties?: unknown
  anyOf?: Schema[]
  oneOf?: Schema[]
}

/** Paths with the longest text that fits. */
export function textFields(): Map<string, number> {
  const found = new Map<string, number>()
  for (const name of Object.keys(ROUTES) as RouteName[]) {
    const { body }: RouteShape = ROUTES[name]
    if (body !== null && body !== PhotoBody && body !== SheetBody) walk(schemaOf(body) as Schema, name, found)
  }
  return found
}

function walk(schema: Schema, path: string, found: Map<string, number>): void {
  const { type, pattern, format, maxLength = 0, properties = {} } = schema
  const isFree =
    type === 'string' && pattern === undefined && format === undefined && !schema.enum && !schema.const
  if (isFree && maxLength >= SHORTEST) found.set(path, maxLength)
  for (const choice of [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]) walk(choice, path, found)
  for (const [name, inner] of Object.entries(properties)) walk(inner, `${path}.${name}`, found)
  for (const inner of [schema.items, schema.additionalProperties])
    if (typeof inner === 'object' && inner !== null) walk(inner, `${path}[]`, found)
}

const ID = /^[0-9a-f-]{36}$/

/** The paths of a body that holds payloads, as `textFields` writes them. */
export function fieldsWithPayload(path: string, value: unknown): string[] {
  if (typeof value === 'string') return holdsPayload(value) ? [path] : []
  if (Array.isArray(value)) return value.flatMap(item => fieldsWithPayload(`${path}[]`, item))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    fieldsWithPayload(ID.test(key) ? `${path}[]` : `${path}.${key}`, inner),
  )
}

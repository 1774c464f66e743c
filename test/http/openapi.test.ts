// The description of the API: sound OpenAPI 3.0, every route in it, and true to what the routes really answer.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { OPEN_ROUTES } from '../../bot/contract/open-data.ts'
import { PATHS, type RouteName } from '../../bot/contract/paths.ts'
import { ROUTES } from '../../bot/contract/routes.ts'
import { startService, type TestService } from '../service.ts'

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
type Fields = Record<string, Json>

interface Operation {
  operationId: string
  summary: string
  description?: string
  security: Fields[]
  parameters: { name: string; in: string; required: boolean; schema: Fields }[]
  requestBody?: { required: boolean; content: Record<string, { schema: Fields }> }
  responses: Record<string, { description: string; content?: Record<string, { schema: Fields }> }>
}

interface Description {
  openapi: string
  info: { title: string; version: string }
  servers: { url: string }[]
  components: { securitySchemes: Record<string, Fields> }
  paths: Record<string, Record<string, Operation>>
}

let service: TestService
let api: Description
beforeAll(async () => {
  service = await startService()
  const response = await fetch(`${service.url}/openapi.json`)
  expect(response.headers.get('content-type')).toMatch(/^application\/json/)
  api = (await response.json()) as Description
})
afterAll(() => service.close())

const operations = () =>
  Object.entries(api.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  )
const isOpen = ({ path }: { path: string }) => path.startsWith('/open/')

/** All that OpenAPI 3.0.3 knows in a Schema Object; JSON Schema has more words, and tools stumble over them. */
const WORDS = new Set([
  ...[
    'title',
    'multipleOf',
    'maximum',
    'exclusiveMaximum',
    'minimum',
    'exclusiveMinimum',
    'maxLength',
    'minLength',
  ],
  ...[
    'pattern',
    'maxItems',
    'minItems',
    'uniqueItems',
    'maxProperties',
    'minProperties',
    'required',
    'enum',
    'type',
  ],
  ...[
    'allOf',
    'oneOf',
    'anyOf',
    'not',
    'items',
    'properties',
    'additionalProperties',
    'description',
    'format',
  ],
  ...['default', 'nullable', 'discriminator', 'readOnly', 'writeOnly', 'example', 'deprecated', '$ref'],
])
const TYPES = new Set(['array', 'boolean', 'integer', 'number', 'object', 'string'])

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What is wrong with a schema and all within it, with where. */
function faultsOf(schema: Json | undefined, at: string): string[] {
  if (!isFields(schema)) return [`${at}: no schema`]
  return [...ownFaultsOf(schema, at), ...partsOf(schema).flatMap(([name, part]) => faultsOf(part, at + name))]
}

function ownFaultsOf(schema: Fields, at: string): string[] {
  const { type, items, properties, required, pattern } = schema
  const faults = Object.keys(schema).filter(word => !WORDS.has(word))
  if (type !== undefined && !TYPES.has(String(type))) faults.push(`type ${JSON.stringify(type)}`)
  if (type === 'array' && items === undefined) faults.push('an array of what?')
  for (const word of ['exclusiveMinimum', 'exclusiveMaximum'])
    if (schema[word] !== undefined && typeof schema[word] !== 'boolean') faults.push(word)
  if (typeof pattern === 'string') expect(() => new RegExp(pattern, 'u')).not.toThrow()
  for (const name of Array.isArray(required) ? required : [])
    if (!(isFields(properties) && String(name) in properties)) faults.push(`${name} is not there`)
  return faults.map(fault => `${at}: ${fault}`)
}

/** The schemas within a schema, by the way to them. */
function partsOf({ properties, items, additionalProperties, ...more }: Fields): [string, Json][] {
  const parts = Object.entries(isFields(properties) ? properties : {}).map(([name, part]): [string, Json] => [
    `.${name}`,
    part,
  ])
  if (items !== undefined) parts.push(['[]', items])
  if (isFields(additionalProperties)) parts.push(['.*', additionalProperties])
  for (const word of ['allOf', 'anyOf', 'oneOf']) {
    const choices = more[word]
    if (Array.isArray(choices)) parts.push(...choices.map((part): [string, Json] => [`/${word}`, part]))
  }
  return parts
}

describe('/openapi.json', () => {
  it('may be kept for an hour, and is not sent again to who has it', async () => {
    const ask = (headers = {}) => fetch(`${service.url}/openapi.json`, { headers })
    const first = await ask()
    expect(first.headers.get('cache-control')).toBe('public, max-age=3600')
    const again = await ask({ 'if-none-match': first.headers.get('etag') ?? '' })
    expect([again.status, await again.text()]).toEqual([304, ''])
  })

  it('names its version, itself and where it is', () => {
    expect(api.openapi).toMatch(/^3\.0\.\d$/)
    expect(api.info.title).not.toBe('')
    expect(api.info.version).not.toBe('')
    expect(api.servers).toEqual([{ url: 'http://localhost' }])
  })

  it('has every route with its method, and no other', () => {
    const described = operations().map(({ path, method, operation }) => [operation.operationId, method, path])
    const wanted = (Object.keys(ROUTES) as RouteName[]).map(name => {
      const [method, path] = PATHS[name]
      return [name, method.toLowerCase(), path.replace(/:(\w+)/g, '{$1}')]
    })
    const open = Object.entries(OPEN_ROUTES).map(([name, { path }]) => [`open_${name}`, 'get', path])
    const feed = ['open_calendar', 'get', '/open/calendar/{provinceCode}.ics']
    expect(described.sort()).toEqual([...wanted, ...open, feed].sort())
  })

  it('declares every parameter of an address, and only those', () => {
    for (const { path, operation } of operations()) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
      const declared = operation.parameters.filter(item => item.in === 'path')
      expect(declared.map(item => item.name).sort(), path).toEqual(inPath.sort())
      expect(declared.every(item => item.required)).toBe(true)
      if (!isOpen({ path })) expect(operation.parameters).toEqual(declared)
    }
  })

  it('says of the open data which key it takes, what can be asked, and that it comes as a table, too', () => {
    expect(api.components.securitySchemes.openData).toMatchObject({ type: 'http', scheme: 'bearer' })
    for (const [name, { path, query, row, scope }] of Object.entries(OPEN_ROUTES)) {
      const operation = api.paths[path]?.get
      expect(operation?.security, name).toEqual([{ openData: [] }])
      expect(operation?.description, name).toContain(`\`${scope}\``)
      expect(operation?.parameters.map(item => [item.name, item.in, item.required])).toEqual(
        Object.keys(query.shape).map(param => [param, 'query', false]),
      )
      const content = operation?.responses['200']?.content ?? {}
      expect(Object.keys(content).sort(), name).toEqual(['application/json', 'text/csv'])
      const rows = (content['application/json']?.schema.properties as Fields | undefined)?.rows as Fields
      const fields = (rows.items as Fields).properties as Fields
      expect(Object.keys(fields), name).toEqual(Object.keys(row.shape))
    }
    const feed = api.paths['/open/calendar/{provinceCode}.ics']?.get
    expect([feed?.security, Object.keys(feed?.responses['200']?.content ?? {})]).toEqual([
      [],
      ['text/calendar'],
    ])
  })

  it('holds only schemas that OpenAPI 3.0 knows', () => {
    const faults = operations().flatMap(({ operation }) => [
      ...operation.parameters.flatMap(item =>
        faultsOf(item.schema, `${operation.operationId}(${item.name})`),
      ),
      ...Object.values(operation.requestBody?.content ?? {}).flatMap(({ schema }) =>
        faultsOf(schema, `${operation.operationId} body`),
      ),
      ...Object.entries(operation.responses).flatMap(([status, { content }]) =>
        Object.values(content ?? {}).flatMap(({ schema }) =>
          faultsOf(schema, `${operation.operationId} ${status}`),
        ),
      ),
    ])
    expect(faults).toEqual([])
  })

  it('points to nothing that is not there', () => {
    const text = JSON.stringify(api)
    expect(text).not.toMatch(/#\/(definitions|\$defs)/)
    for (const [, ref] of text.matchAll(/"\$ref":"([^"]*)"/g)) {
      let place: Json | undefined = api as unknown as Json
      for (const part of (ref ?? '').replace(/^#\//, '').split('/'))
        place = isFields(place) ? place[part] : undefined
      expect(place, ref).toBeDefined()
    }
  })

  it('says for every route what a refusal looks like, and whether it needs a session', () => {
    for (const { operation } of operations().filter(item => !isOpen(item))) {
      const name = operation.operationId as RouteName
      expect(operation.security, name).toEqual(ROUTES[name].access === 'public' ? [] : [{ session: [] }])
      expect(Object.keys(operation.responses).sort(), name).toEqual(['200', 'default'])
      expect(operation.requestBody !== undefined, name).toBe(ROUTES[name].body !== null)
      expect(operation.summary, name).not.toBe('')
    }
    expect(Object.keys(api.components.securitySchemes)).toEqual(['session', 'openData'])
    for (const { operation } of operations().filter(isOpen))
      expect(Object.keys(operation.responses).sort(), operation.operationId).toEqual([
        '200',
        '304',
        'default',
      ])
  })

  it('names the cookie that this service really sets', () => {
    expect(api.components.securitySchemes.session).toEqual({ type: 'apiKey', in: 'cookie', name: 'otop' })
  })

  it('tells money as text and instants as UTC', () => {
    const report =
      api.paths['/api/reports/{officeCode}/{period}']?.get?.responses['200']?.content?.['application/json']
    const rows = (report?.schema.properties as Fields | undefined)?.rows as Fields | undefined
    const row = (rows?.items as Fields | undefined)?.properties as Fields | undefined
    expect(row?.lastMonth).toMatchObject({ type: 'string', nullable: true })
  })
})

// From a shape of the contract to values of that shape: what the contract allows, including its edges, so that no field can
// be forgotten. Rules that a shape cannot say in JSON Schema (canonical baht, a real month) are met by the words in WORDS.
import fc from 'fast-check'
import * as z from 'zod'

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

interface Schema {
  type?: string
  enum?: Json[]
  const?: Json
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: Schema | boolean
  propertyNames?: Schema
  items?: Schema | boolean
  prefixItems?: Schema[]
  pattern?: string
  format?: string
  minLength?: number
  maxLength?: number
  minItems?: number
  maxItems?: number
  minimum?: number
  maximum?: number
}

/** Sound words of every kind of text on the wire; `§…` is an id of the world, filled in when the request is made. */
const WORDS = [
  ...['2025-01', '2024-12', '2025-02', '2024-10', '2025', '2024', '2025-q2', '2025-01-20', '2025-02-28'],
  ...[
    '5605',
    '5602',
    '5701',
    '56',
    '57',
    '560501',
    '0.00',
    '12500.50',
    '999999999999.99',
    'ผ้าทอมือ',
    'พย 1/2568',
  ],
  ...['2025-01-20T09:00:00.000Z', '081-234-5678', 'totals', 'rt2', '§5605', '§5602', '§5701', '§officer'],
]

const DEEPEST = 5
/** Lists and texts of any length are asked for by the mutators; here they stay short. */
const LONGEST = 4

export function schemaOf(shape: z.ZodType): Schema {
  return z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' }) as Schema
}

/** Values of that shape, and now and then one that breaks a rule JSON Schema does not know. */
export function valuesOf(schema: Schema, depth = 0): fc.Arbitrary<Json> {
  const choices = schema.anyOf ?? schema.oneOf
  if (choices !== undefined) return fc.oneof(...choices.map(choice => valuesOf(choice, depth)))
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum)
  if (schema.const !== undefined) return fc.constant(schema.const)
  switch (schema.type) {
    case 'string':
      return textsOf(schema)
    case 'integer':
      return fc.integer({
        min: Math.max(schema.minimum ?? -5, -(2 ** 31)),
        max: Math.min(schema.maximum ?? 2 ** 31, 2 ** 31),
      })
    case 'number':
      return fc.double({ noNaN: true, noDefaultInfinity: true })
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'array':
      return listsOf(schema, depth)
    case 'object':
      return objectsOf(schema, depth)
    default:
      return fc.constantFrom<Json>(null, 0, '', 'x', [], {})
  }
}

function textsOf({ format, pattern, minLength = 0, maxLength = 40 }: Schema): fc.Arbitrary<Json> {
  const words = fc.constantFrom(...WORDS)
  if (format === 'uuid') return fc.oneof(fc.uuid(), fc.constantFrom('§5605', '§5602', '§5701', '§officer'))
  if (pattern !== undefined && format === undefined)
    return fc.oneof(words, fc.stringMatching(new RegExp(pattern)))
  const longest = Math.max(minLength, Math.min(maxLength, 40))
  return fc.oneof(words, fc.string({ unit: 'grapheme', minLength, maxLength: longest }))
}

function listsOf({ items, prefixItems, minItems = 0, maxItems }: Schema, depth: number): fc.Arbitrary<Json> {
  if (prefixItems !== undefined) return fc.tuple(...prefixItems.map(item => valuesOf(item, depth + 1)))
  if (typeof items !== 'object' || depth > DEEPEST) return fc.constant([])
  const maxLength = Math.max(minItems, Math.min(maxItems ?? LONGEST, LONGEST))
  return fc.array(valuesOf(items, depth + 1), { minLength: minItems, maxLength })
}

function objectsOf(schema: Schema, depth: number): fc.Arbitrary<Json> {
  const { properties = {}, required = [], additionalProperties, propertyNames } = schema
  if (propertyNames !== undefined && typeof additionalProperties === 'object') {
    const keys = valuesOf(propertyNames, depth + 1).map(String)
    return fc.dictionary(keys, valuesOf(additionalProperties, depth + 1), {
      maxKeys: LONGEST,
      noNullPrototype: true,
    })
  }
  const fields: Record<string, fc.Arbitrary<Json>> = Object.fromEntries(
    Object.entries(properties).map(([name, field]) => [name, valuesOf(field, depth + 1)]),
  )
  const requiredKeys = required.filter(name => name in properties)
  return fc.record(fields, { requiredKeys, noNullPrototype: true }) as fc.Arbitrary<Json>
}

/** Every length at which a text of this shape must turn from good to bad. */
export function textLimitsOf(schema: Schema): number[] {
  const found = new Set<number>()
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    if ('maxLength' in value && typeof value.maxLength === 'number') found.add(value.maxLength)
    for (const inner of Object.values(value)) walk(inner)
  }
  walk(schema)
  return [...found]
}

// What is tried on a route: a sound request or one made from its shape, changed at some places, and written to the wire
// in some odd way. A case is plain data, so that fast-check can shrink it and a seed brings it back.
import fc from 'fast-check'
import type { RouteName } from '../../bot/contract/paths.ts'
import { ROUTES, type RouteShape } from '../../bot/contract/routes.ts'
import { ROLES } from '../../db/vocabulary.ts'
import { EXPECTED, SIGNED_OUT, TARGETS, type Target, type Who } from '../http/access-table.ts'
import { type Json, schemaOf, textLimitsOf, valuesOf } from './fuzz-shapes.ts'

export interface Mutation {
  /** Which place of the body or which parameter, modulo how many there are. */
  at: number
  how: 'replace' | 'drop' | 'extra' | 'twice' | 'stretch' | 'negate'
  value: Json
  /** Of `stretch`: characters. */
  length: number
}

/** How a body is written; `json` = as it should be. */
export const WIRES = [
  ...([
    'json',
    'broken',
    'duplicate',
    'prototype',
    'deep',
    'text',
    'form',
    'empty',
    'absent',
    'gzip',
  ] as const),
  ...(['charset', 'halfUtf8', 'constructor', 'spoiltGzip'] as const),
]
export type Wire = (typeof WIRES)[number]

export interface Case {
  who: Who
  target: Target
  /** Instead of the sound body; undefined = that one. */
  shaped: Json | undefined
  params: Mutation[]
  body: Mutation[]
  wire: Wire
}

const THAI_DIGITS = '๑๒๕๐๐.๕๐'

/** What nobody's page sends. */
export const HOSTILE: Json[] = [
  ...[
    null,
    true,
    0,
    -1,
    1.5,
    2 ** 53,
    -(2 ** 31) - 1,
    1e308,
    [],
    {},
    [[]],
    { a: { b: [] } },
    '',
    ' ',
    '\t',
    '\n',
  ],
  ...[
    '\u0000',
    'ก\u0000ข',
    '\ud800',
    '\udfff\ud800',
    '๕๖๐๕',
    THAI_DIGITS,
    '๒๕๖๘-๐๑',
    '٣',
    '１２',
    '-100.00',
    '-0',
    '+1',
  ],
  ...[
    '1e5',
    '0x10',
    '00.10',
    '12,500.00',
    ' 100.00',
    '100.005',
    'NaN',
    'Infinity',
    '1000000000000.00',
    '5605\n',
    '5699',
  ],
  ...[
    '\u202eรายได้\u202c',
    'ก\u0e49\u0e49\u0e49\u0e49',
    '\u200b',
    '\ufeff',
    '👨‍👩‍👧‍👦',
    'x'.repeat(10_000),
    'ก'.repeat(3000),
  ],
  ...[
    "' or 1=1 --",
    '"; drop table officers; --',
    '%',
    '_',
    '\\',
    '#{7*7}',
    '{{7*7}}',
    '<script>alert(1)</script>',
  ],
  ...[
    '../../etc/passwd',
    '..',
    '.',
    '/',
    '?',
    '#',
    '%00',
    '%2e%2e',
    'null',
    'undefined',
    '__proto__',
    'constructor',
  ],
  ...[
    '2025-13',
    '2025-00',
    '1999-01',
    '2568-01',
    '9999-12',
    '2025-02-30',
    '0000-00-00',
    '+275760-09-13T00:00:00.000Z',
  ],
  ...[
    '2025-01-20T09:00:00+07:00',
    '§5605',
    '§5602',
    '§5701',
    '§officer',
    '5701',
    '57',
    '56',
    '00000000-0000-0000-0000-000000000000',
  ],
]

const LENGTHS = [1, 60, 61, 64, 65, 100, 101, 120, 121, 200, 201, 500, 501, 1000, 1001, 5000, 70_000]

function mutations(limits: number[]): fc.Arbitrary<Mutation> {
  const edges = limits.flatMap(limit => [limit, limit + 1])
  const anyLength = fc.constantFrom(...LENGTHS)
  const length =
    edges.length === 0
      ? anyLength
      : fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...edges) }, { weight: 1, arbitrary: anyLength })
  return fc.record(
    {
      at: fc.nat(200),
      how: fc.constantFrom(
        'replace',
        'replace',
        'replace',
        'drop',
        'extra',
        'twice',
        'stretch',
        'stretch',
        'negate',
      ),
      value: fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary', maxLength: 30 })),
      length,
    },
    { noNullPrototype: true },
  )
}

/** Mostly who may, where they may: everybody else is stopped at the door and sees nothing of the rooms. */
function askers(name: RouteName): fc.Arbitrary<{ who: Who; target: Target }> {
  const rows: Partial<Record<Who, readonly number[]>> = EXPECTED[name]
  const everybody = [...SIGNED_OUT, ...ROLES]
  const granted = everybody.flatMap(who =>
    (rows[who] ?? []).flatMap((status, index) => {
      const target = TARGETS[index]
      return status === 200 && target !== undefined ? [{ who, target }] : []
    }),
  )
  const columns = Math.max(...Object.values(rows).map(row => row.length))
  const anywhere = fc.record(
    { who: fc.constantFrom(...everybody), target: fc.constantFrom(...TARGETS.slice(0, columns)) },
    { noNullPrototype: true },
  )
  return fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...granted) }, { weight: 1, arbitrary: anywhere })
}

/** Cases of one route. */
export function casesOf(name: RouteName): fc.Arbitrary<Case> {
  const route: RouteShape = ROUTES[name]
  const hasParams = Object.keys(route.params.shape).length > 0
  const schema = route.body === null ? null : schemaOf(route.body)
  const few = (arbitrary: fc.Arbitrary<Mutation>, most: number) => fc.array(arbitrary, { maxLength: most })
  const none = fc.constant<Mutation[]>([])
  const limits = schema === null ? [] : textLimitsOf(schema)
  const sound = fc.constant(undefined)
  const wires = fc.oneof(
    { weight: 6, arbitrary: fc.constant<Wire>('json') },
    { weight: 1, arbitrary: fc.constantFrom(...WIRES) },
  )
  return fc
    .tuple(
      askers(name),
      schema === null ? sound : fc.oneof(sound, sound, valuesOf(schema)),
      hasParams ? fc.oneof({ weight: 3, arbitrary: none }, few(mutations([]), 2)) : none,
      schema === null ? none : few(mutations(limits), 3),
      schema === null ? fc.constant<Wire>('json') : wires,
    )
    .map(([asker, shaped, params, body, wire]) => ({ ...asker, shaped, params, body, wire }))
}

// How arrays go to and come from PostgreSQL, for the array types this product uses.
// The driver would ask each new connection for its array types, and if the server goes away during that question it
// throws where nobody can catch it: a restart of the database ended the whole program (postgres 3.4.9, seen). So
// connections do not ask (`fetch_types: false`), and the types are listed here.

import type postgres from 'postgres'

/** Type numbers of `pg_type`, fixed for ever. What they hold arrives as strings, as in single columns. */
const TEXTUAL = [1009 /* text */, 1015 /* varchar */, 2951 /* uuid */, 1016 /* int8 */, 1231 /* numeric */]
const TEMPORAL = [1182 /* date */, 1115 /* timestamp */, 1185 /* timestamptz */]
const NUMBERS = [1005 /* int2 */, 1007 /* int4 */, 1021 /* float4 */, 1022 /* float8 */]
const BOOLEANS = [1000 /* bool */]

/** Not Date, boolean or bigint: the driver declares the whole parameter to be what its first item is. Use strings. */
type Item = string | number | boolean | null | Item[]

/** Teaches a client the array types. After drizzle(), which replaces some of them by its own that cannot write. */
export function addArrayTypes(client: postgres.Sql): void {
  const add = (types: number[], readItem: (text: string) => Item): void => {
    for (const type of types) {
      client.options.serializers[type] = writeArray
      client.options.parsers[type] = (text: string) => readArray(text, readItem)
    }
  }
  add([...TEXTUAL, ...TEMPORAL], text => text)
  add(NUMBERS, Number)
  add(BOOLEANS, text => text === 't')
}

/** `{"a","b",NULL}`. Drizzle hands over its array columns already written. */
export function writeArray(value: Item[] | string): string {
  return typeof value === 'string' ? value : `{${value.map(writeItem).join(',')}}`
}

function writeItem(item: Item): string {
  if (item === null) return 'NULL'
  if (Array.isArray(item)) return writeArray(item)
  const text = String(item)
  // Ids, amounts and words by the thousand need no escape; looking is much cheaper than replacing.
  return /["\\]/.test(text) ? `"${text.replace(/["\\]/g, '\\$&')}"` : `"${text}"`
}

/** One item and what ends it: quoted with backslashes, or bare; an opening or closing brace stands alone. */
const TOKEN = /\{|\}|,|"((?:[^"\\]|\\[\s\S])*)"|([^{},"]+)/g

/** The array that PostgreSQL wrote, nested if it is. A bare NULL is null; a quoted one is the word. */
export function readArray(text: string, readItem: (text: string) => Item): Item[] {
  const outermost: Item[] = []
  const open = [outermost]
  // Bounds other than 1 come first, as in [0:1]={a,b}.
  for (const [token, quoted, bare] of text.slice(text.indexOf('{')).matchAll(TOKEN)) {
    if (token === '{') {
      const inner: Item[] = []
      open.at(-1)?.push(inner)
      open.push(inner)
    } else if (token === '}') open.pop()
    else if (quoted !== undefined) open.at(-1)?.push(readItem(quoted.replace(/\\([\s\S])/g, '$1')))
    else if (bare !== undefined) open.at(-1)?.push(bare === 'NULL' ? null : readItem(bare))
  }
  const [array] = outermost
  return Array.isArray(array) ? array : []
}

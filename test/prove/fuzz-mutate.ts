// Does to a body and to the parts of an address what a case says, and writes the body to the wire.
import { gzipSync } from 'node:zlib'
import type { Case, Mutation, Wire } from './fuzz-cases.ts'
import type { Json } from './fuzz-shapes.ts'

type Place = { holder: Json[] | { [key: string]: Json }; key: string | number }

/** Every place of a value, the whole first. */
function placesOf(root: { value: Json }): Place[] {
  const places: Place[] = [{ holder: root, key: 'value' }]
  for (let index = 0; index < places.length && places.length < 500; index++) {
    const place = places[index]
    const inner = place === undefined ? null : read(place)
    if (Array.isArray(inner)) inner.forEach((_, key) => void places.push({ holder: inner, key }))
    else if (inner !== null && typeof inner === 'object')
      for (const key of Object.keys(inner)) places.push({ holder: inner, key })
  }
  return places
}

const read = ({ holder, key }: Place): Json => (holder as Record<string | number, Json>)[key] ?? null
function write({ holder, key }: Place, value: Json): void {
  // As JSON.parse does it: a key of that name is a key, not the prototype.
  Object.defineProperty(holder, key, { value, writable: true, enumerable: true, configurable: true })
}

/** Texts grow by what they are made of, so that what begins well goes on well. */
const stretched = (text: string, length: number): string =>
  (text.trim() === '' ? 'ก' : text).repeat(Math.ceil(length / Math.max(1, text.length))).slice(0, length)

function change(place: Place, { how, value, length }: Mutation): void {
  const { holder, key } = place
  const was = read(place)
  if (how === 'replace') write(place, structuredClone(value))
  else if (how === 'negate') write(place, typeof was === 'number' ? -was : `-${String(was)}`)
  else if (how === 'stretch') write(place, stretched(typeof was === 'string' ? was : 'ก', length))
  else if (how === 'drop' && Array.isArray(holder)) holder.splice(Number(key), 1)
  else if (how === 'drop') Reflect.deleteProperty(holder, key)
  else if (how === 'twice' && Array.isArray(was)) was.push(...structuredClone(was))
  else if (how === 'extra' && was !== null && typeof was === 'object' && !Array.isArray(was))
    was.isAdmin = structuredClone(value)
  else write(place, [was])
}

/** A changed copy; `fill` puts ids of the world where the case names one. */
export function mutate(value: Json, list: Mutation[], fill: (text: string) => string): Json | undefined {
  const root: { value: Json } = { value: structuredClone(value) }
  for (const mutation of list) {
    const places = placesOf(root)
    // The whole body only now and then: its parts are more interesting.
    const place = places[mutation.at % places.length]
    if (place !== undefined) change(place, mutation)
  }
  return 'value' in root ? filled(root.value, fill) : undefined
}

function filled(value: Json, fill: (text: string) => string): Json {
  if (typeof value === 'string') return fill(value)
  if (Array.isArray(value)) return value.map(item => filled(item, fill))
  if (value === null || typeof value !== 'object') return value
  const copy: { [key: string]: Json } = {}
  for (const [key, inner] of Object.entries(value))
    write({ holder: copy, key: fill(key) }, filled(inner, fill))
  return copy
}

/** Written to the wire still below Node's 16 kB for a head: what is above never comes to us. */
const LONGEST_PART = 1200

export function mutateParams(
  params: Record<string, string>,
  list: Mutation[],
  fill: (text: string) => string,
): Record<string, string> {
  const changed = { ...params }
  const names = Object.keys(changed)
  for (const { at, how, value, length } of list) {
    const name = names[at % names.length] ?? ''
    const was = changed[name] ?? ''
    if (how === 'stretch') changed[name] = stretched(was, length)
    else if (how === 'twice') changed[name] = was + was
    else if (how === 'negate') changed[name] = `-${was}`
    else changed[name] = fill(typeof value === 'string' ? value : JSON.stringify(value))
  }
  return Object.fromEntries(
    Object.entries(changed).map(([name, part]) => [name, part.slice(0, LONGEST_PART)]),
  )
}

export interface WireBody {
  bytes: Buffer
  headers: Record<string, string>
  /** Whether the service could read JSON from it; null = hard to tell. */
  isReadable: boolean | null
}

const JSON_TYPE = { 'content-type': 'application/json' }

export function toWire(value: Json | undefined, wire: Wire): WireBody {
  const text = JSON.stringify(value) ?? ''
  const plain = (body: string | Buffer, isReadable: boolean | null = true, headers = {}): WireBody => ({
    bytes: Buffer.from(body as string),
    headers: { ...JSON_TYPE, ...headers },
    isReadable,
  })
  const inside = (first: string) =>
    text.startsWith('{') ? text.replace('{', text === '{}' ? `{${first}` : `{${first},`) : text
  switch (wire) {
    case 'json':
      return plain(text)
    case 'broken':
      return plain(text.slice(0, -1), text.length > 1 ? null : false)
    case 'duplicate':
      return plain(inside(`${JSON.stringify(firstKey(value))}:null`))
    case 'prototype':
      return plain(inside('"__proto__":{"isAdmin":true}'))
    case 'constructor':
      return plain(inside('"constructor":{"prototype":{"isAdmin":true}}'))
    case 'deep':
      return plain('{"a":'.repeat(3000) + text + '}'.repeat(3000))
    case 'text':
      return { ...plain(text, false), headers: { 'content-type': 'text/plain' } }
    case 'form':
      return {
        ...plain('a=1&b[__proto__]=2', false),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      }
    case 'charset':
      return plain(text, false, { 'content-type': 'application/json; charset=tis-620' })
    case 'halfUtf8':
      return plain(
        Buffer.concat([Buffer.from('{"\xe0\xb8'.slice(0, 2), 'latin1'), Buffer.from([0xe0, 0xb8, 0x22])]),
        false,
      )
    case 'gzip':
      return plain(gzipSync(text), false, { 'content-encoding': 'gzip' })
    case 'spoiltGzip':
      return plain(gzipSync(text).subarray(0, 15), false, { 'content-encoding': 'gzip' })
    case 'empty':
      return plain('', false)
    case 'absent':
      return { bytes: Buffer.alloc(0), headers: {}, isReadable: false }
  }
}

const firstKey = (value: Json | undefined): string =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? (Object.keys(value)[0] ?? 'a') : 'a'

/** A file that somebody spoilt on the way: cut, turned over, made of something else, or as it is. */
export function mutateBytes(bytes: Uint8Array, { body, wire }: Pick<Case, 'body' | 'wire'>): WireBody {
  let spoilt = Buffer.from(bytes)
  for (const { at, how, value, length } of body) {
    const place = at % Math.max(1, spoilt.length)
    if (how === 'drop') spoilt = spoilt.subarray(0, place)
    else if (how === 'twice') spoilt = Buffer.concat([spoilt, spoilt])
    else if (how === 'replace')
      spoilt = Buffer.concat([
        spoilt.subarray(0, place),
        Buffer.from(JSON.stringify(value)),
        spoilt.subarray(place + 1),
      ])
    else if (how === 'stretch') spoilt = Buffer.concat([spoilt, Buffer.alloc(length, 'ก')])
    else if (spoilt.length > 0) spoilt[place] = (spoilt[place] ?? 0) ^ 0xff
  }
  const type = wire === 'json' ? 'application/octet-stream' : 'application/json'
  return {
    bytes: wire === 'empty' ? Buffer.alloc(0) : spoilt,
    headers: { 'content-type': type },
    isReadable: null,
  }
}

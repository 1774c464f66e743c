// Where the fuzz happens: the people, districts and provinces of the access matrix on the real service, sound requests to
// begin with, and raw HTTP that sends what fetch would tidy up. What another province alone may read is marked.
import { Agent, request } from 'node:http'
import { sql } from 'drizzle-orm'
import { hashOf } from '../../bot/actions/open-session.ts'
import { PATHS, type RouteName } from '../../bot/contract/paths.ts'
import { ROLES } from '../../db/vocabulary.ts'
import { type GoodRequest, makeRequest } from '../http/access-requests.ts'
import { SIGNED_OUT, type Target, type Who } from '../http/access-table.ts'
import { type AccessWorld, openAccessWorld, prepare } from '../http/access-world.ts'
import { tamper } from '../tamper.ts'

/** Stands in the other province's record and in nothing that anybody sends. */
export const FOREIGN_MARK = 'เฉพาะเชียงรายเท่านั้น'

export interface FuzzWorld {
  access: AccessWorld
  /** Where requests go. */
  url: string
  agent: Agent
  /** Bearer keys of the open data. */
  keys: Record<'totals' | 'both' | 'revoked', string>
  sound(name: RouteName, who: Who, target: Target): Promise<GoodRequest>
  /** The state has moved on: the next one is made anew. */
  forget(name: RouteName): void
  /** Puts the world's ids where a case says `§…`. */
  fill(text: string): string
  close(): Promise<void>
}

/** Their sound request says that it saw version 1. */
const FROM_FIRST_VERSION: ReadonlySet<RouteName> = new Set(['saveFigures', 'tickProducer'] as const)

/** Uses of one sound request before another is made: making one adds rows. */
const USES = 15

export async function openFuzzWorld(): Promise<FuzzWorld> {
  const access = await openAccessWorld()
  const { service, producers, bystanders } = access
  const { db } = service.deps
  await db.execute(
    sql`update producers set name = ${FOREIGN_MARK}, product = ${FOREIGN_MARK} where office_code = '5701'`,
  )
  await db.execute(sql`update officers set full_name = ${FOREIGN_MARK} where office_code = '5701'`)
  const agent = new Agent({ keepAlive: true, maxSockets: 4 })
  const kept = new Map<string, { request: GoodRequest; left: number }>()
  const ids = new Map(Object.entries(producers).map(([code, id]) => [`§${code}`, id]))
  ids.set('§officer', bystanders['5602'] ?? '')
  return {
    access,
    url: service.url,
    agent,
    keys: await addKeys(access),
    async sound(name, who, target) {
      const key = `${name} ${who} ${target}`
      const found = kept.get(key)
      if (found !== undefined && found.left-- > 0) return found.request
      await prepare(access, name)
      if (FROM_FIRST_VERSION.has(name))
        await tamper(db, sql`with gone as (delete from figure_versions) update figures set version = 1`)
      const made = await makeRequest(access, name, who, target)
      kept.set(key, { request: made, left: USES })
      return made
    },
    forget(name) {
      for (const key of kept.keys()) if (key.startsWith(`${name} `)) kept.delete(key)
    },
    fill: text => ids.get(text) ?? text,
    async close() {
      agent.destroy()
      await service.close()
    },
  }
}

async function addKeys({ service, people }: AccessWorld): Promise<FuzzWorld['keys']> {
  const keys = { totals: '', both: '', revoked: '' }
  for (const name of Object.keys(keys) as (keyof typeof keys)[]) {
    keys[name] = `otop_${service.deps.ids.secret(32)}`
    const at = service.clock.now().toISOString()
    await service.deps.db.execute(sql`
      insert into api_keys (id, province_code, name, key_hash, scopes, created_by, created_at, revoked_at)
      values (${service.deps.ids.uuid()}, '56', ${keys[name].slice(0, 30)}, ${hashOf(keys[name])},
        ${name === 'both' ? '{totals,producers}' : '{totals}'}::text[], ${people.provincial_officer.id},
        ${at}::timestamptz, ${name === 'revoked' ? at : null}::timestamptz)`)
  }
  return keys
}

/** New keys: requests are counted by key. */
export async function renewKeys(world: FuzzWorld): Promise<void> {
  world.keys = await addKeys(world.access)
}

/**
 * Everybody as they were, with new sessions: requests are counted by session, and some of what was granted ends one or
 * changes who somebody is.
 */
export async function restore({ access }: FuzzWorld): Promise<void> {
  const { service, people, cookies } = access
  const { db, ids } = service.deps
  const now = service.clock.now()
  const at = (days: number) => new Date(now.getTime() + days * 86_400_000).toISOString()
  const strangers = [people.nobody.lineUserId, people.removed.lineUserId]
  await db.execute(sql`update officers set removed_at = coalesce(removed_at, ${at(0)}::timestamptz)
    where line_user_id in (${strangers[0]}, ${strangers[1]})`)
  for (const who of [...SIGNED_OUT, ...ROLES]) {
    if (who === 'nobody') continue
    const { id, role, officeCode } = people[who]
    if (who !== 'removed')
      await db.execute(
        sql`update officers set removed_at = null, role = ${role}, office_code = ${officeCode} where id = ${id}`,
      )
    const token = ids.secret(32)
    await db.execute(sql`
      insert into sessions (token_hash, officer_id, created_at, expires_at)
      values (${hashOf(token)}, ${id}, ${at(-1)}::timestamptz, ${at(who === 'expired' ? -0.5 : 1)}::timestamptz)`)
    cookies[who] = `otop=${token}`
  }
}

export interface Outgoing {
  method: string
  /** As it goes over the wire. */
  path: string
  headers: Record<string, string>
  bytes: Buffer
}

export interface Reply {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: Buffer
}

let address = 0

/** Each from an address of its own, so that the rate limit has no say. Rejects when no answer comes within `ms`. */
export function send(
  { url, agent }: FuzzWorld,
  { method, path, headers, bytes }: Outgoing,
  ms: number,
): Promise<Reply> {
  address += 1
  const from = `10.${(address >> 16) & 255}.${(address >> 8) & 255}.${address & 255}`
  const { hostname, port } = new URL(url)
  const length = bytes.length > 0 || headers['content-type'] ? { 'content-length': String(bytes.length) } : {}
  const { promise, resolve, reject } = Promise.withResolvers<Reply>()
  const req = request(
    { hostname, port, method, path, agent, headers: { 'x-forwarded-for': from, ...headers, ...length } },
    res => {
      const chunks: Buffer[] = []
      res.on('data', (chunk: Buffer) => chunks.push(chunk))
      res.on('error', reject)
      res.on('end', () =>
        resolve({ status: res.statusCode ?? 0, headers: res.headers, body: Buffer.concat(chunks) }),
      )
    },
  )
  const timer = setTimeout(() => req.destroy(new Error(`no answer within ${ms} ms`)), ms)
  req.on('error', reject)
  req.on('close', () => clearTimeout(timer))
  req.end(bytes)
  return promise
}

/** One part of an address, whatever it holds; halves of letters go as the bytes that no letter has. */
export const written = (part: string): string =>
  [...part].map(letter => (letter.isWellFormed() ? encodeURIComponent(letter) : '%ED%A0%80')).join('')

export const pathOf = (name: RouteName, params: Record<string, string>): string =>
  PATHS[name][1].replace(/:(\w+)/g, (_, key: string) => written(params[key] ?? ''))

/** The request as somebody can try it again by hand; the cookie by whose it is. */
export function curlOf({ method, path, headers, bytes }: Outgoing, who: string, url: string): string {
  const quote = (text: string) => `'${text.replaceAll("'", "'\\''")}'`
  const given = Object.entries(headers).map(
    ([name, value]) => `-H ${quote(`${name}: ${name === 'cookie' ? `«${who}»` : value}`)}`,
  )
  const text = bytes.toString('utf8')
  const isText = Buffer.from(text).equals(bytes)
  const data = isText ? text : `base64:${bytes.toString('base64')}`
  const body =
    bytes.length === 0
      ? []
      : ['--data-raw', quote(data.length > 1500 ? `${data.slice(0, 1500)}… (${bytes.length} bytes)` : data)]
  return ['curl', '-X', method, ...given, ...body, quote(url + path)].join(' ')
}

// A small province for tests: offices with people and producers, and what they do over real HTTP.
import { sql } from 'drizzle-orm'
import { PATHS } from '../bot/contract/paths.ts'
import type { Answer, Body, RouteName } from '../bot/contract/routes.ts'
import type { Actor } from '../bot/domain/access.ts'
import { lineChats, officers, producerStays, producers } from '../db/schema/index.ts'
import type { Role } from '../db/vocabulary.ts'
import type { TestService } from './service.ts'

export interface TestPerson {
  id: string
  lineUserId: string
  fullName: string
  role: Role
  officeCode: string
}

/** An officer who is a friend of the bot. */
export async function addPerson(
  service: TestService,
  role: Role,
  officeCode: string,
  fullName = `${role} ${officeCode}`,
): Promise<TestPerson> {
  const { userId } = service.platform.people.add({ displayName: fullName, isFriend: true })
  const id = service.deps.ids.uuid()
  const at = service.clock.now()
  await service.deps.db.insert(officers).values({
    id,
    lineUserId: userId,
    fullName,
    role,
    officeCode,
    provinceCode: officeCode.slice(0, 2),
    joinedAt: at,
  })
  await service.deps.db
    .insert(lineChats)
    .values({ id: userId, kind: 'user', addedAt: at, changedAt: at })
    .onConflictDoNothing()
  return { id, lineUserId: userId, fullName, role, officeCode }
}

/** `count` producers of a district, named ผู้ผลิต 01…; their ids in that order. */
export async function addProducers(
  service: TestService,
  officeCode: string,
  count: number,
  activeFrom = '2023-10',
): Promise<string[]> {
  const ids = Array.from({ length: count }, () => service.deps.ids.uuid())
  if (count === 0) return ids
  await service.deps.db.insert(producers).values(
    ids.map((id, index) => ({
      id,
      provinceCode: officeCode.slice(0, 2),
      officeCode,
      subdistrictCode: null,
      code: `T${officeCode}-${id.slice(0, 8)}`,
      name: `ผู้ผลิต ${String(index + 1).padStart(2, '0')}`,
      product: 'ผ้าทอ',
      kind: 'group' as const,
      mainCategory: 'textile_apparel' as const,
      mainChannel: 'domestic_offline' as const,
      createdAt: service.clock.now(),
    })),
  )
  await service.deps.db.insert(producerStays).values(
    ids.map(producerId => ({
      producerId,
      fromPeriod: activeFrom,
      officeCode,
      provinceCode: officeCode.slice(0, 2),
    })),
  )
  return ids
}

export interface Reply<T> {
  status: number
  body: T
  headers: Headers
}

export interface Client {
  cookie: string | null
  /** Calls a route by name; `params` fill its path. Never throws on a refusal. */
  call<Name extends RouteName>(
    name: Name,
    params?: Record<string, string>,
    body?: Body<Name> | Record<string, unknown> | Uint8Array,
  ): Promise<Reply<Answer<Name> & Refused>>
}

export interface Refused {
  error?: { code: string; says: string; next: string; requestId: string; detail: Record<string, unknown> }
}

export function createClient(service: Pick<TestService, 'url'>): Client {
  const client: Client = {
    cookie: null,
    async call(name, params = {}, body) {
      const [method, path] = PATHS[name]
      const address = path.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(params[key] ?? ''))
      const response = await fetch(service.url + address, {
        method,
        headers: {
          ...(client.cookie ? { cookie: client.cookie } : {}),
          ...(body === undefined ? {} : { 'content-type': typeOf(body) }),
        },
        ...(body === undefined ? {} : { body: bytesOf(body) }),
      })
      const set = response.headers.getSetCookie().find(item => item.includes('otop='))
      if (set) client.cookie = set.split(';')[0] ?? null
      const isJson = response.headers.get('content-type')?.includes('json')
      const answer = isJson ? await response.json() : { bytes: await response.bytes() }
      return { status: response.status, body: answer as never, headers: response.headers }
    },
  }
  return client
}

/** A photo goes as it is, everything else as JSON. */
const typeOf = (body: unknown) => (body instanceof Uint8Array ? 'image/jpeg' : 'application/json')
const bytesOf = (body: unknown): string | Uint8Array<ArrayBuffer> =>
  body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body)

/** A client with the person's session, opened with a real ID token of the simulated LINE. */
export async function signIn(service: TestService, person: Pick<TestPerson, 'lineUserId'>): Promise<Client> {
  const client = createClient(service)
  const { idToken, accessToken } = await service.platform.idTokens.issueFor(person.lineUserId)
  const opened = await client.call('openSession', {}, { idToken, accessToken })
  if (opened.status !== 200) throw new Error(`sign-in failed: ${JSON.stringify(opened.body)}`)
  return client
}

/** One figure as the form sends it. */
export const figure = (producerId: string, amount: string | null, more: Record<string, unknown> = {}) => ({
  producerId,
  baseVersion: 0,
  entries: amount === null ? [] : [{ category: 'textile_apparel', channel: 'domestic_offline', amount }],
  noSalesReason: null,
  note: null,
  source: 'visit',
  doubtReason: null,
  ...more,
})

/** The sum of all entries of a district-month, straight from the table. */
export async function sumEntries(service: TestService, officeCode: string, period: string): Promise<string> {
  const [row] = await service.deps.db.execute<{ sum: string }>(
    sql`select coalesce(sum(amount), 0)::numeric(14,2)::text as sum from revenue_entries where office_code like ${`${officeCode}%`} and period = ${period}`,
  )
  return row?.sum ?? ''
}

/** A finger's scribble that is long enough. */
export const signature = {
  width: 320,
  height: 160,
  strokes: [
    [
      [20, 120],
      [80, 30],
      [140, 120],
      [200, 40],
      [300, 110],
    ],
    [
      [40, 140],
      [280, 130],
    ],
  ] as [number, number][][],
}

/** The person as an action gets it. */
export const actorOf = (person: TestPerson, actingFor: string[] = []): Actor => ({
  ...person,
  provinceCode: person.officeCode.slice(0, 2),
  actingFor,
  origin: 'app',
})

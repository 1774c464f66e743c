// Everybody of the access matrix, three districts in two provinces, and one good request for every route: what is
// refused is refused because of who asks, never because of what is asked.
import { sql } from 'drizzle-orm'
import { PATHS, type RouteName } from '../../bot/contract/paths.ts'
import { type ReportState, ROLES } from '../../db/vocabulary.ts'
import { addPerson, addProducers, signIn, type TestPerson } from '../district.ts'
import { type ServiceOptions, startService, type TestService } from '../service.ts'
import type { GoodRequest } from './access-requests.ts'
import { TARGETS, type Target, type Who } from './access-table.ts'

export const PERIOD = '2025-01'
const DISTRICTS = ['5605', '5602', '5701']

export interface AccessWorld {
  service: TestService
  /** Cookie of each, also of those whose session is over; null = none. */
  cookies: Record<Who, string | null>
  people: Record<Exclude<Who, 'nobody'>, TestPerson> & { nobody: { lineUserId: string } }
  producers: Record<string, string>
  /** Id of an officer of each district who asks for nothing. */
  bystanders: Record<string, string>
}

export async function openAccessWorld(options: ServiceOptions = {}): Promise<AccessWorld> {
  const service = await startService({ at: '2024-12-01T10:00', ...options })
  const producers: Record<string, string> = {}
  const bystanders: Record<string, string> = {}
  for (const code of DISTRICTS) {
    producers[code] = (await addProducers(service, code, 1))[0] ?? ''
    bystanders[code] = (await addPerson(service, 'district_officer', code, `ผู้เห็นเหตุการณ์ ${code}`)).id
  }
  const expired = await addPerson(service, 'district_officer', '5605')
  const asExpired = await signIn(service, expired)
  service.clock.set('2025-01-15T10:00')
  const removed = await addPerson(service, 'district_officer', '5605')
  const asRemoved = await signIn(service, removed)
  await service.deps.db.execute(
    sql`update officers set removed_at = ${service.clock.now().toISOString()}::timestamptz where id = ${removed.id}`,
  )
  const people = { nobody: { lineUserId: addStranger(service) }, removed, expired } as AccessWorld['people']
  const cookies = {
    nobody: null,
    removed: asRemoved.cookie,
    expired: asExpired.cookie,
  } as AccessWorld['cookies']
  for (const role of ROLES) {
    people[role] = await addPerson(service, role, role.startsWith('district') ? '5605' : '56')
    cookies[role] = (await signIn(service, people[role])).cookie
  }
  return { service, cookies, people, producers, bystanders }
}

const addStranger = (service: TestService): string =>
  service.platform.people.add({ displayName: 'คนแปลกหน้า', isFriend: true }).userId

const STATE_FOR: Partial<Record<RouteName, ReportState>> = {
  certifyReport: 'submitted',
  returnReport: 'submitted',
  acceptReport: 'certified',
  reopenReport: 'certified',
}

/** A month is reopened when it is closed. */
export const periodFor = (name: RouteName): string => (name === 'reopenReport' ? '2024-12' : PERIOD)

/** Brings the record into the state in which this request would be granted to whoever may make it. */
export async function prepare({ service, producers }: AccessWorld, name: RouteName): Promise<void> {
  const { db, clock } = service.deps
  const state = STATE_FOR[name] ?? 'draft'
  const period = periodFor(name)
  const now = clock.now().toISOString()
  for (const code of DISTRICTS) {
    await db.execute(sql`
      insert into district_reports (office_code, period, province_code, state, version, last_changed_at)
      values (${code}, ${period}, left(${code}, 2), ${state}, 5, ${now}::timestamptz)
      on conflict (office_code, period) do update set state = ${state}, version = 5, submitted_by = null, last_changed_by = null`)
    await db.execute(sql`
      insert into figures (producer_id, period, province_code, office_code, amount, source, version, recorded_at)
      values (${producers[code]}, ${period}, left(${code}, 2), ${code}, 1, 'visit', 1, ${now}::timestamptz)
      on conflict do nothing`)
    await db.execute(sql`
      insert into district_months (office_code, period, province_code, amount, recorded, no_sales)
      select office_code, period, province_code, coalesce(sum(amount), 0), count(amount), count(no_sales_reason)
      from figures where office_code = ${code} and period = ${period} group by 1, 2, 3
      on conflict (office_code, period) do update
      set amount = excluded.amount, recorded = excluded.recorded, no_sales = excluded.no_sales`)
  }
}

export interface Sent {
  status: number
  requestId: string | null
  body: unknown
}

let address = 0

/** Each request comes from an address of its own, so that the rate limit has no say here. */
export async function send(
  world: AccessWorld,
  name: RouteName,
  who: Who,
  request: GoodRequest,
): Promise<Sent> {
  const [method, path] = PATHS[name]
  const cookie = world.cookies[who]
  const isBytes = request.body instanceof Uint8Array
  const type = isBytes ? 'image/jpeg' : 'application/json'
  address += 1
  const response = await fetch(
    world.service.url + path.replace(/:(\w+)/g, (_, key: string) => request.params[key] ?? ''),
    {
      method,
      headers: {
        'x-forwarded-for': `203.0.${address >> 8}.${address & 255}`,
        ...(cookie === null ? {} : { cookie }),
        ...(request.body === undefined ? {} : { 'content-type': type }),
      },
      ...(request.body === undefined ? {} : { body: bodyOf(request.body) }),
    },
  )
  return {
    status: response.status,
    requestId: response.headers.get('x-request-id'),
    body: response.headers.get('content-type')?.includes('json')
      ? await response.json()
      : { bytes: await response.bytes() },
  }
}

export const targetsOf = (row: readonly number[]): Target[] => TARGETS.slice(0, row.length)

const bodyOf = (body: unknown): string | Uint8Array<ArrayBuffer> =>
  body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body)

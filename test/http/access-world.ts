// Everybody of the access matrix, three districts in two provinces, and one good request for every route: what is
// refused is refused because of who asks, never because of what is asked.
import { sql } from 'drizzle-orm'
import { hashOf } from '../../bot/actions/open-session.ts'
import { PATHS, type RouteName } from '../../bot/contract/paths.ts'
import { ROLES } from '../../db/vocabulary.ts'
import { addPerson, addProducers, figure, signIn, type TestPerson } from '../district.ts'
import { startService, type TestService } from '../service.ts'
import { TARGETS, type Target, type Who } from './access-table.ts'

export const PERIOD = '2025-01'
const DISTRICTS = ['5605', '5602', '5701']

export interface AccessWorld {
  service: TestService
  /** Cookie of each, also of those whose session is over; null = none. */
  cookies: Record<Who, string | null>
  people: Record<Exclude<Who, 'nobody'>, TestPerson> & { nobody: { lineUserId: string } }
  producers: Record<string, string>
}

export async function openAccessWorld(): Promise<AccessWorld> {
  const service = await startService({ at: '2024-12-01T10:00' })
  const producers: Record<string, string> = {}
  for (const code of DISTRICTS) producers[code] = (await addProducers(service, code, 1))[0] ?? ''
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
  return { service, cookies, people, producers }
}

const addStranger = (service: TestService): string =>
  service.platform.people.add({ displayName: 'คนแปลกหน้า', isFriend: true }).userId

/** Brings the record into the state in which this request would be granted to whoever may make it. */
export async function prepare({ service, producers }: AccessWorld, name: RouteName): Promise<void> {
  const { db, clock } = service.deps
  const state = name === 'certifyReport' || name === 'returnReport' ? 'submitted' : 'draft'
  const now = clock.now().toISOString()
  for (const code of DISTRICTS) {
    await db.execute(sql`
      insert into district_reports (office_code, period, province_code, state, version, last_changed_at)
      values (${code}, ${PERIOD}, left(${code}, 2), ${state}, 5, ${now}::timestamptz)
      on conflict (office_code, period) do update set state = ${state}, version = 5, submitted_by = null, last_changed_by = null`)
    await db.execute(sql`
      insert into figures (producer_id, period, province_code, office_code, amount, source, version, recorded_at)
      values (${producers[code]}, ${PERIOD}, left(${code}, 2), ${code}, 1, 'visit', 1, ${now}::timestamptz)
      on conflict do nothing`)
  }
}

/** An invitation for a district officer (or a provincial one) of that office, by its code. */
async function addInvitation(
  service: TestService,
  officeCode: string,
): Promise<{ id: string; code: string }> {
  const { ids, db } = service.deps
  const [id, code] = [ids.uuid(), ids.secret(18)]
  const role = officeCode.length === 4 ? 'district_officer' : 'provincial_officer'
  const [from, until] = [service.clock.now(), new Date(service.clock.now().getTime() + 3600_000)]
  await db.execute(sql`
    insert into invitations (id, code_hash, kind, role, office_code, province_code, created_at, expires_at)
    values (${id}, ${hashOf(code)}, 'officer', ${role}, ${officeCode}, left(${officeCode}, 2),
      ${from.toISOString()}::timestamptz, ${until.toISOString()}::timestamptz)`)
  return { id, code }
}

export interface GoodRequest {
  params: Record<string, string>
  body?: unknown
}

/** A sound request of this route about that office, as `who` would make it. */
export async function makeRequest(
  world: AccessWorld,
  name: RouteName,
  who: Who,
  target: Target,
): Promise<GoodRequest> {
  const { service, people, producers } = world
  const tokens = () => service.platform.idTokens.issueFor(people[who].lineUserId)
  const ofReport = { officeCode: target, period: PERIOD }
  switch (name) {
    case 'openSession':
      return { params: {}, body: await tokens() }
    case 'showInvitation':
    case 'acceptInvitation': {
      const { code } = await addInvitation(service, target)
      const body = { ...(await tokens()), fullName: 'สมใจ ตัวอย่าง' }
      return name === 'acceptInvitation' ? { params: { code }, body } : { params: { code } }
    }
    case 'createInvitation': {
      const role = target.length === 4 ? 'district_officer' : 'provincial_officer'
      return { params: {}, body: { kind: 'officer', role, officeCode: target } }
    }
    case 'revokeInvitation':
      return { params: { id: (await addInvitation(service, target)).id } }
    case 'saveFigures': {
      const producerId = producers[target] ?? service.deps.ids.uuid()
      return { params: ofReport, body: { figures: [figure(producerId, '200', { baseVersion: 1 })] } }
    }
    case 'submitReport':
    case 'certifyReport':
      return { params: ofReport, body: { version: 5 } }
    case 'returnReport':
      return { params: ofReport, body: { version: 5, reason: 'โปรดตรวจอีกครั้ง' } }
    case 'saveDraft':
      return { params: ofReport, body: { fields: {} } }
    case 'showSummary':
    case 'showCalendar':
      return { params: { period: PERIOD } }
    case 'correctCalendar':
      return {
        params: { period: PERIOD },
        body: { milestone: 'report_due', correctedOn: '2025-01-27', reason: 'ระบบของกรมปิดปรับปรุง' },
      }
    case 'fileForecast':
      return { params: { fiscalYear: '2025' } }
    case 'showReport':
    case 'showDraft':
      return { params: ofReport }
    case 'closeSession':
    case 'listInvitations':
    case 'showHome':
      return { params: {} }
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
  address += 1
  const response = await fetch(
    world.service.url + path.replace(/:(\w+)/g, (_, key: string) => request.params[key] ?? ''),
    {
      method,
      headers: {
        'x-forwarded-for': `203.0.${address >> 8}.${address & 255}`,
        ...(cookie === null ? {} : { cookie }),
        ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
    },
  )
  return {
    status: response.status,
    requestId: response.headers.get('x-request-id'),
    body: await response.json(),
  }
}

export const targetsOf = (row: readonly number[]): Target[] => TARGETS.slice(0, row.length)

// One good request for every route: what is refused is refused because of who asks, never because of what is asked.
import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import sharp from 'sharp'
import { hashOf } from '../../bot/actions/open-session.ts'
import type { RouteName } from '../../bot/contract/paths.ts'
import { addDays } from '../../bot/domain/civil-time.ts'
import { figure, signature } from '../district.ts'
import type { TestService } from '../service.ts'
import { API_KEYS_REQUESTS } from './access/api-keys.ts'
import { BOARD_REQUESTS } from './access/board.ts'
import { CALENDAR_YEARS_REQUESTS } from './access/calendar-years.ts'
import { FORECASTS_REQUESTS } from './access/forecasts.ts'
import { INDICATOR_REQUESTS } from './access/indicator.ts'
import { OFFICERS_REQUESTS } from './access/officers.ts'
import { PRODUCERS_REQUESTS } from './access/producers.ts'
import { REKEYING_REQUESTS } from './access/rekeying.ts'
import { SHEETS_REQUESTS } from './access/sheets.ts'
import { UPLOADS_REQUESTS } from './access/uploads.ts'
import type { Target, Who } from './access-table.ts'
import { type AccessWorld, PERIOD, periodFor } from './access-world.ts'

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

const photo = (): Promise<Uint8Array> =>
  sharp({ create: { width: 8, height: 8, channels: 3, background: '#246' } })
    .jpeg()
    .toBuffer()

/** Evidence with a photo, of the producer of that district. */
async function addEvidence({ service, producers, bystanders }: AccessWorld, target: Target): Promise<string> {
  const { ids, db, storage, clock } = service.deps
  const [id, bytes] = [ids.uuid(), await photo()]
  const key = `evidence/${id}.jpg`
  await storage.put(key, bytes, 'image/jpeg')
  await db.execute(sql`
    insert into evidence (id, province_code, office_code, period, producer_id, kind, added_by, added_at, photo_key, photo_hash, photo_size)
    values (${id}, left(${target}, 2), ${target}, ${PERIOD}, ${producers[target]}, 'receipts', ${bystanders[target]},
      ${clock.now().toISOString()}::timestamptz, ${key}, ${createHash('sha256').update(bytes).digest('hex')}, ${bytes.length})`)
  return id
}

let days = 0

/** Each for a day of its own: acting chiefs of one district do not overlap. */
function actingOrder({ bystanders }: AccessWorld, target: Target) {
  days += 1
  const on = addDays('2025-01-15', days)
  const officerId = bystanders[target === '5602' ? '5605' : '5602']
  return { officeCode: target, officerId, orderNumber: `พย ${days}/2568`, fromOn: on, untilOn: on }
}

async function addActing(world: AccessWorld, target: Target): Promise<string> {
  const { ids, db, clock } = world.service.deps
  const [id, order] = [ids.uuid(), actingOrder(world, target)]
  await db.execute(sql`
    insert into acting_chiefs (id, province_code, office_code, officer_id, order_number, from_on, until_on, named_by, named_at)
    values (${id}, left(${target}, 2), ${target}, ${order.officerId}, ${order.orderNumber}, ${order.fromOn}, ${order.untilOn},
      ${order.officerId}, ${clock.now().toISOString()}::timestamptz)`)
  return id
}

/** Requests that the features bring themselves. */
const FEATURES = {
  ...INDICATOR_REQUESTS,
  ...BOARD_REQUESTS,
  ...FORECASTS_REQUESTS,
  ...PRODUCERS_REQUESTS,
  ...OFFICERS_REQUESTS,
  ...REKEYING_REQUESTS,
  ...SHEETS_REQUESTS,
  ...UPLOADS_REQUESTS,
  ...API_KEYS_REQUESTS,
  ...CALENDAR_YEARS_REQUESTS,
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
  const ofReport = { officeCode: target, period: periodFor(name) }
  const producerId = producers[target] ?? service.deps.ids.uuid()
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
    case 'saveFigures':
      return { params: ofReport, body: { figures: [figure(producerId, '200', { baseVersion: 1 })] } }
    case 'certifyReport':
      return { params: ofReport, body: { version: 5, signature } }
    case 'submitReport':
    case 'acceptReport':
      return { params: ofReport, body: { version: 5 } }
    case 'returnReport':
      return { params: ofReport, body: { version: 5, reason: 'โปรดตรวจอีกครั้ง' } }
    case 'reopenReport':
      return {
        params: ofReport,
        body: { version: 5, until: '2025-01-17T09:30:00.000Z', reason: 'ยอดของผู้ผลิตหนึ่งรายผิด' },
      }
    case 'addComment':
      return { params: ofReport, body: { producerId, replyTo: null, text: 'ยอดนี้ถูกต้องไหม' } }
    case 'makeDocumentLink':
      return { params: {}, body: { ...ofReport, form: 'rt2', number: null, producerId: null } }
    case 'addEvidence':
      return { params: ofReport, body: { producerId, kind: 'sales_book', keptAt: 'ที่ผู้ผลิต', note: null } }
    case 'removeEvidence':
    case 'showPhoto':
      return { params: { id: await addEvidence(world, target) } }
    case 'putPhoto':
      return { params: { id: await addEvidence(world, target) }, body: await photo() }
    case 'showEvidenceGaps':
      return { params: { quarter: '2025-q2' } }
    case 'drawSample':
      return { params: { quarter: '2025-q2' }, body: { size: 1 } }
    case 'nameActingChief':
      return { params: {}, body: actingOrder(world, target) }
    case 'endActingChief':
      return { params: { id: await addActing(world, target) } }
    case 'showFigureHistory':
      return { params: { ...ofReport, producerId } }
    case 'showOfficerHistory':
      return { params: { id: world.bystanders[target] ?? '' } }
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
    case 'showReport':
    case 'showComments':
    case 'showEvidence':
    case 'showReportHistory':
    case 'showDraft':
      return { params: ofReport }
    case 'closeSession':
    case 'listInvitations':
    case 'listActingChiefs':
    case 'showHome':
      return { params: {} }
    default:
      return FEATURES[name](world, who, target)
  }
}

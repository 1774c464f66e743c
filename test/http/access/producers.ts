// Who may call the routes of producers: who they are, where they stay, finding them, and a sound request of each.
import { sql } from 'drizzle-orm'
import { seenOf } from '../../../bot/actions/reach-producer.ts'
import type { PRODUCERS_ROUTES } from '../../../bot/contract/producers-routes.ts'
import { findProducer, listStays } from '../../../db/queries/producers.ts'
import { addProducers } from '../../district.ts'
import type { AccessWorld } from '../access-world.ts'
import {
  type AccessRows,
  everyOfficer,
  ITEMS_OF_PROVINCE,
  NEVER,
  NEVER_ITEM,
  OWN_ITEM,
  REPORTS_OF_PROVINCE,
  type RequestMakers,
  type Target,
  YES,
} from './rows.ts'

type Name = keyof typeof PRODUCERS_ROUTES

const keepers = () => ({ ...everyOfficer(NEVER_ITEM), provincial_officer: ITEMS_OF_PROVINCE })

export const PRODUCERS_EXPECTED: AccessRows<Name> = {
  // A district reads its own list, the province every list of its districts and how many each has.
  listProducers: {
    district_officer: [200, 403, 403, 403, 403],
    district_chief: [200, 403, 403, 403, 403],
    provincial_officer: [200, 200, 403, 200, 403],
    provincial_chief: [200, 200, 403, 200, 403],
  },
  // Everybody finds what they may read; what they may not read is not found.
  searchProducers: everyOfficer(YES),
  showProducer: {
    district_officer: OWN_ITEM,
    district_chief: OWN_ITEM,
    provincial_officer: ITEMS_OF_PROVINCE,
    provincial_chief: ITEMS_OF_PROVINCE,
  },
  // The register is kept by the officers of the province.
  addProducer: { ...everyOfficer(NEVER), provincial_officer: REPORTS_OF_PROVINCE },
  changeProducer: keepers(),
  suspendProducer: keepers(),
  reactivateProducer: keepers(),
  moveProducer: keepers(),
  mergeProducer: keepers(),
}

/** Later than the months of the other requests: their reports owe nothing of these. */
const FROM = '2025-06'

let count = 0

const FACTS = {
  product: 'ผ้าทอ',
  kind: 'group',
  mainCategory: 'textile_apparel',
  mainChannel: 'domestic_offline',
  subdistrictCode: null,
}

/** A producer of its own for each request, and what somebody saw of it. */
async function addOne({ service }: AccessWorld, target: Target) {
  const { db } = service.deps
  const [id = ''] = await addProducers(service, target, 1, FROM)
  count += 1
  await db.execute(sql`update producers set name = ${`กลุ่มทดสอบ ${count}`} where id = ${id}::uuid`)
  const row = await findProducer(db, id)
  if (row === null) throw new Error('just added')
  return { id, row, seen: seenOf({ row, stays: (await listStays(db, [id])).get(id) ?? [] }) }
}

const otherDistrict = (target: Target) => (target === '5605' ? '5602' : '5605')

export const PRODUCERS_REQUESTS: RequestMakers<Name> = {
  listProducers: (_world, _who, target) => ({ params: { officeCode: target } }),
  searchProducers: () => ({ params: { text: encodeURIComponent('ผู้ผลิต') } }),
  async showProducer(world, _who, target) {
    return { params: { id: (await addOne(world, target)).id } }
  },
  addProducer(_world, _who, target) {
    count += 1
    const body = { ...FACTS, name: `กลุ่มใหม่ ${count}`, code: null, fromPeriod: FROM, isNew: true }
    return { params: { officeCode: target }, body }
  },
  async changeProducer(world, _who, target) {
    const { id, row, seen } = await addOne(world, target)
    return { params: { id }, body: { ...FACTS, name: `${row.name} แก้ไข`, code: row.code, seen } }
  },
  async suspendProducer(world, _who, target) {
    const { id, seen } = await addOne(world, target)
    return { params: { id }, body: { seen, fromPeriod: FROM, reason: 'เลิกกิจการ' } }
  },
  async reactivateProducer(world, _who, target) {
    const { id, row } = await addOne(world, target)
    await world.service.deps.db.execute(sql`delete from producer_stays where producer_id = ${id}::uuid`)
    return { params: { id }, body: { seen: seenOf({ row, stays: [] }), fromPeriod: FROM } }
  },
  async moveProducer(world, _who, target) {
    const { id, seen } = await addOne(world, target)
    const body = { seen, fromPeriod: FROM, officeCode: otherDistrict(target), subdistrictCode: null }
    return { params: { id }, body }
  },
  async mergeProducer(world, _who, target) {
    const { id, seen } = await addOne(world, target)
    const { id: into } = await addOne(world, target === '5701' ? '5605' : target)
    return { params: { id }, body: { seen, into } }
  },
}

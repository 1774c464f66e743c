// Adds a producer to a district, active from a month. Where the district has one of the same or a very similar name, the
// officer is asked whether it is another one.
import type { Tx } from '../../db/connect.ts'
import { insertAudit } from '../../db/queries/audit.ts'
import { listDistrictPlaces, listRegistered } from '../../db/queries/producer-register.ts'
import {
  findProducer,
  insertProducer,
  listCodes,
  lockProducers,
  type ProducerFacts,
  type ProducerRow,
  replaceStays,
} from '../../db/queries/producers.ts'
import type { OfficeCode, Period } from '../../db/vocabulary.ts'
import type { ProducerView } from '../contract/producers.ts'
import type { Deps } from '../deps.ts'
import { type Actor, may } from '../domain/access.ts'
import { decideRegister, isMadeCode, makeCode, type RegisteredProducer } from '../domain/decide-register.ts'
import { Problem } from '../domain/problems.ts'
import { monthBoundsAt } from '../domain/producer-months.ts'
import { changedMonths } from '../domain/producer-stays.ts'
import { auditBy } from './audit-by.ts'
import { cleanFacts } from './change-producer.ts'
import { lockOpenMonths } from './lock-open-months.ts'
import { refuseMonth, refusePlace } from './producer-places.ts'
import { showProducer } from './show-producer.ts'

type Facts = Omit<ProducerFacts, 'officeCode' | 'code'> & { code: string | null }

interface AddInput extends Facts {
  officeCode: OfficeCode
  fromPeriod: Period
  /** The officer has looked: it is another one than the one it is like. */
  isNew: boolean
}

/** The very same again so soon is a second press; nobody fills the form in twice as fast. */
const DOUBLE_TAP_MS = 30_000

/**
 * Throws access.denied, office.unknown, producer.bad_month, .no_name, .unknown_subdistrict, .code_taken, .looks_known
 * (detail: who), .month_reported.
 */
export async function addProducer(deps: Deps, actor: Actor, input: AddInput): Promise<ProducerView> {
  const now = deps.clock.now()
  const bounds = monthBoundsAt(now)
  const { officeCode, fromPeriod, isNew, ...typed } = input
  if (!may(actor, 'keep_producers', officeCode)) throw new Problem('access.denied')
  refuseMonth(fromPeriod, bounds)
  const facts = cleanFacts(typed)
  const provinceCode = officeCode.slice(0, 2)
  const id = await deps.db.transaction(async tx => {
    await refusePlace(tx, provinceCode, { officeCode, subdistrictCode: facts.subdistrictCode })
    await lockProducers(tx, provinceCode)
    const existing = await listRegistered(tx, provinceCode)
    const twin = await findTwin(
      tx,
      existing,
      { officeCode, ...facts },
      new Date(now.getTime() - DOUBLE_TAP_MS),
    )
    if (twin !== null) return twin.id
    await refuseKnown(tx, existing, { officeCode, isNew, ...facts })
    const stay = { officeCode, fromPeriod, untilPeriod: null }
    await lockOpenMonths(tx, provinceCode, changedMonths([], [stay], bounds.lastOpen), now)
    const code = facts.code ?? makeCode(officeCode, await listCodes(tx, provinceCode, `N${officeCode}-`))
    const row = { ...facts, id: deps.ids.uuid(), code, provinceCode, officeCode, createdAt: now }
    await insertProducer(tx, row)
    await replaceStays(tx, row, [stay])
    await insertAudit(tx, {
      ...auditBy(actor, now),
      action: 'add-producer',
      provinceCode,
      officeCode,
      period: fromPeriod,
      detail: { producerId: row.id, ...facts, code, fromPeriod },
    })
    return row.id
  })
  return showProducer(deps, actor, id)
}

type Wanted = Facts & { officeCode: OfficeCode }

const SAME: readonly (keyof Wanted & keyof ProducerRow)[] = [
  'officeCode',
  'name',
  'product',
  'kind',
  'mainCategory',
  'mainChannel',
  'subdistrictCode',
]

/** The very same, added after `since`; null = there is none. */
async function findTwin(
  tx: Tx,
  existing: readonly RegisteredProducer[],
  wanted: Wanted,
  since: Date,
): Promise<ProducerRow | null> {
  for (const { id } of existing.filter(item => item.name === wanted.name)) {
    const row = await findProducer(tx, id)
    const isSameCode = wanted.code === null ? isMadeCode(row?.code ?? '') : row?.code === wanted.code
    if (row && row.createdAt >= since && isSameCode && SAME.every(field => row[field] === wanted[field]))
      return row
  }
  return null
}

/** The rule that a register is taken in by. */
async function refuseKnown(
  tx: Tx,
  existing: readonly RegisteredProducer[],
  row: Wanted & { isNew: boolean },
): Promise<void> {
  const places = await listDistrictPlaces(tx, row.officeCode.slice(0, 2))
  const known = new Map(places.map(place => [place.code, new Set(place.subdistricts.map(item => item.code))]))
  const [outcome] = decideRegister(existing, [row], known)
  if (outcome === undefined || outcome.outcome === 'added') return
  const id = 'id' in outcome ? outcome.id : (outcome.like?.id ?? null)
  const found = existing.find(item => item.id === id)
  const isCode = row.code !== null && outcome.outcome !== 'doubtful'
  throw new Problem(isCode ? 'producer.code_taken' : 'producer.looks_known', {
    code: isCode ? row.code : found?.code,
    name: found?.name,
    id,
  })
}

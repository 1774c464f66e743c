// Takes a register in: many producers of the province at once, added or changed, all or nothing. What becomes of each row
// is decided by the very function that the preview shows (domain/decide-register.ts), anew and under the lock.
import type { Db, Tx } from '../../db/connect.ts'
import { insertAudit } from '../../db/queries/audit.ts'
import { listLastReported } from '../../db/queries/producer-months.ts'
import {
  insertProducers,
  listDistrictPlaces,
  listRegistered,
  type NewProducer,
  type ProducerChange,
  updateProducers,
} from '../../db/queries/producer-register.ts'
import { lockProducers } from '../../db/queries/producers.ts'
import type { OfficeCode, Period } from '../../db/vocabulary.ts'
import type { Deps } from '../deps.ts'
import { type Actor, may } from '../domain/access.ts'
import {
  cleanCode,
  decideRegister,
  makeCode,
  type RegisterOutcome,
  type RegisterRow,
} from '../domain/decide-register.ts'
import { Problem } from '../domain/problems.ts'
import { type MonthBounds, monthBoundsAt, usualStart } from '../domain/producer-months.ts'
import { cleanName } from '../domain/producer-skeleton.ts'
import { CATEGORY_NAMES } from '../domain/thai-words.ts'
import { auditBy } from './audit-by.ts'
import { lockMonths } from './lock-open-months.ts'

/** What would become of each row, in their order; nothing is saved. Throws access.denied. */
export async function previewProducers(
  deps: Deps,
  actor: Actor,
  rows: readonly RegisterRow[],
): Promise<RegisterOutcome[]> {
  refuseOthers(actor)
  return decide(deps.db, actor.provinceCode, rows)
}

/**
 * Adds and changes producers of the actor's province; `deps.db` may be a transaction that is open already. Answers what
 * became of each row: what is `doubtful` or `refused` was left as it is. New ones are owed from this month on, where the
 * district has reported it from the first month after. The same rows again change nothing. Throws access.denied.
 */
export async function putProducers(
  deps: Deps,
  actor: Actor,
  rows: readonly RegisterRow[],
): Promise<RegisterOutcome[]> {
  refuseOthers(actor)
  const { provinceCode } = actor
  const now = deps.clock.now()
  return deps.db.transaction(async tx => {
    await lockProducers(tx, provinceCode)
    const outcomes = await decide(tx, provinceCode, rows)
    const added = rows.filter((_, index) => outcomes[index]?.outcome === 'added')
    const fresh = await makeProducers(tx, deps, provinceCode, added, now)
    await insertProducers(tx, provinceCode, fresh, now)
    const changes = outcomes.flatMap(changeOf)
    await updateProducers(tx, changes)
    if (fresh.length + changes.length > 0)
      await insertAudit(tx, {
        ...auditBy(actor, now),
        action: 'put-producers',
        provinceCode,
        officeCode: provinceCode,
        detail: { added: fresh.map(auditOf), changed: changedOf(rows, outcomes) },
      })
    return outcomes
  })
}

function refuseOthers(actor: Actor): void {
  if (!may(actor, 'keep_producers', actor.provinceCode)) throw new Problem('access.denied')
}

async function decide(
  db: Db | Tx,
  provinceCode: string,
  rows: readonly RegisterRow[],
): Promise<RegisterOutcome[]> {
  const places = await listDistrictPlaces(db, provinceCode)
  return decideRegister(
    await listRegistered(db, provinceCode),
    rows,
    new Map(places.map(place => [place.code, new Set(place.subdistricts.map(item => item.code))])),
  )
}

async function makeProducers(
  tx: Tx,
  deps: Deps,
  provinceCode: string,
  rows: readonly RegisterRow[],
  now: Date,
): Promise<NewProducer[]> {
  if (rows.length === 0) return []
  const officeCodes = [...new Set(rows.map(row => row.officeCode))]
  const starts = await lockStarts(tx, provinceCode, officeCodes, now)
  const taken = new Set((await listRegistered(tx, provinceCode)).map(item => item.code))
  return rows.map(row => {
    const code = row.code === null ? makeCode(row.officeCode, taken) : cleanCode(row.code)
    taken.add(code)
    return {
      id: deps.ids.uuid(),
      code,
      name: cleanName(row.name),
      officeCode: row.officeCode,
      subdistrictCode: row.subdistrictCode,
      mainCategory: row.mainCategory,
      mainChannel: 'domestic_offline',
      kind: row.kind ?? 'group',
      product: cleanName(row.product ?? '') || CATEGORY_NAMES[row.mainCategory],
      fromPeriod: starts(row.officeCode),
    }
  })
}

/** The month from which each of these districts owes what is new; nobody submits it before the transaction ends. */
async function lockStarts(
  tx: Tx,
  provinceCode: string,
  officeCodes: readonly OfficeCode[],
  now: Date,
): Promise<(officeCode: OfficeCode) => Period> {
  const bounds: MonthBounds = monthBoundsAt(now)
  const periods = [bounds.thisPeriod, bounds.lastOpen]
  const months = officeCodes.flatMap(officeCode => periods.map(period => ({ officeCode, period })))
  await lockMonths(tx, provinceCode, months, now)
  const reported = await listLastReported(tx, provinceCode)
  return officeCode => usualStart(reported.get(officeCode) ?? null, bounds)
}

const changeOf = (outcome: RegisterOutcome): ProducerChange[] =>
  outcome.outcome === 'changed'
    ? [{ id: outcome.id, ...Object.fromEntries(outcome.changes.map(({ field, to }) => [field, to])) }]
    : []

const changedOf = (rows: readonly RegisterRow[], outcomes: readonly RegisterOutcome[]) =>
  outcomes.flatMap((outcome, index) =>
    outcome.outcome === 'changed'
      ? [{ producerId: outcome.id, name: cleanName(rows[index]?.name ?? ''), changes: outcome.changes }]
      : [],
  )

const auditOf = ({ id, code, name, officeCode, fromPeriod }: NewProducer) => ({
  producerId: id,
  code,
  name,
  officeCode,
  fromPeriod,
})

// What suspending, reactivating and moving have in common: whose months a producer's are changes from a month on, where
// the districts concerned have not reported it. Figures stay with who recorded them, so nothing that was reported moves.
import type { Tx } from '../../db/connect.ts'
import { listRecorded } from '../../db/queries/producer-months.ts'
import {
  findProducer,
  lockProducers,
  type ProducerFacts,
  type ProducerRow,
  replaceStays,
  updateProducer,
} from '../../db/queries/producers.ts'
import type { Period } from '../../db/vocabulary.ts'
import type { ProducerChanged } from '../contract/producers.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../domain/access.ts'
import { Problem } from '../domain/problems.ts'
import { monthBoundsAt } from '../domain/producer-months.ts'
import { changedMonths, type Stay, stayIn } from '../domain/producer-stays.ts'
import { auditBy } from './audit-by.ts'
import { lockOpenMonths } from './lock-open-months.ts'
import { type OfficeNames, readOfficeNames } from './producer-lines.ts'
import { refuseMonth } from './producer-places.ts'
import { type ReachedProducer, reachProducer, seenOf } from './reach-producer.ts'
import { showProducer } from './show-producer.ts'

export interface StaysInput {
  id: string
  /** What the person saw (reach-producer.ts). */
  seen: string
  /** The first month that changes. */
  fromPeriod: Period
}

interface StaysRule {
  /** The stays and columns after the change; throws what speaks against it. */
  change(reached: ReachedProducer, tx: Tx): Promise<StaysChange>
  /** True where this very thing is done already: a second press. */
  isDone(reached: ReachedProducer): boolean
  /** Writes it to the audit trail, for the history of each district concerned. */
  audit(tx: Tx, reached: ReachedProducer, base: StaysAudit, names: OfficeNames): Promise<void>
  /** A merged producer is changed at the one that is kept. */
  isForMerged?: true
}

/** What every row of it says. */
export interface StaysAudit extends ReturnType<typeof auditBy> {
  provinceCode: string
  period: Period
  detail: { producerId: string; fromPeriod: Period; stays: { from: Stay[]; to: Stay[] } }
}

export interface StaysChange {
  stays: Stay[]
  row: Partial<ProducerFacts & Pick<ProducerRow, 'mergedInto'>>
  /** More for the audit trail. */
  detail?: Record<string, unknown>
}

/** Throws producer.unknown, access.denied, producer.merged, .stale, .bad_month, .month_reported and what the rule throws. */
export async function changeStays(
  deps: Deps,
  actor: Actor,
  input: StaysInput,
  rule: StaysRule,
): Promise<ProducerChanged> {
  const now = deps.clock.now()
  const bounds = monthBoundsAt(now)
  const { id, fromPeriod } = input
  await deps.db.transaction(async tx => {
    await reachProducer(tx, actor, 'keep_producers', id)
    await lockProducers(tx, actor.provinceCode)
    const reached = await reachProducer(tx, actor, 'keep_producers', id)
    if (seenOf(reached) !== input.seen) {
      if (rule.isDone(reached)) return
      throw new Problem('producer.stale')
    }
    if (rule.isForMerged !== true) await refuseMerged(tx, reached.row)
    refuseMonth(fromPeriod, bounds)
    const { stays, row, detail: more } = await rule.change(reached, tx)
    const { provinceCode } = reached.row
    await lockOpenMonths(tx, provinceCode, changedMonths(reached.stays, stays, bounds.lastOpen), now)
    await replaceStays(tx, reached.row, stays)
    await updateProducer(tx, id, row)
    const detail = {
      producerId: id,
      fromPeriod,
      stays: { from: reached.stays.map(monthsOnly), to: stays },
      ...more,
    }
    const base = { ...auditBy(actor, now), provinceCode, period: fromPeriod, detail }
    await rule.audit(tx, reached, base, await readOfficeNames(tx, provinceCode))
  })
  return viewChanged(deps, actor, id, fromPeriod)
}

/** Throws producer.merged. */
export async function refuseMerged(tx: Tx, { mergedInto }: Pick<ProducerRow, 'mergedInto'>): Promise<void> {
  if (mergedInto === null) return
  const head = await findProducer(tx, mergedInto)
  throw new Problem('producer.merged', { name: head?.name, id: mergedInto })
}

/** The producer as it is now, and months from `from` on that are another district's than its stays say. */
export async function viewChanged(
  deps: Deps,
  actor: Actor,
  id: string,
  from: Period,
): Promise<ProducerChanged> {
  const producer = await showProducer(deps, actor, id)
  const names = await readOfficeNames(deps.db, actor.provinceCode)
  const recorded = await listRecorded(deps.db, [id], from)
  return {
    producer,
    kept: recorded
      .filter(month => stayIn(producer.stays, month.period)?.officeCode !== month.officeCode)
      .map(({ period, officeCode }) => ({ period, officeName: names.get(officeCode) ?? officeCode })),
    double: [],
  }
}

export const monthsOnly = ({ officeCode, fromPeriod, untilPeriod }: Stay): Stay => ({
  officeCode,
  fromPeriod,
  untilPeriod,
})

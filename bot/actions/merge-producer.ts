// Two producers turned out to be one. Nothing is rewritten: figures, certified versions and evidence stay where they are,
// the duplicate owes nothing more, and what it sold counts as the past of the one that is kept.
import type { Tx } from '../../db/connect.ts'
import { insertAudit } from '../../db/queries/audit.ts'
import { listRecorded, listReportStates } from '../../db/queries/producer-months.ts'
import {
  findProducer,
  listMergedInto,
  lockProducers,
  type ProducerRow,
  replaceStays,
  repointMerged,
  updateProducer,
} from '../../db/queries/producers.ts'
import type { Period } from '../../db/vocabulary.ts'
import type { ProducerChanged } from '../contract/producers.ts'
import type { Deps } from '../deps.ts'
import { type Actor, may } from '../domain/access.ts'
import { addMonths } from '../domain/civil-time.ts'
import { Problem } from '../domain/problems.ts'
import { monthBoundsAt } from '../domain/producer-months.ts'
import { keepMonths, monthsOf, type Stay, type StayMonth } from '../domain/producer-stays.ts'
import { isReported } from '../domain/report-states.ts'
import { auditBy } from './audit-by.ts'
import { monthsOnly, refuseMerged, viewChanged } from './change-stays.ts'
import { lockMonths } from './lock-open-months.ts'
import { type ReachedProducer, reachProducer, seenOf } from './reach-producer.ts'

interface MergeInput {
  /** The duplicate. */
  id: string
  seen: string
  /** What it turned out to be; where that was merged itself, the one that is kept there. */
  into: string
}

/**
 * Answers the duplicate, the months that its district keeps because it recorded them, and the months in which both have a
 * figure. Throws producer.unknown (also for one of another province), access.denied, producer.merged, .same, .stale.
 */
export async function mergeProducer(deps: Deps, actor: Actor, input: MergeInput): Promise<ProducerChanged> {
  const now = deps.clock.now()
  const double = await deps.db.transaction(async tx => {
    await reachProducer(tx, actor, 'keep_producers', input.id)
    await lockProducers(tx, actor.provinceCode)
    const reached = await reachProducer(tx, actor, 'keep_producers', input.id)
    const head = await readHead(tx, actor, input.into)
    if (reached.row.mergedInto === head.id) return listDouble(tx, reached.row, head)
    await refuseMerged(tx, reached.row)
    if (head.id === input.id) throw new Problem('producer.same')
    if (seenOf(reached) !== input.seen) throw new Problem('producer.stale')
    const stays = await endStays(tx, reached, now)
    const both = await listDouble(tx, reached.row, head)
    const followers = await listMergedInto(tx, input.id)
    await repointMerged(tx, input.id, head.id)
    await replaceStays(tx, reached.row, stays)
    await updateProducer(tx, input.id, { mergedInto: head.id })
    await insertAudit(tx, {
      ...auditBy(actor, now),
      action: 'merge-producer',
      provinceCode: reached.row.provinceCode,
      officeCode: reached.row.officeCode,
      detail: {
        producerId: input.id,
        into: head.id,
        intoName: head.name,
        followers: followers.map(({ id }) => id),
        double: both,
        stays: { from: reached.stays.map(monthsOnly), to: stays },
      },
    })
    return both
  })
  return { ...(await viewChanged(deps, actor, input.id, FIRST)), double }
}

/** Before any month. */
const FIRST: Period = '0000-01'

/** Throws producer.unknown. */
async function readHead(tx: Tx, actor: Actor, into: string): Promise<ProducerRow> {
  const row = await findProducer(tx, into)
  if (row === null || !may(actor, 'keep_producers', row.officeCode)) throw new Problem('producer.unknown')
  if (row.mergedInto === null) return row
  return (await findProducer(tx, row.mergedInto)) ?? row
}

/**
 * What is left of the duplicate's stays: months its districts have reported. Of the others it owes nothing; where it has a
 * figure, the month stays on the list by that until it is taken back. Reports that are not out of a district's hands stay
 * locked.
 */
async function endStays(tx: Tx, { row, stays }: ReachedProducer, now: Date): Promise<Stay[]> {
  const { thisPeriod, lastOpen } = monthBoundsAt(now)
  const months = monthsOf(stays, lastOpen)
  // Longer ago than a window is open, a figure without a report was taken over from elsewhere: the stay says whose it was.
  const past = new Set(
    (await listRecorded(tx, [row.id], FIRST))
      .filter(({ period }) => period < addMonths(thisPeriod, -1))
      .map(month => keyOf(month)),
  )
  const states = await listReportStates(tx, months)
  const isOver = (month: StayMonth) =>
    past.has(keyOf(month)) || isReported(states.get(keyOf(month)) ?? 'draft')
  const open = months.filter(month => !isOver(month))
  const locked = await lockMonths(tx, row.provinceCode, open, now)
  for (const [month, state] of locked) states.set(keyOf(month), state)
  return keepMonths(stays, lastOpen, isOver)
}

const keyOf = ({ officeCode, period }: StayMonth): string => `${officeCode}:${period}`

/** Months in which the duplicate and the one that is kept, or another duplicate of it, have figures. */
async function listDouble(tx: Tx, duplicate: ProducerRow, head: ProducerRow): Promise<Period[]> {
  const others = (await listMergedInto(tx, head.id)).map(kin => kin.id).filter(id => id !== duplicate.id)
  const own = await listRecorded(tx, [duplicate.id], FIRST)
  const theirs = await listRecorded(tx, [head.id, ...others], FIRST)
  const taken = new Set(theirs.map(month => month.period))
  return own.map(month => month.period).filter(period => taken.has(period))
}

// The district where a producer is owes its figures again from a month on. One that was merged by mistake is its own again:
// its figures were not touched when it was merged, and what it had taken in before comes back to it.
import type { Tx } from '../../db/connect.ts'
import { insertAudit } from '../../db/queries/audit.ts'
import { listFollowers } from '../../db/queries/producer-family.ts'
import { listMergedInto, updateProducer } from '../../db/queries/producers.ts'
import type { ProducerChanged } from '../contract/producers.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../domain/access.ts'
import { Problem } from '../domain/problems.ts'
import { isOwedFrom, reactivateFrom, stayIn } from '../domain/producer-stays.ts'
import { thaiPeriod } from '../domain/thai-dates.ts'
import { changeStays, type StaysInput } from './change-stays.ts'

/** Those that were merged into it before it was merged itself went along with it. They come back. */
async function undoMerge(tx: Tx, id: string, head: string) {
  const taken = await listFollowers(tx, id)
  const there = (await listMergedInto(tx, head)).map(kin => kin.id)
  const followers = taken.filter(follower => there.includes(follower))
  for (const follower of followers) await updateProducer(tx, follower, { mergedInto: id })
  return { wasMergedInto: head, followers }
}

/** Throws producer.is_active besides what changeStays throws. */
export function reactivateProducer(deps: Deps, actor: Actor, input: StaysInput): Promise<ProducerChanged> {
  const { fromPeriod: from } = input
  return changeStays(deps, actor, input, {
    isForMerged: true,
    isDone: ({ row, stays }) => row.mergedInto === null && stayIn(stays, from)?.officeCode === row.officeCode,
    async change({ row, stays }, tx) {
      if (row.mergedInto === null && isOwedFrom(stays, from))
        throw new Problem('producer.is_active', { name: row.name, period: thaiPeriod(from) })
      return {
        stays: reactivateFrom(stays, from, row.officeCode),
        row: { mergedInto: null },
        detail: row.mergedInto === null ? {} : await undoMerge(tx, row.id, row.mergedInto),
      }
    },
    async audit(tx, { row }, base) {
      await insertAudit(tx, { ...base, action: 'reactivate-producer', officeCode: row.officeCode })
    },
  })
}

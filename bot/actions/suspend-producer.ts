// Its district owes nothing of a producer from a month on: it gave up, or rests. Its figures and months until then stay.
import { insertAudit } from '../../db/queries/audit.ts'
import type { ProducerChanged } from '../contract/producers.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../domain/access.ts'
import { Problem } from '../domain/problems.ts'
import { isOwedFrom, lastStay, stayIn, suspendFrom } from '../domain/producer-stays.ts'
import { thaiPeriod } from '../domain/thai-dates.ts'
import { changeStays, type StaysInput } from './change-stays.ts'

/** Throws producer.not_active besides what changeStays throws. */
export function suspendProducer(
  deps: Deps,
  actor: Actor,
  input: StaysInput & { reason: string },
): Promise<ProducerChanged> {
  const { fromPeriod: from, reason } = input
  return changeStays(deps, actor, input, {
    isDone: ({ row, stays }) => row.mergedInto === null && !isOwedFrom(stays, from),
    async change({ row, stays }) {
      if (!isOwedFrom(stays, from))
        throw new Problem('producer.not_active', { name: row.name, period: thaiPeriod(from) })
      const rest = suspendFrom(stays, from)
      // A move that was planned for later is off.
      const officeCode = lastStay(rest)?.officeCode ?? row.officeCode
      const isThere = row.subdistrictCode?.startsWith(officeCode) ?? false
      return { stays: rest, row: { officeCode, subdistrictCode: isThere ? row.subdistrictCode : null } }
    },
    async audit(tx, { row, stays }, base) {
      await insertAudit(tx, {
        ...base,
        action: 'suspend-producer',
        officeCode: stayIn(stays, from)?.officeCode ?? row.officeCode,
        detail: { ...base.detail, reason },
      })
    },
  })
}

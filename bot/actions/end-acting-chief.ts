// An acting chief's days are ended early; from the next request on they act for nobody. The naming stays on record.
import { endNaming, lockNaming } from '../../db/queries/acting-chiefs.ts'
import { insertAudit } from '../../db/queries/audit.ts'
import type { ActingChiefList } from '../contract/acting-chiefs.ts'
import type { Deps } from '../deps.ts'
import { type Actor, may } from '../domain/access.ts'
import { bangkokDateOf } from '../domain/civil-time.ts'
import { Problem } from '../domain/problems.ts'
import { auditBy } from './audit-by.ts'
import { listActingChiefs, stateOf } from './list-acting-chiefs.ts'

/** Ending what is over changes nothing. Throws acting.unknown (also for one of another office). */
export async function endActingChief(deps: Deps, actor: Actor, id: string): Promise<ActingChiefList> {
  const now = deps.clock.now()
  await deps.db.transaction(async tx => {
    const naming = await lockNaming(tx, id)
    if (naming === null || !may(actor, 'name_acting_chief', naming.officeCode))
      throw new Problem('acting.unknown')
    if (stateOf(naming, bangkokDateOf(now)) === 'over') return
    await endNaming(tx, id, actor.id, now)
    const { provinceCode, officeCode, officerId, orderNumber, fromOn, untilOn } = naming
    await insertAudit(tx, {
      ...auditBy(actor, now),
      action: 'end-acting-chief',
      provinceCode,
      officeCode,
      detail: { actingChiefId: id, officerId, orderNumber, fromOn, untilOn },
    })
  })
  return listActingChiefs(deps, actor)
}

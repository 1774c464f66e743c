// Somebody leaves an office: out at the next request on every phone; what they did keeps their name. Messages that were
// planned for them are skipped when their turn comes, because they are nobody's recipient any more.
import type { Tx } from '../../db/connect.ts'
import { insertAudit } from '../../db/queries/audit.ts'
import {
  countOtherProvincialOfficers,
  endNamingsOf,
  lockOfficer,
  lockProvincialOfficers,
  markOfficerRemoved,
  type OfficerRow,
} from '../../db/queries/officer-changes.ts'
import { moveAssigned, replaceAssigned } from '../../db/queries/subdistricts.ts'
import type { OfficerList } from '../contract/officers.ts'
import type { Deps } from '../deps.ts'
import { type Actor, may } from '../domain/access.ts'
import { bangkokDateOf } from '../domain/civil-time.ts'
import { Problem } from '../domain/problems.ts'
import { auditBy } from './audit-by.ts'
import { listOfficers } from './list-officers.ts'

/**
 * Removing somebody who is removed already changes nothing. Throws officer.not_found (also for somebody of another
 * province), officer.last_of_province.
 */
export async function removeOfficer(deps: Deps, actor: Actor, id: string): Promise<OfficerList> {
  const now = deps.clock.now()
  await deps.db.transaction(async tx => {
    await lockProvincialOfficers(tx, actor.provinceCode)
    const officer = await lockOfficer(tx, id)
    if (officer === null || !may(actor, 'invite_officer', officer.officeCode))
      throw new Problem('officer.not_found')
    if (officer.removedAt !== null) return
    if (officer.role === 'provincial_officer') {
      const others = await countOtherProvincialOfficers(tx, officer.provinceCode, officer.id)
      if (others === 0) throw new Problem('officer.last_of_province')
    }
    await insertAudit(tx, {
      ...auditBy(actor, now),
      action: 'remove-officer',
      provinceCode: officer.provinceCode,
      officeCode: officer.officeCode,
      detail: { officerId: officer.id, role: officer.role },
    })
    await leaveOffice(tx, officer, { by: actor, at: now, successorId: null })
  })
  return listOfficers(deps, actor)
}

interface Leaving {
  by: Pick<Actor, 'id' | 'origin'>
  at: Date
  /** Who collects from the tambon instead; null = nobody. */
  successorId: string | null
}

/**
 * Takes an active officer, whose row is locked, out of the office. Orders to act for a chief name a person and end with
 * them, each with its own row in the audit trail; where somebody acts for this person, that stays.
 */
export async function leaveOffice(
  tx: Tx,
  officer: OfficerRow,
  { by, at, successorId }: Leaving,
): Promise<void> {
  await markOfficerRemoved(tx, officer.id, at)
  if (successorId === null) await replaceAssigned(tx, officer.id, [])
  else await moveAssigned(tx, officer.id, successorId)
  const ended = await endNamingsOf(tx, officer.id, { by: by.id, at, today: bangkokDateOf(at) })
  for (const { id, provinceCode, officeCode, officerId, orderNumber, fromOn, untilOn } of ended)
    await insertAudit(tx, {
      ...auditBy(by, at),
      action: 'end-acting-chief',
      provinceCode,
      officeCode,
      detail: { actingChiefId: id, officerId, orderNumber, fromOn, untilOn },
    })
}

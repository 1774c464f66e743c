// A district officer gets tambon to collect from: their producers then stand first in this person's form. A tambon may
// have several officers, or none.
import { insertAudit } from '../../db/queries/audit.ts'
import { lockOfficer } from '../../db/queries/officer-changes.ts'
import { listAssigned, listSubdistricts, replaceAssigned } from '../../db/queries/subdistricts.ts'
import type { AssignSubdistricts, OfficerList } from '../contract/officers.ts'
import type { Deps } from '../deps.ts'
import { type Actor, may } from '../domain/access.ts'
import { Problem } from '../domain/problems.ts'
import { auditBy } from './audit-by.ts'
import { listOfficers } from './list-officers.ts'

/**
 * Storing what is stored changes nothing. Throws officer.not_found (also for somebody of another office, removed, or who
 * is no district officer), subdistrict.unknown, officer.tambon_changed (somebody else was quicker).
 */
export async function assignSubdistricts(
  deps: Deps,
  actor: Actor,
  id: string,
  { subdistricts: wanted, seen }: AssignSubdistricts,
): Promise<OfficerList> {
  const now = deps.clock.now()
  await deps.db.transaction(async tx => {
    const officer = await lockOfficer(tx, id)
    const isPossible =
      officer !== null &&
      officer.removedAt === null &&
      officer.role === 'district_officer' &&
      may(actor, 'assign_subdistricts', officer.officeCode)
    if (!isPossible) throw new Problem('officer.not_found')
    const known = await listSubdistricts(tx, [officer.officeCode])
    if (!wanted.every(code => known.some(item => item.code === code)))
      throw new Problem('subdistrict.unknown')
    const stored = await listAssigned(tx, id)
    if (isSame(stored, wanted)) return
    if (!isSame(stored, seen)) throw new Problem('officer.tambon_changed')
    await replaceAssigned(tx, id, wanted)
    const namesOf = (codes: readonly string[]) =>
      known
        .filter(item => codes.includes(item.code))
        .map(item => item.name)
        .join(', ')
    await insertAudit(tx, {
      ...auditBy(actor, now),
      action: 'assign-subdistricts',
      provinceCode: officer.provinceCode,
      officeCode: officer.officeCode,
      detail: { officerId: id, codes: wanted, from: namesOf(stored), to: namesOf(wanted) },
    })
  })
  return listOfficers(deps, actor)
}

const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every(code => b.includes(code))

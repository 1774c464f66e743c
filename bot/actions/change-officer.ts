// A phone number is written down by its owner or by the province; a name only by the province, which answers for who is
// who. Numbers are kept as digits and stand in no log and no audit row.
import { insertAudit } from '../../db/queries/audit.ts'
import { changeOfficerRow, lockOfficer, type OfficerRow } from '../../db/queries/officer-changes.ts'
import type { ChangeOfficer, OfficerList } from '../contract/officers.ts'
import type { Deps } from '../deps.ts'
import { type Actor, may } from '../domain/access.ts'
import { readPhone } from '../domain/phone.ts'
import { Problem } from '../domain/problems.ts'
import { auditBy } from './audit-by.ts'
import { listOfficers } from './list-officers.ts'

/**
 * What is as it was changes nothing. Throws officer.not_found (also for somebody of another province, or removed),
 * access.denied, officer.bad_phone.
 */
export async function changeOfficer(
  deps: Deps,
  actor: Actor,
  id: string,
  input: ChangeOfficer,
): Promise<OfficerList> {
  const now = deps.clock.now()
  await deps.db.transaction(async tx => {
    const officer = await lockOfficer(tx, id)
    if (officer === null || officer.removedAt !== null) throw new Problem('officer.not_found')
    const mayManage = may(actor, 'invite_officer', officer.officeCode)
    if (!mayManage && officer.id !== actor.id) throw new Problem('officer.not_found')
    if (!mayManage && input.fullName !== undefined) throw new Problem('access.denied')
    const change = changeOf(officer, input)
    if (Object.keys(change).length === 0) return
    await changeOfficerRow(tx, id, change)
    await insertAudit(tx, {
      ...auditBy(actor, now),
      action: 'change-officer',
      provinceCode: officer.provinceCode,
      officeCode: officer.officeCode,
      detail: {
        officerId: id,
        ...(change.fullName === undefined ? {} : { from: officer.fullName, to: change.fullName }),
        ...(change.phone === undefined ? {} : { phone: change.phone === null ? 'cleared' : 'set' }),
      },
    })
  })
  return listOfficers(deps, actor)
}

/** Only what becomes different. */
function changeOf(
  officer: OfficerRow,
  { fullName, phone }: ChangeOfficer,
): Partial<Pick<OfficerRow, 'fullName' | 'phone'>> {
  const digits = typeof phone === 'string' ? readPhone(phone) : phone
  if (typeof phone === 'string' && digits === null) throw new Problem('officer.bad_phone')
  return {
    ...(fullName !== undefined && fullName !== officer.fullName ? { fullName } : {}),
    ...(digits !== undefined && digits !== officer.phone ? { phone: digits } : {}),
  }
}

// An officer notes the total that the department's own system shows for the district and month, to be compared with ours.
import { insertAudit } from '../../db/queries/audit.ts'
import { lockOffice } from '../../db/queries/officers.ts'
import { findDepartmentTotal, storeDepartmentTotal } from '../../db/queries/rekeying.ts'
import type { OfficeCode, Period } from '../../db/vocabulary.ts'
import type { NotedDepartmentTotal } from '../contract/rekeying.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../domain/access.ts'
import { parseBaht, toBaht } from '../domain/money.ts'
import { auditBy } from './audit-by.ts'
import { openPlace } from './report-place.ts'
import { viewTotal } from './show-rekeying.ts'

/**
 * `amount`: canonical baht. The same amount again by the same person (a double tap) changes nothing. Throws
 * access.denied, office.unknown, period.unknown.
 */
export async function noteDepartmentTotal(
  deps: Deps,
  actor: Actor,
  input: { officeCode: OfficeCode; period: Period; amount: string },
): Promise<NotedDepartmentTotal> {
  const now = deps.clock.now()
  const satang = parseBaht(input.amount)
  if (satang === null) throw new RangeError('not canonical baht')
  return deps.db.transaction(async tx => {
    const { provinceCode, officeCode, period } = await openPlace(tx, actor, 'rekey_figures', input, now)
    await lockOffice(tx, officeCode)
    const before = await findDepartmentTotal(tx, officeCode, period)
    if (before?.amount !== satang || before.by !== actor.id) {
      const amount = toBaht(satang)
      await storeDepartmentTotal(tx, { provinceCode, officeCode, period }, { amount, by: actor.id, at: now })
      await insertAudit(tx, {
        ...auditBy(actor, now),
        action: 'note-department-total',
        provinceCode,
        officeCode,
        period,
        detail: { from: before === null ? null : toBaht(before.amount), to: amount },
      })
    }
    return { department: viewTotal(await findDepartmentTotal(tx, officeCode, period)) }
  })
}

// A district states that its forecast of a fiscal year is filed (letter §2, due 25 January); reminders stop.
import { insertAudit } from '../../db/queries/audit.ts'
import { insertForecast } from '../../db/queries/reports.ts'
import type { Deps } from '../deps.ts'
import { type Actor, may } from '../domain/access.ts'
import { bangkokDateOf, periodOf } from '../domain/civil-time.ts'
import { fiscalYearOf } from '../domain/fiscal-year.ts'
import { Problem } from '../domain/problems.ts'
import { auditBy } from './audit-by.ts'

/** Filing twice is harmless. Throws access.denied, period.unknown (not this or the next fiscal year). */
export async function fileForecast(deps: Deps, actor: Actor, fiscalYear: number): Promise<{ done: true }> {
  const now = deps.clock.now()
  if (!may(actor, 'file_forecast', actor.officeCode)) throw new Problem('access.denied')
  const current = fiscalYearOf(periodOf(bangkokDateOf(now)))
  if (fiscalYear !== current && fiscalYear !== current + 1) throw new Problem('period.unknown')
  const place = { officeCode: actor.officeCode, provinceCode: actor.provinceCode }
  await deps.db.transaction(async tx => {
    const isNew = await insertForecast(tx, { ...place, fiscalYear, filedAt: now, filedBy: actor.id })
    if (!isNew) return
    await insertAudit(tx, {
      ...auditBy(actor, now),
      action: 'file-forecast',
      ...place,
      detail: { fiscalYear },
    })
  })
  return { done: true }
}

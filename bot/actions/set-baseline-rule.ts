// The province chooses what growth of a fiscal year is measured against. Every growth of that year follows at once.
import { insertAudit } from '../../db/queries/audit.ts'
import { findBaselineRule, upsertBaselineRule } from '../../db/queries/baselines.ts'
import { lockOffice } from '../../db/queries/officers.ts'
import type { BaselineRule } from '../../db/vocabulary.ts'
import type { TargetList } from '../contract/indicator.ts'
import type { Deps } from '../deps.ts'
import { type Actor, may } from '../domain/access.ts'
import { Problem } from '../domain/problems.ts'
import { auditBy } from './audit-by.ts'
import { readTargets } from './list-targets.ts'

/** Throws access.denied. */
export async function setBaselineRule(
  deps: Deps,
  actor: Actor,
  { fiscalYear, rule }: { fiscalYear: number; rule: BaselineRule },
): Promise<TargetList> {
  const { provinceCode } = actor
  if (!may(actor, 'set_targets', provinceCode)) throw new Problem('access.denied')
  const now = deps.clock.now()
  return deps.db.transaction(async tx => {
    await lockOffice(tx, provinceCode)
    const before = await findBaselineRule(tx, provinceCode, fiscalYear)
    if (before !== rule) {
      await upsertBaselineRule(tx, { provinceCode, fiscalYear, rule, setBy: actor.id, setAt: now })
      await insertAudit(tx, {
        ...auditBy(actor, now),
        action: 'set-baseline-rule',
        provinceCode,
        officeCode: provinceCode,
        detail: { fiscalYear, from: before, to: rule },
      })
    }
    return readTargets(tx, provinceCode, fiscalYear, now)
  })
}

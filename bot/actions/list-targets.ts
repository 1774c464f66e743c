// Targets of the province and all of its districts in a fiscal year, with who set them, and the rule of the baseline.
import type { Db, Tx } from '../../db/connect.ts'
import { findBaselineRule } from '../../db/queries/baselines.ts'
import { listOfficesOf } from '../../db/queries/officers.ts'
import { listTargetRows } from '../../db/queries/targets.ts'
import type { OfficeCode, Span } from '../../db/vocabulary.ts'
import type { TargetList } from '../contract/indicator.ts'
import type { Deps } from '../deps.ts'
import { type Actor, may } from '../domain/access.ts'
import { Problem } from '../domain/problems.ts'
import { makeTarget } from '../domain/target-rules.ts'
import { officeName } from '../domain/thai-words.ts'
import { nearYears } from './near-years.ts'
import { viewTarget } from './show-indicator.ts'

/** Targets for the coming year are set before it begins. */
const YEARS_AHEAD = 1

/** Throws access.denied. */
export async function listTargets(deps: Deps, actor: Actor, fiscalYear: number): Promise<TargetList> {
  const { provinceCode } = actor
  if (!may(actor, 'set_targets', provinceCode)) throw new Problem('access.denied')
  return readTargets(deps.db, provinceCode, fiscalYear, deps.clock.now())
}

export async function readTargets(
  db: Db | Tx,
  provinceCode: string,
  fiscalYear: number,
  now: Date,
): Promise<TargetList> {
  const rows = await listTargetRows(db, provinceCode, fiscalYear)
  const storedOf = (officeCode: OfficeCode, span: Span) => {
    const row = rows.find(item => item.officeCode === officeCode && item.span === span)
    const target = row && makeTarget(row.kind, row.thresholds)
    return target
      ? { target: viewTarget(target), setBy: row.setByName, setAt: row.setAt.toISOString() }
      : null
  }
  const offices = await listOfficesOf(db, provinceCode)
  return {
    fiscalYear,
    rule: await findBaselineRule(db, provinceCode, fiscalYear),
    offices: offices.map(({ code, kind, nameTh }) => ({
      officeCode: code,
      officeName: officeName({ kind, name: nameTh }),
      targets: {
        round_1: storedOf(code, 'round_1'),
        round_2: storedOf(code, 'round_2'),
        year: storedOf(code, 'year'),
      },
    })),
    ...nearYears(fiscalYear, now, YEARS_AHEAD),
  }
}

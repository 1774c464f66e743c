// The table of a fiscal year's baselines: every district and month, what was imported, and where something was recorded
// here, which then counts instead.
import type { Db, Tx } from '../../db/connect.ts'
import { listBaselines } from '../../db/queries/baselines.ts'
import { listOfficesOf } from '../../db/queries/officers.ts'
import { listDistrictAmounts } from '../../db/queries/progress.ts'
import type { BaselineView } from '../contract/indicator.ts'
import type { Deps } from '../deps.ts'
import { type Actor, may } from '../domain/access.ts'
import { periodsOfFiscalYear } from '../domain/fiscal-year.ts'
import { toBaht } from '../domain/money.ts'
import { Problem } from '../domain/problems.ts'
import { officeName } from '../domain/thai-words.ts'
import { importablePeriods } from './apply-baseline.ts'
import { nearYears } from './near-years.ts'

/** Throws access.denied. */
export async function showBaseline(deps: Deps, actor: Actor, fiscalYear: number): Promise<BaselineView> {
  const { provinceCode } = actor
  if (!may(actor, 'set_targets', provinceCode)) throw new Problem('access.denied')
  return readBaseline(deps.db, provinceCode, fiscalYear, deps.clock.now())
}

export async function readBaseline(
  db: Db | Tx,
  provinceCode: string,
  fiscalYear: number,
  now: Date,
): Promise<BaselineView> {
  const periods = periodsOfFiscalYear(fiscalYear)
  const over = new Set(importablePeriods(fiscalYear, now))
  const known = await listDistrictAmounts(db, provinceCode, periods)
  const recorded = amountsOf(known.filter(row => !row.isImported))
  const imported = amountsOf(await listBaselines(db, provinceCode, periods))
  const offices = (await listOfficesOf(db, provinceCode)).filter(office => office.kind === 'district')
  return {
    fiscalYear,
    months: periods.map(period => ({ period, isOver: over.has(period) })),
    offices: offices.map(({ code, kind, nameTh }) => ({
      officeCode: code,
      officeName: officeName({ kind, name: nameTh }),
      cells: periods.map(period => ({
        imported: imported(code, period),
        recorded: recorded(code, period),
      })),
    })),
    ...nearYears(fiscalYear, now, 0),
  }
}

function amountsOf(rows: readonly { officeCode: string; period: string; amountSatang: bigint }[]) {
  const amounts = new Map(rows.map(row => [`${row.officeCode}:${row.period}`, toBaht(row.amountSatang)]))
  return (officeCode: string, period: string): string | null => amounts.get(`${officeCode}:${period}`) ?? null
}

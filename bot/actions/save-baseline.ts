// Totals typed into the baseline table. A cell that somebody else changed meanwhile is told of, and nothing is stored.
import type { Tx } from '../../db/connect.ts'
import { listBaselines } from '../../db/queries/baselines.ts'
import { lockOffice } from '../../db/queries/officers.ts'
import type { BaselineView, SaveBaseline } from '../contract/indicator.ts'
import type { Deps } from '../deps.ts'
import { type Actor, may } from '../domain/access.ts'
import { periodsOfFiscalYear } from '../domain/fiscal-year.ts'
import { parseBaht, toBaht } from '../domain/money.ts'
import { Problem } from '../domain/problems.ts'
import { applyBaseline, checkBaseline } from './apply-baseline.ts'
import { readBaseline } from './show-baseline.ts'

/**
 * Throws access.denied, office.unknown, baseline.bad_month, baseline.stale (detail.count, and detail.cells with what
 * is stored).
 */
export async function saveBaseline(
  deps: Deps,
  actor: Actor,
  { fiscalYear, cells }: SaveBaseline & { fiscalYear: number },
): Promise<BaselineView> {
  const { provinceCode } = actor
  if (!may(actor, 'set_targets', provinceCode)) throw new Problem('access.denied')
  const now = deps.clock.now()
  return deps.db.transaction(async tx => {
    const rows = cells.map(({ officeCode, period, amount }) => ({
      officeCode,
      period,
      amountSatang: satangOf(amount),
    }))
    await checkBaseline(tx, actor, { fiscalYear, rows }, now)
    await lockOffice(tx, provinceCode)
    await refuseStale(tx, provinceCode, fiscalYear, cells)
    await applyBaseline(tx, actor, { fiscalYear, rows }, now)
    return readBaseline(tx, provinceCode, fiscalYear, now)
  })
}

const satangOf = (amount: string | null) => (amount === null ? null : parseBaht(amount))

/** A cell that already holds what is sent was saved by a repeated request, not by somebody else. */
async function refuseStale(
  tx: Tx,
  provinceCode: string,
  fiscalYear: number,
  cells: SaveBaseline['cells'],
): Promise<void> {
  const rows = await listBaselines(tx, provinceCode, periodsOfFiscalYear(fiscalYear))
  const stored = new Map(rows.map(row => [`${row.officeCode}:${row.period}`, row.amountSatang]))
  const stale = cells.flatMap(({ officeCode, period, amount, seen }) => {
    const is = stored.get(`${officeCode}:${period}`) ?? null
    const isFine = is === satangOf(seen) || is === satangOf(amount)
    return isFine ? [] : [{ officeCode, period, stored: is === null ? null : toBaht(is) }]
  })
  if (stale.length > 0) throw new Problem('baseline.stale', { count: stale.length, cells: stale })
}

// A district's figures of one month in the order of the department's own system, with what is ticked as typed there and
// the total that was read there. For everybody who may read the report, in every state of it.
import { findDepartmentTotal, listRekeyingRows, type RekeyingRow } from '../../db/queries/rekeying.ts'
import { findReport } from '../../db/queries/reports.ts'
import type { OfficeCode, Period } from '../../db/vocabulary.ts'
import type { RekeyingProducer, RekeyingView, TickedProducer } from '../contract/rekeying.ts'
import type { Deps } from '../deps.ts'
import { type Actor, may } from '../domain/access.ts'
import { toBaht } from '../domain/money.ts'
import { openPlace } from './report-place.ts'

/** Throws access.denied, office.unknown, period.unknown. */
export async function showRekeying(
  deps: Deps,
  actor: Actor,
  at: { officeCode: OfficeCode; period: Period },
): Promise<RekeyingView> {
  const { officeCode, officeName, period } = await openPlace(
    deps.db,
    actor,
    'read_report',
    at,
    deps.clock.now(),
  )
  const report = await findReport(deps.db, officeCode, period)
  const rows = await listRekeyingRows(deps.db, officeCode, period)
  return {
    officeCode,
    officeName,
    period,
    state: report?.state ?? 'draft',
    mayRekey: may(actor, 'rekey_figures', officeCode),
    producers: rows.map(viewProducer),
    department: viewTotal(await findDepartmentTotal(deps.db, officeCode, period)),
  }
}

const viewProducer = (row: RekeyingRow): RekeyingProducer => ({
  producerId: row.producerId,
  code: row.code,
  name: row.name,
  mainCategory: row.mainCategory,
  version: row.version,
  amount: row.amount === null ? null : toBaht(row.amount),
  noSalesReason: row.noSalesReason,
  entries: row.entries.map(entry => ({ ...entry, amount: toBaht(entry.amount) })),
  tick: viewTick(row.tick),
})

export const viewTick = (tick: RekeyingRow['tick']): TickedProducer['tick'] =>
  tick && {
    version: tick.version,
    amount: tick.amount === null ? null : toBaht(tick.amount),
    at: tick.at.toISOString(),
    by: tick.byName,
  }

export const viewTotal = (
  total: Awaited<ReturnType<typeof findDepartmentTotal>>,
): RekeyingView['department'] =>
  total && { amount: toBaht(total.amount), at: total.at.toISOString(), by: total.byName }

// The one way in which figures of a district and month get into the record, all or nothing: from the form and out of a
// spreadsheet. The caller's transaction holds the report's lock and has refused what is locked.
import type { Tx } from '../../db/connect.ts'
import { isOverflow } from '../../db/failures.ts'
import { insertAudit } from '../../db/queries/audit.ts'
import {
  type FigureRow,
  listActiveProducerIds,
  listFigures,
  refreshDistrictMonth,
  type StoredFigure,
  storeFigures,
} from '../../db/queries/figures.ts'
import { listOfficerNames } from '../../db/queries/officers.ts'
import { changeReport, dropDraftFields, type ReportRow } from '../../db/queries/reports.ts'
import type { FigureInput } from '../contract/reports.ts'
import type { Actor } from '../domain/access.ts'
import { parseBaht, sumSatang, toBaht } from '../domain/money.ts'
import { Problem } from '../domain/problems.ts'
import { auditBy } from './audit-by.ts'
import { blankFigure, viewFigure } from './figure-view.ts'
import type { ReportPlace } from './report-place.ts'

export interface Writing {
  actor: Actor
  place: ReportPlace
  /** Locked by this transaction. */
  report: ReportRow
  now: Date
}

/**
 * Returns the report's version afterwards; what is stored already changes nothing. Throws figures.wrong_producer,
 * figures.stale (detail StaleFigures), request.invalid (sum beyond the column), figures.total_too_large.
 */
export async function writeFigures(
  tx: Tx,
  { actor, place, report, now }: Writing,
  figures: readonly FigureInput[],
): Promise<{ reportVersion: number; changed: number }> {
  const ids = figures.map(figure => figure.producerId)
  const active = await listActiveProducerIds(tx, place.officeCode, place.period)
  if (!ids.every(id => active.has(id))) throw new Problem('figures.wrong_producer')
  const stored = await listFigures(tx, place.period, ids)
  const changed = figures.flatMap(figure => changeOf(figure, stored.get(figure.producerId) ?? null))
  const stale = changed.filter(item => item.isStale)
  if (stale.length > 0) {
    const conflicts = await viewFigures(
      tx,
      stale.map(item => item.row.producerId),
      stored,
      now,
    )
    throw new Problem('figures.stale', {
      count: stale.length,
      conflicts: conflicts.map(item => ({ producerId: item.producerId, stored: item.figure })),
    })
  }
  let version = report.version
  if (changed.length > 0) {
    const rows = changed.map(item => item.row)
    await storeFigures(tx, place, actor.id, now, rows)
    await refreshTotals(tx, place)
    version = await changeReport(tx, report, { lastChangedBy: actor.id, lastChangedAt: now })
    await insertAudit(tx, {
      ...auditBy(actor, now),
      action: 'save-figures',
      provinceCode: place.provinceCode,
      officeCode: place.officeCode,
      period: place.period,
      detail: {
        reportVersion: version,
        figures: changed.map(item => ({
          producerId: item.row.producerId,
          from: item.from,
          to: item.row.amount,
          version: item.row.version,
        })),
      },
    })
  }
  await dropDraftFields(tx, actor.id, place.officeCode, place.period, ids)
  return { reportVersion: version, changed: changed.length }
}

/** Throws figures.total_too_large: together the district's figures are more than any column of money holds. */
async function refreshTotals(tx: Tx, place: ReportPlace): Promise<void> {
  try {
    await refreshDistrictMonth(tx, place)
  } catch (error) {
    throw isOverflow(error) ? new Problem('figures.total_too_large') : error
  }
}

/** These producers' figures as the contract shows them, in this order. */
export async function viewFigures(
  tx: Tx,
  ids: readonly string[],
  stored: ReadonlyMap<string, StoredFigure>,
  now: Date,
) {
  const recorders = [...stored.values()].flatMap(figure => figure.recordedBy ?? [])
  const names = await listOfficerNames(tx, [...new Set(recorders)])
  return ids.map(producerId => {
    const figure = stored.get(producerId)
    return { producerId, figure: figure === undefined ? blankFigure(now) : viewFigure(figure, names) }
  })
}

interface Change {
  row: FigureRow
  from: string | null
  isStale: boolean
}

/** The write one input asks for; none when the same is stored already, whoever stored it. */
function changeOf(input: FigureInput, stored: StoredFigure | null): Change[] {
  const version = (stored?.version ?? 0) + 1
  const row: FigureRow = { ...input, amount: amountOf(input), version }
  const from = stored === null || stored.amount === null ? null : toBaht(stored.amount)
  if (stored === null ? row.amount === null : isSame(row, stored)) return []
  return [{ row, from, isStale: input.baseVersion !== (stored?.version ?? 0) }]
}

function amountOf(input: FigureInput): string | null {
  if (input.noSalesReason !== null) return '0.00'
  if (input.entries.length === 0) return null
  const total = toBaht(sumSatang(input.entries.map(entry => parseBaht(entry.amount) ?? 0n)))
  if (parseBaht(total) === null) throw new Problem('request.invalid', { field: 'amount' })
  return total
}

function isSame(row: FigureRow, stored: StoredFigure): boolean {
  const lines = (entries: readonly { category: string; channel: string; amount: string | bigint }[]) =>
    entries
      .map(
        entry =>
          `${entry.category}:${entry.channel}:${typeof entry.amount === 'bigint' ? toBaht(entry.amount) : toBaht(parseBaht(entry.amount) ?? -1n)}`,
      )
      .sort()
      .join()
  return (
    (row.amount === null) === (stored.amount === null) &&
    row.noSalesReason === stored.noSalesReason &&
    row.note === stored.note &&
    row.source === stored.source &&
    row.doubtReason === stored.doubtReason &&
    lines(row.entries) === lines(stored.entries)
  )
}

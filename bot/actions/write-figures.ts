// The one way in which figures of a district and month get into the record, all or nothing: from the form and out of a
// spreadsheet. The caller's transaction holds the report's lock and has refused what is locked.
import type { Tx } from '../../db/connect.ts'
import { isOverflow } from '../../db/failures.ts'
import { insertAudit } from '../../db/queries/audit.ts'
import {
  type KnownFigure,
  listOwnFigures,
  refreshDistrictMonth,
  storeFigures,
} from '../../db/queries/figures.ts'
import { listOfficerNames } from '../../db/queries/officers.ts'
import { sentTogether } from '../../db/queries/prepared.ts'
import { changeReport, dropDraftFields, type ReportRow } from '../../db/queries/reports.ts'
import { MAX_SATANG, type Satang } from '../../db/vocabulary.ts'
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

/** Figures by producer id, in the order in which they were asked for; null = blank. */
export type Figures = Map<string, KnownFigure | null>

/**
 * Returns the report's version and the figures as they are afterwards; what is stored already changes nothing. Throws
 * figures.wrong_producer, figures.stale (detail StaleFigures), request.invalid (sum beyond the column),
 * figures.total_too_large.
 */
export async function writeFigures(
  tx: Tx,
  { actor, place, report, now }: Writing,
  figures: readonly FigureInput[],
): Promise<{ reportVersion: number; figures: Figures }> {
  const ids = figures.map(figure => figure.producerId)
  const own = await listOwnFigures(tx, place, ids)
  if (!ids.every(id => own.has(id))) throw new Problem('figures.wrong_producer')
  const stored = new Map(ids.map(id => [id, own.get(id) ?? null]))
  const changed = figures.flatMap(figure =>
    changeOf(figure, stored.get(figure.producerId) ?? null, actor, now),
  )
  const stale = changed.filter(item => item.isStale).map(item => item.after.producerId)
  if (stale.length > 0) {
    const conflicts = await viewFigures(
      tx,
      new Map(stale.map(id => [id, stored.get(id) ?? null])),
      actor,
      now,
    )
    throw new Problem('figures.stale', {
      count: stale.length,
      conflicts: conflicts.map(item => ({ producerId: item.producerId, stored: item.figure })),
    })
  }
  const dropDraft = () => dropDraftFields(tx, actor.id, place.officeCode, place.period, ids)
  if (changed.length === 0) {
    await dropDraft()
    return { reportVersion: report.version, figures: stored }
  }
  const reportVersion = report.version + 1
  // None of them needs another's answer.
  await sentTogether([
    storeFigures(
      tx,
      place,
      { officerId: actor.id, at: now },
      changed.map(item => item.after),
    ),
    refreshTotals(tx, place),
    changeReport(tx, report, { lastChangedBy: actor.id, lastChangedAt: now }),
    insertAudit(tx, {
      ...auditBy(actor, now),
      action: 'save-figures',
      provinceCode: place.provinceCode,
      officeCode: place.officeCode,
      period: place.period,
      detail: {
        reportVersion,
        figures: changed.map(item => ({
          producerId: item.after.producerId,
          from: item.from,
          to: bahtOf(item.after),
          version: item.after.version,
        })),
      },
    }),
    dropDraft(),
  ])
  for (const { after } of changed) stored.set(after.producerId, after)
  return { reportVersion, figures: stored }
}

/** Throws figures.total_too_large: together the district's figures are more than any column of money holds. */
async function refreshTotals(tx: Tx, place: ReportPlace): Promise<void> {
  try {
    await refreshDistrictMonth(tx, place)
  } catch (error) {
    throw isOverflow(error) ? new Problem('figures.total_too_large') : error
  }
}

/** Figures as the contract shows them; who reads them knows their own name. */
export async function viewFigures(tx: Tx, figures: Figures, actor: Actor, now: Date) {
  const recorders = new Set([...figures.values()].flatMap(figure => figure?.recordedBy ?? []))
  recorders.delete(actor.id)
  const names = await listOfficerNames(tx, [...recorders])
  names.set(actor.id, actor.fullName)
  return Array.from(figures, ([producerId, figure]) => ({
    producerId,
    figure: figure === null ? blankFigure(now) : viewFigure(figure, names),
  }))
}

interface Change {
  /** As it will be stored: nobody needs to ask for it again. */
  after: KnownFigure & { producerId: string }
  from: string | null
  isStale: boolean
}

/** The write one input asks for; none when the same is stored already, whoever stored it. */
function changeOf(input: FigureInput, stored: KnownFigure | null, actor: Actor, now: Date): Change[] {
  const { baseVersion, ...typed } = input
  const entries = input.entries
    .map(entry => ({ ...entry, amount: parseBaht(entry.amount) ?? 0n }))
    .sort(byWords)
  const version = stored?.version ?? 0
  const after = {
    ...typed,
    version: version + 1,
    amount: amountOf(input, entries),
    recordedAt: now,
    recordedBy: actor.id,
    entries,
  }
  if (stored === null ? after.amount === null : isSame(after, stored)) return []
  return [{ after, from: bahtOf(stored), isStale: baseVersion !== version }]
}

const bahtOf = (figure: KnownFigure | null): string | null =>
  figure === null || figure.amount === null ? null : toBaht(figure.amount)

function amountOf(input: FigureInput, entries: readonly Line[]): Satang | null {
  if (input.noSalesReason !== null) return 0n
  if (entries.length === 0) return null
  const total = sumSatang(entries.map(entry => entry.amount))
  if (total > MAX_SATANG) throw new Problem('request.invalid', { field: 'amount' })
  return total
}

type Line = KnownFigure['entries'][number]

/** As the database orders them: the words are ASCII. */
const byWords = (a: Line, b: Line): number => compare(a.category, b.category) || compare(a.channel, b.channel)
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const isSame = (a: KnownFigure, b: KnownFigure): boolean =>
  (a.amount === null) === (b.amount === null) &&
  a.noSalesReason === b.noSalesReason &&
  a.note === b.note &&
  a.source === b.source &&
  a.doubtReason === b.doubtReason &&
  a.entries.map(describe).join() === b.entries.map(describe).join()

const describe = ({ category, channel, amount }: Line): string => `${category}:${channel}:${amount}`

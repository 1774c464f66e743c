// A stored figure as the contract shows it.
import type { KnownFigure } from '../../db/queries/figures.ts'
import type { FigureView } from '../contract/reports.ts'
import { toBaht } from '../domain/money.ts'

/** `names`: full names by officer id, for "recorded by". */
export function viewFigure(stored: KnownFigure, names: ReadonlyMap<string, string>): FigureView {
  return {
    version: stored.version,
    amount: stored.amount === null ? null : toBaht(stored.amount),
    entries: stored.entries.map(({ category, channel, amount }) => ({
      category,
      channel,
      amount: toBaht(amount),
    })),
    noSalesReason: stored.noSalesReason,
    note: stored.note,
    source: stored.source,
    doubtReason: stored.doubtReason,
    recordedBy: stored.recordedBy === null ? null : (names.get(stored.recordedBy) ?? null),
    recordedAt: stored.recordedAt.toISOString(),
  }
}

/** What the form gets for a producer without a stored figure after a save that left it blank. */
export const blankFigure = (at: Date): FigureView => ({
  version: 0,
  amount: null,
  entries: [],
  noSalesReason: null,
  note: null,
  source: 'visit',
  doubtReason: null,
  recordedBy: null,
  recordedAt: at.toISOString(),
})

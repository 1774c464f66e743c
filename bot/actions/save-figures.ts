// Stores figures of a district and month, all or nothing. A figure somebody else changed meanwhile is a conflict
// with both values; the same figures saved again change nothing, so a repeated request is harmless.
import { lockReport } from '../../db/queries/reports.ts'
import type { OfficeCode, Period } from '../../db/vocabulary.ts'
import type { FigureInput, SavedFigures } from '../contract/reports.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../domain/access.ts'
import { openPlace, refuseLocked } from './report-place.ts'
import { viewFigures, writeFigures } from './write-figures.ts'

interface SaveInput {
  officeCode: OfficeCode
  period: Period
  figures: readonly FigureInput[]
}

/**
 * Throws access.denied, window.*, report.* (locked), figures.wrong_producer, figures.stale (detail StaleFigures;
 * nothing was saved), request.invalid (sum beyond the column).
 */
export async function saveFigures(deps: Deps, actor: Actor, input: SaveInput): Promise<SavedFigures> {
  const now = deps.clock.now()
  return deps.db.transaction(async tx => {
    const place = await openPlace(tx, actor, 'save_figures', input, now)
    const report = await lockReport(tx, place, now)
    refuseLocked(place, report)
    const { reportVersion, figures } = await writeFigures(tx, { actor, place, report, now }, input.figures)
    return { reportVersion, state: report.state, figures: await viewFigures(tx, figures, actor, now) }
  })
}

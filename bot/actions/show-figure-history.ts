// Every version of one figure: who stored it, from where, and in which certified versions of the report it stands.
import { findFigureOwner, listFigureVersions } from '../../db/queries/history.ts'
import { listKinFigures } from '../../db/queries/producer-family.ts'
import type { OfficeCode, Period } from '../../db/vocabulary.ts'
import type { FigureHistory } from '../contract/history.ts'
import type { Deps } from '../deps.ts'
import { type Actor, may } from '../domain/access.ts'
import { Problem } from '../domain/problems.ts'
import { openPlace } from './report-place.ts'

/** Throws access.denied, office.unknown, period.unknown, figure.unknown (also where another district holds the figure). */
export async function showFigureHistory(
  deps: Deps,
  actor: Actor,
  at: { officeCode: OfficeCode; period: Period; producerId: string },
): Promise<FigureHistory> {
  const place = await openPlace(deps.db, actor, 'read_report', at, deps.clock.now())
  const producerName = await findFigureOwner(deps.db, place, at.producerId)
  if (producerName === null) throw new Problem('figure.unknown')
  const versions = await listFigureVersions(deps.db, place, at.producerId)
  return {
    producerId: at.producerId,
    producerName,
    period: place.period,
    merged: (await listKinFigures(deps.db, at.producerId, [place.period]))
      // Of what another district recorded only the province sees more than the sum in the form.
      .filter(kin => may(actor, 'read_report', kin.officeCode))
      .map(({ producerId, code, name, amount }) => ({ producerId, code, name, amount })),
    versions: versions.map(row => ({
      version: row.version,
      at: new Date(row.at).toISOString(),
      by: row.by_name,
      origin: row.origin,
      source: row.source,
      amount: row.amount,
      noSalesReason: row.no_sales_reason,
      entries: row.entries,
      note: row.note,
      doubtReason: row.doubt_reason,
      certifiedIn: row.certified_in,
    })),
  }
}

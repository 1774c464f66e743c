// What this officer has typed and not saved in one district-month.
import { findDraft } from '../../db/queries/reports.ts'
import type { OfficeCode, Period } from '../../db/vocabulary.ts'
import { DraftField, type DraftView } from '../contract/drafts.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../domain/access.ts'
import { openPlace } from './report-place.ts'

export async function showDraft(
  deps: Deps,
  actor: Actor,
  at: { officeCode: OfficeCode; period: Period },
): Promise<DraftView> {
  const place = await openPlace(deps.db, actor, 'save_figures', at, deps.clock.now())
  return { fields: readFields(await findDraft(deps.db, actor.id, place.officeCode, place.period)) }
}

/** Fields of an earlier version of the shape that no longer fit are left out rather than shown wrong. */
export function readFields(stored: Readonly<Record<string, unknown>>): Record<string, DraftField> {
  return Object.fromEntries(
    Object.entries(stored).flatMap(([producerId, field]) => {
      const read = DraftField.safeParse(field)
      return read.success ? [[producerId, read.data]] : []
    }),
  )
}

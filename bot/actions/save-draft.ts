// Keeps what an officer is typing. Two phones of one officer merge row by row: the later key press wins.
import { lockDraft, updateDraft } from '../../db/queries/reports.ts'
import type { OfficeCode, Period } from '../../db/vocabulary.ts'
import type { DraftField, DraftView, SaveDraft } from '../contract/drafts.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../domain/access.ts'
import { openPlace } from './report-place.ts'
import { readFields } from './show-draft.ts'

/** A district has at most a few hundred producers; more rows than that is not an officer typing. */
const MOST_ROWS = 500

export async function saveDraft(
  deps: Deps,
  actor: Actor,
  input: SaveDraft & { officeCode: OfficeCode; period: Period },
): Promise<DraftView> {
  const now = deps.clock.now()
  return deps.db.transaction(async tx => {
    const place = await openPlace(tx, actor, 'save_figures', input, now)
    const key = {
      officerId: actor.id,
      officeCode: place.officeCode,
      period: place.period,
      provinceCode: place.provinceCode,
      fields: {},
      updatedAt: now,
    }
    const stored = readFields(await lockDraft(tx, key))
    const fields = mergeFields(stored, input.fields)
    await updateDraft(tx, { ...key, fields })
    return { fields }
  })
}

/** Null forgets a row; otherwise the later edit stays. */
export function mergeFields(
  stored: Readonly<Record<string, DraftField>>,
  sent: SaveDraft['fields'],
): Record<string, DraftField> {
  const merged = new Map(Object.entries(stored))
  for (const [producerId, field] of Object.entries(sent)) {
    const known = merged.get(producerId)
    if (field === null) merged.delete(producerId)
    else if (known === undefined || known.editedAt <= field.editedAt) merged.set(producerId, field)
  }
  return Object.fromEntries([...merged].slice(-MOST_ROWS))
}

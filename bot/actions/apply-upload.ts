// Saves what a spreadsheet says, with the answers to what was asked: one transaction, under the locks of what changes, and
// only what was seen. Applied already = what was done then is answered, and nothing is done again.
import { insertAudit } from '../../db/queries/audit.ts'
import { lockUpload, type UploadRow, updateUpload } from '../../db/queries/uploads.ts'
import type { ApplyUpload, ChangedUpload, UploadView } from '../contract/uploads.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../domain/access.ts'
import { Problem } from '../domain/problems.ts'
import { auditBy } from './audit-by.ts'
import { type AppliedUpload, mayApply, openUpload } from './open-upload.ts'
import { previewOf, viewUpload } from './view-upload.ts'

/** Rows that were not saved and can be named afterwards. */
const MOST_LEFT = 500

/**
 * Throws upload.unknown, upload.not_ready, upload.changed (detail ChangedUpload; nothing was saved), request.invalid, and
 * what stands in the way: upload.month_locked, figures.*.
 */
export async function applyUpload(
  deps: Deps,
  actor: Actor,
  id: string,
  { seen, choices }: ApplyUpload,
): Promise<UploadView> {
  const now = deps.clock.now()
  return deps.db.transaction(async tx => {
    const inside = { ...deps, db: tx }
    const upload = await lockUpload(tx, id, actor.id, now)
    if (upload === null || !mayApply(actor, upload)) throw new Problem('upload.unknown')
    if (upload.state === 'applied') return viewUpload(inside, actor, upload)
    if (upload.state !== 'ready') throw new Problem('upload.not_ready')
    const opened = await openUpload({ deps: inside, actor, upload, isApplying: true })
    const preview = previewOf(opened)
    if (preview.seen !== seen) throw new Problem('upload.changed', { preview } satisfies ChangedUpload)
    const applied = await opened.apply(new Map(choices.map(choice => [choice.key, choice])))
    const change = changeOf(applied, now)
    await updateUpload(tx, id, change)
    await insertAudit(tx, {
      ...auditBy(actor, now),
      action: 'apply-upload',
      provinceCode: upload.provinceCode,
      officeCode: upload.officeCode,
      period: upload.period,
      detail: { uploadId: id, kind: upload.kind, ...change.outcome },
    })
    return viewUpload(inside, actor, { ...upload, ...change })
  })
}

/** What was read is forgotten with that; what was not saved is named until the upload itself is. */
function changeOf({ saved, unchanged, left }: AppliedUpload, now: Date) {
  return {
    state: 'applied',
    appliedAt: now,
    outcome: { saved, unchanged, left: left.length },
    content: { left: left.slice(0, MOST_LEFT) },
  } satisfies Partial<UploadRow>
}

// Somebody sends a spreadsheet from the mini-app: it is read, what it would do is shown, and nothing is saved. The same
// file again is another upload, whose rows are then unchanged.
import { insertUpload, type UploadRow } from '../../db/queries/uploads.ts'
import type { UploadView } from '../contract/uploads.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../domain/access.ts'
import { Problem } from '../domain/problems.ts'
import { UPLOAD_KEPT_MS } from '../domain/upload-times.ts'
import { mayApply } from './open-upload.ts'
import { readSentSheet, type SentSheet } from './read-sent-sheet.ts'
import { viewUpload } from './view-upload.ts'

/** Throws access.denied, and upload.* where nothing of the file can be used: then nothing is kept. */
export async function uploadSheet(deps: Deps, actor: Actor, sent: SentSheet): Promise<UploadView> {
  const { kind, officeCode, fiscalYear } = sent
  if (!mayApply(actor, sent)) throw new Problem('access.denied')
  const read = await readSentSheet(deps, sent)
  const now = deps.clock.now()
  const upload: UploadRow = {
    id: deps.ids.uuid(),
    kind,
    state: 'ready',
    provinceCode: officeCode.slice(0, 2),
    officeCode,
    period: read.period,
    fiscalYear,
    officerId: actor.id,
    messageId: null,
    content: read.content,
    refusal: null,
    createdAt: now,
    expiresAt: new Date(now.getTime() + UPLOAD_KEPT_MS),
    appliedAt: null,
    outcome: null,
  }
  return deps.db.transaction(async tx => {
    const view = await viewUpload({ ...deps, db: tx }, actor, upload)
    await insertUpload(tx, upload)
    return view
  })
}

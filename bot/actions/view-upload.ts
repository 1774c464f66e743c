// An upload as its sender sees it: being fetched, refused, what it would do, or what it has done.
import { createHash } from 'node:crypto'
import { findOffice } from '../../db/queries/officers.ts'
import type { UploadRow } from '../../db/queries/uploads.ts'
import type { LeftRow, UploadPreview, UploadView } from '../contract/uploads.ts'
import type { Deps } from '../deps.ts'
import type { Actor } from '../domain/access.ts'
import { PROBLEM_CODES, problemWords } from '../domain/problems.ts'
import { officeName } from '../domain/thai-words.ts'
import { uploadTitle } from '../domain/upload-words.ts'
import { type OpenUpload, openUpload } from './open-upload.ts'

/** Throws what openUpload throws, for an upload that waits for its confirmation. */
export async function viewUpload(deps: Deps, actor: Actor, upload: UploadRow): Promise<UploadView> {
  const isReady = upload.state === 'ready'
  const opened = isReady ? await openUpload({ deps, actor, upload, isApplying: false }) : null
  return { ...(await frameOf(deps, upload)), preview: opened && previewOf(opened) }
}

async function frameOf(deps: Deps, upload: UploadRow): Promise<UploadView> {
  const { id, kind, state, officeCode, period, fiscalYear, refusal } = upload
  const office = await findOffice(deps.db, officeCode)
  const place = office === null ? officeCode : officeName({ kind: office.kind, name: office.nameTh })
  return {
    id,
    kind,
    state,
    officeCode,
    about: uploadTitle(kind, { officeName: place, period, fiscalYear }),
    period,
    fiscalYear,
    sentAt: upload.createdAt.toISOString(),
    expiresAt: upload.expiresAt.toISOString(),
    refusal: refusal && refusalWords(refusal),
    preview: null,
    outcome: outcomeOf(upload),
  }
}

/** A code that is not known any more is a file that cannot be read. */
function refusalWords({ code, detail }: NonNullable<UploadRow['refusal']>) {
  const known = PROBLEM_CODES.find(item => item === code) ?? 'upload.not_a_sheet'
  return problemWords(known, detail)
}

function outcomeOf({ appliedAt, outcome, content }: UploadRow): UploadView['outcome'] {
  if (appliedAt === null || outcome === null) return null
  const left = (content?.left ?? []) as LeftRow[]
  return { at: appliedAt.toISOString(), saved: outcome.saved ?? 0, unchanged: outcome.unchanged ?? 0, left }
}

/** The preview with what tells it from every other one. */
export function previewOf({ preview, basis }: OpenUpload): UploadPreview {
  const seen = createHash('sha256')
    .update(JSON.stringify([preview, basis]))
    .digest('hex')
    .slice(0, 32)
  return { seen, ...preview }
}

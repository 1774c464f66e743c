// What a spreadsheet that came in would do to the record now, whatever kind it is, and doing it. Applying opens it under the
// locks of what it changes, so what is compared with the preview that was seen is what will be saved.
import type { UploadRow } from '../../db/queries/uploads.ts'
import type { UploadKind } from '../../db/vocabulary.ts'
import type { Choice, LeftRow, UploadPreview } from '../contract/uploads.ts'
import type { Deps } from '../deps.ts'
import { type Ability, type Actor, may } from '../domain/access.ts'
import type { ReadSheets } from '../domain/find-table.ts'
import { Problem } from '../domain/problems.ts'
import { unreadSheetsWarning } from '../domain/upload-words.ts'
import { openBaselineUpload } from './open-baseline-upload.ts'
import { openRegisterUpload } from './open-register-upload.ts'
import { openRt1Upload } from './open-rt1-upload.ts'

const ABILITY_OF_UPLOAD = {
  rt1: 'save_figures',
  register: 'keep_producers',
  baseline: 'set_targets',
} as const satisfies Record<UploadKind, Ability>

/** Who sent a file for an office and has gone to another one has left it behind. */
export const mayApply = (
  actor: Actor,
  { kind, officeCode }: Pick<UploadRow, 'kind' | 'officeCode'>,
): boolean => may(actor, ABILITY_OF_UPLOAD[kind], officeCode)

export interface AppliedUpload {
  saved: number
  unchanged: number
  left: LeftRow[]
}

export interface OpenUpload {
  preview: Omit<UploadPreview, 'seen'>
  /** What else the preview rests on: where this differs, another preview was seen. */
  basis: unknown
  /** Saves, with these answers. Throws request.invalid for an answer to nothing, or one that lacks its reason. */
  apply(choices: ReadonlyMap<string, Choice>): Promise<AppliedUpload>
}

export interface UploadWork {
  /** `deps.db` is a transaction. */
  deps: Deps
  actor: Actor
  /** Of state `ready`. */
  upload: Pick<UploadRow, 'kind' | 'officeCode' | 'period' | 'fiscalYear' | 'content' | 'createdAt'>
  isApplying: boolean
}

const OPENERS: Readonly<Record<UploadKind, (work: UploadWork) => Promise<OpenUpload>>> = {
  rt1: openRt1Upload,
  register: openRegisterUpload,
  baseline: openBaselineUpload,
}

const unreadWarning = (content: UploadRow['content']): string[] =>
  unreadSheetsWarning(content?.sheets as ReadSheets | undefined)

/** Throws access.denied, and why nothing of the file can be saved: upload.month_locked, upload.no_known_producer. */
export async function openUpload(work: UploadWork): Promise<OpenUpload> {
  if (!mayApply(work.actor, work.upload)) throw new Problem('access.denied')
  const opened = await OPENERS[work.upload.kind](work)
  const { warnings } = opened.preview
  return {
    ...opened,
    preview: { ...opened.preview, warnings: [...unreadWarning(work.upload.content), ...warnings] },
  }
}

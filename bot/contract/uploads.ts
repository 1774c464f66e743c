// Spreadsheets that come in: what each row would do, before anything is saved, and what was saved. One shape for all three
// kinds of files; its sentences are Thai and ready to show.
import * as z from 'zod'
import { UPLOAD_KINDS, UPLOAD_STATES } from '../../db/vocabulary.ts'
import { freeText, InstantText, NoSalesReasonWord, OfficeCodeText, PeriodText } from './scalars.ts'

/** `no_sales` wants a reason with its answer, `doubt` may have one; every other question is yes or no. */
const Ask = z.object({ kind: z.string(), says: z.string() })

/** A cell that cannot be taken. `cell` `H17`; null = it is about the whole row. */
const Fault = z.object({
  row: z.int().min(1),
  cell: z.string().nullable(),
  /** What stands there. */
  text: z.string().nullable(),
  says: z.string(),
})

export const PreviewRow = z.object({
  /** Names the row in an answer. */
  key: z.string(),
  title: z.string(),
  /** Code, place: what tells rows of one name apart. */
  about: z.string().nullable(),
  /** Rows of the file. */
  rows: z.array(z.int().min(1)),
  kind: z.enum(['save', 'ask', 'refused', 'unchanged', 'blank']),
  /** What becomes of it, where the kind does not say it all: `เพิ่มใหม่`. */
  tag: z.string().nullable(),
  /** Before and after. */
  from: z.string().nullable(),
  to: z.string().nullable(),
  /** More about what will be saved. */
  parts: z.array(z.string()),
  asks: z.array(Ask),
  faults: z.array(Fault),
})
export type PreviewRow = z.infer<typeof PreviewRow>

export const UploadPreview = z.object({
  /** Says which preview this is: applying names it, and saves nothing where another one would be shown by now. */
  seen: z.string(),
  /** What has to be looked at before anything else: the file does not say its month. */
  warnings: z.array(z.string()),
  /** Remarks about the whole file. */
  notes: z.array(z.string()),
  /** Rows by kind, also of those that are not listed; `missing`: not in the file, `skipped`: not ours. */
  counts: z.object({
    save: z.int(),
    ask: z.int(),
    refused: z.int(),
    unchanged: z.int(),
    blank: z.int(),
    missing: z.int(),
    skipped: z.int(),
  }),
  rows: z.array(PreviewRow),
})
export type UploadPreview = z.infer<typeof UploadPreview>

/** A row of the file that was not saved, and why. */
const LeftRow = z.object({ title: z.string(), rows: z.array(z.int()), says: z.array(z.string()) })
export type LeftRow = z.infer<typeof LeftRow>

export const UploadView = z.object({
  id: z.uuid(),
  kind: z.enum(UPLOAD_KINDS),
  state: z.enum(UPLOAD_STATES),
  officeCode: OfficeCodeText,
  /** `แบบ รต.1 อำเภอดอกคำใต้ เดือนมกราคม 2568` */
  about: z.string(),
  period: PeriodText.nullable(),
  fiscalYear: z.int().nullable(),
  sentAt: InstantText,
  /** What was read is forgotten then. */
  expiresAt: InstantText,
  /** Why it cannot be read; of state `refused`. */
  refusal: z.object({ says: z.string(), next: z.string() }).nullable(),
  /** Of state `ready`. */
  preview: UploadPreview.nullable(),
  /** Of state `applied`. */
  outcome: z
    .object({ at: InstantText, saved: z.int(), unchanged: z.int(), left: z.array(LeftRow) })
    .nullable(),
})
export type UploadView = z.infer<typeof UploadView>

/** Of one's own files those that wait: for LINE, for their confirmation, or with the word why they cannot be read. */
export const OpenUploads = z.object({
  uploads: z.array(
    UploadView.pick({ id: true, kind: true, state: true, about: true, sentAt: true, expiresAt: true }).extend(
      {
        isFromChat: z.boolean(),
      },
    ),
  ),
})
export type OpenUploads = z.infer<typeof OpenUploads>

/** Answers to rows that ask; a row without one is not saved. */
const Choice = z.strictObject({
  key: z.string().max(60),
  /** To a doubt. */
  reason: freeText(200).nullable(),
  noSalesReason: NoSalesReasonWord.nullable(),
  /** To a name that is like one on record: it is that very producer; false, also for every other question = as the file says. */
  isSame: z.boolean(),
})
export type Choice = z.infer<typeof Choice>

export const ApplyUpload = z.strictObject({
  /** `seen` of the preview that was on the screen. */
  seen: z.string().max(64),
  choices: z
    .array(Choice)
    .max(5_000)
    .refine(list => new Set(list.map(item => item.key)).size === list.length, 'each row once'),
})
export type ApplyUpload = z.infer<typeof ApplyUpload>

/** Detail of the problem `upload.changed`: nothing was saved; what would be saved now. */
export interface ChangedUpload {
  preview: UploadPreview
}

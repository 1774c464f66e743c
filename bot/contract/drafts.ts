// What an officer has typed and not saved, per producer, so that a reload, a dead battery or another phone loses nothing.
import * as z from 'zod'
import { CategoryWord, ChannelWord, InstantText, NoSalesReasonWord, SourceWord } from './scalars.ts'

const TypedText = z.string().max(60)

/** One row as it stands on the screen; texts exactly as typed, also refused ones. */
export const DraftField = z.strictObject({
  baseVersion: z.int().min(0),
  /** The one amount field, or null while the row is split. */
  text: TypedText.nullable(),
  split: z
    .array(z.strictObject({ category: CategoryWord, channel: ChannelWord, text: TypedText }))
    .max(20)
    .nullable(),
  noSalesReason: NoSalesReasonWord.nullable(),
  note: z.string().max(500),
  source: SourceWord,
  doubtReason: z.string().max(200),
  /** The echo of a short or unusual amount was tapped for exactly this text. */
  confirmedText: TypedText.nullable(),
  /** The phone's time of the last key: between two phones of one officer the later one wins. */
  editedAt: InstantText,
})
export type DraftField = z.infer<typeof DraftField>

export const DraftView = z.object({ fields: z.record(z.uuid(), DraftField) })
export type DraftView = z.infer<typeof DraftView>

/** Rows to keep, and rows to forget (null) because they were saved or emptied. */
export const SaveDraft = z.strictObject({ fields: z.record(z.uuid(), DraftField.nullable()) })
export type SaveDraft = z.infer<typeof SaveDraft>

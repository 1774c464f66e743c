// Who changed what, when, from where and why: of one figure, one report, one person. Sentences are made by the service,
// so that every reader gets the same words.
import * as z from 'zod'
import { ORIGINS } from '../../db/vocabulary.ts'
import { Amount, InstantText, NoSalesReasonWord, OfficeCodeText, PeriodText, SourceWord } from './scalars.ts'

const Entry = z.object({ category: z.string(), channel: z.string(), amount: Amount })

export const FigureHistory = z.object({
  producerId: z.uuid(),
  producerName: z.string(),
  period: PeriodText,
  /** Figures of the month of those that turned out to be this producer: they count as its past. */
  merged: z.array(z.object({ producerId: z.uuid(), code: z.string(), name: z.string(), amount: Amount })),
  /** Newest first. */
  versions: z.array(
    z.object({
      version: z.int(),
      at: InstantText,
      by: z.string().nullable(),
      origin: z.enum(ORIGINS).nullable(),
      source: SourceWord,
      /** Null = taken back. */
      amount: Amount.nullable(),
      noSalesReason: NoSalesReasonWord.nullable(),
      entries: z.array(Entry),
      note: z.string().nullable(),
      doubtReason: z.string().nullable(),
      /** Numbers of the certified versions of the report that hold exactly this figure. */
      certifiedIn: z.array(z.int()),
    }),
  ),
})
export type FigureHistory = z.infer<typeof FigureHistory>

export const HistoryLine = z.object({
  seq: z.int(),
  at: InstantText,
  by: z.string().nullable(),
  /** Where the reader may look at what this person did; else null. */
  byId: z.uuid().nullable(),
  origin: z.enum(ORIGINS),
  action: z.string(),
  /** One Thai sentence: what was done. */
  says: z.string(),
  /** Old → new values, a reason; each one Thai line, ready to show. */
  details: z.array(z.string()),
  officeCode: OfficeCodeText.nullable(),
  period: PeriodText.nullable(),
})
export type HistoryLine = z.infer<typeof HistoryLine>

export const History = z.object({
  title: z.string(),
  /** Newest first, 200 at most. */
  lines: z.array(HistoryLine),
})
export type History = z.infer<typeof History>

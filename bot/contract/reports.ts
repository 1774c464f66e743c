// The revenue form and the district report: all producers of a district in a month, saving, submitting, certifying.
import { z } from 'zod'
import { WindowView } from './calendar.ts'
import {
  Amount,
  CategoryWord,
  ChannelWord,
  DateText,
  freeText,
  InstantText,
  NoSalesReasonWord,
  OfficeCodeText,
  PeriodText,
  ReportStateWord,
  SourceWord,
} from './scalars.ts'

const Entry = z.strictObject({ category: CategoryWord, channel: ChannelWord, amount: Amount })
export type Entry = z.infer<typeof Entry>

/** A stored figure. `version` counts its changes; 0 = nothing was ever stored. */
export const FigureView = z.object({
  version: z.int().min(0),
  /** Null = not collected (blank); "0.00" only with a reason. */
  amount: Amount.nullable(),
  entries: z.array(Entry),
  noSalesReason: NoSalesReasonWord.nullable(),
  note: z.string().nullable(),
  source: SourceWord,
  doubtReason: z.string().nullable(),
  recordedBy: z.string().nullable(),
  recordedAt: InstantText,
})
export type FigureView = z.infer<typeof FigureView>

export const FormRow = z.object({
  producerId: z.uuid(),
  code: z.string(),
  name: z.string(),
  product: z.string(),
  mainCategory: CategoryWord,
  mainChannel: ChannelWord,
  figure: FigureView.nullable(),
  /** Null = no figure then; "0.00" = no sales then. */
  lastMonth: Amount.nullable(),
  lastYear: Amount.nullable(),
})
export type FormRow = z.infer<typeof FormRow>

const Step = z.object({ at: InstantText, by: z.string().nullable() }).nullable()

export const ReportView = z.object({
  officeCode: OfficeCodeText,
  officeName: z.string(),
  period: PeriodText,
  state: ReportStateWord,
  /** Grows with every change; certifying names the version that was seen. */
  version: z.int().min(0),
  window: WindowView,
  reportDueOn: DateText,
  signOffDueOn: DateText,
  /** Why figures cannot be changed; null = they can. */
  lock: z
    .object({
      reason: z.enum(['not_yet_open', 'past_closing', 'submitted', 'certified', 'accepted']),
      until: InstantText.nullable(),
      since: InstantText.nullable(),
    })
    .nullable(),
  /** What this officer may do now, as the server would decide. */
  may: z.object({ save: z.boolean(), submit: z.boolean(), certify: z.boolean(), return: z.boolean() }),
  /** Why the certify button is missing although the role could: recorder ≠ certifier. */
  isOwnWork: z.boolean(),
  submitted: Step,
  certified: Step,
  returned: z.object({ at: InstantText, by: z.string().nullable(), reason: z.string() }).nullable(),
  rows: z.array(FormRow),
})
export type ReportView = z.infer<typeof ReportView>

/** One row to store. No entries and no reason = take the figure back (blank again). */
const FigureInput = z
  .strictObject({
    producerId: z.uuid(),
    /** The version the officer saw; another one stored meanwhile = conflict. */
    baseVersion: z.int().min(0),
    entries: z.array(Entry.refine(entry => Number(entry.amount) > 0, 'above zero')).max(20),
    noSalesReason: NoSalesReasonWord.nullable(),
    note: freeText(500).nullable(),
    source: SourceWord,
    doubtReason: freeText(200).nullable(),
  })
  .refine(input => input.entries.length === 0 || input.noSalesReason === null, 'sales or a reason, not both')
  .refine(
    input =>
      new Set(input.entries.map(entry => `${entry.category}:${entry.channel}`)).size === input.entries.length,
    'each category and channel once',
  )
export type FigureInput = z.infer<typeof FigureInput>

export const SaveFigures = z.strictObject({
  figures: z
    .array(FigureInput)
    .min(1)
    .max(500)
    .refine(list => new Set(list.map(item => item.producerId)).size === list.length, 'each producer once'),
})
export type SaveFigures = z.infer<typeof SaveFigures>

export const SavedFigures = z.object({
  reportVersion: z.int(),
  state: ReportStateWord,
  figures: z.array(z.object({ producerId: z.uuid(), figure: FigureView })),
})
export type SavedFigures = z.infer<typeof SavedFigures>

/** Detail of the problem `figures.stale`: nothing was saved; what is stored now, row by row. */
export const StaleFigures = z.object({
  conflicts: z.array(z.object({ producerId: z.uuid(), stored: FigureView })),
})
export type StaleFigures = z.infer<typeof StaleFigures>

/** `version`: the report as the person saw it. */
export const SeenVersion = z.strictObject({ version: z.int().min(0) })
export const ReturnReport = z.strictObject({ version: z.int().min(0), reason: freeText(500) })
export const ReportMoved = z.object({ state: ReportStateWord, version: z.int() })
export type ReportMoved = z.infer<typeof ReportMoved>

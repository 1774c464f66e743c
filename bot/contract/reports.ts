// The revenue form and the district report: all producers of a district in a month, saving, submitting, certifying.
import * as z from 'zod'
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
  /** Name of the tambon; left out where it is not known. */
  subdistrict: z.string().optional(),
  /** In a tambon that the reader collects from: these come first. */
  isMine: z.literal(true).optional(),
  /** Questions about this figure that nobody has answered yet; left out when there are none. */
  questions: z.int().min(1).optional(),
})
export type FormRow = z.infer<typeof FormRow>

const Step = z.object({ at: InstantText, by: z.string().nullable() }).nullable()

/** A certified version: frozen, and readable for ever. */
const VersionView = z.object({
  number: z.int().min(1),
  at: InstantText,
  by: z.string().nullable(),
  amount: Amount,
  /** As printed beside its QR: `7KQ2-M9XA-B4TC`. */
  code: z.string(),
  /** Order by which an acting chief certified; null = the chief. */
  actingOrder: z.string().nullable(),
  /** Certified by the reader. */
  isMine: z.boolean(),
})

/** What became different since the certifier looked last. */
const Changes = z.object({
  since: InstantText,
  figures: z.array(
    z.object({
      producerId: z.uuid(),
      name: z.string(),
      from: Amount.nullable(),
      to: Amount.nullable(),
      by: z.string().nullable(),
    }),
  ),
})

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
  may: z.object({
    save: z.boolean(),
    submit: z.boolean(),
    certify: z.boolean(),
    accept: z.boolean(),
    return: z.boolean(),
    reopen: z.boolean(),
    comment: z.boolean(),
  }),
  /** The reader could certify now, but for having recorded or submitted it (recorder ≠ certifier). */
  isOwnWork: z.boolean(),
  /** The order by which the reader would certify as acting chief; null = as the chief, or not at all. */
  actingOrder: z.string().nullable(),
  submitted: Step,
  certified: Step,
  accepted: Step,
  /** Why the report was sent back; null = it was not, also where it is open because of a reopening. */
  returned: z
    .object({
      at: InstantText,
      by: z.string().nullable(),
      reason: z.string(),
      /** The figure it is about. */
      producerId: z.uuid().nullable(),
    })
    .nullable(),
  /** Open for this district alone, until this moment, for this reason. */
  reopened: z.object({ until: InstantText, reason: z.string(), by: z.string().nullable() }).nullable(),
  /** What the district sold in all the month and the year before, as the form prints it; null = no figures then. */
  before: z.object({
    lastMonth: Amount.nullable(),
    lastYear: Amount.nullable(),
    /** Reported months of this fiscal year before this one, and their sum. */
    thisYear: z.object({ amount: Amount, months: z.int() }),
  }),
  /** Newest first. */
  versions: z.array(VersionView),
  /** Only for who may certify, and only from the second look on. */
  changes: Changes.nullable(),
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
export const ReturnReport = z.strictObject({
  version: z.int().min(0),
  reason: freeText(500),
  /** The figure the reason is about; null = the whole report. */
  producerId: z.uuid().nullable().default(null),
})

const Point = z.tuple([z.number(), z.number()])

/** A finger's strokes (bot/domain/signature.ts judges whether it is a signature). */
export const SignatureBody = z.strictObject({
  width: z.number(),
  height: z.number(),
  strokes: z.array(z.array(Point).max(6000)).max(100),
})

export const CertifyReport = z.strictObject({
  version: z.int().min(0),
  /** What stood on the screen: anything else in the record is not what was seen. */
  shown: z.strictObject({ amount: Amount, producers: z.int().min(0) }).optional(),
  signature: SignatureBody,
})

export const ReopenReport = z.strictObject({
  version: z.int().min(0),
  /** The last instant at which a figure is taken. */
  until: InstantText,
  reason: freeText(500),
})
export const ReportMoved = z.object({ state: ReportStateWord, version: z.int() })
export type ReportMoved = z.infer<typeof ReportMoved>

// Typing a month's figures once more into the department's own system: in its order, with a tick per producer, and with
// the total that it says in the end.
import * as z from 'zod'
import {
  Amount,
  CategoryWord,
  ChannelWord,
  InstantText,
  NoSalesReasonWord,
  OfficeCodeText,
  PeriodText,
  ReportStateWord,
} from './scalars.ts'

const Tick = z
  .object({
    /** The figure's version that was typed in: another one now = to be typed again. */
    version: z.int().min(1),
    /** What that version said; null = nothing. */
    amount: Amount.nullable(),
    at: InstantText,
    by: z.string(),
  })
  .nullable()

const RekeyingProducer = z.object({
  producerId: z.uuid(),
  code: z.string(),
  name: z.string(),
  mainCategory: CategoryWord,
  /** The figure's version; 0 = nothing was ever stored. */
  version: z.int().min(0),
  /** Null = no figure; "0.00" only with a reason. */
  amount: Amount.nullable(),
  noSalesReason: NoSalesReasonWord.nullable(),
  /** Amounts above 0, in the department's order of categories and channels. */
  entries: z.array(z.object({ category: CategoryWord, channel: ChannelWord, amount: Amount })),
  tick: Tick,
})
export type RekeyingProducer = z.infer<typeof RekeyingProducer>

/** What the department's system said in total, as somebody read it there; null = nobody has noted it. */
const DepartmentTotal = z.object({ amount: Amount, at: InstantText, by: z.string() }).nullable()

export const RekeyingView = z.object({
  officeCode: OfficeCodeText,
  officeName: z.string(),
  period: PeriodText,
  /** Figures of a report that is not certified yet may still change. */
  state: ReportStateWord,
  /** The reader ticks and notes; others look on. */
  mayRekey: z.boolean(),
  /** By registration code, then name. */
  producers: z.array(RekeyingProducer),
  department: DepartmentTotal,
})
export type RekeyingView = z.infer<typeof RekeyingView>

/** The version that was typed in; null = take the tick back. */
export const TickProducer = z.strictObject({ figureVersion: z.int().min(1).nullable() })
export const TickedProducer = z.object({ producerId: z.uuid(), tick: Tick })
export type TickedProducer = z.infer<typeof TickedProducer>

export const NoteDepartmentTotal = z.strictObject({ amount: Amount })
export const NotedDepartmentTotal = z.object({ department: DepartmentTotal })
export type NotedDepartmentTotal = z.infer<typeof NotedDepartmentTotal>

// The indicator as it crosses HTTP: growth and targets of a district or the province, the list of targets, baselines.
import * as z from 'zod'
import { BASELINE_RULES } from '../../db/vocabulary.ts'
import { LEVELS, TARGET_RANGE } from '../domain/target-rules.ts'
import { Amount, InstantText, OfficeCodeText, PeriodText } from './scalars.ts'
import { GrowthView } from './summaries.ts'

/** `"12500.50"` of many months and offices: it may pass what one figure can hold. */
const Total = z.string().regex(/^(0|[1-9]\d{0,17})\.\d\d$/)

const Threshold = z.int().min(TARGET_RANGE.min).max(TARGET_RANGE.max)
const isAscending = (list: readonly number[]) =>
  list.every((item, index) => item > (list[index - 1] ?? -Infinity))

/** Growth in tenths of a percent. */
export const TargetBody = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('percent'), tenths: Threshold }),
  z.strictObject({
    kind: z.literal('levels'),
    tenths: z
      .tuple([Threshold, Threshold, Threshold, Threshold, Threshold])
      .refine(isAscending, 'each above the one before'),
  }),
])
export type TargetBody = z.infer<typeof TargetBody>

const spans = <T extends z.ZodType>(of: T) => z.object({ round_1: of, round_2: of, year: of })

export const StandingView = z.object({
  target: TargetBody,
  /** Tenths of a percentage point that are missing; 0 = reached; null = no base. */
  distanceTenths: z.int().nullable(),
  isReached: z.boolean(),
  /** 0 to 5; null for a percentage, or without a base. */
  level: z.int().min(0).max(LEVELS).nullable(),
  /** What must be sold in the remaining months for each threshold; empty where no district has a whole base. */
  needed: z.array(z.object({ level: z.int().nullable(), thresholdTenths: z.int(), amount: Total })),
  remaining: z.array(PeriodText),
})
export type StandingView = z.infer<typeof StandingView>

export const SpanView = z.object({
  growth: GrowthView,
  standing: StandingView.nullable(),
  /** Districts with a base in every month of the span: of these it is said what is needed. */
  wholeBase: z.object({ covered: z.int(), of: z.int() }),
})
export type SpanView = z.infer<typeof SpanView>

export const IndicatorMonthView = z.object({
  period: PeriodText,
  now: Total.nullable(),
  /** Nothing was recorded here; this was imported. */
  imported: Total.nullable(),
  isReported: z.boolean(),
  base: Total.nullable(),
  lastYear: Total.nullable(),
  forecast: Total.nullable(),
  target: Total.nullable(),
  growth: GrowthView,
})
export type IndicatorMonthView = z.infer<typeof IndicatorMonthView>

export const IndicatorView = z.object({
  officeCode: OfficeCodeText,
  /** `อำเภอดอกคำใต้`, `จังหวัดพะเยา` */
  officeName: z.string(),
  fiscalYear: z.int(),
  rule: z.enum(BASELINE_RULES),
  asOf: InstantText,
  /** The round of the month people work on; of another year the first or the last. */
  round: z.enum(['round_1', 'round_2']),
  /** October to September. */
  months: z.array(IndicatorMonthView).length(12),
  spans: spans(SpanView),
  /** Of the province: every district that has producers or figures. */
  districts: z.array(
    z.object({ officeCode: OfficeCodeText, officeName: z.string(), spans: spans(SpanView) }),
  ),
  maySetTargets: z.boolean(),
  earlier: z.int().nullable(),
  later: z.int().nullable(),
})
export type IndicatorView = z.infer<typeof IndicatorView>

const StoredTarget = z.object({ target: TargetBody, setBy: z.string().nullable(), setAt: InstantText })

export const TargetList = z.object({
  fiscalYear: z.int(),
  rule: z.enum(BASELINE_RULES),
  /** The province first, then its districts by code. */
  offices: z.array(
    z.object({ officeCode: OfficeCodeText, officeName: z.string(), targets: spans(StoredTarget.nullable()) }),
  ),
  earlier: z.int().nullable(),
  later: z.int().nullable(),
})
export type TargetList = z.infer<typeof TargetList>

export const SetTarget = z.strictObject({
  /** Null takes the target away. */
  target: TargetBody.nullable(),
  /** `districts`, at the province: all of its districts at once. */
  scope: z.enum(['office', 'districts']),
  /** What the page showed of each office whose target changes; who is missing had none. */
  seen: z.record(OfficeCodeText, TargetBody.nullable()),
})
export type SetTarget = z.infer<typeof SetTarget>

export const SetBaselineRule = z.strictObject({ rule: z.enum(BASELINE_RULES) })

export const BaselineView = z.object({
  fiscalYear: z.int(),
  /** October to September; `isOver`: only then its total is known and can be typed. */
  months: z.array(z.object({ period: PeriodText, isOver: z.boolean() })).length(12),
  offices: z.array(
    z.object({
      officeCode: OfficeCodeText,
      officeName: z.string(),
      /** As the months. Where something was recorded here, that counts and what was imported does not. */
      cells: z.array(z.object({ imported: Amount.nullable(), recorded: Amount.nullable() })).length(12),
    }),
  ),
  earlier: z.int().nullable(),
  later: z.int().nullable(),
})
export type BaselineView = z.infer<typeof BaselineView>

/** More districts than any province has, times twelve. */
const MOST_CELLS = 600

export const SaveBaseline = z.strictObject({
  /** Only what changes. */
  cells: z
    .array(
      z.strictObject({
        officeCode: OfficeCodeText.length(4),
        period: PeriodText,
        /** Null takes the imported total away. */
        amount: Amount.nullable(),
        /** What the page showed. */
        seen: Amount.nullable(),
      }),
    )
    .max(MOST_CELLS)
    .refine(
      cells => new Set(cells.map(cell => `${cell.officeCode}:${cell.period}`)).size === cells.length,
      'each district-month once',
    ),
})
export type SaveBaseline = z.infer<typeof SaveBaseline>

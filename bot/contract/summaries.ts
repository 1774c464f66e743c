// The province's summary of one month, the same numbers as in the LINE message.
import * as z from 'zod'
import { BASELINE_RULES } from '../../db/vocabulary.ts'
import { CalendarView } from './calendar.ts'
import { Amount, InstantText, OfficeCodeText, PeriodText, ReportStateWord } from './scalars.ts'

/** Tenths of a percent; null = no base. `covered` of `of` district-months were compared. */
export const GrowthView = z.object({
  now: Amount,
  base: Amount,
  tenths: z.int().nullable(),
  covered: z.int(),
  of: z.int(),
})
export type GrowthView = z.infer<typeof GrowthView>

export const SummaryView = z.object({
  period: PeriodText,
  provinceName: z.string(),
  asOf: InstantText,
  amount: Amount,
  producers: z.object({ recorded: z.int(), expected: z.int(), noSales: z.int() }),
  offices: z.object({ of: z.int(), complete: z.int(), submitted: z.int(), certified: z.int() }),
  onTime: z.object({
    submitted: z.int(),
    certified: z.int(),
    of: z.int(),
    isDuePassed: z.boolean(),
    isSignOffPassed: z.boolean(),
  }),
  /** What both growths are measured against. */
  rule: z.enum(BASELINE_RULES),
  growthMonth: GrowthView,
  growthYear: GrowthView,
  districts: z.array(
    z.object({
      officeCode: OfficeCodeText,
      officeName: z.string(),
      state: ReportStateWord,
      recorded: z.int(),
      expected: z.int(),
      amount: Amount,
      /** Names of people who can be phoned; `canBeReached` = at least one has the bot as a friend. */
      people: z.array(z.object({ fullName: z.string(), canBeReached: z.boolean() })),
    }),
  ),
  calendar: CalendarView,
  /** Previous and next month with data, for the arrows. */
  earlier: PeriodText.nullable(),
  later: PeriodText.nullable(),
})
export type SummaryView = z.infer<typeof SummaryView>

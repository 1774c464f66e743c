// The first screen: who I am, which month it is about, what is left, and what is locked and why.
import { z } from 'zod'
import { CalendarView, WindowView } from './calendar.ts'
import { Amount, DateText, InstantText, OfficeCodeText, PeriodText, ReportStateWord } from './scalars.ts'
import { OfficerView } from './sessions.ts'

export const DistrictProgress = z.object({
  officeCode: OfficeCodeText,
  officeName: z.string(),
  period: PeriodText,
  state: ReportStateWord,
  recorded: z.int(),
  expected: z.int(),
  amount: Amount,
})
export type DistrictProgress = z.infer<typeof DistrictProgress>

export const HomeView = z.object({
  officer: OfficerView,
  /** Months to choose from, newest first: the fiscal year so far and the month in focus. */
  period: PeriodText,
  calendar: CalendarView,
  /** Own district, or for provincial staff every district of the province, in the month in focus. */
  districts: z.array(DistrictProgress),
  /** Own district's earlier months, newest first; empty for provincial staff. */
  earlier: z.array(DistrictProgress.extend({ window: WindowView })),
  /** Districts the reader certifies for as acting chief, in the month in focus; not the own one. */
  acting: z.array(DistrictProgress.extend({ untilOn: DateText })),
  /** The reader acts for the chief of the own district, and may sign this month's report. */
  isActingAtHome: z.boolean(),
  /** Closed months that are open again for a district of the reader, the first to end first. */
  reopened: z.array(DistrictProgress.extend({ until: InstantText, reason: z.string() })),
  /** Questions of the own district without an answer, and where; empty for provincial staff. */
  questions: z.array(z.object({ officeCode: OfficeCodeText, period: PeriodText, count: z.int() })),
  /** The forecast that is due in this fiscal year; null outside its time (60 days before to 30 after). */
  forecast: z
    .object({ fiscalYear: z.int(), dueOn: DateText, isFiled: z.boolean(), mayFile: z.boolean() })
    .nullable(),
  /** Months of this fiscal year for which there is a summary; provincial staff only. */
  summaries: z.array(PeriodText),
  isPractice: z.boolean(),
})
export type HomeView = z.infer<typeof HomeView>

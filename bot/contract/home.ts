// The first screen: who I am, which month it is about, what is left, and what is locked and why.
import * as z from 'zod'
import { FORECAST_STATES } from '../domain/forecast-standing.ts'
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
  /** State `returned`, because the province opened the month again: nobody found fault with the report. */
  isTakenBackByReopening: z.boolean(),
})
export type DistrictProgress = z.infer<typeof DistrictProgress>

export const HomeView = z.object({
  officer: OfficerView,
  /** Months to choose from, newest first: the fiscal year so far and the month in focus. */
  period: PeriodText,
  /** Its window is the own district's, which a reopening opens or had opened; for provincial staff that of all. */
  calendar: CalendarView,
  /** Own district, or for provincial staff every district of the province, in the month in focus. */
  districts: z.array(DistrictProgress),
  /** Own district's earlier months, newest first, with its own window; empty for provincial staff. */
  earlier: z.array(DistrictProgress.extend({ window: WindowView })),
  /** Districts the reader certifies for as acting chief, in the month in focus; not the own one. */
  acting: z.array(DistrictProgress.extend({ untilOn: DateText, window: WindowView })),
  /** The reader acts for the chief of the own district, and may sign this month's report. */
  isActingAtHome: z.boolean(),
  /** Closed months that are open again for a district of the reader, the first to end first. */
  reopened: z.array(DistrictProgress.extend({ until: InstantText, reason: z.string() })),
  /** Not certified although the newest reopening has ended, at `until`; the last to end first, the newest twenty. */
  lapsed: z.array(DistrictProgress.extend({ until: InstantText })),
  /** Reports of any month that the reader is to accept, the oldest month first; not more than fifty of them. */
  waiting: z.array(DistrictProgress),
  /** How many there are. */
  waitingCount: z.int(),
  /** Questions of the own district without an answer, and where; empty for provincial staff. */
  questions: z.array(z.object({ officeCode: OfficeCodeText, period: PeriodText, count: z.int() })),
  /** Spreadsheets that I sent to the chat and have not saved. */
  files: z.array(z.object({ id: z.uuid(), about: z.string() })),
  /**
   * The own district's forecast of this fiscal year: from 60 days before it is due to 30 days after, or until it is filed.
   * Null outside that time, and for provincial staff.
   */
  forecast: z
    .object({
      fiscalYear: z.int(),
      dueOn: DateText,
      state: z.enum(FORECAST_STATES),
      /** Producers with an amount for every month, of those that need one. */
      done: z.int(),
      expected: z.int(),
    })
    .nullable(),
  /** Months of this fiscal year for which there is a summary; provincial staff only. */
  summaries: z.array(PeriodText),
  isPractice: z.boolean(),
})
export type HomeView = z.infer<typeof HomeView>

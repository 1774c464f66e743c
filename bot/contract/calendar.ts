// The dates of one period, whether figures may be entered, and corrections of single dates by the province.
import * as z from 'zod'
import { MILESTONES } from '../../db/vocabulary.ts'
import { DateText, freeText, InstantText, PeriodText } from './scalars.ts'

export const WindowView = z.discriminatedUnion('isOpen', [
  z.object({ isOpen: z.literal(true), closesAt: InstantText }),
  z.object({
    isOpen: z.literal(false),
    reason: z.enum(['not_yet_open', 'past_closing']),
    until: InstantText.nullable(),
    since: InstantText.nullable(),
  }),
])
export type WindowView = z.infer<typeof WindowView>

export const CalendarView = z.object({
  period: PeriodText,
  dates: z.array(
    z.object({
      milestone: z.enum(MILESTONES),
      on: DateText,
      /** Name of the holiday, or null; a weekend is told by the weekday. */
      holiday: z.string().nullable(),
      isWorkingDay: z.boolean(),
      /** Reason of a correction in force, or null. */
      correctedBecause: z.string().nullable(),
    }),
  ),
  window: WindowView,
  mayCorrect: z.boolean(),
})
export type CalendarView = z.infer<typeof CalendarView>

export const CorrectCalendar = z.strictObject({
  milestone: z.enum(MILESTONES),
  correctedOn: DateText,
  reason: freeText(200),
})
export type CorrectCalendar = z.infer<typeof CorrectCalendar>

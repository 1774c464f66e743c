// The reporting calendar (Roadmap) of one period: its milestones as dates, and whether figures may be entered.
// Days are the letter's (§3, §5) and never move for weekends; weekdays are computed, never typed.
import type { CivilDate, Milestone, Period } from '../../db/vocabulary.ts'
import { addMonths, bangkokDateOf, dateIn, instantOf, periodOf } from './civil-time.ts'
import { fiscalYearOf } from './fiscal-year.ts'

interface MilestoneRule {
  /** Months after the calendar month of the period. */
  months: number
  day: number | 'last'
  /** Only in the period of this month (1-12): the forecast is filed once a year. */
  onlyInMonth?: number
}

/** All that the letter decides, as data. */
export const REPORTING_CALENDAR = {
  /** 0: the window that opens on 10 M is for month M. -1: it is for the month before. */
  reportMonthOffset: 0,
  opensAt: '00:00:00',
  closesAt: '23:59:59',
  milestones: {
    window_opens: { months: 0, day: 10 },
    report_due: { months: 0, day: 25 },
    sign_off_due: { months: 0, day: 'last' },
    window_closes: { months: 1, day: 6 },
    forecast_due: { months: 0, day: 25, onlyInMonth: 1 },
  } satisfies Record<Milestone, MilestoneRule>,
} as const

/** One milestone of one period moved by staff, with the reason they gave. */
export interface CalendarCorrection {
  period: Period
  milestone: Milestone
  correctedOn: CivilDate
  reason: string
}

export interface PeriodCalendar {
  period: Period
  fiscalYear: number
  /** Null where the period has no such milestone (forecast outside January). */
  on: Record<Exclude<Milestone, 'forecast_due'>, CivilDate> & { forecast_due: CivilDate | null }
  corrected: Partial<Record<Milestone, string>>
  opensAt: Date
  /** The last instant at which a figure is taken (inclusive second). */
  closesAt: Date
  /** A figure is on time through this whole day (domain: "by the 25th" includes the 25th). */
  reportDueEnd: Date
  signOffDueEnd: Date
}

export type EntryWindow =
  /** `isReopened`: past the closing, and open for one district only (domain/report-states.ts). */
  | { isOpen: true; closesAt: Date; isReopened?: true }
  | { isOpen: false; reason: 'not_yet_open'; until: Date }
  | { isOpen: false; reason: 'past_closing'; since: Date }

/** Dates of `period`, with this month's corrections applied. */
export function calendarOf(period: Period, corrections: readonly CalendarCorrection[]): PeriodCalendar {
  const month = addMonths(period, -REPORTING_CALENDAR.reportMonthOffset)
  const corrected: Partial<Record<Milestone, string>> = {}
  const dateOf = (milestone: Milestone): CivilDate | null => {
    const rule: MilestoneRule = REPORTING_CALENDAR.milestones[milestone]
    if (rule.onlyInMonth !== undefined && Number(month.slice(5)) !== rule.onlyInMonth) return null
    const correction = corrections.find(item => item.period === period && item.milestone === milestone)
    if (correction) {
      corrected[milestone] = correction.reason
      return correction.correctedOn
    }
    return dateIn(addMonths(month, rule.months), rule.day)
  }
  const on = {
    window_opens: dateOf('window_opens') as CivilDate,
    report_due: dateOf('report_due') as CivilDate,
    sign_off_due: dateOf('sign_off_due') as CivilDate,
    window_closes: dateOf('window_closes') as CivilDate,
    forecast_due: dateOf('forecast_due'),
  }
  return {
    period,
    fiscalYear: fiscalYearOf(period),
    on,
    corrected,
    opensAt: instantOf(on.window_opens, REPORTING_CALENDAR.opensAt),
    closesAt: instantOf(on.window_closes, REPORTING_CALENDAR.closesAt),
    reportDueEnd: instantOf(on.report_due, '23:59:59'),
    signOffDueEnd: instantOf(on.sign_off_due, '23:59:59'),
  }
}

/** Whether figures of the period may be entered at `now`, and if not why and until or since when. */
export function entryWindowOf(calendar: PeriodCalendar, now: Date): EntryWindow {
  if (now < calendar.opensAt) return { isOpen: false, reason: 'not_yet_open', until: calendar.opensAt }
  if (isPast(calendar.closesAt, now))
    return { isOpen: false, reason: 'past_closing', since: calendar.closesAt }
  return { isOpen: true, closesAt: calendar.closesAt }
}

/** The last second of a day counts whole: 23:59:59.999 is still inside. */
export const isPast = (lastSecond: Date, now: Date): boolean => now.getTime() >= lastSecond.getTime() + 1000

/** The period people work on at `now`: the newest whose window has opened, also while it is closed (7th-9th). */
export function focusPeriod(now: Date, corrections: readonly CalendarCorrection[]): Period {
  const newest = addMonths(periodOf(bangkokDateOf(now)), 1)
  for (let back = 0; back < 4; back++) {
    const period = addMonths(newest, -back)
    if (calendarOf(period, corrections).opensAt <= now) return period
  }
  return addMonths(newest, -3)
}

// When each notice falls due, until when it still helps, and which comes first: the table of domain §2 as data.
import type { CivilDate, Milestone, NoticeKind, Period } from '../../db/vocabulary.ts'
import { addDays, addMonths, bangkokDateOf, instantOf, isWeekend, periodOf } from './civil-time.ts'
import { type CalendarCorrection, calendarOf, type PeriodCalendar } from './reporting-calendar.ts'

/** Which clock of the settings a notice goes by, or a fixed time of its own. */
type NoticeTime = 'notice' | 'summary' | '07:00' | '20:00'

interface NoticeRule {
  kind: NoticeKind
  milestone: Milestone
  /** Days from the milestone; `working_day_before` = only if the milestone is no working day. */
  days: number | 'working_day_before'
  time: NoticeTime
  /** Last moment at which it still helps: a milestone, days from it, and a time. */
  helpsUntil: { milestone: Milestone; days: number; time: NoticeTime }
}

export const NOTICE_RULES: readonly NoticeRule[] = [
  rule('window_opens', 'window_opens', 0, 'notice', 'report_due', 0),
  rule('report_due_heads_up', 'report_due', 'working_day_before', 'notice', 'report_due', 0),
  rule('report_due', 'report_due', 0, 'notice', 'sign_off_due', 0),
  rule('summary_due_day', 'report_due', 0, 'summary', 'sign_off_due', 0),
  rule('sign_off_due', 'sign_off_due', 0, 'notice', 'window_closes', -1),
  rule('summary_month_end', 'sign_off_due', 0, 'summary', 'window_closes', 0),
  rule('last_call', 'window_closes', -1, 'notice', 'window_closes', 0),
  {
    ...rule('window_closes', 'window_closes', 0, 'notice', 'window_closes', 0),
    helpsUntil: { milestone: 'window_closes', days: 0, time: '20:00' },
  },
  rule('summary_closed', 'window_closes', 1, '07:00', 'window_closes', 8),
  rule('forecast_heads_up_14', 'forecast_due', -14, 'notice', 'forecast_due', -3),
  rule('forecast_heads_up_3', 'forecast_due', -3, 'notice', 'forecast_due', 0),
  rule('forecast_due', 'forecast_due', 0, 'notice', 'forecast_due', 5),
]

function rule(
  kind: NoticeKind,
  milestone: Milestone,
  days: NoticeRule['days'],
  time: NoticeTime,
  until: Milestone,
  untilDays: number,
): NoticeRule {
  return { kind, milestone, days, time, helpsUntil: { milestone: until, days: untilDays, time: 'notice' } }
}

/** Order in one message, and who gets the last of the quota: closing before due before nice to know. */
export const NOTICE_PRIORITY: readonly NoticeKind[] = [
  'quota_held',
  'window_closes',
  'last_call',
  'calendar_corrected',
  'report_due',
  'sign_off_due',
  'nudge',
  'reopening_ends',
  'reopening_ran_out',
  'report_returned',
  'report_reopened',
  'figure_questioned',
  'acting_chief_named',
  'report_submitted',
  'figure_answered',
  'report_due_heads_up',
  'window_opens',
  'forecast_due',
  'forecast_heads_up_3',
  'forecast_heads_up_14',
  'all_certified',
  'summary_closed',
  'summary_month_end',
  'summary_due_day',
]

/** How long it helps to hear what happened: longer than any weekend, so that a server that was down still tells it; later it would only puzzle. */
export const EVENT_HELPS_FOR_MS = 7 * 24 * 3600_000

/** Times of day, `HH:mm` in Asia/Bangkok. */
export interface NoticeSettings {
  noticeTime: string
  summaryTime: string
}

/** Nothing is sent outside these hours; a late notice waits for the morning, it is not dropped. */
export const SENDING_HOURS = { from: '07:00', until: '20:00' } as const

/** One notice kind of one period falling due. */
export interface Occurrence {
  kind: NoticeKind
  period: Period
  /** Date of the milestone it is about (not of the notice). */
  dueOn: CivilDate
  at: Date
  expiresAt: Date
}

/** What staff keep about the calendar of one province. */
export interface CalendarFacts {
  corrections: readonly CalendarCorrection[]
  holidays: ReadonlySet<CivilDate>
}

/** A day on which offices work. */
export const isWorkingDay = (on: CivilDate, holidays: ReadonlySet<CivilDate>): boolean =>
  !isWeekend(on) && !holidays.has(on)

/** The working day before `on`. */
export function workingDayBefore(on: CivilDate, holidays: ReadonlySet<CivilDate>): CivilDate {
  let day = addDays(on, -1)
  while (!isWorkingDay(day, holidays)) day = addDays(day, -1)
  return day
}

/** All that falls due after `after` up to and including `upTo`, in order. Level-triggered: no tick is ever needed at the minute itself. */
export function occurrencesBetween(
  after: Date,
  upTo: Date,
  facts: CalendarFacts,
  settings: NoticeSettings,
): Occurrence[] {
  if (upTo <= after) return []
  const found: Occurrence[] = []
  const last = addMonths(periodOf(bangkokDateOf(upTo)), 2)
  const first = addMonths(periodOf(bangkokDateOf(after)), -3)
  // A correction can bring an old month back to now.
  const older = new Set(facts.corrections.map(item => item.period).filter(period => period < first))
  for (const period of [...older, ...periodsBetween(first, last)]) {
    found.push(...occurrencesOf(period, facts, settings).filter(item => item.at > after && item.at <= upTo))
  }
  return found.sort((a, b) => a.at.getTime() - b.at.getTime())
}

function periodsBetween(first: Period, last: Period): Period[] {
  const periods: Period[] = []
  for (let period = first; period <= last; period = addMonths(period, 1)) periods.push(period)
  return periods
}

/** Every notice of one period, whenever it falls due. */
export function occurrencesOf(period: Period, facts: CalendarFacts, settings: NoticeSettings): Occurrence[] {
  const calendar = calendarOf(period, facts.corrections)
  return NOTICE_RULES.flatMap(item => occurrenceOf(item, calendar, facts, settings))
}

function occurrenceOf(
  item: NoticeRule,
  calendar: PeriodCalendar,
  facts: CalendarFacts,
  settings: NoticeSettings,
): Occurrence[] {
  const dueOn = calendar.on[item.milestone]
  const untilOn = calendar.on[item.helpsUntil.milestone]
  if (dueOn === null || untilOn === null) return []
  if (item.days === 'working_day_before' && isWorkingDay(dueOn, facts.holidays)) return []
  const on =
    item.days === 'working_day_before' ? workingDayBefore(dueOn, facts.holidays) : addDays(dueOn, item.days)
  const at = instantOf(on, timeOf(item.time, settings))
  const expiresAt = instantOf(addDays(untilOn, item.helpsUntil.days), timeOf(item.helpsUntil.time, settings))
  return [{ kind: item.kind, period: calendar.period, dueOn, at, expiresAt }]
}

function timeOf(time: NoticeTime, settings: NoticeSettings): string {
  if (time === 'notice') return settings.noticeTime
  return time === 'summary' ? settings.summaryTime : time
}

/** The first instant from `at` on at which LINE messages may go out. */
export function nextSendingTime(at: Date): Date {
  const on = bangkokDateOf(at)
  const opens = instantOf(on, SENDING_HOURS.from)
  if (at < opens) return opens
  return at < instantOf(on, SENDING_HOURS.until) ? at : instantOf(addDays(on, 1), SENDING_HOURS.from)
}

// Where the practice clock can be sent: a day on, the next notice, the end of the month, the end of the fiscal year,
// or any instant. Pure: the calendar's facts come in.
import type { NoticeKind, Period } from '../../db/vocabulary.ts'
import { addDays, addMonths, bangkokDateOf, dateIn, instantOf, periodOf } from '../domain/civil-time.ts'
import { fiscalYearOf, periodsOfFiscalYear } from '../domain/fiscal-year.ts'
import {
  type CalendarFacts,
  type NoticeSettings,
  type Occurrence,
  occurrencesBetween,
  occurrencesOf,
} from '../domain/notice-rules.ts'
import { focusPeriod } from '../domain/reporting-calendar.ts'

export const CLOCK_STEPS = ['day', 'milestone', 'month', 'fiscal-year'] as const
export type ClockStep = (typeof CLOCK_STEPS)[number]

/** The longest quiet time between two notices is a month; corrections may stretch it. */
const LOOK_AHEAD_DAYS = 100

export interface NextNotices {
  at: Date
  kinds: NoticeKind[]
  period: Period
}

/** The notices that fall due next, all that share their instant; null = nothing within a hundred days. */
export function findNextNotices(
  now: Date,
  facts: CalendarFacts,
  settings: NoticeSettings,
): NextNotices | null {
  const upTo = instantOf(addDays(bangkokDateOf(now), LOOK_AHEAD_DAYS), '00:00')
  const coming = occurrencesBetween(now, upTo, facts, settings)
  const [first] = coming
  if (first === undefined) return null
  const together = coming.filter(item => item.at.getTime() === first.at.getTime())
  return { at: first.at, kinds: together.map(item => item.kind), period: first.period }
}

/** The instant a step leads to, always later than `now`. */
export function targetOf(step: ClockStep, now: Date, facts: CalendarFacts, settings: NoticeSettings): Date {
  const today = bangkokDateOf(now)
  switch (step) {
    case 'day':
      return instantOf(addDays(today, 1), settings.noticeTime)
    case 'milestone':
      return findNextNotices(now, facts, settings)?.at ?? instantOf(addDays(today, 1), settings.noticeTime)
    case 'month':
      return endOfMonth(now, settings)
    case 'fiscal-year':
      return endOfFiscalYear(now, facts, settings)
  }
}

/** The last notice of the month: the summary in the afternoon of its last day. */
function endOfMonth(now: Date, settings: NoticeSettings): Date {
  const period = periodOf(bangkokDateOf(now))
  const at = instantOf(dateIn(period, 'last'), settings.summaryTime)
  return at > now ? at : instantOf(dateIn(addMonths(period, 1), 'last'), settings.summaryTime)
}

/** The morning after September's window has closed: everything of the fiscal year has been said. */
function endOfFiscalYear(now: Date, facts: CalendarFacts, settings: NoticeSettings): Date {
  const year = fiscalYearOf(focusPeriod(now, facts.corrections))
  const ends = [year, year + 1].map(
    each => lastOf(periodsOfFiscalYear(each).at(-1) ?? '', facts, settings).at,
  )
  return ends.find(at => at > now) ?? instantOf(addDays(bangkokDateOf(now), 365), settings.noticeTime)
}

function lastOf(period: Period, facts: CalendarFacts, settings: NoticeSettings): Pick<Occurrence, 'at'> {
  const closed = occurrencesOf(period, facts, settings).find(item => item.kind === 'summary_closed')
  return closed ?? { at: instantOf(dateIn(addMonths(period, 1), 8), settings.noticeTime) }
}

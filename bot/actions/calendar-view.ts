// Dates of one period as the contract shows them.
import type { Db, Tx } from '../../db/connect.ts'
import { listCorrections, listHolidays } from '../../db/queries/calendar.ts'
import { MILESTONES, type Period } from '../../db/vocabulary.ts'
import type { CalendarView, WindowView } from '../contract/calendar.ts'
import { type Actor, may } from '../domain/access.ts'
import { addMonths, dateIn, isWeekend } from '../domain/civil-time.ts'
import { calendarOf, type EntryWindow, entryWindowOf } from '../domain/reporting-calendar.ts'

export async function viewCalendar(
  db: Db | Tx,
  actor: Actor,
  period: Period,
  now: Date,
): Promise<CalendarView> {
  const calendar = calendarOf(period, await listCorrections(db, actor.provinceCode))
  const span = { from: dateIn(addMonths(period, -1), 1), to: dateIn(addMonths(period, 3), 'last') }
  const holidays = new Map((await listHolidays(db, span.from, span.to)).map(row => [row.heldOn, row.nameTh]))
  return {
    period,
    dates: MILESTONES.flatMap(milestone => {
      const on = calendar.on[milestone]
      if (on === null) return []
      const holiday = holidays.get(on) ?? null
      return [
        {
          milestone,
          on,
          holiday,
          isWorkingDay: holiday === null && !isWeekend(on),
          correctedBecause: calendar.corrected[milestone] ?? null,
        },
      ]
    }),
    window: viewWindow(entryWindowOf(calendar, now)),
    mayCorrect: may(actor, 'correct_calendar', actor.provinceCode),
  }
}

export function viewWindow(window: EntryWindow): WindowView {
  if (window.isOpen) return { isOpen: true, closesAt: window.closesAt.toISOString() }
  return {
    isOpen: false,
    reason: window.reason,
    until: window.reason === 'not_yet_open' ? window.until.toISOString() : null,
    since: window.reason === 'past_closing' ? window.since.toISOString() : null,
  }
}

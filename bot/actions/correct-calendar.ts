// The province moves one date of one month, with a reason; every district is told.
import { insertAudit } from '../../db/queries/audit.ts'
import { insertCorrection, listCorrections } from '../../db/queries/calendar.ts'
import { lockOffice } from '../../db/queries/officers.ts'
import type { CivilDate, Milestone, Period } from '../../db/vocabulary.ts'
import type { CalendarView, CorrectCalendar } from '../contract/calendar.ts'
import type { Deps } from '../deps.ts'
import { type Actor, may } from '../domain/access.ts'
import { addDays, bangkokDateOf } from '../domain/civil-time.ts'
import { Problem } from '../domain/problems.ts'
import { calendarOf, type PeriodCalendar } from '../domain/reporting-calendar.ts'
import { thaiDate } from '../domain/thai-dates.ts'
import { auditBy } from './audit-by.ts'
import { viewCalendar } from './calendar-view.ts'
import { planEventNotice } from './plan-event-notice.ts'

/** Milestones in the order they must keep. */
const ORDER: readonly Exclude<Milestone, 'forecast_due'>[] = [
  'window_opens',
  'report_due',
  'sign_off_due',
  'window_closes',
]

/**
 * Throws access.denied, period.unknown (no such milestone), calendar.bad_date (in the past, or out of order;
 * detail.from, detail.to say what is possible), calendar.past (no date is possible any more).
 */
export async function correctCalendar(
  deps: Deps,
  actor: Actor,
  input: CorrectCalendar & { period: Period },
): Promise<CalendarView> {
  const now = deps.clock.now()
  const { provinceCode } = actor
  if (!may(actor, 'correct_calendar', provinceCode)) throw new Problem('access.denied')
  await deps.db.transaction(async tx => {
    await lockOffice(tx, provinceCode)
    const calendar = calendarOf(input.period, await listCorrections(tx, provinceCode))
    const before = calendar.on[input.milestone]
    if (before === null) throw new Problem('period.unknown')
    if (before === input.correctedOn) return
    const range = possibleRange(calendar, input.milestone, bangkokDateOf(now))
    if (range.from > range.to) throw new Problem('calendar.past')
    if (input.correctedOn < range.from || input.correctedOn > range.to) {
      throw new Problem('calendar.bad_date', { from: thaiDate(range.from), to: thaiDate(range.to) })
    }
    const id = deps.ids.uuid()
    const { period, milestone, correctedOn, reason } = input
    await insertCorrection(tx, {
      id,
      provinceCode,
      period,
      milestone,
      correctedOn,
      reason,
      madeBy: actor.id,
      madeAt: now,
    })
    await insertAudit(tx, {
      ...auditBy(actor, now),
      action: 'correct-calendar',
      provinceCode,
      period,
      detail: { milestone, from: before, to: correctedOn, reason },
    })
    await planEventNotice(tx, deps, {
      kind: 'calendar_corrected',
      provinceCode,
      officeCode: null,
      period,
      dueOn: correctedOn,
      subject: id,
    })
  })
  deps.wake()
  return viewCalendar(deps.db, actor, input.period, now)
}

/** From today, and between the milestones before and after it; the closing may move by up to 30 days. */
function possibleRange(
  calendar: PeriodCalendar,
  milestone: Milestone,
  today: CivilDate,
): { from: CivilDate; to: CivilDate } {
  const later = (a: CivilDate, b: CivilDate) => (a > b ? a : b)
  if (milestone === 'forecast_due')
    return { from: today, to: addDays(later(today, calendar.on.forecast_due ?? today), 60) }
  const place = ORDER.indexOf(milestone)
  const previous = ORDER[place - 1]
  const next = ORDER[place + 1]
  const from = previous === undefined ? today : later(today, calendar.on[previous])
  return {
    from,
    to: next === undefined ? addDays(later(today, calendar.on.window_closes), 30) : calendar.on[next],
  }
}

// The reporting calendar of a fiscal year: every milestone of its twelve months with weekday and holiday, every correction
// with its reason and who made it, and which date comes next.
import {
  type CorrectionRow,
  listCorrectionHistory,
  listHolidaysWithCertainty,
} from '../../db/queries/calendar-history.ts'
import { findOffice } from '../../db/queries/officers.ts'
import { type CivilDate, MILESTONES, type Milestone, type Period } from '../../db/vocabulary.ts'
import type { CalendarYear, YearDate } from '../contract/calendar-years.ts'
import type { Deps } from '../deps.ts'
import { type Actor, may } from '../domain/access.ts'
import { addMonths, bangkokDateOf, dateIn, periodOf } from '../domain/civil-time.ts'
import { fiscalYearOf, periodsOfFiscalYear } from '../domain/fiscal-year.ts'
import { isWorkingDay } from '../domain/notice-rules.ts'
import { calendarOf } from '../domain/reporting-calendar.ts'
import { officeName } from '../domain/thai-words.ts'
import { feedAddress } from './calendar-feed.ts'

/** Years that can be looked at around the present one; other provinces and years stay reachable by their address. */
const YEARS = { back: 5, ahead: 2 }

export async function showCalendarYear(deps: Deps, actor: Actor, fiscalYear: number): Promise<CalendarYear> {
  const { db } = deps
  const { provinceCode } = actor
  const today = bangkokDateOf(deps.clock.now())
  const thisYear = fiscalYearOf(periodOf(today))
  const province = await findOffice(db, provinceCode)
  const periods = periodsOfFiscalYear(fiscalYear)
  const [first = '', last = ''] = [periods[0], periods.at(-1)]
  // What comes next may be a date of a month around these.
  const history = await listCorrectionHistory(db, provinceCode, addMonths(first, -3), addMonths(last, 3))
  const holidays = await listHolidaysWithCertainty(db, dateIn(first, 1), dateIn(addMonths(last, 3), 'last'))
  const names = new Map(holidays.map(row => [row.heldOn, row.nameTh]))
  const https = feedAddress(deps.settings.publicUrl, provinceCode)
  const shownHolidays = holidays.filter(row => row.heldOn <= dateIn(addMonths(last, 1), 'last'))
  return {
    fiscalYear,
    provinceName: province === null ? provinceCode : officeName({ kind: 'province', name: province.nameTh }),
    today,
    months: periods.map(period => ({ period, dates: datesOf(period, history, names) })),
    next: nextOf(periods, history, today),
    holidays: shownHolidays.map(({ heldOn, nameTh, certainty }) => ({ on: heldOn, name: nameTh, certainty })),
    feed: { https, webcal: https.replace(/^https?:/, 'webcal:') },
    previous: fiscalYear > thisYear - YEARS.back ? fiscalYear - 1 : null,
    following: fiscalYear < thisYear + YEARS.ahead ? fiscalYear + 1 : null,
    mayCorrect: may(actor, 'correct_calendar', provinceCode),
    mayPreview: may(actor, 'read_notices', provinceCode),
  }
}

const inForce = (history: readonly CorrectionRow[]) => history.filter(row => row.replacedBy === null)

function datesOf(
  period: Period,
  history: readonly CorrectionRow[],
  holidays: ReadonlyMap<CivilDate, string>,
): YearDate[] {
  const calendar = calendarOf(period, inForce(history))
  const letter = calendarOf(period, [])
  const days = new Set(holidays.keys())
  return MILESTONES.flatMap(milestone => {
    const [on, letterOn] = [calendar.on[milestone], letter.on[milestone]]
    if (on === null || letterOn === null) return []
    const made = history.filter(row => row.period === period && row.milestone === milestone)
    return [
      {
        milestone,
        on,
        holiday: holidays.get(on) ?? null,
        isWorkingDay: isWorkingDay(on, days),
        corrections: made.map((row, index) => ({
          from: made[index - 1]?.correctedOn ?? letterOn,
          to: row.correctedOn,
          reason: row.reason,
          by: row.madeBy,
          at: row.madeAt.toISOString(),
        })),
      },
    ]
  }).sort((a, b) => a.on.localeCompare(b.on))
}

/** The first date from today on, of whatever month; null where it is of another year than these periods. */
function nextOf(
  periods: readonly Period[],
  history: readonly CorrectionRow[],
  today: CivilDate,
): { period: Period; milestone: Milestone } | null {
  const around = [-2, -1, 0, 1].map(months => addMonths(periodOf(today), months))
  const coming = around.flatMap(period => {
    const { on } = calendarOf(period, inForce(history))
    return MILESTONES.flatMap(milestone => {
      const date = on[milestone]
      return date === null || date < today ? [] : [{ period, milestone, date }]
    })
  })
  const [next] = coming.sort((a, b) => a.date.localeCompare(b.date))
  if (next === undefined || !periods.includes(next.period)) return null
  return { period: next.period, milestone: next.milestone }
}

// The reporting calendar of a province as an iCalendar feed: this fiscal year's and the next one's dates. Public: it names
// no person, and the dates are no secret.
import { createHash } from 'node:crypto'
import { listHolidays } from '../../db/queries/calendar.ts'
import { listCorrectionHistory } from '../../db/queries/calendar-history.ts'
import { findOffice } from '../../db/queries/officers.ts'
import type { Period } from '../../db/vocabulary.ts'
import type { Deps } from '../deps.ts'
import { addMonths, bangkokDateOf, dateIn, periodOf } from '../domain/civil-time.ts'
import { fiscalYearOf, periodsOfFiscalYear } from '../domain/fiscal-year.ts'
import { writeCalendar } from '../domain/icalendar.ts'
import { Problem } from '../domain/problems.ts'
import { calendarOf } from '../domain/reporting-calendar.ts'
import { calendarFeed, type MadeCorrection } from '../messages/calendar-feed.ts'

export interface CalendarFeedFile {
  text: string
  /** Of what it says, not of when it was asked for. */
  etag: string
}

/** Throws office.unknown where there is no such province. */
export async function readCalendarFeed(deps: Deps, provinceCode: string): Promise<CalendarFeedFile> {
  const now = deps.clock.now()
  const province = await findOffice(deps.db, provinceCode)
  if (province === null || province.kind !== 'province') throw new Problem('office.unknown')
  const month = periodOf(bangkokDateOf(now))
  const years = [-1, 0, 1].map(years => fiscalYearOf(month) + years)
  const [before, ...coming] = years.map(periodsOfFiscalYear)
  const last = coming.at(-1)?.at(-1) ?? month
  const history = await listCorrectionHistory(deps.db, provinceCode, before?.[0] ?? month, last)
  const corrections = history.map(({ replacedBy, ...row }) => ({ ...row, isInForce: replacedBy === null }))
  const periods = [...(before && isRunning(before, month, corrections) ? before : []), ...coming.flat()]
  const first = periods[0] ?? month
  const holidays = await listHolidays(deps.db, dateIn(first, 1), dateIn(addMonths(last, 3), 'last'))
  const feed = calendarFeed({
    provinceCode,
    provinceName: province.nameTh,
    liffUrl: deps.settings.liffUrl,
    periods,
    corrections,
    holidays: new Map(holidays.map(row => [row.heldOn, row.nameTh])),
  })
  const undated = createHash('sha256').update(writeCalendar(feed, new Date(0)))
  return { text: writeCalendar(feed, now), etag: `W/"${undated.digest('base64url').slice(0, 27)}"` }
}

/** The year before is told until the month in which its September has closed. */
function isRunning(year: readonly Period[], month: Period, corrections: readonly MadeCorrection[]): boolean {
  const september = year.at(-1) ?? month
  const inForce = corrections.filter(correction => correction.isInForce)
  return calendarOf(september, inForce).on.window_closes >= dateIn(month, 1)
}

/** Where the feed of a province is. */
export const feedAddress = (publicUrl: string, provinceCode: string): string =>
  `${publicUrl}/open/calendar/${provinceCode}.ics`

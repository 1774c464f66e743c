// When districts' months are open: the calendar's window with each district's newest reopening, as the report has it
// (report-place.ts), but for many at once. A reopening that has ended still says since when the month is closed.
import type { Db, Tx } from '../../db/connect.ts'
import { listNewestReopenings } from '../../db/queries/reopenings.ts'
import type { OfficeCode, Period } from '../../db/vocabulary.ts'
import { windowFor } from '../domain/report-states.ts'
import {
  type CalendarCorrection,
  calendarOf,
  type EntryWindow,
  entryWindowOf,
} from '../domain/reporting-calendar.ts'

type Reopening = Awaited<ReturnType<typeof listNewestReopenings>>[number]

export interface DistrictWindows {
  windowOf(officeCode: OfficeCode, period: Period): EntryWindow
  /** Months open again now, the first to end first. */
  running: Reopening[]
  /** Months closed since their reopening ended, the last to end first. */
  ended: Reopening[]
}

/** Those that run end last, so they are always among them. */
const MOST_REOPENINGS = 200

export const readReopenings = (db: Db | Tx, officeCodes: readonly OfficeCode[]): Promise<Reopening[]> =>
  listNewestReopenings(db, officeCodes, MOST_REOPENINGS)

/** For who has the reopenings already. */
export const windowsOf =
  (
    reopenings: readonly Reopening[],
    corrections: readonly CalendarCorrection[],
    now: Date,
  ): DistrictWindows['windowOf'] =>
  (officeCode, period) => {
    const own = reopenings.find(item => item.officeCode === officeCode && item.period === period)
    return windowFor(entryWindowOf(calendarOf(period, corrections), now), own ?? null, now)
  }

export async function readWindows(
  db: Db | Tx,
  officeCodes: readonly OfficeCode[],
  corrections: readonly CalendarCorrection[],
  now: Date,
): Promise<DistrictWindows> {
  const reopenings = await readReopenings(db, officeCodes)
  const windowOf = windowsOf(reopenings, corrections, now)
  const withWindow = reopenings.map(item => ({ item, window: windowOf(item.officeCode, item.period) }))
  return {
    windowOf,
    running: withWindow
      .filter(({ window }) => window.isOpen && window.isReopened === true)
      .map(({ item }) => item)
      .reverse(),
    ended: withWindow.filter(({ window }) => !window.isOpen).map(({ item }) => item),
  }
}

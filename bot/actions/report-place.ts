// What every action on a district report does first: does the office exist, may this officer, what are the dates.
import type { Db, Tx } from '../../db/connect.ts'
import { findReopening } from '../../db/queries/reopenings.ts'
import { findReportPlace } from '../../db/queries/report-place.ts'
import type { ReportRow } from '../../db/queries/reports.ts'
import type { OfficeCode, Period, Role } from '../../db/vocabulary.ts'
import { type Ability, type Actor, may, rolesOver } from '../domain/access.ts'
import { addMonths, bangkokDateOf, periodOf } from '../domain/civil-time.ts'
import { EARLIEST_PERIOD } from '../domain/fiscal-year.ts'
import { Problem } from '../domain/problems.ts'
import { type Lock, lockOf, type Move, windowFor } from '../domain/report-states.ts'
import {
  calendarOf,
  type EntryWindow,
  entryWindowOf,
  type PeriodCalendar,
} from '../domain/reporting-calendar.ts'
import { thaiMoment, thaiPeriod } from '../domain/thai-dates.ts'
import { MOVE_NAMES, officeName } from '../domain/thai-words.ts'

export interface ReportPlace {
  provinceCode: string
  officeCode: OfficeCode
  officeName: string
  period: Period
  calendar: PeriodCalendar
  /** Of this district: a reopening opens what is closed for the others. */
  window: EntryWindow
  /** The reopening that runs now; null = none. */
  reopening: { until: Date; reason: string; grantedBy: string; grantedByName: string } | null
  /** Roles of the actor over this district. */
  roles: readonly Role[]
}

/**
 * The place an action works on. Throws access.denied (also for an office that does not exist elsewhere:
 * nobody learns what there is), period.unknown.
 */
export async function openPlace(
  db: Db | Tx,
  actor: Actor,
  ability: Ability,
  at: { officeCode: OfficeCode; period: Period },
  now: Date,
): Promise<ReportPlace> {
  if (!may(actor, ability, at.officeCode)) throw new Problem('access.denied')
  const office = await findReportPlace(db, at.officeCode, at.period)
  if (office === null || office.kind !== 'district') throw new Problem('office.unknown')
  requireReportPeriod(at.period, now)
  const calendar = calendarOf(at.period, office.corrections)
  return {
    provinceCode: office.provinceCode,
    officeCode: office.code,
    officeName: officeName({ kind: office.kind, name: office.nameTh }),
    period: at.period,
    calendar,
    ...windowOf(calendar, office.reopening, now),
    roles: rolesOver(actor, office.code),
  }
}

/** Months of the record, up to the one after this. Throws period.unknown. */
export function requireReportPeriod(period: Period, now: Date): void {
  if (period < EARLIEST_PERIOD || period > addMonths(periodOf(bangkokDateOf(now)), 1))
    throw new Problem('period.unknown')
}

/** The district's window now. Who holds the report's lock reads it once more: a reopening may have begun or ended since. */
export async function readWindow(
  db: Db | Tx,
  { officeCode, period, calendar }: Pick<ReportPlace, 'officeCode' | 'period' | 'calendar'>,
  now: Date,
): Promise<Pick<ReportPlace, 'window' | 'reopening'>> {
  return windowOf(calendar, await findReopening(db, officeCode, period), now)
}

function windowOf(calendar: PeriodCalendar, found: ReportPlace['reopening'], now: Date) {
  const window = windowFor(entryWindowOf(calendar, now), found, now)
  return { window, reopening: window.isOpen && window.isReopened ? found : null }
}

/** Throws the lock as a problem that says why and until when. */
export function refuseLocked(place: ReportPlace, report: Pick<ReportRow, 'state'>): void {
  const lock = lockOf(report.state, place.window)
  if (lock !== null) throw lockProblem(lock, place.period)
}

/** For moves that are possible in a locked state (certify, return): why the window does not let them. */
export function windowProblem(place: ReportPlace, move: Move): Problem {
  const lock = lockOf('draft', place.window)
  // The province is not told to ask the province: it can reopen.
  const mayReopen = move === 'return' && place.roles.includes('provincial_officer')
  if (lock?.reason === 'past_closing' && mayReopen)
    return new Problem('window.closed_return', { period: thaiPeriod(place.period) })
  if (lock?.reason === 'past_closing' && (move === 'certify' || move === 'return'))
    return new Problem('window.closed_move', { ...detailOf(lock, place.period), move: MOVE_NAMES[move] })
  return lock === null ? new Problem('window.still_open') : lockProblem(lock, place.period)
}

const detailOf = (lock: Lock, period: Period) => ({
  reason: lock.reason,
  period: thaiPeriod(period),
  until: lock.until === null ? null : thaiMoment(lock.until),
  since: lock.since === null ? null : thaiMoment(lock.since),
})

function lockProblem(lock: Lock, period: Period): Problem {
  const detail = detailOf(lock, period)
  switch (lock.reason) {
    case 'not_yet_open':
      return new Problem('window.not_yet_open', detail)
    case 'past_closing':
      return new Problem('window.closed', detail)
    default:
      return new Problem(`report.${lock.reason}`, detail)
  }
}

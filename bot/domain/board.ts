// The board of one province and fiscal year (pure): where each district stands in each month, in time or late, who still
// owes a report, and how far sales are from a target. Sums and growth are not made here: they are the indicator's.
import type { OfficeCode, Period, ReportState, Satang } from '../../db/vocabulary.ts'
import { leftOf, type Progress } from './completeness.ts'
import type { Growth } from './growth.ts'
import { isInTime } from './province-summary.ts'
import { isCertified } from './report-states.ts'
import { isPast, type PeriodCalendar } from './reporting-calendar.ts'
import type { Target } from './target.ts'
import { topOf } from './target-rules.ts'

/** `overdue` = the day has passed and it was never done; `not_yet` = neither done nor due. */
export const TIMELINESS = ['on_time', 'late', 'overdue', 'not_yet'] as const
export type Timeliness = (typeof TIMELINESS)[number]

/** What a cell of the board is about; only `report` is a report. */
export const CELL_KINDS = ['report', 'no_producers', 'imported', 'future'] as const
export type CellKind = (typeof CELL_KINDS)[number]

/** One district in one month, as the database has it. */
export interface DistrictStanding extends Progress {
  officeCode: OfficeCode
  officeName: string
  period: Period
  state: ReportState
  amountSatang: Satang
  firstSubmittedAt: Date | null
  firstCertifiedAt: Date | null
}

export interface BoardCell extends Progress {
  period: Period
  kind: CellKind
  state: ReportState
  amountSatang: Satang
  submitted: Timeliness
  certified: Timeliness
}

/** Done in time, late, not done though due, or not due yet. */
export function timelinessOf(doneAt: Date | null, end: Date, asOf: Date): Timeliness {
  if (doneAt !== null) return isInTime(doneAt, end) ? 'on_time' : 'late'
  return isPast(end, asOf) ? 'overdue' : 'not_yet'
}

/**
 * A district's month as the board shows it; `standing` null = the month has not opened. Where nothing was recorded here and a
 * total was imported, that is what the month has: it owes no report.
 */
export function cellOf(
  standing: DistrictStanding | null,
  { calendar, isImported, asOf }: { calendar: PeriodCalendar; isImported: boolean; asOf: Date },
): BoardCell {
  const { period } = calendar
  if (standing === null)
    return {
      period,
      kind: 'future',
      state: 'draft',
      recorded: 0,
      expected: 0,
      amountSatang: 0n,
      submitted: 'not_yet',
      certified: 'not_yet',
    }
  const { state, recorded, expected, amountSatang } = standing
  return {
    period,
    kind: cellKindOf(standing, isImported),
    state,
    recorded,
    expected,
    amountSatang,
    submitted: timelinessOf(standing.firstSubmittedAt, calendar.reportDueEnd, asOf),
    certified: timelinessOf(standing.firstCertifiedAt, calendar.signOffDueEnd, asOf),
  }
}

/** What an opened month of a district is about. */
export function cellKindOf(
  { state, recorded, expected }: Pick<DistrictStanding, 'state' | 'recorded' | 'expected'>,
  isImported: boolean,
): Exclude<CellKind, 'future'> {
  const isUntouched = state === 'draft' && recorded === 0
  if (isImported && isUntouched) return 'imported'
  return expected === 0 && isUntouched ? 'no_producers' : 'report'
}

/** A report that is owed and not certified. */
export const isOwed = (cell: BoardCell): boolean =>
  cell.kind === 'report' && cell.expected > 0 && !isCertified(cell.state)

/** The newest month first, in it who has most left. */
export const byUrgency = (
  a: Progress & { period: Period; officeCode: OfficeCode },
  b: Progress & { period: Period; officeCode: OfficeCode },
): number =>
  b.period.localeCompare(a.period) || leftOf(b) - leftOf(a) || a.officeCode.localeCompare(b.officeCode)

/** How many of the district-months that are due (or done) were done in time. */
export function countInTime(standings: readonly Timeliness[]): { inTime: number; of: number } {
  const counted = standings.filter(item => item !== 'not_yet')
  return { inTime: counted.filter(item => item === 'on_time').length, of: counted.length }
}

/**
 * Sales so far in tenths of a percent of what the target asks of the same months, rounded down so that 1000 means reached.
 * Like for like, as growth is. Null = no base, or a target that asks for nothing.
 */
export function achievedTenths({ nowSatang, baseSatang }: Growth, target: Target): number | null {
  const asked = baseSatang * BigInt(1000 + topOf(target))
  return asked <= 0n ? null : Number((nowSatang * 1_000_000n) / asked)
}

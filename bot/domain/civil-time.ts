// Civil dates and times of Asia/Bangkok as strings, at a fixed +07:00 (no change of clock since 1920).
// The process's own zone plays no part; a Date is only ever an instant. Malformed input throws RangeError.
import type { CivilDate, Period } from '../../db/vocabulary.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const BANGKOK_MS = 7 * HOUR_MS

/** The date in Bangkok at that instant. */
export const bangkokDateOf = (at: Date): CivilDate => bangkokIsoOf(at).slice(0, 10)

/** The time of day in Bangkok at that instant, `HH:mm`, seconds cut off. */
export const bangkokTimeOf = (at: Date): string => bangkokIsoOf(at).slice(11, 16)

/** The instant of a Bangkok date and time of day, `HH:mm` or `HH:mm:ss` (00:00 to 23:59:59). */
export function instantOf(on: CivilDate, time: string): Date {
  if (!/^(?:[01]\d|2[0-3])(?::[0-5]\d){1,2}$/.test(time)) throw new RangeError(`Not a time of day: ${time}`)
  return new Date(dayNumberOf(on) * DAY_MS + Date.parse(`1970-01-01T${time}Z`) - BANGKOK_MS)
}

export const addDays = (on: CivilDate, days: number): CivilDate => dateOfDayNumber(dayNumberOf(on) + days)

/** Whole days from `from` to `to`; negative if `to` is earlier. */
export const daysBetween = (from: CivilDate, to: CivilDate): number => dayNumberOf(to) - dayNumberOf(from)

/** 0 = Sunday … 6 = Saturday. */
export const weekdayOf = (on: CivilDate): number => (((dayNumberOf(on) + 4) % 7) + 7) % 7

/** Saturday or Sunday; public holidays are data and not known here. */
export const isWeekend = (on: CivilDate): boolean => weekdayOf(on) % 6 === 0

export const periodOf = (on: CivilDate): Period => on.slice(0, 7)

export function addMonths(period: Period, months: number): Period {
  if (!isPeriod(period)) throw new RangeError(`Not a period: ${period}`)
  const count = Number(period.slice(0, 4)) * 12 + Number(period.slice(5)) - 1 + months
  return `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}`
}

/** That day of the month; a day the month does not have throws, so say `last` for its end. */
export function dateIn(period: Period, day: number | 'last'): CivilDate {
  if (day === 'last') return addDays(`${addMonths(period, 1)}-01`, -1)
  const on = `${period}-${String(day).padStart(2, '0')}`
  dayNumberOf(on)
  return on
}

/** True for `YYYY-MM-DD` of a day that exists. */
export function isCivilDate(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false
  // Date.parse rolls 30 February over into March, hence the way back.
  const ms = Date.parse(text)
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text)
}

/** True for `YYYY-MM`. */
export const isPeriod = (text: string): boolean => /^\d{4}-(?:0[1-9]|1[0-2])$/.test(text)

/** Days since 1970-01-01. */
function dayNumberOf(on: CivilDate): number {
  if (!isCivilDate(on)) throw new RangeError(`Not a date: ${on}`)
  return Date.parse(on) / DAY_MS
}

const dateOfDayNumber = (days: number): CivilDate => new Date(days * DAY_MS).toISOString().slice(0, 10)
const bangkokIsoOf = (at: Date): string => new Date(at.getTime() + BANGKOK_MS).toISOString()

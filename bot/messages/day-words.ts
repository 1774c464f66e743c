// Days as a person says them on the day of sending: today, tomorrow, yesterday, else the full date.
// Weekdays are always computed: the letter itself typed a Friday that was a Saturday.
import type { CivilDate } from '../../db/vocabulary.ts'
import { bangkokDateOf, bangkokTimeOf, daysBetween, weekdayOf } from '../domain/civil-time.ts'
import { isWorkingDay, workingDayBefore } from '../domain/notice-rules.ts'
import { thaiDateShort, thaiDateWithWeekday, thaiTime, WEEKDAY_NAMES } from '../domain/thai-dates.ts'

/** Whole days from the Bangkok date of `now` to `on`; negative = past. */
export const daysUntil = (on: CivilDate, now: Date): number => daysBetween(bangkokDateOf(now), on)

/** `วันเสาร์ที่ 25 ม.ค. 68` */
export const shortDateWithWeekday = (on: CivilDate): string =>
  `วัน${WEEKDAY_NAMES[weekdayOf(on)]}ที่ ${thaiDateShort(on)}`

/** `วันเสาร์ที่ 15 กุมภาพันธ์ 2568 เวลา 16:30 น.` */
export const momentWithWeekday = (at: Date): string =>
  `${thaiDateWithWeekday(bangkokDateOf(at))} เวลา ${thaiTime(bangkokTimeOf(at))}`

/** After a verb: `วันนี้`, `พรุ่งนี้`, `เมื่อวาน`, `เมื่อวันเสาร์ที่ …`, `วันเสาร์ที่ …`. */
export function whenWords(on: CivilDate, now: Date): string {
  const days = daysUntil(on, now)
  if (days === 0) return 'วันนี้'
  if (days === 1) return 'พรุ่งนี้'
  if (days === -1) return 'เมื่อวาน'
  return days < 0 ? `เมื่อ${thaiDateWithWeekday(on)}` : thaiDateWithWeekday(on)
}

/** Headline of a due day: `วันนี้ครบกำหนด…`, `อีก 3 วันครบกำหนด…`, `ครบกำหนด…แล้วเมื่อวาน`. */
export function dueWords(what: string, on: CivilDate, now: Date): string {
  const days = daysUntil(on, now)
  if (days < 0) return `ครบกำหนด${what} แล้ว${whenWords(on, now)}`
  return days < 2 ? `${whenWords(on, now)}ครบกำหนด${what}` : `อีก ${days} วันครบกำหนด${what}`
}

/** Advice when a due day is no working day and the working day before it is still to come; else null. */
export function restDayAdvice(on: CivilDate, now: Date, holidays: ReadonlySet<CivilDate>): string | null {
  if (isWorkingDay(on, holidays)) return null
  const before = workingDayBefore(on, holidays)
  const days = daysUntil(before, now)
  if (days < 0) return null
  const day = days === 0 ? 'วันนี้' : shortDateWithWeekday(before)
  return `ตรงกับวันหยุด ควรทำให้เสร็จภายใน${day}`
}

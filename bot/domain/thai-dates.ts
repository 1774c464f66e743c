// Thai dates for the screen: Buddhist era (CE + 543), Arabic digits, Bangkok time. Without Intl, so that
// every browser and server writes the same; the tests hold it to Intl. Malformed input throws RangeError.
import type { CivilDate, Period } from '../../db/vocabulary.ts'
import { bangkokDateOf, bangkokTimeOf, isCivilDate, isPeriod, weekdayOf } from './civil-time.ts'

export const MONTH_NAMES = [
  'มกราคม',
  'กุมภาพันธ์',
  'มีนาคม',
  'เมษายน',
  'พฤษภาคม',
  'มิถุนายน',
  'กรกฎาคม',
  'สิงหาคม',
  'กันยายน',
  'ตุลาคม',
  'พฤศจิกายน',
  'ธันวาคม',
] as const

export const MONTH_NAMES_SHORT = [
  'ม.ค.',
  'ก.พ.',
  'มี.ค.',
  'เม.ย.',
  'พ.ค.',
  'มิ.ย.',
  'ก.ค.',
  'ส.ค.',
  'ก.ย.',
  'ต.ค.',
  'พ.ย.',
  'ธ.ค.',
] as const

/** Sunday first, as weekdayOf counts. */
export const WEEKDAY_NAMES = ['อาทิตย์', 'จันทร์', 'อังคาร', 'พุธ', 'พฤหัสบดี', 'ศุกร์', 'เสาร์'] as const

/** `25 มกราคม 2568` */
export const thaiDate = (on: CivilDate): string => `${dayOf(on)} ${thaiPeriod(on.slice(0, 7))}`

/** `25 ม.ค. 68` */
export const thaiDateShort = (on: CivilDate): string => `${dayOf(on)} ${thaiPeriodShort(on.slice(0, 7))}`

/** `วันเสาร์ที่ 25 มกราคม 2568` */
export const thaiDateWithWeekday = (on: CivilDate): string =>
  `วัน${WEEKDAY_NAMES[weekdayOf(on)]}ที่ ${thaiDate(on)}`

/** `มกราคม 2568` */
export const thaiPeriod = (period: Period): string =>
  `${MONTH_NAMES[monthIndexOf(period)]} ${thaiYearOf(period)}`

/** `ม.ค. 68` */
export const thaiPeriodShort = (period: Period): string =>
  `${MONTH_NAMES_SHORT[monthIndexOf(period)]} ${thaiYearOf(period).slice(-2)}`

/** `09:00 น.`, from `HH:mm` or `HH:mm:ss`. */
export const thaiTime = (time: string): string => `${time.slice(0, 5)} น.`

/** `6 กุมภาพันธ์ 2568 เวลา 23:59 น.` */
export const thaiMoment = (at: Date): string =>
  `${thaiDate(bangkokDateOf(at))} เวลา ${thaiTime(bangkokTimeOf(at))}`

/** `2568`, from the CE year in which the fiscal year ends. */
export const thaiFiscalYear = (fiscalYear: number): string => String(fiscalYear + 543)

const thaiYearOf = (period: Period): string => thaiFiscalYear(Number(period.slice(0, 4)))

function dayOf(on: CivilDate): number {
  if (!isCivilDate(on)) throw new RangeError(`Not a date: ${on}`)
  return Number(on.slice(8))
}

function monthIndexOf(period: Period): number {
  if (!isPeriod(period)) throw new RangeError(`Not a period: ${period}`)
  return Number(period.slice(5)) - 1
}

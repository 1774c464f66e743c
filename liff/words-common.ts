// Words and ways of writing that many pages share, but no page needs for its first paint.
import { bangkokDateOf, bangkokTimeOf } from '../bot/domain/civil-time.ts'
import { thaiDateShort, thaiMoment, thaiTime } from '../bot/domain/thai-dates.ts'

export const COMMON = {
  cancel: 'ยกเลิก',
  yes: 'ใช่',
  sending: 'กำลังส่ง…',
  producers: 'ราย',
  copied: 'คัดลอกแล้ว',
  copy: 'คัดลอก',
  copyFailed: 'คัดลอกไม่ได้ โปรดกดค้างที่ข้อความแล้วเลือกคัดลอก',
  close: 'ปิด',
  failed: 'ทำรายการไม่สำเร็จ',
} as const

/** `6 กุมภาพันธ์ 2568 เวลา 23:59 น.`, from an instant on the wire; the time is never torn apart. */
export const momentLong = (instant: string): string =>
  thaiMoment(new Date(instant)).replace(/เวลา (\S+) /, 'เวลา\u00a0$1\u00a0')

/** `25 ม.ค. 68 14:05 น.`, from an instant on the wire; the time is never torn apart. */
export function momentShort(instant: string): string {
  const at = new Date(instant)
  return `${thaiDateShort(bangkokDateOf(at))} ${thaiTime(bangkokTimeOf(at)).replace(' ', '\u00a0')}`
}

/** `+3.2%`, `−0.3%`, `0.0%`, from tenths of a percent. */
export function percent(tenths: number): string {
  const size = Math.abs(tenths)
  const sign = tenths > 0 ? '+' : tenths < 0 ? '−' : ''
  return `${sign}${Math.floor(size / 10)}.${size % 10}%`
}

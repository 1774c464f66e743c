// Thai sentences that every page may need. The form's are in words-form.ts, the other pages' in words-pages.ts,
// failures' in words-start.ts; names of stored words and dates come from bot/domain.
import { bangkokDateOf, bangkokTimeOf } from '../bot/domain/civil-time.ts'
import { thaiDateShort, thaiTime } from '../bot/domain/thai-dates.ts'

export const PRODUCT_NAME = 'รายได้ OTOP'
export const PRACTICE_BANNER = 'โหมดฝึกใช้งาน · ไม่มีการส่งข้อความไปยังไลน์จริง'

export const WORDS = {
  loading: 'กำลังโหลดข้อมูล',
  back: 'กลับ',
  toHome: 'หน้าแรก',
  close: 'ปิด',
  cancel: 'ยกเลิก',
  yes: 'ใช่',
  sending: 'กำลังส่ง…',
  saving: 'กำลังบันทึก…',
  baht: 'บาท',
  producers: 'ราย',
  copied: 'คัดลอกแล้ว',
  copy: 'คัดลอก',
  failed: 'ทำรายการไม่สำเร็จ',
  none: '–',
  noSales: 'ไม่มียอด',
  total: 'รวม',
} as const

export interface FailureWords {
  title: string
  todo: string
  button: string
}

export const AGAIN = 'ลองอีกครั้ง'
export const CODE_LABEL = 'รหัส'

/** Here and not in words-start.ts: without a network that file cannot be fetched. */
export const NO_NETWORK: FailureWords = {
  title: 'ไม่มีสัญญาณอินเทอร์เน็ต',
  todo: 'ตัวเลขที่พิมพ์ไว้ยังอยู่ในเครื่อง โปรดตรวจสัญญาณแล้วลองอีกครั้ง',
  button: AGAIN,
}

export const UNKNOWN_PAGE: FailureWords = {
  title: 'ไม่พบหน้าที่ต้องการ',
  todo: 'ลิงก์อาจพิมพ์ไม่ครบ โปรดกลับไปหน้าแรก',
  button: 'ไปหน้าแรก',
}

/** `25 ม.ค. 68 14:05 น.`, from an instant on the wire. */
export function momentShort(instant: string): string {
  const at = new Date(instant)
  return `${thaiDateShort(bangkokDateOf(at))} ${thaiTime(bangkokTimeOf(at))}`
}

/** `+3.2%`, `−0.3%`, `0.0%`, from tenths of a percent. */
export function percent(tenths: number): string {
  const size = Math.abs(tenths)
  const sign = tenths > 0 ? '+' : tenths < 0 ? '−' : ''
  return `${sign}${Math.floor(size / 10)}.${size % 10}%`
}

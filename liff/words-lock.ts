// Why the figures of a month cannot be changed, until when, and whom to ask. The form and the report say the same.
import type { ReportView } from '../bot/contract/reports.ts'
import { thaiPeriod } from '../bot/domain/thai-dates.ts'
import { momentLong } from './words-common.ts'

export interface LockWords {
  /** Why. */
  says: string
  /** Until when, or until what somebody does. */
  until: string
  /** What an officer can do about it. */
  next: string
}

const ASK_PROVINCE = 'หากต้องแก้ไข โปรดติดต่อสำนักงานพัฒนาชุมชนจังหวัด'
const UNTIL_RETURNED = 'ตัวเลขล็อกไว้จนกว่าจะตีกลับให้แก้ไข'

const moment = (instant: string | null): string => (instant ? momentLong(instant) : '')

/** `lock` null = not locked, but this reader only reads. */
export function lockWords({ lock, period, may }: Pick<ReportView, 'lock' | 'period' | 'may'>): LockWords {
  switch (lock?.reason) {
    case 'not_yet_open':
      return {
        says: `ยังไม่เปิดให้บันทึกเดือน${thaiPeriod(period)}`,
        until: `จะเปิดวันที่ ${moment(lock.until)}`,
        next: '',
      }
    case 'past_closing':
      return {
        says: `ปิดรับข้อมูลแล้ว ตั้งแต่วันที่ ${moment(lock.since)}`,
        until: 'ตัวเลขล็อกไว้จนกว่าจังหวัดจะเปิดเพิ่มให้อำเภอนี้',
        next: ASK_PROVINCE,
      }
    case 'submitted':
      if (may.certify) {
        return {
          says: 'รอท่านตรวจและลงนามรับรอง',
          until: UNTIL_RETURNED,
          next: 'หากต้องแก้ไข โปรดตีกลับให้เจ้าหน้าที่',
        }
      }
      return {
        says: 'ส่งรายงานให้พัฒนาการอำเภอแล้ว',
        until: UNTIL_RETURNED,
        next: 'หากต้องแก้ไข โปรดให้พัฒนาการอำเภอตีกลับ',
      }
    case 'certified':
      return { says: 'รายงานลงนามรับรองแล้ว', until: UNTIL_RETURNED, next: ASK_PROVINCE }
    case 'accepted':
      return { says: 'จังหวัดรับรายงานแล้ว', until: UNTIL_RETURNED, next: ASK_PROVINCE }
    default:
      return { says: 'ดูได้อย่างเดียว', until: '', next: 'เจ้าหน้าที่ของอำเภอเป็นผู้บันทึกตัวเลข' }
  }
}

// Until or since when figures of a month are taken, said alike in notices and in answers: what somebody is told and what
// they are answered a minute later must not differ.
import type { EntryWindow } from '../domain/reporting-calendar.ts'
import { thaiMoment } from '../domain/thai-dates.ts'

/** `ระบบเปิดถึง 6 กุมภาพันธ์ 2568 เวลา 23:59 น.` */
export function windowWords(window: EntryWindow): string {
  if (window.isOpen && window.isReopened)
    return `ระบบปิดแล้ว แต่เปิดให้อำเภอนี้แก้ไขถึง ${thaiMoment(window.closesAt)}`
  if (window.isOpen) return `ระบบเปิดถึง ${thaiMoment(window.closesAt)}`
  return window.reason === 'not_yet_open'
    ? `ระบบจะเปิด ${thaiMoment(window.until)}`
    : `ระบบปิดแล้ว ตั้งแต่ ${thaiMoment(window.since)}`
}

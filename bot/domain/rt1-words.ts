// What the รต.1 workbook says above its table.
import type { Period } from '../../db/vocabulary.ts'
import { thaiMoment, thaiPeriod } from './thai-dates.ts'

/** `officeName` with its prefix. */
export const rt1Title = (officeName: string, period: Period): string =>
  `แบบ รต.1 ${officeName} เดือน${thaiPeriod(period)}`

/** Begins the line of sums: a row that is read past when the file comes back. */
export const TOTAL_TITLE = 'รวม'

export const RT1_NOTES = (issuedAt: Date): string[] => [
  `ตัวเลขที่บันทึกไว้แล้ว ณ วันที่ ${thaiMoment(issuedAt)} กรอกหรือแก้ได้เฉพาะช่องที่มีสี`,
  'ถ้าเดือนนี้ไม่มียอดขาย ให้เว้นช่องยอดขายแล้วเลือกเหตุผล ช่องที่เว้นว่างทั้งคู่คือยังไม่ได้เก็บข้อมูล',
  'กรอกเสร็จแล้วส่งไฟล์นี้กลับทางแชตหรือหน้า “ส่งไฟล์” ระบบจะให้ตรวจทุกแถวก่อนบันทึก',
]

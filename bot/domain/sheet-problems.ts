// How spreadsheets that go out say no. Part of PROVINCE_PROBLEMS.
import type { ProblemWords } from './problem-catalog.ts'

export const SHEET_PROBLEMS = {
  'sheet.link_old': {
    kind: 'not_found',
    says: 'ลิงก์ดาวน์โหลดนี้หมดอายุแล้วหรือไม่ถูกต้อง',
    next: 'โปรดกลับไปที่ไลน์แล้วกดดาวน์โหลดอีกครั้ง',
  },
  'sheet.failed': {
    kind: 'unavailable',
    says: 'ทำไฟล์ตารางนี้ไม่สำเร็จ',
    next: 'ข้อมูลยังอยู่ครบ โปรดลองใหม่ในอีกสักครู่',
  },
} as const satisfies Record<string, ProblemWords>

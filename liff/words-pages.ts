// Thai sentences of home, summary and calendar. The report is in words-report.ts, people and joining in words-people.ts.
import type { CalendarView } from '../bot/contract/calendar.ts'

export type Milestone = CalendarView['dates'][number]['milestone']

/** Short, for the strip of dates on home. */
export const MILESTONE_SHORT: Record<Milestone, string> = {
  window_opens: 'เปิด',
  report_due: 'ครบกำหนด',
  sign_off_due: 'ลงนาม',
  window_closes: 'ปิด',
  forecast_due: 'ประมาณการ',
}

export const MILESTONE_LONG: Record<Milestone, string> = {
  window_opens: 'เปิดระบบให้บันทึก',
  report_due: 'บันทึก รต.1 ให้ครบ',
  sign_off_due: 'พัฒนาการอำเภอลงนามรับรอง รต.2',
  window_closes: 'ปิดระบบ',
  forecast_due: 'ส่งแบบประมาณการรายได้',
}

export const HOME = {
  month: 'เดือนที่รายงาน',
  recorded: 'รายที่บันทึกแล้ว',
  recordedOf: (recorded: number, expected: number) => `บันทึกแล้ว ${recorded}/${expected} ราย`,
  begin: 'เริ่มกรอกรายได้',
  goOn: 'กรอกรายได้ต่อ',
  left: (left: number) => `เหลืออีก ${left} ราย`,
  submit: 'ตรวจแล้วส่งรายงาน',
  correct: 'แก้ไขรายงาน',
  certify: 'ตรวจและลงนามรับรอง',
  read: 'ดูรายงาน',
  summary: 'ดูสรุปจังหวัด',
  complete: 'บันทึกครบแล้ว พร้อมส่งรายงาน',
  returned: 'รายงานถูกส่งกลับให้แก้ไข',
  waitsForChief: 'รอพัฒนาการอำเภอลงนามรับรอง',
  waitsForYou: 'รายงานรอท่านลงนามรับรอง',
  waitsForOfficer: 'เจ้าหน้าที่กำลังบันทึกตัวเลข',
  closedIncomplete: (left: number) => `ระบบปิดแล้ว ขณะที่ยังเหลือ ${left} ราย`,
  closedUnsent: 'ระบบปิดแล้ว ขณะที่ยังไม่ได้ส่งรายงาน',
  done: 'เสร็จสิ้นแล้วสำหรับเดือนนี้',
  districtsDone: (done: number, of: number) => `ลงนามรับรองแล้ว ${done}/${of} อำเภอ`,
  dates: 'กำหนดการ',
  allDates: 'ดูกำหนดการทั้งหมด',
  earlier: 'เดือนก่อนหน้า',
  districts: 'อำเภอทั้งหมด',
  amountBaht: (amount: string) => `${amount} บาท`,
  people: 'เจ้าหน้าที่และคำเชิญ',
  more: 'เรื่องอื่น ๆ',
  evidence: 'หลักฐานของเดือนนี้',
  gaps: 'หลักฐานที่ยังขาด',
  acting: 'ผู้รักษาราชการแทน',
  history: 'ประวัติการทำงานของท่าน',
  reopened: (month: string) => `${month} เปิดให้แก้ไขเพิ่ม`,
  because: (reason: string) => `เพราะ ${reason}`,
  actingFor: (office: string) => `รักษาราชการแทนพัฒนาการ${office}`,
  actingUntil: (day: string) => `ถึงวันที่ ${day}`,
  questions: (count: number, month: string) => `มี ${count} คำถามเกี่ยวกับตัวเลขเดือน${month} รอคำตอบ`,
  readQuestions: 'ดูและตอบคำถาม',
  forecast: (year: string) => `แบบประมาณการรายได้ ปีงบประมาณ ${year}`,
  forecastDue: (due: string) => `กำหนดส่งภายใน${due}`,
  forecastFiled: 'แจ้งแล้วว่าส่งให้จังหวัดเรียบร้อย',
  forecastNotFiled: 'ยังไม่ได้แจ้งว่าส่งแล้ว',
  fileForecast: 'แจ้งว่าส่งแล้ว',
  confirmForecast: 'ส่งแบบประมาณการรายได้ให้จังหวัดทางอีเมลแล้วใช่ไหม',
  confirmForecastYes: 'ใช่ ส่งแล้ว',
} as const

export const WINDOW = {
  closes: (when: string) => `ปิดรับวันที่ ${when}`,
  opens: (when: string) => `เปิดให้บันทึกวันที่ ${when}`,
  closed: (when: string) => `ปิดรับแล้วตั้งแต่ ${when}`,
  reopened: (when: string) => `ถึงวันที่ ${when}`,
  locksAgain: 'พ้นเวลานี้ระบบจะล็อกเองอีกครั้ง',
} as const

export const SUMMARY = {
  title: (province: string) => `สรุป${province}`,
  asOf: (when: string) => `ข้อมูล ณ ${when}`,
  earlier: 'เดือนก่อนหน้า',
  later: 'เดือนถัดไป',
  amount: 'รายได้เดือนนี้',
  baht: 'บาท',
  growthMonth: 'เทียบเดือนเดียวกันปีก่อน',
  growthYear: 'สะสมปีงบประมาณ',
  coveredDistricts: (count: number, of: number) => `เทียบได้ ${count} จาก ${of} อำเภอ`,
  coveredMonths: (count: number, of: number) => `เทียบได้ ${count} จาก ${of} อำเภอ-เดือน`,
  noBase: 'ไม่มีฐานเทียบ',
  producers: 'ผู้ผลิตที่รายงาน',
  recordedOf: (recorded: number, expected: number) => `บันทึกแล้ว ${recorded}/${expected} ราย`,
  noSales: (count: number) => `ในจำนวนนี้ไม่มียอดขาย ${count} ราย`,
  submitted: 'ส่งรายงานแล้ว',
  certified: 'ลงนามรับรองแล้ว',
  onTimeSubmitted: 'ส่งทันวันครบกำหนด',
  onTimeCertified: 'รับรองทันสิ้นเดือน',
  notYetDue: 'ยังไม่ครบกำหนด',
  ofDistricts: (count: number, of: number) => `${count}/${of} อำเภอ`,
  unreachable: 'ยังไม่ได้เพิ่มเพื่อนในไลน์',
  missing: (count: number) => `ยังไม่ลงนามรับรอง ${count} อำเภอ`,
  allDone: 'ลงนามรับรองครบทุกอำเภอแล้ว',
} as const

export const CALENDAR = {
  title: 'กำหนดการ',
  period: (month: string) => `ของเดือน${month}`,
  notWorkingDay: 'ไม่ใช่วันทำการ',
  today: 'วันนี้',
  corrected: (reason: string) => `เลื่อนจากปกติ: ${reason}`,
  move: 'เลื่อนวัน',
  moveExplain: 'ใช้เฉพาะเดือนนี้ ทุกคนที่เกี่ยวข้องจะได้รับแจ้งพร้อมเหตุผล',
  which: 'กำหนดการที่จะเลื่อน',
  newDate: 'วันที่ใหม่',
  reason: 'เหตุผล',
  reasonPlaceholder: 'เช่น กรมฯ ขยายเวลาปิดระบบ',
  save: 'บันทึกวันใหม่',
  saved: 'เลื่อนวันแล้ว ผู้เกี่ยวข้องจะได้รับแจ้ง',
  missing: 'โปรดเลือกวันและใส่เหตุผล',
} as const

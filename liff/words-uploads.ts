// Thai sentences of files that are sent in: choosing one, and looking through what it would do. What the rows themselves
// say comes from the server.
import type { SheetTrouble } from './send-sheet.ts'

export const UPLOADING = {
  rt1: {
    title: 'ส่งแบบ รต.1 ที่กรอกแล้ว',
    steps: [
      'ใช้แบบ รต.1 ที่ดาวน์โหลดจากระบบ กรอกในคอมพิวเตอร์หรือโทรศัพท์ แล้วบันทึกไฟล์',
      'เลือกไฟล์ที่นี่ หรือส่งในแชตกับบัญชีนี้ก็ได้',
      'ตรวจทุกแถวในหน้าถัดไป แล้วจึงกดบันทึก',
    ],
    who: 'ส่งแบบ รต.1 ได้เฉพาะผู้บันทึกตัวเลขของอำเภอ',
  },
  register: {
    title: 'นำเข้าทะเบียนผู้ผลิต',
    steps: [
      'ใช้ทะเบียนของกรมหรือของจังหวัด ที่มีหัวตาราง อำเภอ ผู้ผลิต และประเภท อยู่ใน 15 แถวแรก',
      'มีตำบล เลขทะเบียน ลักษณะผู้ผลิต และผลิตภัณฑ์ด้วยก็ได้ แถวของจังหวัดอื่นจะถูกข้าม',
      'ไม่เกิน 5,000 แถว ตรวจในหน้าถัดไป แล้วจึงกดบันทึก',
    ],
    who: 'นำเข้าทะเบียนได้เฉพาะเจ้าหน้าที่จังหวัด',
  },
  baseline: {
    title: 'นำเข้ายอดฐาน',
    steps: [
      'ใช้ตารางที่มีรหัสอำเภอหรือชื่ออำเภอ และยอดของแต่ละเดือน เช่น ต.ค. 66',
      'หรือใช้ตารางที่มีหัวตาราง อำเภอ เดือน และจำนวนเงิน',
      'ตรวจในหน้าถัดไป แล้วจึงกดบันทึก ช่องว่างไม่ลบยอดเดิม',
    ],
    who: 'นำเข้ายอดฐานได้เฉพาะเจ้าหน้าที่จังหวัด',
  },
  choose: 'เลือกไฟล์ Excel หรือ CSV',
  drop: 'หรือลากไฟล์มาวางที่นี่',
  kinds: '.xlsx หรือ .csv ไม่เกิน 2 เมกะไบต์',
  privacy: 'ระบบไม่เก็บไฟล์ เก็บเฉพาะข้อมูลที่อ่านได้ไว้ให้ท่านตรวจ 24 ชั่วโมง และยังไม่บันทึกอะไรจนกว่าจะกดบันทึก',
  download: 'ดาวน์โหลดแบบ รต.1',
  fiscalYear: 'ปีงบประมาณของยอดในไฟล์',
  sending: (name: string, percent: number) => `กำลังส่ง ${name} ${percent}%`,
  reading: (name: string) => `กำลังอ่าน ${name}…`,
  again: (name: string) => `ส่ง ${name} อีกครั้ง`,
} as const

export const OPEN_UPLOADS = {
  title: 'ไฟล์ที่ส่งไว้ ยังไม่ได้บันทึก',
  states: {
    fetching: 'กำลังรับ',
    ready: 'รอตรวจและบันทึก',
    refused: 'ใช้ไม่ได้',
    applied: 'บันทึกแล้ว',
  },
  sent: (when: string, isFromChat: boolean) => `ส่ง${isFromChat ? 'ทางแชต' : ''}เมื่อ ${when}`,
} as const

export const SHEET_TROUBLE_WORDS: Readonly<Record<SheetTrouble, string>> = {
  empty: 'ไฟล์นี้ว่างเปล่า โปรดบันทึกไฟล์ใน Excel ก่อน แล้วเลือกใหม่',
  too_large: 'ไฟล์ใหญ่เกิน 2 เมกะไบต์ โปรดส่งไฟล์ที่มีเพียงตาราง ไม่มีรูปภาพ',
  old_excel: 'ไฟล์ .xls เป็นแบบเก่า โปรดเปิดใน Excel แล้วบันทึกเป็น .xlsx แล้วเลือกใหม่',
  not_a_sheet: 'ไฟล์นี้ไม่ใช่ตาราง โปรดเลือกไฟล์ .xlsx หรือ .csv',
  unreadable: 'อ่านไฟล์นี้ไม่ได้ โปรดคัดลอกไฟล์มาไว้ในเครื่องก่อน แล้วเลือกใหม่',
}

export const UPLOAD = {
  check: 'ตรวจก่อนบันทึก',
  notSaved: 'ยังไม่ได้บันทึกอะไร',
  notSavedMore: 'ตรวจแล้วกดบันทึกที่ด้านล่าง',
  counts: {
    save: 'จะบันทึก',
    ask: 'รอคำตอบ',
    refused: 'ใช้ไม่ได้',
    unchanged: 'ตรงกับในระบบ',
    blank: 'ยังไม่ได้กรอก',
    missing: 'ไม่มีในไฟล์',
    skipped: 'ข้าม',
  },
  summary: 'สรุปผลการอ่าน',
  asks: (count: number) => `รอคำตอบ ${count} รายการ`,
  asksExplain: 'รายการที่ไม่ตอบจะไม่บันทึก ข้อมูลในระบบคงเดิม',
  useAll: (count: number) => `ใช้ตามไฟล์ทั้ง ${count} รายการ`,
  skipAll: 'ไม่บันทึกทั้งหมดนี้',
  refused: (count: number) => `ใช้ไม่ได้ ${count} รายการ`,
  refusedExplain: 'แก้ช่องเหล่านี้ในไฟล์แล้วส่งใหม่ หรือบันทึกส่วนที่ใช้ได้ไปก่อน แถวที่บันทึกแล้วจะไม่บันทึกซ้ำ',
  saves: (count: number) => `จะบันทึก ${count} รายการ`,
  unchanged: (count: number) => `ตรงกับในระบบอยู่แล้ว ${count} รายการ`,
  blank: (count: number) => `ยังไม่ได้กรอก ${count} รายการ`,
  rows: (rows: readonly number[]) => `แถว ${rows.join(', ')}`,
  cell: (row: number, cell: string | null) => (cell === null ? `แถว ${row}` : `แถว ${row} ช่อง ${cell}`),
  typed: (text: string) => `พิมพ์ว่า “${text}”`,
  inSystem: 'ในระบบ',
  inFile: 'ในไฟล์',
  from: 'จาก',
  to: 'เป็น',
  use: 'ใช้ตามไฟล์',
  skip: 'ไม่บันทึก',
  same: 'เป็นรายเดียวกัน',
  addNew: 'เพิ่มเป็นรายใหม่',
  addAll: (count: number) => `เพิ่มเป็นรายใหม่ทั้ง ${count} รายการ`,
  answerOf: (answer: string, title: string) => `${answer}: ${title}`,
  noSalesReason: 'เหตุผลที่ไม่มียอดขาย',
  pickReason: 'โปรดเลือก',
  reasonMissing: 'โปรดเลือกเหตุผลก่อน',
  more: (count: number) => `แสดงอีก ${count} รายการ`,
  save: (count: number) => `บันทึก ${count} รายการ`,
  saving: 'กำลังบันทึก…',
  nothing: 'ไม่มีรายการให้บันทึก',
  answerFirst: (count: number) => `ตอบรายการด้านบน ${count} รายการก่อน จึงจะบันทึกได้`,
  unanswered: (count: number) => `อีก ${count} รายการยังไม่ตอบ จะไม่บันทึก`,
  another: 'ส่งไฟล์อื่น',

  fetchingTitle: 'กำลังรับไฟล์จากไลน์',
  fetching: 'อ่านเสร็จแล้วจะแสดงที่นี่ ปิดหน้านี้ไปก่อนก็ได้',
  look: 'ดูอีกครั้ง',
  refusedTitle: 'ใช้ไฟล์นี้ไม่ได้',

  saved: (count: number) => `บันทึกแล้ว ${count} รายการ`,
  savedNothing: 'ไม่ได้เปลี่ยนอะไรในระบบ',
  savedAt: (when: string) => `เมื่อ ${when}`,
  wasSame: (count: number) => `อีก ${count} รายการตรงกับในระบบอยู่แล้ว`,
  left: (count: number) => `ไม่ได้บันทึก ${count} รายการ`,
  leftExplain: 'แก้ในไฟล์แล้วส่งใหม่ได้ แถวที่บันทึกแล้วจะไม่บันทึกซ้ำ',
  toForm: 'เปิดแบบบันทึกรายได้',
  toProducers: 'ดูรายชื่อผู้ผลิต',
  toTargets: 'ดูเป้าหมายและยอดฐาน',
} as const

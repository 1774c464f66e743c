// Thai words that the revenue form shows at once. What it says about typing and saving is in words-work.ts,
// details and dialogs are in words-more.ts: those arrive after the first paint.

export const FORM = {
  recorded: 'บันทึกแล้ว',
  all: 'ทั้งหมด',
  left: 'เหลือ',
  find: 'ค้นหาผู้ผลิต',
  nothingFound: 'ไม่พบผู้ผลิตที่ค้นหา',
  nothingLeft: 'บันทึกครบทุกรายแล้ว',
  showAll: 'แสดงทั้งหมด',
  lastMonth: 'เดือนก่อน',
  lastYear: 'ปีก่อน',
  amountOf: (name: string) => `รายได้ของ ${name} (บาท)`,
  more: 'เพิ่มเติม',
  less: 'ย่อ',
  lines: (count: number) => `รวม ${count} รายการ`,

  stateSaved: 'บันทึกแล้ว',
  stateReady: 'ยังไม่บันทึก',
  stateQueued: 'รอส่ง',
  stateAsk: 'รอยืนยัน',
  stateRefused: 'ต้องแก้ไข',

  against: 'เทียบปีก่อน',
  ofProducers: (count: number) => `(${count} ราย)`,
  noBase: 'ไม่มียอดปีก่อนให้เทียบ',
  save: (count: number) => `บันทึก (${count} ราย)`,
  next: 'ไปรายถัดไป',
  submit: 'ส่งรายงาน',
  toReport: 'ดูรายงาน',
  toFix: (count: number) => `อีก ${count} รายต้องแก้ไข`,
  returned: 'ส่งกลับให้แก้ไข:',
} as const

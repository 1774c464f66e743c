// What the form says about typing and saving. Sentences about refused and doubtful amounts come from bot/domain.

export const WORK = {
  all: 'ทั้งหมด',
  left: 'เหลือ',
  find: 'ค้นหาผู้ผลิต',
  nothingFound: 'ไม่พบผู้ผลิตที่ค้นหา',
  nothingLeft: 'บันทึกครบทุกรายแล้ว',

  stateSaved: 'บันทึกแล้ว',
  stateReady: 'ยังไม่บันทึก',
  stateQueued: 'รอส่ง',
  stateAsk: 'รอยืนยัน',
  stateRefused: 'ต้องแก้ไข',
  lines: (count: number) => `รวม ${count} รายการ`,

  against: 'เทียบปีก่อน',
  ofProducers: (count: number) => `(${count} ราย)`,
  noBase: 'ไม่มียอดปีก่อนให้เทียบ',
  save: (count: number) => `บันทึก (${count} ราย)`,
  saving: 'กำลังบันทึก…',
  next: 'ไปรายถัดไป',
  submit: 'ส่งรายงาน',
  toReport: 'ดูรายงาน',
  toFix: (count: number) => `อีก ${count} รายต้องแก้ไข`,
  returned: 'ส่งกลับให้แก้ไข:',

  saved: (count: number) => `บันทึกแล้ว ${count} ราย`,
  savedLate: (count: number) => `บันทึกตัวเลขที่ค้างไว้แล้ว ${count} ราย`,
  heldBack: 'ตัวเลขที่ค้างไว้ยังบันทึกไม่ได้ โปรดเปิดแบบบันทึกรายได้',
  waitingFor: (count: number, month: string) => `รอส่งตัวเลข ${count} ราย ของเดือน${month}`,
  openForm: 'เปิดแบบบันทึกรายได้',
  drafts: (count: number) => `มีตัวเลขที่พิมพ์ไว้ยังไม่ได้บันทึก ${count} ราย`,
  offline: 'ไม่มีสัญญาณ — เก็บไว้ในเครื่องแล้ว จะบันทึกให้เมื่อสัญญาณกลับมา',
  offlineTyping: 'ไม่มีสัญญาณ — ตัวเลขที่พิมพ์เก็บไว้ในเครื่องแล้ว',
  away: 'ระบบขัดข้องชั่วคราว — เก็บไว้ในเครื่องแล้ว จะบันทึกให้เมื่อระบบกลับมา',
} as const

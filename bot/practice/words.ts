// Wording file: what the server side of practice mode itself says. The page's own words are in page/words.ts.

export const WORDS = {
  title: 'รายได้ OTOP — โหมดฝึกใช้งาน',
  needsScript: 'โปรดเปิดใช้จาวาสคริปต์ แล้วเปิดหน้านี้ใหม่',
  opening: 'กำลังเปิดหน้ารายได้ OTOP',
  botName: 'รายได้ OTOP พะเยา',
  strangerName: 'ผู้มาใหม่ (ตัวอย่าง)',
  groupName: 'พัฒนาชุมชนอำเภอภูกามยาว (กลุ่มตัวอย่าง)',
  /** Written beside a doubtful figure by a demo colleague. */
  doubtChecked: 'สอบถามผู้ผลิตแล้ว ยอดถูกต้อง',
  someone: 'ไม่ทราบชื่อ',
} as const

/** Refusals of the page's API: what happened and what to do. */
export const REFUSALS = {
  badRequest: 'คำขอไม่ถูกต้อง โปรดเปิดหน้านี้ใหม่',
  notLocal: 'โหมดฝึกใช้งานเปิดได้จากเครื่องนี้เท่านั้น โปรดเปิดด้วยที่อยู่ localhost',
  foreignPage: 'คำสั่งนี้มาจากเว็บไซต์อื่น จึงไม่ทำตาม',
  photoTooLarge: 'ไฟล์ใหญ่เกิน 10 เมกะไบต์ โปรดเลือกรูปภาพที่เล็กกว่านี้',
  isMoving: 'นาฬิกากำลังเดินอยู่ โปรดรอให้เสร็จก่อน',
  isPast: 'นาฬิกาฝึกใช้งานเดินหน้าได้อย่างเดียว',
  tooFar: 'เลื่อนนาฬิกาได้ครั้งละไม่เกิน 3 ปี',
  noPerson: 'ไม่พบบุคคลหรือกลุ่มนี้ในโหมดฝึกใช้งาน',
  hasBlocked: 'บุคคลนี้บล็อกบัญชีอยู่ โปรดเลิกบล็อกก่อนส่งข้อความ',
  notFriend: 'บุคคลนี้ยังไม่ได้เพิ่มเพื่อน โปรดกดเพิ่มเพื่อนก่อน',
  botNotInGroup: 'บัญชีรายได้ OTOP ยังไม่ได้อยู่ในกลุ่มนี้ โปรดเชิญเข้ากลุ่มก่อน',
} as const

export type RefusalName = keyof typeof REFUSALS

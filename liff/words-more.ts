// Words of the form's questions, details and dialogs: about an amount, more about a row, conflict, submitting.
// Why a month is locked is in words-lock.ts.

/** About an amount that was typed. Refusals and doubts themselves are worded in bot/domain. */
export const ASK = {
  echo: (amount: string) => `${amount} บาท ใช่ไหม`,
  takeBack: (amount: string) => `ล้างยอด ${amount} บาทที่บันทึกไว้ ใช่ไหม`,
  takeBackZero: 'ล้างรายการ “ไม่มียอดขาย” ที่บันทึกไว้ ใช่ไหม',
  keepStored: 'คืนค่าเดิม',
  clearIt: 'ใช่ ล้าง',
  reallySo: 'ยืนยันว่าถูกต้อง',
  reasonOptional: 'เหตุผล (ไม่ใส่ก็ได้)',
  reasonPlaceholder: 'เช่น ออกงาน OTOP',
  /** Stored as the reason when the officer only confirms. */
  confirmedReason: 'ตรวจสอบแล้ว ถูกต้อง',
  sameLineTwice: 'ประเภทและช่องทางนี้มีแล้ว โปรดรวมเป็นรายการเดียว',
} as const

export const MORE = {
  noSales: 'เดือนนี้ไม่มียอดขาย เพราะ',
  undoNoSales: 'เปลี่ยนเป็นมียอดขาย',
  split: 'แยกประเภท/ช่องทาง',
  unsplit: 'เลิกแยก',
  category: 'ประเภท',
  channel: 'ช่องทาง',
  amount: 'จำนวนเงิน (บาท)',
  line: (index: number) => `รายการที่ ${index}`,
  addLine: 'เพิ่มรายการ',
  removeLine: (index: number) => `ลบรายการที่ ${index}`,
  source: 'ได้ตัวเลขจาก',
  note: 'หมายเหตุ',
  clear: 'ล้าง',
  recordedBy: (who: string, when: string) => `บันทึกโดย ${who} เมื่อ ${when}`,
  recordedAt: (when: string) => `บันทึกเมื่อ ${when}`,
} as const

export const CONFLICT = {
  title: 'มีผู้อื่นแก้ตัวเลขเดียวกัน',
  explain: (count: number) => `${count} รายถูกแก้ไปหลังจากท่านเปิดหน้านี้ โปรดเลือกว่าจะใช้ตัวเลขใด`,
  mine: 'ของท่าน',
  theirs: 'ที่บันทึกอยู่',
  by: (who: string, when: string) => `${who} · ${when}`,
  allMine: 'ใช้ของท่านทั้งหมด',
  allTheirs: 'ใช้ที่บันทึกอยู่ทั้งหมด',
  chosen: (count: number, of: number) => `เลือกแล้ว ${count} จาก ${of} ราย`,
  done: (count: number) => `ใช้ตามที่เลือก (${count} ราย)`,
  blank: 'ว่าง',
} as const

export const SUBMIT = {
  title: 'ส่งรายงานให้พัฒนาการอำเภอ',
  producers: 'ผู้ผลิตทั้งหมด',
  amount: 'รายได้รวม',
  zeros: 'ไม่มียอดขาย',
  doubts: 'ยืนยันยอดผิดปกติแล้ว',
  warn: 'เมื่อส่งแล้วจะแก้ตัวเลขไม่ได้ จนกว่าพัฒนาการอำเภอจะตีกลับ',
  confirm: 'ยืนยันส่งรายงาน',
  checkAgain: 'ตรวจอีกครั้ง',
  sent: 'ส่งรายงานแล้ว',
  /** `due`: `ภายในวันศุกร์ที่ 31 มกราคม 2568`, or nothing. */
  sentNext: (due: string) => `ขั้นต่อไป พัฒนาการอำเภอตรวจและลงนามรับรอง${due} ท่านไม่ต้องทำอะไรเพิ่ม`,
  within: (day: string) => `ภายใน${day}`,
  withinMoment: (day: string, time: string) => `ภายใน${day} เวลา\u00a0${time.replace(' ', '\u00a0')}`,
  changed: 'รายงานมีการเปลี่ยนแปลง ดึงข้อมูลล่าสุดแล้ว โปรดตรวจแล้วส่งอีกครั้ง',
} as const

export const LOCKED = {
  typedExplain: 'ไม่อยู่ในรายงานและไม่รวมในยอดบนหน้านี้ ระบบเก็บไว้ให้ท่านบันทึกหากเดือนนี้เปิดให้แก้ไขอีกครั้ง',
  blank: 'ว่าง',
  discard: 'ทิ้ง',
  discardTitle: 'ทิ้งตัวเลขที่ยังไม่ได้บันทึก',
  discardText: 'ตัวเลขที่พิมพ์ไว้จะถูกลบทั้งในเครื่องนี้และในระบบ เรียกคืนไม่ได้',
  storedStays: 'ตัวเลขที่บันทึกแล้วไม่เปลี่ยนแปลง',
  discardYes: (count: number) => `ยืนยันทิ้ง ${count} ราย`,
  discarding: 'กำลังทิ้ง…',
  discarded: (count: number) => `ทิ้งตัวเลขที่ยังไม่ได้บันทึกแล้ว ${count} ราย`,
} as const

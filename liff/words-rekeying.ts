// Thai sentences of typing the figures into the department's own system.
import type { RekeyingState } from '../bot/domain/rekeying.ts'

export const REKEYING_STATES: Record<RekeyingState, string> = {
  blank: 'ยังไม่มีตัวเลข',
  open: 'ยังไม่ได้คีย์',
  changed: 'เปลี่ยนหลังคีย์แล้ว',
  done: 'คีย์แล้ว',
}

export const REKEYING = {
  title: 'คีย์เข้าระบบของกรม',
  sub: (office: string, month: string) => `${office} · ${month}`,
  progress: 'คีย์แล้ว',
  of: (done: number, all: number) => `${done}/${all} ราย`,
  blank: (count: number) => `อีก ${count} รายยังไม่มีตัวเลขในเดือนนี้`,
  notFinal: 'รายงานเดือนนี้ยังไม่ลงนามรับรอง ตัวเลขอาจเปลี่ยนได้อีก',
  readOnly: 'พัฒนากรของอำเภอเป็นผู้ทำเครื่องหมายว่าคีย์แล้ว ท่านดูได้อย่างเดียว',
  nobody: 'อำเภอนี้ยังไม่มีผู้ผลิตในเดือนนี้',

  place: (at: number, of: number) => `รายที่ ${at} จาก ${of}`,
  code: 'เลขทะเบียน',
  copied: (what: string) => `คัดลอก ${what} แล้ว`,
  total: 'รวม',
  noSales: (reason: string) => `ไม่มียอดขาย (${reason}) คีย์เป็น 0`,
  nothing: 'ยังไม่มีตัวเลขของรายนี้ จึงยังไม่ต้องคีย์',
  takenBack: (before: string) => `ตัวเลขถูกถอนแล้ว โปรดลบยอดเดิม ${before} บาทออกจากระบบของกรม`,
  changed: (before: string) => `ตัวเลขเปลี่ยนหลังคีย์แล้ว เดิม ${before} บาท โปรดแก้ในระบบของกรม`,
  tick: 'คีย์แล้ว ไปรายถัดไป',
  tickLast: 'คีย์แล้ว',
  tickChanged: 'แก้ในระบบของกรมแล้ว',
  ticked: (by: string, when: string) => `คีย์แล้วโดย ${by} เมื่อ ${when}`,
  untick: 'ยกเลิกเครื่องหมาย',
  unticked: 'ยกเลิกเครื่องหมายแล้ว',
  saved: (done: number, all: number) => `บันทึกแล้ว คีย์แล้ว ${done} จาก ${all} ราย`,
  previous: 'รายก่อนหน้า',
  next: 'รายถัดไป',
  toNext: 'ไปรายที่ยังไม่ได้คีย์',
  keys: 'แป้นพิมพ์: Enter คัดลอกแล้วไปช่องถัดไป · ลูกศรซ้าย ขวา เปลี่ยนราย',
  allDone: 'คีย์ครบทุกรายแล้ว โปรดเทียบยอดรวมกับระบบของกรม',

  totals: 'ยอดรวมของอำเภอ',
  channels: 'ช่องทาง',
  all: 'รวมทั้งหมด',
  list: (count: number) => `รายชื่อทั้งหมด ${count} ราย`,

  difference: 'เทียบกับยอดรวมในระบบของกรม',
  ours: 'ยอดในระบบนี้',
  department: 'ยอดในระบบของกรม',
  off: 'ส่วนต่าง',
  noted: (by: string, when: string) => `บันทึกโดย ${by} เมื่อ ${when}`,
  notNoted: 'ยังไม่ได้บันทึกยอดรวมในระบบของกรม',
  noteLabel: 'ยอดรวมที่ระบบของกรมแสดง (บาท)',
  noteHint: 'อ่านจากหน้าสรุปของเดือนนี้ในระบบของกรม',
  note: 'บันทึกยอดรวม',
  noteMissing: 'โปรดใส่ยอดรวม',
  noteSure: (amount: string) => `${amount} บาท ใช่ไหม กดบันทึกอีกครั้งเพื่อยืนยัน`,
  notedDone: 'บันทึกยอดรวมแล้ว',
  same: 'ยอดตรงกันทุกสตางค์',
  less: (amount: string) => `ระบบของกรมน้อยกว่า ${amount} บาท`,
  more: (amount: string) => `ระบบของกรมมากกว่า ${amount} บาท`,
  causes: 'สิ่งที่ตรงกับส่วนต่างพอดี',
  moreCauses: (count: number) => `และอีก ${count} ข้อที่ตรงพอดีเช่นกัน`,
  noCause: 'ไม่มีรายใดรายเดียวหรือยอดรวมใดที่ตรงกับส่วนต่างพอดี โปรดตรวจทีละราย',
  pending: (count: number) => `ยังไม่ได้คีย์หรือเปลี่ยนหลังคีย์ ${count} ราย`,
  pendingSum: (amount: string) => `คีย์ครบแล้ว ยอดของกรมจะเปลี่ยนไป ${amount} บาท`,
} as const

/** What one slip would be, in a sentence; `name` is the producer's. */
export const CAUSES = {
  pending: 'รายที่ยังไม่ได้คีย์หรือเปลี่ยนหลังคีย์ทั้งหมดรวมกัน',
  not_typed: (name: string) => `${name} อาจยังไม่ได้คีย์`,
  old_amount: (name: string) => `${name} อาจยังเป็นยอดเดิม`,
  typed_twice: (name: string) => `${name} อาจคีย์ซ้ำสองครั้ง`,
  not_ticked: (name: string) => `${name} อาจคีย์แล้วแต่ยังไม่ได้ทำเครื่องหมาย`,
  line_not_typed: (name: string, category: string, channel: string) =>
    `${name} อาจขาดยอด${category} ${channel}`,
  sum_category: (category: string) => `อาจยังไม่ได้คีย์ประเภท${category}ของทุกราย`,
  sum_channel: (channel: string) => `อาจยังไม่ได้คีย์ช่องทาง${channel}ของทุกราย`,
  sum_both: (category: string, channel: string) => `อาจยังไม่ได้คีย์${category} ${channel}ของทุกราย`,
  sum_all: 'อาจยังไม่ได้คีย์เลยสักราย',
  onTop: (slip: string) => `${slip} นอกเหนือจากรายที่ยังไม่ได้คีย์`,
} as const

// Wording file: notices as lists of them name them, in the province's log and on the practice page. Kinds and states are
// closed lists; reasons are those that planner and sender write, and whatever LINE answered.
import type { NoticeKind, NoticeState } from '../../db/vocabulary.ts'
import type { SkipReason } from './notice-planning.ts'

export const NOTICE_KIND_NAMES: Readonly<Record<NoticeKind, string>> = {
  window_opens: 'เปิดระบบ',
  report_due_heads_up: 'เตือนก่อนวันหยุด',
  report_due: 'ครบกำหนด รต.1',
  sign_off_due: 'ครบกำหนดลงนาม รต.2',
  last_call: 'ก่อนปิดระบบ 1 วัน',
  window_closes: 'ปิดระบบ',
  forecast_due: 'ครบกำหนดประมาณการ',
  forecast_heads_up_14: 'ประมาณการ เหลือ 14 วัน',
  forecast_heads_up_3: 'ประมาณการ เหลือ 3 วัน',
  summary_due_day: 'สรุปจังหวัด วันครบกำหนด',
  summary_month_end: 'สรุปจังหวัด สิ้นเดือน',
  summary_closed: 'สรุปจังหวัด หลังปิดระบบ',
  all_certified: 'ลงนามครบทุกอำเภอ',
  calendar_corrected: 'แก้ไขกำหนดการ',
  report_submitted: 'ส่งรายงานแล้ว รอลงนาม',
  report_returned: 'ตีกลับให้แก้ไข',
  report_reopened: 'เปิดให้แก้ไขอีกครั้ง',
  reopening_ends: 'ใกล้หมดเวลาแก้ไข',
  reopening_ran_out: 'หมดเวลาแก้ไข ยังไม่ลงนาม',
  acting_chief_named: 'แต่งตั้งผู้รักษาราชการแทน',
  figure_questioned: 'คำถามเรื่องตัวเลข',
  figure_answered: 'คำตอบเรื่องตัวเลข',
  nudge: 'จังหวัดเตือน',
  quota_held: 'โควตาข้อความหมด',
}

export const NOTICE_STATE_NAMES: Readonly<Record<NoticeState, string>> = {
  planned: 'รอส่ง',
  sending: 'กำลังส่ง',
  sent: 'ส่งแล้ว',
  held: 'รอโควตา',
  skipped: 'ไม่ต้องส่ง',
  expired: 'เลยเวลาแล้ว',
  refused: 'ไลน์ไม่รับ',
  failed: 'ส่งไม่สำเร็จ',
}

const SKIP_WORDS: Readonly<Record<SkipReason, string>> = {
  unreachable: 'ส่งไม่ถึง เพราะบล็อกบัญชีหรือยังไม่ได้เพิ่มเพื่อน โปรดโทรแจ้ง',
  removed: 'ไม่ได้อยู่ในหน้าที่นี้แล้ว',
  recorded_meanwhile: 'บันทึกครบแล้วก่อนถึงเวลาส่ง',
  submitted_meanwhile: 'ส่งรายงานแล้วก่อนถึงเวลาส่ง',
  certified_meanwhile: 'ลงนามรับรองแล้วก่อนถึงเวลาส่ง',
  filed_meanwhile: 'ส่งประมาณการแล้ว',
  date_corrected: 'กำหนดการเปลี่ยนแล้ว',
  no_longer_so: 'เรื่องนี้จบแล้ว',
}

const REASON_WORDS: ReadonlyMap<string, string> = new Map([
  ...Object.entries(SKIP_WORDS),
  ['quota', 'โควตาข้อความของเดือนนี้หมด จะส่งเมื่อมีโควตา'],
  ['too_late', 'เลยเวลาที่ยังมีประโยชน์แล้ว'],
  ['refused_in_multicast', 'ไลน์ไม่รับการส่งพร้อมกัน จะส่งทีละคน'],
  ['restored', 'กู้คืนข้อมูลจากไฟล์สำรอง อาจส่งไปแล้ว จึงไม่ส่งซ้ำ'],
  ['erased', 'ลบข้อมูลส่วนบุคคลของผู้รับแล้ว'],
  ['retry_key_expired', 'ลองส่งครบ 24 ชั่วโมงแล้วไม่สำเร็จ'],
])

/** The reason in Thai; null = there is none. What LINE answered is quoted. */
export function reasonInThai(reason: string | null): string | null {
  if (reason === null) return null
  return REASON_WORDS.get(reason) ?? `ไลน์ตอบว่า ${reason}`
}

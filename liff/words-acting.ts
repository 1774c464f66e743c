// Thai sentences of acting chiefs (รักษาราชการแทน).
import type { ActingChiefView } from '../bot/contract/acting-chiefs.ts'

export const ACTING_STATES: Record<ActingChiefView['state'], string> = {
  now: 'กำลังรักษาราชการแทน',
  coming: 'ยังไม่ถึงวันเริ่ม',
  over: 'สิ้นสุดแล้ว',
}

export const ACTING = {
  title: 'รักษาราชการแทนพัฒนาการอำเภอ',
  explain: 'ผู้รักษาราชการแทนลงนามรับรอง รต.2 แทนพัฒนาการอำเภอได้ในช่วงวันที่ระบุ และเลขที่คำสั่งจะปรากฏในแบบ รต.2',
  list: 'รายการแต่งตั้ง',
  nothing: 'ยังไม่มีรายการแต่งตั้ง',
  nobodyNow: 'ขณะนี้ไม่มีผู้รักษาราชการแทน',
  over: (count: number) => `สิ้นสุดแล้ว ${count} รายการ`,
  days: (from: string, until: string) => `${from} – ${until}`,
  order: (number: string) => `คำสั่งที่ ${number}`,
  named: (by: string | null, when: string) => (by ? `บันทึกโดย ${by} เมื่อ ${when}` : `บันทึกเมื่อ ${when}`),
  end: 'สิ้นสุดก่อนกำหนด',
  endOf: (name: string) => `สิ้นสุดก่อนกำหนด ${name}`,
  cancel: 'ยกเลิกรายการ',
  cancelOf: (name: string) => `ยกเลิกรายการ ${name}`,
  confirmEnd: (name: string, office: string) =>
    `ให้ ${name} สิ้นสุดการรักษาราชการแทนพัฒนาการ${office} ตั้งแต่บัดนี้ใช่ไหม`,
  confirmCancel: (name: string, office: string) =>
    `ยกเลิกการแต่งตั้ง ${name} รักษาราชการแทนพัฒนาการ${office} ใช่ไหม`,
  endYes: 'ใช่ สิ้นสุดเลย',
  cancelYes: 'ใช่ ยกเลิกรายการ',
  ended: 'บันทึกการสิ้นสุดแล้ว',
  canceled: 'ยกเลิกรายการแล้ว',

  name: 'แต่งตั้งผู้รักษาราชการแทน',
  office: 'รักษาราชการแทนพัฒนาการ',
  officer: 'เจ้าหน้าที่',
  choose: 'เลือกชื่อ',
  officerOption: (name: string, role: string) => `${name} · ${role}`,
  orderNumber: 'เลขที่คำสั่ง',
  orderPlaceholder: 'เช่น 123/2568',
  from: 'ตั้งแต่วันที่',
  until: 'ถึงวันที่ (นับรวมวันสุดท้าย)',
  check: 'ตรวจแล้วบันทึก',
  missing: 'โปรดเลือกเจ้าหน้าที่ ใส่เลขที่คำสั่ง และเลือกวันให้ครบ',
  badDays: 'วันสิ้นสุดอยู่ก่อนวันเริ่ม โปรดเลือกวันใหม่',
  confirmTitle: 'ยืนยันการแต่งตั้ง',
  mayOwn: 'หากผู้นี้เป็นผู้บันทึกหรือผู้ส่งรายงาน จะลงนามรับรองรายงานนั้นไม่ได้',
  who: 'ผู้รักษาราชการแทน',
  confirm: 'ยืนยันแต่งตั้ง',
  saved: 'บันทึกการแต่งตั้งแล้ว',
} as const

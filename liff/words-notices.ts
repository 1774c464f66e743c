// Thai sentences of the log of notices and of the list of people to phone.
import { momentShort } from './words-common.ts'

export const NOTICES = {
  title: 'บันทึกการส่งข้อความ',
  asOf: (when: string) => `ข้อมูล ณ ${when}`,
  earlier: 'เดือนก่อนหน้า',
  later: 'เดือนถัดไป',
  filters: 'เลือกดู',
  state: 'สถานะ',
  kind: 'เรื่อง',
  office: 'สำนักงาน',
  all: 'ทั้งหมด',
  undelivered: 'ไม่ถึงผู้รับ',
  /** Nobody was spared a message here: LINE has no way to them. */
  noWay: 'ส่งไม่ถึง',
  option: (name: string, count: number) => `${name} (${count})`,
  none: 'ไม่มีรายการตามที่เลือก',
  nothing: 'ยังไม่มีข้อความของเดือนนี้',
  count: (shown: number, of: number) => `${shown} จาก ${of} รายการ`,
  /** Why there are more lines here than messages that the quota has paid. */
  merged: 'เรื่องที่ถึงคนเดียวกันในเวลาเดียวกัน ส่งรวมเป็นข้อความเดียว',
  capped: (listed: number, count: number) => `มีทั้งหมด ${count} รายการ แสดงเฉพาะ ${listed} รายการล่าสุด`,
  more: (count: number) => `แสดงอีก ${count} รายการ`,
  group: 'กลุ่มไลน์ของสำนักงาน',
  by: (name: string) => `โดย ${name}`,
  /** What the shown moment is. */
  at: {
    sent: (when: string) => `ส่งเมื่อ ${momentShort(when)}`,
    planned: (when: string) => `กำหนดส่ง ${momentShort(when)}`,
  },
} as const

export const UNREACHABLE = {
  title: 'ติดต่อทางไลน์ไม่ได้',
  asOf: (province: string, when: string) => `จังหวัด${province} · ข้อมูล ณ ${when}`,
  explain: 'ผู้ที่ข้อความของระบบส่งไม่ถึง และตำแหน่งที่ยังไม่มีผู้ใช้ระบบ โปรดโทรศัพท์แจ้งเมื่อถึงกำหนด',
  nobody: 'ไลน์ส่งถึงเจ้าหน้าที่ทุกคนในทุกสำนักงาน',
  cutOff: 'ไม่มีใครรับข้อความได้เลย',
  noPhone: 'ยังไม่มีหมายเลขโทรศัพท์',
  call: (name: string, phone: string) => `โทร ${phone} หา ${name}`,
  invitedAt: (when: string) => `ส่งคำเชิญเมื่อ ${when}`,
  print: 'พิมพ์รายชื่อโทรศัพท์',
  officers: 'เพิ่มหมายเลขหรือส่งคำเชิญ',
} as const

// Wording file: everything the practice page itself says. Names of roles, states and dates come from bot/domain.
import { bangkokDateOf, bangkokTimeOf } from '../../domain/civil-time.ts'
import { thaiDateShort } from '../../domain/thai-dates.ts'

export const PAGE = {
  title: 'โหมดฝึกใช้งาน',
  nothingSent: '— ไม่มีการส่งข้อความไปยังไลน์จริง',
  clockLabel: 'วันเวลาที่ใช้ฝึก',
  connectionLost: 'ขาดการเชื่อมต่อกับบริการ กำลังต่อใหม่ให้เอง',
  failed: 'ทำรายการไม่สำเร็จ โปรดลองใหม่',
  close: 'ปิด',
  more: 'เพิ่มเติม',
  help: 'วิธีใช้',
} as const

export const CLOCK = {
  stepsLabel: 'เลื่อนวันเวลา',
  day: 'ถัดไป 1 วัน',
  milestone: 'ถึงวันสำคัญถัดไป',
  month: 'ถึงสิ้นเดือน',
  year: 'ทั้งปีงบประมาณ',
  noNext: 'ไม่มีวันสำคัญใน 100 วันนี้',
  roadmapLabel: 'กำหนดการของเดือนที่รายงาน',
  moving: 'กำลังเลื่อนวันเวลา',
  arrived: 'ถึงแล้ว',
  stop: 'หยุด',
  and: ' และ ',
  districts: 'ระหว่างทาง อำเภอต่าง ๆ',
  wait: 'รอ ไม่ทำอะไร',
  othersWork: 'ทำงานเอง ยกเว้นอำเภอในแชตแรก',
  allWork: 'ทำงานเองทุกอำเภอ',
} as const

export const CHAT = {
  tabs: 'เลือกแชต',
  slots: ['แชตที่ 1', 'แชตที่ 2', 'แชตที่ 3'],
  whose: 'แชตของ',
  others: 'ผู้ยังไม่ได้รับคำเชิญ',
  groups: 'กลุ่มไลน์',
  notInvited: 'ยังไม่ได้รับคำเชิญ',
  simulated: 'แชตไลน์จำลอง',
  messages: 'ข้อความในแชต',
  quickReplies: 'ปุ่มตอบด่วน',
  type: 'พิมพ์ข้อความ เช่น สถานะ',
  send: 'ส่ง',
  sendPhoto: 'ส่งรูปภาพหรือไฟล์จากเครื่องนี้',
  speaker: 'พิมพ์ในชื่อ',
  block: 'บล็อก',
  unblock: 'เลิกบล็อก',
  addFriend: 'เพิ่มเพื่อน',
  inviteBot: 'เชิญเข้ากลุ่ม',
  removeBot: 'นำออกจากกลุ่ม',
  isBlocked: 'บุคคลนี้บล็อกบัญชีรายได้ OTOP อยู่ จึงไม่ได้รับแจ้งใด ๆ',
  isNotFriend: 'บุคคลนี้ยังไม่ได้เพิ่มบัญชีรายได้ OTOP เป็นเพื่อน',
  isNoBot: 'บัญชีรายได้ OTOP ยังไม่ได้อยู่ในกลุ่มนี้',
  empty: 'ยังไม่มีข้อความ กด “ถึงวันสำคัญถัดไป” ด้านบน หรือพิมพ์คำว่า สถานะ',
  unsent: 'ยกเลิกข้อความแล้ว',
  picture: 'รูปภาพ เปิดดูขนาดเต็ม',
  file: (name: string) => `ไฟล์ ${name}`,
  pictureGone: 'แสดงรูปภาพนี้ไม่ได้แล้ว',
  notShown: 'ข้อความชนิดนี้แสดงในโหมดฝึกใช้งานไม่ได้',
  carousel: 'หลายการ์ด เลื่อนซ้ายขวาได้',
  newMessages: (count: number) => `ใหม่ ${count}`,
} as const

export const MINI_APP = {
  title: 'รายได้ OTOP',
  openedBy: (name: string) => `เปิดในชื่อ ${name}`,
  frame: 'หน้ารายได้ OTOP ในไลน์จำลอง',
  close: 'ปิดหน้ารายได้ OTOP',
} as const

export const NOTICES = {
  button: 'รายการแจ้งเตือน',
  title: 'รายการแจ้งเตือนทั้งหมด',
  about: 'ทุกการแจ้งเตือนที่ระบบวางแผนไว้ ใครได้รับ ส่งแล้วหรือไม่ เพราะอะไร',
  quota: 'โควตาข้อความเดือนนี้',
  quotaUsed: (used: number, limit: number | null) =>
    limit === null ? `ใช้ไป ${used} ข้อความ ไม่จำกัด` : `ใช้ไป ${used} จาก ${limit} ข้อความ`,
  period: 'เดือนที่รายงาน',
  allPeriods: 'ทุกเดือน',
  state: 'สถานะ',
  allStates: 'ทุกสถานะ',
  none: 'ไม่มีการแจ้งเตือนตามที่เลือก',
  count: (shown: number, all: number) =>
    shown < all ? `แสดง ${shown} รายการล่าสุด จากทั้งหมด ${all} รายการ` : `${all} รายการ`,
} as const

export const COLLEAGUES = {
  button: 'ให้เพื่อนร่วมงานทำแทน',
  title: 'ให้เพื่อนร่วมงานทำแทน',
  about: (period: string) =>
    `เจ้าหน้าที่ตัวอย่างจะบันทึกรายที่เหลือของเดือน${period} ส่งรายงาน และพัฒนาการอำเภอตัวอย่างจะลงนาม ด้วยขั้นตอนเดียวกับการใช้งานจริง`,
  all: 'ทุกอำเภอ',
  figures: 'บันทึกที่เหลือให้ครบ',
  submitted: 'ส่งรายงาน',
  certified: 'ลงนามรับรอง',
  done: 'ครบแล้ว',
  working: 'กำลังทำให้',
  progress: (recorded: number, expected: number) => `${recorded} จาก ${expected} ราย`,
  finished: (names: string, recorded: number) => `${names}: บันทึกเพิ่ม ${recorded} ราย เสร็จแล้ว`,
} as const

export const INTRO = {
  title: 'เริ่มฝึกใน 3 ขั้น',
  lines: [
    'กด “ถึงวันสำคัญถัดไป” แล้วดูว่าใครได้รับข้อความอะไร',
    'กดปุ่มในข้อความเพื่อเปิดแบบบันทึก เหมือนใช้จากโทรศัพท์ของผู้นั้น',
    'เลือกดูแชตของคนอื่นได้ทุกคน ลองผิดลองถูกได้ ไม่มีอะไรส่งออกไปจริง',
  ],
  start: 'เข้าใจแล้ว เริ่มเลย',
} as const

/** `10 ม.ค. 09:00 น.`, for a button. */
export function shortMoment(at: Date): string {
  const [day, month] = thaiDateShort(bangkokDateOf(at)).split(' ')
  return `${day} ${month} ${bangkokTimeOf(at)} น.`
}

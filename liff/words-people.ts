// Thai sentences of inviting and joining.
import type { InvitationList } from '../bot/contract/invitations.ts'

export const PEOPLE = {
  title: 'คำเชิญและกลุ่มไลน์',
  toOfficers: 'กลับไปรายชื่อเจ้าหน้าที่',
  invite: 'เชิญเจ้าหน้าที่',
  inviteExplain: 'ลิงก์หนึ่งใช้ได้คนเดียวครั้งเดียว',
  office: 'สำนักงาน',
  role: 'ตำแหน่ง',
  create: 'สร้างลิงก์คำเชิญ',
  group: 'ผูกกลุ่มไลน์ของสำนักงาน',
  groupExplain: 'เชิญบัญชีทางการเข้ากลุ่ม แล้วให้ใครก็ได้ในกลุ่มพิมพ์รหัสนี้ ประกาศทั่วไปจะส่งเข้ากลุ่มแทน',
  createGroup: 'สร้างรหัสกลุ่ม',
  forWhom: (role: string, office: string) => `${role} · ${office}`,
  forGroup: (office: string) => `กลุ่มไลน์ · ${office}`,
  replaces: (name: string) => `รับช่วงต่อจาก ${name}`,
  expires: (when: string) => `ใช้ได้ถึง ${when}`,
  scan: 'ให้ผู้รับเชิญสแกน หรือส่งลิงก์ให้ทางไลน์ ใช้ได้คนเดียวครั้งเดียว',
  qrLabel: 'คิวอาร์โค้ดของลิงก์คำเชิญ',
  phrase: 'ข้อความสำหรับพิมพ์ในกลุ่ม',
  copyLink: 'คัดลอกลิงก์',
  copyPhrase: 'คัดลอกข้อความ',
  share: 'ส่งคำเชิญทางไลน์',
  shared: 'ส่งคำเชิญแล้ว',
  copyInvitation: 'คัดลอกคำเชิญไปวางในแชต',
  copiedInstead: 'เปิดรายชื่อแชตไม่ได้ จึงคัดลอกคำเชิญไว้ให้แล้ว โปรดวางในแชตของผู้รับเชิญ',
  shareText: (role: string, office: string, url: string) =>
    `ขอเชิญเข้าใช้ระบบรายงานรายได้ OTOP ในตำแหน่ง${role} ${office}\n${url}`,
  list: 'คำเชิญที่ออกไปแล้ว',
  nothing: 'ยังไม่มีคำเชิญ',
  revoke: 'ยกเลิก',
  revokeOf: (whom: string) => `ยกเลิก ${whom}`,
  revokeTitle: 'ยกเลิกคำเชิญ',
  revokeYes: 'ยกเลิกคำเชิญนี้',
  revokeThis: 'ส่งผิดคน ยกเลิกคำเชิญนี้',
  confirmRevoke: (whom: string) => `ยกเลิกคำเชิญ ${whom} ใช่ไหม ลิงก์จะใช้ไม่ได้อีก`,
  revoked: 'ยกเลิกคำเชิญแล้ว',
  notOpen: 'คำเชิญนี้ถูกใช้หรือยกเลิกไปก่อนแล้ว',
  made: (when: string) => `สร้างเมื่อ ${when}`,
} as const

export const INVITATION_STATES: Record<InvitationList['invitations'][number]['state'], string> = {
  open: 'รอตอบรับ',
  used: 'ใช้แล้ว',
  expired: 'หมดอายุ',
  revoked: 'ยกเลิกแล้ว',
}

export const JOIN = {
  title: 'คำเชิญเข้าใช้ระบบ',
  invited: 'ท่านได้รับเชิญเป็น',
  fullName: 'ชื่อและนามสกุลของท่าน',
  fullNameHint: 'ใช้ชื่อจริง เพราะจะปรากฏในรายงาน',
  nameMissing: 'โปรดใส่ชื่อและนามสกุล',
  accept: 'ตอบรับคำเชิญ',
  expires: (when: string) => `คำเชิญนี้ใช้ได้ถึง ${when}`,
  takesOver: 'เมื่อตอบรับ ท่านจะรับช่วงหน้าที่ต่อจากเจ้าหน้าที่คนเดิมทันที และคนเดิมจะออกจากระบบในเวลาเดียวกัน',
  privacy: 'ระบบเก็บชื่อ ตำแหน่ง และรหัสบัญชีไลน์ของท่าน เพื่อส่งแจ้งเตือนและบันทึกว่าใครเป็นผู้รายงาน',
  welcome: 'เข้าร่วมเรียบร้อยแล้ว',
} as const

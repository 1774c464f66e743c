// Every way the product says no: a stable code, a kind, one Thai sentence and what to do next.
// `{name}` is filled from the problem's detail. Codes are never renamed: phones and logs know them.

import { PROVINCE_PROBLEMS } from './province-problems.ts'

export type ProblemKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'locked'
  | 'too_many'
  | 'unavailable'

export interface ProblemWords {
  kind: ProblemKind
  /** What happened. `{name}` is filled from the detail. */
  says: string
  /** What to do next. */
  next: string
}

export const PROBLEMS = {
  'request.invalid': { kind: 'invalid', says: 'ข้อมูลที่ส่งมาไม่ถูกต้อง', next: 'โปรดเปิดหน้านี้ใหม่แล้วลองอีกครั้ง' },
  'request.too_large': { kind: 'invalid', says: 'ข้อมูลที่ส่งมามีขนาดใหญ่เกินไป', next: 'โปรดแบ่งส่งเป็นส่วน ๆ' },
  'request.too_many': { kind: 'too_many', says: 'มีการส่งถี่เกินไป', next: 'โปรดรอสักครู่แล้วลองใหม่' },
  'route.not_found': { kind: 'not_found', says: 'ไม่พบหน้าที่ต้องการ', next: 'โปรดกลับไปหน้าแรก' },
  'session.missing': {
    kind: 'unauthenticated',
    says: 'ยังไม่ได้เข้าสู่ระบบ หรือหมดเวลาแล้ว',
    next: 'โปรดเปิดหน้านี้ใหม่จากไลน์',
  },
  'session.token_refused': {
    kind: 'unauthenticated',
    says: 'ยืนยันตัวตนกับไลน์ไม่สำเร็จ',
    next: 'โปรดปิดแล้วเปิดหน้านี้ใหม่จากไลน์',
  },
  'officer.unknown': {
    kind: 'forbidden',
    says: 'ยังไม่มีชื่อของท่านในระบบ',
    next: 'โปรดขอคำเชิญจากสำนักงานพัฒนาชุมชนจังหวัด',
  },
  'access.denied': {
    kind: 'forbidden',
    says: 'ท่านไม่มีสิทธิ์ทำรายการนี้',
    next: 'หากคิดว่าควรมีสิทธิ์ โปรดติดต่อสำนักงานพัฒนาชุมชนจังหวัด',
  },
  'access.same_person': {
    kind: 'forbidden',
    says: 'ผู้บันทึกหรือผู้ส่งรายงานรับรองรายงานเดียวกันไม่ได้',
    next: 'โปรดให้พัฒนาการอำเภอที่ไม่ได้แก้ตัวเลขเป็นผู้รับรอง',
  },
  'invitation.unknown': { kind: 'not_found', says: 'ไม่พบคำเชิญนี้', next: 'โปรดขอลิงก์คำเชิญใหม่จากผู้เชิญ' },
  'invitation.expired': { kind: 'conflict', says: 'คำเชิญนี้หมดอายุแล้ว', next: 'โปรดขอลิงก์คำเชิญใหม่จากผู้เชิญ' },
  'invitation.used': {
    kind: 'conflict',
    says: 'คำเชิญนี้ถูกใช้ไปแล้ว',
    next: 'โปรดขอลิงก์คำเชิญใหม่ หากท่านยังไม่ได้เข้าร่วม',
  },
  'invitation.revoked': { kind: 'conflict', says: 'คำเชิญนี้ถูกยกเลิกแล้ว', next: 'โปรดสอบถามผู้เชิญ' },
  'officer.already_joined': {
    kind: 'conflict',
    says: 'ท่านเข้าร่วมกับ{office}อยู่แล้ว',
    next: 'หากย้ายสำนักงาน โปรดให้จังหวัดนำชื่อออกจากที่เดิมก่อน',
  },
  'office.unknown': { kind: 'not_found', says: 'ไม่พบสำนักงานนี้', next: 'โปรดกลับไปหน้าแรก' },
  'period.unknown': { kind: 'not_found', says: 'ไม่มีเดือนที่รายงานนี้', next: 'โปรดกลับไปหน้าแรกแล้วเลือกเดือนใหม่' },
  'window.not_yet_open': {
    kind: 'locked',
    says: 'ระบบยังไม่เปิดให้บันทึกเดือน{period}',
    next: 'จะเปิดให้บันทึกวันที่ {until}',
  },
  'window.closed': {
    kind: 'locked',
    says: 'ระบบปิดรับข้อมูลเดือน{period} แล้ว ตั้งแต่ {since}',
    next: 'ตัวเลขที่พิมพ์ไว้ยังอยู่ หากต้องแก้ไข โปรดติดต่อสำนักงานพัฒนาชุมชนจังหวัด',
  },
  'window.closed_move': {
    kind: 'locked',
    says: 'ยังไม่ได้{move} ระบบปิดรับข้อมูลเดือน{period} แล้ว ตั้งแต่ {since}',
    next: 'โปรดขอให้สำนักงานพัฒนาชุมชนจังหวัดเปิดให้แก้ไขเพิ่ม แล้วจึง{move}',
  },
  'window.closed_return': {
    kind: 'locked',
    says: 'ระบบปิดรับข้อมูลเดือน{period} แล้ว ตีกลับไปอำเภอก็แก้ไขไม่ได้',
    next: 'โปรดใช้ “เปิดให้แก้ไขเพิ่ม” แทนการตีกลับ',
  },
  'window.still_open': {
    kind: 'conflict',
    says: 'ระบบยังเปิดรับข้อมูลเดือนนี้อยู่ ไม่ต้องเปิดเพิ่ม',
    next: 'หากต้องให้แก้ไข โปรดใช้ “ตีกลับให้แก้ไข” แทน',
  },
  'report.submitted': {
    kind: 'locked',
    says: 'ส่งรายงานให้พัฒนาการอำเภอแล้ว จึงแก้ไขไม่ได้',
    next: 'หากต้องแก้ไข โปรดให้พัฒนาการอำเภอตีกลับ',
  },
  'report.certified': {
    kind: 'locked',
    says: 'รายงานลงนามรับรองแล้ว จึงแก้ไขไม่ได้',
    next: 'หากต้องแก้ไข โปรดติดต่อสำนักงานพัฒนาชุมชนจังหวัด',
  },
  'report.accepted': {
    kind: 'locked',
    says: 'จังหวัดรับรายงานแล้ว จึงแก้ไขไม่ได้',
    next: 'หากต้องแก้ไข โปรดติดต่อสำนักงานพัฒนาชุมชนจังหวัด',
  },
  'report.incomplete': {
    kind: 'conflict',
    says: 'ยังบันทึกไม่ครบ เหลืออีก {left} ราย',
    next: 'โปรดบันทึกให้ครบ หรือระบุว่าไม่มียอดขายพร้อมเหตุผล แล้วส่งอีกครั้ง',
  },
  'report.wrong_state': {
    kind: 'conflict',
    says: 'ทำรายการไม่ได้ เพราะรายงานอยู่ในสถานะ “{state}”',
    next: 'มีการดำเนินการไปก่อนแล้ว โปรดดูข้อมูลล่าสุดในรายงาน',
  },
  'report.stale': {
    kind: 'conflict',
    says: 'รายงานมีการเปลี่ยนแปลงหลังจากที่ท่านเปิดดู',
    next: 'โปรดตรวจตัวเลขล่าสุดแล้วทำรายการอีกครั้ง',
  },
  'report.changed_set': {
    kind: 'conflict',
    says: 'รายชื่อผู้ผลิตของอำเภอเปลี่ยนไปหลังจากส่งรายงาน เหลือที่ยังไม่บันทึก {left} ราย',
    next: 'โปรดตีกลับรายงานให้เจ้าหน้าที่บันทึกให้ครบก่อนลงนาม',
  },
  'signature.empty': {
    kind: 'invalid',
    says: 'ยังไม่ได้ลงลายมือชื่อ หรือลายมือชื่อสั้นเกินไป',
    next: 'โปรดใช้นิ้วเซ็นชื่อเต็มในกรอบ แล้วกดยืนยันอีกครั้ง',
  },
  'signature.unusable': {
    kind: 'invalid',
    says: 'อ่านลายมือชื่อที่ส่งมาไม่ได้',
    next: 'โปรดล้างแล้วเซ็นชื่อใหม่อีกครั้ง',
  },
  'reopening.bad_moment': {
    kind: 'invalid',
    says: 'เวลาสิ้นสุดการเปิดเพิ่มไม่อยู่ในช่วงที่ทำได้',
    next: 'โปรดเลือกเวลาตั้งแต่ {from} ถึง {to}',
  },
  'figure.unknown': {
    kind: 'not_found',
    says: 'ไม่พบผู้ผลิตรายนี้ในเดือนที่รายงาน',
    next: 'โปรดเปิดหน้านี้ใหม่เพื่อรับรายชื่อล่าสุด',
  },
  'comment.unknown': {
    kind: 'not_found',
    says: 'ไม่พบข้อความที่จะตอบ',
    next: 'โปรดเปิดหน้านี้ใหม่แล้วลองอีกครั้ง',
  },
  'acting.unknown_officer': {
    kind: 'not_found',
    says: 'ไม่พบเจ้าหน้าที่ที่จะแต่งตั้ง',
    next: 'โปรดเลือกชื่อจากรายการอีกครั้ง',
  },
  'acting.bad_days': {
    kind: 'invalid',
    says: 'ช่วงวันที่รักษาราชการแทนไม่ถูกต้อง',
    next: 'โปรดเลือกวันเริ่มตั้งแต่วันนี้ และวันสิ้นสุดไม่เกิน 1 ปีจากวันเริ่ม',
  },
  'acting.overlap': {
    kind: 'conflict',
    says: 'มีผู้รักษาราชการแทนในช่วงวันนี้อยู่แล้ว',
    next: 'โปรดยกเลิกรายการเดิมก่อน หรือเลือกช่วงวันอื่น',
  },
  'acting.unknown': {
    kind: 'not_found',
    says: 'ไม่พบรายการรักษาราชการแทนนี้',
    next: 'โปรดเปิดหน้านี้ใหม่แล้วลองอีกครั้ง',
  },
  'evidence.unknown': {
    kind: 'not_found',
    says: 'ไม่พบหลักฐานรายการนี้',
    next: 'รายการอาจถูกลบไปแล้ว โปรดเปิดหน้านี้ใหม่',
  },
  'photo.not_a_photo': {
    kind: 'invalid',
    says: 'ไฟล์นี้เปิดเป็นรูปถ่ายไม่ได้',
    next: 'โปรดถ่ายรูปใหม่ หรือเลือกรูปชนิด JPEG หรือ PNG',
  },
  'photo.too_large': {
    kind: 'invalid',
    says: 'รูปมีขนาดใหญ่เกิน {limit} เมกะไบต์',
    next: 'โปรดถ่ายรูปใหม่ด้วยขนาดที่เล็กลง หรือส่งภาพหน้าจอของรูปนั้นแทน',
  },
  'document.link_old': {
    kind: 'not_found',
    says: 'ลิงก์เอกสารนี้หมดอายุแล้วหรือไม่ถูกต้อง',
    next: 'โปรดกลับไปที่ไลน์แล้วกดเปิดเอกสารอีกครั้ง',
  },
  'document.not_certified': {
    kind: 'conflict',
    says: 'รายงานเดือน{period} ยังไม่มีฉบับที่ลงนามรับรอง',
    next: 'โปรดเปิดฉบับร่าง หรือรอให้พัฒนาการอำเภอลงนามก่อน',
  },
  'document.failed': {
    kind: 'unavailable',
    says: 'ทำเอกสารนี้ไม่สำเร็จ',
    next: 'ข้อมูลยังอยู่ครบ โปรดลองใหม่ในอีกสักครู่',
  },
  'officer.not_found': {
    kind: 'not_found',
    says: 'ไม่พบเจ้าหน้าที่รายนี้',
    next: 'โปรดกลับไปหน้าแรก',
  },
  'figures.stale': {
    kind: 'conflict',
    says: 'มีผู้อื่นแก้ตัวเลข {count} รายหลังจากที่ท่านเปิดหน้านี้',
    next: 'โปรดเลือกว่าจะใช้ตัวเลขใด แล้วบันทึกอีกครั้ง',
  },
  'figures.total_too_large': {
    kind: 'invalid',
    says: 'ยอดรวมของอำเภอสูงเกินกว่าที่ระบบรับได้',
    next: 'โปรดตรวจจำนวนหลักของตัวเลขที่เพิ่งพิมพ์ แล้วบันทึกอีกครั้ง',
  },
  'figures.wrong_producer': {
    kind: 'invalid',
    says: 'มีผู้ผลิตที่ไม่ได้อยู่ในอำเภอหรือเดือนนี้',
    next: 'โปรดเปิดหน้านี้ใหม่เพื่อรับรายชื่อล่าสุด',
  },
  'calendar.bad_date': {
    kind: 'invalid',
    says: 'วันที่แก้ไขไม่อยู่ในช่วงที่ทำได้',
    next: 'โปรดเลือกวันที่ตั้งแต่ {from} ถึง {to}',
  },
  'calendar.past': {
    kind: 'conflict',
    says: 'แก้วันนี้ไม่ได้แล้ว เพราะกำหนดการขั้นต่อไปของเดือนนี้ผ่านไปแล้ว',
    next: 'หากต้องให้อำเภอบันทึกต่อ โปรดเลื่อนวันปิดระบบของเดือนนี้',
  },
  ...PROVINCE_PROBLEMS,
  'service.unavailable': {
    kind: 'unavailable',
    says: 'ระบบขัดข้องชั่วคราว',
    next: 'ข้อมูลที่พิมพ์ไว้ยังอยู่ โปรดรอสักครู่แล้วลองใหม่',
  },
  'line.unavailable': { kind: 'unavailable', says: 'ติดต่อไลน์ไม่ได้ในขณะนี้', next: 'โปรดรอสักครู่แล้วลองใหม่' },
  'service.failed': {
    kind: 'unavailable',
    says: 'ระบบทำรายการนี้ไม่สำเร็จ',
    next: 'โปรดลองใหม่ หากยังไม่ได้ ให้แจ้งจังหวัดพร้อมรหัส {requestId}',
  },
} as const satisfies Record<string, ProblemWords>

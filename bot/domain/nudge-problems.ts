// Why a district cannot be nudged now, as the province reads it: one for every NudgeRefusal. Part of PROVINCE_PROBLEMS.
import type { NudgeRefusal } from './nudge.ts'
import type { ProblemWords } from './problem-catalog.ts'

export const NUDGE_PROBLEMS = {
  'nudge.not_yet_open': {
    kind: 'conflict',
    says: 'ระบบยังไม่เปิดให้บันทึกเดือน{period} จึงยังเตือนไม่ได้',
    next: 'โปรดรอถึงวันเปิดระบบ อำเภอจะได้รับแจ้งโดยอัตโนมัติ',
  },
  'nudge.no_producers': {
    kind: 'conflict',
    says: '{office}ไม่มีผู้ผลิตที่ต้องรายงานเดือน{period}',
    next: 'หากควรมี โปรดตรวจทะเบียนผู้ผลิตของอำเภอนี้',
  },
  'nudge.certified': {
    kind: 'conflict',
    says: '{office}ลงนามรับรองเดือน{period}แล้ว ไม่ต้องเตือน',
    next: 'โปรดเปิดหน้านี้ใหม่เพื่อดูสถานะล่าสุด',
  },
  'nudge.closed': {
    kind: 'conflict',
    says: 'ระบบปิดรับเดือน{period} แล้ว {office}แก้ไขและลงนามไม่ได้',
    next: 'โปรดเปิดให้แก้ไขอีกครั้งที่หน้ารายงานของอำเภอ แล้วระบบจะแจ้งอำเภอให้เอง',
  },
  'nudge.too_late': {
    kind: 'conflict',
    says: 'ขณะนี้นอกเวลาส่งข้อความ และระบบจะปิดรับเดือน{period} ก่อนถึงเวลาส่ง',
    next: 'โปรดโทรศัพท์แจ้ง{office}',
  },
  'nudge.already_today': {
    kind: 'conflict',
    says: '{by} เตือน{office}เรื่องเดือน{period} ไปแล้ว เมื่อ {at}',
    next: 'เตือนได้วันละ 1 ครั้งต่ออำเภอ หากเร่งด่วนโปรดโทรศัพท์',
  },
  'nudge.nobody_reachable': {
    kind: 'conflict',
    says: 'ไม่มีผู้ที่ต้องดำเนินการใน{office}ที่ไลน์ส่งถึง',
    next: 'โปรดโทรศัพท์ ดูหมายเลขได้ที่หน้า “ติดต่อทางไลน์ไม่ได้”',
  },
} as const satisfies Record<`nudge.${NudgeRefusal}`, ProblemWords>

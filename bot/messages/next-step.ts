// What an office has to do next, in words, and the button that opens exactly that page. One table for reminders
// and replies, so that a notice and an answer to สถานะ never disagree.
import type { messagingApi } from '@line/bot-sdk'
import type { Period, Role } from '../../db/vocabulary.ts'
import { isComplete, leftOf, type OfficeProgress } from '../domain/completeness.ts'
import { linkButton } from './flex-parts.ts'
import type { Links } from './links.ts'

export interface NextStepFacts {
  office: OfficeProgress
  period: Period
  /** Who reads it; null for a group. */
  role: Role | null
  /** Figures may still be entered. */
  isOpen: boolean
  /** The month had closed and is open again for this district: its report came back without a fault being named. */
  isReopened?: boolean
  links: Links
}

export interface NextStep {
  says: string
  button: messagingApi.FlexButton
}

export type Situation =
  | 'no_producers'
  | 'unfinished'
  | 'ready'
  | 'returned'
  | 'submitted'
  | 'certified'
  | 'accepted'

/** Where the office stands, most advanced first. */
export function situationOf(office: OfficeProgress): Situation {
  if (office.state !== 'draft') return office.state
  if (office.expected === 0) return 'no_producers'
  return isComplete(office) ? 'ready' : 'unfinished'
}

/** The next step of `facts.office` for this reader. */
export function nextStepOf(facts: NextStepFacts): NextStep {
  return { says: saysOf(facts), button: buttonOf(facts) }
}

function saysOf({ office, role, isOpen, isReopened = false }: NextStepFacts): string {
  const left = leftOf(office) > 0 ? ` เหลืออีก ${leftOf(office)} ราย` : ''
  const isOfficer = role === 'district_officer'
  const cameBack = isReopened ? '' : 'รายงานถูกตีกลับ '
  switch (situationOf(office)) {
    case 'no_producers':
      return 'ยังไม่มีรายชื่อผู้ผลิต โปรดติดต่อสำนักงานพัฒนาชุมชนจังหวัด'
    case 'unfinished':
      return `ยังบันทึกไม่ครบ${left}`
    case 'ready':
      return isOfficer ? 'บันทึกครบแล้ว พร้อมส่งรายงาน' : 'บันทึกครบแล้ว รอพัฒนากรส่งรายงาน'
    case 'returned':
      return isOfficer ? `${cameBack}โปรดแก้ไขแล้วส่งใหม่${left}` : `${cameBack}รอพัฒนากรแก้ไขและส่งใหม่${left}`
    case 'submitted':
      if (!isOpen) return 'ส่งรายงานแล้ว แต่ระบบปิดก่อนลงนามรับรอง โปรดขอให้จังหวัดเปิดเพิ่ม'
      return role === 'district_chief'
        ? 'ส่งรายงานแล้ว พร้อมให้ท่านลงนามรับรอง'
        : 'ส่งรายงานแล้ว รอพัฒนาการอำเภอลงนามรับรอง'
    case 'certified':
      return 'ลงนามรับรองแล้ว รอจังหวัดรับรายงาน'
    case 'accepted':
      return 'จังหวัดรับรายงานแล้ว'
  }
}

function buttonOf({ office, period, role, isOpen, links }: NextStepFacts): messagingApi.FlexButton {
  const report = links.report(office.officeCode, period)
  // A group's button serves the officers in it.
  const isRecorder = role === 'district_officer' || role === null
  const situation = situationOf(office)
  if (situation === 'submitted' && isOpen && role === 'district_chief')
    return linkButton('ตรวจและลงนามรับรอง', report)
  if (situation === 'submitted' || situation === 'certified' || situation === 'accepted' || !isRecorder) {
    return linkButton('ดูรายงาน รต.2', report)
  }
  if (!isOpen) return linkButton('ดูแบบบันทึกรายได้', links.form(period))
  if (situation === 'ready') return linkButton('ตรวจและส่งรายงาน', links.form(period))
  if (leftOf(office) > 0) return linkButton('บันทึกรายที่เหลือ', links.unfinished(period))
  return linkButton(situation === 'returned' ? 'แก้ไขรายงาน' : 'เปิดแบบบันทึกรายได้', links.form(period))
}

// What the audit trail says of people of the offices and of typing into the department's own system. Part of AUDIT_WRITERS.
import type { Role } from '../../db/vocabulary.ts'
import { type AuditWords, after, line, named, words } from './audit-lines.ts'
import type { AuditReader } from './audit-reader.ts'
import { formatBaht, parseBaht } from './money.ts'
import { ROLE_NAMES } from './thai-words.ts'

export const PEOPLE_AUDIT_WRITERS: Readonly<Record<string, (of: AuditReader) => AuditWords>> = {
  'change-officer': of =>
    words(
      `แก้ไขข้อมูลของ ${officer(of)}`,
      change('ชื่อ', of.text('from'), of.text('to')),
      // The number itself is nobody's business but the office's.
      named(PHONE_CHANGES, of.text('phone')),
    ),
  'remove-officer': of =>
    words(`นำ ${officer(of)} ออกจากระบบ`, line('ตำแหน่ง', named<Role>(ROLE_NAMES, of.text('role')))),
  'erase-person': of => words(`ลบข้อมูลส่วนบุคคลของ ${officer(of)}`),
  'restore-backup': of => words('กู้คืนข้อมูลจากไฟล์สำรอง', line('ข้อมูล ณ', of.moment('takenAt'))),
  'take-over-office': of => words(`รับช่วงหน้าที่ต่อจาก ${officer(of)}`, line('ตำบล', of.text('subdistricts'))),
  'assign-subdistricts': of =>
    words(
      `กำหนดตำบลที่รับผิดชอบของ ${officer(of)}`,
      change('ตำบล', of.text('from') || NO_TAMBON, of.text('to') || NO_TAMBON),
    ),
  'note-department-total': of =>
    words(`บันทึกยอดรวมในระบบของกรม${after(' เป็น ', baht(of, 'to'))}`, line('เดิม', baht(of, 'from'))),
}

const PHONE_CHANGES = { set: 'เปลี่ยนหมายเลขโทรศัพท์', cleared: 'ลบหมายเลขโทรศัพท์' } as const
const NO_TAMBON = 'ไม่ได้กำหนด'

const officer = (of: AuditReader): string => of.officer('officerId') ?? 'เจ้าหน้าที่รายหนึ่ง'

const change = (label: string, from: string | null, to: string | null) =>
  from && to && line(label, `${from} → ${to}`)

function baht(of: AuditReader, key: string): string | null {
  const satang = parseBaht(of.text(key) ?? '')
  return satang === null ? null : `${formatBaht(satang)} บาท`
}

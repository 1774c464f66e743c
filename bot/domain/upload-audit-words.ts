// What the audit trail says of spreadsheets that were taken in. Part of PROVINCE_AUDIT_WRITERS.
import { type AuditWords, line, named, words } from './audit-lines.ts'
import type { AuditReader } from './audit-reader.ts'
import { UPLOAD_KIND_NAMES } from './upload-words.ts'

export const UPLOAD_AUDIT_WRITERS: Readonly<Record<string, (of: AuditReader) => AuditWords>> = {
  'apply-upload': of =>
    words(
      `บันทึกจาก${named(UPLOAD_KIND_NAMES, of.text('kind')) ?? 'ไฟล์ตารางคำนวณ'}`,
      line('บันทึก', rows(of.count('saved'))),
      line('ไม่ได้บันทึก', rows(of.count('left'))),
    ),
}

const rows = (count: number | null): string | null => (count === null ? null : `${count} รายการ`)

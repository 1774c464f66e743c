// What the audit trail says of the province's own work: targets, producers, people, spreadsheets, keys. Part of AUDIT_WRITERS.
import { API_SCOPES } from '../../db/vocabulary.ts'
import { API_SCOPE_NAMES } from './api-key-words.ts'
import { type AuditWords, after, line, words } from './audit-lines.ts'
import type { AuditReader } from './audit-reader.ts'
import { FORECAST_AUDIT_WRITERS } from './forecast-audit-words.ts'
import { INDICATOR_AUDIT_WRITERS } from './indicator-audit-words.ts'
import { PEOPLE_AUDIT_WRITERS } from './people-audit-words.ts'
import { PRODUCER_AUDIT_WRITERS } from './producer-audit-words.ts'
import { SHEET_AUDIT_WRITERS } from './sheet-audit-words.ts'
import { UPLOAD_AUDIT_WRITERS } from './upload-audit-words.ts'

export const PROVINCE_AUDIT_WRITERS: Readonly<Record<string, (of: AuditReader) => AuditWords>> = {
  ...FORECAST_AUDIT_WRITERS,
  ...INDICATOR_AUDIT_WRITERS,
  ...PEOPLE_AUDIT_WRITERS,
  ...PRODUCER_AUDIT_WRITERS,
  ...SHEET_AUDIT_WRITERS,
  ...UPLOAD_AUDIT_WRITERS,
  'create-api-key': of => words(`สร้างคีย์ข้อมูลเปิด${after(' ชื่อ ', of.text('name'))}`, line('อ่านได้', scopes(of))),
  'nudge-office': of =>
    words(
      `เตือนอำเภอให้ส่งรายงาน ${of.count('told') ?? 0} คน`,
      line('ไลน์ส่งไม่ถึง', (of.count('unreached') ?? 0) > 0 ? `${of.count('unreached')} คน` : null),
    ),
  'revoke-api-key': of => words(`ยกเลิกคีย์ข้อมูลเปิด${after(' ชื่อ ', of.text('name'))}`),
}

/** Scopes stand in a row as one text, `totals producers`. */
const scopes = (of: AuditReader) =>
  API_SCOPES.filter(scope => of.text('scopes')?.split(' ').includes(scope))
    .map(scope => API_SCOPE_NAMES[scope])
    .join(' · ') || null

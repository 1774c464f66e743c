// What the audit trail says of spreadsheets that went out. Part of PROVINCE_AUDIT_WRITERS.
import type { SheetFormat } from '../../db/vocabulary.ts'
import { type AuditWords, after, line, named, words } from './audit-lines.ts'
import type { AuditReader } from './audit-reader.ts'
import { FORMAT_NAMES, SHEET_TITLES } from './sheet-words.ts'
import { thaiFiscalYear } from './thai-dates.ts'

export const SHEET_AUDIT_WRITERS: Readonly<Record<string, (of: AuditReader) => AuditWords>> = {
  'make-sheet-link': of => {
    const fiscalYear = of.count('fiscalYear')
    return words(
      `ดาวน์โหลดตาราง${after(' ', named(SHEET_TITLES, of.text('sheet')))}`,
      line('ปีงบประมาณ', fiscalYear === null ? null : thaiFiscalYear(fiscalYear)),
      line('ชนิดไฟล์', named<SheetFormat>(FORMAT_NAMES, of.text('format'))),
    )
  },
}

// Names and remarks of spreadsheets that come in, whatever kind they are.
import type { Period, UploadKind } from '../../db/vocabulary.ts'
import type { ReadSheets } from './find-table.ts'
import { thaiFiscalYear, thaiMoment, thaiPeriod } from './thai-dates.ts'

export const UPLOAD_KIND_NAMES: Readonly<Record<UploadKind, string>> = {
  rt1: 'ไฟล์แบบ รต.1',
  register: 'ไฟล์ทะเบียนผู้ผลิต',
  baseline: 'ไฟล์ยอดฐาน',
}

/** What a file is about: `officeName` with its prefix. */
export function uploadTitle(
  kind: UploadKind,
  {
    officeName,
    period,
    fiscalYear,
  }: { officeName: string; period: Period | null; fiscalYear: number | null },
): string {
  if (kind === 'rt1') return `แบบ รต.1 ${officeName}${period === null ? '' : ` เดือน${thaiPeriod(period)}`}`
  if (kind === 'register') return `ทะเบียนผู้ผลิต ${officeName}`
  return `ยอดฐาน ${officeName}${fiscalYear === null ? '' : ` ปีงบประมาณ ${thaiFiscalYear(fiscalYear)}`}`
}

/** Where the figures of a รต.1 file come from and of which month they are, as far as it is known. */
export function rt1Remarks(facts: {
  issuedAt: Date | null
  /** The file names its month itself. */
  namesPeriod: boolean
  period: Period
  missing: readonly string[]
}): { warnings: string[]; notes: string[] } {
  const { issuedAt, namesPeriod, period, missing } = facts
  const origin =
    issuedAt === null
      ? 'ไฟล์นี้ไม่มีข้อมูลว่าทำจากตัวเลขชุดใด แถวที่ต่างจากตัวเลขในระบบจะถามก่อนทุกแถว'
      : `ไฟล์นี้ทำจากตัวเลข ณ วันที่ ${thaiMoment(issuedAt)}`
  const warnings = namesPeriod ? [] : [`ไฟล์ไม่ได้บอกเดือน จึงถือเป็นเดือน${thaiPeriod(period)} โปรดตรวจให้ตรงก่อนบันทึก`]
  return { warnings, notes: [origin, ...missingRemark(missing)] }
}

/** One table of a file is read: nobody shall believe that the others were, too. */
export function unreadSheetsWarning(sheets: ReadSheets | undefined): string[] {
  if (sheets === undefined) return []
  const named = sheets.unread.slice(0, MOST_NAMED).map(name => `“${name}”`)
  const more = sheets.unread.length > MOST_NAMED ? ` และอีก ${sheets.unread.length - MOST_NAMED} แผ่น` : ''
  return [
    `อ่านเฉพาะแผ่นงาน “${sheets.read}” ยังไม่ได้อ่าน ${named.join(' ')}${more} โปรดรวมเป็นแผ่นงานเดียว หรือส่งแผ่นงานอื่นแยกไฟล์`,
  ]
}

const MOST_NAMED = 5

function missingRemark(names: readonly string[]): string[] {
  if (names.length === 0) return []
  const named = names.slice(0, MOST_NAMED).join(' · ')
  const more = names.length > MOST_NAMED ? ` และอีก ${names.length - MOST_NAMED} ราย` : ''
  return [`ไม่มีในไฟล์ ${names.length} ราย ตัวเลขในระบบคงเดิม: ${named}${more}`]
}

export const rowTitle = (row: number): string => `แถว ${row}`

// The name under which a spreadsheet is saved: in Thai, and in ASCII for programs that read no other.
import type { Period, SheetFormat, SheetName } from '../../db/vocabulary.ts'
import { FILE_WORDS, fileYear } from './sheet-words.ts'
import { thaiPeriod } from './thai-dates.ts'

/** `office.name` is bare: `ดอกคำใต้`. */
export function sheetFileName(of: {
  sheet: SheetName
  format: SheetFormat
  office: { code: string; name: string }
  period: Period | null
  fiscalYear: number | null
}): { thai: string; ascii: string } {
  const { sheet, format, office, period, fiscalYear } = of
  const when = period === null ? fileYear(fiscalYear ?? 0) : thaiPeriod(period).replace(' ', '-')
  // Nothing that a file system or a header would stumble over.
  const place = office.name.replace(/[^\p{L}\p{M}\p{N}]/gu, '')
  return {
    thai: `${FILE_WORDS[sheet]}-${place}-${when}.${format}`,
    ascii: `${sheet.replaceAll('_', '-')}-${office.code}-${period ?? `fy${fiscalYear}`}.${format}`,
  }
}

/** RFC 6266: both names, the Thai one as RFC 5987 writes it. */
export const attachmentOf = ({ thai, ascii }: { thai: string; ascii: string }): string =>
  `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(thai).replace(/[!'()*]/g, character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)}`

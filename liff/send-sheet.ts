// A spreadsheet on its way to the server: read at once, because Android may take the file away while the page is open, and
// judged here only by its name and size. What is in it is the server's to say.
import { MORE_PATHS } from '../bot/contract/more-paths.ts'
import type { UploadView } from '../bot/contract/uploads.ts'
import { SHEET_LIMIT_BYTES } from '../bot/domain/limits.ts'
import { withSession } from './api.ts'
import { sendBytes } from './send-bytes.ts'

export interface ChosenSheet {
  name: string
  bytes: ArrayBuffer
}

/** `old_excel`: a kind of file that Excel made until 2007. */
export type SheetTrouble = 'empty' | 'too_large' | 'old_excel' | 'not_a_sheet' | 'unreadable'

/** What goes where. */
export type SheetAddress =
  | { kind: 'rt1'; officeCode: string }
  | { kind: 'register' }
  | { kind: 'baseline'; fiscalYear: string }

const OTHER = /\.(?!xlsx$|xlsm$|csv$|txt$)[a-z]{2,5}$/i

export async function readSheetFile(file: File): Promise<ChosenSheet | SheetTrouble> {
  if (/\.xls$/i.test(file.name)) return 'old_excel'
  // Files without an ending come from some phones, and may be anything.
  if (OTHER.test(file.name)) return 'not_a_sheet'
  if (file.size === 0) return 'empty'
  if (file.size > SHEET_LIMIT_BYTES) return 'too_large'
  try {
    return { name: file.name, bytes: await file.arrayBuffer() }
  } catch {
    return 'unreadable'
  }
}

/** `note` hears the share that has left, 0 to 1. Throws Failure. */
export function sendSheet(
  to: SheetAddress,
  { bytes }: ChosenSheet,
  note: (share: number) => void,
): Promise<UploadView> {
  const { kind, ...params } = to
  const path = {
    rt1: MORE_PATHS.uploadWorkbook,
    register: MORE_PATHS.uploadRegister,
    baseline: MORE_PATHS.uploadBaseline,
  }[kind]
  const type = 'application/octet-stream'
  return withSession(() => sendBytes<UploadView>(path, { params, type, bytes, note }))
}

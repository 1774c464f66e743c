// Reads the bytes of a spreadsheet that somebody sent: beside the event loop, with a limit on everything, and kept as the
// rows that were read, never as the file.
import { listCorrections } from '../../db/queries/calendar.ts'
import { findOffice } from '../../db/queries/officers.ts'
import type { OfficeCode, Period, UploadKind } from '../../db/vocabulary.ts'
import type { Deps } from '../deps.ts'
import { Problem } from '../domain/problems.ts'
import { BASELINE_MAX_ROWS, readBaseline } from '../domain/read-baseline.ts'
import { REGISTER_MAX_ROWS, readRegister } from '../domain/read-register.ts'
import { RT1_MAX_ROWS, type Rt1Content, readRt1 } from '../domain/read-rt1.ts'
import { focusPeriod } from '../domain/reporting-calendar.ts'
import { officeName } from '../domain/thai-words.ts'
import type { ReadFile } from '../ports.ts'

export interface SentSheet {
  kind: UploadKind
  /** The district of a workbook; the province of the others. */
  officeCode: OfficeCode
  /** Of a baseline. */
  fiscalYear: number | null
  bytes: Uint8Array
}

export interface ReadSheetContent {
  content: Record<string, unknown>
  /** The month of a workbook. */
  period: Period | null
}

const MAX_ROWS: Readonly<Record<UploadKind, number>> = {
  rt1: RT1_MAX_ROWS,
  register: REGISTER_MAX_ROWS,
  baseline: BASELINE_MAX_ROWS,
}

/** Titles and the header take rows, too. */
const ROWS_AROUND = 20

/** Throws the problem for which nothing of the file can be used: upload.*. */
export async function readSentSheet(deps: Deps, sent: SentSheet): Promise<ReadSheetContent> {
  const most = MAX_ROWS[sent.kind]
  const file = await deps.sheets.read(sent.bytes, { maxRows: most + ROWS_AROUND })
  if (file.kind === 'refused') throw fileProblem(file.code, most)
  if (sent.kind === 'rt1') return readWorkbook(deps, sent, file)
  const read =
    sent.kind === 'register'
      ? readRegister(file, await placeName(deps, sent.officeCode))
      : readBaseline(file, sent.fiscalYear ?? 0)
  if (read.kind === 'read') return { content: { ...read.content }, period: null }
  const { code } = read.refusal
  if (code !== 'upload.no_own_rows') throw new Problem(code, read.refusal.detail)
  throw new Problem(code, { office: await fullName(deps, sent.officeCode) })
}

function fileProblem(code: Extract<ReadFile, { kind: 'refused' }>['code'], most: number): Problem {
  if (code === 'upload.too_many_rows') return new Problem(code, { rows: most })
  return new Problem(code === 'upload.too_large' ? 'upload.too_much' : code)
}

async function readWorkbook(
  deps: Deps,
  { officeCode }: SentSheet,
  file: Extract<ReadFile, { kind: 'read' }>,
): Promise<ReadSheetContent> {
  const read = readRt1(file)
  if (read.kind === 'refused') throw new Problem(read.refusal.code, read.refusal.detail)
  const { content } = read
  if (content.origin !== null && content.origin.officeCode !== officeCode)
    throw new Problem('upload.other_office', {
      other: await fullName(deps, content.origin.officeCode),
      office: await fullName(deps, officeCode),
    })
  return { content: { ...content }, period: await periodOfFile(deps, officeCode, content) }
}

/** What the file says of itself; a file that says nothing is about the month that people work on. */
async function periodOfFile(deps: Deps, officeCode: OfficeCode, content: Rt1Content): Promise<Period> {
  const named = content.origin?.period ?? content.titlePeriod
  if (named !== null) return named
  return focusPeriod(deps.clock.now(), await listCorrections(deps.db, officeCode.slice(0, 2)))
}

const placeName = async (deps: Deps, code: OfficeCode): Promise<string> =>
  (await findOffice(deps.db, code))?.nameTh ?? ''

async function fullName(deps: Deps, code: OfficeCode): Promise<string> {
  const office = await findOffice(deps.db, code)
  return office === null ? code : officeName({ kind: office.kind, name: office.nameTh })
}

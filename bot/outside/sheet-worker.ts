// A thread that makes and reads spreadsheets: what people send may be anything, and unpacking it must not hold up the
// service or take its memory. It answers one question at a time.
import { parentPort } from 'node:worker_threads'
import type { SheetTable } from '../domain/sheet-table.ts'
import type { FormWorkbook, ReadFile } from '../ports.ts'
import { readCsvFile } from './read-csv-file.ts'
import { writeForm } from './xlsx/form-sheet.ts'
import { readWorkbook } from './xlsx/read-xlsx.ts'
import { Refused } from './xlsx/refused.ts'
import { writeTables } from './xlsx/write-workbook.ts'

export type SheetQuestion =
  | { ask: 'tables'; tables: readonly SheetTable[] }
  | { ask: 'form'; book: FormWorkbook }
  | { ask: 'read'; bytes: Uint8Array; maxRows: number }

export type SheetAnswer = { bytes: Uint8Array } | { file: ReadFile } | { error: string }

/** Every zip begins so; an Excel file is one. */
const ZIP = [0x50, 0x4b, 0x03, 0x04]
/** Old Excel files, and new ones with a password. */
const OLE = [0xd0, 0xcf, 0x11, 0xe0]

parentPort?.on('message', (question: SheetQuestion) => {
  answer(question).then(
    reply => parentPort?.postMessage(reply),
    (error: unknown) =>
      parentPort?.postMessage({ error: error instanceof Error ? error.message : 'unknown' }),
  )
})

async function answer(question: SheetQuestion): Promise<SheetAnswer> {
  switch (question.ask) {
    case 'tables':
      return { bytes: await writeTables(question.tables) }
    case 'form':
      return { bytes: await writeForm(question.book) }
    case 'read':
      return { file: await read(question.bytes, question.maxRows) }
  }
}

async function read(bytes: Uint8Array, maxRows: number): Promise<ReadFile> {
  try {
    if (beginsWith(bytes, OLE)) throw new Refused('upload.not_a_sheet')
    return beginsWith(bytes, ZIP) ? await readWorkbook(bytes, { maxRows }) : readCsvFile(bytes, { maxRows })
  } catch (error) {
    if (error instanceof Refused) return { kind: 'refused', code: error.code }
    throw error
  }
}

const beginsWith = (bytes: Uint8Array, mark: readonly number[]): boolean =>
  mark.every((byte, index) => bytes[index] === byte)

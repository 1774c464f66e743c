// The part of the canary run about spreadsheets that come in: names, notes and amounts in every file, and files that cannot
// be read.
import type { RouteName } from '../../bot/contract/paths.ts'
import type { Client } from '../district.ts'
import { makeCsv } from '../make-sheets.ts'

export interface UploadCanary {
  call(
    who: Client,
    name: RouteName,
    params?: Record<string, string>,
    body?: Record<string, unknown> | Uint8Array,
  ): Promise<Record<string, unknown>>
  clients: Record<'officer' | 'province', Client>
  /** Registration number of a producer of district 5605. */
  code: string
  words: { note: string; reason: string; typed: string; amount: string }
}

export async function everyUploadsRoute({ call, clients, code, words }: UploadCanary): Promise<void> {
  const { officer, province } = clients
  const HEADER = ['รหัสผู้ผลิต', 'ผู้ผลิต', 'ยอดขาย', 'หมายเหตุ']
  const workbook = makeCsv([
    HEADER,
    [code, words.note, words.amount, words.note],
    ['X1', words.note, words.typed, words.note],
  ])
  const sent = await call(officer, 'uploadWorkbook', { officeCode: '5605' }, workbook)
  const id = String(sent.id)
  await call(officer, 'listUploads')
  const shown = await call(officer, 'showUpload', { id })
  const { seen, rows } = shown.preview as { seen: string; rows: { key: string; kind: string }[] }
  const choices = rows
    .filter(row => row.kind === 'ask')
    .map(({ key }) => ({ key, reason: words.reason, noSalesReason: null, isSame: false }))
  await call(officer, 'applyUpload', { id }, { seen, choices })
  const register = makeCsv([
    ['อำเภอ', 'ผู้ผลิต', 'ประเภท', 'ผลิตภัณฑ์'],
    ['ดอกคำใต้', words.note, 'อาหาร', words.reason],
    [words.reason, words.note, words.note, words.note],
  ])
  await call(province, 'uploadRegister', {}, register)
  const baseline = makeCsv([
    ['อำเภอ', 'ต.ค. 65'],
    ['ดอกคำใต้', words.amount],
    [words.note, words.typed],
  ])
  await call(province, 'uploadBaseline', { fiscalYear: '2023' }, baseline)
  for (const text of [
    words.note,
    `${words.note},${words.amount}\n${words.typed}`,
    `PK\u0003\u0004${words.note}`,
  ])
    await officer.call('uploadWorkbook', { officeCode: '5605' }, new TextEncoder().encode(text))
}

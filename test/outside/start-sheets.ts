// The real thing behind the Sheets port, for tests: ended with the file, its log kept.
import { inflateRawSync } from 'node:zlib'
import { afterAll } from 'vitest'
import type { SheetCell, SheetTable } from '../../bot/domain/sheet-table.ts'
import { createSheets, type SheetOptions } from '../../bot/outside/sheets.ts'
import type { Sheets } from '../../bot/ports.ts'
import { createKeptLog } from './kept-log.ts'

export type KeptSheets = Sheets & { log: ReturnType<typeof createKeptLog> }

export function startSheets(options: Partial<Omit<SheetOptions, 'log'>> = {}): KeptSheets {
  const log = createKeptLog()
  const sheets = createSheets({ ...options, log })
  afterAll(() => sheets.close())
  return { ...sheets, log }
}

export const text = (words: string): SheetCell => ({ kind: 'text', text: words })
export const baht = (satang: bigint): SheetCell => ({ kind: 'baht', satang })

/** A table of every kind of cell; what is given takes the place of its parts. */
export const sampleTable = (more: Partial<SheetTable> = {}): SheetTable => ({
  name: 'RT1',
  title: 'ยอดขาย <อำเภอดอกคำใต้> & "อื่น ๆ"',
  notes: ['ตัวเลข ณ วันที่ 25 มกราคม 2568', 'ช่องว่างคือยังไม่มีข้อมูล'],
  columns: [
    { kind: 'text', key: 'name', title: 'ผู้ผลิต', width: 30 },
    { kind: 'baht', key: 'amount', title: 'ยอดขาย (บาท)', width: 16 },
    { kind: 'percent', key: 'growth', title: 'เพิ่มขึ้น (%)', width: 10 },
    { kind: 'count', key: 'producers', title: 'ราย', width: 8 },
  ],
  rows: [
    [text('กลุ่มทอผ้าบ้านน้ำปี้'), baht(1_250_050n), { kind: 'percent', tenths: 33 }, { kind: 'count', count: 5 }],
    [
      text('=HYPERLINK("x")'),
      baht(99_999_999_999_999n),
      { kind: 'percent', tenths: -1005 },
      { kind: 'count', count: 0 },
    ],
    [text(' ล้อมด้วยช่องว่าง\nสองบรรทัด _x0041_ '), null, null, null],
  ],
  total: [text('รวม'), baht(100_000_001_250_049n), null, { kind: 'count', count: 5 }],
  ...more,
})

/** Parts of a zip by name, read without the program's own reader. */
export function partsOf(bytes: Uint8Array): Map<string, string> {
  const zip = Buffer.from(bytes)
  const parts = new Map<string, string>()
  for (let at = 0; zip.readUInt32LE(at) === 0x04034b50; ) {
    const size = zip.readUInt32LE(at + 18)
    const nameLength = zip.readUInt16LE(at + 26)
    const start = at + 30 + nameLength + zip.readUInt16LE(at + 28)
    const name = zip.toString('utf8', at + 30, at + 30 + nameLength)
    parts.set(name, inflateRawSync(zip.subarray(start, start + size)).toString('utf8'))
    at = start + size
  }
  return parts
}

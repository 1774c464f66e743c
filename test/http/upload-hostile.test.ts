// What people send by mistake, and what somebody may send on purpose: each ends in a clear sentence with what to do, nothing
// is kept, and the service goes on.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { figures, uploads } from '../../db/schema/index.ts'
import { type MadeCell, makeCsv, makeWindows874, makeXlsx, makeZipBomb } from '../make-sheets.ts'
import { openUploadWorld, sendFile, type UploadWorld } from './upload-world.ts'

let world: UploadWorld
beforeAll(async () => {
  world = await openUploadWorld(3)
})
afterAll(() => world.service.close())

const HEADER = ['รหัสผู้ผลิต', 'ผู้ผลิต', 'ยอดขายเดือนนี้ (บาท)']
const rows = (...amounts: MadeCell[]): MadeCell[][] => [
  HEADER,
  ...amounts.map((amount, index) => [world.codes[index] ?? '', `ผู้ผลิต 0${index + 1}`, amount]),
]

async function refusalOf(bytes: Uint8Array) {
  const sent = await world.clients.officer.call('uploadWorkbook', { officeCode: '5605' }, bytes)
  const { code = '', says = '', next = '' } = sent.body.error ?? {}
  expect(says, code).toMatch(/^[ก-๙]/)
  expect(next, code).toMatch(/^[ก-๙]/)
  expect(await world.service.deps.db.select().from(uploads)).toEqual([])
  return { status: sent.status, code, says }
}

describe('the whole file is refused when it is', () => {
  it('a zip bomb', async () => {
    const bomb = await makeZipBomb(300)
    expect(bomb.length).toBeLessThan(2 * 1024 * 1024)
    expect(await refusalOf(bomb)).toMatchObject({ status: 400, code: 'upload.too_much' })
  })

  it('larger than two megabytes', async () => {
    expect(await refusalOf(new Uint8Array(2 * 1024 * 1024 + 1))).toMatchObject({
      status: 413,
      code: 'upload.too_large',
    })
  })

  it('100,000 rows long', async () => {
    const many = Array.from({ length: 100_000 }, (_, index) => [`P${index}`, '', '5'])
    expect(await refusalOf(makeCsv([HEADER, ...many]))).toMatchObject({
      code: 'upload.too_many_rows',
      says: 'ตารางในไฟล์มีมากกว่า 2000 แถว',
    })
  })

  it('a picture, a paper, half a workbook, or nothing', async () => {
    const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk', 'base64')
    const half = (await makeXlsx([{ name: 'x', rows: rows(5) }])).slice(0, 400)
    for (const bytes of [png, Buffer.from('%PDF-1.7\n%âãÏÓ\n\u0000'), half, Buffer.from('  \n ')])
      expect(await refusalOf(new Uint8Array(bytes))).toMatchObject({
        status: 400,
        code: 'upload.not_a_sheet',
      })
  })

  it('a table with merged cells, with the row', async () => {
    const bytes = await makeXlsx([{ name: 'x', rows: rows(5, 6, 7), merges: ['A3:A4'] }])
    expect(await refusalOf(bytes)).toMatchObject({
      code: 'upload.merged_cells',
      says: expect.stringContaining('แถว 3'),
    })
  })

  it('a table without the headers that are needed, with their names', async () => {
    const bytes = await makeXlsx([
      {
        name: 'x',
        rows: [
          ['ชื่อ', 'ยอดขาย'],
          ['ก', 5],
        ],
      },
    ])
    expect(await refusalOf(bytes)).toMatchObject({
      code: 'upload.no_header',
      says: expect.stringContaining('“รหัสผู้ผลิต”'),
    })
  })

  it('about producers of somebody else', async () => {
    const bytes = await makeXlsx([{ name: 'x', rows: [HEADER, ['X1', 'ก', 5]] }])
    expect(await refusalOf(bytes)).toMatchObject({ code: 'upload.no_known_producer' })
  })
})

describe('a row is refused with its cell when it holds', () => {
  it('a formula, also one written in full-width letters', async () => {
    const bytes = await makeXlsx([
      {
        name: 'แผ่น 1',
        rows: rows(
          { formula: 'HYPERLINK("http://example.com","5")' },
          '=HYPERLINK("http://example.com","5")',
          '＝1+1',
        ),
      },
    ])
    const { preview } = await sendFile(world, bytes)
    expect(preview.counts).toMatchObject({ save: 0, refused: 3 })
    for (const [index, row] of preview.rows.entries())
      expect(row.faults).toMatchObject([
        { row: index + 2, cell: `C${index + 2}`, says: expect.stringMatching(/โปรด/) },
      ])
    expect(await world.service.deps.db.select().from(figures)).toEqual([])
  })
})

describe('the file is read all the same when it is', () => {
  const cells = (amounts: string[]) => rows(...amounts).map(row => row.map(cell => String(cell)))

  it('a CSV of old Thai Excel, or of a new one', async () => {
    const bom = Uint8Array.of(0xef, 0xbb, 0xbf)
    const utf8 = makeCsv(cells(['1,250.50', '๕๐๐', '']))
    const files = [makeWindows874(cells(['1,250.50', '๕๐๐', ''])), utf8, Buffer.concat([bom, utf8])]
    for (const bytes of files) {
      const { preview } = await sendFile(world, bytes)
      expect(preview.counts).toMatchObject({ save: 2, blank: 1, refused: 0 })
      expect(preview.rows.map(row => row.to)).toEqual(['1,250.50 บาท', '500.00 บาท', null])
      expect(preview.notes.join()).toContain('ไม่มีข้อมูลว่าทำจากตัวเลขชุดใด')
      expect(preview.warnings.join()).toContain('จึงถือเป็นเดือนมกราคม 2568')
    }
  })

  it('on a sheet of any name, below a title, with its columns moved', async () => {
    const moved = rows(5, 6).map(([code, name, amount]) => [amount, null, name, code] as MadeCell[])
    const bytes = await makeXlsx([
      { name: 'ปก', rows: [['สวัสดี']] },
      { name: 'สำเนาของ RT1 (2)', rows: [['แบบ รต.1 เดือนมกราคม 2568'], [], ...moved], merges: ['A1:D1'] },
    ])
    const { preview } = await sendFile(world, bytes)
    expect(preview.counts).toMatchObject({ save: 2, missing: 1 })
    expect(preview.warnings).toEqual([])
  })
})

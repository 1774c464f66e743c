// Totals of a year that was not recorded here: out of a file, shown amount by amount, and saved as they were shown.
import { asc } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { UploadView } from '../../bot/contract/uploads.ts'
import { baselines } from '../../db/schema/index.ts'
import { type MadeCell, makeCsv, makeXlsx } from '../make-sheets.ts'
import { applyFile, openUploadWorld, type UploadWorld } from './upload-world.ts'

let world: UploadWorld
beforeEach(async () => {
  world = await openUploadWorld(1)
})
afterEach(() => world.service.close())

const province = () => world.clients.province

async function send(bytes: Uint8Array, fiscalYear = '2024') {
  const sent = await province().call('uploadBaseline', { fiscalYear }, bytes)
  return { status: sent.status, error: sent.body.error, view: sent.body as UploadView }
}

const previewOf = ({ preview }: UploadView) => {
  if (preview === null) throw new Error('no preview')
  return preview
}

describe('totals of another year', () => {
  const months = ['ต.ค. 66', 'พ.ย. 66', 'ธ.ค. 66']
  const stored = () =>
    world.service.deps.db.select().from(baselines).orderBy(asc(baselines.officeCode), asc(baselines.period))
  const xlsx = (rows: MadeCell[][]) => makeXlsx([{ name: 'Sheet1', rows }])

  it('are shown before they are saved, and are unchanged the second time', async () => {
    const bytes = await xlsx([
      ['รหัสอำเภอ', 'อำเภอ', ...months],
      ['5605', 'ดอกคำใต้', 1_000_000.5, '2,000,000', null],
      ['5602', 'จุน', 0, '1.2 ล้าน', '12,50'],
      ['รวม', null, 1, 2, 3],
    ])
    const { view } = await send(bytes)
    expect(view.about).toBe('ยอดฐาน จังหวัดพะเยา ปีงบประมาณ 2567')
    expect(previewOf(view).counts).toMatchObject({ save: 2, ask: 2, refused: 1 })
    const refused = previewOf(view).rows.find(item => item.kind === 'refused')
    expect(refused).toMatchObject({ title: 'อำเภอจุน ธันวาคม 2566', faults: [{ row: 3, cell: 'E3' }] })
    const applied = await applyFile(province(), view, [{ key: '5602:2023-11' }])
    expect(applied.body.outcome).toMatchObject({ saved: 3, left: [{ rows: [3] }, { rows: [3] }] })
    expect((await stored()).map(item => [item.officeCode, item.period, item.amount])).toEqual([
      ['5602', '2023-11', 1_200_000_00n],
      ['5605', '2023-10', 1_000_000_50n],
      ['5605', '2023-11', 2_000_000_00n],
    ])
    const again = await send(bytes)
    expect(previewOf(again.view).counts).toMatchObject({ save: 0, unchanged: 3 })
  })

  it('may stand one below the other', async () => {
    const { view } = await send(
      makeCsv([
        ['อำเภอ', 'เดือน', 'ยอดขาย'],
        ['อำเภอเมือง', 'ตุลาคม 2566', '500'],
        ['ปง', '2023-11', '๖๐๐'],
      ]),
    )
    expect(previewOf(view).rows.map(item => [item.key, item.to])).toEqual([
      ['5601:2023-10', '500.00 บาท'],
      ['5606:2023-11', '600.00 บาท'],
    ])
  })

  it.each([
    [
      'of another year',
      [
        ['อำเภอ', 'ต.ค. 67'],
        ['ปง', 5],
      ],
      'upload.other_year',
    ],
    [
      'without months',
      [
        ['อำเภอ', 'ยอดรวม'],
        ['ปง', 5],
      ],
      'upload.no_header',
    ],
    [
      'without amounts',
      [
        ['อำเภอ', 'ต.ค. 66'],
        ['ปง', null],
      ],
      'upload.empty',
    ],
  ] as [string, MadeCell[][], string][])('%s are refused', async (_, rows, code) => {
    expect((await send(await xlsx(rows))).error?.code).toBe(code)
  })

  it('of no district, of two names, twice, or of a month that is not over are refused in their cells', async () => {
    const { view } = await send(
      await xlsx([
        ['รหัสอำเภอ', 'อำเภอ', 'ธ.ค. 67', 'ม.ค. 68'],
        ['9999', null, 5, null],
        ['5605', 'จุน', 5, null],
        ['5606', null, 5, 5],
        [5606, null, 5, null],
      ]),
      '2025',
    )
    expect(previewOf(view).rows.map(item => [item.kind, item.faults[0]?.cell ?? null])).toEqual([
      ['refused', 'C2'],
      ['refused', 'C3'],
      ['save', null],
      ['refused', 'D4'],
      ['refused', 'C5'],
    ])
  })
})

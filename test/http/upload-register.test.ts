// The department's register: what each row would do is shown with its cell, and taking it in changes only what was shown.
import { asc, eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { UploadView } from '../../bot/contract/uploads.ts'
import { audit, producerStays, producers } from '../../db/schema/index.ts'
import { makeCsv, makeWindows874, makeXlsx } from '../make-sheets.ts'
import { applyFile, openUploadWorld, type UploadWorld } from './upload-world.ts'

let world: UploadWorld
beforeEach(async () => {
  world = await openUploadWorld(1)
})
afterEach(() => world.service.close())

const db = () => world.service.deps.db
const province = () => world.clients.province
const registered = () => db().select().from(producers).orderBy(asc(producers.code))

const HEADER = ['จังหวัด', 'อำเภอ', 'ตำบล', 'ชื่อผู้ผลิต/ผู้ประกอบการ OTOP', 'ประเภทผลิตภัณฑ์', 'เลขทะเบียน', 'ลักษณะผู้ผลิต']
const row = (
  name: string,
  more: Partial<Record<'province' | 'district' | 'tambon' | 'category' | 'code' | 'kind', string>> = {},
) => [
  more.province ?? 'พะเยา',
  more.district ?? 'อ.ดอกคำใต้',
  more.tambon ?? 'ต.บ้านถ้ำ',
  name,
  more.category ?? 'ผ้า เครื่องแต่งกาย',
  more.code ?? '',
  more.kind ?? 'กลุ่มผู้ผลิตชุมชน',
]

async function send(bytes: Uint8Array) {
  const sent = await province().call('uploadRegister', {}, bytes)
  return { status: sent.status, error: sent.body.error, view: sent.body as UploadView }
}

const previewOf = ({ preview }: UploadView) => {
  if (preview === null) throw new Error('no preview')
  return preview
}

describe('a register', () => {
  it('of old Thai Excel adds producers with their tambon, category and kind, after it was shown', async () => {
    const rows = [
      ['ทะเบียนผู้ผลิต ผู้ประกอบการ OTOP'],
      HEADER,
      row('กลุ่มทอผ้าบ้านถ้ำ', { code: '560500001' }),
      row('นางสาวดวงใจ รุ่งเรือง', {
        district: 'อำเภอเมือง',
        tambon: 'แม่ต๋ำ',
        category: 'อาหาร',
        kind: 'เจ้าของรายเดียว',
      }),
      row('กลุ่มจังหวัดอื่น', { province: 'เชียงราย', district: 'พาน', tambon: 'แม่เย็น' }),
    ]
    const { view } = await send(makeWindows874(rows))
    expect(view).toMatchObject({ kind: 'register', about: 'ทะเบียนผู้ผลิต จังหวัดพะเยา', state: 'ready' })
    expect(previewOf(view)).toMatchObject({ counts: { save: 2, refused: 0, skipped: 1 } })
    expect(previewOf(view).rows.map(item => [item.title, item.tag, item.rows])).toEqual([
      ['กลุ่มทอผ้าบ้านถ้ำ', 'เพิ่มใหม่', [3]],
      ['นางสาวดวงใจ รุ่งเรือง', 'เพิ่มใหม่', [4]],
    ])
    expect(await registered()).toHaveLength(1)
    const applied = await applyFile(province(), view)
    expect(applied.body.outcome).toMatchObject({ saved: 2, left: [] })
    const rowsNow = await registered()
    expect(rowsNow.find(item => item.code === '560500001')).toMatchObject({
      name: 'กลุ่มทอผ้าบ้านถ้ำ',
      officeCode: '5605',
      mainCategory: 'textile_apparel',
      kind: 'group',
    })
    expect(rowsNow.find(item => item.name.startsWith('นางสาว'))).toMatchObject({
      officeCode: '5601',
      kind: 'individual',
      mainCategory: 'food',
    })
    expect(await db().select().from(producerStays)).toHaveLength(3)
    const [trail] = await db().select().from(audit).where(eq(audit.action, 'apply-upload'))
    expect(trail).toMatchObject({ officeCode: '56', detail: { kind: 'register', saved: 2 } })
  })

  it('again changes nothing', async () => {
    const bytes = makeCsv([HEADER, row('กลุ่มทอผ้าบ้านถ้ำ'), row('กลุ่มข้าวแต๋น', { category: 'อาหาร' })])
    const first = await send(bytes)
    await Promise.all([applyFile(province(), first.view), applyFile(province(), first.view)])
    const again = await send(bytes)
    expect(previewOf(again.view).counts).toMatchObject({ save: 0, unchanged: 2 })
    expect((await applyFile(province(), again.view)).body.outcome).toMatchObject({ saved: 0, unchanged: 2 })
    expect(await registered()).toHaveLength(3)
  })

  it('names row and cell of everything that it refuses', async () => {
    const bytes = await makeXlsx([
      {
        name: 'Sheet1',
        rows: [
          HEADER,
          row('ก', { district: 'ดอกคำไต้' }),
          row('ข', { tambon: 'แม่ต๋ำ' }),
          row('ค', { category: 'ของเล่น' }),
          row(''),
          row('=HYPERLINK("x")'),
          row('จ', { kind: 'สหกรณ์' }),
          row('กลุ่มเดียวกัน', { code: '9' }),
          row('กลุ่มเดียวกัน', { code: '9' }),
        ],
      },
    ])
    const { view } = await send(bytes)
    const preview = previewOf(view)
    expect(preview.counts).toMatchObject({ save: 1, refused: 7 })
    const faults = preview.rows.filter(item => item.kind === 'refused').flatMap(item => item.faults)
    expect(faults.map(fault => [fault.row, fault.cell])).toEqual([
      [2, 'B2'],
      [3, 'C3'],
      [4, 'E4'],
      [5, 'D5'],
      [6, 'D6'],
      [7, 'G7'],
      [9, null],
    ])
    expect(faults.at(-1)?.says).toContain('ซ้ำกับแถว 8')
  })

  it('asks about a very similar name, and adds it only when somebody says that it is another one', async () => {
    await applyFile(province(), (await send(makeCsv([HEADER, row('กลุ่มทอผ้าไหมบ้านถ้ำใต้', { code: '1' })]))).view)
    const { view } = await send(
      makeCsv([HEADER, row('กลุ่มทอผ้าไหมบ้านถํ้าใต้', { code: '2' }), row('กลุ่มอื่นทั้งหมด', { code: '3' })]),
    )
    expect(previewOf(view).counts).toMatchObject({ save: 1, ask: 1 })
    const [asked] = previewOf(view).rows.filter(item => item.kind === 'ask')
    expect(asked?.asks[0]?.says).toContain('รหัส 1')
    const applied = await applyFile(province(), view, [{ key: asked?.key ?? '' }])
    expect(applied.body.outcome).toMatchObject({ saved: 2, left: [] })
  })

  it('joins a very similar name to the one on record when somebody says that it is the same, and twice is once', async () => {
    await applyFile(province(), (await send(makeCsv([HEADER, row('กลุ่มทอผ้าไหมบ้านถ้ำใต้', { code: '1' })]))).view)
    const before = await registered()
    const { view } = await send(
      makeCsv([HEADER, row('กลุ่มทอผ้าไหมบ้านถ้ำไต้', { code: '2' }), row('กลุ่มทอผ้าไหมบ้านถํ้าใต้ฯ', { code: '3' })]),
    )
    const asked = previewOf(view).rows
    expect(asked.map(item => [item.kind, item.asks[0]?.kind])).toEqual([
      ['ask', 'similar'],
      ['ask', 'similar'],
    ])
    expect(asked[0]?.parts).toEqual([
      'หากเป็นรายเดียวกัน จะแก้เลขทะเบียน จาก 1 เป็น 2',
      'หากเป็นรายเดียวกัน จะแก้ชื่อ จาก กลุ่มทอผ้าไหมบ้านถ้ำใต้ เป็น กลุ่มทอผ้าไหมบ้านถ้ำไต้',
    ])
    const answers = asked.map(item => ({ key: item.key, isSame: true }))
    const [applied] = await Promise.all([
      applyFile(province(), view, answers),
      applyFile(province(), view, answers),
    ])
    expect(applied.body.outcome).toMatchObject({ saved: 1, left: [{ rows: [3] }] })
    const after = await registered()
    expect(after).toHaveLength(before.length)
    expect(after.map(item => item.id).sort()).toEqual(before.map(item => item.id).sort())
    expect(after.find(item => item.code === '2')).toMatchObject({ name: 'กลุ่มทอผ้าไหมบ้านถ้ำไต้' })
  })

  it('that would now do something else is shown anew', async () => {
    const { view } = await send(makeCsv([HEADER, row('กลุ่มทอผ้าบ้านถ้ำ', { code: '1' })]))
    const other = await send(makeCsv([HEADER, row('กลุ่มทอผ้าบ้านถ้ำ', { code: '1', category: 'อาหาร' })]))
    await applyFile(province(), other.view)
    const refused = await applyFile(province(), view)
    expect([refused.status, refused.body.error?.code]).toEqual([409, 'upload.changed'])
    expect(refused.body.error?.detail).toMatchObject({
      preview: {
        rows: [
          {
            tag: 'แก้ไข',
            parts: ['รายในระบบ “กลุ่มทอผ้าบ้านถ้ำ” รหัส 1', 'ประเภท จาก อาหาร เป็น ผ้าและเครื่องแต่งกาย'],
          },
        ],
      },
    })
  })

  it('of another province alone, or of more than 5,000 rows, is refused', async () => {
    const other = await send(makeCsv([HEADER, row('ก', { province: 'เชียงราย' })]))
    expect([other.status, other.error?.code]).toEqual([400, 'upload.no_own_rows'])
    const many = Array.from({ length: 5_100 }, (_, index) => row(`กลุ่ม ${index}`))
    const long = await send(makeCsv([HEADER, ...many]))
    expect(long.error).toMatchObject({ code: 'upload.too_many_rows', says: expect.stringContaining('5000') })
  })
})

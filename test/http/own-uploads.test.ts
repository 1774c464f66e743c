// Files that somebody has sent and not saved yet: their sender finds them again, nobody else does, and who has gone to
// another office has left them behind.
import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { UploadView } from '../../bot/contract/uploads.ts'
import { makeCsv, makeXlsx } from '../make-sheets.ts'
import { applyFile, openUploadWorld, sendFile, type UploadWorld } from './upload-world.ts'

let world: UploadWorld
beforeEach(async () => {
  world = await openUploadWorld(2)
})
afterEach(() => world.service.close())

const fileOf = (amount: string) =>
  makeCsv([
    ['รหัสผู้ผลิต', 'ยอดขาย'],
    [world.codes[0] ?? '', amount],
  ])
const listed = async (who = world.clients.officer) => (await who.call('listUploads', {})).body.uploads

describe('a file that was sent and not saved', () => {
  it('is found again by who sent it, the newest first, until it is saved or its time is over', async () => {
    const first = await sendFile(world, fileOf('100'))
    world.service.clock.set('2025-01-20T10:05')
    const second = await sendFile(world, fileOf('200'))
    const register = makeCsv([
      ['อำเภอ', 'ผู้ผลิต', 'ประเภท'],
      ['ปง', 'กลุ่มจักสาน', 'อาหาร'],
    ])
    await world.clients.province.call('uploadRegister', {}, register)
    const seen = await listed()
    expect(seen).toEqual([
      {
        id: second.id,
        kind: 'rt1',
        state: 'ready',
        about: 'แบบ รต.1 อำเภอดอกคำใต้ เดือนมกราคม 2568',
        sentAt: '2025-01-20T03:05:00.000Z',
        expiresAt: '2025-01-21T03:05:00.000Z',
        isFromChat: false,
      },
      expect.objectContaining({ id: first.id }),
    ])
    expect(await listed(world.clients.other)).toEqual([])
    expect(await listed(world.clients.province)).toMatchObject([{ kind: 'register' }])
    await applyFile(world.clients.officer, second)
    expect((await listed()).map(item => item.id)).toEqual([first.id])
    world.service.clock.set('2025-01-21T10:01')
    expect(await listed()).toEqual([])
  })

  it('is left behind, saved or not, by who goes to another office', async () => {
    const saved = await sendFile(world, fileOf('100'))
    await applyFile(world.clients.officer, saved)
    const open = await sendFile(world, fileOf('200'))
    await world.service.deps.db.execute(
      sql`update officers set office_code = '5602' where id = ${world.people.officer.id}`,
    )
    for (const view of [saved, open]) {
      const shown = await world.clients.officer.call('showUpload', { id: view.id })
      expect([shown.status, shown.body]).toMatchObject([404, { error: { code: 'upload.unknown' } }])
      const applied = await applyFile(world.clients.officer, view)
      expect([applied.status, applied.body]).toMatchObject([404, { error: { code: 'upload.unknown' } }])
    }
    expect(await listed()).toEqual([])
  })
})

describe('of a file with several tables', () => {
  const HEADER = ['รหัสผู้ผลิต', 'ยอดขายเดือนนี้ (บาท)']

  it('the first is read, and what is not read is said above everything else', async () => {
    const [one = '', two = ''] = world.codes
    const bytes = await makeXlsx([
      { name: 'คำแนะนำ', rows: [['กรอกแล้วส่งคืน']] },
      { name: 'ตำบลหนึ่ง', rows: [HEADER, [one, 100]] },
      { name: 'ตำบลสอง', rows: [['เดือนมกราคม 2568'], HEADER, [two, 200]] },
    ])
    const { preview } = await sendFile(world, bytes)
    expect(preview.counts).toMatchObject({ save: 1, missing: 1 })
    const words = preview.warnings.find(warning => warning.includes('ตำบลสอง'))
    expect(words).toContain('“ตำบลหนึ่ง”')
    expect(words).not.toContain('คำแนะนำ')
  })

  it('a register says so, too', async () => {
    const sheet = (name: string, district: string) => ({
      name,
      rows: [
        ['อำเภอ', 'ผู้ผลิต', 'ประเภท'],
        [district, 'กลุ่มจักสาน', 'อาหาร'],
      ],
    })
    const bytes = await makeXlsx([sheet('ปง', 'ปง'), sheet('จุน', 'จุน')])
    const sent = await world.clients.province.call('uploadRegister', {}, bytes)
    expect((sent.body as UploadView).preview?.warnings.join()).toContain('“จุน”')
  })
})

it.each(['\u0000', '\u0001\u001b', '\u200e\ufeff', '\ud83e\udd70'])(
  'a cell with %j ends in a preview or a clear word',
  async odd => {
    const [code = ''] = world.codes
    const workbook = makeCsv([
      ['รหัสผู้ผลิต', 'ผู้ผลิต', 'ยอดขาย', 'หมายเหตุ'],
      [code, `ผู้${odd}ผลิต 01`, `1${odd}00`, `ก${odd}ข`],
      [`${odd}x`, odd, odd, odd],
    ])
    const register = makeCsv([
      ['อำเภอ', 'ผู้ผลิต', 'ประเภท', 'ผลิตภัณฑ์', 'รหัส'],
      ['ปง', `กลุ่ม${odd}จักสาน`, 'อาหาร', `ก${odd}`, `1${odd}2`],
    ])
    const sent = [
      await world.clients.officer.call('uploadWorkbook', { officeCode: '5605' }, workbook),
      await world.clients.province.call('uploadRegister', {}, register),
    ]
    for (const { status, body } of sent)
      expect([status, body.error?.code ?? ''].join(), JSON.stringify(body)).toMatch(/^200|^400,upload/)
    const [, { body }] = sent as [unknown, { body: UploadView }]
    if (body.preview === undefined) return
    const applied = await applyFile(world.clients.province, body)
    expect(applied.status).toBe(200)
    const { body: found } = await world.clients.province.call('searchProducers', { text: 'จักสาน' })
    for (const item of found.found) expect(item.name + item.product).not.toMatch(/\p{Cc}|\p{Cf}/u)
  },
)

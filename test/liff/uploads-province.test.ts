// The province's files on the real service: a register that is dropped onto the page, totals of another year, and who sends
// which.

import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import type { UploadView } from '../../bot/contract/uploads.ts'
import { producers } from '../../db/schema/index.ts'
import { applyFile } from '../http/upload-world.ts'
import { makeCsv } from '../make-sheets.ts'
import { expectAccessible } from './expect-accessible.ts'
import { press, says } from './life-service.ts'
import { CHECK, choose, heading, useUploads } from './open-upload.ts'

const phone = useUploads()
const { open } = phone

describe('the province', () => {
  it('takes in a register that is dropped onto the field', async () => {
    await phone.openPhone({ width: 1280 })
    const page = await open('/uploading/register', phone.world.people.province)
    await expectAccessible(page)
    const csv = makeCsv([
      ['อำเภอ', 'ผู้ผลิต', 'ประเภท'],
      ['ดอกคำใต้', 'กลุ่มทอผ้าบ้านถ้ำ', 'ผ้า เครื่องแต่งกาย'],
      ['ดอกคำไต้', 'กลุ่มข้าวแต๋น', 'อาหาร'],
    ])
    const data = await page.evaluateHandle(`(() => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([${JSON.stringify(Buffer.from(csv).toString())}], 'ทะเบียน.csv'))
      return transfer
    })()`)
    await page.dispatchEvent('.drop-field', 'drop', { dataTransfer: data })
    await heading(page, CHECK)
    await says(page, 'แถว 3 ช่อง A3')
    await expectAccessible(page)
    await press(page, 'บันทึก 1 รายการ')
    await heading(page, 'บันทึกแล้ว 1 รายการ')
  })

  it('says of a name like one on record that it is the same, or another one', async () => {
    const { service } = phone.world
    const register = (...names: string[]) =>
      makeCsv([
        ['อำเภอ', 'ผู้ผลิต', 'ประเภท', 'รหัส'],
        ...names.map((name, index) => ['ปง', name, 'อาหาร', `9${index}`]),
      ])
    const { clients } = phone.world
    const first = makeCsv([
      ['อำเภอ', 'ผู้ผลิต', 'ประเภท', 'รหัส'],
      ['ปง', 'กลุ่มข้าวแต๋นบ้านดอนมูล', 'อาหาร', '1'],
      ['ปง', 'กลุ่มน้ำพริกหนุ่มป้าศรี', 'อาหาร', '2'],
    ])
    const sent = (await clients.province.call('uploadRegister', {}, first)).body as UploadView
    await applyFile(clients.province, sent)
    await phone.openPhone({ width: 320 })
    const page = await open('/uploading/register', phone.world.people.province)
    await choose(page, register('กลุ่มข้าวแต๋นบ้านดอนมูน', 'กลุ่มน้ำพริกหนุ่มป้าศรีี'), 'ทะเบียน.csv')
    await heading(page, CHECK)
    await expectAccessible(page)
    await press(page, /^เป็นรายเดียวกัน: กลุ่มข้าวแต๋น/)
    await press(page, /^เพิ่มเป็นรายใหม่: กลุ่มน้ำพริก/)
    await press(page, 'บันทึก 2 รายการ')
    await heading(page, 'บันทึกแล้ว 2 รายการ')
    const stored = await service.deps.db.select().from(producers).where(eq(producers.officeCode, '5606'))
    expect(stored.map(row => `${row.code} ${row.name}`).sort()).toEqual([
      '2 กลุ่มน้ำพริกหนุ่มป้าศรี',
      '90 กลุ่มข้าวแต๋นบ้านดอนมูน',
      '91 กลุ่มน้ำพริกหนุ่มป้าศรีี',
    ])
  })

  it('chooses the year of its totals', async () => {
    const page = await open('/uploading/baseline', phone.world.people.province)
    await page.getByRole('combobox').selectOption('2023')
    await choose(
      page,
      makeCsv([
        ['อำเภอ', 'ต.ค. 65'],
        ['ปง', '500'],
      ]),
      'ฐาน.csv',
    )
    await says(page, /ปีงบประมาณ 2566/)
    await press(page, 'บันทึก 1 รายการ')
    await heading(page, 'บันทึกแล้ว 1 รายการ')
  })

  it('does not send a district’s workbook, nor a district a register', async () => {
    for (const [path, who] of [
      ['/uploading/rt1', phone.world.people.province],
      ['/uploading/rt1', phone.world.people.chief],
      ['/uploading/register', phone.world.people.officer],
    ] as const) {
      await phone.openPhone()
      const page = await open(path, who)
      await says(page, /ได้เฉพาะ/)
      expect(await page.locator('input[type=file]').count()).toBe(0)
    }
  })
})

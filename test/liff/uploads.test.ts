// Files that are sent in, on the real service under the real content policy: chosen, looked through, answered and saved;
// what cannot be used says so, what did not get through is kept, and nothing is saved by looking.
import { describe, expect, it } from 'vitest'
import { uploads } from '../../db/schema/index.ts'
import { baht, fillIn, makeFile, readBook, text } from '../http/upload-world.ts'
import { expectAccessible } from './expect-accessible.ts'
import { press, says } from './life-service.ts'
import { CHECK, choose, heading, useUploads } from './open-upload.ts'

const phone = useUploads()
const { open, stored, save } = phone

/** One to save, an unusual one, a zero without a reason, one that is wrong. */
const mixed = () =>
  makeFile(phone.world, {
    0: { amount: baht(12_500.5) },
    1: { amount: text('1.2 หมื่น') },
    2: { amount: baht(0) },
    3: { amount: text('12,50') },
  })

describe('a workbook', () => {
  it('is chosen, looked through, answered and saved', async () => {
    const page = await open('/uploading/rt1')
    await expectAccessible(page)
    await choose(page, await mixed())
    await heading(page, CHECK)
    await says(page, /ยังไม่ได้บันทึกอะไร/)
    await says(page, /แถว 9 ช่อง H9/)
    await expectAccessible(page)
    expect(await stored()).toEqual([])
    await press(page, /^ใช้ตามไฟล์: ผู้ผลิต 03/)
    await says(page, 'โปรดเลือกเหตุผลก่อน')
    await page.getByRole('combobox').selectOption('not_produced')
    await press(page, 'บันทึก 2 รายการ')
    await heading(page, 'บันทึกแล้ว 2 รายการ')
    await says(page, /ไม่ได้บันทึก 2 รายการ/)
    await expectAccessible(page)
    expect((await stored()).map(row => row.amount).sort()).toEqual([0n, 12_500_50n])
    await page.reload()
    await heading(page, 'บันทึกแล้ว 2 รายการ')
  })

  it('keeps the answers when the page is loaded anew, and asks anew what has changed since', async () => {
    const page = await open('/uploading/rt1')
    await choose(page, await mixed())
    await heading(page, CHECK)
    await press(page, /^ใช้ตามไฟล์: ผู้ผลิต 02/)
    await page.reload()
    await heading(page, CHECK)
    await page.getByRole('button', { name: 'บันทึก 2 รายการ' }).waitFor()
    await save(0, '700')
    await press(page, 'บันทึก 2 รายการ')
    await says(page, /ข้อมูลในระบบเปลี่ยนไป/)
    await says(page, /มีผู้แก้ตัวเลขนี้หลังจากทำไฟล์/)
    expect(await stored()).toHaveLength(1)
    await expectAccessible(page)
    await press(page, 'บันทึก 1 รายการ')
    await heading(page, 'บันทึกแล้ว 1 รายการ')
    expect((await stored()).map(row => row.amount).sort()).toEqual([12_000_00n, 700_00n])
  })

  it('is saved once by an impatient thumb', async () => {
    const page = await open('/uploading/rt1')
    await choose(page, await makeFile(phone.world, { 0: { amount: baht(5) } }))
    await page.getByRole('button', { name: 'บันทึก 1 รายการ' }).dblclick()
    await heading(page, 'บันทึกแล้ว 1 รายการ')
    expect(await stored()).toMatchObject([{ version: 1 }])
  })

  it('with many questions is answered with two taps', async () => {
    const book = await readBook(phone.world)
    for (const index of [0, 1, 2]) await save(index, '50')
    const filled = Object.fromEntries([0, 1, 2].map(index => [index, { amount: baht(60) }]))
    const page = await open('/uploading/rt1')
    await choose(page, await phone.world.service.deps.sheets.writeForm(fillIn(phone.world, book, filled)))
    await heading(page, CHECK)
    await press(page, 'ใช้ตามไฟล์ทั้ง 3 รายการ')
    await press(page, 'บันทึก 3 รายการ')
    await heading(page, 'บันทึกแล้ว 3 รายการ')
  })

  it('that says nothing new leads nowhere but on', async () => {
    const page = await open('/uploading/rt1')
    await choose(page, await makeFile(phone.world, {}))
    await says(page, 'ไม่มีรายการให้บันทึก')
    expect(await page.getByRole('button', { name: /^บันทึก/ }).count()).toBe(0)
  })
})

describe('a file that is not taken', () => {
  it('says so at once where the phone can see it, and after the server has read it', async () => {
    const page = await open('/uploading/rt1')
    for (const [bytes, name, words] of [
      ['x', 'หนังสือ.pdf', /ไม่ใช่ตาราง/],
      ['x', 'เก่า.xls', /\.xls เป็นแบบเก่า/],
      ['', 'ว่าง.xlsx', /ว่างเปล่า/],
      [new Uint8Array(2 * 1024 * 1024 + 1), 'ใหญ่.xlsx', /ใหญ่เกิน 2 เมกะไบต์/],
      ['ก,ข\n1,2', 'อื่น.csv', /ไม่พบหัวตาราง.*รหัสผู้ผลิต/],
      ['PK\u0003\u0004', 'เสีย.xlsx', /เปิดเป็นตาราง Excel หรือ CSV ไม่ได้/],
    ] as const) {
      await choose(page, bytes, name)
      await says(page, words)
    }
    await expectAccessible(page)
    expect(await phone.world.service.deps.db.select().from(uploads)).toEqual([])
  })

  it('because there is no signal is kept and sent again', async () => {
    const page = await open('/uploading/rt1')
    await phone.context.setOffline(true)
    await choose(page, await makeFile(phone.world, { 0: { amount: baht(5) } }), 'ของฉัน.xlsx')
    await says(page, /ไม่มีสัญญาณ/)
    await phone.context.setOffline(false)
    await press(page, 'ส่ง ของฉัน.xlsx อีกครั้ง')
    await heading(page, CHECK)
  })
})

describe('the page of a file', () => {
  it('that LINE still has shows what is in it as soon as it has come', async () => {
    const { platform, worker, deps } = phone.world.service
    platform.faults.set(call => (call.path.endsWith('/content') ? '202_preparing' : null))
    await platform.sendFrom.file({ userId: phone.world.people.officer.lineUserId }, await mixed(), 'a.xlsx')
    await worker.runUntilIdle()
    const [upload] = await deps.db.select().from(uploads)
    const page = await open(`/upload/${upload?.id}`)
    await heading(page, 'กำลังรับไฟล์จากไลน์')
    await expectAccessible(page)
    platform.faults.set(() => null)
    phone.world.service.clock.wait(2_000)
    await worker.runUntilIdle()
    await heading(page, CHECK)
  })

  it('is found again from where files are sent; one from the chat from home, too', async () => {
    const page = await open('/uploading/rt1')
    await choose(page, await mixed())
    await heading(page, CHECK)
    await page.goto(`${phone.world.service.url}/liff/uploading/rt1`)
    const waiting = page.getByRole('link', { name: /รอตรวจและบันทึก/ })
    await waiting.waitFor()
    await expectAccessible(page)
    await waiting.click()
    await heading(page, CHECK)
    await page.goto(`${phone.world.service.url}/liff/`)
    await says(page, 'เริ่มกรอกรายได้')
    expect(await page.getByText('ยังไม่ได้บันทึก').count()).toBe(0)
    const { platform, worker } = phone.world.service
    phone.world.service.clock.wait(60_000)
    await platform.sendFrom.file({ userId: phone.world.people.officer.lineUserId }, await mixed(), 'a.xlsx')
    await worker.runUntilIdle()
    await page.reload()
    await says(page, 'แบบ รต.1 อำเภอดอกคำใต้ เดือนมกราคม 2568 ส่งไว้ทางแชต ยังไม่ได้บันทึก')
    await expectAccessible(page)
    await page.getByRole('link', { name: 'ตรวจและบันทึก' }).click()
    await heading(page, CHECK)
  })

  it('of somebody else, or of yesterday, is not found', async () => {
    const page = await open('/uploading/rt1')
    await choose(page, await mixed())
    await heading(page, CHECK)
    const path = new URL(page.url()).pathname.replace('/liff', '')
    await phone.openPhone()
    const other = await open(path, phone.world.people.other)
    await says(other, /ไม่พบไฟล์ที่ส่งนี้/)
    await expectAccessible(other)
  })

  it.each([
    [320, 'light'],
    [360, 'dark'],
    [1280, 'light'],
  ] as const)('fits %i pixels, %s', async (width, colorScheme) => {
    await phone.openPhone({ width, colorScheme })
    const page = await open('/uploading/rt1')
    await choose(page, await mixed())
    await heading(page, CHECK)
    await expectAccessible(page)
  })
})

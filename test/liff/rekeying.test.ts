// Typing a month into the department's system, in a real Chromium: one producer after another, with a finger or with keys,
// and the totals compared in the end.

import { sql } from 'drizzle-orm'
import type { Page } from 'playwright'
import { beforeEach, describe, expect, it } from 'vitest'
import { addProducers, figure } from '../district.ts'
import { expectAccessible } from './expect-accessible.ts'
import { lose, press, says, useOffices } from './office-pages.ts'

const AT = { officeCode: '5605', period: '2025-01' }
const PATH = '/rekeying/5605/2025-01'

let ids: string[]
const world = useOffices(async ({ service, as }) => {
  ids = await addProducers(service, '5605', 4)
  for (const [index, id] of ids.entries())
    await service.deps.db.execute(
      sql`update producers set code = ${`PYO${index + 1}`} where id = ${id}::uuid`,
    )
  const entries = [
    { category: 'food', channel: 'domestic_offline', amount: '1000.50' },
    { category: 'herb_nonfood', channel: 'abroad_online', amount: '20' },
  ]
  const [first = '', second = '', third = ''] = ids
  const figures = [
    figure(first, null, { entries }),
    figure(second, '300'),
    figure(third, null, { noSalesReason: 'no_orders' }),
  ]
  await as.officer.call('saveFigures', AT, { figures })
})

beforeEach(async () => {
  await world.service.deps.db.execute(sql`delete from rekeyed`)
  await world.service.deps.db.execute(sql`delete from department_totals`)
})

const name = (page: Page) => page.locator('#rekey-name').innerText()
const copied = (page: Page) => page.evaluate<string>('navigator.clipboard.readText()')
const ticks = async () =>
  (await world.as.officer.call('showRekeying', AT)).body.producers.filter(row => row.tick !== null).length

describe('one producer after another', () => {
  it('shows categories with all four channels; a tap copies the plain number', async () => {
    const page = await world.open(world.people.officer, PATH)
    expect(await name(page)).toBe('ผู้ผลิต 01')
    expect(await page.locator('.rekey h3').allTextContents()).toEqual(['อาหาร', 'สมุนไพรที่ไม่ใช่อาหารและยา'])
    expect(await page.locator('.rekey .copy-line').count()).toBe(9)
    await page.getByRole('button', { name: 'ในประเทศ(ออฟไลน์) 1,000.50' }).click()
    await expect.poll(() => copied(page)).toBe('1000.50')
    await page.getByRole('button', { name: 'เลขทะเบียน PYO1' }).click()
    await expect.poll(() => copied(page)).toBe('PYO1')
  })

  it('copies also where the clipboard is closed to pages, as in some browsers inside apps', async () => {
    const page = await world.open(world.people.officer, PATH)
    await page.evaluate('navigator.clipboard.writeText = () => Promise.reject(new Error())')
    await page.getByRole('button', { name: 'ในประเทศ(ออฟไลน์) 1,000.50' }).click()
    await says(page, 'คัดลอก 1000.50 แล้ว')
    expect(await copied(page)).toBe('1000.50')
    await page.evaluate('document.execCommand = () => false')
    await page.getByRole('button', { name: 'เลขทะเบียน PYO1' }).click()
    await says(page, /^คัดลอกไม่ได้/)
    expect(await page.locator('.copied').count()).toBe(1)
  })

  it('goes on to the next one that is left, and begins there the next time', async () => {
    const page = await world.open(world.people.officer, PATH)
    await page.getByRole('button', { name: 'คีย์แล้ว ไปรายถัดไป' }).dblclick()
    await says(page, 'บันทึกแล้ว คีย์แล้ว 1 จาก 3 ราย')
    await expect.poll(() => name(page)).toBe('ผู้ผลิต 02')
    expect(await ticks()).toBe(1)
    const again = await world.open(world.people.second, PATH)
    expect(await name(again)).toBe('ผู้ผลิต 02')
    await press(again, 'รายก่อนหน้า')
    await says(again, /^คีย์แล้วโดย สมศรี ใจดี เมื่อ/)
  })

  it('goes with keys alone: Enter copies and goes on, arrows change the producer', async () => {
    const page = await world.open(world.people.officer, PATH, { width: 1280 })
    await page.getByRole('button', { name: 'เลขทะเบียน PYO1' }).focus()
    for (const text of ['PYO1', '1000.50', '20.00']) {
      await page.keyboard.press('Enter')
      await expect.poll(() => copied(page)).toBe(text)
    }
    await page.keyboard.press('Enter')
    await expect.poll(() => name(page)).toBe('ผู้ผลิต 02')
    await expect.poll(() => page.evaluate('document.activeElement.className')).toContain('copy-line')
    await page.keyboard.press('ArrowLeft')
    await expect.poll(() => name(page)).toBe('ผู้ผลิต 01')
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => name(page)).toBe('ผู้ผลิต 02')
    expect(await ticks()).toBe(1)
  })

  it('has a producer without sales typed as 0, and none to type where nothing was collected', async () => {
    const page = await world.open(world.people.officer, PATH)
    await says(page, 'อีก 1 รายยังไม่มีตัวเลขในเดือนนี้')
    await page.locator('summary').filter({ hasText: 'รายชื่อทั้งหมด 4 ราย' }).click()
    await page.locator('.rekey-item').filter({ hasText: 'ผู้ผลิต 03' }).click()
    await says(page, 'ไม่มียอดขาย (ไม่มีคำสั่งซื้อ) คีย์เป็น 0')
    await page.locator('.rekey-item').filter({ hasText: 'ผู้ผลิต 04' }).click()
    await says(page, /^ยังไม่มีตัวเลขของรายนี้/)
    expect(await page.getByRole('button', { name: /^คีย์แล้ว/ }).count()).toBe(0)
  })

  it('takes a tick back', async () => {
    const page = await world.open(world.people.officer, PATH)
    await press(page, 'คีย์แล้ว ไปรายถัดไป')
    await expect.poll(() => name(page)).toBe('ผู้ผลิต 02')
    await press(page, 'รายก่อนหน้า')
    await press(page, 'ยกเลิกเครื่องหมาย')
    await says(page, 'ยกเลิกเครื่องหมายแล้ว')
    expect(await ticks()).toBe(0)
  })

  it('whose figure changed under the fingers is shown anew, and not ticked', async () => {
    const page = await world.open(world.people.officer, PATH)
    await press(page, /^รายถัดไป/)
    const row = (await world.as.officer.call('showRekeying', AT)).body.producers[1]
    const change = figure(row?.producerId ?? '', '350', { baseVersion: row?.version, doubtReason: 'แก้' })
    await world.as.second.call('saveFigures', AT, { figures: [change] })
    await press(page, 'คีย์แล้ว ไปรายถัดไป')
    await says(page, /^ตัวเลขของผู้ผลิตรายนี้เปลี่ยนไป/)
    await page.getByRole('button', { name: 'ในประเทศ(ออฟไลน์) 350.00' }).waitFor()
    expect(await ticks()).toBe(0)
  })

  it('without a signal stays where it is, and goes on when pressed again', async () => {
    const page = await world.open(world.people.officer, PATH)
    await lose(page, 'PUT', 'answer')
    await press(page, 'คีย์แล้ว ไปรายถัดไป')
    await says(page, 'ไม่มีสัญญาณอินเทอร์เน็ต')
    expect(await name(page)).toBe('ผู้ผลิต 01')
    await press(page, 'คีย์แล้ว ไปรายถัดไป')
    await expect.poll(() => name(page)).toBe('ผู้ผลิต 02')
    expect(await ticks()).toBe(1)
  })

  it('is only looked at by others', async () => {
    const page = await world.open(world.people.chief, PATH)
    await says(page, /ท่านดูได้อย่างเดียว/)
    for (const words of [/^คีย์แล้ว/, /^บันทึกยอดรวม/])
      expect(await page.getByRole('button', { name: words }).count()).toBe(0)
  })
})

describe('the department’s total', () => {
  const note = async (page: Page, text: string) => {
    await page.getByLabel('ยอดรวมที่ระบบของกรมแสดง (บาท)').fill(text)
    await press(page, 'บันทึกยอดรวม')
  }
  const tickAll = async () => {
    const { producers } = (await world.as.officer.call('showRekeying', AT)).body
    for (const { producerId, version } of producers.filter(row => row.amount !== null))
      await world.as.officer.call('tickProducer', { ...AT, producerId }, { figureVersion: version })
  }
  const ours = async () =>
    (await world.as.officer.call('showRekeying', AT)).body.producers.reduce(
      (sum, row) => sum + Math.round(Number(row.amount ?? 0) * 100),
      0,
    )
  const baht = (satang: number) => (satang / 100).toFixed(2)

  it('that is ours is the end of it', async () => {
    await tickAll()
    const page = await world.open(world.people.officer, PATH)
    await says(page, 'คีย์ครบทุกรายแล้ว')
    await note(page, baht(await ours()))
    await says(page, 'ยอดตรงกันทุกสตางค์')
  })

  it('that is another one says by how much, and whose amount it is exactly', async () => {
    await tickAll()
    const page = await world.open(world.people.officer, PATH)
    await note(page, baht((await ours()) - 2000))
    await says(page, 'ระบบของกรมน้อยกว่า 20.00 บาท')
    await page.getByRole('button', { name: /^ผู้ผลิต 01 อาจขาดยอดสมุนไพร/ }).click()
    await expect.poll(() => name(page)).toBe('ผู้ผลิต 01')
  })

  it('is understood as amounts are everywhere: refused, asked about, or taken, and never lost', async () => {
    const page = await world.open(world.people.officer, PATH)
    const field = page.getByLabel('ยอดรวมที่ระบบของกรมแสดง (บาท)')
    await note(page, '12,50')
    await says(page, /^จุดหรือจุลภาคไม่ตรงตำแหน่ง/)
    expect(await field.inputValue()).toBe('12,50')
    await note(page, '1.2 พัน')
    await says(page, '1,200.00 บาท ใช่ไหม กดบันทึกอีกครั้งเพื่อยืนยัน')
    await press(page, 'บันทึกยอดรวม')
    await says(page, /^บันทึกโดย สมศรี ใจดี เมื่อ/)
    expect(await field.inputValue()).toBe('')
    await note(page, '0')
    await says(page, /^อาจยังไม่ได้คีย์เลยสักราย|^รายที่ยังไม่ได้คีย์/)
  })
})

it.each([
  ['light', 320],
  ['dark', 360],
  ['light', 1280],
] as const)('is accessible and whole: %s, %i px', async (theme, width) => {
  await world.as.officer.call('noteDepartmentTotal', AT, { amount: '1.00' })
  const page = await world.open(world.people.officer, PATH, { theme, width })
  await page.evaluate('document.querySelectorAll("details").forEach(item => { item.open = true })')
  await expectAccessible(page)
  const done = await world.open(world.people.chief, PATH, { theme, width })
  await expectAccessible(done)
})

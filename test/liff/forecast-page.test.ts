// The forecast on a phone, with the real service: from last year and a percentage to a filed forecast, what is typed oddly,
// and two people at once.
import type { BrowserContext } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { fillForecast, twelve } from '../forecasts.ts'
import { inDialog } from './evidence-steps.ts'
import { expectAccessible } from './expect-accessible.ts'
import {
  applyPercent,
  type District,
  type ForecastPhones,
  months,
  openProducer,
  startForecastPhones,
  stored,
} from './forecast-phone.ts'
import { press, says } from './life-service.ts'

let phones: ForecastPhones
let context: BrowserContext

beforeAll(async () => {
  phones = await startForecastPhones()
})
afterAll(() => phones.close())
beforeEach(async () => {
  context = await phones.newPhone()
  phones.refused.length = 0
})
afterEach(() => context.close())

const open = (district: District) => phones.open(context, district.officer, district.path)

describe('a forecast', () => {
  it('goes from last year and a percentage to the province, new producers by hand', async () => {
    const district = await phones.newDistrict(10)
    const page = await open(district)
    await says(page, 'ส่งภายในวันเสาร์ที่ 25 มกราคม 2568')
    await applyPercent(page, '2.5')
    await says(page, 'เติมแล้ว 9 ราย ยังไม่บันทึก')
    await press(page, 'บันทึก (9 ราย)')
    await says(page, 'บันทึกแล้ว 9 ราย')
    const view = await stored(district)
    expect([view.state, view.percentTenths]).toEqual(['writing', 25])
    for (const row of view.rows)
      for (const [month, amount] of row.amounts.entries()) {
        const before = row.lastYear[month]
        const grown = before && Math.round(Number(before.replace('.', '')) * 1.025)
        expect(amount && Number(amount.replace('.', ''))).toBe(before ? grown : before)
      }

    // One is left: it has no past, so the bar leads to it.
    await page.getByRole('link', { name: 'กรอกรายถัดไป' }).click()
    await says(page, 'ไม่มียอดปีก่อน')
    await months(page).first().fill('5000')
    await press(page, 'เติมเดือนที่ว่าง 11 เดือนด้วย 5,000')
    await months(page).nth(11).fill('0')
    await press(page, 'บันทึก (1 ราย)')
    await says(page, 'บันทึกแล้ว 1 ราย')
    await press(page, 'ยื่นต่อจังหวัด')
    await inDialog(page, 'ยืนยันยื่น').click()
    await says(page, 'ยื่นแบบประมาณการแล้ว')
    expect((await stored(district)).state).toBe('filed')
    await page.getByRole('link', { name: 'รายชื่อผู้ผลิต' }).click()
    await says(page, /^ยื่นโดย สมศรี/)
    await says(page, 'ทันกำหนด')
    expect(phones.refused).toEqual([])
  })

  it('asks before a percentage overwrites what was typed by hand', async () => {
    const district = await phones.newDistrict(3)
    const page = await open(district)
    await applyPercent(page, '3')
    await openProducer(page, 0)
    await months(page).nth(2).fill('77777')
    await page.goBack()
    await page.locator('.fold summary').first().click()
    await applyPercent(page, '5')
    await says(page, 'มี 1 ช่องใน 1 รายที่พิมพ์เอง จะเก็บตามที่พิมพ์ไว้ หรือแทนด้วยยอดปีก่อน')
    await inDialog(page, 'เก็บที่พิมพ์เอง เติมเฉพาะช่องอื่น').click()
    await press(page, /^บันทึก \(/)
    await says(page, /^บันทึกแล้ว/)
    const kept = await stored(district)
    expect(kept.rows[0]?.amounts[2]).toBe('77777.00')
    await applyPercent(page, '0')
    await inDialog(page, 'แทนทั้งหมด').click()
    await press(page, /^บันทึก \(/)
    await expect.poll(async () => (await stored(district)).percentTenths).toBe(0)
    const { rows } = await stored(district)
    expect(rows[0]?.amounts).toEqual(rows[0]?.lastYear)
    expect(phones.refused).toEqual([])
  })

  it('says what is wrong with an amount, asks back what is unusual, and saves neither by itself', async () => {
    const district = await phones.newDistrict(2)
    const page = await open(district)
    await openProducer(page, 0)
    for (const [index, text] of ['12,50', '1.2 หมื่น', 'ไม่มี', '-5', '0'].entries())
      await months(page).nth(index).fill(text)
    await months(page).nth(4).blur()
    await says(page, 'จุดหรือจุลภาคไม่ตรงตำแหน่ง โปรดพิมพ์แบบ 12,500.50')
    await says(page, '12,000 บาท ใช่ไหม')
    await says(page, 'ถ้าคาดว่าไม่มีรายได้ โปรดพิมพ์ตัวเลข 0')
    await says(page, 'มีเครื่องหมายลบหรือวงเล็บ โปรดพิมพ์เฉพาะจำนวนเงิน')
    await says(page, 'มี 4 ช่องต้องตรวจ')
    await press(page, /^บันทึก \(/)
    await says(page, 'บันทึกแล้ว 1 ราย')
    expect((await stored(district)).rows[0]?.amounts.slice(0, 5)).toEqual([null, null, null, null, '0.00'])
    expect(await months(page).nth(1).inputValue()).toBe('1.2 หมื่น')
    await press(page, 'ใช่')
    await press(page, /^บันทึก \(/)
    await expect.poll(async () => (await stored(district)).rows[0]?.amounts[1]).toBe('12000.00')
    expect(phones.refused).toEqual([])
  })
})

describe('two at once', () => {
  it('on different months are both stored; on the same month the second is asked, month by month', async () => {
    const district = await phones.newDistrict(3)
    const page = await open(district)
    await openProducer(page, 0)
    await months(page).nth(0).fill('1000')
    const [{ producerId: first = '' } = {}, { producerId: second = '' } = {}] = (await stored(district)).rows
    const save = async (producerId: string, amounts: (string | null)[]) => {
      const { version } = await stored(district)
      const figures = [{ producerId, amounts }]
      await district.client.call('saveForecast', district.at, {
        baseVersion: version,
        percentTenths: null,
        figures,
      })
    }
    await save(second, twelve('50.00'))
    await press(page, /^บันทึก \(/)
    await says(page, 'บันทึกแล้ว 1 ราย')
    expect((await stored(district)).rows.slice(0, 2).map(row => row.amounts[0])).toEqual(['1000.00', '50.00'])

    await months(page).nth(0).fill('2000')
    await months(page).nth(1).fill('2100')
    await save(first, twelve(null).with(0, '9000.00'))
    await press(page, /^บันทึก \(/)
    const dialog = page.getByRole('dialog')
    await dialog.waitFor()
    expect(await dialog.textContent()).toContain(`สมหญิง ${district.at.officeCode} แก้ประมาณการ 1 ราย`)
    expect(await dialog.textContent()).toContain('9,000')
    await expectAccessible(page)
    // Nothing is lost by closing the question: it is asked again.
    await page.keyboard.press('Escape')
    expect((await stored(district)).rows[0]?.amounts.slice(0, 2)).toEqual(['9000.00', null])
    await press(page, /^บันทึก \(/)
    await dialog.getByRole('radio').first().check()
    await inDialog(page, 'ใช้ตามที่เลือก (1 ราย)').click()
    await expect
      .poll(async () => (await stored(district)).rows[0]?.amounts.slice(0, 2))
      .toEqual(['2000.00', '2100.00'])
    expect(phones.refused).toEqual([])
  })

  it('a forecast that a colleague changed is not filed unseen', async () => {
    const district = await phones.newDistrict(2)
    await fillForecast(district.client, district.at, '10.00')
    const page = await open(district)
    await press(page, 'ยื่นต่อจังหวัด')
    await fillForecast(district.client, district.at, '20.00')
    await inDialog(page, 'ยืนยันยื่น').click()
    await says(page, /^แบบประมาณการถูกแก้โดย สมหญิง/)
    expect((await stored(district)).state).toBe('complete')
    await says(page, '฿480.00')
    await press(page, 'ยื่นต่อจังหวัด')
    await inDialog(page, 'ยืนยันยื่น').click()
    await says(page, 'ยื่นแบบประมาณการแล้ว')
    expect((await stored(district)).versions).toMatchObject([{ number: 1, amount: '480.00' }])
    expect(phones.refused).toEqual([])
  })
})

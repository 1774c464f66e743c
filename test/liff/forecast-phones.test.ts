// The forecast on all sorts of phones: without a signal, with 200 producers, small and dark; and the province's list.
import type { BrowserContext } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addPerson, type TestPerson } from '../district.ts'
import { fillForecast } from '../forecasts.ts'
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
let province: TestPerson

beforeAll(async () => {
  phones = await startForecastPhones()
  province = await addPerson(phones.service, 'provincial_officer', '56', 'วราภรณ์ ศรีพะเยา')
})
afterAll(() => phones.close())
beforeEach(async () => {
  context = await phones.newPhone()
  phones.refused.length = 0
})
afterEach(() => context.close())

const open = (district: District) => phones.open(context, district.officer, district.path)

describe('without a signal', () => {
  it('keeps what was typed over a reload, and saves by itself once the signal is back', async () => {
    const district = await phones.newDistrict(2)
    const page = await open(district)
    await openProducer(page, 1)
    await months(page).nth(0).fill('4321.50')
    await months(page).nth(1).fill('12,50')
    await expect.poll(() => page.evaluate<string>(KEPT)).toContain('4321.50')
    await page.reload()
    await months(page).first().waitFor()
    await expect.poll(() => months(page).nth(0).inputValue()).toBe('4321.50')
    expect(await months(page).nth(1).inputValue()).toBe('12,50')
    await context.setOffline(true)
    await press(page, /^บันทึก \(/)
    await page.getByRole('link', { name: 'รายชื่อผู้ผลิต' }).click()
    await says(page, /^ไม่มีสัญญาณ — ตัวเลขที่พิมพ์เก็บไว้ในเครื่องแล้ว จะบันทึกให้/)
    await context.setOffline(false)
    await expect.poll(async () => (await stored(district)).rows[1]?.amounts[0]).toBe('4321.50')
    expect(phones.refused).toEqual([])
  })
})

describe('a district of 200', () => {
  it('opens one producer and comes back to where one was; a key touches nobody else', async () => {
    const district = await phones.newDistrict(200)
    const page = await open(district)
    expect(await page.locator('.year-row').count()).toBe(200)
    await applyPercent(page, '3')
    await says(page, 'เติมแล้ว 178 ราย ยังไม่บันทึก')
    await page.locator('.year-row').nth(120).scrollIntoViewIfNeeded()
    const top = await page.evaluate<number>('scrollY')
    expect(top).toBeGreaterThan(1000)
    await openProducer(page, 120)
    await page.evaluate(COUNT_CHANGES)
    await months(page).nth(3).press('End')
    await months(page).nth(3).press('1')
    await page.waitForFunction('changes > 0')
    expect(await page.evaluate<number>('changes')).toBeLessThan(20)
    await months(page).nth(3).press('Backspace')
    await page.goBack()
    await expect.poll(() => page.evaluate<number>('scrollY')).toBeGreaterThan(top - 200)
    await page.getByRole('button', { name: 'ยังไม่ครบ 22' }).click()
    expect(await page.locator('.year-row').count()).toBe(22)
    await press(page, /^บันทึก \(/)
    await says(page, 'บันทึกแล้ว 178 ราย')
    expect(phones.refused).toEqual([])
  })
})

describe('every state', () => {
  it.each([
    [320, 'light'],
    [360, 'dark'],
  ] as const)('is accessible and whole at %i px in the %s theme', async (width, theme) => {
    const district = await phones.newDistrict(4)
    const phone = await phones.newPhone(width, theme)
    const desk = await phones.newPhone(width, theme)
    try {
      const page = await phones.open(phone, district.officer, district.path)
      await expectAccessible(page)
      const folded = page.locator('.fold:not([open]) summary')
      if ((await folded.count()) > 0) await folded.click()
      await page.getByLabel('เพิ่มหรือลดจากปีก่อน (ร้อยละ)').fill('3.25')
      await press(page, /^ใช้ยอดปีก่อน/)
      await expectAccessible(page)
      await openProducer(page, 0)
      for (const [index, text] of ['12,50', '1.2 หมื่น', '0', 'ไม่มี'].entries())
        await months(page).nth(index).fill(text)
      await says(page, /ใช่ไหม$/)
      await expectAccessible(page)
      await fillForecast(district.client, district.at, '999999.99')
      await page.goto(`${phones.service.url}/liff${district.path}`)
      await page.getByRole('button', { name: 'ทิ้งที่ยังไม่บันทึก' }).click()
      await expectAccessible(page)
      await inDialog(page, 'ทิ้ง').click()
      await press(page, /^ยื่น/)
      await expectAccessible(page)
      await inDialog(page, 'ยืนยันยื่น').click()
      await says(page, /^ยื่น(ครั้งแรก)?โดย/)
      await expectAccessible(page)
      const list = await phones.open(desk, province, '/forecasts/2025')
      await says(list, 'ประมาณการรวมของอำเภอที่ยื่นแล้ว')
      await expectAccessible(list)
      const read = await phones.open(desk, province, district.path)
      await says(read, 'ดูได้อย่างเดียว อำเภอเป็นผู้กรอกและยื่น')
      expect(await read.getByRole('textbox').count()).toBe(0)
      await read.locator('.year-row a').first().click()
      await read.locator('.month-line').first().waitFor()
      await expectAccessible(read)
      expect(phones.refused).toEqual([])
    } finally {
      await phone.close()
      await desk.close()
    }
  })
})

/** All that the phone keeps, as JSON. */
const KEPT = `(async () => {
  if (!(await indexedDB.databases()).some(({ name }) => name === 'otop-revenue')) return ''
  const done = request => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
  const database = await done(indexedDB.open('otop-revenue'))
  const all = await done(database.transaction('kept').objectStore('kept').getAll())
  database.close()
  return JSON.stringify(all)
})()`

/** Counts what one key changes in the page. */
const COUNT_CHANGES = `window.changes = 0
new MutationObserver(list => { window.changes += list.length })
  .observe(document.body, { childList: true, subtree: true, characterData: true, attributes: true })`

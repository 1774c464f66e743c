// Keys, the year's calendar and the messages to come with the real service, under the real content policy: a key made on the
// page opens the data, a date corrected on the month's page is told on the year's and foreseen in the messages.
import type { Browser, BrowserContext, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { launchBrowser } from '../browser.ts'
import { addPerson, addProducers, type TestPerson } from '../district.ts'
import { startService, type TestService } from '../service.ts'
import { buildMiniApp } from './build-mini-app.ts'
import { press, says } from './life-service.ts'

let service: TestService
let browser: Browser
let context: BrowserContext
let province: TestPerson
/** What the browser complained about. */
let refused: string[]

beforeAll(async () => {
  const miniAppFolder = await buildMiniApp('practice')
  service = await startService({ at: '2025-01-15T10:00', miniAppFolder, isPractice: true, quota: 300 })
  await addPerson(service, 'district_officer', '5605', 'สมศรี ใจดี')
  province = await addPerson(service, 'provincial_officer', '56', 'วราภรณ์ ศรีพะเยา')
  await addProducers(service, '5605', 3)
  await service.worker.runUntilIdle()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await service?.close()
})
beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 360, height: 740 } })
  context.setDefaultTimeout(8_000)
  await context.addCookies([{ name: 'practice_person', value: province.lineUserId, url: service.url }])
  refused = []
})
afterEach(() => context.close())

async function open(path: string): Promise<Page> {
  const page = await context.newPage()
  page.on('console', message => {
    if (message.type() === 'error' && !/status of 401/.test(message.text())) refused.push(message.text())
  })
  await page.goto(`${service.url}/liff${path}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page
}

it('a key made on the page opens the data until it is withdrawn there', async () => {
  const page = await open('/api-keys')
  await page.getByLabel('ใช้กับงานใด').fill('แดชบอร์ด')
  await page.getByRole('button', { name: 'สร้างคีย์', exact: true }).click()
  const key = await page.getByLabel('คีย์', { exact: true }).innerText()
  const read = () =>
    fetch(`${service.url}/open/v1/months`, { headers: { authorization: `Bearer ${key.trim()}` } })
  expect((await read()).status).toBe(200)
  await page.reload()
  await says(page, /^ใช้ล่าสุด 15 ม.ค. 68/)
  expect(await page.getByText(key).count()).toBe(0)
  await press(page, 'ยกเลิกคีย์ แดชบอร์ด')
  await page.getByRole('dialog').getByRole('button', { name: 'ใช่ ยกเลิกคีย์นี้' }).click()
  await says(page, 'ยกเลิกแล้ว 1 คีย์')
  expect((await read()).status).toBe(401)
  expect(refused).toEqual([])
})

it('a corrected date is told on the year’s page, and the messages to come follow it', async () => {
  const page = await open('/calendar-year/2025')
  await page.getByRole('link', { name: /^มกราคม 2568/ }).click()
  await page.getByLabel('วันที่ใหม่').fill('2025-01-28')
  await page.getByLabel('เหตุผล').fill('กรมขยายเวลา')
  await press(page, 'บันทึกวันใหม่')
  await says(page, /^เลื่อนวันแล้ว/)
  await page.goto(`${service.url}/liff/calendar-year/2025`)
  await says(page, /จาก 25 มกราคม 2568 เป็น 28 มกราคม 2568 เพราะ กรมขยายเวลา/)
  await page.getByRole('link', { name: 'ข้อความที่จะส่งใน 30 วัน' }).click()
  await page.getByRole('heading', { name: 'วันอังคารที่ 28 มกราคม 2568' }).first().waitFor()
  await says(page, 'อำเภอดอกคำใต้ · สมศรี ใจดี')
  await says(page, /จาก 300$/)
  expect(refused).toEqual([])
})

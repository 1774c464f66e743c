// Evidence, histories and acting chiefs with the real service and the simulated LINE, under the real content policy: what
// the pages ask is what the service answers.
import type { Browser, BrowserContext, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { launchBrowser } from '../browser.ts'
import { addPerson, addProducers, figure, signIn, type TestPerson } from '../district.ts'
import { startService, type TestService } from '../service.ts'
import { buildMiniApp } from './build-mini-app.ts'
import { choose, inDialog, phonePhoto } from './evidence-steps.ts'
import { press, says } from './life-service.ts'

const MONTH = { officeCode: '5605', period: '2025-01' }

let service: TestService
let browser: Browser
let context: BrowserContext
let officer: TestPerson
let province: TestPerson
let producerIds: string[]
/** What the browser complained about, and answers with 401. */
let refused: string[]
let healed: number

beforeAll(async () => {
  const miniAppFolder = await buildMiniApp('practice')
  service = await startService({ at: '2025-01-15T10:00', miniAppFolder, isPractice: true })
  officer = await addPerson(service, 'district_officer', '5605', 'สมศรี ใจดี')
  province = await addPerson(service, 'provincial_officer', '56', 'วราภรณ์ ศรีพะเยา')
  producerIds = await addProducers(service, '5605', 3)
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await service?.close()
})
beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 360, height: 740 } })
  context.setDefaultTimeout(8_000)
  refused = []
  healed = 0
})
afterEach(() => context.close())

async function open(who: TestPerson, path: string): Promise<Page> {
  await context.addCookies([{ name: 'practice_person', value: who.lineUserId, url: service.url }])
  const page = await context.newPage()
  page.on('console', message => {
    if (message.type() === 'error' && !/status of 401/.test(message.text())) refused.push(message.text())
  })
  page.on('response', response => {
    if (response.status() === 401) healed++
  })
  await page.goto(`${service.url}/liff${path}`)
  return page
}

it('a photo reaches the record although the session ended, is shown, taken back, and the history tells it', async () => {
  const page = await open(officer, '/evidence/5605/2025-01')
  await press(page, /^เพิ่มหลักฐาน/)
  await inDialog(page, 'ใบเสร็จ').click()
  await inDialog(page, 'ที่ผู้ผลิต').click()
  await inDialog(page, 'บันทึก').click()
  await says(page, 'เพิ่มหลักฐานแล้ว')
  await press(page, /^ใส่รูป/)
  await choose(page, await phonePhoto)
  await context.clearCookies({ name: 'otop' })
  healed = 0
  await inDialog(page, 'ส่งรูป').click()
  await says(page, 'ส่งรูปแล้ว')
  expect(healed).toBe(1)
  const widthOf = (image: string) => page.evaluate(`document.querySelector('${image}').naturalWidth`)
  await expect.poll(() => widthOf('.thumb img')).toBeGreaterThan(0)
  await press(page, /^ดูรูป/)
  await expect.poll(() => widthOf('dialog img')).toBe(1200)
  await inDialog(page, 'ปิด').click()
  await press(page, /^ลบ/)
  await inDialog(page, 'ลบรายการนี้').click()
  await says(page, 'ลบหลักฐานแล้ว')
  await page.goto(`${service.url}/liff/history/me`)
  for (const words of [/^เพิ่มหลักฐานของ/, /^แนบรูปหลักฐานของ/, /^ลบหลักฐานของ/]) await says(page, words)
  expect(refused).toEqual([])
})

it('a figure’s two versions are read as old and new; the province draws a sample and names an acting chief', async () => {
  const [producerId = ''] = producerIds
  const client = await signIn(service, officer)
  await client.call('saveFigures', MONTH, { figures: [figure(producerId, '12500.00')] })
  await client.call('saveFigures', MONTH, {
    figures: [figure(producerId, '14000.50', { baseVersion: 1, doubtReason: 'ออกงาน' })],
  })
  const page = await open(province, `/history/5605/2025-01/${producerId}`)
  await page.getByText('12,500.00', { exact: true }).waitFor()
  await page.getByText('14,000.50 บาท', { exact: true }).waitFor()
  await page.goto(`${service.url}/liff/history/5605/2025-01`)
  await says(page, 'แก้ไขตัวเลข 1 ราย')

  await page.goto(`${service.url}/liff/evidence/2025-q2`)
  await says(page, 'ยังไม่มีหลักฐาน 1 ราย')
  await press(page, 'สุ่มรายชื่อ')
  await says(page, 'สุ่มได้ 1 ราย')

  await page.goto(`${service.url}/liff/acting`)
  await page.getByLabel('รักษาราชการแทนพัฒนาการ').selectOption({ label: 'อำเภอดอกคำใต้' })
  await page.getByLabel('เจ้าหน้าที่').selectOption({ label: 'สมศรี ใจดี · พัฒนากร' })
  await page.getByLabel('เลขที่คำสั่ง').fill('99/2568')
  await page.getByLabel(/^ถึงวันที่/).fill('2025-01-31')
  await press(page, 'ตรวจแล้วบันทึก')
  await inDialog(page, 'ยืนยันแต่งตั้ง').click()
  await says(page, 'กำลังรักษาราชการแทน')
  await press(page, /^สิ้นสุดก่อนกำหนด/)
  await inDialog(page, 'ใช่ สิ้นสุดเลย').click()
  await says(page, 'สิ้นสุดแล้ว 1 รายการ')
  expect(refused).toEqual([])
})

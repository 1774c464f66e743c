// The page of spreadsheets with the real service: what is pressed is saved by the browser under its Thai name, everybody
// sees what they may take, and it is readable on the narrowest phone, in both themes, by eye and by ear.
import { readFileSync } from 'node:fs'
import type { Browser, BrowserContext, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../browser.ts'
import type { TestPerson } from '../district.ts'
import { openSheetsWorld, type SheetsWorld } from '../http/sheets-world.ts'
import { buildMiniApp } from './build-mini-app.ts'
import { expectAccessible } from './expect-accessible.ts'
import { says } from './life-service.ts'

let world: SheetsWorld
let browser: Browser
let context: BrowserContext | null = null
/** What the browser complained about, and the links that were asked for. */
let complaints: string[] = []
let asked = 0

beforeAll(async () => {
  world = await openSheetsWorld({ miniAppFolder: await buildMiniApp('practice'), isPractice: true })
  // The browser reaches the service at its own address.
  world.service.deps.settings.publicUrl = world.service.url
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await world?.service.close()
})
afterEach(async () => {
  await context?.close()
  context = null
  expect(complaints).toEqual([])
})

interface Look {
  width?: number
  theme?: 'light' | 'dark'
  userAgent?: string
}

async function open(who: TestPerson, path: string, look: Look = {}): Promise<Page> {
  const { width = 360, theme = 'light', userAgent } = look
  context = await browser.newContext({
    viewport: { width, height: 740 },
    colorScheme: theme,
    reducedMotion: 'reduce',
    ...(userAgent ? { userAgent } : {}),
  })
  context.setDefaultTimeout(8_000)
  await context.addCookies([{ name: 'practice_person', value: who.lineUserId, url: world.service.url }])
  const page = await context.newPage()
  complaints = []
  asked = 0
  page.on('console', message => {
    if (message.type() === 'error' && !/status of 401|ERR_INTERNET/.test(message.text()))
      complaints.push(message.text())
  })
  page.on('pageerror', error => complaints.push(error.message))
  page.on('request', request => {
    if (request.method() === 'POST' && request.url().endsWith('/api/sheets')) asked++
  })
  await page.goto(`${world.service.url}/liff${path}`)
  await says(page, 'ตาราง Excel และ CSV')
  return page
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

async function save(page: Page, name: string) {
  const [download] = await Promise.all([page.waitForEvent('download'), button(page, name).click()])
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) }
}

describe('for a district officer', () => {
  it('saves a table as Excel and as CSV, each with one press, and stays where it is', async () => {
    const page = await open(world.people.officer, '/sheets/5605/2025-01')
    const xlsx = await save(page, 'ดาวน์โหลด ยอดขายรายผู้ผลิต (รต.1) เป็น Excel')
    expect(xlsx.name).toBe('รต1-ดอกคำใต้-มกราคม-2568.xlsx')
    const read = await world.service.deps.sheets.read(xlsx.bytes, { maxRows: 100 })
    expect(read).toMatchObject({ kind: 'read', sheets: [{ name: 'RT1' }] })
    await says(page, /กำลังบันทึกไฟล์/)
    const csv = await save(page, 'ดาวน์โหลด สรุปรายเดือนของอำเภอ เป็น CSV')
    expect(csv.name).toBe('สรุปรายเดือน-ดอกคำใต้-ปีงบ-2568.csv')
    expect(csv.bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
    expect(new URL(page.url()).pathname).toBe('/liff/sheets/5605/2025-01')
  })

  it('gives out the workbook to be filled in, and leads to where it is sent back', async () => {
    const page = await open(world.people.officer, '/sheets/5605/2025-01')
    const form = await save(page, 'ดาวน์โหลดแบบกรอก')
    expect(form.name).toBe('แบบ-รต1-ดอกคำใต้-มกราคม-2568.xlsx')
    await page.getByRole('link', { name: 'ส่งไฟล์ที่กรอกแล้วกลับ' }).click()
    await expect.poll(() => new URL(page.url()).pathname).toBe('/liff/uploading/rt1')
  })

  it('says of a month that has closed that what is filled in can only be saved once the province opens it', async () => {
    const closed = 'ปิดรับข้อมูลแล้ว'
    const page = await open(world.people.officer, '/sheets/5605/2024-11')
    await says(page, closed)
    await page.goto(`${world.service.url}/liff/sheets/5605/2025-01`)
    await button(page, 'ดาวน์โหลดแบบกรอก').waitFor()
    expect(await page.getByText(closed).count()).toBe(0)
  })

  it('goes from month to month as far as there are any', async () => {
    const page = await open(world.people.officer, '/sheets/5605/2025-01')
    expect(await page.getByRole('link', { name: /^เดือนถัดไป/ }).count()).toBe(0)
    await page.getByRole('link', { name: 'เดือนก่อน ธันวาคม 2567' }).click()
    await page.getByRole('heading', { name: 'ธันวาคม 2567' }).waitFor()
    expect(await page.getByRole('link', { name: 'เดือนถัดไป มกราคม 2568' }).count()).toBe(1)
    expect((await save(page, 'ดาวน์โหลด รายชื่อผู้ผลิต เป็น CSV')).name).toBe('รายชื่อผู้ผลิต-ดอกคำใต้-ธันวาคม-2567.csv')
  })

  it('makes one link of two presses, and says so where there is no signal', async () => {
    const page = await open(world.people.officer, '/sheets/5605/2025-01')
    const excel = button(page, 'ดาวน์โหลด รายชื่อผู้ผลิต เป็น Excel')
    await Promise.all([page.waitForEvent('download'), excel.dblclick()])
    expect(asked).toBe(1)
    await context?.setOffline(true)
    await excel.click()
    await page
      .getByText(/สัญญาณ|อินเทอร์เน็ต/)
      .first()
      .waitFor()
    await context?.setOffline(false)
    await Promise.all([page.waitForEvent('download'), excel.click()])
  })

  it('leaves LINE’s own browser, which saves no files', async () => {
    const page = await open(world.people.officer, '/sheets/5605/2025-01', {
      userAgent:
        'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/120 Mobile Safari/537.36 Line/14.0.0/IAB',
    })
    const [request] = await Promise.all([
      context?.waitForEvent('request', {
        predicate: sent => sent.url().includes('/sheets/') && sent.isNavigationRequest(),
      }),
      button(page, 'ดาวน์โหลด รายชื่อผู้ผลิต เป็น CSV').click(),
    ])
    expect(request?.url()).toMatch(/\/sheets\/[\w-]{32}\?openExternalBrowser=1$/)
  })
})

describe('for others', () => {
  it('a chief takes away the same tables, but is not sent where files come in', async () => {
    const page = await open(world.people.chief, '/sheets/5605/2025-01')
    expect(await button(page, 'ดาวน์โหลดแบบกรอก').count()).toBe(1)
    expect(await page.getByRole('link', { name: 'ส่งไฟล์ที่กรอกแล้วกลับ' }).count()).toBe(0)
  })

  it('the province takes away its own tables and goes on to those of each district, and back', async () => {
    const page = await open(world.people.province, '/sheets/56/2025-01')
    expect((await save(page, 'ดาวน์โหลด สรุปของจังหวัด เป็น Excel')).name).toBe('สรุป-พะเยา-มกราคม-2568.xlsx')
    expect((await save(page, 'ดาวน์โหลด ยอดฐานของปีงบประมาณ 2567 เป็น Excel')).name).toBe(
      'ยอดฐาน-พะเยา-ปีงบ-2567.xlsx',
    )
    await page.getByRole('link', { name: 'อำเภอดอกคำใต้' }).click()
    await button(page, 'ดาวน์โหลด ตารางคีย์เข้าระบบของกรม เป็น Excel').waitFor()
    expect(await page.getByRole('link', { name: 'ส่งไฟล์ที่กรอกแล้วกลับ' }).count()).toBe(0)
    await page.getByRole('link', { name: 'ตารางของจังหวัด' }).click()
    await button(page, 'ดาวน์โหลด สรุปของจังหวัด เป็น CSV').waitFor()
  })

  it('the province’s chief has no baselines to fill in', async () => {
    const page = await open(world.people.provinceChief, '/sheets/56/2025-01')
    await button(page, 'ดาวน์โหลด สรุปของจังหวัด เป็น Excel').waitFor()
    expect(await page.getByRole('heading', { name: 'ยอดฐาน', exact: true }).count()).toBe(0)
  })
})

describe('to every eye and ear', () => {
  it.each([
    [320, 'light'],
    [360, 'dark'],
    [1280, 'light'],
  ] as const)('fits %s pixels in %s, with no fault that axe finds', async (width, theme) => {
    for (const [who, path] of [
      [world.people.officer, '/sheets/5605/2025-01'],
      [world.people.province, '/sheets/56/2025-01'],
    ] as const) {
      const page = await open(who, path, { width, theme })
      await expectAccessible(page)
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
    }
  })
})

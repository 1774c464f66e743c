// The revenue form on a phone, in a real Chromium: typing, keeping, losing the signal, saving, colleagues, locking.
import type { Browser, BrowserContext, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { ReportView } from '../../bot/contract/reports.ts'
import { launchBrowser } from '../browser.ts'
import { buildMiniApp } from './build-mini-app.ts'
import { type FixtureState, ORIGIN, serveFixture, storeAsColleague } from './fixture-service.ts'
import { makeFigure, makeHome, makeReport, makeRows, OFFICERS, PERIOD } from './fixtures.ts'

let browser: Browser
let folder: string
let context: BrowserContext

beforeAll(async () => {
  ;[browser, folder] = await Promise.all([launchBrowser(), buildMiniApp('production')])
})
afterEach(() => context?.close())
afterAll(() => browser?.close())

/** Amounts near last year's, so that nothing is doubtful. */
const plainRows = (count: number, recorded = 0) =>
  makeRows(count, recorded).map(row => ({ ...row, lastMonth: '15000.00', lastYear: '14000.00' }))

interface Opened {
  page: Page
  state: FixtureState
}

async function open(
  report: ReportView = makeReport(plainRows(6)),
  path = `/revenue/${PERIOD}`,
): Promise<Opened> {
  context = await browser.newContext({ viewport: { width: 360, height: 740 }, reducedMotion: 'reduce' })
  context.setDefaultTimeout(5_000)
  const state = await serveFixture(context, folder, makeHome(OFFICERS.officer), report)
  return { page: await openPage(path), state }
}

async function openPage(path = `/revenue/${PERIOD}`): Promise<Page> {
  const page = await context.newPage()
  await page.goto(`${ORIGIN}/liff${path}`)
  await page.locator('.bar-in').waitFor()
  return page
}

const amount = (page: Page, index: number) => page.locator('.row').nth(index).locator('.row-figures .amount')
const saveButton = (page: Page) => page.getByRole('button', { name: /^บันทึก \(/ })
const puts = (state: FixtureState) =>
  state.requests.filter(request => request.line.startsWith('PUT /api/reports'))
const text = (page: Page, words: string | RegExp) => page.getByText(words).first()

describe('typing', () => {
  it('saves every understood row at once, leaves the others standing and says how many', async () => {
    const { page, state } = await open()
    await amount(page, 0).fill('๑๒,๕๐๐.๕๐')
    await amount(page, 1).fill('13000 บาท')
    await amount(page, 2).fill('12,50')
    await amount(page, 2).blur()
    await text(page, 'อีก 1 รายต้องแก้ไข').waitFor()
    await saveButton(page).click()
    await text(page, 'บันทึกแล้ว 2 ราย').waitFor()
    expect(puts(state).map(put => (put.body as { figures: unknown[] }).figures.length)).toEqual([2])
    expect(state.report.rows.slice(0, 3).map(row => row.figure?.amount ?? null)).toEqual([
      '12500.50',
      '13000.00',
      null,
    ])
    await expect.poll(() => amount(page, 0).inputValue()).toBe('12,500.50')
    expect(await amount(page, 2).inputValue()).toBe('12,50')
  })

  it('echoes a short amount and takes it after one tap', async () => {
    const { page, state } = await open()
    await amount(page, 0).fill('1.2 หมื่น')
    await text(page, '12,000 บาท ใช่ไหม').waitFor()
    expect(await saveButton(page).count()).toBe(0)
    await page.getByRole('button', { name: 'ใช่', exact: true }).click()
    await saveButton(page).click()
    await expect.poll(() => state.report.rows[0]?.figure?.amount).toBe('12000.00')
  })

  it('asks about a doubtful amount once and stores the reason', async () => {
    const { page, state } = await open()
    await amount(page, 0).fill('140000')
    await page.getByPlaceholder('เช่น ออกงาน OTOP').fill('งานกาชาด')
    await page.getByRole('button', { name: 'ยืนยันว่าถูกต้อง' }).click()
    await saveButton(page).click()
    await expect.poll(() => state.report.rows[0]?.figure?.doubtReason).toBe('งานกาชาด')
  })

  it('states no sales with a reason in two taps', async () => {
    const { page, state } = await open()
    await page
      .getByRole('button', { name: /^เพิ่มเติม/ })
      .first()
      .click()
    await page.getByRole('button', { name: 'ไม่มีคำสั่งซื้อ' }).click()
    await saveButton(page).click()
    await expect
      .poll(() => state.report.rows[0]?.figure)
      .toMatchObject({ amount: '0.00', noSalesReason: 'no_orders' })
  })

  it('splits a row by channel; the sum stands in the row', async () => {
    const { page, state } = await open()
    await amount(page, 0).fill('10,000')
    await page
      .getByRole('button', { name: /^เพิ่มเติม/ })
      .first()
      .click()
    await page.getByRole('button', { name: 'แยกประเภท/ช่องทาง' }).click()
    await page.getByRole('button', { name: 'เพิ่มรายการ' }).click()
    await page.getByLabel('จำนวนเงิน (บาท)').nth(1).fill('2,500')
    await expect.poll(() => amount(page, 0).textContent()).toContain('12,500.00')
    await saveButton(page).click()
    await expect
      .poll(() => state.report.rows[0]?.figure?.entries.map(entry => entry.amount))
      .toEqual(['10000.00', '2500.00'])
  })

  it('goes from row to row with Enter, over the finished ones', async () => {
    const rows = plainRows(4).map((row, at) =>
      at === 1 ? { ...row, figure: makeFigure(row, '14000.00') } : row,
    )
    const third = rows[2]?.name ?? 'missing'
    const { page } = await open(makeReport(rows))
    await amount(page, 0).fill('14,000')
    await amount(page, 0).press('Enter')
    await expect.poll(() => page.locator('input:focus').getAttribute('aria-label')).toContain(third)
  })

  it('finds a producer, and shows only what is left when the message asked for it', async () => {
    const { page } = await open(makeReport(plainRows(6, 4)), `/revenue/${PERIOD}?left=1`)
    await expect.poll(() => page.locator('.row:visible').count()).toBe(2)
    await page.getByRole('button', { name: /^ทั้งหมด/ }).click()
    await page.getByRole('searchbox').fill('pyo0003')
    await expect.poll(() => page.locator('.row:visible').count()).toBe(1)
  })
})

describe('what is typed and not saved', () => {
  it('survives a reload without a signal, exactly as typed', async () => {
    const { page, state } = await open()
    state.isCut = true
    await amount(page, 0).fill('12,50')
    await amount(page, 1).fill('13,000')
    await page.waitForTimeout(600)
    state.isCut = false
    await page.reload()
    await text(page, 'มีตัวเลขที่พิมพ์ไว้ยังไม่ได้บันทึก 2 ราย').waitFor()
    expect(await amount(page, 0).inputValue()).toBe('12,50')
    expect(await amount(page, 1).inputValue()).toBe('13,000')
  })

  it('goes on on another phone of the same officer', async () => {
    const { page, state } = await open()
    await amount(page, 0).fill('13,000')
    await expect.poll(() => Object.keys(state.drafts).length, { timeout: 6_000 }).toBe(1)
    const drafts = state.drafts
    await context.close()
    const second = await open()
    second.state.drafts = drafts
    await second.page.reload()
    await expect.poll(() => amount(second.page, 0).inputValue()).toBe('13,000')
  })

  it('is forgotten everywhere once it is saved', async () => {
    const { page, state } = await open()
    await amount(page, 0).fill('13,000')
    await expect.poll(() => Object.keys(state.drafts).length, { timeout: 6_000 }).toBe(1)
    await saveButton(page).click()
    await expect.poll(() => Object.keys(state.drafts).length, { timeout: 6_000 }).toBe(0)
    await page.reload()
    await page.locator('.bar-in').waitFor()
    expect(await saveButton(page).count()).toBe(0)
  })
})

describe('saving', () => {
  it('sends once, however often the button is tapped', async () => {
    const { page, state } = await open()
    await amount(page, 0).fill('13,000')
    await saveButton(page).dblclick()
    await text(page, 'บันทึกแล้ว 1 ราย').waitFor()
    expect(puts(state)).toHaveLength(1)
  })

  it('without a signal is kept, survives a reload, and is sent when there is one again', async () => {
    const { page, state } = await open()
    await amount(page, 0).fill('13,000')
    state.isCut = true
    await saveButton(page).click()
    await text(page, 'จะบันทึกให้เมื่อสัญญาณกลับมา').waitFor()
    await text(page, 'รอส่ง').waitFor()
    state.isCut = false
    await page.reload()
    await expect.poll(() => state.report.rows[0]?.figure?.amount).toBe('13000.00')
    await text(page, 'บันทึกแล้ว 1 ราย').waitFor()
    expect(puts(state)).toHaveLength(1)
  })

  it('is sent by itself when the signal returns while the form is open', async () => {
    const { page, state } = await open()
    await amount(page, 0).fill('13,000')
    state.isCut = true
    await saveButton(page).click()
    await text(page, 'รอส่ง').waitFor()
    state.isCut = false
    await page.evaluate("dispatchEvent(new Event('online'))")
    await expect.poll(() => state.report.rows[0]?.figure?.amount).toBe('13000.00')
    await expect.poll(() => page.getByText('รอส่ง').count()).toBe(0)
  })

  it('whose answer got lost is no conflict with oneself', async () => {
    const { page, state } = await open()
    await amount(page, 0).fill('13,000')
    state.losesAnswer = true
    await saveButton(page).click()
    await text(page, 'รอส่ง').waitFor()
    await page.evaluate("dispatchEvent(new Event('online'))")
    await text(page, 'บันทึกแล้ว 1 ราย').waitFor()
    expect(await page.getByRole('dialog').count()).toBe(0)
  })

  it('shows a conflict figure by figure, and saves what was chosen', async () => {
    const { page, state } = await open()
    await amount(page, 0).fill('13,000')
    await amount(page, 1).fill('13,500')
    for (const index of [0, 1]) {
      const row = state.report.rows[index]
      if (row)
        storeAsColleague(state, index, makeFigure(row, '16000.00', { version: 3, recordedBy: 'มานะ ขยันยิ่ง' }))
    }
    await saveButton(page).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('มานะ ขยันยิ่ง').first().waitFor()
    await dialog
      .getByLabel(/ของท่าน/)
      .first()
      .check()
    await dialog
      .getByLabel(/ที่บันทึกอยู่/)
      .nth(1)
      .check()
    await dialog.getByRole('button', { name: 'ใช้ตามที่เลือก (2 ราย)' }).click()
    await expect.poll(() => state.report.rows[0]?.figure).toMatchObject({ amount: '13000.00', version: 4 })
    expect(state.report.rows[1]?.figure?.amount).toBe('16000.00')
    await expect.poll(() => amount(page, 1).inputValue()).toBe('16,000.00')
  })

  it('after closing says why and keeps what was typed, to copy', async () => {
    const { page, state } = await open()
    await amount(page, 0).fill('13,000')
    const lock = { reason: 'past_closing', until: null, since: '2025-02-06T16:59:59.000Z' } as const
    state.report = { ...state.report, lock, may: { ...state.report.may, save: false } }
    const error = {
      code: 'window.closed',
      says: 'ระบบปิดรับข้อมูลแล้ว',
      next: 'ติดต่อจังหวัด',
      requestId: 'r',
      detail: {},
    }
    state.refuse = { status: 423, body: { error } }
    await saveButton(page).click()
    await text(page, /^ปิดรับข้อมูลแล้ว ตั้งแต่/).waitFor()
    await text(page, /PYO0001 .*: 13,000/).waitFor()
    expect(await page.getByRole('link', { name: 'ดูรายงาน' }).count()).toBe(1)
  })
})

describe('a complete report', () => {
  it('is submitted after one more question with its totals, and says what comes next', async () => {
    const { page, state } = await open(makeReport(plainRows(9, 9)))
    await page.getByRole('button', { name: 'ส่งรายงาน' }).click()
    const dialog = page.getByRole('dialog')
    expect(await dialog.textContent()).toContain('9 ราย')
    await dialog.getByRole('button', { name: 'ยืนยันส่งรายงาน' }).dblclick()
    await page.getByRole('heading', { name: 'ส่งรายงานแล้ว' }).waitFor()
    await text(page, /วันศุกร์ที่ 31 มกราคม 2568/).waitFor()
    const submits = state.requests.filter(request => request.line.endsWith('/submit'))
    expect(submits.map(submit => submit.body)).toEqual([{ version: 3 }])
  })
})

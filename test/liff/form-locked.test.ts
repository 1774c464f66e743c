// A locked form, in a real Chromium: every figure on it is a stored one. What was typed and not saved stands apart, can
// be copied or thrown away, and is back in its rows when the month is opened again.
import type { Page } from 'playwright'
import { describe, expect, it } from 'vitest'
import type { ReportView } from '../../bot/contract/reports.ts'
import { formatBaht, sumSatang } from '../../bot/domain/money.ts'
import { satangOf } from '../../liff/form/field.ts'
import { expectAccessible } from './expect-accessible.ts'
import { makeFigure } from './fixture-rows.ts'
import { type FixtureState, storeAsColleague } from './fixture-service.ts'
import { MAY, makeReport } from './fixtures.ts'
import { amount, plainRows, puts, saveButton, text, untilKept, useForm } from './open-form.ts'

const open = useForm()
const DISCARD = 'ทิ้ง'
const lock = { reason: 'past_closing', until: null, since: '2025-02-07T09:30:00.000Z' } as const
const until = '2025-02-07T09:30:00.000Z'
/** A reopening: all 8 producers are recorded. */
const reopened = makeReport(plainRows(8, 8), {
  state: 'returned',
  reopened: { until, reason: 'แก้ยอด', by: null },
  window: { isOpen: true, closesAt: until },
})
const closed: Partial<ReportView> = {
  lock,
  reopened: null,
  window: { isOpen: false, reason: 'past_closing', until: null, since: until },
  may: MAY.read,
}

/** The time runs out before anything of what was typed is saved; the phone hears of it when it saves. */
async function runOut(page: Page, state: FixtureState, ...typed: string[]): Promise<void> {
  // Nobody is quicker than the phone that keeps what is typed.
  await untilKept(page, ...typed)
  state.report = { ...state.report, ...closed }
  const error = { code: 'window.closed', says: 'ปิดรับข้อมูลแล้ว', next: 'x', requestId: 'r', detail: {} }
  state.refuse = { status: 423, body: { error } }
  await saveButton(page).click()
  await text(page, /^ปิดรับข้อมูลแล้ว ตั้งแต่/).waitFor()
}

/** Waits until the typed row is listed, and looks at everything else on the page. */
async function expectStoredOnly(page: Page, { report }: FixtureState, typed: string): Promise<void> {
  await page.locator('.typed', { hasText: `PYO0001 กลุ่มทอผ้าบ้านดอกคำใต้ หมู่ 1: ${typed}` }).waitFor()
  await text(page, 'มีตัวเลขที่พิมพ์ไว้ยังไม่ได้บันทึก 1 ราย').waitFor()
  const sum = sumSatang(report.rows.map(({ figure }) => satangOf(figure?.amount ?? '0')))
  expect(await page.locator('.sum').textContent()).toContain(formatBaht(sum))
  expect(await page.locator('.head-count').textContent()).toContain('8/8')
  expect(await page.locator('.bar-in .to-fix').count()).toBe(0)
  expect(await amount(page, 0).textContent()).toBe(
    formatBaht(satangOf(report.rows[0]?.figure?.amount ?? '0')),
  )
  await page.getByRole('button', { name: 'เหลือ 0' }).click()
  await text(page, 'บันทึกครบทุกรายแล้ว').waitFor()
  expect(await page.locator('.row:visible').count()).toBe(0)
  await page.getByRole('button', { name: 'ทั้งหมด 8' }).click()
}

const discard = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: DISCARD, exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'ยืนยันทิ้ง 1 ราย' }).click()
}

describe('a form whose time ran out before it was saved', () => {
  it('shows what is stored, and what was typed apart from it; also after a reload', async () => {
    const { page, state } = await open(reopened)
    await amount(page, 0).fill('16,000')
    await runOut(page, state, '16,000')
    await expectStoredOnly(page, state, '16,000')
    await page.reload()
    await expectStoredOnly(page, state, '16,000')
  })

  it("shows a colleague's figure that was stored meanwhile", async () => {
    const { page, state } = await open(reopened)
    await amount(page, 0).fill('12,50')
    await amount(page, 1).fill('16,500')
    const [row] = state.report.rows
    if (row) storeAsColleague(state, 0, makeFigure(row, '9999.00', { version: 7 }))
    await runOut(page, state, '12,50', '16,500')
    await page.locator('.typed', { hasText: ': 12,50' }).waitFor()
    expect(await amount(page, 0).textContent()).toBe('9,999.00')
    expect(await page.locator('.bar-in .to-fix').count()).toBe(0)
  })

  it('lists an emptied field, a split, a stated zero and a note as they were typed', async () => {
    const { page, state } = await open(makeReport(plainRows(3, 3), closed))
    const [a, b, c] = state.report.rows.map(row => row.producerId)
    const typed = {
      baseVersion: 1,
      text: '',
      split: null,
      noSalesReason: null,
      note: '',
      source: 'visit' as const,
      doubtReason: '',
      confirmedText: null,
      editedAt: '2025-01-22T07:00:00.000Z',
    }
    const line = { category: 'food', channel: 'domestic_online', text: '1,000' } as const
    state.drafts = {
      [`${a}`]: { ...typed, note: 'รอใบเสร็จ' },
      [`${b}`]: { ...typed, text: null, split: [line, { ...line, category: 'drink', text: '25' }] },
      [`${c}`]: { ...typed, noSalesReason: 'out_of_season' },
    }
    await page.reload()
    await page.locator('.typed').waitFor()
    const lines = (await page.locator('.typed').textContent())?.split('\n') ?? []
    expect(lines.map(one => one.slice(one.indexOf(': ')))).toEqual([
      ': ว่าง (รอใบเสร็จ)',
      ': 1,000 + 25',
      ': ไม่มียอด',
    ])
    expect(await amount(page, 1).textContent()).toBe(
      formatBaht(satangOf(state.report.rows[1]?.figure?.amount ?? '0')),
    )
  })

  it('has what was typed back in its row when the month is opened again', async () => {
    const { page, state } = await open(reopened)
    await amount(page, 0).fill('16,000')
    await runOut(page, state, '16,000')
    await expectStoredOnly(page, state, '16,000')
    state.report = { ...reopened, version: 9 }
    state.refuse = null
    await page.reload()
    await expect.poll(() => amount(page, 0).inputValue()).toBe('16,000')
    await saveButton(page).click()
    await expect.poll(() => state.report.rows[0]?.figure?.amount).toBe('16000.00')
  })
})

describe('throwing away what was typed', () => {
  it('is accessible and whole at 320 px, list and question', async () => {
    const { page, state } = await open(reopened)
    await page.setViewportSize({ width: 320, height: 640 })
    await amount(page, 0).fill('16,000')
    await runOut(page, state, '16,000')
    await expectAccessible(page)
    await page.getByRole('button', { name: DISCARD, exact: true }).click()
    await expectAccessible(page)
  })

  it('asks first, then takes it off the phone and the server for good', async () => {
    const { page, state } = await open(reopened)
    await amount(page, 0).fill('16,000')
    await expect.poll(() => Object.keys(state.drafts).length, { timeout: 6_000 }).toBe(1)
    await runOut(page, state, '16,000')
    const before = puts(state).length
    await page.getByRole('button', { name: DISCARD, exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'ยกเลิก' }).click()
    expect(Object.keys(state.drafts)).toHaveLength(1)
    await discard(page)
    await text(page, 'ทิ้งตัวเลขที่ยังไม่ได้บันทึกแล้ว 1 ราย').waitFor()
    expect(state.drafts).toEqual({})
    expect(await page.locator('.typed').count()).toBe(0)
    await expect.poll(() => page.evaluate('document.activeElement.textContent')).toMatch(/^ปิดรับข้อมูลแล้ว ตั้งแต่/)
    state.report = { ...reopened, version: 9 }
    state.refuse = null
    await page.reload()
    await amount(page, 0).waitFor()
    await page.locator('.bar-in').waitFor()
    await page.waitForLoadState('networkidle')
    expect(await amount(page, 0).inputValue()).toBe(
      formatBaht(satangOf(reopened.rows[0]?.figure?.amount ?? '0')),
    )
    expect(state.drafts).toEqual({})
    expect(puts(state)).toHaveLength(before)
  })

  it('without a signal throws nothing away, and says so', async () => {
    const { page, state } = await open(reopened)
    await amount(page, 0).fill('16,000')
    await runOut(page, state, '16,000')
    state.isCut = true
    await discard(page)
    await page.getByRole('dialog').getByText('ไม่มีสัญญาณอินเทอร์เน็ต').waitFor()
    expect(await page.locator('.typed').count()).toBe(1)
    state.isCut = false
    await page.getByRole('dialog').getByRole('button', { name: 'ยืนยันทิ้ง 1 ราย' }).click()
    await text(page, 'ทิ้งตัวเลขที่ยังไม่ได้บันทึกแล้ว 1 ราย').waitFor()
  })
})

describe('a report that was handed in', () => {
  const complete = makeReport(plainRows(8, 8))
  const late = { isOpen: true, closesAt: '2025-02-06T16:59:59.000Z' } as const

  it.each<[string, string, Partial<ReportView>, RegExp]>([
    [
      'on the last day for it',
      'Fri, 31 Jan 2025 16:00:00 GMT',
      { window: late },
      /รับรองภายในวันศุกร์ที่ 31 มกราคม 2568 ท่าน/,
    ],
    [
      'after it',
      'Fri, 31 Jan 2025 17:00:00 GMT',
      { window: late },
      /รับรองภายในวันพฤหัสบดีที่ 6 กุมภาพันธ์ 2568 เวลา\s23:59\sน\. ท่าน/,
    ],
    [
      'in a reopening',
      'Fri, 07 Feb 2025 03:00:00 GMT',
      {
        reopened: { until: '2025-02-10T09:30:00.000Z', reason: 'แก้ยอด', by: null },
        window: { isOpen: true, closesAt: '2025-02-10T09:30:00.000Z' },
      },
      /รับรองภายในวันจันทร์ที่ 10 กุมภาพันธ์ 2568 เวลา\s16:30\sน\. ท่าน/,
    ],
    [
      'at the moment of closing',
      'Thu, 06 Feb 2025 17:00:00 GMT',
      { window: late },
      /พัฒนาการอำเภอตรวจและลงนามรับรอง ท่านไม่ต้องทำอะไรเพิ่ม/,
    ],
  ])('%s is to be signed by a moment that is not past', async (_when, date, change, says) => {
    const { page, state } = await open(complete)
    state.date = date
    state.report = { ...state.report, ...change }
    await page.reload()
    await page.getByRole('button', { name: 'ส่งรายงาน' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'ยืนยันส่งรายงาน' }).click()
    await page.getByRole('heading', { name: 'ส่งรายงานแล้ว' }).waitFor()
    expect(await page.locator('#app main').textContent()).toMatch(says)
  })
})

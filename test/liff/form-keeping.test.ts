// The revenue form on a phone, in a real Chromium: keeping, losing the signal, saving, colleagues, locking, submitting.
import { describe, expect, it } from 'vitest'
import { makeFigure } from './fixture-rows.ts'
import { storeAsColleague } from './fixture-service.ts'
import { makeReport } from './fixtures.ts'
import { amount, plainRows, puts, saveButton, text, untilKept, useForm } from './open-form.ts'

const open = useForm()

describe('what is typed and not saved', () => {
  it('survives a reload without a signal, exactly as typed', async () => {
    const { page, state } = await open()
    state.isCut = true
    await amount(page, 0).fill('12,50')
    await amount(page, 1).fill('13,000')
    await untilKept(page, '12,50', '13,000')
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

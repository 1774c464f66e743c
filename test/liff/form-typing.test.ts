// Typing into the revenue form, in a real Chromium: what is taken, asked about and refused, and finding one's way.
import { describe, expect, it } from 'vitest'
import { makeFigure } from './fixture-rows.ts'
import { makeReport } from './fixtures.ts'
import { amount, plainRows, puts, saveButton, text, useForm } from './open-form.ts'

const open = useForm()

describe('typing', () => {
  it('saves every understood row at once, leaves the others standing and says how many', async () => {
    const { page, state } = await open()
    await amount(page, 0).fill('๑๒,๕๐๐.๕๐')
    await amount(page, 1).fill('13000 บาท')
    await amount(page, 2).fill('12,50')
    await amount(page, 2).blur()
    await text(page, 'อีก 1 รายต้องตรวจสอบ').waitFor()
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
    const { page } = await open(makeReport(plainRows(6, 4)), '?left=1')
    await expect.poll(() => page.locator('.row:visible').count()).toBe(2)
    await page.getByRole('button', { name: /^ทั้งหมด/ }).click()
    await page.getByRole('searchbox').fill('pyo0003')
    await expect.poll(() => page.locator('.row:visible').count()).toBe(1)
  })
})

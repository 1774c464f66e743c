// A signal that drops and comes back, in a real Chromium: every page can be reached again from where one stands, and
// what could not be sent is said without fetching a word for it.
import type { BrowserContext, Page, Route } from 'playwright'
import { describe, expect, it } from 'vitest'
import { drawWithMouse } from './draw.ts'
import { makeRows } from './fixture-rows.ts'
import { ORIGIN } from './fixture-service.ts'
import { MAY, makeReport, OFFICERS } from './fixtures.ts'
import { button, useApp } from './open-app.ts'
import { amount, saveButton } from './open-form.ts'

const open = useApp()
const REPORT = '/report/5605/2025-01'
const submitted = makeReport(makeRows(12, 12), {
  state: 'submitted',
  submitted: { at: '2025-01-24T08:00:00.000Z', by: OFFICERS.officer.fullName },
  may: MAY.certify,
})
const TO_SIGNING = 'ตรวจแล้ว ไปลงนามรับรอง'
const NO_SIGNAL = 'ไม่มีสัญญาณอินเทอร์เน็ต'
const NOT_SENT = /^ไม่มีสัญญาณอินเทอร์เน็ต ข้อมูลที่ใส่ไว้ยังอยู่ในหน้านี้/

/** Nothing is answered until the returned function is called. */
async function cut(context: BrowserContext): Promise<() => Promise<void>> {
  const refuse = (route: Route) => route.abort('internetdisconnected')
  await context.route('**/*', refuse)
  return () => context.unroute('**/*', refuse)
}

/** Scripts and styles that have arrived. */
const codeOf = (page: Page) =>
  page.evaluate<string[]>(
    `performance.getEntriesByType('resource').map(({ name }) => name).filter(name => /[.](js|css)$/.test(name))`,
  )

describe('a page whose code could not be fetched', () => {
  it('opens at the next try', async () => {
    const { page, context } = await open({ path: REPORT, report: submitted })
    const restore = await cut(context)
    await page.getByRole('link', { name: TO_SIGNING }).click()
    await page.getByRole('heading', { name: NO_SIGNAL }).waitFor()
    const box = await page.locator('#cut-off a').boundingBox()
    expect(box?.height).toBeGreaterThanOrEqual(44)
    expect(box?.x).toBeGreaterThan(10)
    await restore()
    await page.getByRole('link', { name: 'ลองอีกครั้ง' }).click()
    await page.locator('canvas').waitFor()
  })

  it.each([
    ['at the next try', false],
    ['by itself with the signal', true],
  ])('opens %s also where the page for failures is already here', async (_how, isOffline) => {
    const { page, context, state } = await open({ path: '/home', report: submitted })
    state.isAway = true
    await page.goto(`${ORIGIN}/liff${REPORT}`)
    await page.getByRole('heading', { name: 'ระบบขัดข้องชั่วคราว' }).waitFor()
    state.isAway = false
    await button(page, 'ลองอีกครั้ง').click()
    await page.getByRole('link', { name: TO_SIGNING }).waitFor()
    const restore = await cut(context)
    await page.getByRole('link', { name: TO_SIGNING }).click()
    await page.getByRole('heading', { name: NO_SIGNAL }).waitFor()
    await context.setOffline(isOffline)
    if (isOffline) {
      await button(page, 'ลองอีกครั้ง').click()
      await page.waitForTimeout(300)
      await page.getByRole('heading', { name: NO_SIGNAL }).waitFor()
    }
    await restore()
    if (isOffline) await context.setOffline(false)
    else await button(page, 'ลองอีกครั้ง').click()
    await page.locator('canvas').waitFor()
  })

  it('is not the one for signing: that is fetched while the report is read', async () => {
    const signing = await open({ path: `${REPORT}/sign`, report: submitted })
    await signing.page.locator('canvas').waitFor()
    const needed = await codeOf(signing.page)
    const { page, context } = await open({ path: REPORT, report: submitted })
    await expect.poll(() => codeOf(page), { timeout: 5_000 }).toEqual(expect.arrayContaining(needed))
    await context.route('**/assets/*', route => route.abort('internetdisconnected'))
    await page.getByRole('link', { name: TO_SIGNING }).click()
    await page.locator('canvas').waitFor()
  })
})

describe('without a signal', () => {
  it('a signature is not sent, and the page says what is kept', async () => {
    const { page, context } = await open({ path: `${REPORT}/sign`, report: submitted })
    await drawWithMouse(page)
    const restore = await cut(context)
    await button(page, 'ลงนามรับรอง').click()
    await page.getByText(NOT_SENT).waitFor()
    expect(await page.getByText('ตัวเลขที่พิมพ์').count()).toBe(0)
    await restore()
    await button(page, 'ลงนามรับรอง').click()
    await page.getByRole('heading', { name: 'ลงนามรับรองแล้ว' }).waitFor()
  })

  it('a question stays in its field', async () => {
    const id = '00000000-0000-4000-8000-000000000002'
    const { page, context } = await open({ path: `${REPORT}/${id}`, report: submitted })
    await button(page, 'ถามเกี่ยวกับตัวเลขนี้').click()
    await page.locator('textarea').fill('ยอดนี้รวมออนไลน์หรือยัง')
    await cut(context)
    await button(page, 'ส่งคำถาม').click()
    await page.getByText(NOT_SENT).waitFor()
  })

  it('an acceptance waits in its dialog', async () => {
    const report = { ...submitted, state: 'certified', may: MAY.accept } as const
    const { page, context } = await open({ path: REPORT, who: 'province', report })
    await button(page, 'รับรายงาน').click()
    await cut(context)
    await page.getByRole('dialog').getByRole('button', { name: 'รับรายงาน' }).click()
    await page.getByRole('dialog').getByText(NOT_SENT).waitFor()
  })

  it('a report that is handed in waits in its dialog, and its end is announced', async () => {
    const { page, context, sent } = await open({ path: '/revenue/2025-01', who: 'officer' })
    await amount(page, 0).focus()
    await button(page, /^ส่งรายงาน/).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'ยืนยันส่งรายงาน' }).waitFor()
    const restore = await cut(context)
    await dialog.getByRole('button', { name: 'ยืนยันส่งรายงาน' }).click()
    await dialog.getByText(NOT_SENT).waitFor()
    await restore()
    await page.evaluate('scrollTo(0, 500)')
    await dialog.getByRole('button', { name: 'ยืนยันส่งรายงาน' }).click()
    await page.getByRole('heading', { name: 'ส่งรายงานแล้ว' }).waitFor()
    await expect.poll(() => page.evaluate('document.activeElement.textContent')).toBe('ส่งรายงานแล้ว')
    expect(await page.title()).toBe('ส่งรายงานแล้ว')
    expect(sent(/\/submit$/)).toHaveLength(1)
    expect(await saveButton(page).count()).toBe(0)
  })
})

// Going away and back, in a real Chromium: a reader finds the place, the open lists and the half-typed words again, and
// after something was done looks at what became of it.
import type { Page } from 'playwright'
import { describe, expect, it } from 'vitest'
import { drawWithMouse } from './draw.ts'
import { makeRows } from './fixture-rows.ts'
import { MAY, makeReport, OFFICERS } from './fixtures.ts'
import { button, useApp } from './open-app.ts'

const open = useApp()
const REPORT = '/report/5605/2025-01'
const PRODUCER = '00000000-0000-4000-8000-000000000030'
/** Not by a click: the browser would scroll to the link first. */
const GO_HOME = `document.querySelector('.page-head a').click()`
const step = { at: '2025-01-24T08:00:00.000Z', by: OFFICERS.chief.fullName }
const submitted = makeReport(makeRows(60, 60), { state: 'submitted', submitted: step, may: MAY.certify })
const certified = { ...submitted, state: 'certified', certified: step, may: MAY.accept } as const

const scrolled = (page: Page) => page.evaluate<number>('scrollY')
const focused = (page: Page) => page.evaluate<string>('document.activeElement.textContent')
const item = (page: Page) => page.locator(`#p-${PRODUCER}`)

async function openItem(page: Page): Promise<void> {
  await page.getByText('รายผู้ผลิตทั้งหมด 60 ราย').click()
  await item(page).locator('summary').click()
  await item(page).getByText('ลงพื้นที่').waitFor()
}

describe('coming back to a report', () => {
  it('finds the place, the open producer and the half-typed question again', async () => {
    const { page } = await open({ path: REPORT, report: submitted })
    await openItem(page)
    await item(page).getByRole('button', { name: 'ถามเกี่ยวกับตัวเลขนี้' }).click()
    await item(page).locator('textarea').fill('ยอดนี้รวม')
    const way = item(page).getByRole('link', { name: 'ประวัติตัวเลข' })
    await way.scrollIntoViewIfNeeded()
    const before = await scrolled(page)
    expect(before).toBeGreaterThan(500)
    await way.click()
    await page.getByRole('heading', { name: 'รต.2', level: 1 }).waitFor({ state: 'detached' })
    expect(await scrolled(page)).toBe(0)
    await page.goBack()
    await expect.poll(() => item(page).locator('textarea').inputValue()).toBe('ยอดนี้รวม')
    await expect.poll(async () => Math.abs((await scrolled(page)) - before)).toBeLessThan(5)
    await page.goForward()
    await page.getByRole('heading', { name: 'รต.2', level: 1 }).waitFor({ state: 'detached' })
    await page.goBack()
    await expect.poll(() => item(page).locator('textarea').inputValue()).toBe('ยอดนี้รวม')
  })

  it('finds the place where it was left, also when that is the top', async () => {
    const { page } = await open({ path: REPORT, report: submitted })
    await page.evaluate('scrollTo(0, 400)')
    await page.evaluate(GO_HOME)
    expect(await scrolled(page)).toBe(0)
    await page.goBack()
    await expect.poll(() => scrolled(page)).toBe(400)
    // By a wheel, as people do: until then the page keeps its place while it grows.
    await page.mouse.wheel(0, -400)
    await expect.poll(() => scrolled(page)).toBe(0)
    await page.evaluate(GO_HOME)
    await page.goBack()
    await page.getByRole('heading', { name: 'รต.2', level: 1 }).waitFor()
    expect(await scrolled(page)).toBe(0)
  })
})

it.each([
  ['inked', 1],
  ['still blank', 0],
])('a page for signing that is %s asks before it is closed: %i', async (_what, asks) => {
  const { page } = await open({ path: `${REPORT}/sign`, report: submitted })
  if (asks) await drawWithMouse(page)
  else await page.locator('canvas').click({ trial: true })
  const stayed = await page.evaluate<boolean>(
    `!dispatchEvent(new Event('beforeunload', { cancelable: true }))`,
  )
  expect(stayed).toBe(asks === 1)
})

describe('the focus goes', () => {
  it('to the question that was just sent, and to its answer', async () => {
    const { page } = await open({ path: REPORT, report: submitted })
    await openItem(page)
    await item(page).getByRole('button', { name: 'ถามเกี่ยวกับตัวเลขนี้' }).click()
    await item(page).locator('textarea').fill('รวมออนไลน์หรือยัง')
    await button(page, 'ส่งคำถาม').click()
    await expect.poll(() => focused(page)).toMatch(/^รวมออนไลน์หรือยัง/)
    await item(page)
      .getByRole('button', { name: /^ตอบ “/ })
      .click()
    await item(page).getByLabel('คำตอบ').fill('รวมแล้ว')
    await button(page, 'ส่งคำตอบ').click()
    await expect.poll(() => focused(page)).toMatch(/^รวมแล้ว/)
  })

  it('to the top, where the new state stands, after an acceptance', async () => {
    const { page } = await open({ path: REPORT, who: 'province', report: certified })
    await openItem(page)
    await button(page, 'รับรายงาน').click()
    expect(await scrolled(page)).toBeGreaterThan(500)
    await page.getByRole('dialog').getByRole('button', { name: 'รับรายงาน' }).click()
    await page.locator('.steps [aria-current=step]', { hasText: 'จังหวัดรับแล้ว' }).waitFor()
    await expect.poll(() => scrolled(page)).toBe(0)
    await expect.poll(() => focused(page)).toBe('รต.2 มกราคม 2568')
  })
})

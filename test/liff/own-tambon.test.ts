// "Only my tambon" in the form, in a real Chromium: what it hides, and what finds its way around it.
import { describe, expect, it } from 'vitest'
import { expectAccessible } from './expect-accessible.ts'
import { makeReport } from './fixtures.ts'
import { plainRows, text, useForm } from './open-form.ts'

const open = useForm()

/** Six producers, the first two of the officer's own tambon. */
const rows = (recorded = 0) =>
  plainRows(6, recorded).map((row, index) => ({
    ...row,
    subdistrict: index < 2 ? 'ดอนศรีชุม' : 'ดงสุวรรณ',
    ...(index < 2 ? { isMine: true as const } : {}),
  }))
const shown = 'document.querySelectorAll(".row:not([hidden])").length'

describe('the filter', () => {
  it('is there only for who has tambon, and not where all producers are in these', async () => {
    const chip = { name: /^เฉพาะ ?ตำบลของฉัน/ }
    const plain = await open(makeReport(plainRows(6)))
    expect(await plain.page.getByRole('button', chip).count()).toBe(0)
    const all = await open(makeReport(rows().map(row => ({ ...row, isMine: true as const }))))
    expect(await all.page.getByRole('button', chip).count()).toBe(0)
  })

  it('shows only the own rows, again all, and goes with what is left', async () => {
    const { page } = await open(makeReport(rows(1)))
    const chip = page.getByRole('button', { name: /^เฉพาะ ?ตำบลของฉัน 2$/ })
    await chip.click()
    expect(await page.evaluate(shown)).toBe(2)
    await page.getByRole('button', { name: /^เหลือ/ }).click()
    expect(await page.evaluate(shown)).toBe(1)
    await chip.click()
    expect(await page.evaluate(shown)).toBe(5)
  })

  it('gives way to the next row that is left once the own ones are done', async () => {
    const { page } = await open(makeReport(rows(2)))
    await page.getByRole('button', { name: /^เฉพาะ ?ตำบลของฉัน 2$/ }).click()
    await page.getByRole('button', { name: 'ไปรายถัดไป' }).click()
    expect(await page.evaluate(shown)).toBe(6)
    const focused = 'document.activeElement.closest(".row")?.querySelector("h2").textContent'
    await expect.poll(() => page.evaluate(focused)).toBe(rows()[2]?.name)
  })

  it('says that the own tambon are done', async () => {
    const { page } = await open(makeReport(rows(2)))
    await page.getByRole('button', { name: /^เฉพาะ ?ตำบลของฉัน 2$/ }).click()
    await page.getByRole('button', { name: /^เหลือ/ }).click()
    await text(page, 'ตำบลของท่านบันทึกครบทุกรายแล้ว').waitFor()
  })

  it('is accessible, and nothing is wider than the screen', async () => {
    const { page } = await open(makeReport(rows()))
    for (const width of [360, 320]) {
      await page.setViewportSize({ width, height: 640 })
      await expectAccessible(page)
    }
  })
})

it('a tambon’s name finds its producers', async () => {
  const { page } = await open(makeReport(rows()))
  await page.getByRole('searchbox').fill('ดอนศรีชุม')
  await expect.poll(() => page.evaluate(shown)).toBe(2)
})

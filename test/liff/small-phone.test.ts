// Dialogs on the smallest phone, 320 by 640, in a real Chromium: what is said about a field is wholly visible, never
// half behind the buttons, however far the dialog was scrolled.
import type { Page } from 'playwright'
import { describe, expect, it } from 'vitest'
import { makeRows } from './fixture-rows.ts'
import { MAY, makeReport, OFFICERS } from './fixtures.ts'
import { button, useApp } from './open-app.ts'

const open = useApp()
const step = { at: '2025-01-24T08:00:00.000Z', by: OFFICERS.chief.fullName }
const certified = makeReport(makeRows(120, 120), {
  officeName: 'อำเภอภูกามยาว',
  state: 'certified',
  submitted: step,
  certified: step,
  may: MAY.accept,
})
const browser = { viewport: { width: 320, height: 640 } }

/** How much of the sentence cannot be seen: in pixels above and below the part of the dialog that scrolls. */
const HIDDEN = (words: string) => `(() => {
  const said = [...document.querySelectorAll('dialog [role=alert]')].find(item => item.textContent.includes('${words}'))
  const at = said.getBoundingClientRect()
  const body = document.querySelector('.dialog-body').getBoundingClientRect()
  return at.height === 0 ? 999 : Math.max(0, body.top - at.top, at.bottom - body.bottom)
})()`
const hidden = (page: Page, words: string) => page.evaluate<number>(HIDDEN(words))
const scroll = (page: Page, top: number) =>
  page.evaluate(`document.querySelector('.dialog-body').scrollTop = ${top}`)

describe.each([
  ['opening a closed month again', 'เปิดให้แก้ไขเพิ่ม', { ...certified, may: MAY.reopen }],
  ['sending a report back', 'ตีกลับให้แก้ไข', certified],
])('%s without a reason', (_what, name, report) => {
  it.each([
    ['at once', 0],
    ['scrolled to the end', 9_999],
  ])('says so in full, %s', async (_how, top) => {
    const { page } = await open({ path: '/report/5605/2025-01', who: 'province', report, browser })
    await button(page, name).click()
    const send = page.getByRole('dialog').getByRole('button', { name, exact: true })
    for (const _turn of ['first', 'second']) {
      await scroll(page, top)
      await send.click()
      await page.getByText('โปรดใส่เหตุผล').waitFor()
      await expect.poll(() => hidden(page, 'โปรดใส่เหตุผล')).toBeLessThan(1)
      expect(await page.evaluate('document.activeElement.tagName')).toBe('TEXTAREA')
    }
  })
})

it('a moment that cannot be is spoken of in full', async () => {
  const report = { ...certified, may: MAY.reopen }
  const { page } = await open({ path: '/report/5605/2025-01', who: 'province', report, browser })
  await button(page, 'เปิดให้แก้ไขเพิ่ม').click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('เปิดถึงวันที่').fill('2025-03-01')
  await scroll(page, 9_999)
  await dialog.getByRole('button', { name: 'เปิดให้แก้ไขเพิ่ม' }).click()
  await dialog.getByText('โปรดเลือกเวลาตั้งแต่').waitFor()
  await expect.poll(() => hidden(page, 'โปรดเลือกเวลาตั้งแต่')).toBeLessThan(1)
})

// The pages in a real Chromium, in both themes, on the narrowest phone: no accessibility violation, nothing cut,
// nothing the strict content policy would refuse. The report's are in report-pages.test.ts.
import type { Page } from 'playwright'
import { makeFigure, makeRows } from './fixture-rows.ts'
import { makeReport } from './fixtures.ts'
import { lookAt, type Scene } from './scenes.ts'

const locked = makeReport(makeRows(5, 5), {
  lock: { reason: 'past_closing', until: null, since: '2025-02-06T16:59:59.000Z' },
})
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click()
const amounts = (page: Page) => page.locator('input.amount')

const SCENES: Scene[] = [
  { name: 'home of an officer', path: '/', who: 'officer' },
  { name: 'home of a chief', path: '/', who: 'chief' },
  { name: 'home of the province', path: '/', who: 'province' },
  { name: 'the form', path: '/revenue/2025-01', who: 'officer' },
  {
    name: 'the form with all it can say',
    path: '/revenue/2025-01',
    who: 'officer',
    report: makeReport(makeRows(10, 3)),
    async act(page) {
      for (const [index, text] of ['', '15919.37', '23,900', '520000', 'abc', '1.2 หมื่น', '0'].entries()) {
        await amounts(page).nth(index).fill(text)
      }
      await amounts(page).nth(6).blur()
      await page.getByText('ใช่ไหม').first().waitFor()
    },
  },
  {
    name: 'the details of a row',
    path: '/revenue/2025-01',
    who: 'officer',
    report: makeReport(makeRows(4, 0)),
    async act(page) {
      await press(page, /^เพิ่มเติม/)
      await press(page, 'แยกประเภท/ช่องทาง')
      await press(page, 'เพิ่มรายการ')
    },
  },
  {
    name: 'a conflict',
    path: '/revenue/2025-01',
    who: 'officer',
    async act(page, state) {
      const row = state.report.rows[0]
      if (!row) throw new Error('no row')
      const conflicts = [{ producerId: row.producerId, stored: makeFigure(row, '9100.00', { version: 2 }) }]
      const error = { code: 'figures.stale', says: '', next: '', requestId: 'r', detail: { conflicts } }
      state.refuse = { status: 409, body: { error } }
      await amounts(page).first().fill('9000')
      await press(page, /^บันทึก \(/)
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'the question before submitting',
    path: '/revenue/2025-01',
    who: 'officer',
    report: makeReport(makeRows(6, 6)),
    async act(page) {
      await press(page, 'ส่งรายงาน')
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'the end of submitting',
    path: '/revenue/2025-01',
    who: 'officer',
    report: makeReport(makeRows(6, 6)),
    async act(page) {
      await press(page, 'ส่งรายงาน')
      await press(page, 'ยืนยันส่งรายงาน')
      await page.getByRole('heading', { name: 'ส่งรายงานแล้ว' }).waitFor()
    },
  },
  { name: 'the locked form', path: '/revenue/2025-01', who: 'officer', report: locked },
  { name: 'the summary', path: '/summary/2025-01', who: 'province' },
  { name: 'the calendar', path: '/calendar/2025-01', who: 'province' },
  {
    name: 'people',
    path: '/people',
    who: 'province',
    async act(page) {
      await press(page, 'สร้างลิงก์คำเชิญ')
      await page.getByRole('img', { name: 'คิวอาร์โค้ด' }).waitFor()
    },
  },
  { name: 'an address that leads nowhere', path: '/nowhere', who: 'officer' },
  {
    name: 'the server away',
    path: '/summary/2025-01',
    who: 'province',
    async act(page, state) {
      state.isAway = true
      await page.reload()
      await page.getByRole('heading', { name: 'ระบบขัดข้องชั่วคราว' }).waitFor()
    },
  },
]

lookAt(SCENES)

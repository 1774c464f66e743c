// Every page in a real Chromium, in both themes, on the narrowest phone: no accessibility violation, nothing cut,
// nothing the strict content policy would refuse.
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ReportView } from '../../bot/contract/reports.ts'
import { launchBrowser } from '../browser.ts'
import { buildMiniApp } from './build-mini-app.ts'
import { makeFigure, makeRows } from './fixture-rows.ts'
import { type FixtureState, ORIGIN, serveFixture } from './fixture-service.ts'
import { MAY, makeHome, makeReport, OFFICERS } from './fixtures.ts'

interface Scene {
  name: string
  path: string
  who: keyof typeof OFFICERS
  report?: ReportView
  /** Brings the page into the state to look at. */
  act?: (page: Page, state: FixtureState) => Promise<void>
}

const chiefReport = makeReport(makeRows(30, 30), {
  state: 'submitted',
  submitted: { at: '2025-01-24T08:00:00.000Z', by: OFFICERS.officer.fullName },
  may: MAY.certify,
})
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
  { name: 'the report', path: '/report/5605/2025-01', who: 'chief', report: chiefReport },
  {
    name: 'the question before certifying',
    path: '/report/5605/2025-01',
    who: 'chief',
    report: chiefReport,
    act: page => press(page, 'ลงนามรับรอง'),
  },
  {
    name: 'returning a report',
    path: '/report/5605/2025-01',
    who: 'province',
    report: chiefReport,
    act: page => press(page, 'ส่งกลับให้แก้ไข'),
  },
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

let browser: Browser
let folder: string

beforeAll(async () => {
  ;[browser, folder] = await Promise.all([launchBrowser(), buildMiniApp('production')])
})
afterAll(() => browser?.close())

describe.each(['light', 'dark'] as const)('in the %s theme', theme => {
  it.each(SCENES)('$name is accessible and whole at 320 px', async ({ path, who, report, act }) => {
    const context = await browser.newContext({
      viewport: { width: 320, height: 640 },
      colorScheme: theme,
      reducedMotion: 'reduce',
    })
    try {
      const home = makeHome(OFFICERS[who])
      const state = await serveFixture(context, folder, home, report ?? makeReport(makeRows(12, 7)))
      const page = await context.newPage()
      const refused: string[] = []
      page.on('console', message => {
        // A page that offers sharing asks LINE whether it may; nothing outside answers here.
        const isExpected = /status of (409|503)|api\.line\.me|ERR_FAILED/.test(message.text())
        if (message.type() === 'error' && !isExpected) refused.push(message.text())
      })
      page.on('pageerror', error => refused.push(error.message))
      await page.goto(`${ORIGIN}/liff${path}`)
      await page.getByRole('heading', { level: 1 }).waitFor()
      if (path.startsWith('/revenue')) await page.locator('.bar-in').waitFor()
      await act?.(page, state)
      // Only the colours differ between the themes.
      const axe = new AxeBuilder({ page })
      const { violations } = await (theme === 'light' ? axe : axe.withRules(['color-contrast'])).analyze()
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' ')}`)).toEqual(
        [],
      )
      const tooWide = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
      expect(tooWide).toBeLessThanOrEqual(0)
      expect(refused).toEqual([])
    } finally {
      await context.close()
    }
  })
})

// Reading a report, in a real Chromium: where it stands, why it is locked and until when, what changed since the last
// look, every figure by itself, and its papers.
import type { Page } from 'playwright'
import { describe, expect, it } from 'vitest'
import type { ReportView } from '../../bot/contract/reports.ts'
import { makeFigure, makeRow, makeRows } from './fixture-rows.ts'
import { ORIGIN } from './fixture-service.ts'
import { MAY, makeReport, OFFICERS } from './fixtures.ts'
import { button, useApp } from './open-app.ts'

const open = useApp()
const PATH = '/report/5605/2025-01'
const PRODUCER = '00000000-0000-4000-8000-000000000004'
const step = { at: '2025-01-30T03:05:00.000Z', by: OFFICERS.chief.fullName }
const versions: ReportView['versions'] = [2, 1].map(number => ({
  number,
  ...step,
  amount: `${number}000000.50`,
  code: number === 2 ? '7KQ2-M9XA-B4TC' : '1AB2-C3DE-F4GH',
  actingOrder: number === 2 ? 'พย 0019/123' : null,
  isMine: false,
}))
const says = (page: Page, words: string | RegExp) => page.getByText(words).first().waitFor()

describe('the report', () => {
  it.each<[NonNullable<ReportView['lock']>, string, string]>([
    [
      { reason: 'not_yet_open', until: '2025-01-09T17:00:00.000Z', since: null },
      'ยังไม่เปิดให้บันทึกเดือนมกราคม 2568',
      'จะเปิดวันที่ 10 มกราคม 2568',
    ],
    [
      { reason: 'past_closing', until: null, since: '2025-02-06T16:59:59.000Z' },
      'ปิดรับข้อมูลแล้ว ตั้งแต่วันที่ 6 กุมภาพันธ์ 2568',
      'จนกว่าจังหวัดจะเปิดเพิ่มให้อำเภอนี้',
    ],
    [{ reason: 'submitted', until: null, since: null }, 'ส่งรายงานให้พัฒนาการอำเภอแล้ว', 'จนกว่าจะตีกลับให้แก้ไข'],
    [{ reason: 'certified', until: null, since: null }, 'รายงานลงนามรับรองแล้ว', 'จนกว่าจะตีกลับให้แก้ไข'],
    [{ reason: 'accepted', until: null, since: null }, 'จังหวัดรับรายงานแล้ว', 'จนกว่าจะตีกลับให้แก้ไข'],
  ])('locked because of $reason says why and until when', async (lock, why, until) => {
    const { page } = await open({ path: PATH, report: makeReport(makeRows(3, 3), { lock, may: MAY.read }) })
    await says(page, why)
    await says(page, until)
  })

  it('open again says until when, why, and that it locks by itself', async () => {
    const reopened = { until: '2025-02-10T09:30:00.000Z', reason: 'บันทึกยอดผิด', by: 'วราภรณ์ ศรีพะเยา' }
    const { page } = await open({
      path: PATH,
      who: 'officer',
      report: makeReport(makeRows(3, 3), { reopened }),
    })
    await says(page, 'ถึงวันที่ 10 กุมภาพันธ์ 2568 เวลา 16:30 น.')
    await says(page, 'เพราะ บันทึกยอดผิด')
    await says(page, 'ระบบจะล็อกเองอีกครั้ง')
  })

  it('sent back leads its officer from the reason to the figure in the form', async () => {
    const returned = { ...step, reason: 'ยอดสูงผิดปกติ', producerId: PRODUCER }
    const report = makeReport(makeRows(9, 9), { state: 'returned', returned })
    const { page } = await open({ path: PATH, who: 'officer', report })
    await page.getByRole('link', { name: /^ดูตัวเลขของ/ }).click()
    await page.locator('.bar-in').waitFor()
    await expect.poll(() => page.evaluate('document.activeElement.closest(".row")?.id')).toBe(`r-${PRODUCER}`)
    expect(new URL(page.url()).pathname).toBe(`/liff/revenue/2025-01/${PRODUCER}`)
  })

  it('while it is incomplete compares like for like with last month and last year, and says how many', async () => {
    const row = (index: number, lastMonth: string | null, lastYear: string | null) => {
      const made = { ...makeRow(index), lastMonth, lastYear }
      return { ...made, figure: makeFigure(made, '12000.00') }
    }
    const blank = { ...makeRow(2), figure: null }
    const rows = [row(0, '10000.00', '15000.00'), row(1, null, '15000.00'), blank]
    const { page } = await open({ path: PATH, report: makeReport(rows) })
    const facts = await page.locator('.headline .facts').textContent()
    expect(facts).toContain('เทียบเดือนเดียวกันปีก่อนเทียบได้ 2 จาก 3 ราย−20.0%')
    expect(facts).toContain('เทียบเดือนก่อนเทียบได้ 1 จาก 3 ราย+20.0%')
  })

  it('once complete compares the whole district, as the printed form does', async () => {
    const rows = [0, 1].map(index => ({ ...makeRow(index), figure: makeFigure(makeRow(index), '12000.00') }))
    const before = {
      lastMonth: null,
      lastYear: '30000.00',
      thisYear: { amount: '0.00', months: 0 },
    }
    const { page } = await open({ path: PATH, report: makeReport(rows, { before }) })
    const facts = await page.locator('.headline .facts').textContent()
    expect(facts).toContain('เทียบเดือนเดียวกันปีก่อนจาก 30,000.00 บาท−20.0%')
    expect(facts).toContain('เทียบเดือนก่อนไม่มียอดให้เทียบ')
  })

  it('shows the certifier what changed since the last look: from what, to what, by whom', async () => {
    const changes = {
      since: '2025-01-24T09:00:00.000Z',
      figures: [
        { producerId: PRODUCER, name: 'กลุ่มสมุนไพรบ้านถ้ำ', from: '12500.00', to: '0.00', by: 'สมศรี ใจดี' },
        { producerId: PRODUCER.replace('4', '5'), name: 'ร้านป่าซาง', from: null, to: '900.50', by: null },
      ],
    }
    const { page } = await open({ path: PATH, report: makeReport(makeRows(9, 9), { changes }) })
    const fold = page.locator('details', { hasText: 'เปลี่ยนไปจากที่ท่านดูครั้งก่อน (2)' })
    await fold.getByText('ตั้งแต่ 24 ม.ค. 68 16:00 น.').waitFor()
    const lines = await fold.getByRole('listitem').allTextContents()
    expect(lines).toEqual(['กลุ่มสมุนไพรบ้านถ้ำสมศรี ใจดีจาก 12,500.00เป็น ไม่มียอด', 'ร้านป่าซางจาก –เป็น 900.50'])
  })

  it.each([
    ['submitted', 1],
    ['certified', 0],
    ['returned', 0],
  ] as const)('that did not change says so only while it waits for a signature: %s', async (state, count) => {
    const changes = { since: '2025-01-24T09:00:00.000Z', figures: [] }
    const { page } = await open({ path: PATH, report: makeReport(makeRows(3, 3), { state, changes }) })
    expect(await page.getByText('ตัวเลขไม่เปลี่ยนจากที่ท่านดูครั้งก่อน').count()).toBe(count)
    expect(await page.getByText('เปลี่ยนไปจากที่ท่านดูครั้งก่อน').count()).toBe(0)
  })

  it('waiting for its reader’s signature says so', async () => {
    const lock = { reason: 'submitted', until: null, since: null } as const
    const report = makeReport(makeRows(3, 3), { state: 'submitted', lock, may: MAY.certify })
    const { page } = await open({ path: PATH, report })
    await says(page, 'รอท่านตรวจและลงนามรับรอง')
    expect(await page.getByText('ส่งรายงานให้พัฒนาการอำเภอแล้ว').count()).toBe(0)
  })

  it('breaks no name or day on the narrowest phone, and keeps large amounts in their card', async () => {
    const step = { at: '2025-01-10T08:00:00.000Z', by: 'นางสาวสมหญิง พงศ์ประเสริฐวัฒนา' }
    const channels = ['domestic_offline', 'abroad_offline'] as const
    const rows = channels.map((channel, index) => {
      const row = { ...makeRow(index), mainChannel: channel }
      return { ...row, figure: makeFigure(row, '976543210.50') }
    })
    const steps = { submitted: step, certified: step, accepted: step }
    const { page } = await open({
      path: PATH,
      report: makeReport(rows, { state: 'accepted', ...steps, may: MAY.read }),
      browser: { viewport: { width: 320, height: 640 } },
    })
    const wrong = await page.evaluate<string[]>(`(() => {
      const parts = [...document.querySelectorAll('.steps .whole')].map(part => [part, part.closest('li')])
      const tables = [...document.querySelectorAll('table')].map(table => [table, table.closest('section')])
      const inside = frame => {
        const { paddingLeft, paddingRight } = getComputedStyle(frame)
        const { left, right } = frame.getBoundingClientRect()
        return [left + parseFloat(paddingLeft) - 1, right - parseFloat(paddingRight) + 1]
      }
      return [...parts, ...tables].flatMap(([part, frame]) => {
        const [left, right] = inside(frame)
        const box = part.getBoundingClientRect()
        const isWhole = part.tagName === 'TABLE' || part.getClientRects().length === 1
        return isWhole && box.left >= left && box.right <= right ? [] : [part.textContent]
      })
    })()`)
    expect(wrong).toEqual([])
    expect(await page.locator('.steps .whole').count()).toBe(12)
  })

  it('names doubts and stated zeros with their reasons, and blanks', async () => {
    const { page } = await open({ path: PATH, report: makeReport(makeRows(12, 10)) })
    const fold = (title: string) => page.locator('details.fold', { hasText: title }).first()
    expect(await fold('ยอดต่างจากเดิมมาก ยืนยันแล้ว 1 ราย').textContent()).toContain('ออกงานกาชาดจังหวัด')
    expect(await fold('ไม่มียอดขาย 1 ราย').textContent()).toContain('นอกฤดูกาล')
    expect(await fold('ยังไม่ได้บันทึก 2 ราย').textContent()).toContain('PYO0011')
  })

  it('of 120 producers finds one, and an address opens the one it points at', async () => {
    const report = makeReport(makeRows(120, 120))
    const { page } = await open({ path: `${PATH}/${PRODUCER}`, report })
    const item = page.locator(`#p-${PRODUCER}`)
    await item.getByText('ลงพื้นที่').waitFor()
    await expect.poll(() => page.evaluate('document.activeElement.parentElement.id')).toBe(`p-${PRODUCER}`)
    await expect
      .poll(() => page.evaluate('document.activeElement.getBoundingClientRect().top < innerHeight'))
      .toBe(true)
    await page.getByRole('searchbox', { name: 'ค้นหาผู้ผลิต' }).fill('pyo0117')
    const shown = page.locator('#producers > ul > li:visible')
    expect(await shown.count()).toBe(1)
    await page.getByRole('searchbox', { name: 'ค้นหาผู้ผลิต' }).fill('ไม่มีชื่อนี้')
    await says(page, 'ไม่พบผู้ผลิตที่ค้นหา')
  })
})

describe('papers', () => {
  const certified = makeReport(makeRows(3, 3), {
    state: 'certified',
    certified: step,
    versions,
    may: MAY.ask,
  })
  const paper = { officeCode: '5605', period: '2025-01', producerId: null }

  it('are listed by certified version, and each opens in a tab of its own', async () => {
    const { page, context, sent } = await open({ path: PATH, report: certified })
    const version = page.locator('.version').first()
    expect(await version.textContent()).toMatch(
      /ฉบับที่ 22,000,000.50 บาทประสิทธิ์ มั่นคง · 30 ม.ค. 68 10:05.น.*ตามคำสั่งที่ พย 0019\/123.*7KQ2-M9XA-B4TC/,
    )
    for (const [name, expected] of [
      ['เปิด PDF ฉบับที่ 1', { ...paper, form: 'rt2', number: 1 }],
      ['รต.2 (PDF)', { ...paper, form: 'rt2', number: 2 }],
      ['รต.1 ทุกราย (PDF)', { ...paper, form: 'rt1', number: 2 }],
      ['รต.2 เปล่า (PDF)', { ...paper, form: 'rt2_blank', number: null }],
    ] as const) {
      const opened = context.waitForEvent('page')
      await button(page, name).click()
      const tab = await opened
      await tab.waitForURL(/\/papers\//)
      await tab.close()
      expect(sent(/documents$/).at(-1)).toEqual(expected)
    }
    expect(new URL(page.url()).pathname).toBe(`/liff${PATH}`)
  })

  it('of a report that is not certified now are drafts, and older versions stay readable', async () => {
    const report = makeReport(makeRows(3, 3), { state: 'returned', versions })
    const { page, context, sent } = await open({ path: PATH, report })
    const opened = context.waitForEvent('page')
    await button(page, 'รต.2 ฉบับร่าง (PDF)').click()
    await (await opened).waitForURL(/\/papers\//)
    expect(sent(/documents$/)).toEqual([{ ...paper, form: 'rt2', number: null }])
    expect(await button(page, 'เปิด PDF ฉบับที่ 2').count()).toBe(1)
  })

  it('open in this tab where pop-ups are forbidden', async () => {
    const { page } = await open({ path: PATH, report: certified })
    await page.evaluate('window.open = () => null')
    await button(page, 'รต.2 (PDF)').click()
    await page.waitForURL(`${ORIGIN}/papers/**`)
  })

  it('leave LINE’s own browser, which shows no PDF', async () => {
    const userAgent =
      'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/120 Mobile Safari/537.36 Line/14.1.0'
    const { page } = await open({ path: PATH, report: certified, browser: { userAgent } })
    await button(page, 'รต.2 (PDF)').click()
    await page.waitForURL(/\/papers\/.*openExternalBrowser=1/)
  })

  it('that cannot be made say so, and leave no empty tab', async () => {
    const { page, context, state } = await open({ path: PATH, report: certified })
    state.isAway = true
    await button(page, 'รต.2 (PDF)').click()
    await says(page, 'ระบบขัดข้องชั่วคราว')
    await expect.poll(() => context.pages().length).toBe(1)
  })
})

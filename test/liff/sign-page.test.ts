// What the page for signing tells: who signs as what, and why somebody cannot sign.
import { describe, expect, it } from 'vitest'
import type { ReportView } from '../../bot/contract/reports.ts'
import { makeRows } from './fixture-rows.ts'
import { MAY, makeReport, OFFICERS } from './fixtures.ts'
import { useApp } from './open-app.ts'

const open = useApp()
const submitted = makeReport(makeRows(12, 12), {
  state: 'submitted',
  submitted: { at: '2025-01-24T08:00:00.000Z', by: OFFICERS.officer.fullName },
  may: MAY.certify,
})
const openSigning = (change: Partial<ReportView> = {}, who: keyof typeof OFFICERS = 'chief') =>
  open({ path: '/report/5605/2025-01/sign', who, report: { ...submitted, ...change } })

describe('the page says', () => {
  it('who signs as what, and by which order an acting chief does', async () => {
    const chief = await openSigning()
    await chief.page.getByText('(ประสิทธิ์ มั่นคง)').waitFor()
    await chief.page.getByText('พัฒนาการอำเภอดอกคำใต้', { exact: true }).waitFor()
    const acting = await openSigning({ actingOrder: 'พย 0019/123', isOwnWork: true }, 'officer')
    await acting.page.getByText('รักษาราชการแทนพัฒนาการอำเภอดอกคำใต้').waitFor()
    await acting.page.getByText('ตามคำสั่งที่ พย 0019/123').waitFor()
    await acting.page.getByText('จังหวัดอนุญาตให้รับรองเองได้').waitFor()
  })

  it.each([
    [
      'somebody signed it already',
      { state: 'certified', certified: { at: '2025-01-24T08:00:00.000Z', by: 'มานะ' } },
      'มานะ ลงนามรับรองรายงานนี้แล้ว',
    ],
    ['it is not submitted', { state: 'returned' }, 'รายงานนี้ยังไม่ได้ส่งมาให้รับรอง'],
    ['it is own work', { isOwnWork: true }, 'จึงรับรองเองไม่ได้'],
    [
      'the window is closed',
      {
        lock: { reason: 'past_closing', until: null, since: '2025-02-06T16:59:59.000Z' },
        window: { isOpen: false, reason: 'past_closing', until: null, since: '2025-02-06T16:59:59.000Z' },
      },
      'ปิดรับข้อมูลแล้ว',
    ],
    ['the reader may not', {}, 'ท่านไม่มีสิทธิ์'],
  ] as const)('why nobody can sign here when %s', async (_when, change, words) => {
    const { page } = await openSigning({ ...change, may: MAY.read })
    await page.getByRole('heading', { name: 'ยังลงนามไม่ได้ในขณะนี้' }).waitFor()
    await page.getByText(words).waitFor()
    expect(await page.locator('canvas').count()).toBe(0)
  })
})

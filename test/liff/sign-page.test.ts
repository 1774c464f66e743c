// What the page for signing tells: who signs as what, and why somebody cannot sign.
import { describe, expect, it } from 'vitest'
import type { ReportView } from '../../bot/contract/reports.ts'
import { drawWithMouse } from './draw.ts'
import { makeRows } from './fixture-rows.ts'
import { MAY, makeReport, OFFICERS } from './fixtures.ts'
import { button, useApp } from './open-app.ts'

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
    // As on the paper: no other position beside the one they sign in.
    expect(await acting.page.locator('.signer').innerText()).not.toContain('พัฒนากร')
  })

  it.each([
    ['certified', 'ขั้นต่อไป จังหวัดตรวจรับรายงาน'],
    ['accepted', 'จังหวัดรับรายงานแล้ว'],
  ] as const)('what was signed here stays signed after a reload: %s', async (state, next) => {
    const step = { at: '2025-01-24T08:00:00.000Z', by: OFFICERS.chief.fullName }
    const version = { ...step, amount: '1000.00', code: '7KQ2-M9XA-B4TC', actingOrder: null }
    const { page, context, sent } = await openSigning({
      state,
      certified: step,
      may: MAY.read,
      versions: [
        { ...version, number: 2, isMine: true },
        { ...version, number: 1, by: 'มานะ', isMine: false },
      ],
    })
    await page.getByRole('heading', { name: 'ลงนามรับรองแล้ว' }).waitFor()
    await page.getByText(next).waitFor()
    const paper = context.waitForEvent('page')
    await page.getByRole('button', { name: 'รต.2 (PDF)' }).click()
    await paper
    await expect.poll(() => sent(/documents$/)).toMatchObject([{ form: 'rt2', number: 2 }])
  })

  it('and so it stays when its signer goes on and comes back', async () => {
    const { page } = await open({ path: '/report/5605/2025-01', report: submitted })
    await page.getByRole('link', { name: 'ตรวจแล้ว ไปลงนามรับรอง' }).click()
    await drawWithMouse(page)
    await button(page, 'ลงนามรับรอง').click()
    await page.getByRole('heading', { name: 'ลงนามรับรองแล้ว' }).waitFor()
    await page.getByRole('link', { name: 'กลับหน้าแรก' }).click()
    await page.locator('.month').waitFor()
    await page.goBack()
    await page.getByRole('heading', { name: 'ลงนามรับรองแล้ว' }).waitFor()
  })

  it.each<[string, Partial<ReportView>, string]>([
    [
      'somebody signed it already',
      { state: 'certified', certified: { at: '2025-01-24T08:00:00.000Z', by: 'มานะ' } },
      'มานะ ลงนามรับรองรายงานนี้แล้ว',
    ],
    [
      'a namesake signed it',
      {
        state: 'certified',
        certified: { at: '2025-01-24T08:00:00.000Z', by: OFFICERS.chief.fullName },
        versions: [
          {
            number: 1,
            at: '2025-01-24T08:00:00.000Z',
            by: OFFICERS.chief.fullName,
            amount: '1000.00',
            code: '7KQ2-M9XA-B4TC',
            actingOrder: null,
            isMine: false,
          },
        ],
      },
      `${OFFICERS.chief.fullName} ลงนามรับรองรายงานนี้แล้ว`,
    ],
    [
      'it was sent back',
      {
        state: 'returned',
        returned: { at: '2025-01-24T08:00:00.000Z', by: 'มานะ', reason: 'ยอดซ้ำ', producerId: null },
      },
      'มานะ ตีกลับรายงานนี้ให้แก้ไข เหตุผล: ยอดซ้ำ',
    ],
    ['it is not submitted', { state: 'draft' }, 'รายงานนี้ยังไม่ได้ส่งมาให้รับรอง'],
    ['it is own work', { isOwnWork: true }, 'จึงรับรองเองไม่ได้'],
    [
      'the window is closed',
      {
        lock: { reason: 'past_closing', until: null, since: '2025-02-06T16:59:59.000Z' },
        window: { isOpen: false, reason: 'past_closing', until: null, since: '2025-02-06T16:59:59.000Z' },
      },
      'โปรดขอให้สำนักงานพัฒนาชุมชนจังหวัดเปิดเพิ่ม แล้วจึงลงนาม',
    ],
    ['the reader may not', {}, 'ท่านไม่มีสิทธิ์'],
  ])('why nobody can sign here when %s', async (_when, change, words) => {
    const { page } = await openSigning({ ...change, may: MAY.read })
    await page.getByRole('heading', { name: 'ยังลงนามไม่ได้ในขณะนี้' }).waitFor()
    await page.getByText(words).waitFor()
    expect(await page.locator('canvas').count()).toBe(0)
  })

  it('on the report that who signed was acting for the chief', async () => {
    const step = { at: '2025-01-24T08:00:00.000Z', by: 'มานะ' }
    const version = { ...step, number: 1, amount: '1000.00', code: '7KQ2-M9XA-B4TC', isMine: false }
    const versions = [{ ...version, actingOrder: 'พย 0019/123' }]
    const report = { ...submitted, state: 'certified' as const, certified: step, versions, may: MAY.read }
    const { page } = await open({ path: '/report/5605/2025-01', report })
    const told = page.locator('.steps li', { hasText: 'รับรองแล้ว' })
    await told.getByText('รักษาราชการแทน').waitFor()
  })
})

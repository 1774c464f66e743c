// Signing a report, in a real Chromium: what is sent is what was drawn under what was shown, once, and a signature is
// never lost without need.
import type { Page } from 'playwright'
import { describe, expect, it } from 'vitest'
import type { ReportView } from '../../bot/contract/reports.ts'
import { faultOfSignature, type Signature } from '../../bot/domain/signature.ts'
import { drawWithFinger, drawWithMouse, inkOn } from './draw.ts'
import { makeFigure, makeRows } from './fixture-rows.ts'
import { storeAsColleague } from './fixture-service.ts'
import { MAY, makeReport, OFFICERS } from './fixtures.ts'
import { button, type OpenedApp, useApp } from './open-app.ts'

const open = useApp()
const REPORT = '/report/5605/2025-01'
const SIGN = `${REPORT}/sign`

const submitted = makeReport(makeRows(12, 12), {
  state: 'submitted',
  submitted: { at: '2025-01-24T08:00:00.000Z', by: OFFICERS.officer.fullName },
  may: MAY.certify,
})
const signable = (change = {}) => open({ path: SIGN, report: { ...submitted, ...change } })

interface Certified {
  version: number
  signature: Signature
}
const certified = ({ sent }: OpenedApp) => sent(/\/certify$/) as Certified[]
const press = (page: Page) => button(page, 'ลงนามรับรอง').click()
const isDone = (page: Page) => page.getByRole('heading', { name: 'ลงนามรับรองแล้ว' }).waitFor()
const heading = (page: Page, name: string) => page.getByRole('heading', { name }).waitFor()

const refusalOf = (code: string, says: string) => ({
  error: { code, says, next: 'โปรดล้างแล้วเซ็นชื่อใหม่', requestId: 'r', detail: {} },
})

describe('a signature', () => {
  it('is sent as it was drawn with a mouse, under the version that was shown', async () => {
    const app = await signable()
    const { drawn, box } = await drawWithMouse(app.page)
    await press(app.page)
    await isDone(app.page)
    const [body] = certified(app)
    expect(body?.version).toBe(3)
    expect(body?.signature.strokes).toEqual(drawn)
    expect(body?.signature).toMatchObject({ width: Math.round(box.width), height: Math.round(box.height) })
  })

  it('can be drawn with a finger, and the page stays where it is', async () => {
    const app = await open({
      path: SIGN,
      report: submitted,
      browser: { hasTouch: true, isMobile: true, viewport: { width: 360, height: 640 } },
    })
    await app.page.locator('canvas').scrollIntoViewIfNeeded()
    const before = await app.page.evaluate<number>('scrollY')
    const { drawn } = await drawWithFinger(app.context, app.page)
    expect(await app.page.evaluate<number>('scrollY')).toBe(before)
    await press(app.page)
    await isDone(app.page)
    expect(certified(app)[0]?.signature.strokes).toEqual(drawn)
  })

  it('that slips over the edge is drawn along it', async () => {
    const app = await signable()
    await drawWithMouse(app.page, [
      [
        [0.3, 0.5],
        [1.2, 0.5],
        [0.6, 0.8],
      ],
    ])
    await press(app.page)
    await isDone(app.page)
    const signature = certified(app)[0]?.signature
    expect(signature && faultOfSignature(signature)).toBeNull()
    expect(signature?.strokes[0]?.[1]?.[0]).toBe(signature?.width)
  })

  it('that is missing, wiped out or a slip of the finger is asked for, and nothing is sent', async () => {
    const app = await signable()
    const asksForIt = () => app.page.getByText('ยังไม่ได้ลงลายมือชื่อ หรือลายมือชื่อสั้นเกินไป').waitFor()
    await press(app.page)
    await asksForIt()
    await drawWithMouse(app.page, [[[0.5, 0.5]]])
    expect(await app.page.getByText('ยังไม่ได้ลงลายมือชื่อ').count()).toBe(0)
    await press(app.page)
    await asksForIt()
    await drawWithMouse(app.page)
    await button(app.page, 'ล้าง').click()
    expect(await inkOn(app.page)).toBe(0)
    await press(app.page)
    await asksForIt()
    expect(certified(app)).toEqual([])
  })

  it('survives turning the phone, there and back', async () => {
    const app = await signable()
    const { drawn, box } = await drawWithMouse(app.page)
    const ink = await inkOn(app.page)
    await app.page.setViewportSize({ width: 740, height: 360 })
    await expect.poll(async () => (await inkOn(app.page)) > 0).toBe(true)
    const turned = await app.page.locator('canvas').boundingBox()
    expect(turned?.height).toBeLessThanOrEqual(360)
    await app.page.setViewportSize({ width: 360, height: 740 })
    await expect.poll(() => inkOn(app.page)).toBeGreaterThan(ink * 0.9)
    await press(app.page)
    await isDone(app.page)
    const signature = certified(app)[0]?.signature
    const share = signature?.strokes.map(line =>
      line.map(([x, y]) => [
        Math.round((x / signature.width) * 100),
        Math.round((y / signature.height) * 100),
      ]),
    )
    expect(share).toEqual(
      drawn.map(line =>
        line.map(([x, y]) => [Math.round((x / box.width) * 100), Math.round((y / box.height) * 100)]),
      ),
    )
  })
})

describe('signing', () => {
  it('happens once, however often the button is tapped, and says what comes next', async () => {
    const app = await signable({ versions: [] })
    await drawWithMouse(app.page)
    await button(app.page, 'ลงนามรับรอง').dblclick()
    await isDone(app.page)
    expect(certified(app)).toHaveLength(1)
    await app.page.getByText('ขั้นต่อไป จังหวัดตรวจรับรายงาน').waitFor()
    const paper = app.context.waitForEvent('page')
    await button(app.page, 'รต.2 (PDF)').click()
    await (await paper).waitForURL(/\/papers\//)
    expect(app.sent(/documents$/)).toEqual([
      { form: 'rt2', officeCode: '5605', period: '2025-01', number: 1, producerId: null },
    ])
  })

  it('without a signal keeps the signature, to try again', async () => {
    const app = await signable()
    const { drawn } = await drawWithMouse(app.page)
    const ink = await inkOn(app.page)
    app.state.isCut = true
    await press(app.page)
    await app.page.getByText('ลายมือชื่อยังอยู่').waitFor()
    expect(await inkOn(app.page)).toBe(ink)
    app.state.isCut = false
    await press(app.page)
    await isDone(app.page)
    expect(certified(app).map(body => body.signature.strokes)).toEqual([drawn])
  })

  it('whose answer got lost is done at the next try, also when the province was faster', async () => {
    const app = await signable()
    await drawWithMouse(app.page)
    app.state.losesAnswer = true
    await press(app.page)
    await app.page.getByText('ลายมือชื่อยังอยู่').waitFor()
    app.state.report = { ...app.state.report, state: 'accepted', version: 5 }
    app.state.lastMove = null
    await press(app.page)
    await isDone(app.page)
  })

  it('of a report that changed meanwhile is refused: the new figures are looked at first', async () => {
    const app = await signable()
    await drawWithMouse(app.page)
    const row = app.state.report.rows[0]
    if (!row) throw new Error('no row')
    storeAsColleague(app.state, 0, makeFigure(row, '99999.00', { version: 2 }))
    app.state.report = { ...app.state.report, version: 4 }
    await press(app.page)
    await heading(app.page, 'รายงานเปลี่ยนไปหลังจากที่ท่านเปิดดู')
    expect(await app.page.locator('canvas').count()).toBe(0)
    await app.page.getByRole('link', { name: 'ดูรายงานล่าสุด' }).click()
    await heading(app.page, 'รต.2 มกราคม 2568')
    await app.page.getByRole('link', { name: 'ตรวจแล้ว ไปลงนามรับรอง' }).click()
    await drawWithMouse(app.page)
    await press(app.page)
    await isDone(app.page)
    expect(certified(app).map(body => body.version)).toEqual([3, 4])
  })

  it('does not even begin on another version than the one that was read', async () => {
    const app = await open({ path: REPORT, report: submitted })
    app.state.report = { ...app.state.report, version: 4 }
    await app.page.getByRole('link', { name: 'ตรวจแล้ว ไปลงนามรับรอง' }).click()
    await heading(app.page, 'รายงานเปลี่ยนไปหลังจากที่ท่านเปิดดู')
  })

  it('that the server refuses says why in the server’s words', async () => {
    const app = await signable()
    await drawWithMouse(app.page)
    app.state.refuse = { status: 400, body: refusalOf('signature.unusable', 'อ่านลายมือชื่อที่ส่งมาไม่ได้') }
    await press(app.page)
    await app.page.getByText('อ่านลายมือชื่อที่ส่งมาไม่ได้').waitFor()
    expect(await inkOn(app.page)).toBeGreaterThan(0)
    app.state.refuse = { status: 409, body: refusalOf('report.changed_set', 'รายชื่อผู้ผลิตของอำเภอเปลี่ยนไป') }
    await press(app.page)
    await heading(app.page, 'รายชื่อผู้ผลิตของอำเภอเปลี่ยนไป')
  })

  it.each<[string, Partial<ReportView>, string]>([
    [
      'another chief was first',
      { state: 'certified', certified: { at: '2025-01-24T09:00:00.000Z', by: 'มานะ' } },
      'มานะ ลงนามรับรองรายงานนี้แล้ว',
    ],
    [
      'it was sent back meanwhile',
      {
        state: 'returned',
        returned: { at: '2025-01-24T09:00:00.000Z', by: 'วราภรณ์', reason: 'ยอดซ้ำ', producerId: null },
      },
      'วราภรณ์ ตีกลับรายงานนี้ให้แก้ไข เหตุผล: ยอดซ้ำ',
    ],
  ])('that came too late says so, and why: %s', async (_when, change, words) => {
    const app = await signable()
    await drawWithMouse(app.page)
    app.state.report = { ...app.state.report, ...change, may: MAY.read }
    app.state.refuse = { status: 409, body: refusalOf('report.wrong_state', 'ทำรายการไม่ได้') }
    await press(app.page)
    await heading(app.page, 'ท่านยังไม่ได้ลงนาม')
    await app.page.getByText(words).waitFor()
  })

  it('can be reached, cleared and pressed with the keyboard, in the order of the page', async () => {
    const { page } = await signable()
    // A new page takes the focus to its title: from there on.
    await expect.poll(() => page.evaluate('document.activeElement.tagName')).toBe('H1')
    const order: string[] = []
    for (let step = 0; step < 3; step++) {
      await page.keyboard.press('Tab')
      order.push(
        await page.evaluate<string>(
          `document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent`,
        ),
      )
    }
    expect(order).toEqual(['ล้าง', 'ช่องลงลายมือชื่อ ยังว่าง', 'ลงนามรับรอง'])
    await page.keyboard.press('Enter')
    await page.getByText('ยังไม่ได้ลงลายมือชื่อ').waitFor()
    expect(await page.evaluate<string>('document.activeElement.id')).toBe('signature')
  })
})

// What the province and the chief do with a report, in a real Chromium: accept, send back for a figure, open again.
// Each asks once more, is sent once, and loses no word that was typed.
import { describe, expect, it } from 'vitest'
import { makeRows } from './fixture-rows.ts'
import { MAY, makeReport, OFFICERS } from './fixtures.ts'
import { button, type OpenedApp, pressForFocus, useApp } from './open-app.ts'

const open = useApp()
const PATH = '/report/5605/2025-01'
const PRODUCER = '00000000-0000-4000-8000-000000000004'

const step = { at: '2025-01-24T08:00:00.000Z', by: OFFICERS.chief.fullName }
const certified = makeReport(makeRows(120, 120), {
  state: 'certified',
  submitted: step,
  certified: step,
  may: MAY.accept,
})
const province = (change = {}) => open({ path: PATH, who: 'province', report: { ...certified, ...change } })
const bodies = ({ sent }: OpenedApp, move: string) => sent(new RegExp(`/${move}$`))
const dialog = ({ page }: OpenedApp) => page.getByRole('dialog')

describe('accepting', () => {
  it('asks once, is sent once under the version that was seen, and shows in the steps', async () => {
    const app = await province()
    await button(app.page, 'รับรายงาน').click()
    await dialog(app).getByText('รับรายงานของอำเภอดอกคำใต้ เดือนมกราคม 2568').waitFor()
    await dialog(app).getByRole('button', { name: 'รับรายงาน' }).dblclick()
    await app.page.locator('.steps [aria-current=step]', { hasText: 'จังหวัดรับแล้ว' }).waitFor()
    expect(bodies(app, 'accept')).toEqual([{ version: 3 }])
    expect(await button(app.page, 'รับรายงาน').count()).toBe(0)
  })

  it('of another version than is stored says so and shows the newest', async () => {
    const app = await province()
    await button(app.page, 'รับรายงาน').click()
    const changed = makeRows(120, 120).map(row => ({ ...row, name: `${row.name} (ใหม่)` }))
    app.state.report = { ...app.state.report, version: 4, rows: changed }
    await dialog(app).getByRole('button', { name: 'รับรายงาน' }).click()
    await app.page.getByText('รายงานมีการเปลี่ยนแปลงหลังจากที่ท่านเปิดดู').waitFor()
    await app.page.getByText('(ใหม่)').first().waitFor({ state: 'attached' })
    expect(app.state.report.state).toBe('certified')
  })
})

describe('sending back', () => {
  const ask = (app: OpenedApp) => button(app.page, 'ตีกลับให้แก้ไข').click()
  const send = (app: OpenedApp) => dialog(app).getByRole('button', { name: 'ตีกลับให้แก้ไข' }).click()

  it('needs a reason, and takes the figure it is about', async () => {
    const app = await province()
    await ask(app)
    await send(app)
    await dialog(app).getByText('โปรดใส่เหตุผล').waitFor()
    await dialog(app).getByLabel('เหตุผล', { exact: true }).fill(' ยอดสูงผิดปกติ ')
    await dialog(app).getByRole('searchbox').fill('สมุนไพรบ้านถ้ำ')
    await dialog(app)
      .getByRole('button', { name: /PYO0005/ })
      .click()
    await send(app)
    await app.page.getByText('เพราะ ยอดสูงผิดปกติ').waitFor()
    expect(bodies(app, 'return')).toEqual([{ version: 3, reason: 'ยอดสูงผิดปกติ', producerId: PRODUCER }])
    // The reason leads to the figure.
    await button(app.page, /^ดูตัวเลขของ/).click()
    await expect.poll(() => app.page.evaluate(`document.getElementById('p-${PRODUCER}').open`)).toBe(true)
    await app.page.getByText('บันทึกโดย').first().waitFor()
  })

  it('can begin at the figure, and the choice can be taken back', async () => {
    const app = await open({ path: `${PATH}/${PRODUCER}`, who: 'province', report: certified })
    await button(app.page, 'ตีกลับเพราะตัวเลขนี้').click()
    await dialog(app).getByText('PYO0005').waitFor()
    expect(await pressForFocus(dialog(app).getByRole('button', { name: /^ไม่เลือก/ }))).toBe('find-figure')
    await dialog(app).getByLabel('เหตุผล', { exact: true }).fill('ทั้งฉบับ')
    await send(app)
    await app.page.getByText('เพราะ ทั้งฉบับ').waitFor()
    expect(bodies(app, 'return')).toEqual([{ version: 3, reason: 'ทั้งฉบับ', producerId: null }])
  })

  it('without a signal stays open with every word, and is sent at the next try', async () => {
    const app = await province()
    await ask(app)
    await dialog(app).getByLabel('เหตุผล', { exact: true }).fill('ยอดสูงผิดปกติ')
    app.state.isCut = true
    await send(app)
    await dialog(app).getByText('ไม่มีสัญญาณอินเทอร์เน็ต').waitFor()
    app.state.isCut = false
    await send(app)
    await app.page.getByText('เพราะ ยอดสูงผิดปกติ').waitFor()
    expect(bodies(app, 'return')).toHaveLength(1)
  })

  it('of a report that changed keeps the words for the next try', async () => {
    const app = await province()
    await ask(app)
    await dialog(app).getByLabel('เหตุผล', { exact: true }).fill('ยอดสูงผิดปกติ')
    app.state.report = { ...app.state.report, version: 4 }
    await send(app)
    await app.page.getByText('รายงานมีการเปลี่ยนแปลงหลังจากที่ท่านเปิดดู').waitFor()
    await ask(app)
    expect(await dialog(app).getByLabel('เหตุผล', { exact: true }).inputValue()).toBe('ยอดสูงผิดปกติ')
    await send(app)
    await app.page.getByText('เพราะ ยอดสูงผิดปกติ').waitFor()
    expect(app.state.report.version).toBe(5)
  })
})

describe('opening a closed month again', () => {
  const closed = { may: MAY.reopen }

  it('proposes three days until the end of office hours, needs a reason, and says until when', async () => {
    const app = await province(closed)
    await button(app.page, 'เปิดให้แก้ไขเพิ่ม').click()
    await dialog(app).getByText('หลังวันเสาร์ที่ 25 มกราคม 2568 เวลา 16:30 น.').waitFor()
    await dialog(app).getByText('จะได้รับแจ้งในไลน์ทันที').waitFor()
    const send = dialog(app).getByRole('button', { name: 'เปิดให้แก้ไขเพิ่ม' })
    await send.click()
    await dialog(app).getByText('โปรดใส่เหตุผล').waitFor()
    await dialog(app).getByLabel('เหตุผล', { exact: true }).fill('บันทึกผิด')
    await send.dblclick()
    await app.page.getByText('ถึงวันที่ 25 มกราคม 2568 เวลา 16:30 น.').waitFor()
    expect(bodies(app, 'reopen')).toEqual([
      { version: 3, until: '2025-01-25T09:30:00.000Z', reason: 'บันทึกผิด' },
    ])
    await button(app.page, 'เปลี่ยนเวลาที่เปิดเพิ่ม').waitFor()
  })

  it.each([
    ['past', '2025-01-22', '14:00'],
    ['too far away', '2025-03-01', '16:30'],
    ['missing', '', '16:30'],
  ])('is not asked for with a moment that is %s', async (_what, day, time) => {
    const app = await province(closed)
    await button(app.page, 'เปิดให้แก้ไขเพิ่ม').click()
    await dialog(app).getByLabel('เปิดถึงวันที่').fill(day)
    await dialog(app).getByLabel('เวลา').fill(time)
    await dialog(app).getByLabel('เหตุผล', { exact: true }).fill('บันทึกผิด')
    await dialog(app).getByRole('button', { name: 'เปิดให้แก้ไขเพิ่ม' }).click()
    await dialog(app).getByText('โปรดเลือกเวลาตั้งแต่ 22 มกราคม 2568').waitFor()
    expect(bodies(app, 'reopen')).toEqual([])
  })
})

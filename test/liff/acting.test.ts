// Acting chiefs in a real Chromium: who acts, naming one, ending one early.
import type { Page } from 'playwright'
import { describe, expect, it } from 'vitest'
import { expectAccessible } from './expect-accessible.ts'
import { makeActing } from './life-fixtures.ts'
import { linesOf, makeLife, press, refusal, says, useLife } from './life-service.ts'

const open = useLife()
const PROVINCE = { who: 'province' } as const
const inDialog = (page: Page, name: string) =>
  page.getByRole('dialog').getByRole('button', { name, exact: true })

async function fill(page: Page): Promise<void> {
  await page.getByLabel('เจ้าหน้าที่').selectOption({ label: 'พัฒนากร 4 ใจดี · พัฒนากร' })
  await page.getByLabel('เลขที่คำสั่ง').fill(' 99/2568 ')
  await page.getByLabel('ตั้งแต่วันที่').fill('2025-02-03')
  await page.getByLabel(/^ถึงวันที่/).fill('2025-02-07')
}

describe('the list', () => {
  it('has who acts now first, then who is coming; who is over is folded away', async () => {
    const page = await open('/acting', makeLife(), PROVINCE)
    const lines = await page.locator('.item').allTextContents()
    expect(lines.map(text => /กำลังรักษาราชการแทน|ยังไม่ถึงวันเริ่ม|สิ้นสุดแล้ว/.exec(text)?.[0])).toEqual([
      'กำลังรักษาราชการแทน',
      'ยังไม่ถึงวันเริ่ม',
      'สิ้นสุดแล้ว',
    ])
    for (const words of [
      'อำเภอดอกคำใต้',
      '20 ม.ค. 68 – 31 ม.ค. 68',
      'คำสั่งที่ 124/2568',
      'บันทึกโดย วราภรณ์ ศรีพะเยา',
    ]) {
      expect(lines[0]).toContain(words)
    }
    expect(await page.getByText('อำเภอเชียงม่วน', { exact: true }).last().isVisible()).toBe(false)
  })
})

describe('a list without anybody now', () => {
  const nobody = 'ขณะนี้ไม่มีผู้รักษาราชการแทน'
  const never = 'ยังไม่มีรายการแต่งตั้ง'

  it('does not say that nobody was ever named where somebody was', async () => {
    const acting = makeActing('province')
    const over = acting.actingChiefs.filter(chief => chief.state === 'over')
    const page = await open('/acting', makeLife({ acting: { ...acting, actingChiefs: over } }), PROVINCE)
    await says(page, 'สิ้นสุดแล้ว 1 รายการ')
    await says(page, nobody)
    expect(await page.getByText(never).count()).toBe(0)
  })

  it('says so where nobody was', async () => {
    const acting = { ...makeActing('province'), actingChiefs: [] }
    const page = await open('/acting', makeLife({ acting }), PROVINCE)
    await says(page, never)
    expect(await page.getByText(nobody).count()).toBe(0)
  })
})

describe('naming', () => {
  it('shows everything once more with weekdays, and stores it once', async () => {
    const state = makeLife({ acting: makeActing('district') })
    const page = await open('/acting', state, { who: 'chief' })
    await fill(page)
    await says(page, 'วันจันทร์ที่ 3 กุมภาพันธ์ 2568')
    await press(page, 'ตรวจแล้วบันทึก')
    const told = await page.getByRole('dialog').innerText()
    for (const words of ['พัฒนากร 4 ใจดี', 'อำเภอดอกคำใต้', '99/2568', 'วันศุกร์ที่ 7 กุมภาพันธ์ 2568'])
      expect(told).toContain(words)
    await inDialog(page, 'ยืนยันแต่งตั้ง').dblclick()
    await says(page, 'บันทึกการแต่งตั้งแล้ว')
    const sent = state.asked.filter(({ line }) => line.startsWith('POST'))
    expect(sent).toHaveLength(1)
    expect(JSON.parse(sent[0]?.body?.toString() ?? '')).toEqual({
      officeCode: '5605',
      officerId: state.acting.officers.find(officer => officer.fullName === 'พัฒนากร 4 ใจดี')?.id,
      orderNumber: '99/2568',
      fromOn: '2025-02-03',
      untilOn: '2025-02-07',
    })
    expect(await page.locator('.item').first().innerText()).toContain('พัฒนากร 4 ใจดี')
    expect(await page.getByLabel('เลขที่คำสั่ง').inputValue()).toBe('')
  })

  it('asks for what is missing and for days in order, before anything is sent', async () => {
    const state = makeLife()
    const page = await open('/acting', state, PROVINCE)
    await press(page, 'ตรวจแล้วบันทึก')
    await says(page, 'โปรดเลือกเจ้าหน้าที่ ใส่เลขที่คำสั่ง และเลือกวันให้ครบ')
    const focused = '[document.activeElement.id, document.activeElement.ariaInvalid]'
    expect(await page.evaluate(focused)).toEqual(['acting-officer', 'true'])
    await page.getByLabel('เจ้าหน้าที่').selectOption({ label: 'พัฒนากร 4 ใจดี · พัฒนากร' })
    await press(page, 'ตรวจแล้วบันทึก')
    expect(await page.evaluate(focused)).toEqual(['order-number', 'true'])
    await fill(page)
    await page.getByLabel(/^ถึงวันที่/).fill('2025-02-01')
    await press(page, 'ตรวจแล้วบันทึก')
    await says(page, 'วันสิ้นสุดอยู่ก่อนวันเริ่ม')
    expect(await page.evaluate(focused)).toEqual(['until-on', 'true'])
    expect(linesOf(state, /^POST/)).toEqual([])
  })

  it('warns that an officer of the same district cannot certify own work; others have none there', async () => {
    const page = await open('/acting', makeLife({ acting: makeActing('district') }), { who: 'chief' })
    const warning = page.getByText('หากผู้นี้เป็นผู้บันทึกหรือผู้ส่งรายงาน จะลงนามรับรองรายงานนั้นไม่ได้')
    for (const [label, count] of [
      ['พัฒนากร 4 ใจดี · พัฒนากร', 1],
      ['พัฒนากร 5 ใจดี · พัฒนากร', 0],
      ['พัฒนาการ 5 มั่นคง · พัฒนาการอำเภอ', 0],
    ] as const) {
      await fill(page)
      await page.getByLabel('เจ้าหน้าที่').selectOption({ label })
      await press(page, 'ตรวจแล้วบันทึก')
      await inDialog(page, 'ยืนยันแต่งตั้ง').waitFor()
      expect(await warning.count()).toBe(count)
      await inDialog(page, 'ยกเลิก').click()
    }
  })

  it('offers people of the district first, and not its own chief', async () => {
    const page = await open('/acting', makeLife(), PROVINCE)
    await page.getByLabel('รักษาราชการแทนพัฒนาการ').selectOption({ label: 'อำเภอปง' })
    const groups = await page.evaluate<string[][]>(
      '[...document.querySelectorAll("optgroup")].map(({ label, children }) => [label, ...[...children].map(option => option.textContent)])',
    )
    expect(groups.slice(0, 2)).toEqual([
      ['อำเภอปง', 'พัฒนากร 5 ใจดี · พัฒนากร'],
      ['อำเภอเมืองพะเยา', 'พัฒนากร 0 ใจดี · พัฒนากร', 'พัฒนาการ 0 มั่นคง · พัฒนาการอำเภอ'],
    ])
  })

  it('that is refused keeps what was filled in, and says why in one sentence', async () => {
    const how = refusal(409, 'acting.overlap', 'มีผู้รักษาราชการแทนในช่วงวันนี้อยู่แล้ว', 'โปรดเลือกช่วงวันอื่น')
    const page = await open('/acting', makeLife({ trouble: [{ on: /^POST/, how }] }), PROVINCE)
    await fill(page)
    await press(page, 'ตรวจแล้วบันทึก')
    await inDialog(page, 'ยืนยันแต่งตั้ง').click()
    await says(page, 'มีผู้รักษาราชการแทนในช่วงวันนี้อยู่แล้ว โปรดเลือกช่วงวันอื่น')
    await page.keyboard.press('Escape')
    expect(await page.getByLabel('เลขที่คำสั่ง').inputValue()).toBe(' 99/2568 ')
    await expect.poll(() => page.evaluate('document.activeElement.textContent')).toBe('ตรวจแล้วบันทึก')
  })

  it('whose answer got lost is found, not named twice', async () => {
    const state = makeLife({ trouble: [{ on: /^POST/, how: 'lost' }] })
    const page = await open('/acting', state, PROVINCE)
    await fill(page)
    await press(page, 'ตรวจแล้วบันทึก')
    await inDialog(page, 'ยืนยันแต่งตั้ง').click()
    await says(page, 'ไม่มีสัญญาณอินเทอร์เน็ต')
    await inDialog(page, 'ยืนยันแต่งตั้ง').click()
    await says(page, 'บันทึกการแต่งตั้งแล้ว')
    expect(linesOf(state, /^POST/)).toHaveLength(1)
  })
})

describe('ending', () => {
  it('asks first, ends once, and goes on at the list', async () => {
    const state = makeLife()
    const page = await open('/acting', state, PROVINCE)
    await press(page, 'สิ้นสุดก่อนกำหนด นางสาวสมหญิง ใจงาม 4')
    await says(page, 'ให้ นางสาวสมหญิง ใจงาม 4 สิ้นสุดการรักษาราชการแทนพัฒนาการอำเภอดอกคำใต้ ตั้งแต่บัดนี้ใช่ไหม')
    await inDialog(page, 'ปิด').click()
    expect(linesOf(state, /^DELETE/)).toEqual([])
    await press(page, 'สิ้นสุดก่อนกำหนด นางสาวสมหญิง ใจงาม 4')
    await inDialog(page, 'ใช่ สิ้นสุดเลย').dblclick()
    await says(page, 'บันทึกการสิ้นสุดแล้ว')
    expect(linesOf(state, /^DELETE/)).toHaveLength(1)
    await says(page, 'สิ้นสุดแล้ว 2 รายการ')
    await expect.poll(() => page.evaluate('document.activeElement.textContent')).toBe('รายการแต่งตั้ง')
  })

  it('withdraws somebody who has not begun', async () => {
    const page = await open('/acting', makeLife(), PROVINCE)
    await press(page, 'ยกเลิกรายการ นางสาวสมหญิง ใจงาม 4')
    await inDialog(page, 'ใช่ ยกเลิกรายการ').click()
    await says(page, 'ยกเลิกรายการแล้ว')
  })
})

it.each([
  ['light', 320],
  ['dark', 320],
  ['light', 768],
] as const)('is accessible and whole: %s, %i px', async (theme, width) => {
  const page = await open('/acting', makeLife(), { ...PROVINCE, theme, width })
  await expectAccessible(page)
  await fill(page)
  await press(page, 'ตรวจแล้วบันทึก')
  await inDialog(page, 'ยืนยันแต่งตั้ง').waitFor()
  await expectAccessible(page)
})

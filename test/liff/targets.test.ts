// Setting targets, the rule and baselines with the real service: nothing typed is lost, nobody else's change is overwritten
// silently, nothing is sent twice.

import { sql } from 'drizzle-orm'
import type { Page } from 'playwright'
import { beforeEach, describe, expect, it } from 'vitest'
import type { TargetBody } from '../../bot/contract/indicator.ts'
import { inDialog } from './evidence-steps.ts'
import { expectAccessible } from './expect-accessible.ts'
import { useIndicatorPages } from './indicator-pages.ts'
import { press, says } from './life-service.ts'

const pages = useIndicatorPages()
const FIVE: TargetBody = { kind: 'percent', tenths: 50 }

beforeEach(async () => {
  await pages.service.deps.db.execute(sql`delete from targets where fiscal_year = 2026`)
})

const open = (path = '/targets/2026', look = {}) => pages.open(pages.province, path, look)
const target = async (officeCode: string, span: 'round_1' | 'year' = 'round_1') => {
  const { body } = await pages.asProvince.call('listTargets', { fiscalYear: '2026' })
  return body.offices.find(office => office.officeCode === officeCode)?.targets[span]?.target ?? null
}
const set = (officeCode: string, body: TargetBody | null, seen: Record<string, TargetBody | null> = {}) =>
  pages.asProvince.call(
    'setTarget',
    { officeCode, fiscalYear: '2026', span: 'round_1' },
    { target: body, scope: 'office', seen },
  )

async function typeLevels(page: Page, texts: readonly string[]): Promise<void> {
  await inDialog(page, 'ห้าระดับ').click()
  for (const [index, text] of texts.entries()) await page.getByLabel(`ระดับ ${index + 1} (ร้อยละ)`).fill(text)
}

describe('a target', () => {
  it('of five levels is set for one district, shown at once, and sent once however often one presses', async () => {
    const page = await open()
    await press(page, 'กำหนด เป้าหมายของอำเภอจุน')
    await typeLevels(page, ['0', '1', '๒.๕', '3%', ' 4.5 '])
    await inDialog(page, 'บันทึกเป้าหมาย').dblclick()
    await says(page, 'ระดับ 1–5: 0%, 1%, 2.5%, 3%, 4.5%')
    await says(page, /โดย วราภรณ์ ศรีพะเยา/)
    expect(pages.sent).toEqual(['PUT /api/targets/5602/2026/round_1'])
    expect(await target('5602')).toEqual({ kind: 'levels', tenths: [0, 10, 25, 30, 45] })
    expect(await target('5602', 'year')).toBeNull()
  })

  it('that cannot be read is not sent: the field has the focus and one sentence says why', async () => {
    const page = await open()
    await press(page, 'กำหนด เป้าหมายของอำเภอจุน')
    for (const [texts, field, why] of [
      [['0', '1', 'สาม', '3', '4'], 'target-2', 'โปรดใส่ร้อยละเป็นตัวเลข ทศนิยมไม่เกิน 1 ตำแหน่ง'],
      [['0', '1', '1', '3', '4'], 'target-2', 'ระดับ 3 ต้องสูงกว่าระดับ 2'],
      [['-101', '1', '2', '3', '4'], 'target-0', 'ร้อยละต้องอยู่ระหว่าง -100 ถึง 1000'],
      [['0', '1', '2', '3', ''], 'target-4', 'โปรดใส่ร้อยละเป็นตัวเลข'],
    ] as const) {
      await typeLevels(page, texts)
      await inDialog(page, 'บันทึกเป้าหมาย').click()
      await says(page, why)
      expect(await page.evaluate('document.activeElement.id')).toBe(field)
    }
    expect(pages.sent).toEqual([])
  })

  it('for all districts at once says which targets it replaces', async () => {
    await set('5603', FIVE)
    const page = await open()
    await press(page, 'กำหนดทุกอำเภอพร้อมกัน')
    await inDialog(page, 'ร้อยละเดียว').click()
    await page.getByLabel('เพิ่มขึ้น (ร้อยละ)').fill('5')
    expect(await page.getByText(/จะแทนที่/).count()).toBe(0)
    await page.getByLabel('เพิ่มขึ้น (ร้อยละ)').fill('6')
    await says(page, 'จะแทนที่เป้าหมายเดิมของ 1 อำเภอ')
    await expectAccessible(page)
    await inDialog(page, 'บันทึกเป้าหมาย').click()
    await says(page, 'บันทึกเป้าหมายแล้ว')
    expect(await page.getByText('เพิ่มขึ้น 6%', { exact: true }).count()).toBe(9)
    expect(await target('56')).toBeNull()
  })

  it('that somebody else set meanwhile is shown before it can be replaced; what was typed stays', async () => {
    const page = await open()
    await press(page, 'กำหนด เป้าหมายของอำเภอจุน')
    await inDialog(page, 'ร้อยละเดียว').click()
    await page.getByLabel('เพิ่มขึ้น (ร้อยละ)').fill('7')
    await set('5602', FIVE)
    await inDialog(page, 'บันทึกเป้าหมาย').click()
    await says(page, /มีผู้อื่นเปลี่ยนเป้าหมายของ อำเภอจุน/)
    await says(page, 'เป้าหมายขณะนี้: เพิ่มขึ้น 5%')
    expect(await page.getByLabel('เพิ่มขึ้น (ร้อยละ)').inputValue()).toBe('7')
    expect(await target('5602')).toEqual(FIVE)
    await inDialog(page, 'บันทึกเป้าหมาย').click()
    await says(page, 'เพิ่มขึ้น 7%')
    expect(await target('5602')).toEqual({ kind: 'percent', tenths: 70 })
  })

  it('is taken away only after being asked once more', async () => {
    await set('5602', FIVE)
    const page = await open()
    await press(page, 'แก้ไข เป้าหมายของอำเภอจุน')
    expect(await page.getByLabel('เพิ่มขึ้น (ร้อยละ)').inputValue()).toBe('5')
    await inDialog(page, 'ลบเป้าหมาย').click()
    expect(pages.sent).toEqual([])
    await inDialog(page, 'ยืนยันลบเป้าหมาย').click()
    await says(page, 'ลบเป้าหมายแล้ว')
    expect(await target('5602')).toBeNull()
  })
})

it('the rule of the year is changed with a button of its own, and says what it changes', async () => {
  const page = await open('/targets/2025')
  await page.getByLabel('ค่าเฉลี่ยเดือนเดียวกันของ 3 ปีก่อน').check()
  await says(page, 'เดือนที่ข้อมูลไม่ครบ 3 ปี ถือว่าไม่มีฐาน')
  await press(page, 'บันทึกฐานที่ใช้เทียบ')
  await says(page, 'เปลี่ยนฐานที่ใช้เทียบแล้ว')
  await page.goto(`${pages.service.url}/liff/indicator/56/2025`)
  await says(page, /เทียบกับค่าเฉลี่ยเดือนเดียวกันของ 3 ปีก่อน/)
  await page.goto(`${pages.service.url}/liff/summary/2025-03`)
  await says(page, 'เทียบค่าเฉลี่ยเดือนเดียวกัน 3 ปีก่อน')
})

describe('the baseline table', () => {
  /** A year of which nothing is known, by a target year of its own. */
  const openTable = async (look = {}) => {
    const page = await open('/targets/2021', look)
    await page.getByRole('heading', { name: 'ยอดของปีที่ไม่ได้บันทึกในระบบ' }).click()
    await page.getByLabel('อำเภอ', { exact: true }).waitFor()
    return page
  }
  const stored = async () => {
    const rows = await pages.service.deps.db.execute<{ at: string }>(
      sql`select office_code || ' ' || period || ' ' || amount as at from baselines where period < '2020-10' order by 1`,
    )
    return Array.from(rows, row => row.at)
  }
  beforeEach(() => pages.service.deps.db.execute(sql`delete from baselines where period < '2020-10'`))
  const field = (page: Page, month: string) => page.getByLabel(`ยอดรวมเดือน${month} (บาท)`)

  it('takes amounts as people write them, shows all of them in full, and stores them after one more press', async () => {
    const page = await openTable()
    await field(page, 'ตุลาคม 2562').fill('1.2 ล้าน')
    await field(page, 'พฤศจิกายน 2562').fill('๑๒,๕๐๐.๕๐')
    await page.getByLabel('อำเภอ', { exact: true }).selectOption('5602')
    await field(page, 'ตุลาคม 2562').fill('0')
    await says(page, 'รวมทั้งปี')
    await press(page, 'ตรวจแล้วบันทึก 3 เดือน')
    for (const words of ['1,200,000.00', '12,500.50', '0.00']) await inDialogText(page, words)
    await expectAccessible(page)
    await inDialog(page, 'บันทึก 3 เดือน').click()
    await says(page, 'บันทึกแล้ว 3 เดือน')
    expect(await stored()).toEqual(['5601 2019-10 1200000.00', '5601 2019-11 12500.50', '5602 2019-10 0.00'])
    expect(await field(page, 'ตุลาคม 2562').inputValue()).toBe('0')
    await says(page, 'ยังไม่มียอดที่เปลี่ยน')
  })

  it('with an amount that cannot be read stores nothing and goes there, in whichever district it is', async () => {
    const page = await openTable()
    await field(page, 'ตุลาคม 2562').fill('12,50')
    await says(page, 'จุดหรือจุลภาคไม่ตรงตำแหน่ง')
    await page.getByLabel('อำเภอ', { exact: true }).selectOption('5602')
    await field(page, 'ตุลาคม 2562').fill('5')
    await press(page, /^ตรวจแล้วบันทึก/)
    await says(page, 'โปรดแก้ยอดที่มีข้อความเตือนก่อน')
    await expect.poll(() => page.evaluate('document.activeElement.id')).toBe('5601:2019-10')
    expect(await field(page, 'ตุลาคม 2562').inputValue()).toBe('12,50')
    expect(pages.sent).toEqual([])
  })

  it('keeps what was typed when somebody else was quicker, and shows what stands there', async () => {
    const page = await openTable()
    await field(page, 'ตุลาคม 2562').fill('500')
    const cell = { officeCode: '5601', period: '2019-10', amount: '700.00', seen: null }
    await pages.asProvince.call('saveBaseline', { fiscalYear: '2020' }, { cells: [cell] })
    await press(page, 'ตรวจแล้วบันทึก 1 เดือน')
    await inDialog(page, 'บันทึก 1 เดือน').click()
    await says(page, /มีผู้อื่นแก้ยอดฐาน 1 ช่อง/)
    await inDialogText(page, 'เดิม 700.00')
    await inDialog(page, 'บันทึก 1 เดือน').click()
    await says(page, 'บันทึกแล้ว 1 เดือน')
    expect(await stored()).toEqual(['5601 2019-10 500.00'])
  })

  it('says of months that were recorded here what counts, and of months to come that they are not over', async () => {
    const page = await open('/targets/2026')
    await page.getByRole('heading', { name: 'ยอดของปีที่ไม่ได้บันทึกในระบบ' }).click()
    await page.getByText('บันทึกในระบบแล้ว').first().waitFor()
    await says(page, 'อีก 6 เดือนของปีนี้ยังไม่สิ้นเดือน จึงยังใส่ยอดไม่ได้')
    expect(await page.getByRole('link', { name: 'นำเข้าจากไฟล์' }).getAttribute('href')).toBe(
      '/liff/uploading/baseline',
    )
  })
})

const inDialogText = (page: Page, words: string) =>
  page.getByRole('dialog').getByText(words).first().waitFor()

describe.each([
  ['light', 320],
  ['light', 360],
  ['dark', 320],
  ['dark', 360],
  ['light', 1280],
] as const)('in the %s theme at %i px', (theme, width) => {
  it('page and dialog are accessible and whole', async () => {
    const page = await open('/targets/2025', { theme, width })
    await page.getByRole('heading', { name: 'ยอดของปีที่ไม่ได้บันทึกในระบบ' }).click()
    await page.getByLabel('อำเภอ', { exact: true }).waitFor()
    await expectAccessible(page)
    await press(page, 'กำหนดทุกอำเภอพร้อมกัน')
    await inDialog(page, 'ห้าระดับ').click()
    await inDialog(page, 'บันทึกเป้าหมาย').click()
    await expectAccessible(page)
  })
})

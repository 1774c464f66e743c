// The indicator's page with the real service: it says what the service answered, for the district and the province, and
// is readable on the narrowest phone, in both themes, by eye and by ear.
import type { Page } from 'playwright'
import { describe, expect, it } from 'vitest'
import type { IndicatorView, SpanView } from '../../bot/contract/indicator.ts'
import { EMPTY } from '../http/indicator-world.ts'
import { expectAccessible } from './expect-accessible.ts'
import { useIndicatorPages } from './indicator-pages.ts'
import { press, says } from './life-service.ts'

const pages = useIndicatorPages()

const show = async (officeCode: string): Promise<IndicatorView> =>
  (await pages.asProvince.call('showIndicator', { officeCode, fiscalYear: '2025' })).body

const grouped = (amount: string) => amount.replace(/\d(?=(?:\d{3})+\.)/g, '$&,')
const percent = (tenths: number) =>
  `${tenths > 0 ? '+' : tenths < 0 ? '−' : ''}${Math.abs(tenths / 10).toFixed(1)}%`
const cardOf = (page: Page, title: string) =>
  page.locator('section', { has: page.getByRole('heading', { name: title, exact: true }) })
const textOf = async (page: Page, title: string) =>
  ((await cardOf(page, title).textContent()) ?? '').replace(/\s+/g, ' ')

/** What the card of the target must say of a span. */
function wordsOf({ standing }: SpanView): string[] {
  if (standing === null) return ['ยังไม่ได้กำหนดเป้าหมายของช่วงนี้']
  const { level, needed, remaining } = standing
  return [
    ...needed.map(({ amount }) => (amount === '0.00' ? 'พอ' : grouped(amount))),
    ...(level === null ? [] : [level === 0 ? 'ยังไม่ถึงระดับ 1' : `ได้ระดับ ${level} จาก 5`]),
    `ใน ${remaining.length} เดือนที่เหลือ`,
  ]
}

describe('of a district, for its chief', () => {
  it('says growth with its coverage, where the target stands, and what must still be sold', async () => {
    const { spans } = await show('5601')
    const page = await pages.open(pages.chief, '/indicator/5601/2025')
    await says(page, 'ตัวชี้วัดอำเภอเมืองพะเยา')
    const { growth } = spans.round_1
    expect(growth.tenths).not.toBeNull()
    const headline = await textOf(page, 'ร้อยละที่เพิ่มขึ้นของรายได้')
    expect(headline).toContain(percent(growth.tenths ?? 0))
    expect(headline).toContain(percent(spans.year.growth.tenths ?? 0))
    expect(headline).toContain(`เทียบได้ ${growth.covered} จาก ${growth.of} เดือน`)
    for (const [chip, span] of [
      ['รอบที่ 1', 'round_1'],
      ['รอบที่ 2', 'round_2'],
      ['ทั้งปี', 'year'],
    ] as const) {
      await press(page, chip)
      const said = await textOf(page, 'เป้าหมาย')
      for (const words of wordsOf(spans[span])) expect(said).toContain(words)
    }
    expect(await page.getByRole('link', { name: /เป้าหมาย/ }).count()).toBe(0)
  })

  it('draws a bar for every month with an amount, and has the same numbers as a table', async () => {
    const { months } = await show('5601')
    const page = await pages.open(pages.chief, '/indicator/5601/2025')
    const chart = page.getByRole('img', { name: /^แผนภูมิ/ })
    await chart.waitFor()
    const sold = months.filter(month => month.now !== null || month.imported !== null)
    expect(await chart.locator('rect').count()).toBe(sold.length)
    expect(await chart.locator('rect.reported').count()).toBe(months.filter(month => month.isReported).length)
    await page.getByText('ดูเป็นตาราง').click()
    const table = page.getByRole('region', { name: 'รายได้รายเดือนเป็นตาราง' })
    await table.waitFor()
    const rows = await table.locator('tbody tr').allTextContents()
    expect(rows).toHaveLength(12)
    for (const [index, month] of months.entries())
      for (const amount of [month.now ?? month.imported, month.lastYear, month.forecast, month.target])
        if (amount !== null) expect(rows[index]).toContain(grouped(amount))
  })

  it('lists growth by month, the newest first, each leading to its report where there is one', async () => {
    const { months } = await show('5601')
    const page = await pages.open(pages.chief, '/indicator/5601/2025')
    const lines = cardOf(page, 'อัตราการเพิ่มรายเดือน').locator('.item')
    await lines.first().waitFor()
    const shown = months.filter(month => month.period <= '2025-03').reverse()
    expect(await lines.count()).toBe(shown.length)
    expect(shown.some(month => month.imported !== null)).toBe(true)
    for (const [index, { growth, period, imported }] of shown.entries()) {
      const text = (await lines.nth(index).textContent()) ?? ''
      if (growth.tenths !== null) expect(text).toContain(percent(growth.tenths))
      expect(await lines.nth(index).getAttribute('href')).toBe(
        imported === null ? `/liff/report/5601/${period}` : null,
      )
    }
  })

  it('leads nowhere in a year before any record', async () => {
    const page = await pages.open(pages.chief, '/indicator/5601/2019')
    const card = cardOf(page, 'อัตราการเพิ่มรายเดือน')
    await card.locator('.item').first().waitFor()
    expect([await card.locator('.item').count(), await card.getByRole('link').count()]).toEqual([12, 0])
  })
})

describe('of the province', () => {
  it('lists its districts, who is farthest from the target first, and leads to each and back', async () => {
    const { districts } = await show('56')
    const page = await pages.open(pages.province, '/indicator/56/2025')
    await press(page, 'ทั้งปี')
    const links = cardOf(page, 'รายอำเภอ').getByRole('link')
    const farthest = [...districts].sort(
      (a, b) => (b.spans.year.standing?.distanceTenths ?? -1) - (a.spans.year.standing?.distanceTenths ?? -1),
    )
    await expect
      .poll(() => links.locator('b:first-child').first().textContent())
      .toBe(farthest[0]?.officeName)
    expect(await links.count()).toBe(districts.length)
    await links.first().click()
    await says(page, `ตัวชี้วัด${farthest[0]?.officeName}`)
    await page.getByRole('link', { name: 'ตัวชี้วัดของจังหวัด' }).click()
    await says(page, 'ตัวชี้วัดจังหวัดพะเยา')
    await page.getByRole('link', { name: 'เป้าหมายและฐานที่ใช้เทียบ' }).click()
    await says(page, 'กำหนดทุกอำเภอพร้อมกัน')
  })

  it('of a district without a base says so instead of a number, and without anything is empty', async () => {
    const page = await pages.open(pages.province, `/indicator/${EMPTY}/2025`)
    const said = await textOf(page, 'ร้อยละที่เพิ่มขึ้นของรายได้')
    expect(said).toContain('ไม่มีฐานเทียบ')
    expect(said).not.toContain('%')
    await says(page, 'ยังไม่มียอดในปีนี้และปีก่อน')
    await says(page, 'ยังไม่ได้กำหนดเป้าหมายของช่วงนี้')
  })
})

it.each([
  ['5601', 'light', 320],
  ['5601', 'dark', 360],
  ['5604', 'dark', 320],
  ['5604', 'light', 360],
  ['56', 'light', 320],
  ['56', 'dark', 360],
  ['56', 'light', 1280],
] as const)(
  'the page of %s is accessible and whole in the %s theme at %i px',
  async (office, theme, width) => {
    const page = await pages.open(pages.province, `/indicator/${office}/2025`, { theme, width })
    await page.getByText('ดูเป็นตาราง').click()
    await expectAccessible(page)
    await press(page, 'ทั้งปี')
    await expectAccessible(page)
  },
)

// The province's board, the log of notices and the list of people to phone in a real Chromium, under the real content policy:
// what can be read and reached, on the narrowest phone and on a desktop, in both themes.
import { describe, expect, it } from 'vitest'
import { expectAccessible } from './expect-accessible.ts'
import { says } from './life-service.ts'
import { useBoard } from './open-board.ts'

const stage = useBoard()

describe('is accessible and whole', () => {
  const looks = [320, 360, 1280].flatMap(width =>
    (['light', 'dark'] as const).map(theme => [width, theme] as const),
  )

  it.each(looks)('at %s px in the %s theme', async (width, theme) => {
    for (const path of ['/board/2025', '/notices/2025-01', '/unreachable']) {
      const page = await stage.open(path, { width, theme })
      await expectAccessible(page)
    }
    expect(stage.refused).toEqual([])
  })
})

describe('the map', () => {
  it('names every cell, leads to the report where there is one, and marks months to come as such', async () => {
    const page = await stage.open('/board/2025')
    const cell = page.getByRole('link', { name: /^เมืองพะเยา มกราคม 2568: บันทึก \d+ % ยังไม่ส่ง$/ })
    expect(await cell.getAttribute('href')).toBe('/liff/report/5601/2025-01')
    const cells = page.getByRole('table').getByRole('cell')
    expect(await cells.count()).toBe(9 * 12)
    expect(await page.getByText('เมืองพะเยา กุมภาพันธ์ 2568: ยังไม่ถึง').count()).toBe(1)
    expect(await page.getByText('ภูกามยาว ตุลาคม 2567: ไม่มีผู้ผลิตที่ต้องรายงาน').count()).toBe(1)
    expect(await page.getByText('ภูซาง ตุลาคม 2567: มียอดที่นำเข้า ไม่มีรายงาน').count()).toBe(1)
    await cell.click()
    await page.waitForURL('**/liff/report/5601/2025-01')
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.goBack()
    await page.getByRole('heading', { level: 1, name: 'กระดานจังหวัดพะเยา' }).waitFor()
  })

  it('scrolls inside its card with the names in place, and opens at the month in focus', async () => {
    const page = await stage.open('/board/2025', { width: 320 })
    const box = page.locator('.map-box')
    const scrolls = () =>
      box.evaluate(element => [element.scrollWidth > element.clientWidth, element.scrollLeft])
    expect((await scrolls())[0]).toBe(true)
    const isSeen = (name: string) =>
      page.getByRole('columnheader', { name, exact: true }).evaluate(head => {
        const [own, around] = [head.getBoundingClientRect(), head.closest('section')?.getBoundingClientRect()]
        return own.left >= (around?.left ?? 0) && own.right <= (around?.right ?? 0) + 1
      })
    expect(await isSeen('ม.ค.')).toBe(true)
    await box.evaluate(element => {
      element.scrollLeft = element.scrollWidth
    })
    expect(await isSeen('ก.ย.')).toBe(true)
    const name = await page.getByRole('rowheader', { name: 'เมืองพะเยา' }).boundingBox()
    expect(name?.x).toBeGreaterThanOrEqual(0)
    await expectAccessible(page)
  })
})

describe('targets', () => {
  it('are shown for the round and, by keys alone, for the year; a district leads to its indicator', async () => {
    const page = await stage.open('/board/2025')
    const round = page.getByRole('radio', { name: /^รอบที่\s1$/ })
    expect(await round.isChecked()).toBe(true)
    await round.focus()
    await page.keyboard.press('ArrowRight')
    expect(await page.getByRole('radio', { name: 'ทั้งปี' }).isChecked()).toBe(true)
    const district = page.locator('.bars a').first()
    expect(await district.innerText()).toMatch(/^เมืองพะเยา[\s\S]*ต่ำกว่าระดับ 1 · ขาดอีก/)
    expect(await district.getAttribute('href')).toBe('/liff/indicator/5601/2025')
  })
})

describe('years and ways', () => {
  it('lead back a year and on, and to what the board is about', async () => {
    const page = await stage.open('/board/2025')
    await page.getByRole('link', { name: 'ปีงบประมาณก่อนหน้า 2567' }).click()
    await page.getByRole('heading', { name: 'ปีงบประมาณ 2567' }).waitFor()
    const hrefs = await page
      .locator('.way')
      .evaluateAll(links => links.map(link => link.getAttribute('href')))
    expect(hrefs).toEqual([
      '/liff/summary/2024-09',
      '/liff/sheets/56/2024-09',
      '/liff/indicator/56/2024',
      '/liff/forecasts/2024',
      '/liff/notices/2024-09',
      '/liff/unreachable',
      '/liff/calendar-year/2024',
      '/liff/notice-preview',
    ])
    await page.getByRole('link', { name: 'ปีงบประมาณถัดไป 2568' }).click()
    await page.getByRole('heading', { name: 'ปีงบประมาณ 2568' }).waitFor()
  })
})

describe('the list of people to phone', () => {
  it('has a number that can be tapped, and on paper neither buttons nor colours', async () => {
    const page = await stage.open('/unreachable')
    const number = page.getByRole('link', { name: 'โทร 081-234-5678 หา สมชาย (ตัวอย่าง)' })
    expect(await number.getAttribute('href')).toBe('tel:0812345678')
    await says(page, 'บล็อกบัญชีของระบบในไลน์')
    expect(await page.getByRole('button', { name: 'พิมพ์รายชื่อโทรศัพท์' }).isVisible()).toBe(true)
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByRole('button', { name: 'พิมพ์รายชื่อโทรศัพท์' }).isVisible()).toBe(false)
    expect(await page.evaluate<string>("getComputedStyle(document.querySelector('.phone')).color")).toBe(
      'rgb(0, 0, 0)',
    )
  })
})

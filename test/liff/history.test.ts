// Histories in a real Chromium: of a figure, a report, a person.
import { describe, expect, it } from 'vitest'
import { expectAccessible } from './expect-accessible.ts'
import { makeRow } from './fixture-rows.ts'
import { makeFigureHistory, makeHistory } from './life-fixtures.ts'
import { makeLife, says, useLife } from './life-service.ts'

const FIGURE = `/history/5605/2025-01/${makeRow(0).producerId}`
const REPORT = '/history/5605/2025-01'
const PERSON = '/history/me'
const open = useLife()

/** Without the unbreakable spaces, one line each. */
const linesOf = (text: string) =>
  text
    .replaceAll('\u00a0', ' ')
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)

describe('the history of a figure', () => {
  it('shows every version from old to new, why, how split, by whom and from where, and what is certified', async () => {
    const page = await open(FIGURE, makeLife())
    const versions = page.locator('.figure-version')
    const texts = (await versions.allInnerTexts()).map(linesOf)
    expect(texts[0]).toEqual([
      '26 มกราคม 2568 เวลา 10:15 น.',
      'ครั้งที่ 6',
      'เดิม',
      '14,500.00',
      'เปลี่ยนเป็น',
      '145,000.50 บาท',
      'อาหาร · ในประเทศ(ออฟไลน์)',
      '132,500.50',
      'เครื่องใช้และเครื่องประดับตกแต่ง · ต่างประเทศ(ออนไลน์)',
      '12,500.00',
      'ยอดต่างจากเดิมมาก เหตุผล: ออกงานกาชาดจังหวัด',
      'หมายเหตุ: รวมยอดออกบูท',
      'สามวัน',
      'ได้ตัวเลขจาก: ลงพื้นที่',
      'สมศรี ใจดี · แอป',
      'อยู่ในฉบับรับรองที่ 1, 2',
    ])
    expect(texts.slice(1).map(lines => lines.slice(2, 6).join(' '))).toEqual([
      'เดิม ว่าง เปลี่ยนเป็น 14,500.00 บาท',
      'เดิม ไม่มียอดขาย (นอกฤดูกาล) เปลี่ยนเป็น ล้างยอดแล้ว',
      'เดิม 12,500.00 เปลี่ยนเป็น ไม่มียอดขาย (นอกฤดูกาล)',
      '12,500.00 บาท ยอดเท่าเดิม อาหาร · ในประเทศ(ออฟไลน์) หมายเหตุ: ตรวจกับสมุดบัญชีแล้ว',
      '12,500.00 บาท บันทึกครั้งแรก อาหาร · ในประเทศ(ออฟไลน์) ได้ตัวเลขจาก: ลงพื้นที่',
    ])
    expect([texts[1]?.at(-1), texts[2]?.at(-1), texts[5]?.at(-1)]).toEqual([
      'สมศรี ใจดี · แชต',
      'คำสั่งผู้ดูแล',
      'สมศรี ใจดี',
    ])
  })

  it('says so when there is none', async () => {
    const page = await open(FIGURE, makeLife({ figure: { ...makeFigureHistory(), versions: [] } }))
    await says(page, 'ยังไม่เคยบันทึกตัวเลขนี้')
  })
})

describe('the history of a report', () => {
  it('tells what was done, old and new, by whom and from where, day by day in Bangkok', async () => {
    const page = await open(REPORT, makeLife())
    const days = page.locator('main > section').filter({ has: page.locator('.act-line') })
    const [first, second] = (await days.allInnerTexts()).map(linesOf)
    expect(first).toEqual([
      'วันพุธที่ 22 มกราคม 2568',
      '10:15 น.',
      'จังหวัดตีกลับรายงาน',
      'เหตุผล: โปรดตรวจยอดของกลุ่มจักสานอีกครั้ง',
      'วราภรณ์ ศรีพะเยา · แอป',
      '01:30 น.',
      'เลื่อนวันปิดระบบ',
      'สมศรี ใจดี · แอป',
    ])
    expect(second?.slice(0, 4)).toEqual(['วันจันทร์ที่ 20 มกราคม 2568', '15:00 น.', 'ระบบเปิดให้บันทึก', 'ระบบ'])
    // An arrow is drawn, because fonts may lack it, and named for who listens.
    const detail = await page.locator('.act-details > li').nth(1).textContent()
    expect(detail?.replace(/\s+/g, ' ')).toBe('กลุ่มทอผ้าบ้านดอกคำใต้ หมู่ 1: 12,500.00 เปลี่ยนเป็น 14,500.00 บาท')
  })

  it('says that older lines are left out', async () => {
    const { title, lines } = makeHistory()
    const [one] = lines
    const many = Array.from({ length: 200 }, (_, index) => (one ? { ...one, seq: index } : null)).filter(
      line => line !== null,
    )
    const page = await open(REPORT, makeLife({ history: { title, lines: many } }))
    await says(page, 'แสดง 200 รายการล่าสุด')
  })

  it('of something one may not see leads home', async () => {
    const body = {
      error: {
        code: 'access.denied',
        says: 'ท่านไม่มีสิทธิ์ทำรายการนี้',
        next: 'โปรดติดต่อจังหวัด',
        requestId: 'r',
        detail: {},
      },
    }
    const page = await open(REPORT, makeLife({ trouble: [{ on: /history/, how: { status: 403, body } }] }))
    await says(page, 'ท่านไม่มีสิทธิ์ทำรายการนี้')
    await says(page, 'โปรดติดต่อจังหวัด')
  })
})

describe('the history of a person', () => {
  it('leads from each line to the report it is about, where it is about one', async () => {
    const page = await open(PERSON, makeLife({ history: makeHistory('ประวัติการทำรายการของ สมศรี ใจดี') }))
    const hrefs = await page.evaluate(
      '[...document.querySelectorAll(".act-line")].map(line => line.querySelector("a")?.getAttribute("href") ?? null)',
    )
    expect(hrefs).toEqual([
      '/liff/report/5605/2025-01',
      null,
      '/liff/report/5605/2025-01',
      '/liff/report/5605/2025-01',
    ])
  })
})

it.each([
  ['light', 320],
  ['dark', 320],
  ['light', 768],
] as const)('histories are accessible and whole: %s, %i px', async (theme, width) => {
  for (const path of [FIGURE, REPORT, PERSON]) {
    const page = await open(path, makeLife(), { theme, width })
    await expectAccessible(page)
  }
})

it('leads from a line to what that person did, where the service lets the reader look', async () => {
  const page = await open(REPORT, makeLife())
  const link = page.getByRole('link', { name: /วราภรณ์ ศรีพะเยา/ })
  expect(await link.getAttribute('href')).toMatch(/^\/liff\/history\/[0-9a-f-]{36}$/)
  expect(await page.getByRole('link', { name: /สมศรี ใจดี/ }).count()).toBe(0)
})

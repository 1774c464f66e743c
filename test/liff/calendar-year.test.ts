// The year's calendar and the messages to come, in a browser: what is next, what was moved and why, how to subscribe; what
// will be said to whom, and whether the quota pays for it.
import { describe, expect, it } from 'vitest'
import { expectAccessible } from './expect-accessible.ts'
import { says } from './life-service.ts'
import { makePreview, makeShort, makeYear } from './open-fixtures.ts'
import { LOOKS, makeOpen, openAll, useOpen } from './open-service.ts'

const open = useOpen()

describe('the year', () => {
  it('has what comes next on top, all that falls on that day, and how far it is', async () => {
    const page = await open('/calendar-year/2025', makeOpen())
    const next = await page.locator('.year-next').innerText()
    for (const words of ['บันทึก รต.1 ให้ครบ', 'ส่งแบบประมาณการรายได้', 'วันเสาร์ที่ 25 มกราคม 2568', 'อีก 3 วัน'])
      expect(next).toContain(words)
    const marked = page.locator('.year-date.next')
    expect(await marked.count()).toBe(2)
    expect(await marked.first().innerText()).toContain('ไม่ใช่วันทำการ')
  })

  it('folds the months that are over, and leads to the page of each month', async () => {
    const page = await open('/calendar-year/2025', makeOpen())
    await says(page, 'เดือนที่ผ่านแล้ว 3 เดือน')
    const links = page.locator('.year-month')
    expect(await links.count()).toBe(12)
    expect(await links.filter({ visible: true }).count()).toBe(9)
    expect(await links.filter({ visible: true }).first().getAttribute('href')).toBe('/liff/calendar/2025-01')
  })

  it('tells who moved which date from when to when, and why', async () => {
    const page = await open('/calendar-year/2025', makeOpen())
    const moved = await page.locator('.year-date', { hasText: 'แก้ไขวันแล้ว' }).innerText()
    for (const words of [
      'วันพุธที่ 26 กุมภาพันธ์ 2568',
      'จาก 25 กุมภาพันธ์ 2568 เป็น 27 กุมภาพันธ์ 2568 เพราะ กรมการพัฒนาชุมชนขยายเวลา',
      'โดย วราภรณ์ ศรีพะเยา เมื่อ 20 ม.ค. 68',
      'จาก 27 กุมภาพันธ์ 2568 เป็น 26 กุมภาพันธ์ 2568 เพราะ ให้ทันการประชุม',
    ])
      expect(moved).toContain(words)
  })

  it('can be subscribed to in the phone’s own calendar, or by its address', async () => {
    const page = await open('/calendar-year/2025', makeOpen())
    const link = page.getByRole('link', { name: 'เปิดในแอปปฏิทิน' })
    expect(await link.getAttribute('href')).toBe('webcal://otop.phayao.example.go.th/open/calendar/56.ics')
    await page.getByRole('button', { name: 'คัดลอกลิงก์ปฏิทิน' }).click()
    await says(page, 'คัดลอกแล้ว')
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(makeYear().feed.https)
  })

  it('leads to the years around it, as far as there are some', async () => {
    const page = await open('/calendar-year/2025', makeOpen({ year: makeYear({ following: null }) }))
    const earlier = page.getByRole('link', { name: 'ปีงบประมาณ 2567' })
    expect(await earlier.getAttribute('href')).toBe('/liff/calendar-year/2024')
    expect(await page.getByRole('link', { name: 'ปีงบประมาณ 2569' }).count()).toBe(0)
  })

  it('that is over is shown whole; one without known holidays says so', async () => {
    const year = makeYear({ today: '2026-02-01', next: null, holidays: [] })
    const page = await open('/calendar-year/2025', makeOpen({ year }))
    expect(await page.locator('.year-month').filter({ visible: true }).count()).toBe(12)
    expect(await page.getByText(/^เดือนที่ผ่านแล้ว/).count()).toBe(0)
    expect(await page.locator('.year-next').count()).toBe(0)
    await says(page, /^ยังไม่มีข้อมูลวันหยุดราชการของปีนี้/)
  })

  it('offers the messages to come only to who may see them', async () => {
    const way = 'ข้อความที่จะส่งใน 30 วัน'
    const province = await open('/calendar-year/2025', makeOpen())
    expect(await province.getByRole('link', { name: way }).count()).toBe(1)
    const year = makeYear({ mayCorrect: false, mayPreview: false })
    const district = await open('/calendar-year/2025', makeOpen({ year }), { who: 'officer' })
    expect(await district.getByRole('link', { name: way }).count()).toBe(0)
    expect(await district.getByRole('link', { name: /^กุมภาพันธ์ 2568/ }).innerText()).not.toContain('แก้')
  })
})

describe('the messages to come', () => {
  it('are a line for each moment, with whom they reach and what they cost', async () => {
    const page = await open('/notice-preview', makeOpen())
    const cards = await page.locator('main > .card').allInnerTexts()
    expect(cards[0]).toMatch(/ใช้ไปแล้ว 118 · จะใช้อีก 4 · เหลือ 178 จาก 300/)
    expect(cards[0]).toMatch(/จะใช้ 29 · เหลือ 271 จาก 300/)
    expect(cards[1]).toContain('วันเสาร์ที่ 25 มกราคม 2568')
    expect(cards[1]).toContain('เวลา 09:00 น. · 4 ข้อความ')
    expect(cards[1]).toContain('ครบกำหนด รต.1 + ครบกำหนดประมาณการ')
    expect(cards[1]).toContain('4 สำนักงาน · 4 คน')
    expect(cards[2]).toContain('ไม่มีใครต้องรับ')
    expect(cards[3]).toContain('5 สำนักงาน · 17 คน · 1 กลุ่ม')
  })

  it('open to everybody by name, the words of the card, and who hears nothing and why', async () => {
    const page = await open('/notice-preview', makeOpen())
    await page.getByText('4 สำนักงาน · 4 คน').click()
    await page.getByText('อำเภอปง · สมศรี ใจดี ปง').click()
    await says(page, 'สมศรี ใจดี ปง · พัฒนากร · อำเภอปง')
    await page.getByText('ยังบันทึกไม่ครบ เหลืออีก 22 ราย').nth(1).waitFor()
    await page.getByText('ปุ่ม “บันทึกรายที่เหลือ”').nth(1).waitFor()
    await page.getByText('ไม่ส่งถึง 3 รายการ').click()
    await says(page, 'อำเภอเมืองพะเยา, อำเภอดอกคำใต้')
    await says(page, 'ส่งไม่ถึงในไลน์ โปรดโทรแจ้ง')
    await says(page, 'สมหมาย ไกลบ้าน (อำเภอภูซาง)')
    await page.getByText('5 สำนักงาน · 17 คน · 1 กลุ่ม').click()
    await says(page, 'กลุ่มไลน์ อำเภอดอกคำใต้ · คิดตามสมาชิก 12 คน')
  })

  it('warn where the quota ends, from when on and what to do', async () => {
    const page = await open('/notice-preview', makeOpen({ preview: makeShort() }))
    const banner = (await page.locator('.banner').first().innerText()).replaceAll('\u00a0', ' ')
    expect(banner).toContain('โควตาเดือนมกราคม 2568 ไม่พอ จะค้างส่ง 3 ข้อความ')
    expect(banner).toContain('เริ่ม 25 มกราคม 2568 เวลา 09:00 น. (ครบกำหนด รต.1 · ครบกำหนดประมาณการ)')
    expect(banner).toContain('โปรดเพิ่มแพ็กเกจข้อความ')
    await says(page, 'ขณะนี้มีข้อความค้างรอโควตา 2 ข้อความ')
    await says(page, 'จะค้างส่ง 3 จาก 4')
    await says(page, /เหลือ 0 จาก 119/)
  })

  it('say so where nothing is known of the quota, where it has no limit, and where there is nothing', async () => {
    const away = await open('/notice-preview', makeOpen({ preview: makePreview({ quota: null }) }))
    await says(away, /^ขณะนี้ติดต่อไลน์ไม่ได้/)
    expect(await away.locator('.quota-bar').count()).toBe(0)
    const free = makePreview({ quota: { limit: null, used: 5 } })
    await says(
      await open('/notice-preview', makeOpen({ preview: free })),
      /ใช้ไปแล้ว 5 · จะใช้อีก 4 · ไม่จำกัดจำนวน/,
    )
    const empty = makePreview({ sendings: [], months: [] })
    await says(await open('/notice-preview', makeOpen({ preview: empty })), 'ไม่มีข้อความที่จะส่งในช่วงนี้')
  })
})

describe.each(LOOKS)('accessible and whole: %s, %i px', (theme, width) => {
  it.each(['/calendar-year/2025', '/notice-preview'])('%s', async path => {
    const page = await open(path, makeOpen({ preview: makeShort() }), { theme, width })
    await expectAccessible(page)
    await openAll(page)
    await expectAccessible(page)
  })
})

// What home asks the province to do, and what it says of a month that closed too early: never that somebody could still
// sign, always what to do next; and a month that was opened again is not called a returned one.
import { describe, expect, it } from 'vitest'
import type { DistrictProgress, HomeView } from '../../bot/contract/home.ts'
import { badgeOf } from '../../liff/pages/badge-of.ts'
import { chiefStep, districtStep, firstTaskOf, nextStepOf } from '../../liff/pages/next-step.ts'
import { makeHome, OFFICERS, PERIOD } from './fixtures.ts'
import { actingFor, closedSince, district, inWindow, lapsed, reopened, waiting } from './home-fixtures.ts'
import { useApp } from './open-app.ts'

const open = useApp()
const SINCE = '2025-02-07T09:30:00.000Z'
const ASK = 'โปรดขอให้สำนักงานพัฒนาชุมชนจังหวัดเปิดให้แก้ไขอีกครั้ง'
const takenBack = { state: 'returned', recorded: 63, isTakenBackByReopening: true } as const

describe('a month that closed too early', () => {
  const says = (who: 'officer' | 'chief', own: Partial<DistrictProgress>) =>
    nextStepOf(inWindow(makeHome(OFFICERS[who], own), closedSince(SINCE)))

  it.each([
    [{ state: 'submitted', recorded: 63 }, 'ปิดรับก่อนลงนามรับรอง'],
    [{ state: 'draft', recorded: 63 }, 'ปิดรับก่อนส่งรายงาน'],
    [{ state: 'returned', recorded: 63 }, 'ปิดรับก่อนส่งรายงาน'],
    [takenBack, 'ปิดรับก่อนส่งรายงาน'],
    [{ state: 'draft', recorded: 60 }, 'ปิดรับขณะที่ยังเหลือ 3 ราย'],
  ] as const)('says to officer and chief what was missing and whom to ask: %o', (own, why) => {
    for (const who of ['officer', 'chief'] as const) {
      expect(says(who, own)).toMatchObject({ says: `${why} ${ASK}`, isTask: false, button: 'ดูรายงาน' })
    }
  })

  it('asks nothing where all is signed, or where there is nobody to record', () => {
    expect(says('officer', { state: 'certified', recorded: 63 }).says).not.toContain('ปิดรับ')
    const empty = says('officer', { expected: 0, recorded: 0 })
    expect(empty.says).toBe('ยังไม่มีรายชื่อผู้ผลิต โปรดติดต่อสำนักงานพัฒนาชุมชนจังหวัด')
  })

  it('is no task of an acting chief either, though the window of all may be open', () => {
    const home = (isOpen: boolean) =>
      makeHome(
        OFFICERS.officer,
        { state: 'certified' },
        {
          acting: [actingFor({ state: 'submitted' }, isOpen ? undefined : closedSince(SINCE))],
        },
      )
    expect(firstTaskOf(home(true))).toBe('/liff/report/5605/2024-12')
    expect(firstTaskOf(home(false))).toBeNull()
    expect(chiefStep(district({ state: 'submitted' }), false).says).toBe(`ปิดรับก่อนลงนามรับรอง ${ASK}`)
  })
})

describe('a month that is open again', () => {
  const officer = makeHome(OFFICERS.officer)

  it('is to be corrected and sent again; only a real return is called one', () => {
    expect(districtStep(officer, district(takenBack), true)).toMatchObject({
      says: 'โปรดแก้ไขแล้วส่งรายงานใหม่',
      button: 'แก้ไขรายงาน',
    })
    expect(districtStep(officer, district(), true).says).toBe('รายงานถูกตีกลับให้แก้ไข')
  })

  it.each([
    [takenBack, true, 'เปิดให้แก้ไขอีกครั้ง'],
    [takenBack, false, 'ยังไม่ได้ส่ง'],
    [{ state: 'returned' }, true, 'ตีกลับให้แก้ไข'],
    [{ state: 'returned' }, false, 'ตีกลับให้แก้ไข'],
    [{ state: 'submitted' }, true, 'ส่งแล้ว รอลงนามรับรอง'],
    [{ state: 'submitted' }, false, 'ส่งแล้ว ไม่ได้ลงนาม'],
    [{ state: 'draft' }, true, 'กำลังบันทึก'],
    [{ state: 'draft' }, false, 'ยังไม่ได้ส่ง'],
    [{ state: 'certified' }, false, 'ลงนามรับรองแล้ว'],
  ] as const)('has a badge that is true: %o, open: %s', (own, isOpen, words) => {
    expect(badgeOf(district(own), isOpen)).toBe(words)
  })
})

describe('home in the browser', () => {
  const at = (who: keyof typeof OFFICERS, change: Partial<HomeView>, own: Partial<DistrictProgress> = {}) =>
    open({ path: '/', home: makeHome(OFFICERS[who], own, change) })
  const mains = '#app .button.main'

  it('leads the province straight to the one report that waits', async () => {
    const { page } = await at('province', { waiting: waiting(1), waitingCount: 1 })
    const card = page.locator('main > section').first()
    await card.getByRole('heading', { name: 'มีรายงานรอรับ 1 ฉบับ' }).waitFor()
    expect(await card.textContent()).toContain('อำเภอที่ 1 · ธันวาคม 2567')
    expect(await card.getByRole('link').count()).toBe(1)
    expect(await page.locator(mains).allTextContents()).toEqual(['ตรวจแล้วรับรายงาน'])
    expect(await page.locator(mains).getAttribute('href')).toBe('/liff/report/5601/2024-12')
  })

  it('lists several with office and month, the oldest first, and folds what is beyond five', async () => {
    const { page } = await at('province', { waiting: waiting(7), waitingCount: 60 })
    const card = page.locator('main > section').first()
    await card.getByRole('heading', { name: 'มีรายงานรอรับ 60 ฉบับ' }).waitFor()
    expect(await page.locator(mains).allTextContents()).toEqual(['เริ่มจากฉบับแรก'])
    const links = card.locator('.way')
    expect(await links.count()).toBe(7)
    expect(await links.first().textContent()).toBe('อำเภอที่ 1 · ธ.ค.\u00a067')
    expect(await links.last().getAttribute('href')).toBe('/liff/report/5607/2024-12')
    expect(await links.last().isVisible()).toBe(false)
    await card.getByText('อีก 2 ฉบับ').click()
    expect(await links.last().isVisible()).toBe(true)
    await card.getByText('และอีก 53 ฉบับหลังจากนี้').waitFor()
  })

  it('tells the province what its reopenings left unsigned, with a way to open it again', async () => {
    const { page } = await at('province', { lapsed: [lapsed(), lapsed({ officeCode: '5602' })] })
    const first = page.getByRole('link', { name: 'เปิดให้แก้ไขถึง 14 มกราคม 2568' }).first()
    expect(await first.getAttribute('href')).toBe('/liff/report/5605/2024-12')
    const text = await first.textContent()
    expect(text).toMatch(/อำเภอดอกคำใต้ · ธันวาคม 2567/)
    expect(text).toMatch(/เปิดให้แก้ไขถึง 14 มกราคม 2568 เวลา.16:30.น. สิ้นสุดแล้ว ยังไม่ได้รับรอง/)
    expect(text).toContain('ดูรายงานเพื่อเปิดให้แก้ไขอีกครั้ง')
    expect(await page.getByText(ASK).count()).toBe(0)
  })

  it('tells the district the same, and whom to ask; the month in focus says it in its own card', async () => {
    const inFocus = lapsed({ period: PERIOD })
    const home = makeHome(OFFICERS.chief, { state: 'submitted' }, { lapsed: [lapsed(), inFocus] })
    const { page } = await open({ path: '/', home: inWindow(home, closedSince(SINCE)) })
    expect(await page.getByText('สิ้นสุดแล้ว ยังไม่ได้รับรอง').count()).toBe(1)
    expect(await page.getByText(ASK).count()).toBe(2)
    const month = await page.locator('.month').textContent()
    expect(month).toMatch(/ปิดรับแล้วตั้งแต่ 7 กุมภาพันธ์ 2568 เวลา.16:30.น/)
    expect(await page.getByText('รอลงนามรับรอง').count()).toBe(0)
    expect(await page.locator(mains).count()).toBe(0)
  })

  it('never calls a month that is open again a returned one', async () => {
    const own = { ...takenBack, period: PERIOD }
    const home = makeHome(OFFICERS.officer, own, { reopened: [reopened(own)] })
    const window = { isOpen: true, closesAt: reopened().until } as const
    const { page } = await open({ path: '/', home: inWindow(home, window) })
    await page.getByText(/^เปิดให้แก้ไขอีกครั้งถึงวันที่ 24 มกราคม 2568/).waitFor()
    expect(await page.getByText('ตีกลับ').count()).toBe(0)
  })
})

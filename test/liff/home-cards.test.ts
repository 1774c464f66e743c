// What home says beyond the month: open again, acting for somebody, questions; and one big button only.
import { describe, expect, it } from 'vitest'
import type { DistrictProgress, HomeView } from '../../bot/contract/home.ts'
import { firstTaskOf, nextStepOf } from '../../liff/pages/next-step.ts'
import { makeRows } from './fixture-rows.ts'
import { makeHome, makeReport, OFFICERS, PERIOD } from './fixtures.ts'
import { actingFor, closedSince, inWindow, reopened } from './home-fixtures.ts'
import { useApp } from './open-app.ts'

const open = useApp()
const acting = actingFor({ officeCode: '5606', officeName: 'อำเภอปง', period: PERIOD })

describe('the first task', () => {
  const first = (
    who: keyof typeof OFFICERS,
    change: Partial<HomeView>,
    own: Partial<DistrictProgress> = {},
  ) => firstTaskOf(makeHome(OFFICERS[who], own, change))

  it('is a month that is open again, then the month itself, then a district to act for', () => {
    expect(first('officer', { reopened: [reopened()] })).toBe('/liff/revenue/2024-12')
    expect(first('officer', {})).toBe('/liff/revenue/2025-01?left=1')
    const signed = { state: 'certified' } as const
    const waits = { acting: [{ ...acting, state: 'submitted' as const }] }
    expect(first('officer', waits, signed)).toBe('/liff/report/5606/2025-01')
    expect(first('officer', { acting: [acting] }, signed)).toBeNull()
  })

  it('of a month that is open again is the chief’s only once it is submitted', () => {
    expect(first('chief', { reopened: [reopened()] })).toBeNull()
    expect(first('chief', { reopened: [reopened({ state: 'submitted' })] })).toBe('/liff/report/5605/2024-12')
  })

  it('is to certify, also for who acts for the chief of the own district', () => {
    const own = { state: 'submitted', recorded: 63 } as const
    const step = nextStepOf(makeHome(OFFICERS.officer, own, { isActingAtHome: true }))
    expect(step).toMatchObject({ path: '/liff/report/5605/2025-01', isTask: true })
    expect(nextStepOf(makeHome(OFFICERS.officer, own)).isTask).toBe(false)
    const recording = makeHome(OFFICERS.officer, { recorded: 41 }, { isActingAtHome: true })
    expect(nextStepOf(recording).path).toBe('/liff/revenue/2025-01?left=1')
  })

  it('is the form of the month in focus when that very month is open again', () => {
    const home = makeHome(OFFICERS.officer, { state: 'returned', recorded: 63 })
    expect(nextStepOf(inWindow(home, closedSince('2025-02-06T16:59:59.000Z'))).isTask).toBe(false)
    const again = inWindow(home, { isOpen: true, closesAt: '2025-02-10T09:30:00.000Z' })
    expect(nextStepOf(again)).toMatchObject({ path: '/liff/revenue/2025-01', isTask: true })
  })
})

describe('home', () => {
  const at = (who: keyof typeof OFFICERS, change: Partial<HomeView>, own: Partial<DistrictProgress> = {}) =>
    open({ path: '/', home: makeHome(OFFICERS[who], own, change) })

  it('shows all of it with one big button', async () => {
    const { page } = await at('officer', {
      reopened: [reopened()],
      acting: [{ ...acting, state: 'submitted' }],
      questions: [{ officeCode: '5605', period: '2025-01', count: 2 }],
    })
    expect(await page.locator('#app .button.main').allTextContents()).toEqual(['แก้ไขรายงาน'])
    const card = page.locator('.banner', { hasText: 'ธันวาคม 2567' })
    expect(await card.textContent()).toMatch(
      /เปิดให้แก้ไขอีกครั้งถึงวันที่ 24 มกราคม 2568 เวลา.16:30.น\.เพราะ บันทึกยอดผิด/,
    )
    await page.getByText('รักษาราชการแทนพัฒนาการอำเภอปง').waitFor()
    await page.getByText('ถึงวันที่ 31 มกราคม 2568').waitFor()
    const certify = page.getByRole('link', { name: 'ตรวจและลงนามรับรอง' })
    expect(await certify.getAttribute('href')).toBe('/liff/report/5606/2025-01')
    await page.getByText('มี 2 คำถามเกี่ยวกับตัวเลขเดือนมกราคม 2568 รอคำตอบ').waitFor()
    const questions = page.getByRole('link', { name: 'ดูและตอบคำถาม' })
    expect(await questions.getAttribute('href')).toBe('/liff/report/5605/2025-01?show=questions')
  })

  it('leads from a question to where it is asked, also when the address is opened anew', async () => {
    const rows = makeRows(40, 40).map((row, index) => (index >= 20 ? { ...row, questions: 1 } : row))
    const { page } = await open({
      path: '/',
      home: makeHome(
        OFFICERS.officer,
        {},
        { questions: [{ officeCode: '5605', period: PERIOD, count: 20 }] },
      ),
      report: makeReport(rows),
    })
    await page.getByRole('link', { name: 'ดูและตอบคำถาม' }).click()
    const place = '[document.activeElement.textContent, document.activeElement.parentElement.open]'
    const top = 'Math.round(document.querySelector("#questions").getBoundingClientRect().top)'
    const isThere = async () => {
      await expect.poll(() => page.evaluate(place)).toEqual(['มีคำถามรอคำตอบ 20 ราย', true])
      await expect.poll(() => page.evaluate(top)).toBeLessThan(100)
    }
    await isThere()
    // Shut by hand and left: whoever comes by the question finds it open again.
    await page.keyboard.press('Enter')
    await page.getByRole('main').getByRole('link').first().click()
    await page.getByRole('link', { name: 'ดูและตอบคำถาม' }).click()
    await isThere()
    await page.reload()
    await isThere()
  })

  it('says in the month’s own card that this month is open again', async () => {
    const own = { state: 'returned', recorded: 63, isTakenBackByReopening: true } as const
    const item = reopened({ ...own, period: PERIOD })
    const home = makeHome(OFFICERS.officer, own, { reopened: [item] })
    const { page } = await open({
      path: '/',
      home: inWindow(home, { isOpen: true, closesAt: item.until }),
    })
    const month = await page.locator('.month').textContent()
    expect(month).toContain('เพราะ บันทึกยอดผิด')
    expect(month?.match(/ถึงวันที่/g)).toHaveLength(1)
    expect(await page.locator('.banner').count()).toBe(0)
  })

  const DISTRICT = [
    '/liff/indicator/5605/2025',
    '/liff/forecast/5605/2025',
    '/liff/evidence/5605/2025-01',
    '/liff/sheets/5605/2025-01',
  ]
  const PROVINCE = [
    ...['/liff/board/2025', '/liff/summary/2025-01', '/liff/indicator/56/2025', '/liff/forecasts/2025'],
    ...['/liff/sheets/56/2025-01', '/liff/evidence/2025-q2', '/liff/producers/56', '/liff/officers'],
  ]
  const NOTICES = ['/liff/calendar-year/2025', '/liff/notice-preview', '/liff/notices/2025-01']
  it.each([
    [
      'officer',
      [
        ...DISTRICT,
        ...['/liff/rekeying/5605/2025-01', '/liff/producers/5605', '/liff/officers'],
        ...['/liff/calendar-year/2025', '/liff/evidence/2025-q2', '/liff/history/me'],
      ],
    ],
    [
      'chief',
      [
        ...DISTRICT,
        ...['/liff/producers/5605', '/liff/officers'],
        ...['/liff/calendar-year/2025', '/liff/evidence/2025-q2', '/liff/acting', '/liff/history/me'],
      ],
    ],
    ['province', [...PROVINCE, '/liff/acting', ...NOTICES, '/liff/api-keys', '/liff/history/me']],
    ['provincialChief', [...PROVINCE, ...NOTICES, '/liff/history/me']],
  ] as const)('leads %s onward from the lists at the end', async (who, paths) => {
    const { page } = await at(who, {})
    await page.getByRole('heading', { name: 'เรื่องอื่น ๆ' }).waitFor()
    const links = await page.locator('main > section .way').all()
    const found = await Promise.all(links.map(link => link.getAttribute('href')))
    expect(found.slice(-paths.length)).toEqual(paths)
    expect(new Set(found).size).toBe(found.length)
  })
})

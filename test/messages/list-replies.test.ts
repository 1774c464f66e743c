// The replies that are lists: who has not reported yet, and the dates of the month.
import { describe, expect, test } from 'vitest'
import { calendarOf } from '../../bot/domain/reporting-calendar.ts'
import { calendarMessages } from '../../bot/messages/calendar-replies.ts'
import { missingOfficesMessages, missingProducersMessages } from '../../bot/messages/missing-replies.ts'
import { altTextIn, linesIn, linksIn, shownIn } from './read-message.ts'
import { at, LIFF_URL, missingAs, officeAs, PERIOD, summaryAs } from './sample-facts.ts'

const calendar = calendarOf(PERIOD, [])
const liffUrl = LIFF_URL

describe('ใครยังไม่ส่ง', () => {
  const names = Array.from({ length: 22 }, (_, index) => `กลุ่มที่ ${index + 1}`)
  const missingFor = (over: Partial<Parameters<typeof missingProducersMessages>[0]> = {}) =>
    missingProducersMessages({ office: officeAs(), period: PERIOD, names, liffUrl, ...over })

  test('up to twenty names, then how many more, and straight to them', () => {
    const messages = missingFor()
    expect(shownIn(messages)).toContain('ยังไม่มีตัวเลข 22 ราย')
    expect(linesIn(messages)).toContain('20. กลุ่มที่ 20')
    expect(linesIn(messages)).not.toContain('21. กลุ่มที่ 21')
    expect(linesIn(messages)).toContain('และอีก 2 ราย')
    expect(altTextIn(messages)).toContain('กลุ่มที่ 5 และอีก 17 ราย')
    expect(linksIn(messages)).toEqual([`${liffUrl}/revenue/2025-01?left=1`])
  })

  test('complete: nobody is listed', () => {
    const messages = missingFor({ office: officeAs({ recorded: 63 }), names: [] })
    expect(shownIn(messages)).toContain('บันทึกครบทุกรายแล้ว')
    expect(shownIn(messages)).not.toContain('และอีก')
  })

  test('a group reads the count without names', () => {
    const messages = missingFor({ role: null })
    expect(shownIn(messages)).toContain('ยังไม่มีตัวเลข 22 ราย')
    expect(JSON.stringify(messages)).not.toContain('กลุ่มที่')
  })

  test('the province reads every district, also when there are 32', () => {
    const offices = { of: 32, complete: 0, submitted: 0, certified: 0 }
    const messages = missingOfficesMessages({
      summary: summaryAs({ offices, missing: missingAs(32) }),
      liffUrl,
    })
    expect(linesIn(messages)).toContain('ที่ 32')
    expect(shownIn(messages)).not.toContain('และอีก')
    expect(shownIn(messages)).toContain('ส่งแล้ว 0 จาก 32 อำเภอ')
    expect(linksIn(messages)).toEqual([`${liffUrl}/summary/2025-01`])
  })
})

describe('ปฏิทิน', () => {
  test('all dates by day, the past ones marked, the next with its distance', () => {
    const messages = calendarMessages({ calendar, now: at('2025-01-28'), holidays: new Set(), liffUrl })
    const lines = linesIn(messages)
    const places = ['เปิดระบบให้บันทึก', 'บันทึก รต.1 ให้ครบ', 'ลงนามรับรองและส่ง รต.2', 'ปิดระบบ'].map(line =>
      lines.indexOf(line),
    )
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(places).not.toContain(-1)
    expect(lines.filter(line => line === 'ผ่านแล้ว')).toHaveLength(3)
    expect(lines).toContain('อีก 3 วัน')
    expect(linksIn(messages)).toEqual([`${liffUrl}/calendar/2025-01`])
    expect(altTextIn(messages)).toContain('ลงนามรับรองและส่ง รต.2 วันศุกร์ที่ 31 ม.ค. 68')
  })
})

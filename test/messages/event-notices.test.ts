// Notices about what somebody did (sent, returned, a date moved) and about the yearly forecast.
import { describe, expect, test } from 'vitest'
import type { NoticeFacts } from '../../bot/messages/notice-facts.ts'
import { noticeMessages } from '../../bot/messages/notice-messages.ts'
import type { NoticeKind } from '../../db/vocabulary.ts'
import { altTextIn, linksIn, shownIn } from './read-message.ts'
import { at, factsOf, LIFF_URL, officeAs } from './sample-facts.ts'

const noticeOf = (kind: NoticeKind, over: Partial<NoticeFacts> = {}) => {
  const messages = noticeMessages([factsOf(kind, over)])
  return { shown: shownIn(messages), alt: altTextIn(messages), links: linksIn(messages) }
}

function expectSaid({ shown, alt }: { shown: string; alt: string }, ...words: string[]) {
  for (const word of words) {
    expect(shown).toContain(word)
    expect(alt).toContain(word)
  }
}

const SUBMITTED = { by: 'นางสาวแก้วตา ตัวอย่าง', amountSatang: 128_456_000n, lastYearSatang: 119_020_000n }
const RETURNED = { reason: 'ยอดสูงกว่าเดือนก่อน 10 เท่า', by: 'นางสาวใบบัว ตัวอย่าง' }

describe('a report sent to the chief', () => {
  const office = officeAs({ recorded: 63, state: 'submitted' })

  test('shows total, last year, change and who sent it, and opens the report', () => {
    const notice = noticeOf('report_submitted', { office, role: 'district_chief', submitted: SUBMITTED })
    expectSaid(notice, 'รายงานพร้อมลงนามรับรอง', 'อำเภอดอกคำใต้', '1,284,560.00 บาท', '1,190,200.00')
    expectSaid(notice, 'เพิ่มขึ้น 7.9%', 'ส่งโดย นางสาวแก้วตา ตัวอย่าง')
    expect(notice.links).toEqual([`${LIFF_URL}/report/5605/2025-01`])
  })

  test('without a figure a year ago there is no base, and nothing is called zero', () => {
    const submitted = { ...SUBMITTED, lastYearSatang: null }
    const notice = noticeOf('report_submitted', { office, role: 'district_chief', submitted })
    expectSaid(notice, 'ไม่มีฐานเทียบ')
    expect(notice.shown).not.toContain('%')
    const zero = { ...SUBMITTED, lastYearSatang: 0n }
    expectSaid(
      noticeOf('report_submitted', { office, role: 'district_chief', submitted: zero }),
      'ไม่มีฐานเทียบ',
    )
  })

  test('a fall is called one', () => {
    const submitted = { ...SUBMITTED, amountSatang: 100_000_000n }
    expectSaid(noticeOf('report_submitted', { office, role: 'district_chief', submitted }), 'ลดลง 16.0%')
  })
})

describe('a returned report', () => {
  test('says why and by whom, and opens the form', () => {
    const notice = noticeOf('report_returned', {
      office: officeAs({ state: 'returned' }),
      returned: RETURNED,
    })
    expectSaid(notice, 'รายงานถูกตีกลับ', 'เหตุผล: ยอดสูงกว่าเดือนก่อน 10 เท่า', 'โดย นางสาวใบบัว ตัวอย่าง')
    expect(notice.links).toEqual([`${LIFF_URL}/revenue/2025-01`])
  })

  test('without a known sender it names nobody', () => {
    const returned = { ...RETURNED, by: null }
    expect(noticeOf('report_returned', { returned }).shown).not.toContain('โดย')
  })
})

describe('a group', () => {
  test('never reads the name of a person', () => {
    for (const kind of ['report_submitted', 'report_returned'] as const) {
      const messages = noticeMessages([
        factsOf(kind, { role: null, submitted: SUBMITTED, returned: RETURNED }),
      ])
      expect(JSON.stringify(messages)).not.toMatch(/แก้วตา|ใบบัว/)
    }
  })
})

describe('a corrected date', () => {
  test('says from when to when with weekdays, and why', () => {
    const correction = {
      milestone: 'window_closes',
      from: '2025-02-06',
      to: '2025-02-09',
      reason: 'กรมขยายเวลา',
    } as const
    const notice = noticeOf('calendar_corrected', { correction, now: at('2025-01-20') })
    expectSaid(notice, 'เลื่อนวันปิดระบบ', 'วันพฤหัสบดีที่ 6 กุมภาพันธ์ 2568', 'วันอาทิตย์ที่ 9 กุมภาพันธ์ 2568')
    expectSaid(notice, 'เหตุผล: กรมขยายเวลา')
    expect(notice.links).toEqual([`${LIFF_URL}/calendar/2025-01`])
  })
})

describe('the forecast', () => {
  test.each([
    ['forecast_heads_up_14', '2025-01-11', 'อีก 14 วันครบกำหนดส่งแบบประมาณการรายได้'],
    ['forecast_heads_up_3', '2025-01-22', 'อีก 3 วันครบกำหนดส่งแบบประมาณการรายได้'],
    ['forecast_heads_up_3', '2025-01-24', 'พรุ่งนี้ครบกำหนดส่งแบบประมาณการรายได้'],
    ['forecast_due', '2025-01-25', 'วันนี้ครบกำหนดส่งแบบประมาณการรายได้'],
    ['forecast_due', '2025-01-26', 'ครบกำหนดส่งแบบประมาณการรายได้ แล้วเมื่อวาน'],
  ] as const)('%s on %s counts the days', (kind, on, title) => {
    const notice = noticeOf(kind, { now: at(on) })
    expectSaid(notice, title, 'ปีงบประมาณ 2568', 'วันเสาร์ที่ 25 มกราคม 2568', 'ยังไม่ได้ส่งแบบประมาณการ')
    expect(notice.links).toEqual([`${LIFF_URL}/`])
  })

  test('a due day on which nobody works brings the working day before it', () => {
    const advice = 'ตรงกับวันหยุด ควรทำให้เสร็จภายในวันศุกร์ที่ 24 ม.ค. 68'
    expectSaid(noticeOf('forecast_heads_up_14', { now: at('2025-01-11') }), advice)
    expect(noticeOf('forecast_due', { now: at('2025-01-25') }).shown).not.toContain('ตรงกับวันหยุด')
  })
})

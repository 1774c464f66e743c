// Notices about what somebody did (a report returned, a date moved) and about the yearly forecast; and what a group
// never reads.
import { describe, expect, test } from 'vitest'
import type { NoticeFacts } from '../../bot/messages/notice-facts.ts'
import { noticeMessages } from '../../bot/messages/notice-messages.ts'
import { NOTICE_KINDS, type NoticeKind } from '../../db/vocabulary.ts'
import { altTextIn, labelsIn, linksIn, shownIn } from './read-message.ts'
import {
  at,
  factsOf,
  LIFF_URL,
  officeAs,
  PRODUCER,
  remarkAs,
  returnedAs,
  submittedAs,
} from './sample-facts.ts'

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

describe('a returned report', () => {
  const office = officeAs({ state: 'returned' })
  const figure = { producerId: PRODUCER, name: 'กลุ่มทอผ้าบ้านดอกคำใต้' }

  test('says why and by whom, and opens the form', () => {
    const notice = noticeOf('report_returned', { office, returned: returnedAs() })
    expectSaid(notice, 'รายงานถูกตีกลับ', 'เหตุผล: ยอดสูงกว่าเดือนก่อน 10 เท่า', 'โดย นางสาวใบบัว ตัวอย่าง')
    expectSaid(notice, 'โปรดแก้ไขแล้วส่งรายงานอีกครั้ง')
    expect(notice.shown).not.toContain('ลงนามรับรองใหม่')
    expect(notice.links).toEqual([`${LIFF_URL}/revenue/2025-01`])
  })

  test('about one figure it names the producer, and opens the form at that row', () => {
    const notice = noticeOf('report_returned', { office, returned: returnedAs({ figure }) })
    expectSaid(notice, 'ตัวเลขของ กลุ่มทอผ้าบ้านดอกคำใต้')
    expect(notice.links).toEqual([`${LIFF_URL}/revenue/2025-01/${PRODUCER}`])
  })

  test('the chief reads what happens next, and opens the report, at the figure if there is one', () => {
    const asChief = { office, role: 'district_chief' } as const
    const whole = noticeOf('report_returned', { ...asChief, returned: returnedAs() })
    expectSaid(whole, 'เหตุผล: ยอดสูงกว่าเดือนก่อน 10 เท่า', 'เมื่อพัฒนากรแก้ไขและส่งใหม่ ท่านจะได้รับแจ้งให้ลงนาม')
    expect(whole.links).toEqual([`${LIFF_URL}/report/5605/2025-01`])
    const one = noticeOf('report_returned', { ...asChief, returned: returnedAs({ figure }) })
    expect(one.links).toEqual([`${LIFF_URL}/report/5605/2025-01/${PRODUCER}`])
  })

  test.each(['district_officer', 'district_chief'] as const)(
    'one that was certified says to the %s that it must be certified again',
    role => {
      const returned = returnedAs({ wasCertified: true })
      expectSaid(noticeOf('report_returned', { office, role, returned }), 'ต้องลงนามรับรองใหม่')
    },
  )

  test('without a known sender it names nobody', () => {
    const returned = returnedAs({ by: null })
    expect(noticeOf('report_returned', { returned }).shown).not.toContain('โดย')
  })
})

describe('a group', () => {
  test('never reads the name of a person, nor what somebody wrote', () => {
    for (const kind of NOTICE_KINDS) {
      const messages = noticeMessages([
        factsOf(kind, {
          role: null,
          submitted: submittedAs(),
          returned: returnedAs({ figure: { producerId: PRODUCER, name: 'นางบัวผัน' } }),
          reopened: { until: at('2025-02-20'), reason: 'ใบบัวขอแก้', by: 'ใบบัว', wasCertified: true },
          acting: null,
          questions: { count: 1, newest: [remarkAs()] },
          answer: { ...remarkAs(), question: 'สมชายถามว่า' },
        }),
      ])
      expect(JSON.stringify(messages), kind).not.toMatch(/แก้วตา|ใบบัว|บัวผัน|สมชาย|กลุ่มทอผ้า|กาชาด/)
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
    expectSaid(notice, title, 'ปีงบประมาณ 2568', 'วันเสาร์ที่ 25 มกราคม 2568', 'ยังไม่ได้ยื่นแบบประมาณการ')
    expectSaid(notice, 'กรอกแล้ว 12 จาก 63 ราย')
    expect(notice.links).toEqual([`${LIFF_URL}/forecast/5605/2025`])
  })

  test.each([
    [{ expected: 63, done: 0 }, 'กรอกแล้ว 0 จาก 63 ราย', 'กรอกแบบประมาณการ'],
    [{ expected: 63, done: 62 }, 'กรอกแล้ว 62 จาก 63 ราย', 'กรอกแบบประมาณการต่อ'],
    [{ expected: 63, done: 63 }, 'กรอกครบแล้ว เหลือเพียงกดยื่น', 'ตรวจแล้วยื่น'],
    [{ expected: 0, done: 0 }, 'ยังไม่ได้ยื่นแบบประมาณการ', 'กรอกแบบประมาณการ'],
  ])('with %o it says so, and what is next', (forecast, says, button) => {
    const messages = noticeMessages([factsOf('forecast_due', { forecast })])
    expect(shownIn(messages)).toContain(says)
    expect(altTextIn(messages)).toContain(says)
    expect(labelsIn(messages)).toEqual([button])
  })

  test('a due day on which nobody works brings the working day before it', () => {
    const advice = 'ตรงกับวันหยุด ควรทำให้เสร็จภายในวันศุกร์ที่ 24 ม.ค. 68'
    expectSaid(noticeOf('forecast_heads_up_14', { now: at('2025-01-11') }), advice)
    expect(noticeOf('forecast_due', { now: at('2025-01-25') }).shown).not.toContain('ตรงกับวันหยุด')
  })
})

// The free answers where a month is open again for one district: the closing that holds for everybody else is not said
// to be theirs, and an earlier month that is open is not forgotten.
import { describe, expect, test } from 'vitest'
import { calendarOf } from '../../bot/domain/reporting-calendar.ts'
import { formLinkMessages } from '../../bot/messages/form-replies.ts'
import { type StatusFacts, statusMessages } from '../../bot/messages/status-replies.ts'
import { altTextIn, labelsIn, linksIn, shownIn } from './read-message.ts'
import { at, LIFF_URL, officeAs, PERIOD } from './sample-facts.ts'

const UNTIL = at('2025-02-15', '16:30')
const REOPENED = { isOpen: true, closesAt: UNTIL, isReopened: true } as const

const facts = (over: Partial<StatusFacts> = {}): StatusFacts => ({
  office: officeAs(),
  calendar: calendarOf(PERIOD, []),
  window: REOPENED,
  liffUrl: LIFF_URL,
  role: 'district_officer',
  amountSatang: 128_456_000n,
  now: at('2025-02-08'),
  ...over,
})

function expectSaid(messages: ReturnType<typeof statusMessages>, ...words: string[]) {
  for (const word of words) {
    expect(shownIn(messages)).toContain(word)
    expect(altTextIn(messages)).toContain(word)
  }
}

describe('the month in focus, closed for the others', () => {
  test('สถานะ says until when this district may work on it, and leads to the form', () => {
    const messages = statusMessages(facts())
    expectSaid(messages, 'ระบบปิดแล้ว แต่เปิดให้อำเภอนี้แก้ไขถึง 15 กุมภาพันธ์ 2568 เวลา 16:30 น.')
    expect(labelsIn(messages)).toEqual(['บันทึกรายที่เหลือ'])
  })

  test('a report that came back by it is not called faulty', () => {
    const office = officeAs({ recorded: 63, state: 'returned' })
    const messages = statusMessages(facts({ office }))
    expectSaid(messages, 'โปรดแก้ไขแล้วส่งใหม่')
    expect(shownIn(messages)).not.toContain('ตีกลับ')
  })

  test('กรอก opens the form and says the same', () => {
    const messages = formLinkMessages({ ...facts(), period: PERIOD })
    expectSaid(messages, 'แก้ไขถึง 15 กุมภาพันธ์ 2568 เวลา 16:30 น.')
    expect(linksIn(messages)).toEqual([`${LIFF_URL}/revenue/2025-01?left=1`])
  })
})

describe('an earlier month that is open again', () => {
  const reopened = [{ period: '2024-11', until: UNTIL }]

  test('is one line of สถานะ, with a button where the reader works', () => {
    const messages = statusMessages(facts({ reopened }))
    expectSaid(messages, 'เดือนพฤศจิกายน 2567 เปิดให้แก้ไขอีกครั้งถึง 15 กุมภาพันธ์ 2568 เวลา 16:30 น.')
    expect(linksIn(messages)).toEqual([`${LIFF_URL}/revenue/2025-01?left=1`, `${LIFF_URL}/revenue/2024-11`])
    const chief = statusMessages(facts({ reopened, role: 'district_chief' }))
    expect(linksIn(chief).at(-1)).toBe(`${LIFF_URL}/report/5605/2024-11`)
  })
})

describe('an accepted report', () => {
  test('is said to be accepted, with nothing left to do', () => {
    const messages = statusMessages(facts({ office: officeAs({ recorded: 63, state: 'accepted' }) }))
    expectSaid(messages, 'จังหวัดรับรายงานแล้ว')
    expect(shownIn(messages)).not.toContain('ครบกำหนด')
    expect(labelsIn(messages)).toEqual(['ดูรายงาน รต.2'])
  })
})

// What somebody reads who was named to act for a chief: for which office, which days, by which order, and what waits there.
import { describe, expect, test } from 'vitest'
import type { NoticeFacts } from '../../bot/messages/notice-facts.ts'
import { noticeMessages } from '../../bot/messages/notice-messages.ts'
import { altTextIn, labelsIn, linesIn, linksIn, shownIn } from './read-message.ts'
import { at, factsOf, LIFF_URL, officeAs } from './sample-facts.ts'

const ACTING = { orderNumber: '12/2568', fromOn: '2025-01-20', untilOn: '2025-01-24' }
const WAITING = 'เดือนมกราคม 2568 ส่งรายงานแล้ว พร้อมให้ท่านลงนามรับรอง'

const namedOn = (on: string, over: Partial<NoticeFacts> = {}) =>
  noticeMessages([
    factsOf('acting_chief_named', {
      now: at(on),
      role: 'district_chief',
      office: officeAs({ recorded: 63, state: 'submitted' }),
      acting: ACTING,
      ...over,
    }),
  ])

function expectSaid(messages: ReturnType<typeof namedOn>, ...words: string[]) {
  for (const word of words) {
    expect(shownIn(messages)).toContain(word)
    expect(altTextIn(messages)).toContain(word)
  }
}

describe('who was named to act for a chief', () => {
  test('reads office, days with their weekdays and order, and opens the report that waits', () => {
    const messages = namedOn('2025-01-20')
    expectSaid(messages, 'ท่านได้รับแต่งตั้งให้รักษาราชการแทน', 'ผู้รักษาราชการแทนพัฒนาการอำเภอดอกคำใต้')
    expectSaid(messages, 'ตั้งแต่วันจันทร์ที่ 20 มกราคม 2568 ถึงวันศุกร์ที่ 24 มกราคม 2568', 'ตามคำสั่งที่ 12/2568')
    expectSaid(messages, WAITING, 'ระบบเปิดถึง 6 กุมภาพันธ์ 2568 เวลา 23:59 น.')
    expect(linksIn(messages)).toEqual([`${LIFF_URL}/report/5605/2025-01`])
    expect(labelsIn(messages)).toEqual(['ตรวจและลงนามรับรอง'])
  })

  test.each([
    ['before the first day', '2025-01-19', {}],
    ['where nothing was submitted', '2025-01-20', { office: officeAs({ recorded: 63 }) }],
    ['where it was signed already', '2025-01-20', { office: officeAs({ recorded: 63, state: 'certified' }) }],
    ['after the closing', '2025-02-07', {}],
    ['as who submitted it', '2025-01-20', { role: 'district_officer' }],
  ] as const)('is led to no report %s', (_, on, over) => {
    const messages = namedOn(on, over)
    expectSaid(messages, 'ผู้รักษาราชการแทนพัฒนาการอำเภอดอกคำใต้', 'ตามคำสั่งที่ 12/2568')
    expect(shownIn(messages)).not.toContain('พร้อมให้ท่านลงนามรับรอง')
    expect(linksIn(messages)).toEqual([`${LIFF_URL}/`])
  })

  test('for one day reads one day', () => {
    const messages = namedOn('2025-01-20', { acting: { ...ACTING, untilOn: '2025-01-20' } })
    expect(linesIn(messages)).toContain('เฉพาะวันจันทร์ที่ 20 มกราคม 2568')
  })
})

describe('a reminder to an acting chief', () => {
  test.each(['sign_off_due', 'last_call', 'report_reopened', 'reopening_ends', 'report_returned'] as const)(
    'says in whose stead: %s',
    kind => {
      const facts = factsOf(kind, { role: 'district_chief', acting: ACTING })
      const stead = 'ในฐานะผู้รักษาราชการแทนพัฒนาการอำเภอดอกคำใต้ ตามคำสั่งที่ 12/2568'
      expectSaid(noticeMessages([facts]), stead)
      expect(shownIn(noticeMessages([{ ...facts, acting: null }]))).not.toContain('รักษาราชการแทน')
    },
  )
})

// Two notices to one person on one morning are one message: quota counts recipients, and so do people.
import { describe, expect, test } from 'vitest'
import { noticeMessages } from '../../bot/messages/notice-messages.ts'
import { altTextIn, refusalOf, shownIn } from './read-message.ts'
import { factsOf, officeAs, remarkAs, returnedAs, summaryAs } from './sample-facts.ts'

const bubblesIn = (messages: ReturnType<typeof noticeMessages>) => {
  const [message] = messages
  if (message?.type !== 'flex' || message.contents.type !== 'carousel') return []
  return message.contents.contents
}

describe('merged notices', () => {
  test('nothing to say makes no message', () => {
    expect(noticeMessages([])).toEqual([])
  })

  test('one carousel, the most pressing first, whatever the order given', () => {
    const due = factsOf('report_due')
    const forecast = factsOf('forecast_due')
    const messages = noticeMessages([forecast, due])
    expect(messages).toHaveLength(1)
    const [first, second] = bubblesIn(messages).map(bubble =>
      shownIn([{ type: 'flex', altText: '', contents: bubble }]),
    )
    expect(first).toContain('วันนี้ครบกำหนดบันทึก รต.1')
    expect(second).toContain('วันนี้ครบกำหนดส่งแบบประมาณการรายได้')
    expect(JSON.stringify(noticeMessages([due, forecast]))).toBe(JSON.stringify(messages))
  })

  test('all bubbles have one size, and the altText names every one', () => {
    const messages = noticeMessages([factsOf('report_due'), factsOf('forecast_due'), factsOf('last_call')])
    expect(new Set(bubblesIn(messages).map(bubble => bubble.size))).toEqual(new Set(['mega']))
    expect(altTextIn(messages)).toMatch(
      /^มี 3 เรื่อง: \(1\) ระบบปิดพรุ่งนี้.*\(2\) วันนี้ครบกำหนดบันทึก.*\(3\) วันนี้ครบกำหนดส่งแบบ/,
    )
    expect([...altTextIn(messages)].length).toBeLessThanOrEqual(400)
  })

  test('long ones are shortened alike, so that none disappears from the altText', () => {
    const reason = 'โปรดตรวจสอบตัวเลขกับใบสำคัญ '.repeat(20)
    const returned = factsOf('report_returned', { returned: returnedAs({ reason, by: null }) })
    const messages = noticeMessages([returned, { ...returned, period: '2025-02' }, factsOf('forecast_due')])
    expect([...altTextIn(messages)].length).toBeLessThanOrEqual(400)
    expect(altTextIn(messages)).toContain('(3) วันนี้ครบกำหนดส่งแบบประมาณการรายได้')
  })

  test('more than LINE takes: the rest are named in the last bubble', () => {
    const many = Array.from({ length: 30 }, (_, index) =>
      factsOf('report_due', { office: officeAs({ officeName: `อำเภอที่ ${index + 1}` }) }),
    )
    const messages = noticeMessages(many)
    expect(refusalOf(messages)).toBeNull()
    const bubbles = bubblesIn(messages)
    expect(bubbles.length).toBeLessThanOrEqual(12)
    expect(shownIn(messages)).toContain(`อีก ${30 - (bubbles.length - 1)} เรื่อง`)
  })

  test('bytes count as well as bubbles', () => {
    const summaries = Array.from({ length: 12 }, (_, index) =>
      factsOf('summary_closed', {
        office: null,
        summary: summaryAs({ amountSatang: BigInt(index) }),
        role: 'provincial_officer',
      }),
    )
    const messages = noticeMessages(summaries)
    expect(refusalOf(messages)).toBeNull()
    expect(Buffer.byteLength(JSON.stringify(bubblesIn(messages)))).toBeGreaterThan(40_000)
  })

  test('cards that say the same are one: three notices of questions about one report', () => {
    const asked = factsOf('figure_questioned', { questions: { count: 3, newest: [remarkAs()] } })
    const messages = noticeMessages([asked, structuredClone(asked), structuredClone(asked)])
    expect(bubblesIn(messages)).toEqual([])
    expect(JSON.stringify(messages)).toBe(JSON.stringify(noticeMessages([asked])))
  })
})

// What the chief reads before opening a report that waits for the signature: the numbers, the changes with what they are
// compared with, and what deserves a second look.
import { describe, expect, test } from 'vitest'
import type { NoticeFacts, SubmittedFacts } from '../../bot/messages/notice-facts.ts'
import { noticeMessages } from '../../bot/messages/notice-messages.ts'
import { altTextIn, labelsIn, linesIn, linksIn, shownIn } from './read-message.ts'
import { at, factsOf, LIFF_URL, officeAs, submittedAs } from './sample-facts.ts'

const messagesOf = (submitted: Partial<SubmittedFacts> = {}, over: Partial<NoticeFacts> = {}) =>
  noticeMessages([
    factsOf('report_submitted', {
      role: 'district_chief',
      office: officeAs({ recorded: 63, state: 'submitted' }),
      submitted: submittedAs(submitted),
      ...over,
    }),
  ])

function expectSaid(messages: ReturnType<typeof messagesOf>, ...words: string[]) {
  for (const word of words) {
    expect(shownIn(messages)).toContain(word)
    expect(altTextIn(messages)).toContain(word)
  }
}

const namesOf = (count: number) => Array.from({ length: count }, (_, index) => `ผู้ผลิต ${index + 1}`)

describe('a report sent to the chief', () => {
  test('shows total, both changes, who sent it, and one button to the report', () => {
    const messages = messagesOf()
    expectSaid(messages, 'รายงานพร้อมลงนามรับรอง', 'อำเภอดอกคำใต้', '1,284,560.00 บาท')
    expectSaid(messages, 'เพิ่มขึ้น 7.9%', 'จาก 1,190,200.00', 'ส่งโดย นางสาวแก้วตา ตัวอย่าง')
    expectSaid(messages, 'บันทึกแล้ว 63 จาก 63 ราย')
    expect(linksIn(messages)).toEqual([`${LIFF_URL}/report/5605/2025-01`])
    expect(labelsIn(messages)).toEqual(['ตรวจและลงนามรับรอง'])
  })

  test('says until when it can be signed; in a reopened month until the end of that', () => {
    expectSaid(messagesOf(), 'ระบบเปิดถึง 6 กุมภาพันธ์ 2568 เวลา 23:59 น.')
    const until = at('2025-02-10', '16:30')
    const reopened = messagesOf(
      {},
      { now: at('2025-02-08'), window: { isOpen: true, closesAt: until, isReopened: true } },
    )
    expectSaid(reopened, 'รายงานพร้อมลงนามรับรอง', 'เปิดให้อำเภอนี้แก้ไขถึง 10 กุมภาพันธ์ 2568 เวลา 16:30 น.')
    expect(labelsIn(reopened)).toEqual(['ตรวจและลงนามรับรอง'])
  })

  test('told after the closing it asks for no signature, and says what can be done', () => {
    const late = messagesOf({}, { now: at('2025-02-07', '07:00') })
    expectSaid(late, 'ระบบปิดก่อนลงนามรับรอง', 'โปรดขอให้จังหวัดเปิดเพิ่ม', 'ระบบปิดแล้ว ตั้งแต่ 6 กุมภาพันธ์ 2568')
    expect(shownIn(late)).not.toContain('รายงานพร้อมลงนามรับรอง')
    expect(labelsIn(late)).toEqual(['ดูรายงาน รต.2'])
  })

  test('to an acting chief it says in whose stead, by which order', () => {
    const acting = { orderNumber: 'พย 0019/12', fromOn: '2025-01-20', untilOn: '2025-01-24' }
    const stead = 'ในฐานะผู้รักษาราชการแทนพัฒนาการอำเภอดอกคำใต้ ตามคำสั่งที่ พย 0019/12'
    const messages = messagesOf({}, { acting })
    expectSaid(messages, stead)
    expect(linesIn(messages)).toContain(stead)
    expect(shownIn(messagesOf())).not.toContain('รักษาราชการแทน')
  })

  test('without a base there is none, and nothing is called zero', () => {
    const none = { nowSatang: 0n, baseSatang: 0n, tenths: null, covered: 0, of: 63 }
    const messages = messagesOf({ lastYear: none, lastMonth: none })
    expect(shownIn(messages).match(/ไม่มีฐานเทียบ/g)).toHaveLength(2)
    expect(altTextIn(messages).match(/ไม่มีฐานเทียบ/g)).toHaveLength(2)
    expect(shownIn(messages)).not.toContain('%')
  })

  test('shows each category that has sales, and no other', () => {
    const shown = shownIn(messagesOf())
    expect(shown).toContain('อาหาร 1,000,000.00')
    expect(shown).toContain('ผ้าและเครื่องแต่งกาย 284,560.00')
    expect(shown).not.toContain('เครื่องดื่ม')
  })

  test('names three doubtful amounts with their reasons and counts the rest', () => {
    const doubts = namesOf(5).map((name, index) => ({
      name,
      amountSatang: 1_000_000n,
      reason: index === 1 ? null : 'ได้ออเดอร์ใหญ่',
      doubt: index === 1 ? ({ code: 'ten_times_last_year', times: 10, baseSatang: 1n } as const) : null,
    }))
    const messages = messagesOf({ doubts })
    expectSaid(messages, 'ยอดต่างจากเดิมมาก 5 ราย', 'เหตุผล: ได้ออเดอร์ใหญ่')
    const shown = shownIn(messages)
    expect(shown).toContain('ผู้ผลิต 1 10,000.00 เหตุผล: ได้ออเดอร์ใหญ่')
    expect(shown).toContain('สูงกว่าเดือนเดียวกันปีก่อน 10.0 เท่า อาจพิมพ์ 0 เกินหนึ่งตัว โปรดตรวจสอบ (ยังไม่มีเหตุผล)')
    expect(shown).toContain('และอีก 2 ราย')
    expect(shown).not.toContain('ผู้ผลิต 4')
  })

  test('names stated zeros with their reasons; another reason is the one that was written', () => {
    const zeros: SubmittedFacts['zeros'] = [
      { name: 'ผู้ผลิต 1', reason: 'no_orders', note: null },
      { name: 'ผู้ผลิต 2', reason: 'other', note: 'เจ้าของป่วย' },
    ]
    const messages = messagesOf({ zeros })
    expectSaid(messages, 'ไม่มียอดขาย 2 ราย', 'ผู้ผลิต 1 (ไม่มีคำสั่งซื้อ)', 'ผู้ผลิต 2 (เจ้าของป่วย)')
    expect(shownIn(messages)).not.toContain('และอีก')
  })

  test('to a chief who has looked before it says what is different now', () => {
    const changes = [
      { name: 'ผู้ผลิต 1', from: 100_000n, to: 120_050n },
      { name: 'ผู้ผลิต 2', from: null, to: 0n },
    ]
    const messages = messagesOf({ changes })
    expectSaid(messages, 'เปลี่ยนจากที่ท่านดูครั้งก่อน 2 ราย', 'ผู้ผลิต 1 จาก 1,000.00 เป็น 1,200.50')
    expect(shownIn(messages)).toContain('ผู้ผลิต 2 จาก ว่าง เป็น 0.00')
    expectSaid(messagesOf({ changes: [] }), 'ตัวเลขไม่เปลี่ยนจากที่ท่านดูครั้งก่อน')
    expect(shownIn(messagesOf({ changes: null }))).not.toContain('ครั้งก่อน')
  })

  test('the altText begins with what a notification has room for', () => {
    const alt = altTextIn(messagesOf({ doubts: namesOf(9).map(name => ({ name, ...DOUBT })) }))
    expect(alt).toMatch(/^รายงานพร้อมลงนามรับรอง เดือนมกราคม 2568 อำเภอดอกคำใต้ รวม 1,284,560.00 บาท/)
    expect(alt.indexOf('ยอดต่างจากเดิมมาก 9 ราย')).toBeLessThan(alt.indexOf('ผู้ผลิต 1'))
  })

  test('equal bytes for chief and acting chief who have both never looked', () => {
    expect(JSON.stringify(messagesOf())).toBe(JSON.stringify(messagesOf()))
    expect(JSON.stringify(messagesOf({ changes: [] }))).not.toBe(JSON.stringify(messagesOf()))
  })

  test('a producer added after the submission shows as progress that is not complete', () => {
    const messages = messagesOf({}, { office: officeAs({ recorded: 63, expected: 64, state: 'submitted' }) })
    expect(linesIn(messages)).toContain('บันทึกแล้ว 63 จาก 64 ราย')
  })
})

const DOUBT = { amountSatang: 1n, reason: 'ตรวจแล้ว', doubt: null }

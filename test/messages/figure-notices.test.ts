// Questions about figures and their answers: whose figure, what was said by whom, and the way to it.
import { describe, expect, test } from 'vitest'
import type { NoticeFacts } from '../../bot/messages/notice-facts.ts'
import { noticeMessages } from '../../bot/messages/notice-messages.ts'
import type { NoticeKind } from '../../db/vocabulary.ts'
import { altTextIn, linksIn, shownIn } from './read-message.ts'
import { factsOf, LIFF_URL, PRODUCER, remarkAs } from './sample-facts.ts'

const noticeOf = (kind: NoticeKind, over: Partial<NoticeFacts>) => {
  const messages = noticeMessages([factsOf(kind, over)])
  return { shown: shownIn(messages), alt: altTextIn(messages), links: linksIn(messages) }
}

function expectSaid({ shown, alt }: { shown: string; alt: string }, ...words: string[]) {
  for (const word of words) {
    expect(shown).toContain(word)
    expect(alt).toContain(word)
  }
}

describe('a question about a figure', () => {
  test('names producer, question and asker, and opens the figure', () => {
    const notice = noticeOf('figure_questioned', { questions: { count: 1, newest: [remarkAs()] } })
    expectSaid(notice, 'มีคำถามเรื่องตัวเลข', 'อำเภอดอกคำใต้', 'กลุ่มทอผ้าบ้านดอกคำใต้', '“ยอดนี้รวมงานกาชาดด้วยหรือไม่”')
    expectSaid(notice, 'ถามโดย พัฒนาการอำเภอ นายสมชาย ตัวอย่าง')
    expect(notice.shown).not.toContain('และอีก')
    expect(notice.links).toEqual([`${LIFF_URL}/report/5605/2025-01/${PRODUCER}`])
  })

  test('of several it shows two, counts all, and opens the first shown', () => {
    const newest = [remarkAs(), remarkAs({ producerName: 'นางบัวผัน', producerId: 'x', text: 'เหตุใดจึงเป็นศูนย์' })]
    const notice = noticeOf('figure_questioned', { questions: { count: 5, newest } })
    expectSaid(notice, 'มีคำถามเรื่องตัวเลข 5 ข้อ', 'นางบัวผัน', '“เหตุใดจึงเป็นศูนย์”', 'และอีก 3 ข้อ')
    expect(notice.links).toEqual([`${LIFF_URL}/report/5605/2025-01/${PRODUCER}`])
  })

  test('a long question is cut, never the name of the asker', () => {
    const text = 'โปรดตรวจสอบกับสมุดบัญชี '.repeat(30)
    const notice = noticeOf('figure_questioned', { questions: { count: 1, newest: [remarkAs({ text })] } })
    expectSaid(notice, '…”', 'ถามโดย พัฒนาการอำเภอ นายสมชาย ตัวอย่าง')
    expect(notice.shown).not.toContain(text.trim())
  })
})

describe('an answer', () => {
  test('tells the asker of either office what was asked and answered by whom, and opens the figure', () => {
    const answer = {
      ...remarkAs({
        text: 'รวมแล้ว มีใบเสร็จครบ',
        by: { name: 'นางสาวแก้วตา ตัวอย่าง', role: 'district_officer' },
      }),
      question: 'ยอดนี้รวมงานกาชาดด้วยหรือไม่',
    }
    for (const role of ['provincial_officer', 'district_chief'] as const) {
      const notice = noticeOf('figure_answered', { role, answer })
      expectSaid(notice, 'มีคำตอบเรื่องตัวเลข', 'อำเภอดอกคำใต้', 'กลุ่มทอผ้าบ้านดอกคำใต้')
      expectSaid(notice, '“รวมแล้ว มีใบเสร็จครบ”', '“ยอดนี้รวมงานกาชาดด้วยหรือไม่”')
      expectSaid(notice, 'โดย พัฒนากร นางสาวแก้วตา ตัวอย่าง')
      expect(notice.links).toEqual([`${LIFF_URL}/report/5605/2025-01/${PRODUCER}`])
    }
  })
})

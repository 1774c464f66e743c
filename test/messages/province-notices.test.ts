// The province's messages: the numbers of the summary as they are, coverage always said, everybody missing counted.
import { describe, expect, test } from 'vitest'
import type { ProvinceSummary } from '../../bot/domain/province-summary.ts'
import type { NoticeFacts } from '../../bot/messages/notice-facts.ts'
import { noticeMessages } from '../../bot/messages/notice-messages.ts'
import { provinceStatusMessages } from '../../bot/messages/status-replies.ts'
import type { NoticeKind } from '../../db/vocabulary.ts'
import { altTextIn, linesIn, linksIn, shownIn } from './read-message.ts'
import { factsOf, LIFF_URL, missingAs, PLACES, summaryAs } from './sample-facts.ts'

const noticeOf = (kind: NoticeKind, summary: ProvinceSummary | null, over: Partial<NoticeFacts> = {}) => {
  const messages = noticeMessages([
    factsOf(kind, { role: 'provincial_officer', office: null, summary, ...over }),
  ])
  return {
    shown: shownIn(messages),
    alt: altTextIn(messages),
    links: linksIn(messages),
    lines: linesIn(messages),
  }
}

function expectSaid({ shown, alt }: { shown: string; alt: string }, ...words: string[]) {
  for (const word of words) {
    expect(shown).toContain(word)
    expect(alt).toContain(word)
  }
}

describe('the summary', () => {
  test('shows total, completeness, growth with its coverage, and opens the summary page', () => {
    const notice = noticeOf('summary_due_day', summaryAs())
    expectSaid(notice, 'สรุปวันครบกำหนดบันทึก รต.1', 'จังหวัดพะเยา เดือนมกราคม 2568', '12,840,500.50 บาท')
    expectSaid(notice, 'บันทึกแล้ว 613 จาก 700 ราย', 'เพิ่มขึ้น 3.3%', 'เทียบ 8 จาก 9 อำเภอ')
    expectSaid(notice, 'ลดลง 1.2%', 'เทียบ 35 จาก 36 รายงาน', 'สะสมปีงบประมาณ')
    expect(notice.lines).toEqual(expect.arrayContaining(['7/9', '6/9', '5/9']))
    expect(notice.alt).toContain('ครบ 7 ส่งแล้ว 6 รับรองแล้ว 5 จาก 9 อำเภอ')
    expect(notice.shown).toContain('ข้อมูล ณ 25 มกราคม 2568 เวลา 16:30 น.')
    expect(notice.links).toEqual([`${LIFF_URL}/summary/2025-01`])
  })

  test('each of the three has its own title', () => {
    const titles = (['summary_due_day', 'summary_month_end', 'summary_closed'] as const).map(
      kind => noticeOf(kind, summaryAs()).lines[1],
    )
    expect(titles).toEqual(['สรุปวันครบกำหนดบันทึก รต.1', 'สรุปสิ้นเดือน', 'สรุปหลังปิดระบบ'])
  })

  test('an on-time rate appears only once the day is over', () => {
    expect(noticeOf('summary_due_day', summaryAs()).shown).not.toContain('ทันกำหนด')
    const dueOver = summaryAs({
      onTime: { submitted: 6, certified: 5, of: 9, isDuePassed: true, isSignOffPassed: false },
    })
    expectSaid(noticeOf('summary_month_end', dueOver), 'ส่งทันกำหนด 6 จาก 9 (66.7%)')
    expect(noticeOf('summary_month_end', dueOver).shown).not.toContain('รับรองทันกำหนด')
    const allOver = summaryAs({
      onTime: { submitted: 6, certified: 5, of: 9, isDuePassed: true, isSignOffPassed: true },
    })
    expectSaid(noticeOf('summary_closed', allOver), 'รับรองทันกำหนด 5 จาก 9 (55.6%)')
  })

  test('no base is called no base', () => {
    const none = { nowSatang: 5n, baseSatang: 0n, tenths: null, covered: 0, of: 9 }
    const notice = noticeOf(
      'summary_closed',
      summaryAs({ growthMonth: none, growthYear: { ...none, of: 36 } }),
    )
    expectSaid(notice, 'ไม่มีฐานเทียบ')
    expect(notice.shown).not.toContain('%')
    const noReports = summaryAs({
      growthMonth: none,
      offices: { of: 9, complete: 0, submitted: 0, certified: 0 },
    })
    expect(noticeOf('summary_closed', noReports).shown).toContain('ยังไม่มีอำเภอส่งรายงาน')
  })

  test('says what growth is measured against, where the province chose the average of three years', () => {
    for (const kind of ['summary_closed', 'all_certified'] as const) {
      const notice = noticeOf(kind, summaryAs({ rule: 'average_3_years', missing: [] }))
      expectSaid(notice, 'เทียบค่าเฉลี่ยเดือนเดียวกัน 3 ปีก่อน')
      expect(notice.shown).not.toContain('เทียบเดือนเดียวกันปีก่อน')
      expectSaid(noticeOf(kind, summaryAs({ missing: [] })), 'เทียบเดือนเดียวกันปีก่อน')
    }
  })

  test('names who is missing with what is left', () => {
    const notice = noticeOf('summary_due_day', summaryAs({ missing: missingAs(4) }))
    expectSaid(notice, 'ยังไม่ลงนามรับรอง 4 อำเภอ', ...PLACES.slice(0, 4))
    expect(notice.lines).toContain('เหลือ 22 จาก 63')
    expect(notice.shown).not.toContain('และอีก')
  })

  test('where a missing district stands is said, not only how much is left', () => {
    const [draft] = missingAs(1)
    if (!draft) throw new Error('no sample')
    const missing = [
      { ...draft, left: 0 },
      { ...draft, left: 0, state: 'submitted' as const },
      { ...draft, left: 3, state: 'returned' as const },
      { ...draft, left: 0, expected: 0 },
    ]
    const { lines } = noticeOf('summary_closed', summaryAs({ missing }))
    expect(lines).toEqual(
      expect.arrayContaining(['บันทึกครบ ยังไม่ส่ง', 'รอลงนามรับรอง', 'ถูกตีกลับ เหลือ 3', 'ยังไม่มีผู้ผลิต']),
    )
  })

  test('25 districts: nine lines and a count of the others', () => {
    const offices = { of: 25, complete: 0, submitted: 0, certified: 0 }
    const notice = noticeOf('summary_closed', summaryAs({ offices, missing: missingAs(25) }))
    expectSaid(notice, 'ยังไม่ลงนามรับรอง 25 อำเภอ', 'และอีก 16 อำเภอ')
    expect(notice.lines.filter(line => line.startsWith('เหลือ'))).toHaveLength(9)
  })

  test('everything certified: says so and lists nobody', () => {
    const offices = { of: 9, complete: 9, submitted: 9, certified: 9 }
    const notice = noticeOf('summary_closed', summaryAs({ offices, missing: [] }))
    expectSaid(notice, 'ทุกอำเภอลงนามรับรองครบแล้ว')
    expect(notice.shown).not.toContain('ยังไม่ลงนามรับรอง')
  })
})

describe('the last district certifies', () => {
  test('a short card with total and growth', () => {
    const offices = { of: 9, complete: 9, submitted: 9, certified: 9 }
    const notice = noticeOf('all_certified', summaryAs({ offices, missing: [] }))
    expectSaid(
      notice,
      'ทุกอำเภอลงนามรับรองครบแล้ว',
      'ลงนามรับรอง 9 จาก 9 อำเภอ',
      '12,840,500.50 บาท',
      'เพิ่มขึ้น 3.3%',
    )
    expect(notice.lines.length).toBeLessThan(10)
    expect(notice.links).toEqual([`${LIFF_URL}/summary/2025-01`])
  })

  test('is not claimed while one is missing', () => {
    const notice = noticeOf('all_certified', summaryAs())
    expect(`${notice.shown} ${notice.alt}`).not.toContain('ทุกอำเภอ')
    expectSaid(notice, 'ลงนามรับรองแล้ว 5 จาก 9 อำเภอ')
  })
})

describe('quota used up', () => {
  test('says how many wait, what happens by itself and what to do', () => {
    const notice = noticeOf('quota_held', null, { heldCount: 12 })
    expectSaid(notice, 'ค้างส่ง 12 ฉบับ', 'โควตา', 'โปรดโทรศัพท์แจ้งอำเภอ')
    expect(notice.links).toEqual([`${LIFF_URL}/summary/2025-01`])
    expectSaid(noticeOf('quota_held', summaryAs(), { heldCount: 1 }), 'ยังไม่ลงนามรับรอง 4 อำเภอ')
  })

  test('the status reply mentions waiting notices only when there are some', () => {
    const replyWith = (heldCount: number) =>
      shownIn(
        provinceStatusMessages({ summary: summaryAs(), liffUrl: LIFF_URL, provinceName: 'พะเยา', heldCount }),
      )
    expect(replyWith(3)).toContain('ค้างส่ง 3 ฉบับ')
    expect(replyWith(0)).not.toContain('ค้างส่ง')
    expect(replyWith(0)).toContain('12,840,500.50 บาท')
  })
})

// A closed month open again for one district: until when, why, by whom, and the step that is the reader's own; and what the
// province reads where it ran out unsigned.
import { describe, expect, test } from 'vitest'
import type { NoticeFacts } from '../../bot/messages/notice-facts.ts'
import { noticeMessages } from '../../bot/messages/notice-messages.ts'
import type { NoticeKind } from '../../db/vocabulary.ts'
import { altTextIn, labelsIn, linksIn, shownIn } from './read-message.ts'
import { at, factsOf, LIFF_URL, officeAs, returnedAs } from './sample-facts.ts'

/** January closed on 6 February; it is open again until Saturday the 15th, 16:30. */
const REOPENED = {
  until: at('2025-02-15', '16:30'),
  reason: 'กรมขอข้อมูลเพิ่ม',
  by: 'นางสาวใบบัว ตัวอย่าง',
  wasCertified: false,
}

const noticeOf = (kind: NoticeKind, over: Partial<NoticeFacts> = {}) => {
  const messages = noticeMessages([
    factsOf(kind, { dueOn: '2025-02-15', now: at('2025-02-12'), reopened: REOPENED, ...over }),
  ])
  return {
    shown: shownIn(messages),
    alt: altTextIn(messages),
    links: linksIn(messages),
    labels: labelsIn(messages),
  }
}

function expectSaid({ shown, alt }: { shown: string; alt: string }, ...words: string[]) {
  for (const word of words) {
    expect(shown).toContain(word)
    expect(alt).toContain(word)
  }
}

describe('a month that was opened again', () => {
  test('says until when with the true weekday, why, by whom, and that it locks by itself', () => {
    const notice = noticeOf('report_reopened')
    expectSaid(notice, 'เปิดให้แก้ไขอีกครั้ง', 'แก้ไขได้ถึงวันเสาร์ที่ 15 กุมภาพันธ์ 2568 เวลา 16:30 น.')
    expectSaid(notice, 'เหตุผล: กรมขอข้อมูลเพิ่ม', 'เปิดโดย นางสาวใบบัว ตัวอย่าง', 'ระบบล็อกเอง')
    expectSaid(notice, 'อำเภอดอกคำใต้', 'เหลืออีก 22 ราย')
    expect(notice.links).toEqual([`${LIFF_URL}/revenue/2025-01?left=1`])
    expect(notice.shown).not.toContain('ลงนามรับรองใหม่')
  })

  test('a certified report that came back is not called faulty, and must be signed again', () => {
    const facts = {
      office: officeAs({ recorded: 63, state: 'returned' }),
      reopened: { ...REOPENED, wasCertified: true },
    } as const
    const officer = noticeOf('report_reopened', facts)
    expectSaid(officer, 'โปรดแก้ไขแล้วส่งใหม่', 'ต้องลงนามรับรองใหม่')
    expect(officer.shown).not.toContain('ตีกลับ')
    expect(officer.labels).toEqual(['แก้ไขรายงาน'])
    const chief = noticeOf('report_reopened', { ...facts, role: 'district_chief' })
    expectSaid(chief, 'รอพัฒนากรแก้ไขและส่งใหม่', 'ต้องลงนามรับรองใหม่')
    expect(chief.links).toEqual([`${LIFF_URL}/report/5605/2025-01`])
  })

  test('a submitted report leads the chief to the signature', () => {
    const notice = noticeOf('report_reopened', {
      office: officeAs({ recorded: 63, state: 'submitted' }),
      role: 'district_chief',
    })
    expectSaid(notice, 'พร้อมให้ท่านลงนามรับรอง')
    expect(notice.labels).toEqual(['ตรวจและลงนามรับรอง'])
  })
})

describe('the last day of it', () => {
  test('says when it ends and what is left', () => {
    const notice = noticeOf('reopening_ends', { now: at('2025-02-15') })
    expectSaid(notice, 'ปิดแก้ไขวันนี้ 16:30 น.', 'บันทึกแล้ว 41 จาก 63 ราย', 'เหลืออีก 22 ราย')
    expect(notice.alt).toMatch(/^ปิดแก้ไขวันนี้ 16:30 น. เดือนมกราคม 2568 อำเภอดอกคำใต้/)
    expect(notice.links).toEqual([`${LIFF_URL}/revenue/2025-01?left=1`])
  })

  test('says whose step it is', () => {
    const office = officeAs({ recorded: 63, state: 'submitted' })
    const now = at('2025-02-15')
    expectSaid(noticeOf('reopening_ends', { office, now }), 'รอพัฒนาการอำเภอลงนามรับรอง')
    expectSaid(noticeOf('reopening_ends', { office, now, role: 'district_chief' }), 'พร้อมให้ท่านลงนามรับรอง')
  })
})

describe('its end before the report is signed', () => {
  const ranOut = (over: Partial<NoticeFacts> = {}) =>
    noticeOf('reopening_ran_out', { now: at('2025-02-16'), role: 'provincial_officer', ...over })

  test.each([
    ['draft', 'อำเภอยังไม่ได้ส่งรายงาน'],
    ['returned', 'อำเภอยังไม่ได้ส่งรายงานใหม่'],
    ['submitted', 'อำเภอส่งรายงานแล้ว'],
  ] as const)('tells the province which report stands where, and leads to it: %s', (state, stands) => {
    const notice = ranOut({ office: officeAs({ recorded: 63, state }) })
    expectSaid(notice, 'หมดเวลาแก้ไขก่อนลงนามรับรอง', 'อำเภอดอกคำใต้', `ยังไม่ได้ลงนามรับรอง (${stands})`)
    expectSaid(notice, 'เปิดให้แก้ไขถึงวันเสาร์ที่ 15 กุมภาพันธ์ 2568 เวลา 16:30 น. สิ้นสุดแล้ว', 'โปรดเปิดให้แก้ไขอีกครั้ง')
    expect(notice.links).toEqual([`${LIFF_URL}/report/5605/2025-01`])
    expect(notice.shown).not.toContain('ตีกลับ')
  })

  test('says of a report that was signed before that it is not signed again', () => {
    const notice = ranOut({
      office: officeAs({ recorded: 63, state: 'returned' }),
      reopened: { ...REOPENED, wasCertified: true },
    })
    expectSaid(notice, 'ยังไม่ได้ลงนามรับรองใหม่ (อำเภอยังไม่ได้ส่งรายงานใหม่)')
  })
})

describe('any other notice while it runs', () => {
  const window = { isOpen: true, closesAt: REOPENED.until, isReopened: true } as const
  const submitted = officeAs({ recorded: 63, state: 'submitted' })

  test.each(['report_due', 'sign_off_due', 'last_call', 'window_closes'] as const)(
    '%s leads the chief to the signature, by the moment that holds for the district',
    kind => {
      const notice = noticeOf(kind, { window, office: submitted, role: 'district_chief', reopened: null })
      expect(notice.labels).toEqual(['ตรวจและลงนามรับรอง'])
      expect(notice.shown).not.toContain('6 กุมภาพันธ์')
    },
  )

  test('a returned report says until when it can be put right', () => {
    const office = officeAs({ recorded: 63, state: 'returned' })
    const notice = noticeOf('report_returned', { window, office, returned: returnedAs() })
    expectSaid(notice, 'เปิดให้อำเภอนี้แก้ไขถึง 15 กุมภาพันธ์ 2568 เวลา 16:30 น.')
  })
})

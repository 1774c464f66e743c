// The nudge: in the name of the provincial office, with the district's own progress and the button of its next step.
import { describe, expect, test } from 'vitest'
import type { NoticeFacts } from '../../bot/messages/notice-facts.ts'
import { noticeMessages } from '../../bot/messages/notice-messages.ts'
import { altTextIn, linksIn, shownIn } from './read-message.ts'
import { at, factsOf, LIFF_URL, officeAs } from './sample-facts.ts'

function nudge(over: Partial<NoticeFacts> = {}) {
  const messages = noticeMessages([factsOf('nudge', { now: at('2025-01-20'), ...over })])
  return { shown: shownIn(messages), alt: altTextIn(messages), links: linksIn(messages) }
}

const REPORT = `${LIFF_URL}/report/5605/2025-01`
const FORM = `${LIFF_URL}/revenue/2025-01`

describe('a nudge', () => {
  test.each([
    ['unfinished', {}, 'จังหวัดขอให้บันทึกรายได้ให้ครบ', `${FORM}?left=1`],
    ['complete', { recorded: 63 }, 'จังหวัดขอให้ส่งรายงาน', FORM],
    ['returned', { recorded: 63, state: 'returned' }, 'จังหวัดขอให้แก้ไขแล้วส่งรายงานใหม่', FORM],
    ['submitted', { recorded: 63, state: 'submitted' }, 'จังหวัดขอให้ลงนามรับรอง รต.2', REPORT],
  ] as const)('of an %s report asks for the next step and opens it', (_what, office, title, link) => {
    const isChief = 'state' in office && office.state === 'submitted'
    const { shown, alt, links } = nudge({
      office: officeAs(office),
      role: isChief ? 'district_chief' : 'district_officer',
    })
    for (const said of [shown, alt]) {
      expect(said).toContain(title)
      expect(said).toContain('สำนักงานพัฒนาชุมชนจังหวัดพะเยา')
      expect(said).toContain('อำเภอดอกคำใต้')
    }
    expect(links).toEqual([link])
  })

  test('says what is left, when it is due and until when the system is open', () => {
    const { shown, alt } = nudge()
    for (const said of [shown, alt]) {
      expect(said).toContain('เหลืออีก 22 ราย')
      expect(said).toContain('อีก 5 วันครบกำหนดบันทึก รต.1')
      expect(said).toContain('ระบบเปิดถึง 6 กุมภาพันธ์ 2568 เวลา 23:59 น.')
    }
  })

  test('after the due day says so; what waits for the chief is due at the end of the month', () => {
    expect(nudge({ now: at('2025-01-27') }).alt).toContain('ครบกำหนดบันทึก รต.1 แล้วเมื่อวันเสาร์ที่ 25 มกราคม 2568')
    const submitted = { office: officeAs({ state: 'submitted' }), role: 'district_chief' as const }
    expect(nudge({ ...submitted, now: at('2025-01-31') }).alt).toContain('วันนี้ครบกำหนดลงนามรับรอง รต.2')
  })

  test('to an acting chief says in whose stead', () => {
    const acting = { orderNumber: '12/2568', fromOn: '2025-01-20', untilOn: '2025-01-31' }
    const { shown, alt } = nudge({
      acting,
      role: 'district_chief',
      office: officeAs({ recorded: 63, state: 'submitted' }),
    })
    for (const said of [shown, alt]) expect(said).toContain('ผู้รักษาราชการแทนพัฒนาการอำเภอดอกคำใต้')
  })

  test('together with the reminder of the same morning is one message, the reminder first', () => {
    const facts = { now: at('2025-01-25') }
    const messages = noticeMessages([factsOf('nudge', facts), factsOf('report_due', facts)])
    expect(messages).toHaveLength(1)
    expect(altTextIn(messages)).toMatch(/^มี 2 เรื่อง: \(1\) วันนี้ครบกำหนดบันทึก รต\.1.*\(2\) จังหวัดขอให้/)
  })
})

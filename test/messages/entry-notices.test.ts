// Notices about the entry window: right figures, right weekdays, right page, and true when they come late.
import { describe, expect, test } from 'vitest'
import { calendarOf } from '../../bot/domain/reporting-calendar.ts'
import type { NoticeFacts } from '../../bot/messages/notice-facts.ts'
import { noticeMessages } from '../../bot/messages/notice-messages.ts'
import type { NoticeKind, Role } from '../../db/vocabulary.ts'
import { altTextIn, linksIn, shownIn } from './read-message.ts'
import { at, correctedTo, factsOf, LIFF_URL, officeAs } from './sample-facts.ts'

const noticeOf = (kind: NoticeKind, over: Partial<NoticeFacts> = {}) => {
  const messages = noticeMessages([factsOf(kind, over)])
  expect(messages).toHaveLength(1)
  return { shown: shownIn(messages), alt: altTextIn(messages), links: linksIn(messages) }
}

/** Both the card and its altText say it. */
function expectSaid({ shown, alt }: { shown: string; alt: string }, ...words: string[]) {
  for (const word of words) {
    expect(shown).toContain(word)
    expect(alt).toContain(word)
  }
}

describe('the opening of the window', () => {
  test('says what is due when, with the true weekdays, and opens the form', () => {
    const notice = noticeOf('window_opens', { office: null })
    expectSaid(notice, 'เปิดระบบบันทึกรายได้เดือนมกราคม 2568 แล้ว', 'บันทึกได้ตั้งแต่วันนี้')
    expect(notice.shown).toContain('วันเสาร์ที่ 25 มกราคม 2568')
    expect(notice.shown).toContain('วันศุกร์ที่ 31 มกราคม 2568')
    expect(notice.shown).toContain('วันพฤหัสบดีที่ 6 กุมภาพันธ์ 2568 เวลา 23:59 น.')
    expect(notice.alt).toContain('วันเสาร์ที่ 25 ม.ค. 68')
    expect(notice.alt).toContain('วันพฤหัสบดีที่ 6 ก.พ. 68 เวลา 23:59 น.')
    expectSaid(notice, 'ตรงกับวันหยุด ควรทำให้เสร็จภายในวันศุกร์ที่ 24 ม.ค. 68')
    expectSaid(notice, 'ส่งแบบประมาณการรายได้ ปีงบประมาณ 2568')
    expect(notice.links).toEqual([`${LIFF_URL}/revenue/2025-01`])
  })

  test('weekdays agree with Intl in every month of three years', () => {
    const thai = new Intl.DateTimeFormat('th-TH', { dateStyle: 'full', timeZone: 'Asia/Bangkok' })
    for (let month = 0; month < 36; month += 1) {
      const period = `${2025 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
      const { on } = calendarOf(period, [])
      const { shown } = noticeOf('window_opens', {
        period,
        dueOn: on.window_opens ?? '',
        now: at(`${period}-10`),
      })
      for (const date of [on.report_due, on.sign_off_due, on.window_closes]) {
        expect(shown).toContain(thai.format(at(date ?? '')).replace('พ.ศ. ', ''))
      }
      expect(shown.includes('แบบประมาณการ')).toBe(period.endsWith('-01'))
    }
  })

  test('equal bytes for every office, role and progress of a province', () => {
    const roles: (Role | null)[] = ['district_officer', 'district_chief', null]
    const bodies = ['5601', '5605', '5609'].flatMap((officeCode, index) =>
      roles.map(role =>
        JSON.stringify(
          noticeMessages([
            factsOf('window_opens', {
              role,
              office: officeAs({ officeCode, officeName: `อำเภอที่ ${index}`, recorded: index }),
            }),
          ]),
        ),
      ),
    )
    expect(new Set(bodies).size).toBe(1)
  })

  test('one that goes out late says since when, and a corrected date carries its reason', () => {
    expectSaid(noticeOf('window_opens', { now: at('2025-01-11', '07:00') }), 'ตั้งแต่เมื่อวาน')
    expectSaid(noticeOf('window_opens', { now: at('2025-01-13') }), 'ตั้งแต่วันศุกร์ที่ 10 มกราคม 2568')
    const calendar = calendarOf('2025-01', [correctedTo('2025-02-09', 'กรมขยายเวลา')])
    const corrected = noticeOf('window_opens', { calendar })
    expect(corrected.shown).toContain('วันอาทิตย์ที่ 9 กุมภาพันธ์ 2568 เวลา 23:59 น.')
    expectSaid(corrected, 'เลื่อนจากกำหนดเดิม: กรมขยายเวลา')
  })
})

describe('the heads-up before a 25th on which nobody works', () => {
  test('names the weekday, the day to finish and the own progress', () => {
    const notice = noticeOf('report_due_heads_up', { now: at('2025-01-24') })
    expectSaid(notice, 'วันที่ 25 เป็นวันเสาร์', 'ภายในวันนี้ (วันศุกร์ที่ 24 มกราคม 2568)')
    expectSaid(notice, 'บันทึกแล้ว 41 จาก 63 ราย', 'เหลืออีก 22 ราย', 'อำเภอดอกคำใต้')
    expect(notice.links).toEqual([`${LIFF_URL}/revenue/2025-01?left=1`])
  })

  test('a public holiday on a weekday is called one; the holiday before it is stepped over', () => {
    const holidays = new Set(['2025-02-25', '2025-02-24'])
    const facts = { period: '2025-02', dueOn: '2025-02-25', holidays, now: at('2025-02-20') }
    expectSaid(noticeOf('report_due_heads_up', facts), 'วันที่ 25 เป็นวันหยุดราชการ', 'ภายในวันศุกร์ที่ 21 กุมภาพันธ์ 2568')
  })

  test('late, after the last working day, it asks for the due day itself', () => {
    const late = noticeOf('report_due_heads_up', { now: at('2025-01-25', '07:00') })
    expectSaid(late, 'ภายในวันนี้ (วันเสาร์ที่ 25 มกราคม 2568)')
    expect(late.shown).not.toContain('24 มกราคม')
  })
})

describe('the 25th', () => {
  test('incomplete: own figures, what is left, straight to the unfinished', () => {
    const notice = noticeOf('report_due')
    expectSaid(notice, 'วันนี้ครบกำหนดบันทึก รต.1', 'เดือนมกราคม 2568', 'บันทึกแล้ว 41 จาก 63 ราย', 'เหลืออีก 22 ราย')
    expect(JSON.stringify(noticeMessages([factsOf('report_due')]))).toContain('"width":"65%"')
    expect(notice.links).toEqual([`${LIFF_URL}/revenue/2025-01?left=1`])
  })

  test('a very long name does not push the figures out of the altText', () => {
    const notice = noticeOf('report_due', { office: officeAs({ officeName: 'ดอกคำใต้'.repeat(50) }) })
    expectSaid(notice, 'อำเภอดอกคำใต้', '…', 'เหลืออีก 22 ราย')
  })

  test('sent on the 26th or later it says so', () => {
    expectSaid(noticeOf('report_due', { now: at('2025-01-26', '07:00') }), 'ครบกำหนดบันทึก รต.1 แล้วเมื่อวาน')
    const later = noticeOf('report_due', { now: at('2025-01-28') })
    expectSaid(later, 'ครบกำหนดบันทึก รต.1 แล้วเมื่อวันเสาร์ที่ 25 มกราคม 2568')
    expect(later.shown).not.toContain('วันนี้')
  })

  test('complete: the officer hears that it is ready to send', () => {
    const notice = noticeOf('report_due', { office: officeAs({ recorded: 63 }) })
    expectSaid(notice, 'พร้อมส่งรายงาน', 'บันทึกแล้ว 63 จาก 63 ราย', 'วันนี้ครบกำหนด')
    expect(notice.shown).not.toContain('เหลืออีก')
    expect(notice.links).toEqual([`${LIFF_URL}/revenue/2025-01`])
  })

  test('submitted: the chief hears that it is ready to certify', () => {
    const office = officeAs({ recorded: 63, state: 'submitted' })
    const notice = noticeOf('report_due', { office, role: 'district_chief' })
    expectSaid(notice, 'รายงานพร้อมลงนามรับรอง')
    expect(notice.links).toEqual([`${LIFF_URL}/report/5605/2025-01`])
  })

  test('a district without producers is not told that it is complete', () => {
    const notice = noticeOf('report_due', { office: officeAs({ recorded: 0, expected: 0 }) })
    expectSaid(notice, 'ยังไม่มีรายชื่อผู้ผลิต')
    expect(notice.shown).not.toContain('0 จาก 0')
  })
})

describe('the last day of the month', () => {
  test('names what is missing and when the system closes', () => {
    const office = officeAs({ recorded: 63, state: 'submitted' })
    const notice = noticeOf('sign_off_due', { office, role: 'district_chief' })
    expectSaid(notice, 'วันนี้ครบกำหนดลงนามรับรอง รต.2', 'พร้อมให้ท่านลงนามรับรอง')
    expectSaid(notice, 'ระบบปิดวันพฤหัสบดีที่ 6 กุมภาพันธ์ 2568 เวลา 23:59 น.')
    expect(notice.links).toEqual([`${LIFF_URL}/report/5605/2025-01`])
    expectSaid(noticeOf('sign_off_due', { now: at('2025-02-01') }), 'ครบกำหนดลงนามรับรอง รต.2 แล้วเมื่อวาน')
  })
})

describe('the closing', () => {
  test('the day before: closes tomorrow; sent on the day itself: today', () => {
    expectSaid(noticeOf('last_call'), 'ระบบปิดพรุ่งนี้ 23:59 น.', 'วันพฤหัสบดีที่ 6 กุมภาพันธ์ 2568', 'เหลืออีก 22 ราย')
    expectSaid(noticeOf('last_call', { now: at('2025-02-06', '07:00') }), 'ระบบปิดวันนี้ 23:59 น.')
  })

  test('the day itself: the hour, the own state in one line, and the button of the next step', () => {
    const notice = noticeOf('window_closes')
    expectSaid(
      notice,
      'ระบบปิดวันนี้ 23:59 น.',
      'อำเภอดอกคำใต้',
      'บันทึกแล้ว 41 จาก 63 ราย ยังบันทึกไม่ครบ เหลืออีก 22 ราย',
    )
    const certified = noticeOf('window_closes', {
      office: officeAs({ recorded: 63, state: 'certified' }),
      role: 'district_chief',
    })
    expectSaid(certified, 'ลงนามรับรองแล้ว รอจังหวัดรับรายงาน')
    expect(notice.links).toEqual([`${LIFF_URL}/revenue/2025-01?left=1`])
    expect(certified.links).toEqual([`${LIFF_URL}/report/5605/2025-01`])
  })

  test('a corrected closing is the one that is said', () => {
    const calendar = calendarOf('2025-01', [correctedTo('2025-02-09', 'กรมขยายเวลา')])
    const notice = noticeOf('last_call', { calendar, dueOn: '2025-02-09', now: at('2025-02-08') })
    expectSaid(notice, 'ระบบปิดพรุ่งนี้', 'วันอาทิตย์ที่ 9 กุมภาพันธ์ 2568')
  })
})

describe('the next step is the same table in every notice', () => {
  const UNFINISHED = '/revenue/2025-01?left=1'
  const FORM = '/revenue/2025-01'
  const REPORT = '/report/5605/2025-01'
  const situations: [
    string,
    Partial<NoticeFacts['office'] & object>,
    officer: string,
    chief: string,
    group: string,
  ][] = [
    ['unfinished', { recorded: 41 }, UNFINISHED, REPORT, UNFINISHED],
    ['ready', { recorded: 63 }, FORM, REPORT, FORM],
    ['returned', { recorded: 63, state: 'returned' }, FORM, REPORT, FORM],
    ['returned and unfinished', { recorded: 60, state: 'returned' }, UNFINISHED, REPORT, UNFINISHED],
    ['submitted', { recorded: 63, state: 'submitted' }, REPORT, REPORT, REPORT],
    ['certified', { recorded: 63, state: 'certified' }, REPORT, REPORT, REPORT],
    ['accepted', { recorded: 63, state: 'accepted' }, REPORT, REPORT, REPORT],
  ]
  for (const kind of ['report_due', 'sign_off_due', 'last_call'] as const) {
    test.each(situations)(`${kind}, %s`, (_, office, officer, chief, group) => {
      const linkFor = (role: Role | null) => noticeOf(kind, { role, office: officeAs(office) }).links
      expect(linkFor('district_officer')).toEqual([LIFF_URL + officer])
      expect(linkFor('district_chief')).toEqual([LIFF_URL + chief])
      expect(linkFor(null)).toEqual([LIFF_URL + group])
    })
  }

  test('only the chief is told to certify, only the officer to send', () => {
    const saidTo = (role: Role | null, state: 'draft' | 'submitted') =>
      noticeOf('sign_off_due', { role, office: officeAs({ recorded: 63, state }) }).shown
    expect(saidTo('district_chief', 'submitted')).toContain('พร้อมให้ท่านลงนามรับรอง')
    expect(saidTo('district_officer', 'submitted')).toContain('รอพัฒนาการอำเภอลงนามรับรอง')
    expect(saidTo(null, 'submitted')).toContain('รอพัฒนาการอำเภอลงนามรับรอง')
    expect(saidTo('district_officer', 'draft')).toContain('พร้อมส่งรายงาน')
    expect(saidTo('district_chief', 'draft')).toContain('รอพัฒนากรส่งรายงาน')
  })
})

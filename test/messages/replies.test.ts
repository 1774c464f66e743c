// The free answers in the chat: true, complete, with the menu below, and silent towards strangers.
import { describe, expect, test } from 'vitest'
import { calendarOf, entryWindowOf } from '../../bot/domain/reporting-calendar.ts'
import { COMMANDS, readCommand } from '../../bot/messages/commands.ts'
import { type FormLinkFacts, formLinkMessages } from '../../bot/messages/form-replies.ts'
import { greetingMessages } from '../../bot/messages/greeting-replies.ts'
import {
  groupBoundMessages,
  groupCodeRefusedMessages,
  groupJoinedMessages,
} from '../../bot/messages/group-replies.ts'
import {
  helpMessages,
  menuMessages,
  menuQuickReply,
  problemMessages,
  strangerMessages,
} from '../../bot/messages/menu-replies.ts'
import { type StatusFacts, statusMessages } from '../../bot/messages/status-replies.ts'
import { ROLES } from '../../db/vocabulary.ts'
import { altTextIn, labelsIn, linesIn, linksIn, menuIn, shownIn } from './read-message.ts'
import { at, LIFF_URL, officeAs, PERIOD } from './sample-facts.ts'

const calendar = calendarOf(PERIOD, [])
const liffUrl = LIFF_URL

const statusOn = (on: string, over: Partial<StatusFacts> = {}) =>
  statusMessages({
    office: officeAs(),
    calendar,
    window: entryWindowOf(calendar, at(on)),
    liffUrl,
    role: 'district_officer',
    amountSatang: 128_456_000n,
    now: at(on),
    ...over,
  })

const formOn = (on: string, over: Partial<FormLinkFacts> = {}) =>
  formLinkMessages({
    period: PERIOD,
    office: officeAs(),
    window: entryWindowOf(calendar, at(on)),
    liffUrl,
    role: 'district_officer',
    now: at(on),
    ...over,
  })

describe('the menu', () => {
  test('every quick reply sends a word that the chat understands', () => {
    for (const role of [...ROLES, null]) {
      const words = menuIn([{ type: 'text', text: 'x', quickReply: menuQuickReply(role) }])
      expect(words.length).toBeGreaterThan(0)
      for (const word of words) expect(readCommand(word)).not.toBeNull()
    }
  })

  test('an officer has all six; those who type no figures are not offered the form', () => {
    const wordsOf = (role: (typeof ROLES)[number]) => menuIn(menuMessages(role))
    expect(wordsOf('district_officer')).toEqual(Object.values(COMMANDS))
    for (const role of ROLES.slice(1)) expect(wordsOf(role)).not.toContain('กรอก')
  })

  test('help names every word of the reader’s menu', () => {
    for (const role of ROLES) {
      const messages = helpMessages(role)
      for (const word of menuIn(messages)) expect(linesIn(messages)).toContain(word)
    }
  })
})

describe('a stranger', () => {
  const greeted = greetingMessages({
    officer: null,
    liffUrl,
    period: PERIOD,
    office: null,
    calendar,
    now: at('2025-01-20'),
  })

  test('learns only how to be invited: no link, no date, no month', () => {
    for (const messages of [strangerMessages(), helpMessages(null), greeted]) {
      const [message] = messages
      const words = message?.type === 'text' ? message.text : ''
      expect(words).toContain('ขอลิงก์คำเชิญจากสำนักงานพัฒนาชุมชนจังหวัด')
      expect(JSON.stringify(messages)).not.toMatch(/http|\d|รต\.|มกราคม/)
      expect(menuIn(messages)).toEqual(['ช่วยเหลือ'])
    }
  })
})

describe('the greeting of an officer', () => {
  const officer = { fullName: 'นางสาวแก้วตา ตัวอย่าง', role: 'district_officer', officeName: 'ดอกคำใต้' } as const
  const facts = { officer, liffUrl, period: PERIOD, office: officeAs(), calendar, now: at('2025-01-20') }

  test('says who, where and what to do next', () => {
    const messages = greetingMessages(facts)
    for (const words of [shownIn(messages), altTextIn(messages)]) {
      expect(words).toContain('นางสาวแก้วตา ตัวอย่าง')
      expect(words).toContain('พัฒนากร อำเภอดอกคำใต้')
      expect(words).toContain('เหลืออีก 22 ราย')
    }
    expect(linksIn(messages)).toEqual([`${liffUrl}/revenue/2025-01?left=1`])
  })

  test('a provincial officer is led to the summary', () => {
    const provincial = { ...officer, role: 'provincial_officer', officeName: 'พะเยา' } as const
    const messages = greetingMessages({ ...facts, officer: provincial, office: null })
    expect(shownIn(messages)).toContain('เจ้าหน้าที่จังหวัด จังหวัดพะเยา')
    expect(linksIn(messages)).toEqual([`${liffUrl}/summary/2025-01`])
  })
})

describe('สถานะ', () => {
  test('figures, total, the due day with its weekday and distance, until when it is open', () => {
    const messages = statusOn('2025-01-22')
    for (const words of [shownIn(messages), altTextIn(messages)]) {
      expect(words).toContain('อำเภอดอกคำใต้')
      expect(words).toContain('บันทึกแล้ว 41 จาก 63 ราย')
      expect(words).toContain('1,284,560.00 บาท')
      expect(words).toContain('วันเสาร์ที่ 25 ม.ค. 68 (อีก 3 วัน)')
      expect(words).toContain('ระบบเปิดถึง 6 กุมภาพันธ์ 2568 เวลา 23:59 น.')
    }
    expect(linksIn(messages)).toEqual([`${liffUrl}/revenue/2025-01?left=1`])
    expect(menuIn(messages)).toHaveLength(6)
  })

  test('past the due day and past closing it says so, and offers no recording', () => {
    const messages = statusOn('2025-02-08')
    expect(shownIn(messages)).toContain('เลยมา 14 วัน')
    expect(shownIn(messages)).toContain('ระบบปิดแล้ว ตั้งแต่ 6 กุมภาพันธ์ 2568 เวลา 23:59 น.')
    expect(labelsIn(messages)).toEqual(['ดูแบบบันทึกรายได้'])
  })

  test('what is due moves on with the report', () => {
    const office = officeAs({ recorded: 63, state: 'submitted' })
    expect(shownIn(statusOn('2025-01-30', { office }))).toContain('ครบกำหนด รต.2')
    expect(shownIn(statusOn('2025-01-30', { office }))).toContain('วันศุกร์ที่ 31 ม.ค. 68 (อีก 1 วัน)')
    const certified = officeAs({ recorded: 63, state: 'certified' })
    expect(shownIn(statusOn('2025-01-30', { office: certified }))).not.toContain('ครบกำหนด')
  })
})

describe('กรอก', () => {
  test('opens the form and says when it closes', () => {
    const messages = formOn('2025-02-05')
    expect(shownIn(messages)).toContain('ระบบปิดพรุ่งนี้')
    expect(linksIn(messages)).toEqual([`${liffUrl}/revenue/2025-01?left=1`])
  })

  test('a lock says why and until when, in the card and in the altText', () => {
    const cases: [ReturnType<typeof formOn>, string][] = [
      [formOn('2025-01-09'), 'จะเปิดให้บันทึกวันที่ 10 มกราคม 2568 เวลา 00:00 น.'],
      [formOn('2025-02-08'), 'ตั้งแต่ 6 กุมภาพันธ์ 2568 เวลา 23:59 น.'],
      [
        formOn('2025-01-22', { office: officeAs({ recorded: 63, state: 'submitted' }) }),
        'ส่งรายงานให้พัฒนาการอำเภอแล้ว',
      ],
      [
        formOn('2025-01-22', { office: officeAs({ recorded: 63, state: 'certified' }) }),
        'ลงนามรับรองแล้ว จึงแก้ไขไม่ได้',
      ],
      [
        formOn('2025-01-22', { office: officeAs({ recorded: 63, state: 'accepted' }) }),
        'จังหวัดรับรายงานแล้ว จึงแก้ไขไม่ได้',
      ],
    ]
    for (const [messages, words] of cases) {
      expect(shownIn(messages)).toContain(words)
      expect(altTextIn(messages)).toContain(words)
    }
  })

  test('the chief is led to the report, the province to the summary', () => {
    const office = officeAs({ recorded: 63, state: 'submitted' })
    expect(linksIn(formOn('2025-01-22', { office, role: 'district_chief' }))).toEqual([
      `${liffUrl}/report/5605/2025-01`,
    ])
    expect(linksIn(formOn('2025-01-22', { office: null, role: 'provincial_officer' }))).toEqual([
      `${liffUrl}/summary/2025-01`,
    ])
  })
})

describe('groups and problems', () => {
  test('a group hears how it is bound, to what, or why not', () => {
    const textOf = (messages: ReturnType<typeof groupJoinedMessages>) => JSON.stringify(messages)
    expect(textOf(groupJoinedMessages())).toContain('ผูกกลุ่ม')
    expect(textOf(groupBoundMessages({ officeName: 'อำเภอดอกคำใต้' }))).toContain(
      'สำนักงานพัฒนาชุมชนอำเภอดอกคำใต้',
    )
    const refusals = (['unknown', 'expired', 'used', 'revoked', 'not_allowed', 'already_bound'] as const).map(
      reason => textOf(groupCodeRefusedMessages(reason)),
    )
    expect(new Set(refusals).size).toBe(6)
  })

  test('a problem is said in both its sentences', () => {
    const [message] = problemMessages({ says: 'ระบบขัดข้องชั่วคราว', next: 'โปรดลองใหม่' }, 'district_chief')
    expect(message).toMatchObject({ type: 'text', text: 'ระบบขัดข้องชั่วคราว\nโปรดลองใหม่' })
  })
})

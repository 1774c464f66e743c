// เอกสาร in the chat: fresh links to what was certified, for who may read it, and never in a group.
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createInvitation } from '../../bot/actions/invite.ts'
import { audit, documentLinks } from '../../db/schema/index.ts'
import { addPerson, addProducers } from '../district.ts'
import { certifyMonth, returnMonth } from '../http/certify-month.ts'
import { openAt } from '../http/start-papers.ts'
import type { Received } from '../inbox.ts'
import { startChat, startOwnChat, wordsOf } from './start-chat.ts'

const AT = { officeCode: '5605', period: '2025-01' }

type Chat = Awaited<ReturnType<typeof startChat>>

let chat: Chat
beforeAll(async () => {
  chat = await startChat()
})
afterAll(() => chat.service.close())

/** What the buttons of an answer open. */
async function openAll(of: Chat, answer: Received | undefined): Promise<string[]> {
  const links = (answer?.uris ?? []).filter(uri => uri.includes('/documents/'))
  const opened = await Promise.all(
    links.map(uri => {
      const { pathname, search } = new URL(uri)
      return openAt(of.service.url, pathname + search)
    }),
  )
  return opened.map(({ status, headers }) => `${status} ${headers.get('content-disposition')}`)
}

const certify = (of: Chat, at = AT, people: Pick<Chat['people'], 'officer' | 'chief'> = of.people) =>
  certifyMonth(of.service, { ...people, at })

describe('a district without anything certified', () => {
  it('gets the draft of the month in focus, and is told that it is one', async () => {
    for (const person of [chat.people.officer, chat.people.chief]) {
      const [answer] = await chat.ask(person, 'เอกสาร')
      expect(answer?.via).toBe('reply')
      for (const words of [answer?.altText, answer?.texts.join(' ')]) {
        expect(words).toContain('ยังไม่มีฉบับที่ลงนามรับรอง')
        expect(words).toContain('มกราคม 2568')
        expect(words).toContain('15 นาที')
      }
      expect(await openAll(chat, answer)).toEqual(['200 inline; filename="rt2-5605-2025-01-draft.pdf"'])
    }
  })
})

describe('a district with a certified report', () => {
  it('gets รต.2 and every รต.1 of it, in a browser that can show them', async () => {
    const own = await startOwnChat()
    await certify(own)
    const [answer, ...more] = await own.ask(own.people.officer, 'รต.2')
    expect(more).toEqual([])
    for (const words of [answer?.altText, answer?.texts.join(' ')]) {
      expect(words).toContain('อำเภอดอกคำใต้')
      expect(words).toContain('มกราคม 2568')
      expect(words).toContain('ฉบับที่ 1')
      expect(words).toContain('สมชาย ตัวอย่าง')
      expect(words).toContain('20 มกราคม 2568 เวลา 10:00 น.')
      expect(words).toContain('15 นาที')
    }
    expect(answer?.altText).toContain('200.50 บาท')
    expect(answer?.uris.every(uri => uri.endsWith('?openExternalBrowser=1'))).toBe(true)
    expect(await openAll(own, answer)).toEqual([
      '200 inline; filename="rt2-5605-2025-01-v1.pdf"',
      '200 inline; filename="rt1-5605-2025-01-v1.pdf"',
    ])
    const rows = await own.service.deps.db.select().from(audit).where(eq(audit.action, 'make-document-link'))
    expect(rows.map(({ origin, officerId }) => [origin, officerId])).toEqual(
      Array(2).fill(['chat', own.people.officer.id]),
    )
    own.service.clock.wait(15 * 60_000)
    expect((await openAll(own, answer)).map(opened => opened.slice(0, 3))).toEqual(['410', '410'])
    const [again] = await own.ask(own.people.officer, 'เอกสาร')
    expect(await openAll(own, again)).toHaveLength(2)
  })

  it('reads that it was returned since, and gets the newer version as soon as there is one', async () => {
    const own = await startOwnChat()
    await certify(own)
    await returnMonth(own.service, own.people.province, AT)
    const returned = await own.ask(own.people.officer, 'เอกสาร')
    expect(wordsOf(returned)).toContain('ตีกลับไปแก้ไข')
    expect((await openAll(own, returned[0]))[0]).toContain('v1.pdf')
    await certify(own)
    const newer = await own.ask(own.people.officer, 'เอกสาร')
    expect(wordsOf(newer)).not.toContain('ตีกลับ')
    expect((await openAll(own, newer[0]))[0]).toContain('v2.pdf')
  })

  it('gets the last certified month while the month in focus is unfinished', async () => {
    const own = await startOwnChat()
    await certify(own)
    own.service.clock.set('2025-02-12T10:00')
    const answers = await own.ask(own.people.chief, 'พิมพ์รายงาน')
    expect(wordsOf(answers)).toContain('มกราคม 2568')
    expect((await openAll(own, answers[0]))[0]).toContain('rt2-5605-2025-01-v1.pdf')
  })
})

describe('the province', () => {
  it('is told where nothing is certified, with the way to the summary', async () => {
    for (const person of [chat.people.province, chat.people.head]) {
      const [answer] = await chat.ask(person, 'เอกสาร')
      expect(answer?.altText).toContain('ยังไม่มี รต.2 ที่ลงนามรับรอง')
      expect(answer?.uris).toEqual([expect.stringContaining('/summary/2025-01')])
    }
  })

  it('gets a button for each district that has certified the month in focus, and only of its own province', async () => {
    const own = await startOwnChat()
    await certify(own)
    for (const officeCode of ['5602', '5701']) {
      await addProducers(own.service, officeCode, 1)
      const officer = await addPerson(own.service, 'district_officer', officeCode)
      const chief = await addPerson(own.service, 'district_chief', officeCode)
      await certify(own, { officeCode, period: '2025-01' }, { officer, chief })
    }
    const [answer] = await own.ask(own.people.head, 'เอกสาร')
    expect(answer?.altText).toContain('รต.2 ที่ลงนามรับรองแล้ว 2 อำเภอ')
    expect(await openAll(own, answer)).toEqual([
      '200 inline; filename="rt2-5602-2025-01-v1.pdf"',
      '200 inline; filename="rt2-5605-2025-01-v1.pdf"',
    ])
    expect(answer?.uris.at(-1)).toContain('/summary/2025-01')
  })
})

describe('elsewhere', () => {
  it('a group gets no link, and is told to ask in private', async () => {
    const groupId = await chat.group([chat.people.province, chat.people.officer])
    const { phrase } = await createInvitation(chat.service.deps, null, { kind: 'group', officeCode: '5605' })
    await chat.service.platform.sendFrom.text(
      { userId: chat.people.province.lineUserId, groupId },
      phrase ?? '',
    )
    await chat.heard(groupId)
    const before = await chat.service.deps.db.$count(documentLinks)
    await chat.service.platform.sendFrom.text({ userId: chat.people.officer.lineUserId, groupId }, 'เอกสาร')
    const answers = await chat.heard(groupId)
    expect(wordsOf(answers)).toContain('แชตส่วนตัว')
    expect(answers.flatMap(({ uris }) => uris)).toEqual([])
    expect(await chat.service.deps.db.$count(documentLinks)).toBe(before)
  })

  it('a stranger learns only how to be invited, and makes no link', async () => {
    const before = await chat.service.deps.db.$count(documentLinks)
    const answers = await chat.ask(chat.people.stranger, 'เอกสาร')
    expect(wordsOf(answers)).toContain('คำเชิญ')
    expect(answers.flatMap(({ uris }) => uris)).toEqual([])
    expect(await chat.service.deps.db.$count(documentLinks)).toBe(before)
  })
})

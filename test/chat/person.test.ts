// One to one: every word an officer can type has its free answer, and a stranger learns only how to be invited.
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { COMMANDS } from '../../bot/messages/commands.ts'
import { officers } from '../../db/schema/index.ts'
import { addPerson } from '../district.ts'
import { startChat, wordsOf } from './start-chat.ts'

let chat: Awaited<ReturnType<typeof startChat>>
beforeAll(async () => {
  chat = await startChat()
})
afterAll(() => chat.service.close())

const WORDS = [...Object.values(COMMANDS), 'เมนู', 'อะไรก็ได้', '']

describe('a district officer', () => {
  it('reads own progress to สถานะ, with the way to what is left', async () => {
    const answers = await chat.ask(chat.people.officer, 'สถานะ')
    expect(answers).toHaveLength(1)
    expect(answers[0]?.via).toBe('reply')
    expect(wordsOf(answers)).toContain('ดอกคำใต้')
    expect(wordsOf(answers)).toMatch(/1 จาก 3|จาก 3 ราย/)
    expect(answers[0]?.uris).toEqual([expect.stringContaining('/revenue/2025-01')])
  })

  it('gets the form of this month to กรอก', async () => {
    const [answer] = await chat.ask(chat.people.officer, ' กรอก ')
    expect(answer?.uris[0]).toMatch(/^https:\/\/liff\.line\.me\/[\w-]+\/revenue\/2025-01/)
  })

  it('reads which producers are left to ใครยังไม่ส่ง, and not the one that is recorded', async () => {
    const words = wordsOf(await chat.ask(chat.people.officer, 'ใครยังไม่ส่ง'))
    expect(words).toContain('ผู้ผลิต 02')
    expect(words).toContain('ผู้ผลิต 03')
    expect(words).not.toContain('ผู้ผลิต 01')
  })

  it('reads the dates of the month in focus to ปฏิทิน', async () => {
    const words = wordsOf(await chat.ask(chat.people.officer, 'ปฏิทิน'))
    expect(words).toContain('มกราคม 2568')
    expect(words).toContain('วันเสาร์ที่ 25 มกราคม 2568')
    expect(words).toContain('6 กุมภาพันธ์ 2568')
  })

  it('reads what can be typed to ช่วยเหลือ', async () => {
    const words = wordsOf(await chat.ask(chat.people.officer, 'ช่วยเหลือ'))
    for (const word of Object.values(COMMANDS)) expect(words).toContain(word)
  })

  it('gets the menu as quick replies to anything else, also to a code for a group', async () => {
    for (const text of ['สวัสดีค่ะ', 'ผูกกลุ่ม ABCD2345', 'x'.repeat(5000)]) {
      const answers = await chat.ask(chat.people.officer, text)
      expect(wordsOf(answers)).toContain('ยังไม่เข้าใจ')
    }
    const last = chat.service.platform.chats.messages(chat.people.officer.lineUserId).at(-1)
    expect(last?.message.quickReply).toMatchObject({
      items: Object.values(COMMANDS).map(text => ({ action: { type: 'message', text } })),
    })
  })

  it('gets the menu to a sticker, a film, a place and a picture from elsewhere', async () => {
    const { lineUserId: userId } = chat.people.officer
    const source = { type: 'user', userId }
    for (const message of [
      { id: '1', type: 'sticker', packageId: '1', stickerId: '1' },
      { id: '2', type: 'video', contentProvider: { type: 'line' } },
      { id: '5', type: 'image', contentProvider: { type: 'external', originalContentUrl: 'https://x.test' } },
      { id: '3', type: 'location', latitude: 1, longitude: 2 },
      { id: '4', type: 'something new' },
    ]) {
      await chat.service.platform.webhooks.deliver([{ type: 'message', source, message }])
      expect(wordsOf(await chat.heard(userId))).toContain('ยังไม่เข้าใจ')
    }
  })

  it('gets the same answer to a tapped button as to the typed word', async () => {
    const { lineUserId: userId } = chat.people.officer
    await chat.service.platform.sendFrom.postback({ userId }, 'cmd=missing')
    const tapped = await chat.heard(userId)
    expect(tapped).toMatchObject(await chat.ask(chat.people.officer, 'ใครยังไม่ส่ง'))
    expect(wordsOf(tapped)).toContain('ผู้ผลิต 02')
  })

  it('gets the menu to a button nobody knows', async () => {
    const { lineUserId: userId } = chat.people.officer
    for (const data of ['', 'cmd=', 'cmd=toString', 'cmd=bind', '%', 'a=b&c']) {
      await chat.service.platform.sendFrom.postback({ userId }, data)
      expect(wordsOf(await chat.heard(userId)), data).toContain('ยังไม่เข้าใจ')
    }
  })
})

describe('the others of the offices', () => {
  it('a chief reads the state of the own district, with the way to the report', async () => {
    const [answer] = await chat.ask(chat.people.chief, 'สถานะ')
    expect(answer?.uris[0]).toContain('/report/5605/2025-01')
  })

  it('the province reads its summary to สถานะ, and its districts to ใครยังไม่ส่ง', async () => {
    for (const person of [chat.people.province, chat.people.head]) {
      const status = await chat.ask(person, 'สถานะ')
      expect(wordsOf(status)).toContain('จังหวัดพะเยา')
      expect(status[0]?.uris[0]).toContain('/summary/2025-01')
      const missing = wordsOf(await chat.ask(person, 'ใครยังไม่ส่ง'))
      expect(missing).toContain('ดอกคำใต้')
      expect(missing).toContain('ส่งแล้ว 0 จาก ')
      expect(missing).not.toContain('ผู้ผลิต')
    }
  })

  it('the province gets the summary to กรอก: districts fill in the form', async () => {
    const [answer] = await chat.ask(chat.people.province, 'กรอก')
    expect(answer?.uris[0]).toContain('/summary/2025-01')
  })
})

describe('a stranger', () => {
  it('learns how to be invited, whatever is typed, and nothing else', async () => {
    const answers = []
    for (const text of WORDS.filter(Boolean)) answers.push(...(await chat.ask(chat.people.stranger, text)))
    expect(answers).toHaveLength(WORDS.length - 1)
    expect(new Set(answers.map(({ altText }) => altText)).size).toBe(1)
    expect(wordsOf(answers)).toContain('คำเชิญ')
    for (const known of ['ดอกคำใต้', 'พะเยา', 'สมหญิง', '2568', 'ผู้ผลิต']) {
      expect(wordsOf(answers)).not.toContain(known)
    }
    expect(answers.flatMap(({ uris }) => uris)).toEqual([])
  })

  it('learns the same from a button', async () => {
    const { lineUserId: userId } = chat.people.stranger
    await chat.service.platform.sendFrom.postback({ userId }, 'cmd=status')
    expect(wordsOf(await chat.heard(userId))).toContain('คำเชิญ')
  })

  it('is who an officer is from the moment of being removed', async () => {
    const person = await addPerson(chat.service, 'district_officer', '5605', 'ย้ายแล้ว')
    expect(wordsOf(await chat.ask(person, 'สถานะ'))).toContain('ดอกคำใต้')
    await chat.service.deps.db
      .update(officers)
      .set({ removedAt: chat.service.clock.now() })
      .where(eq(officers.id, person.id))
    expect(wordsOf(await chat.ask(person, 'สถานะ'))).not.toContain('ดอกคำใต้')
  })
})

it('an officer of an office that is not there any more is told so and what to do', async () => {
  await chat.service.deps.db
    .update(officers)
    .set({ officeCode: '5601', provinceCode: '57' })
    .where(eq(officers.id, chat.people.head.id))
  const words = wordsOf(await chat.ask(chat.people.head, 'สถานะ'))
  expect(words).toContain('ไม่พบสำนักงานนี้')
})

// The whole way, from LINE's webhook to LINE's reply: every question gets one answer, whatever goes wrong on the way.
import { describe, expect, it } from 'vitest'
import type { WebhookEvent } from '../../bot/practice/line-platform/webhooks.ts'
import { addPerson } from '../district.ts'
import { startOwnChat, wordsOf } from './start-chat.ts'

type Chat = Awaited<ReturnType<typeof startOwnChat>>

const repliesTo = (chat: Chat, chatId: string) =>
  chat.service.platform.chats.messages(chatId).filter(({ from, via }) => from === 'bot' && via === 'reply')

const textEvent = (userId: string, text: string, more: Partial<WebhookEvent> = {}): WebhookEvent => ({
  type: 'message',
  source: { type: 'user', userId },
  message: { id: '1', type: 'text', text },
  ...more,
})

describe('one question, one answer', () => {
  it('when every event comes three times, shuffled, while three workers run', async () => {
    const chat = await startOwnChat()
    const { platform, worker } = chat.service
    const others = [await chat.service.another(), await chat.service.another()]
    const askers = await Promise.all(
      Array.from({ length: 6 }, (_, i) => addPerson(chat.service, 'district_officer', '5605', `คนที่ ${i}`)),
    )
    platform.webhooks.duplicate = true
    await Promise.all(
      ['สถานะ', 'ปฏิทิน', 'ช่วยเหลือ'].flatMap(text =>
        askers.map(({ lineUserId }) => platform.sendFrom.text({ userId: lineUserId }, text)),
      ),
    )
    platform.webhooks.duplicate = false
    const sent = platform.webhooks.sent.map(({ index }) => index).reverse()
    await Promise.all([
      ...sent.map(index => platform.webhooks.redeliver(index)),
      ...[worker, ...others.map(other => other.worker)].map(each => each.runUntilIdle()),
    ])
    await Promise.all([worker, ...others.map(other => other.worker)].map(each => each.runUntilIdle()))
    for (const { lineUserId } of askers) expect(repliesTo(chat, lineUserId)).toHaveLength(3)
    // Nor was any token tried twice.
    const refused = platform.calls.filter(({ path, status }) => path.endsWith('/reply') && status !== 200)
    expect(refused).toEqual([])
    expect(await chat.events()).toHaveLength(18)
    for (const other of others) await other.close()
  })

  it.each(['reset_after_accept', '500_after_accept', 'html_200'] as const)(
    'also when LINE’s yes gets lost: %s',
    async fault => {
      const chat = await startOwnChat()
      chat.service.platform.faults.next(fault)
      await chat.ask(chat.people.officer, 'สถานะ')
      for (let i = 0; i < 4; i += 1) {
        chat.service.clock.wait(30_000)
        await chat.settle()
      }
      expect(repliesTo(chat, chat.people.officer.lineUserId)).toHaveLength(1)
    },
  )
})

describe('a worker that was down', () => {
  it('answers within the minute, and after it does the rest without an answer', async () => {
    const chat = await startOwnChat()
    const { officer, chief } = chat.people
    const { platform, clock } = chat.service
    await platform.sendFrom.text({ userId: officer.lineUserId }, 'สถานะ')
    clock.wait(45_000)
    expect(await chat.heard(officer.lineUserId)).toHaveLength(1)
    await platform.people.block(chief.lineUserId)
    await platform.sendFrom.text({ userId: officer.lineUserId }, 'สถานะ')
    clock.wait(55_000)
    expect(await chat.heard(officer.lineUserId)).toEqual([])
    expect((await chat.chatRow(chief.lineUserId))?.blockedAt).not.toBeNull()
    expect((await chat.events()).at(-1)).toMatchObject({ state: 'handled', error: 'reply_window_over' })
    expect(platform.calls.filter(({ status }) => status === 400)).toEqual([])
  })
})

describe('poison', () => {
  it('in one event of a request leaves the others’ answers unharmed', async () => {
    const chat = await startOwnChat()
    const { officer, chief } = chat.people
    const result = await chat.service.platform.webhooks.deliver([
      textEvent(officer.lineUserId, '\u0000 \ud800'),
      textEvent(officer.lineUserId, 'สถานะ', { source: { type: 'user', userId: '\u0000' } }),
      {
        type: 'postback',
        source: { type: 'user', userId: officer.lineUserId },
        postback: { data: 'cmd=\u0000' },
      },
      textEvent(chief.lineUserId, 'สถานะ'),
      { type: 'holodeck', source: { type: 'user', userId: chief.lineUserId } },
      { type: 'message', source: 7, message: [] },
    ])
    expect(result.status).toBe(200)
    expect(wordsOf(await chat.heard(chief.lineUserId))).toContain('ดอกคำใต้')
    expect(wordsOf(await chat.heard(officer.lineUserId))).toContain('ยังไม่เข้าใจ')
    expect((await chat.events()).map(({ state }) => state)).toEqual([
      'handled',
      'ignored',
      'handled',
      'handled',
      'ignored',
      'ignored',
    ])
    expect((await chat.events())[0]?.raw).toContain(String.raw`\u0000 \ud800`)
  })

  it('that looks like a reply token of the console’s Verify is not answered', async () => {
    const chat = await startOwnChat()
    const { lineUserId } = chat.people.officer
    await chat.service.platform.webhooks.deliver([
      textEvent(lineUserId, 'Hello', { replyToken: '0'.repeat(32) }),
    ])
    await chat.settle()
    expect(chat.service.platform.calls).toEqual([])
  })
})

it('nothing that people write gets into the log', async () => {
  const chat = await startOwnChat()
  await chat.ask(chat.people.officer, 'ยอดลับ 12500')
  await chat.ask(chat.people.stranger, 'ความลับ')
  const text = JSON.stringify(chat.service.log)
  expect(chat.service.log.length).toBeGreaterThan(3)
  for (const secret of ['ลับ', chat.people.officer.lineUserId, 'สมหญิง']) expect(text).not.toContain(secret)
})

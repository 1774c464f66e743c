// Who can be written to: people who have added the bot and not blocked it, groups that have it. LINE says so only by
// events, which come twice and in any order.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { audit } from '../../db/schema/index.ts'
import { addPerson } from '../district.ts'
import { startChat, wordsOf } from './start-chat.ts'

let chat: Awaited<ReturnType<typeof startChat>>
beforeAll(async () => {
  chat = await startChat()
})
afterAll(() => chat.service.close())

const at = (seconds: number) => chat.service.clock.now().getTime() + seconds * 1000
const event = (type: string, userId: string, timestamp: number) => ({
  type,
  timestamp,
  source: { type: 'user', userId },
  ...(type === 'follow' && { follow: { isUnblocked: false } }),
})

describe('adding the bot', () => {
  it('greets an officer by name, with own progress and what to do next', async () => {
    const { lineUserId } = chat.people.officer
    await chat.service.platform.people.follow(lineUserId)
    const [greeting] = await chat.heard(lineUserId)
    expect(greeting?.via).toBe('reply')
    expect(greeting?.altText).toContain('สมหญิง')
    expect(wordsOf([greeting as never])).toMatch(/จาก 3 ราย/)
    expect(greeting?.uris[0]).toContain('/revenue/2025-01')
  })

  it('greets provincial staff with the way to the summary', async () => {
    const { lineUserId } = chat.people.province
    await chat.service.platform.people.follow(lineUserId)
    const [greeting] = await chat.heard(lineUserId)
    expect(greeting?.uris[0]).toContain('/summary/2025-01')
  })

  it('tells a stranger how to be invited, and keeps the chat: who is invited later can be written to at once', async () => {
    const { userId } = chat.service.platform.people.add({ displayName: 'คนใหม่', isFriend: false })
    await chat.service.platform.people.follow(userId)
    expect(wordsOf(await chat.heard(userId))).toContain('คำเชิญ')
    expect(await chat.chatRow(userId)).toMatchObject({ kind: 'user', blockedAt: null })
  })
})

describe('blocking the bot', () => {
  it('is kept with its time, and ends with adding it again', async () => {
    const person = await addPerson(chat.service, 'district_officer', '5605', 'คนหนึ่ง')
    const { lineUserId } = person
    const added = (await chat.chatRow(lineUserId))?.addedAt
    chat.service.clock.wait(60_000)
    await chat.service.platform.people.block(lineUserId)
    expect(await chat.heard(lineUserId)).toEqual([])
    expect((await chat.chatRow(lineUserId))?.blockedAt).toEqual(chat.service.clock.now())
    chat.service.clock.wait(60_000)
    await chat.service.platform.people.follow(lineUserId)
    await chat.settle()
    const row = await chat.chatRow(lineUserId)
    expect(row).toMatchObject({ blockedAt: null, addedAt: chat.service.clock.now() })
    expect(row?.addedAt).not.toEqual(added)
  })

  it('is not undone by an older event that comes late, and that one is not answered', async () => {
    const { lineUserId } = await addPerson(chat.service, 'district_officer', '5605', 'คนสอง')
    const { webhooks } = chat.service.platform
    await webhooks.deliver([event('unfollow', lineUserId, at(20))])
    await chat.settle()
    await webhooks.deliver([event('follow', lineUserId, at(10))])
    expect(await chat.heard(lineUserId)).toEqual([])
    expect((await chat.chatRow(lineUserId))?.blockedAt).toEqual(new Date(at(20)))
  })

  it('is known before the adding, where the events come the wrong way round to somebody new', async () => {
    const { userId } = chat.service.platform.people.add({ displayName: 'คนสาม' })
    await chat.service.platform.webhooks.deliver([
      event('unfollow', userId, at(20)),
      event('follow', userId, at(10)),
    ])
    await chat.settle()
    expect((await chat.chatRow(userId))?.blockedAt).toEqual(new Date(at(20)))
  })

  it('is over when the person writes: the event of adding again may have been lost', async () => {
    const { lineUserId } = await addPerson(chat.service, 'district_officer', '5605', 'คนสี่')
    chat.service.clock.wait(60_000)
    await chat.service.platform.webhooks.deliver([event('unfollow', lineUserId, at(-10))])
    await chat.settle()
    expect((await chat.chatRow(lineUserId))?.blockedAt).not.toBeNull()
    await chat.ask({ lineUserId }, 'สถานะ')
    expect((await chat.chatRow(lineUserId))?.blockedAt).toBeNull()
  })

  it('of an officer is on record, of a stranger is not', async () => {
    const officer = await addPerson(chat.service, 'district_chief', '5605', 'คนห้า')
    const { userId } = chat.service.platform.people.add({ displayName: 'คนหก' })
    for (const id of [officer.lineUserId, userId]) await chat.service.platform.people.block(id)
    await chat.settle()
    const rows = await chat.service.deps.db.select().from(audit)
    const kept = rows.filter(({ action }) => action === 'unfollow-chat')
    expect(kept.map(({ officerId }) => officerId)).toContain(officer.id)
    expect(JSON.stringify(rows)).not.toContain(userId)
  })
})

describe('groups', () => {
  it('keeps that it is in a group, says how to bind it, and forgets the office when it is removed', async () => {
    const { platform } = chat.service
    const { groupId } = platform.groups.add({ name: 'กลุ่ม', members: [chat.people.officer.lineUserId] })
    await platform.groups.inviteBot(groupId)
    const [greeting] = await chat.heard(groupId)
    expect(greeting?.altText).toContain('ผูกกลุ่ม')
    expect(await chat.chatRow(groupId)).toMatchObject({ kind: 'group', blockedAt: null, officeCode: null })
    await platform.groups.removeBot(groupId)
    await chat.settle()
    expect(await chat.chatRow(groupId)).toMatchObject({
      blockedAt: chat.service.clock.now(),
      officeCode: null,
    })
  })
})

it('what another system answers for now (standby) is kept but not answered', async () => {
  const { userId } = chat.service.platform.people.add({ displayName: 'คนเจ็ด' })
  const standby = { mode: 'standby', replyToken: 'not to be used' }
  await chat.service.platform.webhooks.deliver([{ ...event('follow', userId, at(0)), ...standby }])
  await chat.service.platform.webhooks.deliver([
    { ...event('message', userId, at(0)), ...standby, message: { id: '9', type: 'text', text: 'สถานะ' } },
  ])
  expect(await chat.heard(userId)).toEqual([])
  expect(await chat.chatRow(userId)).toMatchObject({ blockedAt: null })
  const calls = chat.service.platform.calls.filter(({ status }) => status === 400)
  expect(calls).toEqual([])
})

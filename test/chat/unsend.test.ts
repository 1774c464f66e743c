// What people take back or edit is respected: the stored words go, and what was asked in them is not done any more.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createInvitation } from '../../bot/actions/invite.ts'
import { startChat, wordsOf } from './start-chat.ts'

let chat: Awaited<ReturnType<typeof startChat>>
beforeAll(async () => {
  chat = await startChat()
})
afterAll(() => chat.service.close())

/** Stored events about one message, in the order in which they were stored. */
const about = async (messageId: string) => (await chat.events()).filter(row => row.messageId === messageId)
const states = async (messageId: string) => (await about(messageId)).map(({ state }) => state)
const rawOf = async (messageId: string) => (await about(messageId)).map(({ raw }) => raw).join('\n')

const usedIds: string[] = []
const newId = () => {
  usedIds.push(String(100 + usedIds.length))
  return usedIds.at(-1) ?? ''
}
const now = (seconds = 0) => chat.service.clock.now().getTime() + seconds * 1000
const deliver = (event: { type: string; [name: string]: unknown }) =>
  chat.service.platform.webhooks.deliver([event])

const wrote = (source: object, id: string, text: string, seconds = 0) => ({
  type: 'message',
  timestamp: now(seconds),
  source,
  message: { id, type: 'text', text },
})
const tookBack = (source: object, messageId: string, seconds = 1) => ({
  type: 'unsend',
  timestamp: now(seconds),
  source,
  unsend: { messageId },
})
const edited = (source: object, id: string, text: string, seconds = 1) => ({
  ...wrote(source, id, text, seconds),
  type: 'messageEdited',
})

describe('a message that is taken back', () => {
  const me = () => ({ type: 'user', userId: chat.people.officer.lineUserId })

  it('is erased where it was stored and answered already', async () => {
    const id = newId()
    await deliver(wrote(me(), id, 'ยอดลับ 12500'))
    expect(await chat.heard(me().userId)).toHaveLength(1)
    await deliver(tookBack(me(), id))
    expect(await chat.heard(me().userId)).toEqual([])
    expect(await rawOf(id)).not.toContain('ยอดลับ')
    expect(await states(id)).toEqual(['handled', 'handled'])
    expect(JSON.parse((await about(id))[0]?.raw ?? '')).toMatchObject({ type: 'message', message: { id } })
  })

  it('is not answered where that had not happened yet', async () => {
    const id = newId()
    await deliver(wrote(me(), id, 'สถานะ'))
    await deliver(tookBack(me(), id))
    expect(await chat.heard(me().userId)).toEqual([])
    expect(await states(id)).toEqual(['ignored', 'handled'])
    expect(await rawOf(id)).not.toContain('สถานะ')
  })

  it('is neither kept nor answered where it arrives only after it was taken back', async () => {
    const id = newId()
    await deliver(tookBack(me(), id))
    await chat.settle()
    await deliver(wrote(me(), id, 'สถานะ'))
    expect(await chat.heard(me().userId)).toEqual([])
    expect(await states(id)).toEqual(['handled', 'ignored'])
    expect(await rawOf(id)).not.toContain('สถานะ')
  })

  it('leaves other messages alone, and the same number in another chat', async () => {
    const [one, other] = [newId(), newId()]
    await deliver(wrote(me(), one, 'หนึ่ง'))
    await deliver(wrote(me(), other, 'สอง'))
    await deliver(wrote({ type: 'user', userId: chat.people.chief.lineUserId }, one, 'สาม'))
    await chat.settle()
    await deliver(tookBack(me(), one))
    await chat.heard(me().userId)
    expect(await rawOf(other)).toContain('สอง')
    expect(await rawOf(one)).toContain('สาม')
    expect(await rawOf(one)).not.toContain('หนึ่ง')
  })

  it('may be one nobody knows', async () => {
    await deliver(tookBack(me(), newId()))
    await deliver({ type: 'unsend', source: me(), unsend: {} })
    expect(await chat.heard(me().userId)).toEqual([])
  })
})

describe('a message that is edited', () => {
  let groupId: string
  const inGroup = () => ({ type: 'group', groupId, userId: chat.people.province.lineUserId })
  beforeAll(async () => {
    groupId = await chat.group([chat.people.province])
    const { phrase } = await createInvitation(chat.service.deps, null, { kind: 'group', officeCode: '5605' })
    await deliver(wrote(inGroup(), newId(), phrase ?? ''))
    await chat.heard(groupId)
  })

  it('is kept in its new words only, and answered where they are a command', async () => {
    const id = newId()
    await deliver(wrote(inGroup(), id, 'สถาน๊ะ ลับ'))
    expect(await chat.heard(groupId)).toEqual([])
    await deliver(edited(inGroup(), id, 'สถานะ'))
    expect(wordsOf(await chat.heard(groupId))).toContain('ดอกคำใต้')
    expect(await rawOf(id)).not.toContain('ลับ')
    const raws = (await about(id)).map(({ raw }) => JSON.parse(raw))
    expect(raws.map(({ type, message }) => [type, message.text])).toEqual([
      ['message', 'สถานะ'],
      ['messageEdited', 'สถานะ'],
    ])
  })

  it('is answered once, to its last words, where nothing was answered before', async () => {
    const id = newId()
    await deliver(wrote(inGroup(), id, 'สถานะ'))
    await deliver(edited(inGroup(), id, 'ช่วยเหลือ', 1))
    await deliver(edited(inGroup(), id, 'ปฏิทิน', 2))
    const answers = await chat.heard(groupId)
    expect(answers).toHaveLength(1)
    expect(wordsOf(answers)).toContain('กำหนดการ')
    expect(await states(id)).toEqual(['ignored', 'ignored', 'handled'])
  })

  it('is not answered in its old words where these arrive late', async () => {
    const id = newId()
    await deliver(edited(inGroup(), id, 'ไม่มีอะไร'))
    await chat.settle()
    await deliver(wrote(inGroup(), id, 'สถานะ'))
    expect(await chat.heard(groupId)).toEqual([])
    expect(await rawOf(id)).not.toContain('สถานะ')
  })

  it('and taken back is gone altogether', async () => {
    const id = newId()
    await deliver(wrote(inGroup(), id, 'หนึ่ง'))
    await deliver(edited(inGroup(), id, 'สอง', 1))
    await chat.settle()
    await deliver(tookBack(inGroup(), id, 2))
    await chat.settle()
    expect(await rawOf(id)).not.toMatch(/หนึ่ง|สอง/)
  })

  it('is not answered in a group of no office', async () => {
    const other = await chat.group([chat.people.province])
    const source = { ...inGroup(), groupId: other }
    await deliver(edited(source, newId(), 'สถานะ'))
    expect(await chat.heard(other)).toEqual([])
  })
})

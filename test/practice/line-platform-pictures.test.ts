// Pictures in the simulated LINE: the event without the bytes, the bytes from the data host with a token, and nothing any
// more once the person has taken the picture back.
import { buffer } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { createPictureShelf } from '../../bot/practice/line-platform/picture-shelf.ts'
import { refusal, startLine } from './start-line.ts'

const JPEG = Buffer.from('\xff\xd8\xff\xe0\x00\x10JFIF\x00 and so on', 'latin1')
const BEARER = { headers: { authorization: 'Bearer long-lived' } }

async function startChat() {
  const started = await startLine()
  const { userId } = started.line.people.add({ displayName: 'ก' })
  const send = async (bytes: Buffer) => {
    await started.line.sendFrom.image({ userId }, bytes)
    return started.line.chats.messages(userId).at(-1)?.id ?? ''
  }
  const get = (id: string, init: RequestInit = BEARER) =>
    fetch(`${started.url}/v2/bot/message/${id}/content`, init)
  return { ...started, userId, send, get }
}

test('a picture stands in the chat and is told as an event of LINE’s shape, without its bytes', async () => {
  const { line, userId } = await startChat()
  const { events } = await line.sendFrom.image({ userId }, JPEG)
  const [entry] = line.chats.messages(userId)
  expect(entry).toMatchObject({
    from: userId,
    message: { type: 'image', contentProvider: { type: 'line' } },
  })
  expect(events).toEqual([
    {
      type: 'message',
      mode: 'active',
      timestamp: Date.parse('2025-01-25T02:00:00Z'),
      source: { type: 'user', userId },
      webhookEventId: expect.any(String),
      deliveryContext: { isRedelivery: false },
      replyToken: expect.any(String),
      message: {
        id: entry?.id,
        type: 'image',
        contentProvider: { type: 'line' },
        quoteToken: expect.any(String),
        markAsReadToken: expect.any(String),
      },
    },
  ])
})

test('the real SDK gets the very bytes, of the type they are', async () => {
  const { bot, send, get } = await startChat()
  const id = await send(JPEG)
  expect(await buffer(await bot.getMessageContent(id))).toEqual(JPEG)
  const types: [string, string][] = [
    ['\xff\xd8\xff\xe0', 'image/jpeg'],
    ['\x89PNG\r\n\x1a\n', 'image/png'],
    ['GIF89a', 'image/gif'],
    ['RIFF\x01\x02\x03\x04WEBPVP8 ', 'image/webp'],
    ['<svg onload="alert(1)">', 'application/octet-stream'],
    ['', 'application/octet-stream'],
  ]
  for (const [text, type] of types) {
    const bytes = Buffer.from(text, 'latin1')
    const response = await get(await send(bytes))
    expect(response.headers.get('content-type'), text).toBe(type)
    expect(response.headers.get('content-length')).toBe(String(bytes.length))
    expect(Buffer.from(await response.arrayBuffer())).toEqual(bytes)
  }
})

test('only with a good token, and only for what is there', async () => {
  const { line, userId, send, get } = await startChat()
  const id = await send(JPEG)
  expect((await get(id, {})).status).toBe(401)
  expect((await get(id, { headers: { authorization: 'Bearer nobody' } })).status).toBe(401)
  expect((await get('1')).status).toBe(404)
  await line.sendFrom.text({ userId }, 'no picture')
  const text = await get(line.chats.messages(userId).at(-1)?.id ?? '')
  expect([text.status, await text.json()]).toEqual([404, { message: 'not found' }])
})

test('what is taken back is gone, in LINE’s words', async () => {
  const { line, bot, userId, send } = await startChat()
  const id = await send(JPEG)
  await line.sendFrom.unsend({ userId }, id)
  expect(line.pictures.get(id)).toBeUndefined()
  expect(line.chats.messages(userId)[0]).toMatchObject({ unsent: true })
  expect(await refusal(bot.getMessageContent(id))).toMatchObject({
    status: 410,
    message: 'The content is gone',
  })
})

test('somebody who may not write sends no picture either', async () => {
  const { line, userId } = await startChat()
  await line.people.block(userId)
  await expect(line.sendFrom.image({ userId }, JPEG)).rejects.toThrow('blocked')
  expect(line.chats.messages(userId)).toEqual([])
})

test('several at once come one by one, in a group too, and say that they belong together', async () => {
  const { line, userId } = await startChat()
  const { groupId } = line.groups.add({ name: 'ก', members: [userId] })
  await line.groups.inviteBot(groupId)
  const sets = [2, 1].map(index => ({ id: 'set', index, total: 2 }))
  for (const set of sets) await line.sendFrom.image({ userId, groupId }, JPEG, set)
  expect(line.webhooks.sent.slice(-2).map(({ events }) => events[0])).toMatchObject(
    sets.map(imageSet => ({ source: { type: 'group', groupId, userId }, message: { imageSet } })),
  )
})

test('a fault can keep a picture in preparation, and a shelf of one’s own outlives the platform', async () => {
  const pictures = createPictureShelf()
  const first = await startLine({ pictures })
  const { userId } = first.line.people.add({ displayName: 'ก' })
  await first.line.sendFrom.image({ userId }, JPEG)
  const id = first.line.chats.messages(userId)[0]?.id ?? ''
  const second = await startLine({ pictures })
  second.line.faults.set(({ path }) => (path.endsWith('/content') ? '202_preparing' : null))
  const get = () => fetch(`${second.url}/v2/bot/message/${id}/content`, BEARER)
  expect((await get()).status).toBe(202)
  second.line.faults.set(null)
  expect(Buffer.from(await (await get()).arrayBuffer())).toEqual(JPEG)
  expect(second.line.calls.map(({ method, status, fault }) => [method, status, fault])).toEqual([
    ['GET', 202, '202_preparing'],
    ['GET', 200, undefined],
  ])
})

// The simulated LINE's webhooks: signed bytes, LINE's events, reply tokens and their minute, redelivery, duplicates.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { validateSignature } from '@line/bot-sdk'
import { expect, onTestFinished, test, vi } from 'vitest'
import { CHANNEL, refusal, say, startLine } from './start-line.ts'

const MINUTE = 60_000

interface Received {
  body: string
  signature: string
  contentType: string | undefined
}

/** A bot server that keeps what it gets and answers with the given status; null = never. */
async function startBotServer(status: number | null = 200) {
  const received: Received[] = []
  const server = createServer(async (req, res) => {
    let body = ''
    for await (const chunk of req.setEncoding('utf8')) body += chunk
    const signature = String(req.headers['x-line-signature'])
    received.push({ body, signature, contentType: req.headers['content-type'] })
    if (status !== null) res.writeHead(status).end()
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  const webhookUrl = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhook`
  return { received, webhookUrl, events: () => received.flatMap(({ body }) => JSON.parse(body).events) }
}

test('a message arrives signed over its raw bytes, and the real SDK accepts the signature', async () => {
  const { received, webhookUrl } = await startBotServer()
  const { line } = await startLine({ webhookUrl })
  const { userId } = line.people.add({ displayName: 'ก' })
  const result = await line.sendFrom.text({ userId }, 'ยอดเดือนนี้ 12,500 😀')
  expect(result).toMatchObject({ status: 200, index: 0, isRedelivery: false })
  const [got] = received as [Received]
  expect(got.contentType).toBe('application/json; charset=utf-8')
  expect(validateSignature(got.body, CHANNEL.channelSecret, got.signature)).toBe(true)
  const id = line.chats.messages(userId)[0]?.id
  expect(JSON.parse(got.body)).toEqual({
    destination: line.botUserId,
    events: [
      {
        type: 'message',
        mode: 'active',
        timestamp: Date.parse('2025-01-25T02:00:00Z'),
        source: { type: 'user', userId },
        webhookEventId: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{26}$/),
        deliveryContext: { isRedelivery: false },
        replyToken: expect.any(String),
        message: {
          id,
          type: 'text',
          text: 'ยอดเดือนนี้ 12,500 😀',
          quoteToken: expect.any(String),
          markAsReadToken: expect.any(String),
        },
      },
    ],
  })
})

test('the official signature vector holds', async () => {
  const { received, webhookUrl } = await startBotServer()
  const { line } = await startLine({ webhookUrl })
  await line.webhooks.deliver([], { destination: 'U8e742f61d673b39c7fff3cecb7536ef0' })
  expect(received[0]?.signature).toBe('GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLs=')
  await line.webhooks.deliver([], { signature: 'forged' })
  expect(received[1]?.signature).toBe('forged')
})

test('each act of a person tells its event, with a reply token only where LINE gives one', async () => {
  const { webhookUrl, events } = await startBotServer()
  const { line } = await startLine({ webhookUrl })
  const { userId } = line.people.add({ displayName: 'ก' })
  const { groupId } = line.groups.add({ name: 'ก', members: [userId] })
  const inGroup = { userId, groupId }
  const source = { type: 'group', groupId }
  await expect(line.sendFrom.text(inGroup, 'ยังไม่มีบอต')).rejects.toThrow('The bot is not in')
  await line.groups.inviteBot(groupId)
  await line.sendFrom.text(inGroup, 'ฉบับแรก')
  const { id } = line.chats.messages(groupId)[0] as { id: string }
  await line.sendFrom.editText(inGroup, id, 'ฉบับแก้')
  await line.sendFrom.unsend(inGroup, id)
  await line.sendFrom.postback({ userId }, 'a=1', { date: '2025-01-25' }, '25 มกราคม')
  await line.people.block(userId)
  await expect(line.sendFrom.text({ userId }, 'ก')).rejects.toThrow('blocked')
  await line.people.follow(userId)
  await line.groups.removeBot(groupId)
  const token = { replyToken: expect.any(String) }
  const person = { type: 'user', userId }
  const told = events()
  expect(told).toMatchObject([
    { type: 'join', source, ...token },
    { type: 'message', source: { ...source, userId }, ...token },
    { type: 'messageEdited', message: { id, text: 'ฉบับแก้' }, ...token },
    { type: 'unsend', source: { ...source, userId }, unsend: { messageId: id } },
    { type: 'postback', source: person, postback: { data: 'a=1', params: { date: '2025-01-25' } }, ...token },
    { type: 'unfollow', source: person },
    { type: 'follow', source: person, follow: { isUnblocked: true }, ...token },
    { type: 'leave', source },
  ])
  const silent = told.filter(event => !('replyToken' in event)).map(({ type }) => type)
  expect(silent).toEqual(['unsend', 'unfollow', 'leave'])
  expect(told[2].message).not.toHaveProperty('markAsReadToken')
  expect(line.chats.messages(groupId)).toMatchObject([
    { message: { text: 'ฉบับแก้' }, edited: true, unsent: true },
  ])
  expect(line.chats.messages(userId)).toMatchObject([{ from: userId, message: { text: '25 มกราคม' } }])
})

test('one-to-one messages cannot be edited, and nobody takes back what another wrote', async () => {
  const { line, bot } = await startLine()
  const { userId } = line.people.add({ displayName: 'ก' })
  await bot.pushMessage({ to: userId, messages: [say('จากบอต')] })
  await line.sendFrom.text({ userId }, 'จากคน')
  const [fromBot = '', own = ''] = line.chats.messages(userId).map(({ id }) => id)
  await expect(line.sendFrom.editText({ userId }, own, 'แก้')).rejects.toThrow('groups only')
  await expect(line.sendFrom.unsend({ userId }, fromBot)).rejects.toThrow('has written no message')
})

test('a reply token works once, within a minute, and costs no quota', async () => {
  const { line, bot, wait } = await startLine({ quota: 0 })
  const { userId } = line.people.add({ displayName: 'ก' })
  const newToken = async () => String((await line.sendFrom.text({ userId }, 'ก')).events[0]?.replyToken)
  const reply = (replyToken: string) => bot.replyMessage({ replyToken, messages: [say('ตอบ')] })
  const gone = { status: 400, message: 'Invalid reply token' }
  const [used, onTime, late] = [await newToken(), await newToken(), await newToken()]
  expect((await reply(used)).sentMessages).toHaveLength(1)
  expect(await refusal(reply(used))).toMatchObject(gone)
  expect(await refusal(reply('made-up'))).toMatchObject(gone)
  wait(MINUTE)
  await reply(onTime)
  wait(1)
  expect(await refusal(reply(late))).toMatchObject(gone)
  expect(line.quota.used()).toBe(0)
  expect(line.calls[0]).toMatchObject({ recipients: [userId], status: 200 })
  wait(24 * 60 * MINUTE)
  expect(await bot.getNumberOfSentReplyMessages('20250125')).toEqual({ status: 'ready', success: 2 })
})

test('a broken message does not use up the reply token', async () => {
  const { line, bot } = await startLine()
  const { userId } = line.people.add({ displayName: 'ก' })
  const { events } = await line.sendFrom.text({ userId }, 'ก')
  const replyToken = String(events[0]?.replyToken)
  expect((await refusal(bot.replyMessage({ replyToken, messages: [say('')] }))).status).toBe(400)
  expect((await bot.replyMessage({ replyToken, messages: [say('ก')] })).sentMessages).toHaveLength(1)
})

test.each([
  ['20 minutes after the event: it lives another minute', 20, true],
  ['a moment later: it stays dead', 20 + 1 / MINUTE, false],
])('redelivered %s', async (_, minutes, isAlive) => {
  const { webhookUrl, received } = await startBotServer(500)
  const { line, bot, wait } = await startLine({ webhookUrl })
  const { userId } = line.people.add({ displayName: 'ก' })
  const first = await line.sendFrom.text({ userId }, 'ก')
  expect(first).toMatchObject({ status: 500, failure: 'error_status_code' })
  wait(minutes * MINUTE)
  await line.webhooks.redeliver(first.index)
  const [before, after] = received.map(({ body }) => JSON.parse(body).events[0])
  expect(after).toEqual({ ...before, deliveryContext: { isRedelivery: true } })
  const reply = bot.replyMessage({ replyToken: after.replyToken, messages: [say('ตอบ')] })
  if (isAlive) expect((await reply).sentMessages).toHaveLength(1)
  else expect((await refusal(reply)).message).toBe('Invalid reply token')
})

test('a used token stays used when its event is redelivered', async () => {
  const { line, bot } = await startLine()
  const { userId } = line.people.add({ displayName: 'ก' })
  const { index, events } = await line.sendFrom.text({ userId }, 'ก')
  const answer = { replyToken: String(events[0]?.replyToken), messages: [say('ตอบ')] }
  await bot.replyMessage(answer)
  await line.webhooks.redeliver(index)
  expect((await refusal(bot.replyMessage(answer))).message).toBe('Invalid reply token')
})

test('several events of several people travel in one request, and duplicates carry the same ids', async () => {
  const { webhookUrl, received } = await startBotServer()
  const { line } = await startLine({ webhookUrl })
  const sources = ['ก', 'ข'].map(displayName => ({
    type: 'user',
    userId: line.people.add({ displayName }).userId,
  }))
  line.webhooks.duplicate = true
  await line.webhooks.deliver(
    sources.map(source => ({ type: 'follow', source, follow: { isUnblocked: false } })),
  )
  expect(received).toHaveLength(2)
  expect(received[0]?.body).toBe(received[1]?.body)
  expect(JSON.parse(received[0]?.body ?? '').events).toMatchObject(sources.map(source => ({ source })))
})

test('standby events carry no reply token', async () => {
  const { line } = await startLine()
  const source = { type: 'user', userId: line.people.add({ displayName: 'ก' }).userId }
  const { events } = await line.webhooks.deliver([{ type: 'message', mode: 'standby', source }])
  expect(events[0]).not.toHaveProperty('replyToken')
})

test('what came of a webhook is kept in LINE’s words', async () => {
  // LINE's two seconds, asked for in full and shortened for the test.
  const timeout = AbortSignal.timeout.bind(AbortSignal)
  const limit = vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => timeout(50))
  onTestFinished(() => limit.mockRestore())
  const silent = await startBotServer(null)
  const addresses = [null, 'http://127.0.0.1:1/', silent.webhookUrl()]
  const { line } = await startLine({ webhookUrl: () => addresses.shift() ?? null })
  for (let i = 0; i < 3; i += 1) await line.webhooks.deliver([])
  expect(line.webhooks.sent.map(({ status, failure }) => [status, failure])).toEqual([
    [null, 'no_webhook_url'],
    [null, 'could_not_connect'],
    [null, 'request_timeout'],
  ])
  expect(limit).toHaveBeenLastCalledWith(2000)
})

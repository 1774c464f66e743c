// The simulated LINE keeps LINE's documented rules of sending, driven through the real bot SDK over real HTTP.
import { randomUUID } from 'node:crypto'
import { channelAccessToken } from '@line/bot-sdk'
import { describe, expect, test } from 'vitest'
import { botWith, CHANNEL, refusal, say, startLine } from './start-line.ts'

const STRANGER = `U${'e'.repeat(32)}`
const MINUTE = 60_000
const HOUR = 60 * MINUTE

describe('channel access tokens', () => {
  test('a stateless token lives 15 minutes, then every call is 401 until a new one is issued', async () => {
    const { line, url, wait } = await startLine()
    const somchai = line.people.add({ displayName: 'สมชาย' })
    const issuer = new channelAccessToken.ChannelAccessTokenClient({ baseURL: url })
    const issue = () =>
      issuer.issueStatelessChannelTokenByClientSecret(CHANNEL.channelId, CHANNEL.channelSecret)
    const issued = await issue()
    expect(issued).toMatchObject({ expires_in: 900, token_type: 'Bearer' })
    const bot = botWith(url, issued.access_token)
    wait(15 * MINUTE - 1)
    await bot.pushMessage({ to: somchai.userId, messages: [say('ก')] })
    wait(1)
    const late = await refusal(bot.pushMessage({ to: somchai.userId, messages: [say('ข')] }))
    expect(late.status).toBe(401)
    expect(late.message).toMatch(/^Authentication failed due to the following reason: /)
    await botWith(url, (await issue()).access_token).pushMessage({ to: somchai.userId, messages: [say('ค')] })
    expect(line.chats.messages(somchai.userId)).toHaveLength(2)
  })

  test.each([
    ['a wrong secret', { channelId: CHANNEL.channelId, secret: 'wrong' }],
    ['another channel', { channelId: '1', secret: CHANNEL.channelSecret }],
  ])('%s gets no token', async (_, { channelId, secret }) => {
    const { url } = await startLine()
    const issuer = new channelAccessToken.ChannelAccessTokenClient({ baseURL: url })
    expect(await refusal(issuer.issueStatelessChannelTokenByClientSecret(channelId, secret))).toMatchObject({
      status: 400,
      error: 'invalid_request',
      error_description: "Invalid 'client_credentials'.",
    })
  })

  test('no token, a foreign token and a LIFF access token are all refused', async () => {
    const { line, url, post } = await startLine()
    const { userId } = line.people.add({ displayName: 'ก' })
    const { accessToken } = await line.idTokens.issueFor(userId)
    for (const token of ['foreign', accessToken]) {
      expect((await refusal(botWith(url, token).getBotInfo())).status).toBe(401)
    }
    const bare = await post('/v2/bot/message/push', {}, { headers: { authorization: '' } })
    expect(bare.status).toBe(401)
    expect(bare.headers.get('x-line-request-id')).toBeTruthy()
  })
})

describe('push', () => {
  test('is written into the chat, with an id above 2^53 as text and the id of the request', async () => {
    const { line, bot } = await startLine()
    const { userId } = line.people.add({ displayName: 'ก' })
    const { httpResponse, body } = await bot.pushMessageWithHttpInfo({
      to: userId,
      messages: [say('1'), say('2')],
    })
    const chat = line.chats.messages(userId)
    expect(chat.map(({ message }) => message.text)).toEqual(['1', '2'])
    expect(body.sentMessages.map(({ id }) => id)).toEqual(chat.map(({ id }) => id))
    expect(BigInt(chat[0]?.id ?? 0)).toBeGreaterThan(BigInt(Number.MAX_SAFE_INTEGER))
    const requestId = httpResponse.headers.get('x-line-request-id')
    expect(chat[0]).toMatchObject({ from: 'bot', via: 'push', requestId })
    expect(line.calls).toMatchObject([{ requestId, status: 200, method: 'POST', recipients: [userId] }])
  })

  test.each([
    ['somebody unknown to the channel', STRANGER, 'Failed to send messages'],
    ['an unknown group', `C${'e'.repeat(32)}`, 'Failed to send messages'],
    ['a LINE id', 'somchai', 'The property, to, in the request body is invalid (line: -, column: -)'],
  ])('to %s is refused', async (_, to, message) => {
    const { bot } = await startLine()
    expect(await refusal(bot.pushMessage({ to, messages: [say('ก')] }))).toMatchObject({
      status: 400,
      message,
    })
  })

  test('to a blocked or never added person answers 200, arrives nowhere and is not counted', async () => {
    const { line, bot, wait } = await startLine()
    const blocked = line.people.add({ displayName: 'ก' })
    const stranger = line.people.add({ displayName: 'ข', isFriend: false })
    await line.people.block(blocked.userId)
    for (const { userId } of [blocked, stranger]) {
      expect((await bot.pushMessage({ to: userId, messages: [say('ก')] })).sentMessages).toHaveLength(1)
      expect(line.chats.messages(userId)).toEqual([])
      expect((await refusal(bot.getProfile(userId))).status).toBe(404)
    }
    expect(line.quota.used()).toBe(0)
    await line.sendFrom.text(stranger, 'สวัสดี')
    wait(7 * 24 * HOUR)
    await bot.pushMessage({ to: stranger.userId, messages: [say('within 7 days of writing')] })
    wait(1)
    await bot.pushMessage({ to: stranger.userId, messages: [say('after them')] })
    expect(line.quota.used()).toBe(1)
    expect(line.chats.messages(stranger.userId)).toHaveLength(2)
  })

  test('to a group costs one per member, and needs the bot in it', async () => {
    const { line, bot } = await startLine()
    const members = ['ก', 'ข', 'ค'].map(displayName => line.people.add({ displayName }).userId)
    const { groupId } = line.groups.add({ name: 'เมืองพะเยา', members })
    const push = () => bot.pushMessage({ to: groupId, messages: [say('1'), say('2')] })
    expect((await refusal(push())).message).toBe('Failed to send messages')
    await line.groups.inviteBot(groupId)
    await push()
    expect(line.quota.used()).toBe(3)
    await line.groups.removeBot(groupId)
    expect((await refusal(push())).status).toBe(400)
  })
})

describe('multicast', () => {
  test('reaches those it can and passes over the rest', async () => {
    const { line, bot } = await startLine()
    const [one, two] = ['ก', 'ข'].map(displayName => line.people.add({ displayName }).userId) as [
      string,
      string,
    ]
    await line.people.block(two)
    expect(await bot.multicast({ to: [one, two, STRANGER], messages: [say('ก')] })).toEqual({})
    expect(line.chats.messages(one)).toMatchObject([{ via: 'multicast' }])
    expect(line.quota.used()).toBe(1)
  })

  test.each([
    ['a malformed id', ['U1'], 'The property, to[1], in the request body is invalid (line: -, column: -)'],
    [
      'a group',
      [`C${'a'.repeat(32)}`],
      'The property, to[1], in the request body is invalid (line: -, column: -)',
    ],
    ['501 ids', Array(500).fill(STRANGER), 'The request body has 1 error(s)'],
  ])('with %s sends to nobody', async (_, more: string[], message) => {
    const { line, bot } = await startLine()
    const { userId } = line.people.add({ displayName: 'ก' })
    const sent = bot.multicast({ to: [userId, ...more], messages: [say('ก')] })
    expect(await refusal(sent)).toMatchObject({ status: 400, message })
    expect(line.chats.messages(userId)).toEqual([])
  })
})

describe('retry keys', () => {
  test('an accepted push answers 409 for 24 hours with what was sent, then sends anew', async () => {
    const { line, bot, wait } = await startLine()
    const { userId } = line.people.add({ displayName: 'ก' })
    const key = randomUUID()
    const push = (text = 'ก', retryKey: string = key) =>
      bot.pushMessageWithHttpInfo({ to: userId, messages: [say(text)] }, retryKey)
    const first = await push()
    wait(24 * HOUR - 1)
    const again = await refusal(push())
    const winner = first.httpResponse.headers.get('x-line-request-id')
    expect(again).toMatchObject({ status: 409, message: 'The retry key is already accepted', ...first.body })
    expect(again.headers.get('x-line-accepted-request-id')).toBe(winner)
    expect(again.headers.get('x-line-request-id')).not.toBe(winner)
    expect(line.calls.at(-1)?.changedOnRetry).toBeUndefined()
    expect((await refusal(push('ข', key.toUpperCase()))).status).toBe(409)
    expect(line.calls.at(-1)?.changedOnRetry).toBe(true)
    wait(1)
    await push()
    expect(line.chats.messages(userId)).toHaveLength(2)
  })

  test('a refused send does not use up its key, and a multicast tells no message ids', async () => {
    const { line, bot } = await startLine({ quota: 0 })
    const { userId } = line.people.add({ displayName: 'ก' })
    const key = randomUUID()
    const send = () => bot.multicast({ to: [userId], messages: [say('ก')] }, key)
    expect((await refusal(send())).status).toBe(429)
    line.quota.set(null)
    await send()
    expect(await refusal(send())).not.toHaveProperty('sentMessages')
    expect(line.chats.messages(userId)).toHaveLength(1)
  })

  test.each([
    ['/v2/bot/message/push', 'not-a-uuid'],
    ['/v2/bot/message/reply', randomUUID()],
    ['/v2/bot/message/validate/push', randomUUID()],
  ])('%s refuses the key %s', async (path, key) => {
    const { post } = await startLine()
    expect(
      (await post(path, { messages: [say('ก')] }, { headers: { 'x-line-retry-key': key } })).status,
    ).toBe(400)
  })
})

describe('quota and rates', () => {
  test('a month in Asia/Bangkok holds so many recipients, and a send that does not fit reaches nobody', async () => {
    const { line, bot, goTo } = await startLine({ quota: 3 })
    const to = ['ก', 'ข'].map(displayName => line.people.add({ displayName }).userId)
    await bot.multicast({ to, messages: [say('1'), say('2')] })
    const over = { status: 429, message: 'You have reached your monthly limit.' }
    expect(await refusal(bot.multicast({ to, messages: [say('ก')] }))).toMatchObject(over)
    expect(await bot.getMessageQuota()).toEqual({ type: 'limited', value: 3 })
    expect(await bot.getMessageQuotaConsumption()).toEqual({ totalUsage: 2 })
    goTo('2025-01-31T16:59:59.999Z')
    expect(await bot.getMessageQuotaConsumption()).toEqual({ totalUsage: 2 })
    goTo('2025-01-31T17:00:00Z')
    expect(await bot.getMessageQuotaConsumption()).toEqual({ totalUsage: 0 })
    await bot.multicast({ to, messages: [say('ก')] })
    line.quota.set(null)
    expect(await bot.getMessageQuota()).toEqual({ type: 'none' })
  })

  test('deliveries are counted by days of UTC+9, and a day is known once it is over', async () => {
    const { line, bot, goTo } = await startLine()
    const { userId } = line.people.add({ displayName: 'ก' })
    for (const at of ['2025-01-25T14:59:59Z', '2025-01-25T15:00:00Z', '2025-01-26T14:59:59Z']) {
      goTo(at)
      await bot.pushMessage({ to: userId, messages: [say('1'), say('2')] })
    }
    expect(await bot.getNumberOfSentPushMessages('20250125')).toEqual({ status: 'ready', success: 1 })
    expect(await bot.getNumberOfSentPushMessages('20250126')).toEqual({ status: 'unready' })
    goTo('2025-01-26T15:00:00Z')
    expect(await bot.getNumberOfSentPushMessages('20250126')).toEqual({ status: 'ready', success: 2 })
    expect(await bot.getNumberOfSentMulticastMessages('20250126')).toEqual({ status: 'ready', success: 0 })
    expect(await bot.getNumberOfSentPushMessages('20180330')).toEqual({ status: 'out_of_service' })
    expect((await refusal(bot.getNumberOfSentPushMessages('2025-01-25'))).status).toBe(400)
  })

  test('with rate limits on, the 201st multicast of a second is refused and a later one is not', async () => {
    const { bot, wait } = await startLine({ rateLimits: true })
    const send = () => bot.multicast({ to: [STRANGER], messages: [say('ก')] })
    await Promise.all(Array.from({ length: 200 }, send))
    const over = { status: 429, message: 'The API rate limit has been exceeded. Try again later.' }
    expect(await refusal(send())).toMatchObject(over)
    wait(5)
    await send()
  })
})

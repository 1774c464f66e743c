// The simulated LINE's reading endpoints and small acts, and what it says to requests that are no requests.
import { expect, test } from 'vitest'
import { refusal, say, startLine } from './start-line.ts'

test('profiles, groups and the bot can be read, a group only while the bot is in it', async () => {
  const { line, bot } = await startLine()
  const anong = line.people.add({ displayName: 'อนงค์', pictureUrl: 'https://profile.line-scdn.net/a' })
  const guest = line.people.add({ displayName: 'แขก', isFriend: false })
  const { groupId } = line.groups.add({ name: 'อำเภอปง', members: [anong.userId, guest.userId] })
  expect(await bot.getProfile(anong.userId)).toMatchObject({ displayName: 'อนงค์', userId: anong.userId })
  expect(await refusal(bot.getGroupSummary(groupId))).toMatchObject({ status: 404, message: 'Not found' })
  await line.groups.inviteBot(groupId)
  expect(await bot.getGroupSummary(groupId)).toEqual({ groupId, groupName: 'อำเภอปง' })
  expect(await bot.getGroupMemberCount(groupId)).toEqual({ count: 2 })
  expect(await bot.getGroupMemberProfile(groupId, guest.userId)).toMatchObject({ displayName: 'แขก' })
  expect(await bot.getBotInfo()).toMatchObject({ userId: line.botUserId, chatMode: 'bot' })
  await bot.leaveGroup(groupId)
  expect((await refusal(bot.getGroupMemberCount(groupId))).status).toBe(404)
  expect(line.webhooks.sent.at(-1)?.events).toMatchObject([{ type: 'leave', source: { groupId } }])
})

test('lists of followers and members are for verified accounts only', async () => {
  const plain = await startLine()
  expect(await refusal(plain.bot.getFollowers())).toMatchObject({
    status: 403,
    message: 'Access to this API is not available for your account',
  })
  const { line, bot } = await startLine({ isVerifiedAccount: true })
  const [one, two] = ['ก', 'ข'].map(displayName => line.people.add({ displayName }).userId) as [
    string,
    string,
  ]
  await line.people.block(two)
  expect(await bot.getFollowers()).toEqual({ userIds: [one] })
  const { groupId } = line.groups.add({ name: 'ก', members: [one, two] })
  await line.groups.inviteBot(groupId)
  expect(await bot.getGroupMembersIds(groupId)).toEqual({ memberIds: [one, two] })
})

test.each([
  ['a user', {}, 202, undefined],
  ['seven seconds', { loadingSeconds: 7 }, 400, ['must be a multiple of five']],
  [
    'sixty-one seconds',
    { loadingSeconds: 61 },
    400,
    ['Must be between 5 and 60', 'must be a multiple of five'],
  ],
  ['a group', { chatId: `C${'a'.repeat(32)}` }, 400, [expect.stringMatching(/^Only user id is acceptable/)]],
])('the loading animation with %s', async (_, more, status, messages) => {
  const { line, post } = await startLine()
  const { userId } = line.people.add({ displayName: 'ก' })
  const response = await post('/v2/bot/chat/loading/start', { chatId: userId, ...more })
  const body = (await response.json()) as { details?: { message: string }[] }
  expect(response.status).toBe(status)
  expect(body.details?.map(({ message }) => message)).toEqual(messages)
})

test('a message is marked as read with its own token only', async () => {
  const { line, bot } = await startLine()
  const { events } = await line.sendFrom.text(line.people.add({ displayName: 'ก' }), 'สวัสดี')
  const { markAsReadToken } = (events[0]?.message ?? {}) as { markAsReadToken: string }
  await bot.markMessagesAsReadByToken({ markAsReadToken })
  const wrong = await refusal(bot.markMessagesAsReadByToken({ markAsReadToken: 'wrong' }))
  expect(wrong.message).toMatch(/^Invalid markAsReadToken/)
})

test.each([
  [
    'another content type',
    '{}',
    { 'content-type': 'text/plain' },
    415,
    'The content type, text/plain, is not supported',
  ],
  [
    'broken JSON',
    '{"to": "a" "b"}',
    {},
    400,
    expect.stringMatching(/could not be parsed as JSON \(line: 1, column: \d+\)$/),
  ],
  [
    'JSON that is no object',
    '[]',
    {},
    400,
    'The request body could not be parsed as JSON (line: 1, column: 1)',
  ],
  ['more than 2 MB', `"${'a'.repeat(2 * 1024 * 1024)}"`, {}, 413, 'Payload Too Large'],
])('%s is refused in LINE’s shape', async (_, body, headers, status, message) => {
  const { post } = await startLine()
  const response = await post('/v2/bot/message/push', body, { headers })
  expect(response.status).toBe(status)
  expect(await response.json()).toEqual({ message })
  expect(response.headers.get('x-line-request-id')).toBeTruthy()
})

test('an unknown path is 404, and everybody who listens hears of what happens until they stop', async () => {
  const { line, bot, url } = await startLine()
  let heard = 0
  const stop = line.onChange(() => {
    heard += 1
  })
  const { userId } = line.people.add({ displayName: 'ก' })
  expect(heard).toBe(1)
  await bot.pushMessage({ to: userId, messages: [say('ก')] })
  expect(heard).toBeGreaterThan(1)
  stop()
  const before = heard
  expect((await fetch(`${url}/v2/bot/nothing`)).status).toBe(404)
  expect(heard).toBe(before)
})

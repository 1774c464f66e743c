// Faults on demand: what each does to the real SDK, and whether LINE had accepted the send or not.
import { randomUUID } from 'node:crypto'
import { HTTPFetchError } from '@line/bot-sdk'
import { expect, test } from 'vitest'
import type { Fault } from '../../bot/practice/line-platform/faults.ts'
import { refusal, say, startLine } from './start-line.ts'

/** Fault; what the SDK throws; was the message sent all the same? */
const FAULTS: [Fault, string | number, boolean][] = [
  ['reset_before_accept', 'TypeError', false],
  ['reset_after_accept', 'TypeError', true],
  ['500_before_accept', 500, false],
  ['500_after_accept', 500, true],
  ['429_rate', 429, false],
  ['429_monthly', 429, false],
  ['400', 400, false],
  ['html_200', 'SyntaxError', true],
]

test.each(FAULTS)(
  '%s: the same key and bytes again deliver exactly once',
  async (fault, thrown, isAccepted) => {
    const { line, bot } = await startLine()
    const { userId } = line.people.add({ displayName: 'ก' })
    const key = randomUUID()
    const push = () => bot.pushMessage({ to: userId, messages: [say('ก')] }, key)
    line.faults.next(fault)
    const error: unknown = await push().catch((thrown: unknown) => thrown)
    expect(error instanceof HTTPFetchError ? error.status : (error as Error).name).toBe(thrown)
    expect(line.chats.messages(userId)).toHaveLength(isAccepted ? 1 : 0)
    expect(line.calls.at(-1)).toMatchObject({ fault, retryKey: key })
    if (isAccepted) expect((await refusal(push())).status).toBe(409)
    else expect((await push()).sentMessages).toHaveLength(1)
    expect(line.chats.messages(userId)).toHaveLength(1)
  },
)

test.each([
  ['429_rate', 'The API rate limit has been exceeded. Try again later.'],
  ['429_monthly', 'You have reached your monthly limit.'],
] as const)('%s says which of the two it is', async (fault, message) => {
  const { line, bot } = await startLine()
  line.faults.next(fault)
  const { userId } = line.people.add({ displayName: 'ก' })
  expect((await refusal(bot.pushMessage({ to: userId, messages: [say('ก')] }))).message).toBe(message)
})

test.each([
  ['hang', null, 0],
  ['slow_body', 200, 1],
] as const)('%s ends only by the caller’s own time limit', async (fault, status, sent) => {
  const { line, post } = await startLine()
  const { userId } = line.people.add({ displayName: 'ก' })
  line.faults.next(fault)
  const answer = post(
    '/v2/bot/message/push',
    { to: userId, messages: [say('ก')] },
    { signal: AbortSignal.timeout(150) },
  )
  await expect(answer.then(response => response.json())).rejects.toThrow(/aborted/)
  expect(line.calls).toMatchObject([{ fault, status }])
  expect(line.chats.messages(userId)).toHaveLength(sent)
})

test('next counts sends only, times over; set sees every call', async () => {
  const { line, bot, url } = await startLine()
  const { userId } = line.people.add({ displayName: 'ก' })
  const push = () => bot.pushMessage({ to: userId, messages: [say('ก')] })
  line.faults.next('500_before_accept', 2)
  await bot.getMessageQuota()
  expect((await refusal(push())).status).toBe(500)
  expect((await refusal(push())).status).toBe(500)
  await push()
  line.faults.set(({ path }) => (path === '/oauth2/v3/token' ? '429_rate' : null))
  await push()
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  expect((await fetch(`${url}/oauth2/v3/token`, { method: 'POST', headers: form })).status).toBe(429)
  line.faults.set(null)
  expect((await fetch(`${url}/oauth2/v3/token`, { method: 'POST', headers: form })).status).toBe(400)
  expect(line.calls.map(({ path, status }) => [path.split('/').at(-1), status])).toEqual([
    ['quota', 200],
    ['push', 500],
    ['push', 500],
    ['push', 200],
    ['push', 200],
  ])
})

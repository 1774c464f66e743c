// The real SDK over real HTTP against the simulated LINE: what each answer means, and what may be in the log.
import { describe, expect, it } from 'vitest'
import { createLine, type LineConfig } from '../../bot/outside/line.ts'
import type { LineCall } from '../../bot/ports.ts'
import type { Fault } from '../../bot/practice/line-platform/faults.ts'
import { CHANNEL } from '../practice/start-line.ts'
import { createKeptLog } from './kept-log.ts'
import { startPlatform } from './start-platform.ts'
import { startServer } from './start-server.ts'

const KEY = '11111111-1111-4111-8111-111111111111'
const SECRET_WORDS = 'ข้อความลับ 😀'
const BODY = JSON.stringify({ messages: [{ type: 'text', text: SECRET_WORDS }] })

async function startSender(
  more: Partial<LineConfig> = {},
  platformOptions: Parameters<typeof startPlatform>[0] = {},
) {
  const world = await startPlatform(platformOptions)
  const log = createKeptLog()
  const config: LineConfig = {
    apiBaseUrl: world.url,
    dataApiBaseUrl: world.url,
    channelId: CHANNEL.channelId,
    channelSecret: CHANNEL.channelSecret,
    channelAccessToken: null,
    timeoutMs: 1_000,
    ...more,
  }
  const { userId } = world.platform.people.add({ displayName: 'สมหญิง' })
  const call = (changes: Partial<LineCall> = {}): LineCall => ({
    method: 'push',
    recipients: [userId],
    body: BODY,
    retryKey: KEY,
    ...changes,
  })
  const sender = createLine(config, { clock: world.clock, log })
  const received = (id = userId) => world.platform.chats.messages(id).map(({ message }) => message.text)
  return { ...world, config, sender, log, userId, call, received }
}

describe('a message that LINE accepts', () => {
  it('is accepted with LINE’s request id, and logged without ids or words', async () => {
    const { sender, call, received, log, userId } = await startSender()
    const outcome = await sender.send(call())
    expect(outcome).toMatchObject({ kind: 'accepted', requestId: expect.stringMatching(/^0{8}-/) })
    expect(received()).toEqual([SECRET_WORDS])
    const lines = log.lines.map(({ event, data }) => [event, data.method, data.status, data.recipients])
    expect(lines).toEqual([
      ['line.call', 'token', 200, 0],
      ['line.call', 'push', 200, 1],
    ])
    expect(log.lines[1]?.data).toMatchObject({ ms: expect.any(Number), requestId: expect.any(String) })
    for (const secret of [SECRET_WORDS, userId, CHANNEL.channelSecret, KEY]) {
      expect(log.text()).not.toContain(secret)
    }
  })

  it('reaches everybody of a multicast, and nobody twice', async () => {
    const { sender, call, platform, userId, received } = await startSender()
    const other = platform.people.add({ displayName: 'สมชาย' }).userId
    const both = call({ method: 'multicast', recipients: [userId, other] })
    expect(await sender.send(both)).toMatchObject({ kind: 'accepted' })
    expect(await sender.send(both)).toMatchObject({ kind: 'accepted' })
    expect([received(), received(other)]).toEqual([[SECRET_WORDS], [SECRET_WORDS]])
  })

  it('counts as accepted when LINE knows the key already: 409 is the receipt of the first', async () => {
    const { sender, call, received, platform } = await startSender()
    platform.faults.next('500_after_accept')
    expect(await sender.send(call())).toEqual({ kind: 'unknown', message: '500 Internal Server Error' })
    const again = await sender.send(call())
    expect(again).toEqual({ kind: 'accepted', requestId: platform.calls[0]?.requestId })
    expect(platform.calls.map(({ status }) => status)).toEqual([500, 409])
    expect(received()).toEqual([SECRET_WORDS])
  })

  it.each<Fault>(['html_200', 'slow_body'])(
    'counts as accepted after a 200 whatever follows: %s',
    async fault => {
      const { sender, call, received, platform } = await startSender()
      platform.faults.next(fault)
      expect(await sender.send(call())).toMatchObject({ kind: 'accepted' })
      expect(received()).toEqual([SECRET_WORDS])
    },
  )
})

describe('a call whose end is not known', () => {
  it.each<Fault>([
    'hang',
    'reset_before_accept',
    'reset_after_accept',
    '500_before_accept',
    '500_after_accept',
  ])('is tried again with the same key and bytes and arrives once: %s', async fault => {
    const { sender, call, received, platform } = await startSender()
    platform.faults.next(fault)
    expect(await sender.send(call())).toMatchObject({ kind: 'unknown' })
    expect(await sender.send(call())).toMatchObject({ kind: 'accepted' })
    expect(received()).toEqual([SECRET_WORDS])
    expect(platform.calls.filter(({ changedOnRetry }) => changedOnRetry)).toEqual([])
    expect(new Set(platform.calls.map(({ retryKey }) => retryKey))).toEqual(new Set([KEY]))
  })

  it('ends in time when LINE is silent, and leaves fetches of others alone', async () => {
    const { sender, call, platform, log } = await startSender({ timeoutMs: 400 })
    platform.faults.next('hang')
    const before = performance.now()
    expect(await sender.send(call())).toEqual({ kind: 'unknown', message: 'TimeoutError' })
    expect(performance.now() - before).toBeLessThan(2000)
    expect(log.lines.at(-1)).toMatchObject({ level: 'warn', data: { status: null, error: 'TimeoutError' } })
    // The limit belongs to the call, not to whoever fetches the same address meanwhile or next.
    const { requests, url } = await startServer(({ url: path }) =>
      path === '/' ? null : { status: 200, body: {} },
    )
    const patient = fetch(url, { signal: AbortSignal.timeout(900) })
    await expect(patient).rejects.toThrow()
    expect(performance.now() - before).toBeGreaterThan(900)
    expect(requests).toHaveLength(1)
  })

  it('is unknown when nobody listens', async () => {
    const { sender, call, close } = await startSender({ channelAccessToken: 'fixed' })
    await close()
    expect(await sender.send(call())).toMatchObject({
      kind: 'unknown',
      message: 'Error: ECONNREFUSED',
    })
  })
})

describe('a message that LINE refuses', () => {
  it('says why, and where in the message', async () => {
    const { sender, call } = await startSender()
    const empty = call({ body: JSON.stringify({ messages: [{ type: 'text', text: '' }] }) })
    expect(await sender.send(empty)).toMatchObject({
      kind: 'refused',
      status: 400,
      message: expect.stringContaining('messages[0].text'),
      requestId: expect.any(String),
    })
  })

  it('is refused for good when the reply token is used up or wrong', async () => {
    const { sender, call } = await startSender()
    const body = JSON.stringify({ replyToken: 'nobody', messages: [{ type: 'text', text: 'ค่ะ' }] })
    const reply = call({ method: 'reply', recipients: [], body, retryKey: null })
    expect(await sender.send(reply)).toMatchObject({
      kind: 'refused',
      status: 400,
      message: 'Invalid reply token',
    })
  })

  it('goes without a retry key as a reply: LINE would refuse one', async () => {
    const { sender, call, platform, userId } = await startSender()
    await platform.sendFrom.text({ userId }, 'สถานะ')
    const replyToken = platform.webhooks.sent[0]?.events[0]?.replyToken
    const body = JSON.stringify({ replyToken, messages: [{ type: 'text', text: 'ค่ะ' }] })
    const outcome = await sender.send(call({ method: 'reply', recipients: [], body, retryKey: KEY }))
    expect(outcome).toMatchObject({ kind: 'accepted' })
  })
})

describe('429', () => {
  it('is about speed when LINE says so', async () => {
    const { sender, call, platform } = await startSender()
    platform.faults.next('429_rate')
    expect(await sender.send(call())).toMatchObject({ kind: 'rate_limited', requestId: expect.any(String) })
    expect(platform.calls).toHaveLength(1)
  })

  it('is the month’s quota when LINE says so and the quota is too small', async () => {
    const { sender, call } = await startSender({}, { quota: 0 })
    expect(await sender.send(call())).toMatchObject({ kind: 'quota_reached' })
  })

  it('is the quota for a group that has more members than messages are left', async () => {
    const { sender, call, platform, userId } = await startSender({}, { quota: 2 })
    const members = [userId, ...['ก', 'ข'].map(displayName => platform.people.add({ displayName }).userId)]
    const { groupId } = platform.groups.add({ name: 'อำเภอ', members })
    await platform.groups.inviteBot(groupId)
    expect(await sender.send(call({ recipients: [groupId] }))).toMatchObject({ kind: 'quota_reached' })
  })

  it('is only for now when LINE speaks of the month but there is quota left, or it cannot be read', async () => {
    const { sender, call, platform } = await startSender()
    platform.faults.next('429_monthly')
    expect(await sender.send(call())).toMatchObject({ kind: 'rate_limited' })
    platform.quota.set(0)
    platform.faults.set(({ path }) => (path.includes('quota') ? 'hang' : null))
    expect(await sender.send(call())).toMatchObject({ kind: 'rate_limited' })
  })
})

describe('what is asked of LINE', () => {
  it('is the month’s quota and use; null where there is no limit', async () => {
    const { sender, call, platform } = await startSender({}, { quota: 300 })
    await sender.send(call())
    expect(await sender.readQuota()).toEqual({ limit: 300, used: 1 })
    platform.quota.set(null)
    expect(await sender.readQuota()).toEqual({ limit: null, used: 1 })
  })

  it('is how many people a group has; none where the bot is not', async () => {
    const { sender, platform, userId } = await startSender()
    const { groupId } = platform.groups.add({ name: 'อำเภอ', members: [userId] })
    expect(await sender.countGroupMembers(groupId)).toBe(0)
    await platform.groups.inviteBot(groupId)
    expect(await sender.countGroupMembers(groupId)).toBe(1)
  })

  it('is an error when LINE cannot be reached', async () => {
    const { sender, close } = await startSender()
    await close()
    await expect(sender.readQuota()).rejects.toMatchObject({ code: 'line.unavailable' })
    await expect(sender.countGroupMembers('C')).rejects.toMatchObject({ code: 'line.unavailable' })
  })
})

it('sends the very same bytes every time it is given the same text', async () => {
  const wire = await startServer(() => ({ status: 500, body: {} }))
  const { sender, call, userId } = await startSender({
    apiBaseUrl: wire.url,
    dataApiBaseUrl: wire.url,
    channelAccessToken: 'fixed',
  })
  const flex = {
    type: 'flex',
    altText: '\u0e01\ud83d\ude00',
    contents: { type: 'bubble', 10: 'a', 2: 1.5e3, b: 0.1 },
  }
  const body = `{"notificationDisabled":false,  "messages":[${JSON.stringify(flex)}]}`
  for (const method of ['push', 'multicast'] as const) {
    wire.requests.length = 0
    for (let i = 0; i < 3; i += 1) await sender.send(call({ method, body, recipients: [userId] }))
    const [first, ...again] = wire.requests
    expect(first?.body.toString()).toContain(flex.altText)
    for (const request of again) {
      expect(Buffer.compare(request.body, first?.body ?? Buffer.alloc(0))).toBe(0)
      expect(request.headers['x-line-retry-key']).toBe(KEY)
    }
    expect(again).toHaveLength(2)
  }
})

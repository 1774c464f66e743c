// Channel access: one token for many calls, a new one in time or when LINE asks for it, never two at once.
import { describe, expect, it } from 'vitest'
import { createLine, type LineConfig } from '../../bot/outside/line.ts'
import { CHANNEL } from '../practice/start-line.ts'
import { createKeptLog } from './kept-log.ts'
import { startPlatform } from './start-platform.ts'
import { startServer } from './start-server.ts'

const MINUTE = 60_000

async function startSender(more: Partial<LineConfig> = {}) {
  const world = await startPlatform({ channelAccessToken: 'console' })
  let now = world.clock.now()
  const clock = {
    now: () => now,
    wait: (ms: number) => {
      now = new Date(now.getTime() + ms)
    },
  }
  const log = createKeptLog()
  const { userId } = world.platform.people.add({ displayName: 'สมหญิง' })
  const config = {
    apiBaseUrl: world.url,
    dataApiBaseUrl: world.url,
    channelId: CHANNEL.channelId,
    channelSecret: CHANNEL.channelSecret,
    channelAccessToken: null,
    timeoutMs: 400,
    ...more,
  }
  const { send } = createLine(config, { clock, log })
  const push = () =>
    send({
      method: 'push',
      recipients: [userId],
      body: '{"messages":[{"type":"text","text":"ก"}]}',
      retryKey: world.newId(),
    })
  const issued = () => log.lines.filter(({ data }) => data.method === 'token').length
  const statuses = () => log.lines.map(({ data }) => [data.method, data.status])
  return { ...world, clock, clockOfLine: world.clock, push, issued, statuses, log }
}

describe('stateless tokens', () => {
  it('are fetched once for many calls at the same time', async () => {
    const { push, issued } = await startSender()
    const outcomes = await Promise.all(Array.from({ length: 8 }, push))
    expect(outcomes.every(({ kind }) => kind === 'accepted')).toBe(true)
    expect(issued()).toBe(1)
  })

  it('serve 12 of their 15 minutes by the service’s clock', async () => {
    const { push, issued, clock } = await startSender()
    await push()
    clock.wait(12 * MINUTE - 1)
    await push()
    expect(issued()).toBe(1)
    clock.wait(1)
    expect(await push()).toMatchObject({ kind: 'accepted' })
    expect(issued()).toBe(2)
  })

  it('are not trusted after the clock was set back', async () => {
    const { push, issued, clock } = await startSender()
    await push()
    clock.wait(-MINUTE)
    await push()
    expect(issued()).toBe(2)
  })

  it('are replaced once when LINE does not know one any more, and the call is made again', async () => {
    const { push, statuses, platform, clock, clockOfLine } = await startSender()
    await push()
    clockOfLine.wait(16 * MINUTE)
    expect(clock.now()).toEqual(new Date('2025-01-25T02:00:00Z'))
    const outcomes = await Promise.all([push(), push(), push()])
    expect(outcomes.map(({ kind }) => kind)).toEqual(['accepted', 'accepted', 'accepted'])
    const after = statuses().slice(2).map(String).sort()
    expect(after).toEqual([
      'push,200',
      'push,200',
      'push,200',
      'push,401',
      'push,401',
      'push,401',
      'token,200',
    ])
    expect(platform.chats.messages(platform.people.list()[0]?.userId ?? '')).toHaveLength(4)
  })

  it('do not hide a lasting 401: the outcome is unknown after one more try', async () => {
    const token = { status: 200, body: { access_token: 'useless', expires_in: 900, token_type: 'Bearer' } }
    const wire = await startServer(({ url }) =>
      url.includes('token') ? token : { status: 401, body: { message: 'Authentication failed' } },
    )
    const { push, statuses } = await startSender({ apiBaseUrl: wire.url, dataApiBaseUrl: wire.url })
    expect(await push()).toEqual({ kind: 'unknown', message: '401 Authentication failed' })
    expect(statuses()).toEqual([
      ['token', 200],
      ['push', 401],
      ['token', 200],
      ['push', 401],
    ])
  })

  it('leave the message unsent when the secret is wrong, and say so without showing it', async () => {
    const { push, platform, log } = await startSender({ channelSecret: 'not the secret' })
    expect(await push()).toEqual({ kind: 'unknown', message: 'no channel access token' })
    expect(platform.calls).toEqual([])
    expect(log.lines[0]?.data).toMatchObject({ status: 400, error: "Invalid 'client_credentials'." })
    expect(log.text()).not.toContain('not the secret')
  })
})

describe('a fixed token', () => {
  it('is used as it is; no other is fetched', async () => {
    const { push, issued } = await startSender({ channelAccessToken: 'console' })
    expect(await push()).toMatchObject({ kind: 'accepted' })
    expect(issued()).toBe(0)
  })

  it('cannot be replaced: a 401 is tried no further', async () => {
    const { push, statuses } = await startSender({ channelAccessToken: 'revoked' })
    expect(await push()).toMatchObject({ kind: 'unknown', message: expect.stringMatching(/^401/) })
    expect(statuses()).toEqual([['push', 401]])
  })
})

it('a channel without id and without token is refused when it is set up', () => {
  const config = {
    apiBaseUrl: 'http://127.0.0.1',
    dataApiBaseUrl: 'http://127.0.0.1',
    channelId: null,
    channelSecret: 'x',
    channelAccessToken: null,
    timeoutMs: 1,
  }
  expect(() => createLine(config, { clock: { now: () => new Date(0) }, log: createKeptLog() })).toThrow(
    'channel id',
  )
})

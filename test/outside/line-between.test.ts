// Between us and LINE somebody else may answer: what they say is no answer of LINE.
import { expect, it } from 'vitest'
import { createLine } from '../../bot/outside/line.ts'
import { createKeptLog } from './kept-log.ts'
import { startServer } from './start-server.ts'

it('that a message was redirected says nothing about whether LINE has it', async () => {
  const { url } = await startServer(() => ({ status: 302, body: {} }))
  const line = createLine(
    {
      apiBaseUrl: url,
      dataApiBaseUrl: url,
      channelId: null,
      channelSecret: 'secret',
      channelAccessToken: 'fixed',
      timeoutMs: 2_000,
    },
    { clock: { now: () => new Date('2025-03-10T02:00:00Z') }, log: createKeptLog() },
  )
  const call = {
    method: 'push' as const,
    recipients: ['U1'],
    body: '{"messages":[]}',
    retryKey: '11111111-1111-4111-8111-111111111111',
  }
  expect(await line.send(call)).toMatchObject({ kind: 'unknown' })
})

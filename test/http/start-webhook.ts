// The webhook on a port of its own, over a real database; requests are signed as LINE signs them.
import { createHmac, randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import { type AddressInfo, connect as connectTo, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'
import { createWebhook, type WebhookConfig } from '../../bot/http/webhook.ts'
import type { Db } from '../../db/connect.ts'
import { createKeptLog } from '../outside/kept-log.ts'

export const SECRET = '8c570fa6dd201bb328f1c1eac23a96d8'
export const DESTINATION = 'U8e742f61d673b39c7fff3cecb7536ef0'
export const NOW = new Date('2025-01-25T02:00:00Z')

export const sign = (body: string | Buffer, secret = SECRET): string =>
  createHmac('sha256', secret).update(body).digest('base64')

/** One sound text event of a new message; `undefined` leaves a property out. */
export const textEvent = (changes: Record<string, unknown> = {}): Record<string, unknown> => ({
  type: 'message',
  mode: 'active',
  timestamp: NOW.getTime() - 1000,
  source: { type: 'user', userId: `U${'1'.repeat(32)}` },
  webhookEventId: randomUUID().replaceAll('-', '').slice(0, 26).toUpperCase(),
  deliveryContext: { isRedelivery: false },
  replyToken: 'token',
  message: { id: '500000000000000001', type: 'text', text: 'สถานะ' },
  ...changes,
})

export async function startWebhook(db: Db, config: Partial<WebhookConfig> = {}, now = NOW) {
  const log = createKeptLog()
  let wakes = 0
  const hook = createWebhook({
    db,
    log,
    clock: { now: () => now },
    wake: () => {
      wakes += 1
    },
    channelSecret: SECRET,
    ...config,
  })
  /** Bytes the server's sockets have read, all requests together. */
  const sockets: Socket[] = []
  const server = createServer(hook)
  server.on('connection', socket => sockets.push(socket))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(
    () =>
      new Promise<void>(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  )
  const { port } = server.address() as AddressInfo
  const url = `http://127.0.0.1:${port}/webhook`
  const post = async (body: string | Buffer, headers: Record<string, string> = {}) => {
    const response = await fetch(url, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', 'x-line-signature': sign(body), ...headers },
    })
    return { status: response.status, text: await response.text() }
  }
  return {
    url,
    log,
    post,
    postEvents: (events: readonly unknown[]) => post(JSON.stringify({ destination: DESTINATION, events })),
    wakes: () => wakes,
    bytesRead: () => sockets.reduce((sum, socket) => sum + socket.bytesRead, 0),
    /** A connection that writes what the test says, when it says so; `answer` is all that came back. */
    open: () => openRaw(port),
  }
}

async function openRaw(port: number) {
  const socket = connectTo(port, '127.0.0.1')
  const got: Buffer[] = []
  socket.on('data', (chunk: Buffer) => got.push(chunk))
  socket.on('error', () => {})
  const closed = new Promise<void>(resolve => socket.once('close', () => resolve()))
  await new Promise<void>(resolve => socket.once('connect', () => resolve()))
  onTestFinished(() => void socket.destroy())
  return {
    socket,
    head: (lines: string[]) =>
      socket.write(`POST /webhook HTTP/1.1\r\nhost: x\r\n${lines.join('\r\n')}\r\n\r\n`),
    closed,
    answer: () => Buffer.concat(got).toString(),
  }
}

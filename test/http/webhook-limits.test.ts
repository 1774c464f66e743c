// Anybody can reach the webhook: before a signature can be looked at, size, time and memory are limited.
import type { Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../database.ts'
import { sign, startWebhook, textEvent } from './start-webhook.ts'

const MIB = 1024 * 1024
let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())

const countStored = async () => (await database.sql`select count(*)::int from webhook_events`)[0]?.count

/** Writes `total` bytes as fast as they are taken, or until the other side has had enough; returns what was taken. */
async function flood(socket: Socket, total: number, frame: (chunk: Buffer) => Buffer): Promise<number> {
  const chunk = frame(Buffer.alloc(64 * 1024, 'x'))
  let written = 0
  while (written < total && socket.writable) {
    written += chunk.length
    if (!socket.write(chunk)) {
      await new Promise<void>(resolve => {
        socket.once('drain', resolve)
        socket.once('close', () => resolve())
      })
    }
  }
  return written
}

const asIs = (chunk: Buffer) => chunk
const httpChunk = (chunk: Buffer) =>
  Buffer.concat([Buffer.from(`${chunk.length.toString(16)}\r\n`), chunk, Buffer.from('\r\n')])

const FORGED = `x-line-signature: ${sign('something else')}`

describe('a body of 300 MB', () => {
  it('without a signature is 401 at once; hardly anything of it is read', async () => {
    const { open, bytesRead } = await startWebhook(database.db)
    const { socket, head, closed, answer } = await open()
    head(['transfer-encoding: chunked'])
    await flood(socket, 300 * MIB, httpChunk)
    await closed
    expect(answer()).toMatch(/^HTTP\/1\.1 401 /)
    expect(bytesRead()).toBeLessThan(MIB)
  })

  it('that announces itself is 413 at once; hardly anything of it is read', async () => {
    const { open, bytesRead } = await startWebhook(database.db)
    const { socket, head, closed, answer } = await open()
    head([`content-length: ${300 * MIB}`, FORGED])
    await flood(socket, 300 * MIB, asIs)
    await closed
    expect(answer()).toMatch(/^HTTP\/1\.1 413 /)
    expect(answer()).toMatch(/connection: close/i)
    expect(bytesRead()).toBeLessThan(MIB)
  })

  it('that does not announce itself is refused after one MiB at most, and memory stays flat', async () => {
    const { open, bytesRead } = await startWebhook(database.db)
    const before = process.memoryUsage().rss
    const ends = await Promise.all(
      Array.from({ length: 5 }, async () => {
        const { socket, head, closed, answer } = await open()
        head(['transfer-encoding: chunked', FORGED])
        await flood(socket, 300 * MIB, httpChunk)
        await closed
        return answer()
      }),
    )
    for (const end of ends) expect(end).toMatch(/^HTTP\/1\.1 (413|503) /)
    expect(bytesRead()).toBeLessThan(5 * 2 * MIB)
    expect(process.memoryUsage().rss - before).toBeLessThan(60 * MIB)
  })

  it('is refused also with a right signature', async () => {
    const { post } = await startWebhook(database.db)
    const body = JSON.stringify({ events: [], padding: 'x'.repeat(MIB) })
    expect(await post(body)).toEqual({ status: 413, text: '' })
  })
})

it('a body of just under one MiB is taken', async () => {
  const { post } = await startWebhook(database.db)
  const frame = JSON.stringify({ events: [], padding: '' }).length
  const body = JSON.stringify({ events: [], padding: 'x'.repeat(MIB - frame) })
  expect(Buffer.byteLength(body)).toBe(MIB)
  expect(await post(body)).toEqual({ status: 200, text: '' })
})

describe('many large bodies at once', () => {
  it('are not held all: some are told to come again, while one of usual size is taken, and all when they have gone', async () => {
    const { open, post } = await startWebhook(database.db)
    const senders = await Promise.all(
      Array.from({ length: 8 }, async () => {
        const sender = await open()
        sender.head([`content-length: ${MIB}`, FORGED])
        sender.socket.write(Buffer.alloc(MIB - 1, 'x'))
        return sender
      }),
    )
    await expect
      .poll(() => senders.filter(({ answer }) => answer().startsWith('HTTP/1.1 503')).length)
      .toBe(6)
    expect(await post(JSON.stringify({ events: [] }))).toMatchObject({ status: 200 })
    for (const { socket, closed } of senders) {
      socket.destroy()
      await closed
    }
    const large = JSON.stringify({ events: [], padding: 'x'.repeat(MIB - 100) })
    await expect.poll(() => post(large)).toMatchObject({ status: 200 })
  })
})

describe('a body that does not come', () => {
  it('is 408 when it is not whole in time, though a byte comes now and then', async () => {
    const { open } = await startWebhook(database.db, { bodyTimeoutMs: 300 })
    const { socket, head, closed, answer } = await open()
    head(['content-length: 1000', FORGED])
    const drip = setInterval(() => socket.writable && socket.write('x'), 50)
    await closed
    clearInterval(drip)
    expect(answer()).toMatch(/^HTTP\/1\.1 408 /)
    expect(answer()).toMatch(/content-length: 0/i)
  })

  it('leaves nothing behind when the sender goes away in the middle', async () => {
    const { open, post, log } = await startWebhook(database.db)
    const body = JSON.stringify({ events: [textEvent()] })
    const { socket, head, closed, answer } = await open()
    head([`content-length: ${Buffer.byteLength(body)}`, `x-line-signature: ${sign(body)}`])
    socket.write(body.slice(0, -5))
    await new Promise(resolve => setTimeout(resolve, 50))
    socket.destroy()
    await closed
    await expect.poll(() => log.lines).toMatchObject([{ event: 'webhook.refused', data: { status: null } }])
    expect([answer(), await countStored()]).toEqual(['', 0])
    expect(await post(JSON.stringify({ events: [] }))).toMatchObject({ status: 200 })
  })

  it('is 401 when the sender announced less than it signed', async () => {
    const { open } = await startWebhook(database.db)
    const body = JSON.stringify({ events: [textEvent()] })
    const { socket, head, answer } = await open()
    head([`content-length: ${Buffer.byteLength(body) - 1}`, `x-line-signature: ${sign(body)}`])
    socket.write(body.slice(0, -1))
    await expect.poll(answer).toMatch(/^HTTP\/1\.1 401 /)
    expect(await countStored()).toBe(0)
  })
})

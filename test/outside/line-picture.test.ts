// A picture out of LINE: whole and no larger than asked, or a plain word on why not, and never a wait without end.
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createLine } from '../../bot/outside/line.ts'
import type { Fault } from '../../bot/practice/line-platform/faults.ts'
import { CHANNEL } from '../practice/start-line.ts'
import { createKeptLog } from './kept-log.ts'
import { startPlatform } from './start-platform.ts'

const MB = 1024 * 1024
const PICTURE = Buffer.alloc(300_000, '\xff\xd8\xff picture ', 'latin1')

async function startReader(dataApiBaseUrl?: string) {
  const world = await startPlatform()
  const log = createKeptLog()
  const reader = createLine(
    {
      apiBaseUrl: world.url,
      dataApiBaseUrl: dataApiBaseUrl ?? world.url,
      channelId: CHANNEL.channelId,
      channelSecret: CHANNEL.channelSecret,
      channelAccessToken: null,
      timeoutMs: 400,
    },
    { clock: world.clock, log },
  )
  const { userId } = world.platform.people.add({ displayName: 'สมหญิง' })
  await world.platform.sendFrom.image({ userId }, PICTURE)
  const id = world.platform.chats.messages(userId)[0]?.id ?? ''
  const fail = (fault: Fault | null) =>
    world.platform.faults.set(fault && (({ path }) => (path.endsWith('/content') ? fault : null)))
  return { ...world, reader, log, userId, id, fail }
}

/** A content host that answers as a test says; tells with which tokens it was asked, and whether it was left. */
async function startHost(answer: (res: ServerResponse) => void) {
  let isLeft = false
  const tokens: (string | undefined)[] = []
  const server = createServer((req, res) => {
    tokens.push(req.headers.authorization)
    res.on('close', () => {
      isLeft = !res.writableFinished
    })
    answer(res)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, tokens, isLeft: () => isLeft }
}

const everMore = (res: ServerResponse) => {
  const pour = () => {
    while (!res.destroyed && res.write(PICTURE)) {
      // As fast as it is taken.
    }
  }
  res.on('drain', pour)
  pour()
}

describe('a picture', () => {
  it('is read byte for byte, with one line in the log and nothing of it there', async () => {
    const { reader, id, log } = await startReader()
    expect(await reader.readPicture(id, MB)).toEqual({ kind: 'read', bytes: PICTURE })
    expect(await reader.readPicture(id, PICTURE.length)).toMatchObject({ kind: 'read' })
    expect(log.lines.map(({ level, data }) => [level, data.method, data.status])).toEqual([
      ['info', 'token', 200],
      ['info', 'picture', 200],
      ['info', 'picture', 200],
    ])
    expect(log.text()).not.toContain(id)
  })

  it('is not read to its end when it is too large, whether LINE says so before or not', async () => {
    const { reader, id } = await startReader()
    expect(await reader.readPicture(id, PICTURE.length - 1)).toEqual({ kind: 'too_large' })
    const host = await startHost(res => {
      res.writeHead(200, { 'content-type': 'image/jpeg' })
      everMore(res)
    })
    const { reader: other } = await startReader(host.url)
    expect(await other.readPicture('1', MB)).toEqual({ kind: 'too_large' })
    await expect.poll(host.isLeft).toBe(true)
  })

  it('is gone when it was taken back, or LINE does not have it', async () => {
    const { reader, platform, userId, id } = await startReader()
    expect(await reader.readPicture('500000000000000000', MB)).toEqual({ kind: 'gone' })
    expect(await reader.readPicture('../../../etc/passwd', MB)).toEqual({ kind: 'gone' })
    await platform.sendFrom.unsend({ userId }, id)
    expect(await reader.readPicture(id, MB)).toEqual({ kind: 'gone' })
    expect(platform.calls.map(({ status }) => status)).toEqual([404, 404, 410])
  })

  it.each<Fault>([
    '202_preparing',
    '429_rate',
    '500_before_accept',
    'hang',
    'slow_body',
    'html_200',
    'reset_before_accept',
  ])('comes later when LINE is not ready or not well: %s', async fault => {
    const { reader, id, fail } = await startReader()
    fail(fault)
    const before = performance.now()
    expect(await reader.readPicture(id, MB)).toEqual({ kind: 'later' })
    expect(performance.now() - before).toBeLessThan(2000)
    fail(null)
    expect(await reader.readPicture(id, MB)).toMatchObject({ kind: 'read' })
  })

  it('comes later when the line breaks in the middle, and nobody else is hurt by that', async () => {
    const unhandled: unknown[] = []
    const keep = (error: unknown) => void unhandled.push(error)
    process.on('unhandledRejection', keep)
    onTestFinished(() => void process.off('unhandledRejection', keep))
    for (const end of ['break', 'stall']) {
      const host = await startHost(res => {
        res.writeHead(200, { 'content-type': 'image/jpeg', 'content-length': PICTURE.length })
        res.write(PICTURE.subarray(0, 100_000), () => end === 'break' && res.socket?.resetAndDestroy())
      })
      const { reader } = await startReader(host.url)
      expect(await reader.readPicture('1', MB), end).toEqual({ kind: 'later' })
    }
    await new Promise(resolve => setTimeout(resolve, 50))
    expect(unhandled).toEqual([])
  })

  it('is asked for once more with a new token when LINE does not know this one any more', async () => {
    const refused: number[] = [401]
    const host = await startHost(res => {
      const status = refused.shift() ?? 200
      res.writeHead(status, { 'content-type': 'image/jpeg' }).end(PICTURE)
    })
    const { reader, log } = await startReader(host.url)
    expect(await reader.readPicture('1', MB)).toMatchObject({ kind: 'read' })
    expect(new Set(host.tokens).size).toBe(2)
    refused.push(401, 401)
    expect(await reader.readPicture('1', MB)).toEqual({ kind: 'later' })
    expect(log.lines.map(({ data }) => [data.method, data.status])).toEqual([
      ['token', 200],
      ['picture', 401],
      ['token', 200],
      ['picture', 200],
      ['picture', 401],
      ['token', 200],
      ['picture', 401],
    ])
  })

  it('is not fetched from where somebody points: the token goes to LINE only', async () => {
    const elsewhere = await startHost(res => res.end())
    const host = await startHost(res => res.writeHead(302, { location: elsewhere.url }).end())
    const { reader } = await startReader(host.url)
    expect(await reader.readPicture('1', MB)).toEqual({ kind: 'later' })
    expect([host.tokens.length, elsewhere.tokens.length]).toEqual([1, 0])
  })
})

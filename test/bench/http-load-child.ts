// The process behind http-load.ts: gets its orders in one message, answers with one. It reads of an answer only what
// tells where it ends, and ends with the process that started it.
import { connect, type Socket } from 'node:net'
import { percentile } from './compare.ts'
import type { LoadOptions, LoadResult } from './http-load.ts'

/** For what is on its way when the time is over; a server may be slow to answer, but not for ever. */
const DRAIN_MS = 5_000
const RECONNECT_MS = 20

process.once('disconnect', () => process.exit(0))
process.once('message', message => {
  void loadNow(message as LoadOptions).then(result => process.send?.(result))
})

async function loadNow({ port, connections, seconds, requests }: LoadOptions): Promise<LoadResult> {
  // As they come from another process they are views of a wrong kind.
  const bytes = requests.map(request => Buffer.from(request))
  const times: number[] = []
  const statuses: Record<number, number> = {}
  const began = performance.now()
  const until = began + seconds * 1000
  let next = 0
  let lastAt = began
  const work: Work = {
    isOver: () => performance.now() >= until,
    take: () => (work.isOver() ? null : (bytes[next++ % bytes.length] ?? null)),
    done(status, milliseconds) {
      statuses[status] = (statuses[status] ?? 0) + 1
      if (status === 0) return
      const now = performance.now()
      if (now > until) return
      lastAt = now
      times.push(milliseconds)
    },
  }
  const all = Promise.all(Array.from({ length: connections }, () => keepAsking(port, work)))
  await Promise.race([all, new Promise(resolve => setTimeout(resolve, until - began + DRAIN_MS))])
  return {
    perSecond: times.length / ((lastAt - began) / 1000),
    p50: percentile(times, 0.5),
    p99: percentile(times, 0.99),
    statuses,
  }
}

interface Work {
  isOver(): boolean
  /** Null = the time is over. */
  take(): Buffer | null
  done(status: number, milliseconds: number): void
}

/** One connection after the other until the time is over. */
async function keepAsking(port: number, work: Work): Promise<void> {
  while (await askOver(connect({ port, host: '127.0.0.1', noDelay: true }), work)) {
    await new Promise(resolve => setTimeout(resolve, RECONNECT_MS))
  }
}

/** Asks over one connection; true when it was closed before the time was over. */
function askOver(socket: Socket, work: Work): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>()
  let sentAt = 0
  let isAwaiting = true
  let rest: Buffer | null = null
  const finish = (isToGoOn: boolean) => {
    isAwaiting = false
    socket.destroy()
    resolve(isToGoOn)
  }
  const ask = () => {
    const request = work.take()
    if (request === null) return finish(false)
    sentAt = performance.now()
    socket.write(request)
  }
  socket.on('connect', ask)
  socket.on('data', (chunk: Buffer) => {
    const got = rest === null ? chunk : Buffer.concat([rest, chunk])
    const answer = readAnswer(got)
    rest = answer === null ? got : null
    if (answer === null) return
    work.done(answer.status, performance.now() - sentAt)
    if (answer.isLast) finish(true)
    else ask()
  })
  socket.on('error', () => {})
  socket.on('close', () => {
    if (isAwaiting) work.done(0, 0)
    finish(!work.isOver())
  })
  return promise
}

/** Null as long as there is more to come. `isLast`: the server closes the connection. */
function readAnswer(got: Buffer): { status: number; isLast: boolean } | null {
  const headEnd = got.indexOf('\r\n\r\n')
  if (headEnd < 0) return null
  const head = got.toString('latin1', 0, headEnd)
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1]
  const isWhole =
    length === undefined
      ? !/\r\ntransfer-encoding: *chunked/i.test(head) || endsWithLastChunk(got, headEnd)
      : got.length >= headEnd + 4 + Number(length)
  return isWhole ? { status: Number(head.slice(9, 12)), isLast: /\r\nconnection: *close/i.test(head) } : null
}

/** That a text which arrives in pieces may look so in the middle is not for a loader. */
const endsWithLastChunk = (got: Buffer, headEnd: number): boolean =>
  got.toString('latin1', Math.max(headEnd + 2, got.length - 7)) === '\r\n0\r\n\r\n'

// Floods, one after the other: each begins when told what and how long, and says at the end what it got for it.
import { connect, type Socket } from 'node:net'
import { setPriority } from 'node:os'

export interface Attack {
  port: number
  kind: 'bodies' | 'drip' | 'idle' | 'bombs'
  /** Connections at once. */
  many: number
  seconds: number
  /** Request heads without their end, `POST /x HTTP/1.1\r\nHost: x`; taken in turn. */
  heads: string[]
  /** Of `bodies`: bytes of one body; of `bombs`: what is sent. */
  bodyBytes: number
  body: Buffer
}

export interface AttackResult {
  /** How often each answer came; 0 = closed without one. */
  statuses: Record<number, number>
  /** Connections that were made. */
  opened: number
  /** The most that was taken of one body before its connection ended, bytes. */
  mostTaken: number
  /** The longest that one connection lasted, ms; the attacker closes none before the end. */
  longestMs: number
  /** Connections that the service was still holding at the end. */
  held: number
}

// On a machine of its own it would not take the processor from those it attacks.
setPriority(19)

const nothing = (): AttackResult => ({ statuses: {}, opened: 0, mostTaken: 0, longestMs: 0, held: 0 })
let result = nothing()

process.on('message', message => {
  result = nothing()
  attack(message as Attack).then(
    () => process.send?.(result),
    () => process.exit(1),
  )
})
process.once('disconnect', () => process.exit(1))

async function attack(how: Attack): Promise<void> {
  const endAt = performance.now() + how.seconds * 1000
  const one = async (index: number): Promise<void> => {
    // Who is slow does not come in a rush: what a rush costs, the fast floods show.
    if (how.kind === 'drip') await pause((index / how.many) * PAUSE_MS.drip)
    await keepOn(how, index, endAt)
  }
  await Promise.all(Array.from({ length: how.many }, (_, index) => one(index)))
}

/** Between two connections of one attacker: what a real one takes to be made, or for slow ones what makes them slow. */
const PAUSE_MS = { bodies: 50, bombs: 50, drip: 1000, idle: 50 }

/** One connection after the other until the end. */
async function keepOn(how: Attack, index: number, endAt: number): Promise<void> {
  for (let turn = index; performance.now() < endAt; turn++) {
    await once(how, how.heads[turn % how.heads.length] ?? '', endAt)
    await pause(PAUSE_MS[how.kind])
  }
}

const pause = (ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms))

async function once(how: Attack, head: string, endAt: number): Promise<void> {
  const socket = connect(how.port, '127.0.0.1')
  const startedAt = performance.now()
  let answer = ''
  result.opened++
  socket.on('data', (chunk: Buffer) => {
    if (answer.length < 64) answer += chunk.toString('latin1', 0, 64)
  })
  socket.on('error', () => {})
  const closed = new Promise<void>(resolve => socket.once('close', () => resolve()))
  const timer = setTimeout(
    () => {
      if (!socket.destroyed) result.held++
      socket.destroy()
    },
    Math.max(1, endAt - startedAt),
  )
  await new Promise<void>(resolve => {
    socket.once('connect', () => resolve())
    socket.once('close', () => resolve())
  })
  await WAYS[how.kind](socket, head, how)
  await closed
  clearTimeout(timer)
  const status = Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? 0)
  result.statuses[status] = (result.statuses[status] ?? 0) + 1
  result.mostTaken = Math.max(result.mostTaken, socket.bytesWritten - socket.writableLength)
  result.longestMs = Math.max(result.longestMs, Math.round(performance.now() - startedAt))
}

type Way = (socket: Socket, head: string, how: Attack) => Promise<void>

/** As fast as it is taken. Every second one does not say how long it is. */
const sendBody: Way = async (socket, head, { bodyBytes }) => {
  const isChunked = head.includes('chunked')
  socket.write(`${head}${isChunked ? '' : `\r\nContent-Length: ${bodyBytes}`}\r\n\r\n`)
  const plain = Buffer.alloc(64 * 1024, 'x')
  const chunk = isChunked ? Buffer.concat([Buffer.from('10000\r\n'), plain, Buffer.from('\r\n')]) : plain
  for (let sent = 0; sent < bodyBytes && socket.writable; sent += plain.length) {
    if (socket.write(chunk)) continue
    await new Promise<void>(resolve => {
      const goOn = () => {
        socket.off('drain', goOn).off('close', goOn)
        resolve()
      }
      socket.once('drain', goOn).once('close', goOn)
    })
  }
}

/** A byte a second: of the head, or of the body behind a whole head. */
const drip: Way = async (socket, head) => {
  socket.write(head.includes('Slow-Head') ? head : `${head}\r\nContent-Length: 1000\r\n\r\n`)
  const timer = setInterval(() => socket.writable && socket.write('x'), 1000)
  socket.once('close', () => clearInterval(timer))
}

const sendWhole: Way = async (socket, head, { body }) => {
  socket.write(`${head}\r\nConnection: close\r\nContent-Length: ${body.length}\r\n\r\n`)
  socket.write(body)
}

const WAYS: Record<Attack['kind'], Way> = { bodies: sendBody, drip, idle: async () => {}, bombs: sendWhole }

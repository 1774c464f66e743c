// PostgreSQL's wire with a fuse in it: understands just enough of the protocol to know where a statement ends and where its
// answer does. The driver, the pool and the server are the real ones; what fails is what would fail in a bad network.
import { connect, createServer, type Socket } from 'node:net'
import type { Failure, Fuse } from './calls-fuse.ts'

export interface Wire {
  /** The database's url through this wire. */
  urlOf(databaseUrl: string): string
  close(): Promise<void>
}

/** What the server says when it refuses: two transactions in each other's way, or a disk that is full. */
const REFUSALS = ['40P01', '53100']

/** All databases of the server at `serverUrl`. */
export async function layWire(serverUrl: string, fuse: Fuse): Promise<Wire> {
  const { hostname, port } = new URL(serverUrl)
  const open = new Set<Socket>()
  const server = createServer(near => {
    const far = connect(Number(port), hostname)
    const line = createLine(near, far, fuse)
    near.on('data', line.fromService)
    far.on('data', line.fromServer)
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one)
      one.setNoDelay(true)
      one.on('error', () => {})
      one.on('close', () => {
        open.delete(one)
        other.destroy()
      })
    }
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const own = typeof address === 'object' && address !== null ? address.port : 0
  return {
    urlOf(databaseUrl) {
      const url = new URL(databaseUrl)
      url.host = `127.0.0.1:${own}`
      return url.href
    },
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        for (const socket of open) socket.destroy()
      }),
  }
}

/** One connection. */
function createLine(near: Socket, far: Socket, fuse: Fuse) {
  const prepared = new Map<string, string>()
  let pending: Buffer[] = []
  let statement = ''
  let refusals = 0
  /** Answers the server still owes, and after how many of them the connection is cut; null = it is not. */
  let owed = 0
  let cutAfter: number | null = null
  const cut = () => {
    near.destroy()
    far.destroy()
  }

  function act(failure: Failure | null): void {
    if (failure === 'unsent') {
      cut()
      return
    }
    owed += 1
    if (failure === 'unheard') cutAfter = owed
    const text = failure === 'refused' ? refusalOf(statement, refusals++) : null
    far.write(text === null ? Buffer.concat(pending) : simpleQuery(text))
  }

  const hear = createFramer({ isStarting: true }, (kind, frame) => {
    pending.push(frame)
    if (kind === 'P') prepared.set(textAt(frame, 5), textAt(frame, frame.indexOf(0, 5) + 1))
    // What is bound, after the portal's name.
    if (kind === 'B') statement = prepared.get(textAt(frame, frame.indexOf(0, 5) + 1)) ?? ''
    if (kind === 'Q') statement = textAt(frame, 5)
    if (kind === 'S' || kind === 'Q') {
      act(fuse.next(`SQL ${statement.replace(/\s+/g, ' ').slice(0, 70)}`))
      pending = []
      statement = ''
    } else if (kind === 'H' || kind === '' || kind === 'p' || kind === 'X') {
      far.write(Buffer.concat(pending))
      pending = []
    }
  })
  // The connection's own greeting ends like an answer, before anything was asked.
  let isGreeted = false
  const watch = createFramer({ isStarting: false }, kind => {
    if (kind !== 'Z') return
    if (!isGreeted) {
      isGreeted = true
      return
    }
    owed -= 1
    if (cutAfter !== null) cutAfter -= 1
  })
  return {
    fromService: hear,
    fromServer(chunk: Buffer) {
      const isDoomed = cutAfter !== null
      watch(chunk)
      if (!isDoomed) near.write(chunk)
      // Answers to what was sent in one go may come in one piece.
      else if (cutAfter !== null && cutAfter <= 0) cut()
    },
  }
}

/** Up to the next NUL. */
const textAt = (frame: Buffer, start: number): string =>
  frame.toString('latin1', start, frame.indexOf(0, start))

/** A commit that is refused has undone its transaction; every other refused statement has spoilt it. */
function refusalOf(statement: string, count: number): string {
  const isEnd = /^(commit|rollback$)/i.test(statement)
  const code = REFUSALS[count % REFUSALS.length]
  return `${isEnd ? 'rollback; ' : ''}do $$ begin raise exception using errcode = '${code}', message = 'the fuse blew'; end $$`
}

function simpleQuery(text: string): Buffer {
  const body = Buffer.from(`${text}\0`)
  const head = Buffer.alloc(5)
  head.write('Q')
  head.writeUInt32BE(body.length + 4, 1)
  return Buffer.concat([head, body])
}

/** Calls `onFrame` for each whole message; its kind is a letter, and '' for the first one of a connection. */
function createFramer(
  { isStarting }: { isStarting: boolean },
  onFrame: (kind: string, frame: Buffer) => void,
) {
  let rest: Buffer = Buffer.alloc(0)
  let isFirst = isStarting
  return (chunk: Buffer): void => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    for (;;) {
      const lengthAt = isFirst ? 0 : 1
      if (rest.length < lengthAt + 4) return
      const size = rest.readUInt32BE(lengthAt) + lengthAt
      if (rest.length < size) return
      const frame = rest.subarray(0, size)
      const kind = isFirst ? '' : String.fromCharCode(frame[0] ?? 0)
      rest = rest.subarray(size)
      isFirst = false
      onFrame(kind, frame)
    }
  }
}

// A cable between the service and its database that can be pulled: refused, cut in the middle, or silent.
import { connect, createServer, type Server, type Socket } from 'node:net'

export interface DatabaseCable {
  /** The database's url through the cable. */
  url: string
  /** Connections are cut and new ones refused, as when PostgreSQL has stopped. */
  pull(): Promise<void>
  /** All connections are cut when that many packets have gone to the database; new ones work. */
  cutAfter(packets: number): void
  /** Connections stay and nothing comes through any more, as when a network has gone. */
  silence(): void
  /** The same, once that many packets have gone to the database; their answers are lost. */
  silenceAfter(packets: number): void
  /** Works again. */
  plugIn(): Promise<void>
  close(): Promise<void>
}

export async function layCable(databaseUrl: string): Promise<DatabaseCable> {
  const target = new URL(databaseUrl)
  const sockets = new Set<Socket>()
  const cut = () => {
    for (const socket of sockets) socket.destroy()
  }
  let isSilent = false
  let packetsLeft = Number.POSITIVE_INFINITY
  let packetsHeard = Number.POSITIVE_INFINITY
  const pass = (chunk: Buffer, to: Socket, isToDatabase: boolean) => {
    if (isSilent) return
    if (isToDatabase) packetsLeft -= 1
    if (isToDatabase) packetsHeard -= 1
    to.write(chunk)
    if (packetsHeard <= 0) isSilent = true
    if (packetsLeft > 0) return
    packetsLeft = Number.POSITIVE_INFINITY
    // After the packet is on its way: the database may act on it, and the answer is lost.
    setTimeout(cut, 2)
  }
  const server: Server = createServer(near => {
    const far = connect(Number(target.port), target.hostname)
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from)
      from.on('data', (chunk: Buffer) => pass(chunk, to, to === far))
      from.on('error', () => {})
      from.on('close', () => {
        sockets.delete(from)
        to.destroy()
      })
    }
  })
  const listen = (port: number) =>
    new Promise<void>(resolve => server.listen(port, '127.0.0.1', () => resolve()))
  await listen(0)
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const url = new URL(databaseUrl)
  url.host = `127.0.0.1:${port}`
  const pull = () =>
    new Promise<void>(resolve => {
      server.close(() => resolve())
      cut()
    })
  return {
    url: url.href,
    pull,
    cutAfter(packets) {
      packetsLeft = packets
    },
    silence() {
      isSilent = true
    },
    silenceAfter(packets) {
      packetsHeard = packets
    },
    async plugIn() {
      // What went silent never wakes up again: TCP would, but only after minutes.
      if (isSilent) cut()
      isSilent = false
      packetsHeard = Number.POSITIVE_INFINITY
      if (!server.listening) await listen(port)
    },
    async close() {
      if (server.listening) await pull()
    },
  }
}

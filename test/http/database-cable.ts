// A cable between the service and its database that can be pulled: refused, cut in the middle, or silent.
import { connect, createServer, type Server, type Socket } from 'node:net'

export interface DatabaseCable {
  /** The database's url through the cable. */
  url: string
  /** Connections are cut and new ones refused, as when PostgreSQL has stopped. */
  pull(): Promise<void>
  /** Connections stay and nothing comes through any more, as when a network has gone. */
  silence(): void
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
  const server: Server = createServer(near => {
    const far = connect(Number(target.port), target.hostname)
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from)
      from.on('data', (chunk: Buffer) => {
        if (!isSilent) to.write(chunk)
      })
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
    silence() {
      isSilent = true
    },
    async plugIn() {
      // What went silent never wakes up again: TCP would, but only after minutes.
      if (isSilent) cut()
      isSilent = false
      if (!server.listening) await listen(port)
    },
    async close() {
      if (server.listening) await pull()
    },
  }
}

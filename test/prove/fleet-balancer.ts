// One address in front of several web processes: every new connection goes to the next one that takes it. What is under way on
// a process that dies is cut, as it is behind any balancer; whoever asked asks again.

import type { AddressInfo } from 'node:net'
import { connect, createServer, type Socket } from 'node:net'

export interface Balancer {
  port: number
  /** Where new connections go; the list is looked at each time. */
  targets: number[]
  /** Connections by target port, of all times. */
  taken: Map<number, number>
  close(): Promise<void>
}

export async function startBalancer(): Promise<Balancer> {
  const targets: number[] = []
  const taken = new Map<number, number>()
  const open = new Set<Socket>()
  let turn = 0

  const forward = (client: Socket, tries: number): void => {
    const port = targets[turn++ % targets.length]
    if (port === undefined || tries === 0) {
      client.destroy()
      return
    }
    const server = connect(port, '127.0.0.1')
    server.once('error', () => {
      // Nobody there any more: nothing was sent, the next one gets it.
      if (server.bytesWritten === 0) forward(client, tries - 1)
    })
    server.once('connect', () => {
      taken.set(port, (taken.get(port) ?? 0) + 1)
      open.add(server)
      server.once('close', () => {
        open.delete(server)
        client.destroy()
      })
      client.once('close', () => server.destroy())
      client.pipe(server).pipe(client)
    })
  }

  const door = createServer({ pauseOnConnect: true }, client => {
    open.add(client)
    client.once('close', () => open.delete(client))
    client.on('error', () => client.destroy())
    forward(client, targets.length + 1)
  })
  await new Promise<void>(resolve => door.listen(0, '127.0.0.1', resolve))
  return {
    port: (door.address() as AddressInfo).port,
    targets,
    taken,
    async close() {
      const closed = new Promise(resolve => door.close(resolve))
      for (const socket of open) socket.destroy()
      await closed
    },
  }
}

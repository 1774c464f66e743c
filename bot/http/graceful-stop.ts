// The end of a server under load: nobody new is let in, whoever is in is answered and told that this connection ends, and
// only then is it over. Closing at once would cut phones off that are just sending their next request over it.
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { Server as NetServer, type Socket } from 'node:net'

export interface Serving {
  /** Resolves when every connection has ended; within a little more than a second unless a request takes longer. */
  stop(): Promise<void>
}

/** A connection on which nothing is asked for so long after the stop is closed: its phone is not about to ask. */
const IDLE_MS = 1_000
const LOOK_AGAIN_MS = 50

/** From the server's start on, because the requests in hand have to be known when it stops. */
export function watchServing(server: Server): Serving {
  // By connection: what comes and goes with every request in a set or map keeps the dead alive for the garbage collector
  // (its tables point from old to new), which took a quarter of the processor time of the webhook.
  const inHand = new Map<Socket, ServerResponse | null>()
  let isStopping = false
  server.on('connection', (socket: Socket) => {
    inHand.set(socket, null)
    socket.once('close', () => inHand.delete(socket))
  })
  server.prependListener('request', ({ socket }: IncomingMessage, res: ServerResponse) => {
    if (isStopping) res.setHeader('Connection', 'close')
    inHand.set(socket, res)
    res.once('close', () => {
      if (inHand.get(socket) === res) inHand.set(socket, null)
    })
  })
  return {
    async stop() {
      isStopping = true
      for (const res of inHand.values()) if (res?.headersSent === false) res.setHeader('Connection', 'close')
      // The HTTP server's own close would end kept connections at this moment, whatever is on its way over them.
      const ended = new Promise<void>(resolve => {
        NetServer.prototype.close.call(server, () => resolve())
      })
      const closeIdle = () => {
        server.closeIdleConnections()
        timer = setTimeout(closeIdle, LOOK_AGAIN_MS)
      }
      let timer = setTimeout(closeIdle, IDLE_MS)
      await ended
      clearTimeout(timer)
    },
  }
}

// The end of a server under load: nobody new is let in, whoever is in is answered and told that this connection ends, and
// only then is it over. Closing at once would cut phones off that are just sending their next request over it.
import type { Server, ServerResponse } from 'node:http'
import { Server as NetServer } from 'node:net'

export interface Serving {
  /** Resolves when every connection has ended; within a little more than a second unless a request takes longer. */
  stop(): Promise<void>
}

/** A connection on which nothing is asked for so long after the stop is closed: its phone is not about to ask. */
const IDLE_MS = 1_000
const LOOK_AGAIN_MS = 50

/** From the server's start on, because the requests in hand have to be known when it stops. */
export function watchServing(server: Server): Serving {
  const inHand = new Set<ServerResponse>()
  let isStopping = false
  server.prependListener('request', (_req, res: ServerResponse) => {
    if (isStopping) res.setHeader('Connection', 'close')
    inHand.add(res)
    res.once('close', () => inHand.delete(res))
  })
  return {
    async stop() {
      isStopping = true
      for (const res of inHand) if (!res.headersSent) res.setHeader('Connection', 'close')
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

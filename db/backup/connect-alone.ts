// One connection for a backup or a restore. Small tables are small messages, and the driver lets each wait for the answer
// to the one before (40 ms each, half a hundred tables): this connection does not.
import { connect, type Socket } from 'node:net'
import postgres from 'postgres'

interface Address {
  host: string[]
  port: number[]
  path: string | false
}

/** The owner of the tables, never through a pool that hands out other rights. */
export function connectAlone(url: string): postgres.Sql {
  const isPlain = !url.includes(',') && new URL(url).hostname !== ''
  const options = {
    max: 1,
    max_lifetime: null,
    connect_timeout: 10,
    fetch_types: false,
    connection: { application_name: 'otop keeping' },
    onnotice: () => {},
    // Known to the driver, not to its types; also with TLS, which the driver puts on top.
    ...(isPlain ? { socket: openSocket } : {}),
  }
  return postgres(url, options)
}

async function openSocket({ host, port, path }: Address): Promise<Socket> {
  const place = path ? { path } : { host: host[0] ?? 'localhost', port: port[0] ?? 5432, noDelay: true }
  const socket = connect(place)
  await new Promise((resolve, reject) => {
    socket.once('connect', resolve)
    socket.once('error', reject)
  })
  return socket
}

// One worker of the service, in a process of its own that can be killed: the real composition against a database and a
// LINE that are named on the command line, with a clock that is set off by what its input says last. Ends when its parent
// is gone.
import { tmpdir } from 'node:os'
import { createInterface } from 'node:readline'
import { compose } from '../../bot/compose.ts'
import { type LineChannel, readConfig } from '../../bot/config.ts'
import { createIds } from '../../bot/outside/ids.ts'
import { createLog } from '../../bot/outside/log.ts'
import { connect } from '../../db/connect.ts'

export interface WorkerOrder {
  databaseUrl: string
  channel: LineChannel
  /** Added to the machine's time, milliseconds. */
  clockOffsetMs: number
}

const order = JSON.parse(process.argv[2] ?? '') as WorkerOrder
let offsetMs = order.clockOffsetMs
const clock = { now: () => new Date(Date.now() + offsetMs) }
const config = readConfig({ PUBLIC_URL: 'http://localhost', EVIDENCE_DIR: tmpdir() })
const { worker } = compose({ ...config, line: order.channel }, order.channel, {
  connection: connect(order.databaseUrl, { max: 4 }),
  clock,
  ids: createIds(),
  log: createLog({ clock, level: 'silent' }),
})
worker.start()
const input = createInterface(process.stdin)
input.on('line', text => {
  offsetMs = Number(text)
  worker.wake()
})
input.on('close', () => process.exit(0))

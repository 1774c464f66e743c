// The service that is flooded, in a process of its own so that its memory can be read: real database, real HTTP, bundled as
// it is in production. No worker: nothing else moves its memory. Says its port on standard output.
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compose } from '../../bot/compose.ts'
import { readConfig } from '../../bot/config.ts'
import { createHttpServer } from '../../bot/http/server.ts'
import { createClock } from '../../bot/outside/clock.ts'
import { createIds } from '../../bot/outside/ids.ts'
import { createLog } from '../../bot/outside/log.ts'
import { connect } from '../../db/connect.ts'

const folder = mkdtempSync(join(tmpdir(), 'otop-page-'))
mkdirSync(join(folder, 'assets'))
writeFileSync(join(folder, 'index.html'), '<!doctype html>')

// Nothing here ever calls LINE: no request of a flood gets that far.
const NOWHERE = 'http://127.0.0.1:9'
const channel = {
  ...{ channelId: '2000000001', channelSecret: '8c570fa6dd201bb328f1c1eac23a96d8', channelAccessToken: null },
  ...{
    loginChannelId: '2000000002',
    liffId: '2000000002-AbCdEfGh',
    apiBaseUrl: NOWHERE,
    dataApiBaseUrl: NOWHERE,
  },
}
const config = { ...readConfig({ PUBLIC_URL: 'http://localhost' }), line: channel }
const clock = createClock()
const connection = connect(process.env.DATABASE_URL ?? '', { max: 10 })
const { deps } = compose(config, channel, {
  ...{ connection, clock, ids: createIds() },
  log: createLog({ clock, level: 'silent' }),
})
const server = createHttpServer(deps, {
  channelSecret: channel.channelSecret,
  lineOrigins: [],
  miniApp: { folder, liffId: channel.liffId, isPractice: false },
})
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${(server.address() as AddressInfo).port}\n`)
})

let collecting: NodeJS.Timeout | null = null
process.on('SIGUSR2', () => {
  if (collecting === null) collecting = setInterval(() => globalThis.gc?.(), 100)
  else {
    clearInterval(collecting)
    collecting = null
  }
})

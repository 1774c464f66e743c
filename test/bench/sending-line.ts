// LINE for the measurement of sending, in a process of its own: the simulated platform with its limits of speed on, every
// answer a tenth of a second after the call. GET / tells how many calls were accepted and how many came too fast.
import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createLinePlatform } from '../../bot/practice/line-platform/line-platform.ts'
import { userIds } from '../prove/kills-world.ts'
import { ACCESS_TOKEN, LATENCY_MS, PEOPLE } from './sending-world.ts'

const platform = await createLinePlatform({
  channelId: '2000000001',
  channelSecret: 'secret',
  channelAccessToken: ACCESS_TOKEN,
  loginChannelId: '2000000002',
  liffId: '2000000002-AbCdEfGh',
  now: () => new Date(),
  newId: randomUUID,
  quota: null,
  rateLimits: true,
  liffEndpointUrl: () => 'https://liff.invalid/',
  webhookUrl: () => null,
})
for (const userId of userIds(PEOPLE)) platform.people.add({ userId, displayName: userId })

const counts = { accepted: 0, refused: 0 }
const server = createServer((req, res) => {
  if (req.method === 'GET' && req.url === '/') {
    res.end(JSON.stringify(counts))
    return
  }
  const isSending = req.method === 'POST'
  if (isSending)
    res.once('finish', () => {
      if (res.statusCode === 200) counts.accepted += 1
      else counts.refused += 1
    })
  setTimeout(() => platform.handler(req, res), LATENCY_MS)
})
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`Ready on http://localhost:${(server.address() as AddressInfo).port}\n`)
})

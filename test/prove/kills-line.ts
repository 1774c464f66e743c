// The simulated LINE as the killing needs it: a door of its own for every worker, so that it is known whose calls are in
// flight; answers that take their time; and a share of calls that fail in every way LINE can fail.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createIds } from '../../bot/outside/ids.ts'
import type { Fault } from '../../bot/practice/line-platform/faults.ts'
import { createLinePlatform, type LinePlatform } from '../../bot/practice/line-platform/line-platform.ts'

export const CHANNEL = {
  channelId: '2000000001',
  channelSecret: '8c570fa6dd201bb328f1c1eac23a96d8',
  channelAccessToken: null,
  loginChannelId: '2000000002',
  liffId: '2000000002-AbCdEfGh',
}

export interface Door {
  url: string
  /** Calls of sending that have come and are not answered. */
  open(): number
  close(): void
}

export interface FailingLine {
  platform: LinePlatform
  counts: { calls: number; faults: number; known: number; changed: number }
  /** `onSend` hears of every call that comes, `onAnswer` of every one that was answered or let go. */
  openDoor(tell: { onSend(): void; onAnswer(): void }): Promise<Door>
}

const FAULTS: readonly Fault[] = [
  '429_rate',
  '500_before_accept',
  'hang',
  '500_after_accept',
  'reset_after_accept',
]
const SENDING = /^\/v2\/bot\/message\/(push|multicast)$/

/** @param failing share of the calls, 0 to 1 @param latencyMs from a call to its being looked at */
export async function startFailingLine(
  now: () => Date,
  chance: { next(): number; below(n: number): number },
  { failing, latencyMs }: { failing: number; latencyMs: number },
): Promise<FailingLine> {
  const { channelAccessToken: _, ...channel } = CHANNEL
  const platform = await createLinePlatform({
    ...channel,
    now,
    newId: createIds().uuid,
    quota: null,
    liffEndpointUrl: () => 'https://liff.invalid/',
    webhookUrl: () => null,
  })
  const counts = { calls: 0, faults: 0, known: 0, changed: 0 }
  platform.faults.set(call => {
    if (!SENDING.test(call.path)) return null
    counts.calls += 1
    if (chance.next() >= failing) return null
    counts.faults += 1
    return FAULTS[chance.below(FAULTS.length)] ?? null
  })
  return {
    platform,
    counts,
    openDoor: tell =>
      new Promise(resolve => {
        let open = 0
        const server = createServer((req, res) => {
          if (!SENDING.test(req.url ?? '')) return platform.handler(req, res)
          open += 1
          tell.onSend()
          res.once('close', () => {
            open -= 1
            if (res.statusCode === 409) counts.known += 1
            tell.onAnswer()
          })
          setTimeout(() => platform.handler(req, res), latencyMs)
        })
        server.listen(0, '127.0.0.1', () => {
          const { port } = server.address() as AddressInfo
          const close = () => {
            server.close()
            server.closeAllConnections()
          }
          resolve({ url: `http://127.0.0.1:${port}`, open: () => open, close })
        })
      }),
  }
}

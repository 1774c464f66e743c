// The simulated LINE on a port of its own, and a clock that only moves when told.
import { onTestFinished } from 'vitest'
import type { LinePlatformOptions } from '../../bot/practice/line-platform/line-platform.ts'
import { createLinePlatform } from '../../bot/practice/line-platform/line-platform.ts'
import { CHANNEL, ENDPOINT } from '../practice/start-line.ts'

export async function startPlatform(more: Partial<LinePlatformOptions> = {}) {
  let now = new Date('2025-01-25T02:00:00Z')
  let count = 0
  const newId = () => `00000000-0000-4000-8000-${String(++count).padStart(12, '0')}`
  const { channelAccessToken: _, ...channel } = CHANNEL
  const platform = await createLinePlatform({
    ...channel,
    now: () => now,
    newId,
    liffEndpointUrl: () => ENDPOINT,
    webhookUrl: () => null,
    ...more,
  })
  const { url, close } = await platform.listen()
  onTestFinished(close)
  const clock = {
    now: () => now,
    wait: (ms: number) => {
      now = new Date(now.getTime() + ms)
    },
  }
  return { platform, url, close, clock, newId }
}

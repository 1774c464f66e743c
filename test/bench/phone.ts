// `npm run bench -- --only phone`: the form of 200 producers on a cheap phone (processor 4 × slower, slow 4G) until its
// first amount can be typed in, against the same rows as a static page without a script; and how long typing takes.
// Each visit is a first one for the browser's cache, by an officer who has a session. Both pages are served compressed.
import type { BrowserContext, Page } from 'playwright'
import { launchBrowser } from '../browser.ts'
import { addPerson, addProducers } from '../district.ts'
import { buildMiniApp } from '../liff/build-mini-app.ts'
import { startService } from '../service.ts'
import { type Bench, type Figure, interleave, median, percentile, type Sample } from './compare.ts'
import { servePage } from './static-page.ts'

const PRODUCERS = 200
const FORM = '/liff/revenue/2025-01'
const VISITS = 7

/** Lighthouse's "slow 4G" as Chromium's own throttling applies it: to each request, not to each packet. */
const SLOW_4G = {
  offline: false,
  latency: 562.5,
  downloadThroughput: (1474.56 * 1024) / 8,
  uploadThroughput: (675 * 1024) / 8,
}

/** Notes when the first amount field was on the screen and the page had time for it. */
const NOTE_USABLE = `{
  const look = () => {
    const field = document.querySelector('input[inputmode=decimal]')
    if (field?.checkVisibility()) setTimeout(() => requestAnimationFrame(() => { window.usableAt ??= performance.now() }))
    else requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}`

/** Collects how long the browser took from a key to the next paint. */
const NOTE_KEYS = `{
  window.keyTimes = []
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) if (entry.name === 'keydown') keyTimes.push(entry.duration)
  }).observe({ type: 'event', durationThreshold: 16 })
}`

type Kept = Awaited<ReturnType<BrowserContext['storageState']>>

async function throttle(page: Page, processor: number, network: boolean): Promise<void> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Network.enable')
  if (network) await cdp.send('Network.emulateNetworkConditions', SLOW_4G)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: processor })
}

export const phone: Bench = {
  says: `form of ${PRODUCERS} producers on a slow phone / the same rows as a static page`,
  async run(): Promise<Figure[]> {
    const service = await startService({
      at: '2025-01-15T10:00',
      miniAppFolder: await buildMiniApp('practice'),
      isPractice: true,
    })
    const officer = await addPerson(service, 'district_officer', '5605', 'สมศรี ใจดี')
    await addProducers(service, '5605', PRODUCERS)
    const browser = await launchBrowser()
    const size = { viewport: { width: 360, height: 740 } }
    try {
      const first = await browser.newContext(size)
      await first.addCookies([{ name: 'practice_person', value: officer.lineUserId, url: service.url }])
      const form = await first.newPage()
      await form.goto(service.url + FORM)
      await form
        .locator('input[inputmode=decimal]')
        .nth(PRODUCERS - 1)
        .waitFor()
      const kept = await first.storageState()
      const fixed = await servePage(form, service.url)
      const visit = (url: string) => async (): Promise<Sample> => {
        const times = await usable(kept, url)
        return { perSecond: null, p50: times, p99: times, cpu: {} }
      }
      const usable = async (storageState: Kept, url: string): Promise<number> => {
        const context = await browser.newContext({ ...size, storageState })
        const page = await context.newPage()
        await page.addInitScript(NOTE_USABLE)
        await throttle(page, 4, true)
        await page.goto(url)
        await page.locator('input[inputmode=decimal]').first().waitFor()
        for (;;) {
          const at = await page.evaluate<number | null>('window.usableAt ?? null')
          if (at !== null) {
            await context.close()
            return at
          }
        }
      }
      const rounds = await interleave({ ours: visit(service.url + FORM), still: visit(fixed.url) }, VISITS)
      const keys = await typed(form)
      await fixed.close()
      return [
        atMost(
          'until it can be typed in / static page',
          median(rounds, of => of.ours.p50 / of.still.p50),
          '×',
          1.35,
        ),
        atMost('typing at 6 × processor, p95', percentile(keys, 0.95), 'ms', 100),
        {
          what: 'until it can be typed in',
          value: median(rounds, of => of.ours.p50),
          unit: 'ms',
          goal: null,
        },
        { what: 'static page', value: median(rounds, of => of.still.p50), unit: 'ms', goal: null },
      ]
    } finally {
      await browser.close()
      await service.close()
    }
  },
}

const atMost = (what: string, value: number, unit: string, most: number): Figure => ({
  what,
  value,
  unit,
  goal: { atMost: most },
})

/** Types amounts as people do, on a phone six times slower; milliseconds from each key to the next paint. */
async function typed(page: Page): Promise<number[]> {
  await page.evaluate(NOTE_KEYS)
  await throttle(page, 6, false)
  const fields = page.locator('input[inputmode=decimal]')
  for (let row = 0; row < PRODUCERS; row += 20) {
    await fields.nth(row).focus()
    for (const key of `${12_500 + row}.50`) await page.keyboard.press(key, { delay: 20 })
  }
  await page.keyboard.press('Tab')
  return await page.evaluate<number[]>('keyTimes')
}

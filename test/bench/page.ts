// `npm run bench:page`: what the form of about a hundred producers weighs and how Lighthouse rates it on a phone.
// Prints figures with their goals and ends with 1 when a goal is missed. The service is practice mode, served for real.
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright'
import { startPracticeRun } from '../../scripts/practice-run.ts'
import { launchBrowser } from '../browser.ts'
import { runLighthouse } from './lighthouse.ts'

/** เชียงคำ has 112 demo producers, the nearest to a hundred. */
const AS = '5603-officer-1'
const FORM = 'revenue/2025-01'

interface Figure {
  what: string
  value: number
  unit: string
  goal: string
  isMet: boolean
}

const atMost = (what: string, value: number, unit: string, most: number): Figure => ({
  what,
  value,
  unit,
  goal: `at most ${most}`,
  isMet: value <= most,
})
const atLeast = (what: string, value: number, unit: string, least: number): Figure => ({
  what,
  value,
  unit,
  goal: `at least ${least}`,
  isMet: value >= least,
})

/** Run in the page, from its very beginning and at the end. */
const NOTE_FIRST_ROW = `new MutationObserver(() => {
  if (document.querySelector('.row')) window.firstRowAt ??= performance.now()
}).observe(document, { childList: true, subtree: true })`
const ASKED_BEFORE_ROWS = `performance.getEntriesByType('resource')
  .filter(entry => entry.startTime < firstRowAt && /\\/liff\\/assets\\/.*\\.(js|css)$/.test(entry.name))
  .map(entry => entry.name)`

/** The whole run ends by itself, also when something hangs. */
setTimeout(() => process.exit(1), 180_000).unref()

const run = await startPracticeRun()
await run.act('clock', { to: 'milestone', districts: 'wait' })
const browser = await launchBrowser()
try {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } })
  const first = await context.newPage()
  const withLiff = weigh(first)
  await first.goto(`${run.url}/practice/open?as=${run.lineIdOf(AS)}&to=${FORM}`)
  await formIsThere(first)
  const returning = await context.newPage()
  await returning.addInitScript(NOTE_FIRST_ROW)
  await returning.goto(`${run.url}/liff/${FORM}`)
  await formIsThere(returning)
  const weight = await withLiff()
  const untilRows = await weighUntilRows(returning)
  const rows = await returning.locator('input[inputmode=decimal]').count()
  const [cookie] = (await context.cookies(run.url)).filter(item => item.name.endsWith('otop'))
  await browser.close()
  const rated = await runLighthouse(`${run.url}/liff/${FORM}`, `${cookie?.name}=${cookie?.value}`)
  print(rows, [
    atMost('JS and CSS until the rows are there, before the LIFF SDK', untilRows, 'kB gzip', 20),
    atMost('JS and CSS with the LIFF SDK (first visit)', weight, 'kB gzip', 60),
    atLeast('Lighthouse mobile performance', rated.performance, '', 95),
    atLeast('Lighthouse accessibility', rated.accessibility, '', 100),
  ])
  console.log(`  LCP ${rated.lcpMs} ms, TBT ${rated.tbtMs} ms, best practices ${rated.bestPractices}`)
} finally {
  await browser.close()
  await run.close()
}

/** Notes every script and style sheet of the mini-app the page loads from here on; call it for their gzip size. */
function weigh(page: Page): () => Promise<number> {
  const names = new Set<string>()
  page.on('response', response => {
    if (/\/liff\/assets\/.*\.(js|css)$/.test(response.url())) names.add(response.url())
  })
  return () => sizeOf([...names])
}

/** The same for what was asked for before the first row stood on the screen, by who has a session. */
async function weighUntilRows(page: Page): Promise<number> {
  return sizeOf(await page.evaluate<string[]>(ASKED_BEFORE_ROWS))
}

/** kB gzip -9, one decimal. */
async function sizeOf(addresses: readonly string[]): Promise<number> {
  const sizes = await Promise.all(
    addresses.map(
      async address =>
        gzipSync(new Uint8Array(await (await fetch(address)).arrayBuffer()), { level: 9 }).length,
    ),
  )
  return Math.round(sizes.reduce((sum, size) => sum + size, 0) / 100) / 10
}

async function formIsThere(page: Page): Promise<void> {
  await page.locator('input[inputmode=decimal]').first().waitFor()
  await page.waitForLoadState('networkidle')
}

function print(rows: number, figures: Figure[]): void {
  console.log(`The revenue form with ${rows} producers:`)
  for (const { what, value, unit, goal, isMet } of figures) {
    console.log(`  ${isMet ? 'met   ' : 'MISSED'} ${what}: ${value} ${unit} (${goal})`)
  }
  if (figures.some(figure => !figure.isMet)) process.exitCode = 1
}

// `npm run screenshots`: the pictures of the README, made from practice mode so that they are always current.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright'
import { launchBrowser } from '../test/browser.ts'
import { startPracticeRun } from './practice-run.ts'

const docs = join(import.meta.dirname, '../docs')
const PHONE = { width: 360, height: 740 }
const WIDE = { width: 1440, height: 900 }

mkdirSync(docs, { recursive: true })
const run = await startPracticeRun()
const browser = await launchBrowser()
try {
  await run.act('clock', { to: 'milestone', districts: 'wait' })
  await phone(browser, '5609-officer-1', 'revenue/2025-01', 'form', async page => {
    const fields = page.getByRole('textbox').filter({ hasNot: page.getByRole('searchbox') })
    await fields.nth(1).fill('34,250')
    await fields.nth(2).fill('1.2 หมื่น')
    await fields.nth(3).fill('12,50')
    await fields.nth(3).blur()
    await page.mouse.wheel(0, -5000)
  })
  await run.act('fill', { officeCode: '5604', upTo: 'certified' })
  await run.act('fill', { officeCode: '5602', upTo: 'certified' })
  await run.act('fill', { officeCode: '5601', upTo: 'submitted' })
  await run.act('fill', { officeCode: '5609', upTo: 'figures' })
  for (let step = 0; step < 5; step++) await run.act('clock', { to: 'milestone', districts: 'wait' })
  await phone(browser, '56-officer-1', 'summary/2025-01', 'summary', async () => {})
  await phone(browser, '5609-officer-1', '', 'home', async () => {})
  await practicePages(browser)
} finally {
  await browser.close()
  await run.close()
}

/** One page of the mini-app on a phone, opened as a demo person through the simulated LINE Login. */
async function phone(
  from: Browser,
  as: string,
  to: string,
  name: string,
  prepare: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await from.newContext({
    viewport: PHONE,
    deviceScaleFactor: 2,
    reducedMotion: 'reduce',
    locale: 'th-TH',
  })
  const page = await context.newPage()
  await page.goto(`${run.url}/practice/open?as=${run.lineIdOf(as)}&to=${encodeURIComponent(to)}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForLoadState('networkidle')
  await prepare(page)
  await page.screenshot({ path: join(docs, `${name}.png`) })
  await context.close()
}

async function practicePages(from: Browser): Promise<void> {
  for (const [name, viewport] of [
    ['practice', WIDE],
    ['practice-chat', PHONE],
  ] as const) {
    const context = await from.newContext({
      viewport,
      deviceScaleFactor: name === 'practice' ? 1 : 2,
      reducedMotion: 'reduce',
      locale: 'th-TH',
    })
    const page = await context.newPage()
    await page.goto(`${run.url}/practice`)
    await page.getByRole('button', { name: 'เข้าใจแล้ว เริ่มเลย' }).click()
    await page.waitForTimeout(800)
    await page.screenshot({ path: join(docs, `${name}.png`) })
    await context.close()
  }
}

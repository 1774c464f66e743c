// One Lighthouse run as on a phone, in a Chromium of its own that is ended whatever happens.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import lighthouse from 'lighthouse'
import { unpackChromium } from '../browser.ts'

const PORT = 9333
const LONGEST_MS = 90_000

export interface Rating {
  performance: number
  accessibility: number
  bestPractices: number
  lcpMs: number
  tbtMs: number
}

/** Rates `url` (scores of 100) for who holds `cookie`. Throws when Chromium or Lighthouse does not end in time. */
export async function runLighthouse(url: string, cookie: string): Promise<Rating> {
  const folder = mkdtempSync(join(tmpdir(), 'otop-lighthouse-'))
  const chromium = spawn(
    await unpackChromium(),
    [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      `--remote-debugging-port=${PORT}`,
      `--user-data-dir=${folder}`,
      'about:blank',
    ],
    { stdio: 'ignore' },
  )
  try {
    await waitForPort()
    const report = await Promise.race([
      lighthouse(url, {
        port: PORT,
        output: 'json',
        logLevel: 'error',
        onlyCategories: ['performance', 'accessibility', 'best-practices'],
        extraHeaders: { Cookie: cookie },
        disableStorageReset: true,
      }),
      sleep(LONGEST_MS).then(() => Promise.reject(new Error('Lighthouse did not end in time'))),
    ])
    const lhr = report?.lhr
    const score = (name: string) => Math.round((lhr?.categories[name]?.score ?? 0) * 100)
    const ms = (name: string) => Math.round(lhr?.audits[name]?.numericValue ?? -1)
    return {
      performance: score('performance'),
      accessibility: score('accessibility'),
      bestPractices: score('best-practices'),
      lcpMs: ms('largest-contentful-paint'),
      tbtMs: ms('total-blocking-time'),
    }
  } finally {
    chromium.kill('SIGKILL')
    await sleep(300)
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

async function waitForPort(): Promise<void> {
  for (let tries = 0; tries < 50; tries++) {
    try {
      await fetch(`http://127.0.0.1:${PORT}/json/version`)
      return
    } catch {
      await sleep(100)
    }
  }
  throw new Error('Chromium did not open its port')
}

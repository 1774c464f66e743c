// Whatever people write stays text: every field of the contract holds scripts, every page of the mini-app is opened by
// everybody who may in a real Chromium, and nothing runs.
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../browser.ts'
import type { TestPerson } from '../district.ts'
import { buildMiniApp } from '../liff/build-mini-app.ts'
import { startService, type TestService } from '../service.ts'
import { MARKER, PAYLOADS } from './payloads.ts'
import { type Infested, MONTH, storeEverywhere } from './store-everywhere.ts'
import { textFields } from './text-fields.ts'

/** Never shown as it was written: compared, verified with LINE, or held to a spelling by the action. */
const NEVER_SHOWN =
  /^(openSession|acceptInvitation)\.(idToken|accessToken)$|\.seen$|\.choices\[\]\.key$|^changeOfficer\.phone$/

let service: TestService
let world: Infested
let browser: Browser
beforeAll(async () => {
  const miniAppFolder = await buildMiniApp('practice')
  service = await startService({ at: '2025-01-20T10:00', miniAppFolder, isPractice: true })
  world = await storeEverywhere(service)
  browser = await launchBrowser()
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await service?.close()
})

it('every field of text in the contract holds a script', () => {
  const fields = [...textFields().keys()].filter(path => !NEVER_SHOWN.test(path))
  expect(fields.length).toBeGreaterThan(20)
  expect(fields.filter(path => !world.stored.has(path))).toEqual([])
})

const PATHS = (): string[] => {
  const [producer = ''] = world.producers
  const at = `${MONTH.officeCode}/${MONTH.period}`
  return [
    ...[
      '/',
      `/revenue/${MONTH.period}`,
      `/report/${at}`,
      `/report/${at}/sign`,
      `/summary/${MONTH.period}`,
      '/people',
      '/acting',
    ],
    ...[
      `/evidence/${at}`,
      '/evidence/2025-q2',
      `/history/${at}`,
      `/history/${at}/${producer}`,
      '/history/me',
      '/board/2025',
    ],
    ...[
      `/history/${world.people.officer.id}`,
      `/calendar/${MONTH.period}`,
      '/calendar-year/2025',
      `/notices/${MONTH.period}`,
    ],
    ...[
      '/unreachable',
      '/indicator/5605/2025',
      '/indicator/56/2025',
      '/targets/2025',
      '/forecast/5605/2025',
      '/forecasts/2025',
    ],
    ...[
      '/producers/5605',
      '/producers',
      `/producer/${producer}`,
      '/officers',
      `/rekeying/${at}`,
      `/sheets/${at}`,
    ],
    ...[`/upload/${world.uploadId}`, '/uploading/rt1', '/api-keys', '/notice-preview'],
  ]
}

interface Seen {
  /** Scripts that ran, policies that had to step in, dialogs, elements that nobody of ours made. */
  wrongs: string[]
  /** Pages on which a payload can be read. */
  shown: number
}

async function look(person: TestPerson): Promise<Seen> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } })
  context.setDefaultTimeout(8_000)
  await context.addCookies([{ name: 'practice_person', value: person.lineUserId, url: service.url }])
  await context.addInitScript(
    "addEventListener('securitypolicyviolation', event => console.error('violation ' + event.violatedDirective + ' ' + event.blockedURI))",
  )
  const page = await context.newPage()
  const seen: Seen = { wrongs: [], shown: 0 }
  let path = ''
  page.on('dialog', dialog => {
    seen.wrongs.push(`${path}: a dialog`)
    dialog.dismiss().catch(() => undefined)
  })
  page.on('console', message => {
    if (/violation|Content Security Policy/.test(message.text()))
      seen.wrongs.push(`${path}: ${message.text()}`)
  })
  page.on('pageerror', error => seen.wrongs.push(`${path}: ${error.message}`))
  for (path of PATHS()) await lookAt(page, path, seen)
  await context.close()
  return seen
}

async function lookAt(page: Page, path: string, seen: Seen): Promise<void> {
  await page.goto(`${service.url}/liff${path}`)
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await page.waitForLoadState('networkidle')
  // Whatever is folded away is there all the same.
  await page.evaluate("for (const item of document.querySelectorAll('details')) item.open = true")
  const found = (await page.evaluate(`({
    ran: window.${MARKER} !== undefined,
    made: document.querySelectorAll('img[src="x"], [onerror], [onload], a[href^="javascript"], script:not([src]):not([type="application/json"])').length,
    text: document.body.innerText + [...document.querySelectorAll('input, textarea')].map(field => field.value).join(' '),
  })`)) as { ran: boolean; made: number; text: string }
  if (found.ran) seen.wrongs.push(`${path}: a script ran`)
  if (found.made > 0) seen.wrongs.push(`${path}: ${found.made} elements were made of what people wrote`)
  if (PAYLOADS.some(payload => found.text.includes(payload))) seen.shown++
}

describe('no script runs', () => {
  it.each([
    ['officer', 9],
    ['chief', 9],
    ['province', 14],
  ] as const)(
    'on the pages of the %s, and what was written is read there as it was written',
    async (who, least) => {
      const { wrongs, shown } = await look(world.people[who])
      expect(wrongs).toEqual([])
      expect(shown).toBeGreaterThanOrEqual(least)
    },
    120_000,
  )
})

// Opens the pages of the province with the real service and a generated year, in a real Chromium, on a phone of its own.
import { sql } from 'drizzle-orm'
import type { Browser, BrowserContext, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import { launchBrowser } from '../browser.ts'
import { addPerson, type Client, type TestPerson } from '../district.ts'
import { type BoardWorld, openBoardWorld } from '../http/board-world.ts'
import { buildMiniApp } from './build-mini-app.ts'

export interface BoardLook {
  who?: Client
  width?: number
  theme?: 'light' | 'dark'
}

/** Filled before the first test. */
export interface BoardStage {
  world: BoardWorld
  /** Of เมืองพะเยา, whose chief has blocked the bot. */
  officer: TestPerson
  /** What the browser complained about. */
  refused: string[]
  open(path: string, look?: BoardLook): Promise<Page>
}

/** One service and browser for the test file; what was opened before is closed, nudges are forgotten. */
export function useBoard(): BoardStage {
  let browser: Browser
  let context: BrowserContext | null = null
  const stage = { refused: [], open: openPage } as unknown as BoardStage

  async function openPage(path: string, look: BoardLook = {}): Promise<Page> {
    const { who = stage.world.asProvince, width = 360, theme = 'light' } = look
    await context?.close()
    context = await browser.newContext({
      viewport: { width, height: 740 },
      colorScheme: theme,
      reducedMotion: 'reduce',
    })
    context.setDefaultTimeout(8_000)
    const { url } = stage.world.service
    // With a session already: signing in is another test's matter.
    const [name = '', value = ''] = who.cookie?.split('=') ?? []
    await context.addCookies([{ name, value, url }])
    const page = await context.newPage()
    page.on('console', message => {
      const isExpected = /status of 409|ERR_INTERNET_DISCONNECTED/.test(message.text())
      if (message.type() === 'error' && !isExpected) stage.refused.push(message.text())
    })
    await page.goto(`${url}/liff${path}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    return page
  }

  beforeAll(async () => {
    const miniAppFolder = await buildMiniApp('practice')
    stage.world = await openBoardWorld({ miniAppFolder, isPractice: true, quota: 300 })
    stage.officer = await prepare(stage.world)
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await stage.world?.service.close()
  })
  beforeEach(async () => {
    stage.refused.length = 0
    await stage.world.service.deps.db.execute(sql`delete from notices where kind = 'nudge'`)
  })
  afterEach(() => context?.close())
  return stage
}

/** Two districts that owe January, one of them with people; targets for every office. */
async function prepare({ service }: BoardWorld): Promise<TestPerson> {
  const { db } = service.deps
  const officer = await addPerson(service, 'district_officer', '5601', 'สมหญิง (ตัวอย่าง)')
  const away = await addPerson(service, 'district_chief', '5601', 'สมชาย (ตัวอย่าง)')
  await service.worker.runUntilIdle()
  await service.platform.people.block(away.lineUserId)
  await service.worker.runUntilIdle()
  await db.execute(sql`update officers set phone = '081-234-5678' where id = ${away.id}`)
  await db.execute(sql`
    update district_reports set state = 'draft', first_submitted_at = null, first_certified_at = null
    where period = '2025-01' and office_code in ('5601', '5602')`)
  await db.execute(sql`
    insert into targets (office_code, fiscal_year, span, province_code, kind, thresholds, set_at)
    select code, 2025, span, '56', 'levels', '{10,20,30,40,50}', now() from offices, unnest('{round_1,year}'::text[]) span
    where province_code = '56'`)
  return officer
}

// A phone on the real service, for pages of files that are sent in: chooses files, reads what the page says.
import type { Browser, BrowserContext, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import { figures } from '../../db/schema/index.ts'
import { launchBrowser } from '../browser.ts'
import { figure, type TestPerson } from '../district.ts'
import { AT, openUploadWorld, type UploadWorld } from '../http/upload-world.ts'
import { buildMiniApp } from './build-mini-app.ts'

export interface UploadPhone {
  world: UploadWorld
  context: BrowserContext
  /** Another phone takes the place of this one. */
  openPhone(look?: { width?: number; colorScheme?: 'light' | 'dark' }): Promise<void>
  open(path: string, who?: TestPerson): Promise<Page>
  stored(): Promise<(typeof figures.$inferSelect)[]>
  /** A colleague saves a figure. */
  save(index: number, amount: string): Promise<unknown>
}

/** One browser for the test file; a district and a phone of its own for each test. */
export function useUploads(): UploadPhone {
  let folder: string
  let browser: Browser
  const phone = {
    async openPhone({ width = 360, colorScheme = 'light' } = {}) {
      await phone.context?.close()
      const viewport = { width, height: 740 }
      phone.context = await browser.newContext({ viewport, colorScheme, reducedMotion: 'reduce' })
      phone.context.setDefaultTimeout(8_000)
    },
    async open(path, who = phone.world.people.officer) {
      const { url } = phone.world.service
      await phone.context.addCookies([{ name: 'practice_person', value: who.lineUserId, url }])
      const page = await phone.context.newPage()
      await page.goto(`${url}/liff${path}`)
      await page.getByRole('heading', { level: 1 }).waitFor()
      return page
    },
    stored: async () => phone.world.service.deps.db.select().from(figures),
    save: (index, amount) =>
      phone.world.clients.other.call('saveFigures', AT, {
        figures: [figure(phone.world.ids[index] ?? '', amount)],
      }),
  } as UploadPhone
  beforeAll(async () => {
    folder = await buildMiniApp('practice')
    browser = await launchBrowser()
  })
  afterAll(() => browser?.close())
  beforeEach(async () => {
    phone.world = await openUploadWorld(6, { miniAppFolder: folder, isPractice: true })
    await phone.openPhone()
  })
  afterEach(async () => {
    await phone.context?.close()
    await phone.world?.service.close()
  })
  return phone
}

export const choose = (page: Page, bytes: Uint8Array | string, name = 'รต1.xlsx') =>
  page.setInputFiles('input[type=file]', {
    name,
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(bytes),
  })

export const heading = (page: Page, name: string | RegExp) =>
  page.getByRole('heading', { level: 1, name }).waitFor()

/** The title of every preview. */
export const CHECK = 'ตรวจก่อนบันทึก'

// Phones that open forecasts of a real service: districts whose producers have a past, and what people do on the page.
import type { Browser, BrowserContext, Page } from 'playwright'
import { launchBrowser } from '../browser.ts'
import { addPerson, type Client, signIn, type TestPerson } from '../district.ts'
import { addProducersWithPast } from '../forecast-world.ts'
import { startService, type TestService } from '../service.ts'
import { buildMiniApp } from './build-mini-app.ts'
import { press } from './life-service.ts'

export interface District {
  at: { officeCode: string; fiscalYear: string }
  officer: TestPerson
  /** Named `สมหญิง` and the office's code; signed in as `client`. */
  colleague: TestPerson
  client: Client
  path: string
}

export interface ForecastPhones {
  service: TestService
  /** What the browser complained about since it was emptied last. */
  refused: string[]
  newPhone(width?: number, colorScheme?: 'light' | 'dark'): Promise<BrowserContext>
  open(phone: BrowserContext, who: TestPerson, path: string): Promise<Page>
  /** Another district each time, with so many producers; nine of them. */
  newDistrict(producers: number): Promise<District>
  close(): Promise<void>
}

/** 15 January of the fiscal year 2568. */
export async function startForecastPhones(): Promise<ForecastPhones> {
  const miniAppFolder = await buildMiniApp('practice')
  const service = await startService({ at: '2025-01-15T10:00', miniAppFolder, isPractice: true })
  const browser = await launchBrowser()
  const refused: string[] = []
  let used = 0
  return {
    service,
    refused,
    newPhone: (width = 360, colorScheme = 'light') => newPhone(browser, width, colorScheme),
    open: (phone, who, path) => open(phone, `${service.url}/liff${path}`, { who, refused }),
    newDistrict: producers => {
      used += 1
      return newDistrict(service, `560${used}`, producers)
    },
    async close() {
      await browser.close()
      await service.close()
    },
  }
}

async function newPhone(browser: Browser, width: number, colorScheme: 'light' | 'dark') {
  const viewport = { width, height: 740 }
  const phone = await browser.newContext({ viewport, colorScheme, reducedMotion: 'reduce' })
  phone.setDefaultTimeout(8_000)
  return phone
}

async function open(
  phone: BrowserContext,
  address: string,
  { who, refused }: { who: TestPerson; refused: string[] },
): Promise<Page> {
  await phone.addCookies([{ name: 'practice_person', value: who.lineUserId, url: new URL(address).origin }])
  const page = await phone.newPage()
  page.on('console', message => {
    const isExpected = /status of (401|409)|ERR_INTERNET_DISCONNECTED/.test(message.text())
    if (message.type() === 'error' && !isExpected) refused.push(message.text())
  })
  page.on('pageerror', error => refused.push(error.message))
  await page.goto(address)
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page
}

async function newDistrict(service: TestService, officeCode: string, producers: number): Promise<District> {
  await addProducersWithPast(service, officeCode, producers)
  const officer = await addPerson(service, 'district_officer', officeCode, `สมศรี ${officeCode}`)
  const colleague = await addPerson(service, 'district_officer', officeCode, `สมหญิง ${officeCode}`)
  const client = await signIn(service, colleague)
  const at = { officeCode, fiscalYear: '2025' }
  return { at, officer, colleague, client, path: `/forecast/${officeCode}/2025` }
}

export const stored = async ({ client, at }: District) => (await client.call('showForecast', at)).body

export const months = (page: Page) => page.locator('.month-line input')

export async function applyPercent(page: Page, percent: string): Promise<void> {
  await page.getByLabel('เพิ่มหรือลดจากปีก่อน (ร้อยละ)').fill(percent)
  await press(page, /^ใช้ยอดปีก่อน .* กับทุกราย$/)
}

export async function openProducer(page: Page, index: number): Promise<void> {
  await page.locator('.year-row a').nth(index).click()
  await months(page).first().waitFor()
}

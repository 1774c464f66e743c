// Starting the mini-app with the real LIFF SDK, the real service and the simulated LINE: who gets in, by which way,
// where they land, and what everybody else is told.
import type { Browser, BrowserContext, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launchBrowser } from '../browser.ts'
import { addPerson, addProducers, signIn, type TestPerson } from '../district.ts'
import { CHANNEL, startService, type TestService } from '../service.ts'
import { buildMiniApp } from './build-mini-app.ts'

const FORM = '/revenue/2025-01?left=1'
const NARROW = { viewport: { width: 360, height: 740 } }

let service: TestService
let browser: Browser
let context: BrowserContext
let officer: TestPerson
let province: TestPerson

beforeAll(async () => {
  const miniAppFolder = await buildMiniApp('practice')
  service = await startService({ at: '2025-01-15T10:00', miniAppFolder, isPractice: true })
  officer = await addPerson(service, 'district_officer', '5605', 'สมศรี ใจดี')
  province = await addPerson(service, 'provincial_officer', '56', 'วราภรณ์ ศรีพะเยา')
  await addProducers(service, '5605', 3)
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await service?.close()
})
beforeEach(async () => {
  context = await browser.newContext(NARROW)
  context.setDefaultTimeout(6_000)
})
afterEach(() => context.close())

/** LINE's login knows this person already, as it mostly does on a phone. */
const holdPhone = (userId: string) =>
  context.addCookies([{ name: 'practice_person', value: userId, url: service.url }])

async function open(path: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(`${service.url}/liff${path}`)
  return page
}

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name, level: 1 }).waitFor()
const form = (page: Page) => page.locator('.bar-in').waitFor()
const stranger = () => service.platform.people.add({ displayName: 'มานี มีใจ' }).userId

describe('an officer', () => {
  it('who opens a message’s link outside LINE lands on that very page, at a clean address', async () => {
    await holdPhone(officer.lineUserId)
    const page = await open(FORM)
    await form(page)
    await heading(page, 'มกราคม 2568')
    expect(page.url()).toBe(`${service.url}/liff${FORM}`)
  })

  it('who comes back needs no LIFF: not one request to LINE', async () => {
    await holdPhone(officer.lineUserId)
    await form(await open(FORM))
    const asked: string[] = []
    context.on('request', request => asked.push(new URL(request.url()).pathname))
    await form(await open(FORM))
    expect(asked.filter(path => path.startsWith('/practice/line'))).toEqual([])
    expect(asked.filter(path => path === '/api/session')).toEqual([])
  })

  it('whose session ends in the middle of the work saves all the same', async () => {
    await holdPhone(officer.lineUserId)
    const page = await open(FORM)
    await form(page)
    await page.locator('input.amount').first().fill('12,500')
    await context.clearCookies({ name: 'otop' })
    await page.getByRole('button', { name: /^บันทึก \(/ }).click()
    await page.getByText('บันทึกแล้ว 1 ราย').first().waitFor()
    expect(page.url()).toBe(`${service.url}/liff${FORM}`)
  })

  it('inside LINE goes straight to the link’s page, and the tokens leave the address', async () => {
    const inLine = await browser.newContext({
      ...NARROW,
      userAgent:
        'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Mobile/15E148 Safari Line/15.6.0 LIFF',
    })
    try {
      await inLine.addInitScript('window._liff = { features: ["x"], postMessage() {} }')
      const page = await inLine.newPage()
      await page.goto(
        `${service.url}/liff/?liff.state=${encodeURIComponent(FORM)}#${await tokensFor(officer)}`,
      )
      await form(page)
      await expect.poll(() => page.url()).toBe(`${service.url}/liff${FORM}`)
    } finally {
      await inLine.close()
    }
  })

  it('never sees the session of another LINE account on the same phone, nor what came with the page', async () => {
    await holdPhone(province.lineUserId)
    await heading(await open('/'), 'จังหวัดพะเยา')
    const page = await context.newPage()
    await page.addInitScript('window._liff = { features: ["x"], postMessage() {} }')
    await page.addInitScript(
      "Object.defineProperty(navigator, 'userAgent', { value: 'iPhone Mobile Safari Line/15.6.0 LIFF' })",
    )
    await page.goto(`${service.url}/liff/#${await tokensFor(officer)}`)
    await heading(page, 'อำเภอดอกคำใต้')
  })
})

/** What LINE puts into the hash when it opens the mini-app inside the app. */
async function tokensFor(person: TestPerson): Promise<string> {
  const { idToken, accessToken } = await service.platform.idTokens.issueFor(person.lineUserId)
  const { liffId, loginChannelId } = CHANNEL
  const answer = await fetch(`${service.url}/practice/line/api/liff/v2/apps/${liffId}/contextToken`)
  const { contextToken } = (await answer.json()) as { contextToken: string }
  return new URLSearchParams({
    access_token: accessToken,
    context_token: contextToken,
    feature_token: 'FT',
    client_id: loginChannelId,
    id_token: idToken,
  }).toString()
}

describe('an invitation', () => {
  it('is accepted by the person it reaches, under a name of their own, and leads home', async () => {
    const asProvince = await signIn(service, province)
    const invitation = { kind: 'officer', role: 'district_chief', officeCode: '5605' }
    const { body } = await asProvince.call('createInvitation', {}, invitation)
    const code = body.url?.split('/').at(-1) ?? ''
    await holdPhone(stranger())
    const page = await open(`/join/${code}`)
    await page.getByText('พัฒนาการอำเภอ', { exact: true }).waitFor()
    const name = page.getByLabel('ชื่อและนามสกุลของท่าน')
    expect(await name.inputValue()).toBe('มานี มีใจ')
    await name.fill('มานี มีใจดี')
    await page.getByRole('button', { name: 'ตอบรับคำเชิญ' }).click()
    await heading(page, 'อำเภอดอกคำใต้')
    await page.getByText('มานี มีใจดี · พัฒนาการอำเภอ').waitFor()
  })

  it('that does not exist says so and what to do', async () => {
    await holdPhone(stranger())
    await heading(await open('/join/abcdefghijkl'), 'ไม่พบคำเชิญนี้')
  })
})

describe('everybody else is told what to do', () => {
  it('a stranger: to ask for an invitation', async () => {
    await holdPhone(stranger())
    const page = await open('/')
    await heading(page, 'ยังไม่มีชื่อของท่านในระบบ')
    await page.getByText('โปรดขอลิงก์คำเชิญจากสำนักงานพัฒนาชุมชนจังหวัด').waitFor()
  })

  it('whoever did not consent: to log in, and the button leads there', async () => {
    const page = await open(FORM)
    await page.getByRole('link', { name: 'ไม่อนุญาต' }).click()
    await heading(page, 'ยังไม่ได้อนุญาตให้ใช้บัญชีไลน์')
    await page.getByRole('button', { name: 'เข้าสู่ระบบ' }).click()
    await page.getByRole('link', { name: 'สมศรี ใจดี' }).click()
    await form(page)
    expect(page.url()).toBe(`${service.url}/liff${FORM}`)
  })

  it('a phone with a wrong clock: to set date and time', async () => {
    await holdPhone(officer.lineUserId)
    await context.clock.setSystemTime(new Date(Date.now() + 5 * 3600_000))
    await heading(await open(FORM), 'วันที่หรือเวลาในโทรศัพท์ไม่ตรง')
  })

  it('when LINE is away: to wait, and the button tries again', async () => {
    await holdPhone(officer.lineUserId)
    await context.route('**/practice/line/**', route => route.abort('connectionrefused'))
    const page = await open(FORM)
    await heading(page, 'ติดต่อไลน์ไม่ได้ในขณะนี้')
    await context.unroute('**/practice/line/**')
    await page.getByRole('button', { name: 'ลองอีกครั้ง' }).click()
    await form(page)
  })

  it('when LINE never answers: to try again, after fifteen seconds', async () => {
    await context.clock.install()
    await context.route('**/contextToken', () => undefined)
    // It may be asked before the page counts as loaded.
    const asked = context.waitForEvent('request', request => request.url().endsWith('/contextToken'))
    const page = await open(FORM)
    await asked
    await context.clock.fastForward(15_500)
    await heading(page, 'ไลน์ใช้เวลาเปิดนานเกินไป')
  })
})

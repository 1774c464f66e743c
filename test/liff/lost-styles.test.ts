// A page whose style sheets alone cannot be fetched, in a real Chromium: it never stays blank, says that there is no
// signal, and is whole again at the next try, or by itself when the signal returns.
import type { BrowserContext, Page, Route } from 'playwright'
import { describe, expect, it } from 'vitest'
import { makeRows } from './fixture-rows.ts'
import { ORIGIN } from './fixture-service.ts'
import { MAY, makeReport, OFFICERS } from './fixtures.ts'
import { useApp } from './open-app.ts'

const open = useApp()
const REPORT = '/report/5605/2025-01'
const submitted = makeReport(makeRows(12, 12), {
  state: 'submitted',
  submitted: { at: '2025-01-24T08:00:00.000Z', by: OFFICERS.officer.fullName },
  may: MAY.certify,
})
const NO_SIGNAL = 'ไม่มีสัญญาณอินเทอร์เน็ต'

/** Refuses every style sheet but the page's first until the returned function is called. */
async function cutStyles(page: Page, context: BrowserContext): Promise<() => Promise<void>> {
  const first = await page.evaluate<string>(
    `document.querySelector('link[rel=stylesheet][crossorigin]').href`,
  )
  const refuse = (route: Route) =>
    route.request().url() === first ? route.fallback() : route.abort('internetdisconnected')
  await context.route('**/*.css', refuse)
  return () => context.unroute('**/*.css', refuse)
}

async function expectNoSignal(page: Page): Promise<void> {
  await page.getByRole('heading', { name: NO_SIGNAL }).waitFor()
  expect(await page.getByRole('heading').count()).toBe(1)
}

describe('a page opened without its style sheets', () => {
  it('says that there is no signal, across documents too, and opens at the next try', async () => {
    const { page, context } = await open({ path: '/', report: submitted })
    const faults: string[] = []
    page.on('pageerror', error => faults.push(error.message))
    await page.goto(`${ORIGIN}/liff${REPORT}/sign`)
    await page.locator('canvas').waitFor()
    const restore = await cutStyles(page, context)
    await page.goBack()
    await expectNoSignal(page)
    await page.goForward()
    await expectNoSignal(page)
    await Promise.all([page.waitForEvent('load'), page.getByRole('link', { name: 'ลองอีกครั้ง' }).click()])
    await expectNoSignal(page)
    await restore()
    await page.getByRole('link', { name: 'ลองอีกครั้ง' }).click()
    await page.locator('canvas').waitFor()
    expect(faults).toEqual([])
  })

  it.each([
    ['the signal returns', `new Event('online')`],
    [
      'the browser shows it again out of its memory',
      `new PageTransitionEvent('pageshow', { persisted: true })`,
    ],
  ])('opens by itself when %s', async (_when, event) => {
    const { page, context } = await open({ path: '/', report: submitted })
    const restore = await cutStyles(page, context)
    await page.goto(`${ORIGIN}/liff${REPORT}/sign`)
    await expectNoSignal(page)
    await restore()
    await page.evaluate(`dispatchEvent(${event})`)
    await page.locator('canvas').waitFor()
  })

  it('stays as it is when the phone says there is a signal and nobody answers', async () => {
    const { page, context } = await open({ path: '/', report: submitted })
    const restore = await cutStyles(page, context)
    await page.goto(`${ORIGIN}/liff${REPORT}/sign`)
    await expectNoSignal(page)
    const refuse = (route: Route) => route.abort('internetdisconnected')
    await context.route('**/*', refuse)
    await page.evaluate(`dispatchEvent(new Event('online'))`)
    await page.waitForTimeout(300)
    await expectNoSignal(page)
    await context.unroute('**/*', refuse)
    await restore()
    await page.evaluate(`dispatchEvent(new Event('online'))`)
    await page.locator('canvas').waitFor()
  })

  it('opens by itself also where the page for failures is already here', async () => {
    const { page, context, state } = await open({ path: '/', report: submitted })
    state.isCut = true
    await page.goto(`${ORIGIN}/liff${REPORT}`)
    await expectNoSignal(page)
    state.isCut = false
    await context.setOffline(true)
    await context.setOffline(false)
    await page.getByRole('heading', { level: 1, name: 'รต.2 มกราคม 2568' }).waitFor()
  })
})

it('who goes back before the failure is known stands on a whole page', async () => {
  const { page, context } = await open({ path: '/', report: submitted })
  const restore = await cutStyles(page, context)
  // The page for failures is held back until its reader has left.
  let release = (): void => undefined
  const held = new Promise<void>(resolve => {
    release = resolve
  })
  let asked = 0
  await context.route('**/*.js', async route => {
    asked++
    await held
    await route.abort('internetdisconnected')
  })
  await page.evaluate(`document.querySelector('#app a[href*="/report/"]').click()`)
  await expect.poll(() => asked).toBeGreaterThan(0)
  await page.waitForTimeout(200)
  await page.goBack()
  await page.getByRole('heading', { level: 1, name: 'อำเภอดอกคำใต้' }).waitFor()
  release()
  await page.waitForTimeout(300)
  expect(await page.getByRole('heading', { level: 1 }).allTextContents()).toEqual(['อำเภอดอกคำใต้'])
  await restore()
})

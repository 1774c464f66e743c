// The pages around papers in a real Chromium, on the narrowest phone and in both themes: no accessibility violation,
// nothing cut, nothing the strict content policy refuses, and the mini-app's letters.
import { AxeBuilder } from '@axe-core/playwright'
import { sql } from 'drizzle-orm'
import type { Browser } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../browser.ts'
import { addPerson, addProducers, signIn } from '../district.ts'
import { certifyMonth, returnMonth } from '../http/certify-month.ts'
import { openAt } from '../http/start-papers.ts'
import { startService, type TestService } from '../service.ts'
import { tamper } from '../tamper.ts'

const AT = { officeCode: '5605', period: '2025-01' }

let service: TestService
let browser: Browser
/** Path of each page. */
const paths = {
  form: '/verify',
  unknown: '/verify/7KQ2M9XAB4TC',
  confirmed: '',
  replaced: '',
  altered: '',
  old: '',
}

beforeAll(async () => {
  service = await startService({ at: '2025-01-30T16:30' })
  browser = await launchBrowser()
  const officer = await addPerson(service, 'district_officer', '5605', 'นางสาวกัญญา ปัญญาดี')
  const longName = 'ว่าที่ร้อยตรีหญิงพิมพ์ใจอัจฉราวดีศรีสุขสวัสดิ์ ณ พะเยานครรัตนโกสินทร์'
  const chief = await addPerson(service, 'district_chief', '5605', longName)
  const province = await addPerson(service, 'provincial_officer', '56')
  await addProducers(service, '5605', 30)
  const people = { officer, chief, at: AT }
  const first = await certifyMonth(service, people, '9999999999.99')
  await returnMonth(service, province, AT)
  const second = await certifyMonth(service, people, '44295.17')
  await returnMonth(service, province, AT)
  const third = await certifyMonth(service, people, '44295.18')
  await tamper(service.deps.db, sql`update report_versions set content = '' where number = 2`)
  paths.replaced = `/verify/${first.code}`
  paths.altered = `/verify/${second.code}`
  paths.confirmed = `/verify/${third.code}`
  const order = { form: 'rt2', ...AT, number: null, producerId: null }
  const link = await (await signIn(service, officer)).call('makeDocumentLink', {}, order)
  service.clock.wait(3600_000)
  paths.old = new URL(link.body.url).pathname
})
afterAll(async () => {
  await browser.close()
  await service.close()
})

describe.each(['light', 'dark'] as const)('in the %s theme', colorScheme => {
  it.each(Object.keys(paths) as (keyof typeof paths)[])(
    'the page “%s” is accessible and whole at 320 px',
    async name => {
      const context = await browser.newContext({ viewport: { width: 320, height: 640 }, colorScheme })
      const page = await context.newPage()
      const wrongs: string[] = []
      page.on('console', message => {
        if (!/status of (404|410|500)/.test(message.text())) wrongs.push(message.text())
      })
      page.on('pageerror', error => wrongs.push(error.message))
      page.on('requestfailed', request => wrongs.push(request.url()))
      await page.goto(service.url + paths[name])
      await page.getByRole('heading', { level: 1 }).waitFor()
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' ')}`)).toEqual(
        [],
      )
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)
      expect(await page.evaluate(`document.fonts.check('600 18px "Plex Thai"', 'รายได้')`)).toBe(true)
      expect(wrongs).toEqual([])
      await context.close()
    },
  )
})

it('a code typed by hand leads to its paper', async () => {
  const page = await browser.newPage()
  await page.goto(`${service.url}/verify`)
  await page.getByLabel('รหัสตรวจสอบ').fill(` ${paths.confirmed.split('/').at(-1)?.toLowerCase()} `)
  await page.getByRole('button', { name: 'ตรวจสอบ' }).click()
  await page.getByRole('heading', { name: 'ตรงกับบันทึก' }).waitFor()
  expect(new URL(page.url()).pathname).toBe(paths.confirmed.replaceAll('-', ''))
  await page.close()
})

describe('style and fonts', () => {
  it('come from the service itself and are kept for ever under their address', async () => {
    const open = (path: string) => openAt(service.url, path)
    const { text } = await open('/verify')
    const style = await open(/<link rel="stylesheet" href="([^"]+)">/.exec(text)?.[1] ?? '')
    expect([style.status, style.headers.get('content-type')]).toEqual([200, 'text/css; charset=utf-8'])
    expect(style.headers.get('cache-control')).toContain('immutable')
    const fonts = [...style.text.matchAll(/url\("([^"]+)"\)/g)].map(([, path]) => path ?? '')
    expect(fonts).toHaveLength(4)
    for (const path of fonts) {
      const font = await open(path)
      expect([font.status, font.headers.get('content-type')]).toEqual([200, 'font/woff2'])
      expect(font.headers.get('cache-control')).toContain('immutable')
      expect(font.bytes.length).toBeGreaterThan(10_000)
    }
    expect((await open('/verify-fonts/none.woff2')).status).toBe(404)
  })
})

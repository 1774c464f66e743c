// The register with the real service in a real Chromium: found, added, suspended, moved, merged and corrected as people do
// it, with what they typed kept and every page accessible in both themes on the narrowest phone.
import { sql } from 'drizzle-orm'
import type { Browser, BrowserContext, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { putProducers } from '../../bot/actions/put-producers.ts'
import { listDemoProducers } from '../../db/seed/demo-producers.ts'
import { launchBrowser } from '../browser.ts'
import { actorOf, addPerson, type TestPerson } from '../district.ts'
import { startService, type TestService } from '../service.ts'
import { buildMiniApp } from './build-mini-app.ts'
import { inDialog } from './evidence-steps.ts'
import { expectAccessible } from './expect-accessible.ts'
import { press, says } from './life-service.ts'

let service: TestService
let browser: Browser
let context: BrowserContext
let province: TestPerson
let officer: TestPerson
/** Ids of the producers of Dok Khamtai by registration number. */
let ids: string[]

beforeAll(async () => {
  const miniAppFolder = await buildMiniApp('practice')
  service = await startService({ at: '2025-01-15T10:00', miniAppFolder, isPractice: true })
  province = await addPerson(service, 'provincial_officer', '56', 'วราภรณ์ ศรีพะเยา')
  officer = await addPerson(service, 'district_officer', '5605', 'สมศรี ใจดี')
  const rows = listDemoProducers()
    .filter(item => item.officeCode === '5605' || item.officeCode === '5602')
    .map(({ registrationCode: code, ...item }) => ({ ...item, code, isNew: true }))
  await putProducers(service.deps, actorOf(province), rows)
  const { db } = service.deps
  await db.execute(sql`update producer_stays set from_period = '2023-10'`)
  const own = await db.execute<{ id: string }>(
    sql`select id from producers where office_code = '5605' order by code`,
  )
  ids = Array.from(own, row => row.id)
  await db.execute(sql`
    insert into figures (producer_id, period, province_code, office_code, amount, source, version, recorded_at)
    select id, m, '56', '5605', 1250.25, 'visit', 1, now()
    from producers, unnest(array['2023-12', '2024-12', '2025-01']) m where id = ${ids[0]}::uuid`)
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await service?.close()
})
afterEach(() => context?.close())

async function open(
  who: TestPerson,
  path: string,
  look: { width?: number; theme?: 'light' | 'dark' } = {},
): Promise<Page> {
  context = await browser.newContext({
    viewport: { width: look.width ?? 360, height: 740 },
    colorScheme: look.theme ?? 'light',
    reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(8_000)
  await context.addCookies([{ name: 'practice_person', value: who.lineUserId, url: service.url }])
  const page = await context.newPage()
  await page.goto(`${service.url}/liff${path}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page
}

const openOne = (index: number, look = {}) => open(province, `/producer/${ids[index]}`, look)
const nameOf = (page: Page) => page.getByRole('heading', { level: 1 }).innerText()

describe.each([
  ['light', 360],
  ['dark', 320],
] as const)('in the %s theme at %d px', (theme, width) => {
  it.each([
    ['the province', '/producers/56'],
    ['a district', '/producers/5605'],
  ])('the register of %s is accessible and whole', async (_, path) => {
    await expectAccessible(await open(province, path, { theme, width }))
  })

  it.each([
    ['the page', null],
    ['correcting', 'แก้ไขข้อมูล'],
    ['suspending', 'พัก'],
    ['moving', 'ย้ายอำเภอ'],
    ['merging', 'ซ้ำกับรายอื่น'],
  ])('one producer is accessible and whole: %s', async (_, button) => {
    const page = await openOne(0, { theme, width })
    if (button !== null) await page.getByRole('button', { name: button, exact: true }).click()
    await expectAccessible(page)
  })
})

it('a name typed wrongly is found in the province, and the way back leads to what was found', async () => {
  const page = await open(province, '/producers/56')
  const { name } = listDemoProducers().find(item => item.officeCode === '5605' && item.kind === 'group') ?? {
    name: '',
  }
  await page.getByRole('searchbox').fill(`${name.slice(0, 6)}${name.slice(7)}`)
  await page.getByRole('link', { name }).first().click()
  await expect.poll(() => nameOf(page)).toBe(name)
  await page.goBack()
  await page.getByRole('link', { name }).first().waitFor()
  await page.getByRole('searchbox').fill('xyzzy')
  await says(page, 'ไม่พบชื่อที่ใกล้เคียง')
})

it('a district reads its list and finds without a signal; it changes nothing', async () => {
  const page = await open(officer, '/producers/5605')
  await page.getByText('ทั้งหมด 126').waitFor()
  await context.setOffline(true)
  const { name } = listDemoProducers().find(item => item.officeCode === '5605' && item.kind === 'group') ?? {
    name: '',
  }
  await page.getByRole('searchbox').fill(`${name.slice(0, 8)}ก${name.slice(8)}`)
  await page.getByRole('link', { name }).first().waitFor()
  await context.setOffline(false)
  await page.getByRole('link', { name }).first().click()
  await expect.poll(() => nameOf(page)).toBe(name)
  for (const words of ['แก้ไขข้อมูล', 'พัก', 'ย้ายอำเภอ', 'ซ้ำกับรายอื่น'])
    expect(await page.getByRole('button', { name: words, exact: true }).count()).toBe(0)
})

it('a producer is added once the officer has said that it is another one, with nothing typed twice', async () => {
  const page = await open(province, '/producers/5605')
  await press(page, 'เพิ่มผู้ผลิต')
  await inDialog(page, 'เพิ่มผู้ผลิต').click()
  await says(page, 'โปรดใส่ชื่อผู้ผลิตและผลิตภัณฑ์')
  const [known] = listDemoProducers().filter(item => item.officeCode === '5605' && item.kind === 'group')
  await page.getByLabel('ชื่อผู้ผลิต').fill(`${known?.name}ๆ`)
  await page.getByLabel('ผลิตภัณฑ์', { exact: true }).fill('ผ้าทอ')
  await page.getByLabel('ตำบล').selectOption({ index: 2 })
  await inDialog(page, 'เพิ่มผู้ผลิต').click()
  await says(page, /ชื่อเดียวกันหรือคล้ายกันมาก/)
  expect(await page.getByLabel('ชื่อผู้ผลิต').inputValue()).toBe(`${known?.name}ๆ`)
  await inDialog(page, 'เป็นคนละราย เพิ่มเป็นรายใหม่').click()
  await expect.poll(() => nameOf(page)).toBe(`${known?.name}ๆ`)
  await says(page, /^N5605-0001/)
})

it('suspending wants a reason, tells which month stays, and is undone by a tap', async () => {
  const page = await openOne(0)
  await page.getByRole('button', { name: 'พัก', exact: true }).click()
  await inDialog(page, 'ยืนยันพัก').click()
  await says(page, 'โปรดใส่เหตุผล')
  await page.getByLabel('เหตุผล').fill('เลิกกิจการ')
  await inDialog(page, 'ยืนยันพัก').click()
  await says(page, 'พักตั้งแต่ ม.ค. 68 เพราะเลิกกิจการ')
  await says(page, 'อำเภอดอกคำใต้บันทึกยอดเดือน ม.ค. 68 ไว้แล้ว จึงยังเป็นยอดของอำเภอดอกคำใต้')
  await press(page, 'ให้กลับเข้ารายชื่อ')
  await inDialog(page, 'ยืนยันให้กลับเข้ารายชื่อ').click()
  await says(page, 'กลับเข้ารายชื่อแล้ว')
  await page.getByText('ต.ค. 66 เป็นต้นไป').waitFor()
})

it('a month that was reported meanwhile is refused, and the first possible one is chosen', async () => {
  const page = await openOne(1)
  await press(page, 'ย้ายอำเภอ')
  await page.getByLabel('ย้ายไปอำเภอ').selectOption('5602')
  await service.deps.db.execute(sql`
    insert into district_reports (office_code, period, province_code, state, version, last_changed_at)
    values ('5602', '2025-01', '56', 'submitted', 1, now())
    on conflict (office_code, period) do update set state = 'submitted'`)
  await inDialog(page, 'ยืนยันย้าย').click()
  await says(page, /อำเภอจุนส่งรายงานเดือนมกราคม 2568 แล้ว/)
  expect(await page.getByLabel('ย้ายตั้งแต่เดือน').inputValue()).toBe('2025-02')
  await inDialog(page, 'ยืนยันย้าย').click()
  await page.getByText('ก.พ. 68 เป็นต้นไป').waitFor()
})

it('what somebody else changed meanwhile is shown, and what was typed here stays', async () => {
  const page = await openOne(2)
  await press(page, 'แก้ไขข้อมูล')
  await page.getByLabel('ชื่อผู้ผลิต').fill('ชื่อที่พิมพ์ไว้')
  await service.deps.db.execute(sql`update producers set product = 'ของอีกคนแก้' where id = ${ids[2]}::uuid`)
  await inDialog(page, 'บันทึก').click()
  await says(page, /มีผู้อื่นแก้ข้อมูลผู้ผลิตรายนี้/)
  await expect.poll(() => page.getByLabel('ผลิตภัณฑ์', { exact: true }).inputValue()).toBe('ของอีกคนแก้')
  await inDialog(page, 'บันทึก').click()
  await expect.poll(() => nameOf(page)).toBe('ชื่อที่พิมพ์ไว้')
  await page.getByText('ของอีกคนแก้').waitFor()
})

it('a duplicate is merged into the one that is chosen to stay, from either page', async () => {
  const page = await openOne(4)
  const kept = await nameOf(page)
  await press(page, 'ซ้ำกับรายอื่น')
  await page.locator('.register-choice').first().click()
  const gone = await page.locator('.keep-one label').first().innerText()
  await page.getByRole('radio').nth(1).check()
  await page.getByText(`ยอดที่ผ่านมาของ “${kept}”`).waitFor()
  await inDialog(page, 'ยืนยันรวม').click()
  await page.getByRole('heading', { name: 'รายที่รวมเข้ามา' }).waitFor()
  expect(await nameOf(page)).toBe(kept)
  await page.locator('.register-item').click()
  await page.getByText(`เปิด ${kept}`).waitFor()
  expect(gone).toContain(await nameOf(page))
  await press(page, 'แยกออก (เลิกรวม)')
  await inDialog(page, 'ยืนยันแยกออก').click()
  await says(page, 'แยกออกแล้ว')
})

// The page of keys for dashboards: one is made and seen this once, withdrawn after a question, and explained.
import type { Page } from 'playwright'
import { describe, expect, it } from 'vitest'
import { expectAccessible } from './expect-accessible.ts'
import { press, refusal, says } from './life-service.ts'
import { makeKeys } from './open-fixtures.ts'
import { LOOKS, makeOpen, type OpenState, openAll, useOpen } from './open-service.ts'

const open = useOpen()
const posts = (state: OpenState) => state.asked.filter(({ line }) => line.startsWith('POST'))
const name = (page: Page) => page.getByLabel('ใช้กับงานใด')
const inDialog = (page: Page, label: string) =>
  page.getByRole('dialog').getByRole('button', { name: label, exact: true })
const make = (page: Page) => page.getByRole('button', { name: 'สร้างคีย์', exact: true })

describe('making a key', () => {
  it('shows it once, to copy alone or as a whole line, and it is in the list', async () => {
    const state = makeOpen()
    const page = await open('/api-keys', state)
    await name(page).fill(' Looker Studio ')
    await page.getByRole('button', { name: 'ตัวเลขรายผู้ผลิต พร้อมชื่อ' }).click()
    await says(page, /^มีชื่อผู้ผลิตซึ่งเป็นข้อมูลส่วนบุคคล/)
    await make(page).dblclick()
    await says(page, 'คีย์ของ “Looker Studio”')
    expect(posts(state).map(({ body }) => body)).toEqual([
      { name: 'Looker Studio', scopes: ['totals', 'producers'] },
    ])
    const key = `otop_${'Ab3-_xYz'.repeat(5)}abc`
    expect(await page.getByLabel('คีย์', { exact: true }).innerText()).toBe(key)
    await says(page, `Authorization: Bearer ${key}`)
    expect(await page.evaluate('document.activeElement.textContent')).toBe('คีย์ของ “Looker Studio”')
    await press(page, 'คัดลอกคีย์')
    await says(page, 'คัดลอกแล้ว')
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(key)
    await says(page, 'คีย์ที่ใช้ได้ 3 จาก 20 คีย์')
    await press(page, 'เก็บคีย์แล้ว ปิด')
    expect(await page.getByText(key).count()).toBe(0)
    expect(await name(page).inputValue()).toBe('')
  })

  it('asks for a name and for something to read before anything is sent', async () => {
    const state = makeOpen()
    const page = await open('/api-keys', state)
    await make(page).click()
    await says(page, 'โปรดใส่ชื่องานที่จะใช้คีย์นี้')
    expect(await page.evaluate('[document.activeElement.id, document.activeElement.ariaInvalid]')).toEqual([
      'key-name',
      'true',
    ])
    await name(page).fill('x')
    await page.getByRole('button', { name: 'ยอดรวมของอำเภอและจังหวัด' }).click()
    await make(page).click()
    await says(page, 'โปรดเลือกอย่างน้อยหนึ่งอย่าง')
    expect(posts(state)).toEqual([])
  })

  it('that is refused keeps what was typed, and says why', async () => {
    const how = refusal(409, 'key.name_taken', 'มีคีย์ชื่อ “x” ที่ใช้ได้อยู่แล้ว', 'โปรดตั้งชื่ออื่น')
    const page = await open('/api-keys', makeOpen({ trouble: [{ on: /^POST/, how }] }))
    await name(page).fill('x')
    await make(page).click()
    await says(page, 'มีคีย์ชื่อ “x” ที่ใช้ได้อยู่แล้ว โปรดตั้งชื่ออื่น')
    expect(await name(page).inputValue()).toBe('x')
  })

  it('whose answer got lost is there in the list, to be withdrawn: nobody has seen that key', async () => {
    const state = makeOpen({ trouble: [{ on: /^POST/, how: 'lost' }] })
    const page = await open('/api-keys', state)
    await name(page).fill('หายระหว่างทาง')
    await make(page).click()
    await says(page, 'ไม่มีสัญญาณอินเทอร์เน็ต')
    expect(await name(page).inputValue()).toBe('หายระหว่างทาง')
    await page.getByRole('button', { name: 'ยกเลิกคีย์ หายระหว่างทาง' }).waitFor()
  })

  it('without a signal for the list either keeps the form', async () => {
    const trouble: OpenState['trouble'] = [{ on: /^POST/, how: 'lost' }]
    const state = makeOpen({ trouble })
    const page = await open('/api-keys', state)
    trouble.push({ on: /^GET/, how: 'lost' })
    await name(page).fill('ยังอยู่')
    await make(page).click()
    await says(page, 'ไม่มีสัญญาณอินเทอร์เน็ต')
    await expect.poll(() => trouble.length).toBe(0)
    expect(await name(page).inputValue()).toBe('ยังอยู่')
  })
})

describe('the list', () => {
  it('tells what each key may read, when it was last used and who made it; revoked ones are folded away', async () => {
    const page = await open('/api-keys', makeOpen())
    const lines = await page.locator('.item').allTextContents()
    expect(lines[0]).toContain('ยอดรวมของอำเภอและจังหวัด · ตัวเลขรายผู้ผลิต พร้อมชื่อ')
    expect(lines[0]).toContain('ใช้ล่าสุด 22 ม.ค. 68 14:29')
    expect(lines[1]).toContain('ยังไม่เคยใช้')
    expect(lines[1]).toContain('สร้างโดย วราภรณ์ ศรีพะเยา')
    await says(page, 'ยกเลิกแล้ว 1 คีย์')
    expect(await page.getByText('แดชบอร์ดหน้าจอห้องประชุมจังหวัด 3', { exact: true }).isVisible()).toBe(false)
  })

  it('that is empty says so', async () => {
    const page = await open('/api-keys', makeOpen({ keys: makeKeys([]) }))
    await says(page, 'คีย์ที่ใช้ได้ 0 จาก 20 คีย์')
    await says(page, 'ยังไม่มีคีย์')
    expect(await page.getByText('ยกเลิกแล้ว').count()).toBe(0)
  })

  it('withdraws a key once, after a question, and goes on at the list', async () => {
    const state = makeOpen()
    const page = await open('/api-keys', state)
    await press(page, 'ยกเลิกคีย์ แดชบอร์ดหน้าจอห้องประชุมจังหวัด 1')
    await says(page, /โปรแกรมที่ใช้คีย์นี้จะอ่านข้อมูลไม่ได้ทันที/)
    await inDialog(page, 'ปิด').click()
    const deleted = () => state.asked.filter(({ line }) => line.startsWith('DELETE')).length
    expect(deleted()).toBe(0)
    await press(page, 'ยกเลิกคีย์ แดชบอร์ดหน้าจอห้องประชุมจังหวัด 1')
    await inDialog(page, 'ใช่ ยกเลิกคีย์นี้').dblclick()
    await says(page, 'ยกเลิกแล้ว 2 คีย์')
    expect(deleted()).toBe(1)
    await expect.poll(() => page.evaluate('document.activeElement.id')).toBe('key-list')
  })
})

it('says where everything is, and how to ask for it', async () => {
  const page = await open('/api-keys', makeOpen())
  await page.getByText('วิธีใช้').click()
  for (const table of ['months', 'categories', 'indicator', 'forecasts', 'producers'])
    await says(page, `https://otop.phayao.example.go.th/open/v1/${table}`)
  const link = page.getByRole('link', { name: /OpenAPI/ })
  expect(await link.getAttribute('href')).toBe('https://otop.phayao.example.go.th/openapi.json')
})

it.each(LOOKS)('is accessible and whole: %s, %i px', async (theme, width) => {
  const page = await open('/api-keys', makeOpen(), { theme, width })
  await openAll(page)
  await expectAccessible(page)
  await press(page, 'ยกเลิกคีย์ แดชบอร์ดหน้าจอห้องประชุมจังหวัด 1')
  await expectAccessible(page)
  await inDialog(page, 'ปิด').click()
  await name(page).fill('x')
  await make(page).click()
  await says(page, 'คีย์ของ “x”')
  await expectAccessible(page)
})

// People of the offices in a real Chromium: who sees what, phone numbers, tambon, removing somebody and oneself.
import type { Page } from 'playwright'
import { describe, expect, it } from 'vitest'
import { addPerson } from '../district.ts'
import { expectAccessible } from './expect-accessible.ts'
import { focused, inDialog, lose, press, says, useOffices } from './office-pages.ts'

const world = useOffices(async ({ as, people }) => {
  await as.province.call('changeOfficer', { id: people.chief.id }, { phone: '054449544' })
  const body = { subdistricts: ['560502'], seen: [] }
  await as.chief.call('assignSubdistricts', { id: people.second.id }, body)
})

const openOffice = (page: Page, name: string) =>
  page.locator('details.office > summary').filter({ hasText: name }).click()
const phoneField = (page: Page) => page.getByLabel('หมายเลขโทรศัพท์', { exact: true })
/** Opens what the province can do with somebody, then does it. */
async function manage(page: Page, office: string, what: string, name: string): Promise<void> {
  await openOffice(page, office)
  const line = page.locator('.officer').filter({ hasText: name })
  await line.locator('.manage > summary').click()
  await line.getByRole('button', { name: `${what} ${name}` }).click()
}

describe('the page', () => {
  it('is about an officer alone, about a district for its chief, about the province for its staff', async () => {
    const own = await world.open(world.people.officer, '/officers')
    await says(own, 'พัฒนากร · อำเภอดอกคำใต้')
    expect(await own.locator('.office').count()).toBe(0)
    const chief = await world.open(world.people.chief, '/officers')
    expect(await chief.locator('.office h2').allTextContents()).toEqual(['อำเภอดอกคำใต้'])
    expect(await chief.locator('.officer').count()).toBe(3)
    expect(await chief.locator('.manage').count()).toBe(0)
    const province = await world.open(world.people.province, '/officers')
    expect(await province.locator('.office').count()).toBe(10)
    await says(province, 'ยังไม่มีเจ้าหน้าที่')
  })

  it('calls with a tap, and finds people by name, post, office or tambon', async () => {
    for (let count = 0; count < 6; count++)
      await addPerson(world.service, 'district_officer', '5601', `คนที่ ${count}`)
    const page = await world.open(world.people.province, '/officers')
    await openOffice(page, 'อำเภอดอกคำใต้')
    const call = page.getByRole('link', { name: 'โทรหา ประสิทธิ์ มั่นคง 054-449-544' })
    expect(await call.getAttribute('href')).toBe('tel:054449544')
    for (const [typed, count] of [
      ['สมศรี', 1],
      ['ดอกคำใต้', 3],
      ['ดอนศรีชุม', 1],
      ['พัฒนาการอำเภอ', 1],
      ['ไม่มีใคร', 0],
    ] as const) {
      await page.getByRole('searchbox').fill(typed)
      await expect.poll(() => page.locator('.officer').count(), { message: typed }).toBe(count)
    }
    await says(page, 'ไม่พบเจ้าหน้าที่ที่ค้นหา')
  })
})

describe('a phone number', () => {
  it('is written down by its owner: what is none is said at once and stays in the field', async () => {
    const page = await world.open(world.people.officer, '/officers')
    await press(page, 'ใส่หมายเลขโทรศัพท์')
    await phoneField(page).fill('12345')
    await inDialog(page, 'บันทึก').click()
    await says(page, /^หมายเลขโทรศัพท์ไม่ถูกต้อง/)
    expect(await page.evaluate('document.activeElement.id')).toBe('officer-phone')
    await phoneField(page).fill('๐๘๑ ๒๓๔ ๕๖๗๘')
    await lose(page, 'PUT', 'request')
    await inDialog(page, 'บันทึก').click()
    await says(page, 'ไม่มีสัญญาณอินเทอร์เน็ต')
    expect(await phoneField(page).inputValue()).toBe('๐๘๑ ๒๓๔ ๕๖๗๘')
    await inDialog(page, 'บันทึก').dblclick()
    await says(page, 'โทร. 081-234-5678')
    expect(await page.getByLabel('ชื่อและนามสกุล').count()).toBe(0)
  })

  it('and the name are changed by the province', async () => {
    const person = await addPerson(world.service, 'district_officer', '5602', 'ชื่อเดิม ผิดไป')
    const page = await world.open(world.people.province, '/officers')
    await manage(page, 'อำเภอจุน', 'แก้ไขชื่อและหมายเลขโทรศัพท์', person.fullName)
    await page.getByLabel('ชื่อและนามสกุล').fill('ชื่อใหม่ ถูกแล้ว')
    await inDialog(page, 'บันทึก').click()
    await page.getByRole('heading', { name: 'ชื่อใหม่ ถูกแล้ว' }).waitFor()
    await expect.poll(() => focused(page)).toContain('แก้ไขชื่อ')
  })
})

describe('tambon', () => {
  it('are ticked by the chief, with who has them already', async () => {
    const page = await world.open(world.people.chief, '/officers')
    await press(page, 'กำหนดตำบล สมศรี ใจดี')
    await says(page, 'มี มานพ ดอกคำ รับผิดชอบอยู่')
    await page.getByRole('checkbox', { name: /^ดอนศรีชุม/ }).check()
    await page.getByRole('checkbox', { name: /^บ้านถ้ำ/ }).check()
    await inDialog(page, 'บันทึก 2 ตำบล').click()
    await says(page, 'บันทึกแล้ว')
    const line = page.locator('.officer').filter({ hasText: 'สมศรี ใจดี' })
    await expect.poll(() => line.locator('.tambons > li').allTextContents()).toEqual(['ดอนศรีชุม', 'บ้านถ้ำ'])
    await expect.poll(() => focused(page)).toBe('กำหนดตำบล')
  })

  it('that somebody else changed meanwhile are shown as they are now', async () => {
    const page = await world.open(world.people.chief, '/officers')
    await press(page, 'กำหนดตำบล มานพ ดอกคำ')
    const body = { subdistricts: ['560503'], seen: ['560502'] }
    await world.as.province.call('assignSubdistricts', { id: world.people.second.id }, body)
    await page.getByRole('checkbox', { name: /^สว่างอารมณ์/ }).check()
    await inDialog(page, /^บันทึก/).click()
    await says(page, /^มีผู้อื่นเปลี่ยนตำบลของเจ้าหน้าที่รายนี้/)
    const line = page.locator('.officer').filter({ hasText: 'มานพ ดอกคำ' })
    await expect.poll(() => line.locator('.tambons > li').allTextContents()).toEqual(['บ้านถ้ำ'])
    expect(await page.getByRole('dialog').count()).toBe(0)
  })

  it('cannot be shared out where their names are not loaded, and the page says so', async () => {
    const chief = await addPerson(world.service, 'district_chief', '5701', 'หัวหน้าที่อื่น')
    await addPerson(world.service, 'district_officer', '5701', 'คนที่อื่น')
    const page = await world.open(chief, '/officers')
    await says(page, /^ยังไม่มีรายชื่อตำบลของอำเภอนี้ในระบบ/)
    expect(await page.getByRole('button', { name: /^กำหนดตำบล/ }).count()).toBe(0)
  })
})

describe('removing', () => {
  it('asks first, removes once, and the name stands among those who left', async () => {
    const person = await addPerson(world.service, 'district_officer', '5603', 'ผู้จะออก ไปแล้ว')
    const page = await world.open(world.people.province, '/officers')
    await manage(page, 'อำเภอเชียงคำ', 'นำออกจากระบบ', person.fullName)
    await says(page, /ประวัติการทำรายการยังอยู่ครบ/)
    await inDialog(page, 'ใช่ นำออกจากระบบ').dblclick()
    await says(page, `นำ ${person.fullName} ออกจากระบบแล้ว`)
    await page.locator('summary').filter({ hasText: 'ออกใน 90 วันที่ผ่านมา' }).click()
    await page.locator('.item').filter({ hasText: person.fullName }).waitFor()
  })

  it('whose answer got lost is the same the second time', async () => {
    const person = await addPerson(world.service, 'district_officer', '5604', 'ผู้จะออก อีกคน')
    const page = await world.open(world.people.province, '/officers')
    await manage(page, 'อำเภอเชียงม่วน', 'นำออกจากระบบ', person.fullName)
    await lose(page, 'DELETE', 'answer')
    await inDialog(page, 'ใช่ นำออกจากระบบ').click()
    await says(page, 'ไม่มีสัญญาณอินเทอร์เน็ต')
    await inDialog(page, 'ใช่ นำออกจากระบบ').click()
    await says(page, `นำ ${person.fullName} ออกจากระบบแล้ว`)
  })

  it('oneself is asked in words of its own, and ends where one has to be invited again', async () => {
    const leaving = await addPerson(world.service, 'provincial_officer', '56', 'ลาออก เองเลย')
    const page = await world.open(leaving, '/officers')
    await manage(page, 'จังหวัดพะเยา', 'นำออกจากระบบ', leaving.fullName)
    await says(page, /^นี่คือชื่อของท่านเอง/)
    await inDialog(page, 'เข้าใจแล้ว นำตัวข้าพเจ้าออก').click()
    await says(page, /ยังไม่มีชื่อของท่านในระบบ|ขอคำเชิญ/)
  })

  it('is not offered for the last provincial officer', async () => {
    const last = await addPerson(world.service, 'provincial_officer', '54', 'คนเดียว ของจังหวัด')
    const page = await world.open(last, '/officers')
    await openOffice(page, 'จังหวัดแพร่')
    await page.locator('.manage > summary').click()
    expect(await page.getByRole('button', { name: /^ส่งมอบหน้าที่/ }).count()).toBe(1)
    expect(await page.getByRole('button', { name: /^นำออกจากระบบ/ }).count()).toBe(0)
  })
})

it.each([
  ['light', 320],
  ['dark', 360],
  ['light', 1280],
] as const)('is accessible and whole: %s, %i px', async (theme, width) => {
  const page = await world.open(world.people.province, '/officers', { theme, width })
  await page.evaluate('document.querySelectorAll("details").forEach(item => { item.open = true })')
  await expectAccessible(page)
  await press(page, /^กำหนดตำบล มานพ/)
  await expectAccessible(page)
  await inDialog(page, 'ยกเลิก').click()
  await press(page, /^แก้ไขชื่อและหมายเลขโทรศัพท์ มานพ/)
  await expectAccessible(page)
})

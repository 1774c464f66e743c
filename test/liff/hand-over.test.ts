// Inviting and handing over in a real Chromium: the link as a picture and as text, who is told what, and taking over.
import type { Page } from 'playwright'
import { describe, expect, it } from 'vitest'
import { addPerson } from '../district.ts'
import { expectAccessible } from './expect-accessible.ts'
import { focused, inDialog, press, says, useOffices } from './office-pages.ts'

const world = useOffices()

const addStranger = () => {
  const { userId } = world.service.platform.people.add({ displayName: 'ผู้มาใหม่', isFriend: true })
  return { lineUserId: userId }
}

async function handOver(page: Page, name: string, office = 'อำเภอดอกคำใต้'): Promise<string> {
  await page.locator('details.office > summary').filter({ hasText: office }).click()
  const line = page.locator('.officer').filter({ hasText: name })
  await line.locator('.manage > summary').click()
  await line.getByRole('button', { name: `ส่งมอบหน้าที่ ${name}` }).click()
  await inDialog(page, 'สร้างลิงก์ส่งมอบ').click()
  await page.getByRole('img', { name: 'คิวอาร์โค้ด' }).waitFor()
  return page.locator('output.link').innerText()
}
const pathOf = (link: string) => link.slice(link.indexOf('/join/'))

describe('a fresh invitation', () => {
  it('has a large QR, black on white with four empty modules around it, in the dark as well', async () => {
    const page = await world.open(world.people.province, '/people', { theme: 'dark' })
    await press(page, 'สร้างลิงก์คำเชิญ')
    const qr = page.getByRole('img', { name: 'คิวอาร์โค้ด' })
    await qr.waitFor()
    expect((await qr.boundingBox())?.width).toBeGreaterThan(280)
    const { size, drawn, colours } = await page.evaluate<{
      size: number
      drawn: number[]
      colours: string[]
    }>(`(() => {
      const qr = document.querySelector('.qr')
      const style = getComputedStyle(qr)
      const places = [...qr.querySelector('path').getAttribute('d').matchAll(/M(\\d+) (\\d+)/g)]
      return {
        size: qr.viewBox.baseVal.width,
        drawn: places.flatMap(([, x, y]) => [Number(x), Number(y)]),
        colours: [style.backgroundColor, style.fill],
      }
    })()`)
    expect([Math.min(...drawn), Math.max(...drawn)]).toEqual([4, size - 5])
    expect(colours).toEqual(['rgb(255, 255, 255)', 'rgb(0, 0, 0)'])
  })

  it('is copied as a whole where LINE cannot show its chats, and the link by itself', async () => {
    const page = await world.open(world.people.province, '/people')
    await page.getByLabel('สำนักงาน').first().selectOption({ label: 'อำเภอดอกคำใต้' })
    await press(page, 'สร้างลิงก์คำเชิญ')
    const link = await page.locator('output.link').innerText()
    const copied = () => page.evaluate('navigator.clipboard.readText()')
    await press(page, 'คัดลอกคำเชิญไปวางในแชต')
    await expect.poll(copied).toBe(`ขอเชิญเข้าใช้ระบบรายงานรายได้ OTOP ในตำแหน่งพัฒนากร อำเภอดอกคำใต้\n${link}`)
    await press(page, 'คัดลอกลิงก์')
    await expect.poll(copied).toBe(link)
    await says(page, 'ใช้ได้ถึง 22 มกราคม 2568')
  })

  it('sent to the wrong person is withdrawn where it stands', async () => {
    const page = await world.open(world.people.province, '/people')
    await press(page, 'สร้างลิงก์คำเชิญ')
    const link = await page.locator('output.link').innerText()
    await press(page, 'ส่งผิดคน ยกเลิกคำเชิญนี้')
    await inDialog(page, 'ยกเลิกคำเชิญนี้').click()
    await says(page, 'ยกเลิกคำเชิญแล้ว')
    await page.getByRole('button', { name: 'สร้างลิงก์คำเชิญ' }).waitFor()
    const stranger = await world.open(addStranger(), pathOf(link))
    await says(stranger, 'คำเชิญนี้ถูกยกเลิกแล้ว')
  })
})

describe('handing over', () => {
  it('makes a link that says whose office it is to the province, and not to its holder', async () => {
    const person = await addPerson(world.service, 'district_officer', '5605', 'สมหมาย จะย้าย')
    const page = await world.open(world.people.province, '/officers')
    const link = await handOver(page, person.fullName)
    await says(page, 'รับช่วงต่อจาก สมหมาย จะย้าย')
    expect(await focused(page)).toBe('พัฒนากร · อำเภอดอกคำใต้')
    await press(page, 'ปิด')
    await page.locator('.office').first().waitFor()
    const listed = await world.open(world.people.province, '/people')
    await says(listed, 'รับช่วงต่อจาก สมหมาย จะย้าย')

    const successor = addStranger()
    const joining = await world.open(successor, pathOf(link))
    await says(joining, /ท่านจะรับช่วงหน้าที่ต่อจากเจ้าหน้าที่คนเดิมทันที/)
    expect(await joining.locator('main.join').innerText()).not.toContain('สมหมาย')
    await expectAccessible(joining)
    await joining.getByLabel('ชื่อและนามสกุลของท่าน').fill('ผู้รับช่วง ต่อไป')
    await press(joining, 'ตอบรับคำเชิญ')
    await says(joining, 'เข้าร่วมเรียบร้อยแล้ว')
    const after = await world.open(world.people.province, '/officers')
    await after.locator('details.office > summary').filter({ hasText: 'อำเภอดอกคำใต้' }).click()
    await after.locator('.officer').filter({ hasText: 'ผู้รับช่วง ต่อไป' }).waitFor()
    expect(await after.locator('.officer').filter({ hasText: 'สมหมาย' }).count()).toBe(0)
  })

  it('of somebody who was removed meanwhile says so and shows the list as it is', async () => {
    const person = await addPerson(world.service, 'district_officer', '5605', 'สมคิด ไปก่อน')
    const page = await world.open(world.people.province, '/officers')
    await page.locator('details.office > summary').filter({ hasText: 'อำเภอดอกคำใต้' }).click()
    const line = page.locator('.officer').filter({ hasText: person.fullName })
    await line.locator('.manage > summary').click()
    await world.as.other.call('removeOfficer', { id: person.id })
    await line.getByRole('button', { name: /^ส่งมอบหน้าที่/ }).click()
    await inDialog(page, 'สร้างลิงก์ส่งมอบ').click()
    await says(page, /^เจ้าหน้าที่รายนี้ออกจากระบบไปแล้ว/)
    await expect.poll(() => line.count()).toBe(0)
  })
})

it.each([
  ['light', 320],
  ['dark', 360],
] as const)('invitations are accessible and whole: %s, %i px', async (theme, width) => {
  const page = await world.open(world.people.province, '/people', { theme, width })
  await expectAccessible(page)
  await press(page, 'สร้างลิงก์คำเชิญ')
  await page.getByRole('img', { name: 'คิวอาร์โค้ด' }).waitFor()
  await expectAccessible(page)
  await press(page, 'ส่งผิดคน ยกเลิกคำเชิญนี้')
  await inDialog(page, 'ยกเลิกคำเชิญนี้').waitFor()
  await expectAccessible(page)
})

// Nudging from the board in a real Chromium: what is said before, that it is sent once, what happens when somebody else was
// quicker or the signal is gone, and how the log shows it.
import { sql } from 'drizzle-orm'
import type { Page } from 'playwright'
import { describe, expect, it } from 'vitest'
import { createInbox } from '../inbox.ts'
import { expectAccessible } from './expect-accessible.ts'
import { says } from './life-service.ts'
import { useBoard } from './open-board.ts'

const stage = useBoard()

const dialog = (page: Page) => page.getByRole('dialog')
const nudgeButton = (page: Page) => page.getByRole('button', { name: 'เตือน อำเภอเมืองพะเยา เดือนมกราคม 2568' })
const heard = () =>
  createInbox(stage.world.service)
    .read(stage.officer.lineUserId)
    .filter(message => message.altText.includes('จังหวัดขอให้'))

describe('a nudge', () => {
  it('says first who will hear it and what it costs, is sent once however often it is pressed, and is shown', async () => {
    const page = await stage.open('/board/2025')
    await nudgeButton(page).click()
    const words = await dialog(page).innerText()
    for (const said of ['สมหญิง (ตัวอย่าง)', 'ใช้โควตา 1 ข้อความ', 'เดือนนี้เหลือ 300 จาก 300 ข้อความ'])
      expect(words).toContain(said)
    expect(words).not.toContain('สมชาย')
    await dialog(page).getByRole('button', { name: 'ส่งคำเตือน' }).dblclick()
    await says(page, 'เตือนอำเภอเมืองพะเยาแล้ว 1 คน')
    await says(page, 'วันนี้เตือนแล้ว')
    await says(page, /เตือนล่าสุด 20 ม.ค. 68 10:00.*โดย สมพร \(ตัวอย่าง\)/)
    expect([await dialog(page).count(), await nudgeButton(page).count()]).toEqual([0, 0])
    // The button is gone: the focus stays where it was.
    await expect.poll(() => page.evaluate<string>('document.activeElement.id')).toBe('owed-5601-2025-01')
    const before = heard().length
    await stage.world.service.worker.runUntilIdle()
    expect(heard().length - before).toBe(1)
  })

  it('that somebody else sent first is not sent again: the dialog says who and when, the board shows it', async () => {
    const page = await stage.open('/board/2025')
    await nudgeButton(page).click()
    const at = { officeCode: '5601', period: '2025-01' }
    expect((await stage.world.asProvince.call('nudgeOffice', at)).status).toBe(200)
    await dialog(page).getByRole('button', { name: 'ส่งคำเตือน' }).click()
    await dialog(page)
      .getByText(/สมพร \(ตัวอย่าง\) เตือนอำเภอเมืองพะเยา.*ไปแล้ว เมื่อ 20 มกราคม 2568 เวลา 10:00 น\./)
      .waitFor()
    await dialog(page).getByRole('button', { name: 'ยกเลิก' }).click()
    await says(page, 'วันนี้เตือนแล้ว')
  })

  it('of a board that was read by day and is pressed by night is said to go out in the morning', async () => {
    const page = await stage.open('/board/2025')
    await nudgeButton(page).click()
    const { clock } = stage.world.service
    clock.set('2025-01-20T20:30')
    try {
      await dialog(page).getByRole('button', { name: 'ส่งคำเตือน' }).click()
      await says(page, 'สั่งเตือนอำเภอเมืองพะเยาแล้ว 1 คน จะส่งตอนเช้า')
    } finally {
      clock.set('2025-01-20T10:00')
    }
  })

  it('without a signal stays where it is, and is sent when there is one', async () => {
    const page = await stage.open('/board/2025')
    await nudgeButton(page).click()
    await page.context().setOffline(true)
    await dialog(page).getByRole('button', { name: 'ส่งคำเตือน' }).click()
    await dialog(page).getByRole('alert').filter({ hasText: /./ }).waitFor()
    await page.context().setOffline(false)
    await dialog(page).getByRole('button', { name: 'ส่งคำเตือน' }).click()
    await says(page, 'วันนี้เตือนแล้ว')
  })

  it('is not offered where nobody is reached, but the way to the phone list is; nor to the chief of the province', async () => {
    const page = await stage.open('/board/2025')
    const item = page.locator('.owed', { hasText: 'จุน' }).first()
    expect(await item.getByRole('link', { name: 'ดูหมายเลขโทรศัพท์' }).getAttribute('href')).toBe(
      '/liff/unreachable',
    )
    const other = await stage.open('/board/2025', { who: stage.world.asChief })
    await says(other, 'ยังไม่มีผู้ใช้ระบบในอำเภอนี้')
    expect(await other.getByRole('button', { name: /^เตือน/ }).count()).toBe(0)
    expect(stage.refused).toEqual([])
  })

  it('is accessible and whole while it is confirmed', async () => {
    const page = await stage.open('/board/2025', { width: 320, theme: 'dark' })
    await nudgeButton(page).click()
    await dialog(page).waitFor()
    await expectAccessible(page)
  })
})

describe('the log of notices', () => {
  it('narrows down by state, kind and office, and says how many there are', async () => {
    await stage.world.asProvince.call('nudgeOffice', { officeCode: '5601', period: '2025-01' })
    await stage.world.service.worker.runUntilIdle()
    const page = await stage.open('/notices/2025-01')
    const status = page.getByRole('status').first()
    const whole = await status.innerText()
    await page.getByLabel('เรื่อง').selectOption({ label: 'จังหวัดเตือน (1)' })
    await says(page, '1 จาก 1 รายการ')
    const line = await page.locator('.notice').innerText()
    for (const said of ['จังหวัดเตือน', 'ส่งแล้ว', 'สมหญิง (ตัวอย่าง) · อำเภอเมืองพะเยา', 'โดย สมพร (ตัวอย่าง)'])
      expect(line).toContain(said)
    await page.getByLabel('เรื่อง').selectOption('')
    expect(await status.innerText()).toBe(whole)
    const offices = await page.getByLabel('สำนักงาน').locator('option').allTextContents()
    expect(offices.some(name => name.startsWith('อำเภอเมืองพะเยา ('))).toBe(true)
  })

  it('does not say that a message was not needed where LINE had no way to its person', async () => {
    await stage.world.asProvince.call('nudgeOffice', { officeCode: '5601', period: '2025-01' })
    await stage.world.service.worker.runUntilIdle()
    await stage.world.service.deps.db.execute(
      sql`update notices set state = 'skipped', reason = 'unreachable' where kind = 'nudge'`,
    )
    const page = await stage.open('/notices/2025-01')
    await page.getByLabel('เรื่อง').selectOption({ label: 'จังหวัดเตือน (1)' })
    const line = page.locator('.notice')
    expect(await line.innerText()).toMatch(/^จังหวัดเตือน\s+ส่งไม่ถึง/)
    const states = page.getByLabel('สถานะ')
    expect((await states.locator('option').allTextContents()).join()).not.toContain('ไม่ต้องส่ง')
    await states.selectOption({ label: 'ไม่ถึงผู้รับ (1)' })
    await says(page, '1 จาก 1 รายการ')
    await expectAccessible(page)
  })
})

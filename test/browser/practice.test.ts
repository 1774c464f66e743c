// Practice mode as a newcomer meets it, in a real Chromium: the next milestone brings the opening, its button opens the
// mini-app logged in through the real LIFF SDK, the chat answers, and axe finds nothing in either theme.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { sql } from 'drizzle-orm'
import { build as bundle } from 'esbuild'
import type { Browser, Page } from 'playwright'
import sharp from 'sharp'
import { build as buildPage } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findRoot } from '../../bot/compose.ts'
import { launchBrowser } from '../browser.ts'
import { type RestartablePractice, startPracticeService } from '../practice/start-practice-service.ts'

const WIDE = { width: 1440, height: 900 }
const PHONE = { width: 360, height: 740 }
const OFFICER = 0
const PROVINCE = 2

let browser: Browser
let practice: RestartablePractice
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'otop-practice-browser-'))
  const miniAppFolder = join(folder, 'liff')
  await Promise.all([buildPracticePage(folder), buildMiniApp(miniAppFolder)])
  practice = await startPracticeService({ miniAppFolder, root: folder, isWorking: true })
  browser = await launchBrowser()
}, 90_000)
afterAll(async () => {
  await browser.close()
  await practice.close()
  rmSync(folder, { recursive: true, force: true })
})

async function buildPracticePage(to: string): Promise<void> {
  const page = join(findRoot(), 'bot/practice/page')
  await bundle({
    entryPoints: [join(page, 'practice.ts'), join(page, 'practice.css')],
    outdir: join(to, 'dist/practice'),
    bundle: true,
    format: 'esm',
    loader: { '.woff2': 'file' },
    publicPath: '/practice/assets',
    logLevel: 'warning',
  })
}

async function buildMiniApp(to: string): Promise<void> {
  await buildPage({
    configFile: join(findRoot(), 'liff/vite.config.ts'),
    mode: 'practice',
    logLevel: 'warn',
    build: { outDir: to },
  })
}

interface Visit {
  page: Page
  /** Requests that left this machine, and errors of the page's own scripts: there must be none. */
  wrongs: string[]
  close(): Promise<void>
}

async function visit(viewport: typeof WIDE, colorScheme: 'light' | 'dark'): Promise<Visit> {
  const context = await browser.newContext({ viewport, colorScheme, reducedMotion: 'reduce' })
  const page = await context.newPage()
  const wrongs: string[] = []
  const { origin } = new URL(practice.service().url)
  page.on('request', request => {
    if (new URL(request.url()).origin !== origin) wrongs.push(request.url())
  })
  page.on('pageerror', error => wrongs.push(error.message))
  page.on('console', message => {
    if (/Content Security Policy/.test(message.text())) wrongs.push(message.text())
  })
  await page.goto(`${origin}/practice`)
  await page.getByRole('button', { name: 'เข้าใจแล้ว เริ่มเลย' }).click()
  return { page, wrongs, close: () => context.close() }
}

const pane = (page: Page, index: number) => page.locator('.pane').nth(index)

async function findViolations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
}

describe('the practice page', () => {
  it('takes a newcomer from the first step to the form, without a word to LINE', async () => {
    const { page, wrongs, close } = await visit(WIDE, 'light')
    await expect.poll(() => page.locator('.now').innerText()).toMatch(/9 มกราคม 2568/)
    await page.getByRole('button', { name: 'ถึงวันสำคัญถัดไป 10 ม.ค. 09:00 น. เปิดระบบ' }).click()
    const opening = pane(page, OFFICER).getByRole('group', { name: /เปิดระบบ/ })
    await opening.waitFor()
    // The page asks for the time first and for the chats then: a message can be in sight a moment before its time.
    await expect.poll(() => page.locator('.now').innerText()).toMatch(/10 มกราคม 2568/)
    expect(await pane(page, OFFICER).locator('time').last().innerText()).toBe('09:00')
    expect(await pane(page, PROVINCE).locator('.row').count()).toBe(0)

    await opening.getByRole('button').first().click()
    const form = pane(page, OFFICER).frameLocator('iframe')
    await form.getByText('อำเภอภูกามยาว').first().waitFor()
    await expect.poll(() => form.locator('input[inputmode="decimal"]').count()).toBe(24)
    await page.getByRole('button', { name: 'ปิดหน้ารายได้ OTOP' }).click()
    expect(await page.locator('iframe').count()).toBe(0)
    expect(wrongs).toEqual([])
    await close()
  })

  it('answers what is typed and what is tapped', async () => {
    const { page, wrongs, close } = await visit(WIDE, 'light')
    const officer = pane(page, OFFICER)
    await officer.getByPlaceholder('พิมพ์ข้อความ').fill('สถานะ')
    await page.keyboard.press('Enter')
    await officer.locator('.own', { hasText: 'สถานะ' }).waitFor()
    await officer.locator('.theirs').last().getByText('0 จาก 24 ราย').waitFor()
    await officer.getByRole('group', { name: 'ปุ่มตอบด่วน' }).getByRole('button', { name: 'ปฏิทิน' }).click()
    await officer.locator('.own', { hasText: 'ปฏิทิน' }).waitFor()
    expect(wrongs).toEqual([])
    await close()
  })

  it('shows what people wrote as text, never as HTML, inside Flex too', async () => {
    const name = `<img src=x onerror="document.title='x'">'"&`
    const { db } = practice.service().deps
    await db.execute(
      sql`update producers set name = ${name} where id = (select id from producers where office_code = '5609' order by name limit 1)`,
    )
    const { page, wrongs, close } = await visit(WIDE, 'light')
    const officer = pane(page, OFFICER)
    for (const text of ['ใครยังไม่ส่ง', name]) {
      await officer.getByPlaceholder('พิมพ์ข้อความ').fill(text)
      await page.keyboard.press('Enter')
    }
    await officer.locator('.flex').getByText(name).waitFor()
    await officer.locator('.own', { hasText: name }).waitFor()
    expect(await page.title()).toMatch(/โหมดฝึกใช้งาน/)
    expect(await officer.locator('.log img:not(.picture)').count()).toBe(0)
    expect(wrongs).toEqual([])
    await close()
  })

  it('sends a photo by keyboard, shows it in the chat, and says so of what is no picture', async () => {
    const { page, wrongs, close } = await visit(PHONE, 'light')
    const officer = pane(page, OFFICER)
    const chosen: { name: string; mimeType: string; buffer: Buffer }[] = []
    // Listening from the start: the browser is told to hand over its dialog, and a key is faster than that.
    page.on('filechooser', chooser => void chooser.setFiles(chosen.splice(0)))
    const sendFile = async (name: string, buffer: Buffer) => {
      chosen.push({ name, mimeType: 'image/png', buffer })
      await officer.getByRole('button', { name: 'ส่งรูปภาพหรือไฟล์จากเครื่องนี้' }).press('Enter')
    }
    const create = { width: 600, height: 1200, channels: 3, background: '#c04010' } as const
    await sendFile('ใบเสร็จ.png', await sharp({ create }).png().toBuffer())
    const photo = officer.getByRole('log').getByRole('link', { name: 'รูปภาพ เปิดดูขนาดเต็ม' })
    await photo.waitFor()
    const widthOf = () => page.evaluate('document.querySelector(".photo img")?.naturalWidth')
    await expect.poll(widthOf).toBe(600)
    // Photos come after the rows they stand in: the newest message must be in sight all the same.
    await officer.locator('.theirs').last().waitFor()
    await page.reload()
    await expect.poll(widthOf).toBe(600)
    // Whole, or from its beginning where it is taller than the phone, as the question whose photo it is may be.
    const isInSight = () =>
      officer.locator('.log').evaluate(log => {
        const [view, newest] = [log, log.lastElementChild ?? log].map(item => item.getBoundingClientRect())
        if (!view || !newest) return false
        return newest.top >= view.top - 1 && (newest.bottom <= view.bottom + 1 || newest.top < view.top + 80)
      })
    await expect.poll(isInSight).toBe(true)
    expect(await findViolations(page)).toEqual([])
    await sendFile('ไม่ใช่รูป.png', Buffer.from('no picture'))
    await officer.getByText('แสดงรูปภาพนี้ไม่ได้แล้ว').waitFor()
    await sendFile('ใหญ่.png', Buffer.alloc(11 * 1024 * 1024))
    await page.getByRole('alert').getByText('10 เมกะไบต์').waitFor()
    expect(await photo.count()).toBe(1)
    expect(wrongs).toEqual([])
    await close()
  })

  it('lets colleagues finish a district, lists every notice, and keeps it all over a reload', async () => {
    const { page, close } = await visit(WIDE, 'light')
    await page.getByRole('button', { name: 'ให้เพื่อนร่วมงานทำแทน' }).click()
    const district = page.getByRole('dialog').locator('li', { hasText: 'อำเภอจุน' })
    await district.getByRole('button', { name: /บันทึกที่เหลือ/ }).click()
    await district.getByText('76 จาก 76 ราย').waitFor()
    await district.getByRole('button', { name: /ส่งรายงาน/ }).click()
    await district.getByRole('button', { name: /ลงนามรับรอง/ }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'รายการแจ้งเตือน' }).click()
    const notices = page.getByRole('dialog').getByRole('listitem')
    await expect.poll(() => notices.filter({ hasText: 'เปิดระบบ' }).count()).toBe(27)
    await expect.poll(() => notices.filter({ hasText: 'รอลงนาม' }).count()).toBe(1)
    await page.reload()
    await pane(page, OFFICER).locator('.flex').first().waitFor()
    await close()
  })

  it.each([
    ['light', WIDE],
    ['dark', WIDE],
    ['light', PHONE],
    ['dark', PHONE],
  ] as const)('has no accessibility violation in %s theme at %o', async (scheme, viewport) => {
    const { page, wrongs, close } = await visit(viewport, scheme)
    await pane(page, OFFICER).locator('.flex').first().waitFor()
    expect(await findViolations(page)).toEqual([])
    const more = page.getByRole('button', { name: 'เพิ่มเติม' })
    if (await more.isVisible()) await more.click()
    for (const name of ['ให้เพื่อนร่วมงานทำแทน', 'รายการแจ้งเตือน']) {
      await page.getByRole('button', { name }).click()
      await page.getByRole('dialog').getByRole('listitem').first().waitFor()
      expect(await findViolations(page), name).toEqual([])
      await page.keyboard.press('Escape')
    }
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(viewport.width)
    expect(wrongs).toEqual([])
    await close()
  })
})

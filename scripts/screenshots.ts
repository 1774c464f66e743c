// `npm run screenshots`: the pictures of the README, made from practice mode so that they are always current.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import type { Browser, Page } from 'playwright'
import sharp from 'sharp'
import { launchBrowser } from '../test/browser.ts'
import { startPracticeRun } from './practice-run.ts'

const docs = join(import.meta.dirname, '../docs')
const PHONE = { width: 360, height: 740 }
const WIDE = { width: 1440, height: 900 }

mkdirSync(docs, { recursive: true })
const run = await startPracticeRun()
const browser = await launchBrowser()
try {
  await run.act('clock', { to: 'milestone', districts: 'wait' })
  await phone(browser, '5609-officer-1', 'revenue/2025-01', 'form', async page => {
    const fields = page.getByRole('textbox').filter({ hasNot: page.getByRole('searchbox') })
    await fields.nth(1).fill('34,250')
    await fields.nth(2).fill('1.2 หมื่น')
    await fields.nth(3).fill('12,50')
    await fields.nth(3).blur()
    await page.evaluate('scrollTo(0, 0)')
    await page.waitForTimeout(300)
  })
  await phone(browser, '5608-officer-1', 'revenue/2025-01', 'upload', sendBack)
  await phone(browser, '5608-officer-1', 'forecast/5608/2025', 'forecast', async () => {})
  await phone(browser, '56-officer-1', 'notice-preview', 'notice-preview', async () => {})
  await run.act('fill', { officeCode: '5604', upTo: 'certified' })
  await run.act('fill', { officeCode: '5602', upTo: 'certified' })
  await run.act('fill', { officeCode: '5601', upTo: 'submitted' })
  await run.act('fill', { officeCode: '5609', upTo: 'figures' })
  for (let step = 0; step < 5; step++) await run.act('clock', { to: 'milestone', districts: 'wait' })
  await phone(browser, '5601-chief', 'report/5601/2025-01/sign', 'sign', sign)
  await phone(browser, '56-officer-1', 'report/5604/2025-01', 'rt2', printReport)
  await phone(browser, '56-officer-1', 'summary/2025-01', 'summary', async () => {})
  await phone(browser, '5609-officer-1', '', 'home', async () => {})
  await phone(browser, '56-officer-1', 'board/2025', 'board', async () => {})
  await phone(browser, '5604-chief', 'indicator/5604/2025', 'indicator', async () => {})
  await phone(browser, '56-officer-1', 'producers/5604', 'producers', async () => {})
  await phone(browser, '5604-officer-1', 'sheets/5604/2025-01', 'sheets', async () => {})
  await practicePages(browser)
} finally {
  await browser.close()
  await run.close()
}

/** One page of the mini-app on a phone, opened as a demo person through the simulated LINE Login. */
async function phone(
  from: Browser,
  as: string,
  to: string,
  name: string,
  /** True = the picture is made already. */
  prepare: (page: Page) => Promise<unknown>,
): Promise<void> {
  const context = await from.newContext({
    viewport: PHONE,
    deviceScaleFactor: 2,
    reducedMotion: 'reduce',
    locale: 'th-TH',
  })
  const page = await context.newPage()
  await page.goto(`${run.url}/practice/open?as=${run.lineIdOf(as)}&to=${encodeURIComponent(to)}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForLoadState('networkidle')
  const isMade = await prepare(page)
  if (isMade !== true) await page.screenshot({ path: join(docs, `${name}.png`) })
  await context.close()
}

/** A table with some figures as an office may keep it: one to ask about, one that cannot be read, the rest as it should be. */
async function sendBack(page: Page): Promise<void> {
  const id = await page.evaluate(async () => {
    const report = (await (await fetch('/api/reports/5608/2025-01')).json()) as {
      rows: { code: string; name: string }[]
    }
    const amounts = ['12500', '8250.50', '12,50', '0', '34000', '990000']
    const lines = report.rows
      .slice(0, amounts.length)
      .map(({ code, name }, index) => `"${code}","${name}","${amounts[index]}"`)
    const table = ['รหัสผู้ผลิต,ผู้ผลิต,ยอดขาย', ...lines].join('\r\n')
    const sent = await fetch('/api/uploads/rt1/5608', { method: 'POST', body: new Blob([table]) })
    return ((await sent.json()) as { id: string }).id
  })
  await page.goto(`${run.url}/liff/upload/${id}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForLoadState('networkidle')
}

/** Draws a scribble in the signature area. */
async function sign(page: Page): Promise<void> {
  const area = page.locator('canvas')
  await area.scrollIntoViewIfNeeded()
  const box = await area.boundingBox()
  if (box === null) throw new Error('no place to sign')
  const at = (x: number, y: number) => [box.x + box.width * x, box.y + box.height * y] as const
  await page.mouse.move(...at(0.2, 0.6))
  await page.mouse.down()
  for (let step = 0; step <= 48; step++) {
    const x = step / 48
    await page.mouse.move(...at(0.2 + 0.6 * x, 0.55 - 0.25 * Math.sin(x * 19) * (1 - x / 2)))
  }
  await page.mouse.up()
  await page.getByRole('button', { name: 'ลงนามรับรอง' }).scrollIntoViewIfNeeded()
}

/** The certified paper itself, through a short-lived link of the person who is signed in. */
async function printReport(page: Page): Promise<true> {
  const link = await page.evaluate(async () => {
    const order = { form: 'rt2', officeCode: '5604', period: '2025-01', number: 1, producerId: null }
    const response = await fetch('/api/documents', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(order),
    })
    return ((await response.json()) as { url: string }).url
  })
  const { pathname } = new URL(link)
  const response = await fetch(run.url + pathname)
  if (!response.ok) throw new Error(`the paper: ${response.status}`)
  await pictureOf(await response.bytes(), join(docs, 'rt2.png'))
  return true
}

/** First page beside the last. */
async function pictureOf(pdf: Uint8Array, path: string): Promise<void> {
  const library = await PDFiumLibrary.init()
  const document = await library.loadDocument(pdf)
  const pages = [...document.pages()]
  const shown = pages.length > 1 ? [pages[0], pages.at(-1)] : [pages[0]]
  const pictures = []
  for (const page of shown) {
    const drawn = await page?.render({
      scale: 1.3,
      render: async ({ data, width, height }) =>
        sharp(data, { raw: { width, height, channels: 4 } })
          .png()
          .toBuffer(),
    })
    if (drawn)
      pictures.push(
        await sharp(drawn.data)
          .metadata()
          .then(({ width, height }) => ({ input: Buffer.from(drawn.data), width, height })),
      )
  }
  library.destroy()
  const gap = 24
  const [width, height] = [
    pictures.reduce((sum, item) => sum + item.width + gap, gap),
    Math.max(...pictures.map(item => item.height)) + 2 * gap,
  ]
  let left = gap
  const composite = pictures.map(({ input, width: own }) => {
    const place = { input, left, top: gap }
    left += own + gap
    return place
  })
  await sharp({ create: { width, height, channels: 3, background: '#e6e9e7' } })
    .composite(composite)
    .png({ palette: true })
    .toFile(path)
}

async function practicePages(from: Browser): Promise<void> {
  for (const [name, viewport] of [
    ['practice', WIDE],
    ['practice-chat', PHONE],
  ] as const) {
    const context = await from.newContext({
      viewport,
      deviceScaleFactor: name === 'practice' ? 1 : 2,
      reducedMotion: 'reduce',
      locale: 'th-TH',
    })
    const page = await context.newPage()
    await page.goto(`${run.url}/practice`)
    await page.getByRole('button', { name: 'เข้าใจแล้ว เริ่มเลย' }).click()
    await page.waitForTimeout(800)
    await page.screenshot({ path: join(docs, `${name}.png`) })
    await context.close()
  }
}

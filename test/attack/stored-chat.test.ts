// The same record in chats: what the bot says of it, and the chat window of practice mode that draws it, in a real Chromium
// under the strict policy. Names of people and groups as LINE gives them hold scripts, too.
import { build } from 'esbuild'
import type { Browser } from 'playwright'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { findRoot } from '../../bot/compose.ts'
import { COMMANDS } from '../../bot/messages/commands.ts'
import { launchBrowser } from '../browser.ts'
import { startService, type TestService } from '../service.ts'
import { holdsPayload, MARKER, PAYLOADS, payloadOf } from './payloads.ts'
import { storeEverywhere } from './store-everywhere.ts'

let service: TestService
let browser: Browser
/** As the practice page gets them. */
let views: unknown[]

beforeAll(async () => {
  service = await startService({ at: '2025-01-20T10:00' })
  const { people } = await storeEverywhere(service)
  const { platform, clock, worker } = service
  for (const [role, { lineUserId }] of Object.entries(people)) {
    for (const words of [...Object.values(COMMANDS), ...PAYLOADS])
      await platform.sendFrom.text({ userId: lineUserId }, words)
    await platform.sendFrom.file({ userId: lineUserId }, Buffer.from(role), `${payloadOf(1, 60)}.xlsx`)
  }
  const group = platform.groups.add({ name: payloadOf(4, 60), members: [people.province.lineUserId] })
  await platform.groups.inviteBot(group.groupId)
  await worker.runUntilIdle()
  // The mornings after: reminders, the closing, and the summary with who is missing.
  for (const at of [
    '2025-01-25T09:00',
    '2025-01-25T16:30',
    '2025-01-31T09:00',
    '2025-02-06T09:00',
    '2025-02-07T07:00',
  ]) {
    clock.set(at)
    await worker.runUntilIdle()
  }
  const chats = [...Object.values(people).map(person => person.lineUserId), group.groupId]
  views = chats
    .flatMap(id => platform.chats.messages(id))
    .map((entry, number) => ({
      number,
      from: 'bot',
      at: clock.now().toISOString(),
      picture: null,
      isUnsent: false,
      message: entry.message,
    }))
  browser = await launchBrowser()
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await service?.close()
})

it('LINE takes every message, and what people wrote is in them as it was written', () => {
  const refused = service.platform.calls.filter(call => (call.status ?? 0) >= 400 && call.status !== 409)
  expect(refused.map(call => `${call.path} ${call.status}`)).toEqual([])
  expect(views.length).toBeGreaterThan(60)
  const said = views.map(view => JSON.stringify(view))
  expect(
    said.filter(
      text =>
        text.includes('flex') &&
        PAYLOADS.some(payload => text.includes(JSON.stringify(payload).slice(1, -1))),
    ).length,
  ).toBeGreaterThan(2)
})

it('the chat window shows it as text, and runs nothing', async () => {
  const drawn = await build({
    stdin: {
      contents:
        "import { messageRow } from './bot/practice/page/message-view.ts'; window.messageRow = messageRow",
      resolveDir: findRoot(),
    },
    ...{ bundle: true, write: false, format: 'iife', platform: 'browser', logLevel: 'silent' },
  })
  const page = await browser.newPage()
  const wrongs: string[] = []
  page.on('dialog', dialog => void dialog.dismiss())
  page.on('console', message => {
    if (/Content Security Policy|violation/i.test(message.text()) && !/style/i.test(message.text()))
      wrongs.push(message.text())
  })
  page.on('pageerror', error => wrongs.push(error.message))
  await page.goto(`${service.url}/verify`)
  await page.evaluate(drawn.outputFiles[0]?.text ?? '')
  const found = (await page.evaluate(`(() => {
    const acts = { liffId: 'x', act() {}, openMiniApp() {} }
    for (const view of ${JSON.stringify(views)})
      document.body.append(window.messageRow(view, { isOwn: false, isFirst: true, sender: ${JSON.stringify(payloadOf(1, 100))} }, acts))
    return {
      made: document.body.querySelectorAll('img[src="x"], svg[onload], [onerror], a[href^="javascript"], script').length,
      text: document.body.innerText,
    }
  })()`)) as { made: number; text: string }
  // Whatever would run has had its time by then.
  await page.evaluate('new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve, 100)))')
  expect(await page.evaluate(`window.${MARKER}`)).toBeUndefined()
  expect(found.made).toBe(0)
  expect(wrongs).toEqual([])
  expect(holdsPayload(found.text)).toBe(true)
  await page.close()
})

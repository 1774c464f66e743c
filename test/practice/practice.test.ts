// Practice mode as its page uses it: the first step brings the opening, colleagues fill in, chats survive a restart,
// and nothing of it can be reached from elsewhere or beside a real channel.
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { GROUP_ID, STRANGER_ID } from '../../bot/practice/practice-line.ts'
import { startPractice } from '../../bot/practice/start-practice.ts'
import { listDemoPeople } from '../../db/seed/demo-people.ts'
import { addPerson } from '../district.ts'
import { startService } from '../service.ts'
import {
  type PracticeService,
  type RestartablePractice,
  startPracticeService,
} from './start-practice-service.ts'

const OFFICER = idOf('5609-officer-1')
const CHIEF = idOf('5609-chief')
const PROVINCE = idOf('56-officer-1')

let practice: RestartablePractice
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'otop-practice-page-'))
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html><html data-practice="%PRACTICE%"></html>')
  practice = await startPracticeService({ miniAppFolder: folder, isWorking: false })
})
afterAll(async () => {
  await practice.close()
  rmSync(folder, { recursive: true, force: true })
})

function idOf(key: string): string {
  return listDemoPeople().find(person => person.key === key)?.lineUserId ?? ''
}

const textOf = (messages: Awaited<ReturnType<PracticeService['messages']>>) =>
  messages.map(({ message }) => String(message.altText ?? message.text))

describe('practice mode', () => {
  it('begins at 08:55 on 9 January 2568 with 30 people, one stranger and nothing said', async () => {
    const state = await practice.service().state()
    expect(state.now).toMatch(/^2025-01-09T01:55/)
    expect(state.people).toHaveLength(31)
    expect(state.people.filter(person => person.role === null).map(person => person.userId)).toEqual([
      STRANGER_ID,
    ])
    expect(state.next).toMatchObject({ at: '2025-01-10T02:00:00.000Z', names: ['เปิดระบบ'] })
    expect(Object.values(state.chats).every(chat => chat.total === 0)).toBe(true)
    expect(state.groups).toMatchObject([{ groupId: GROUP_ID, hasBot: false }])
  })

  it('brings the opening to the 27 people of the districts and to nobody else with the first step', async () => {
    const service = practice.service()
    await service.move('milestone')
    const state = await service.state()
    expect(state.now).toMatch(/^2025-01-10T02:00/)
    const reached = Object.entries(state.chats).filter(([, chat]) => chat.total > 0)
    const districtPeople = listDemoPeople().filter(person => person.officeCode.length === 4)
    expect(districtPeople).toHaveLength(27)
    expect(reached.map(([id]) => id).sort()).toEqual(districtPeople.map(person => person.lineUserId).sort())
    expect(reached.every(([, chat]) => chat.total === 1 && chat.unread === 1)).toBe(true)
    expect(state.quota).toEqual({ used: 27, limit: 300 })
    const [opening] = await service.messages(OFFICER)
    expect(opening).toMatchObject({ from: 'bot', message: { type: 'flex' } })
    expect(opening?.at).toMatch(/^2025-01-10T02:00:0/)
    const { notices } = await service.notices()
    expect(notices).toHaveLength(27)
    expect(new Set(notices.map(notice => `${notice.kind} ${notice.stateName}`))).toEqual(
      new Set(['เปิดระบบ ส่งแล้ว']),
    )
  })

  it('goes on to the next notices, never back and never to the past', async () => {
    const service = practice.service()
    await service.move('milestone')
    const state = await service.state()
    expect(state.now).toMatch(/^2025-01-11T02:00/)
    expect(textOf(await service.messages(CHIEF)).at(-1)).toMatch(/ประมาณการ/)
    const back = await service.post('/practice/api/clock', { to: '2025-01-10T00:00:00Z', districts: 'wait' })
    expect(back).toEqual({ status: 400, body: { error: expect.stringContaining('เดินหน้า') } })
    expect((await service.state()).now >= state.now).toBe(true)
  })

  it('lets colleagues record and submit through the real actions, and the chief hears of it', async () => {
    const service = practice.service()
    const filled = await service.post('/practice/api/fill', { officeCode: '5609', upTo: 'submitted' })
    expect(filled.body.outcomes).toEqual([
      { officeCode: '5609', recorded: 24, state: 'submitted', problem: null },
    ])
    await service.worker.runUntilIdle()
    expect(textOf(await service.messages(CHIEF)).at(-1)).toMatch(/ลงนาม/)
    const { districts } = await service.state()
    expect(districts.find(district => district.code === '5609')).toMatchObject({ expected: 24, recorded: 24 })
    const again = await service.post('/practice/api/fill', { officeCode: '5609', upTo: 'certified' })
    expect(again.body.outcomes).toMatchObject([{ recorded: 0, state: 'certified', problem: null }])
  })

  it('answers what a person types in the chat', async () => {
    const service = practice.service()
    expect(
      (await service.post('/practice/api/say', { as: PROVINCE, chat: PROVINCE, text: 'สถานะ' })).status,
    ).toBe(200)
    await service.worker.runUntilIdle()
    const messages = await service.messages(PROVINCE)
    expect(messages.map(message => message.from)).toEqual([PROVINCE, 'bot'])
    expect((await service.state()).chats[PROVINCE]?.unread).toBe(1)
    await service.post('/practice/api/seen', { chat: PROVINCE })
    expect((await service.state()).chats[PROVINCE]?.unread).toBe(0)
  })

  it('tells the page in Thai what a person or a group cannot do now', async () => {
    const { post } = practice.service()
    const say = (as: string, chat: string) => post('/practice/api/say', { as, chat, text: 'สถานะ' })
    expect(await say(STRANGER_ID, STRANGER_ID)).toMatchObject({
      status: 409,
      body: { error: expect.stringMatching('เพิ่มเพื่อน') },
    })
    expect(await say(OFFICER, GROUP_ID)).toMatchObject({
      status: 409,
      body: { error: expect.stringMatching('เชิญเข้ากลุ่ม') },
    })
    expect(await say(STRANGER_ID, GROUP_ID)).toMatchObject({ status: 404 })
    await post('/practice/api/friend', { as: OFFICER, isFriend: false })
    expect(await say(OFFICER, OFFICER)).toMatchObject({
      status: 409,
      body: { error: expect.stringMatching('เลิกบล็อก') },
    })
  })

  it('greets a stranger who adds the bot and says only how to be invited', async () => {
    const service = practice.service()
    await service.post('/practice/api/friend', { as: STRANGER_ID, isFriend: true })
    await service.worker.runUntilIdle()
    expect(textOf(await service.messages(STRANGER_ID)).join()).toMatch(/คำเชิญ/)
  })

  it('remembers clock, chats, what was seen, blocks and quota over a restart', async () => {
    const before = await practice.service().state()
    const chat = await practice.service().messages(CHIEF)
    // As a process leaves it that was killed while it wrote.
    await practice.restart(dataDir => appendFileSync(join(dataDir, 'practice-chats.jsonl'), '{"chat":"U'))
    const service = practice.service()
    const after = await service.state()
    expect(after.now >= before.now).toBe(true)
    expect(Date.parse(after.now) - Date.parse(before.now)).toBeLessThan(120_000)
    expect(await service.messages(CHIEF)).toEqual(chat)
    expect(after.chats).toEqual(before.chats)
    expect(after.quota).toEqual(before.quota)
    expect(after.people).toEqual(before.people)
    expect(after.people.find(person => person.userId === OFFICER)?.hasBlocked).toBe(true)
    await service.post('/practice/api/friend', { as: OFFICER, isFriend: true })
    await service.worker.runUntilIdle()
    expect((await service.messages(OFFICER)).length).toBe((before.chats[OFFICER]?.total ?? 0) + 1)
  })

  it('opens the mini-app as a person: LINE knows who it is, the last session and its traces are gone', async () => {
    const { url } = practice.service()
    const opened = await fetch(`${url}/practice/open?as=${CHIEF}&to=report/5609/2025-01?left=1`)
    const cookies = opened.headers.getSetCookie().join('\n')
    expect(cookies).toMatch(
      new RegExp(`practice_person=${CHIEF}; Path=/practice/line; HttpOnly; SameSite=Strict`),
    )
    expect(cookies).toMatch(/^otop=; .*Expires=Thu, 01 Jan 1970/m)
    expect(opened.headers.get('content-security-policy')).toMatch(/script-src 'sha256-/)
    expect(await opened.text()).toMatch(/data-to="\/liff\/report\/5609\/2025-01\?left=1"/)
    const outside = await fetch(
      `${url}/practice/open?as=${CHIEF}&to=${encodeURIComponent('../practice/api/state')}`,
    )
    expect(await outside.text()).toContain('data-to="/liff/"')
    expect((await fetch(`${url}/practice/open?as=nobody&to=`)).status).toBe(404)
  })

  it('refuses other hosts, other sites and their forms', async () => {
    const { url, post } = practice.service()
    const ask = (path: string, headers: Record<string, string>, method = 'GET') =>
      askRaw(url, { path, method, headers })
    const link = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }
    expect(await ask('/practice/api/state', {})).toBe(200)
    expect(await ask('/practice/api/state', { host: 'practice.example.com' })).toBe(403)
    expect(await ask('/practice/api/state', { 'sec-fetch-site': 'cross-site' })).toBe(403)
    expect(await ask('/practice/api/clock/stop', { origin: 'https://example.com' }, 'POST')).toBe(403)
    expect(await ask('/practice', link)).toBe(200)
    expect(await ask(`/practice/open?as=${CHIEF}`, link)).toBe(403)
    expect(await post('/practice/api/clock', { to: 'yesterday' })).toMatchObject({ status: 400 })
  })

  it('does not touch a database that holds other people than the demo’s', async () => {
    const real = await startService({})
    try {
      await addPerson(real, 'provincial_officer', '56')
      const config = { dataDir: folder, publicUrl: 'http://localhost', port: 0 }
      const connection = { ...real.database, close: async () => {} }
      const start = startPractice({ config, connection, ids: real.deps.ids, root: folder })
      await expect(start).rejects.toThrow(/not the demo people/)
    } finally {
      await real.close()
    }
  })

  it('is not there when a LINE channel is configured', async () => {
    const real = await startService({ isPractice: false })
    try {
      for (const path of ['/practice', '/practice/api/state', '/practice/line/access/liff/v1/authorize']) {
        expect((await fetch(real.url + path)).status, path).toBe(404)
      }
    } finally {
      await real.close()
    }
  })
})

/** Status of a request with headers that fetch does not let anybody set. */
function askRaw(
  url: string,
  options: { path: string; method: string; headers: Record<string, string> },
): Promise<number> {
  return new Promise((resolve, reject) => {
    request(url, options, response => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
      .on('error', reject)
      .end()
  })
}

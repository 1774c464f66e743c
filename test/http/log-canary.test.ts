// The log tells what happened and never to whom: after every route, a month of notices, a chat and every kind of
// failure, no name, token, LINE id, note or amount is in it, and every request has left one line.
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PATHS, type RouteName } from '../../bot/contract/paths.ts'
import { createLog } from '../../bot/outside/log.ts'
import {
  addPerson,
  addProducers,
  type Client,
  createClient,
  figure,
  signature,
  signIn,
  type TestPerson,
} from '../district.ts'
import { startService, type TestService } from '../service.ts'
import { everyBoardRoute } from './log-canary-board.ts'
import { everyForecastRoute } from './log-canary-forecasts.ts'
import { everyIndicatorRoute } from './log-canary-indicator.ts'
import { everyKeysRoute, OPEN_PATHS } from './log-canary-keys.ts'
import { everyLifeRoute } from './log-canary-life.ts'
import { everyOfficersRoute } from './log-canary-officers.ts'
import { everyProducersRoute } from './log-canary-producers.ts'
import { everySheetsRoute } from './log-canary-sheets.ts'
import { everyUploadsRoute } from './log-canary-uploads.ts'

const PERIOD = '2025-01'
const AT = { officeCode: '5605', period: PERIOD }
const WORDS = {
  officer: 'นางสาวคานารี หนึ่ง',
  chief: 'นายคานารี สอง',
  province: 'นางคานารี สาม',
  joined: 'คานารีสี่ ผู้มาใหม่',
  note: 'หมายเหตุคานารี 0812345678',
  reason: 'เหตุผลคานารี',
  typed: '98,765.43 คานารี',
  phone: '0812345678',
  amount: '98765.43',
  said: 'ข้อความคานารีในแชต',
}

let service: TestService
let people: Record<'officer' | 'chief' | 'province', TestPerson>
let clients: Record<keyof typeof people, Client>
let producer: string
const secrets: string[] = []

beforeAll(async () => {
  service = await startService({ at: '2025-01-09T08:55' })
  people = {
    officer: await addPerson(service, 'district_officer', '5605', WORDS.officer),
    chief: await addPerson(service, 'district_chief', '5605', WORDS.chief),
    province: await addPerson(service, 'provincial_officer', '56', WORDS.province),
  }
  producer = (await addProducers(service, '5605', 1))[0] ?? ''
  clients = {
    officer: await signIn(service, people.officer),
    chief: await signIn(service, people.chief),
    province: await signIn(service, people.province),
  }
  await service.worker.runUntilIdle()
  service.clock.set('2025-01-20T10:00')
  await service.worker.runUntilIdle()
  await everyRoute()
  await aChat()
  await everyFailure()
})
afterAll(() => service.close())

const called = new Set<RouteName>()

async function call(
  who: Client,
  name: RouteName,
  params: Record<string, string> = {},
  body?: Record<string, unknown> | Uint8Array,
) {
  called.add(name)
  const answer = await who.call(name, params, body)
  expect(answer.status, `${name}: ${JSON.stringify(answer.body)}`).toBe(200)
  return answer.body as unknown as Record<string, unknown>
}

/** Every route once, with something in every field that must not be told. */
async function everyRoute(): Promise<void> {
  const { officer, chief, province } = clients
  await call(officer, 'showHome')
  await call(officer, 'showReport', AT)
  const typed = { text: WORDS.typed, split: null, noSalesReason: null, note: WORDS.note, source: 'phone' }
  const field = { ...typed, baseVersion: 0, doubtReason: WORDS.reason, confirmedText: null }
  const editedAt = service.clock.now().toISOString()
  await call(officer, 'saveDraft', AT, { fields: { [producer]: { ...field, editedAt } } })
  await call(officer, 'showDraft', AT)
  const more = { note: WORDS.note, doubtReason: WORDS.reason }
  const saved = await call(officer, 'saveFigures', AT, { figures: [figure(producer, WORDS.amount, more)] })
  const version = Number(saved.reportVersion)
  await call(officer, 'submitReport', AT, { version })
  await call(chief, 'certifyReport', AT, { version: version + 1, signature })
  await call(province, 'returnReport', AT, { version: version + 2, reason: WORDS.reason })
  await call(province, 'showSummary', { period: PERIOD })
  await everyBoardRoute({ call, clients })
  await call(officer, 'showCalendar', { period: PERIOD })
  const correction = { milestone: 'report_due', correctedOn: '2025-01-27', reason: WORDS.reason }
  await call(province, 'correctCalendar', { period: PERIOD }, correction)
  await everyForecastRoute({ call, clients, producer, words: WORDS, secrets, url: service.url })
  const neighbour = await addPerson(service, 'district_chief', '5602', WORDS.chief)
  await everyLifeRoute({ call, clients, neighbourId: neighbour.id, producer, words: WORDS, secrets })
  await everyIndicatorRoute({ call, clients, words: WORDS })
  await everyKeysRoute({ call, clients, words: WORDS, secrets, url: service.url })
  await everyOfficersRoute({
    ...{ call, clients, producer, words: WORDS },
    leavingId: (await addPerson(service, 'district_officer', '5602', WORDS.joined)).id,
    officerId: people.officer.id,
  })
  await everyProducersRoute({ call, clients, words: WORDS })
  await everySheetsRoute({ call, clients, secrets, url: service.url })
  await everyUploadsRoute({ call, clients, code: `T5605-${producer.slice(0, 8)}`, words: WORDS })
  await everyInvitation()
}

async function everyInvitation(): Promise<void> {
  const { province } = clients
  const wanted = { kind: 'officer', role: 'district_officer', officeCode: '5605' }
  const codes: string[] = []
  for (let count = 0; count < 2; count++) {
    const made = await call(province, 'createInvitation', {}, wanted)
    codes.push(String(made.url).split('/').at(-1) ?? '')
  }
  const [code = '', other = ''] = codes
  await call(createClient(service), 'showInvitation', { code })
  const { userId } = service.platform.people.add({ displayName: 'คานารีห้า', isFriend: true })
  const tokens = await service.platform.idTokens.issueFor(userId)
  const newcomer = createClient(service)
  await call(newcomer, 'acceptInvitation', { code }, { ...tokens, fullName: WORDS.joined })
  const listed = await call(province, 'listInvitations')
  const open = (listed.invitations as { id: string; state: string }[]).find(item => item.state === 'open')
  await call(province, 'revokeInvitation', { id: open?.id ?? '' })
  await call(newcomer, 'openSession', {}, tokens)
  secrets.push(code, other, userId, tokens.idToken, tokens.accessToken, newcomer.cookie?.split('=')[1] ?? '')
  await call(newcomer, 'closeSession')
}

async function aChat(): Promise<void> {
  for (const person of Object.values(people)) {
    await service.platform.sendFrom.text({ userId: person.lineUserId }, WORDS.said)
    await service.platform.sendFrom.text({ userId: person.lineUserId }, 'สถานะ')
  }
  await service.platform.people.block(people.chief.lineUserId)
  await service.worker.runUntilIdle()
}

/** Refusals, faults of LINE and faults of the database, all while canaries are in hand. */
async function everyFailure(): Promise<void> {
  const { officer } = clients
  await officer.call('saveFigures', AT, { figures: [figure(producer, WORDS.amount, { baseVersion: 9 })] })
  await officer.call('saveFigures', AT, { figures: [{ note: WORDS.note, amount: WORDS.amount }] })
  await createClient(service).call('openSession', {}, { idToken: `${secrets[3]}x`, accessToken: null })
  for (const fault of ['400', '500_before_accept', 'reset_before_accept', '429_monthly'] as const) {
    service.platform.faults.next(fault)
    await service.platform.sendFrom.text({ userId: people.officer.lineUserId }, 'สถานะ')
    await service.worker.runUntilIdle()
  }
  // A database fault's own message would quote the row.
  const { db } = service.deps
  await db.execute(
    sql`alter table figures add constraint canary check (note is null or note not like '%คานารี%') not valid`,
  )
  const refused = await officer.call('saveFigures', AT, {
    figures: [figure(producer, '98765.44', { baseVersion: 1, note: WORDS.note })],
  })
  expect([refused.status, refused.body.error?.code]).toEqual([500, 'service.failed'])
  expect(JSON.stringify(refused.body)).not.toContain('คานารี')
}

/** The lines as the service really prints them. */
function printed(): string {
  const lines: string[] = []
  const log = createLog({
    clock: service.clock,
    level: 'info',
    stream: { write: line => void lines.push(line) },
  })
  for (const { level, event, data } of service.log) log[level](event, data)
  return lines.join('')
}

describe('the log', () => {
  it('has seen every route', () => {
    expect([...called].sort()).toEqual(Object.keys(PATHS).sort())
    expect(service.log.length).toBeGreaterThan(50)
  })

  it('holds no name, note, reason, amount or text', () => {
    // Random ids have any digits, an amount's too.
    const text = printed().replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '')
    expect(text).not.toMatch(/คานารี/)
    expect(text).not.toMatch(/98,?765|0812345678/)
  })

  it('holds no LINE id, token, cookie or invitation', () => {
    const text = printed()
    const ids = [...Object.values(people).map(person => person.lineUserId), service.platform.botUserId]
    const cookies = Object.values(clients).map(client => client.cookie?.split('=')[1] ?? '')
    for (const secret of [...secrets, ...ids, ...cookies]) {
      expect(secret.length).toBeGreaterThan(8)
      expect(text).not.toContain(secret)
    }
    expect(text).not.toMatch(/\b[UCR][0-9a-f]{32}\b/)
    expect(text).not.toMatch(/eyJ[A-Za-z0-9_-]{10}|Bearer|postgres:\/\//)
  })

  it('has one line for every request, by route and not by address', () => {
    const lines = service.log.filter(line => line.event === 'http.request')
    const ids = lines.map(line => line.data.requestId)
    expect(new Set(ids).size).toBe(ids.length)
    expect(lines.length).toBeGreaterThanOrEqual(Object.keys(PATHS).length)
    for (const { data } of lines) {
      expect(Object.keys(data).sort()).toEqual(['method', 'ms', 'requestId', 'route', 'status'])
      expect([...Object.values(PATHS).map(([, path]) => path), ...OPEN_PATHS]).toContain(data.route)
    }
  })

  it('keeps the fault’s place, by the id that the person can quote', () => {
    const [failed, ...more] = service.log.filter(line => line.event === 'http.failed')
    expect(more).toEqual([])
    expect(failed?.data).toMatchObject({
      code: '23514',
      stack: expect.arrayContaining([expect.stringMatching(/^at /)]),
    })
    const request = service.log.find(line => line.event === 'http.request' && line.data.status === 500)
    expect(request?.data.requestId).toBe(failed?.data.requestId)
  })
})

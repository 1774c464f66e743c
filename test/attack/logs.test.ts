// Logs after everything that can be written was written and everything went wrong once: one line of JSON per event, and
// nothing in it of what people wrote, who they are, or what opens a door.
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { createLog } from '../../bot/outside/log.ts'
import { startService, type TestService } from '../service.ts'
import { holdsPayload, PAYLOADS } from './payloads.ts'
import { type Infested, MONTH, storeEverywhere } from './store-everywhere.ts'

let service: TestService
let world: Infested
const secrets: string[] = []

beforeAll(async () => {
  service = await startService({ at: '2025-01-20T10:00' })
  world = await storeEverywhere(service)
  await everyFile()
  await everyFault()
}, 120_000)
afterAll(() => service?.close())

/** Links that were opened, guessed and spoilt: their secrets stand in addresses. */
async function everyFile(): Promise<void> {
  const { officer } = world.clients
  const order = { ...MONTH, form: 'rt2', number: null, producerId: null }
  const paper = await officer.call('makeDocumentLink', {}, order)
  const table = { ...MONTH, sheet: 'rt1', format: 'csv', fiscalYear: null }
  const sheet = await officer.call('makeSheetLink', {}, table)
  for (const { body } of [paper, sheet]) {
    const { pathname } = new URL(body.url)
    secrets.push(pathname.split('/').at(-1) ?? '')
    await fetch(service.url + pathname)
    await fetch(`${service.url}${pathname}x`)
  }
  secrets.push(world.key)
  await fetch(`${service.url}/open/v1/months?key=${world.key}`, {
    headers: { authorization: `Bearer ${world.key}` },
  })
}

/** LINE refuses, is away or talks nonsense; the database refuses a row and quotes it. */
async function everyFault(): Promise<void> {
  const { platform, worker, clock, deps, url } = service
  const { lineUserId } = world.people.officer
  for (const fault of [
    '400',
    '500_before_accept',
    'reset_before_accept',
    'html_200',
    '429_monthly',
  ] as const) {
    platform.faults.next(fault)
    await platform.sendFrom.text({ userId: lineUserId }, PAYLOADS[0] ?? '')
    await platform.sendFrom.image({ userId: lineUserId }, Buffer.from(PAYLOADS[1] ?? ''))
    await worker.runUntilIdle()
    clock.wait(60_000)
  }
  await deps.db.execute(
    sql`alter table officers add constraint broken check (full_name not like '%โปรด%') not valid`,
  )
  await world.clients.province.call(
    'changeOfficer',
    { id: world.people.chief.id },
    { fullName: 'โปรดอย่าบันทึก' },
  )
  await fetch(`${url}/webhook`, { method: 'POST', body: `{"events":"${lineUserId}` })
  await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: `{"idToken":"${lineUserId}`,
  })
}

/** The lines as the service really prints them. */
function printed(): string[] {
  const lines: string[] = []
  const log = createLog({
    clock: service.clock,
    level: 'info',
    stream: { write: line => void lines.push(line) },
  })
  for (const { level, event, data } of service.log) log[level](event, data)
  return lines
}

describe('the log', () => {
  it('is one line of JSON for each event, and has something to say of what failed', () => {
    const lines = printed()
    expect(lines.length).toBeGreaterThan(60)
    for (const line of lines) {
      expect(line.indexOf('\n')).toBe(line.length - 1)
      expect(() => JSON.parse(line)).not.toThrow()
    }
    const events = new Set(service.log.map(line => line.event))
    for (const event of ['http.request', 'http.failed', 'webhook.refused', 'document.made'])
      expect(events).toContain(event)
  })

  it('holds nothing that people wrote, and nobody’s name', () => {
    for (const line of printed())
      expect(holdsPayload(JSON.parse(line) === null ? '' : line.replaceAll('\\"', '"')), line).toBe(false)
    expect(printed().join('')).not.toMatch(/โปรดอย่า|ranHere|passwd|12500|999999999/)
  })

  it('holds nothing that opens a door', () => {
    const cookies = Object.values(world.clients).map(client => client.cookie?.split('=')[1] ?? '')
    const ids = Object.values(world.people).map(person => person.lineUserId)
    const text = printed().join('')
    for (const secret of [...secrets, ...cookies, ...ids]) {
      expect(secret.length).toBeGreaterThan(8)
      expect(text).not.toContain(secret)
    }
  })
})

describe('an error in the log', () => {
  const write = (error: unknown): string => {
    const lines: string[] = []
    const stream = { write: (line: string) => void lines.push(line) }
    createLog({ clock: { now: () => new Date(0) }, level: 'info', stream }).error('x.failed', { error })
    return lines.join('')
  }
  const thrownBy = (work: () => unknown): unknown => {
    try {
      return work()
    } catch (error) {
      return error
    }
  }

  it.each([
    ['a text that is no JSON', thrownBy(() => JSON.parse('{"name": ความลับ}'))],
    ['a shape with keys that people chose', thrownBy(() => z.strictObject({}).parse({ ความลับ: 1 }))],
    ['a cause that quotes', new Error('not stored', { cause: thrownBy(() => JSON.parse('ความลับ')) })],
  ])('does not quote %s', (_what, error) => {
    expect(error).toBeInstanceOf(Error)
    const line = write(error)
    expect(line).toContain('x.failed')
    expect(line).not.toContain('ความลับ')
  })

  it('cannot be made to look like another line', () => {
    const forged = write(new Error('gone\n{"level":"info","event":"officer.joined"}\r\n\u2028x'))
    expect(forged.split('\n')).toHaveLength(2)
    expect(JSON.parse(forged)).toMatchObject({ event: 'x.failed' })
  })
})

// The database stops, is cut off or falls silent: every request hears so within two seconds, nothing is lost, and
// when it is back the same request succeeds.
import { mkdtempSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createHttpServer } from '../../bot/http/server.ts'
import { type Connection, connect } from '../../db/connect.ts'
import {
  addPerson,
  addProducers,
  type Client,
  createClient,
  figure,
  signIn,
  type TestPerson,
} from '../district.ts'
import { startService, type TestService } from '../service.ts'
import { type DatabaseCable, layCable } from './database-cable.ts'

const AT = { officeCode: '5605', period: '2025-01' }

let service: TestService
let cable: DatabaseCable
let connection: Connection
let far: Pick<TestService, 'url'>
let server: ReturnType<typeof createHttpServer>
let officer: TestPerson
let producer: string
let client: Client

beforeAll(async () => {
  service = await startService({ at: '2025-01-15T10:00' })
  officer = await addPerson(service, 'district_officer', '5605')
  producer = (await addProducers(service, '5605', 1))[0] ?? ''
  cable = await layCable(service.database.url)
  connection = connect(cable.url, { max: 4 })
  const folder = mkdtempSync(join(tmpdir(), 'otop-page-'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html>')
  const { db, scopeTo, ping } = connection
  const deps = { ...service.deps, db, scopeTo, ping }
  const miniApp = { folder, liffId: '2000000002-AbCdEfGh', isPractice: false }
  server = createHttpServer(deps, { channelSecret: 'x'.repeat(32), lineOrigins: [], miniApp })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  far = { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
})
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await cable.close()
  await connection.sql.end({ timeout: 0 })
  await service.close()
})

beforeEach(async () => {
  await cable.plugIn()
  const signedIn = await signIn(service, officer)
  client = createClient(far)
  client.cookie = signedIn.cookie
  await untilWell()
})

/** Asks until the answer is 200; fails after five seconds, in which a service has to heal. */
async function untilWell(): Promise<void> {
  const until = performance.now() + 5000
  for (;;) {
    if ((await client.call('showHome')).status === 200) return
    expect(performance.now(), 'healed within five seconds').toBeLessThan(until)
  }
}

async function expectAway(ask: () => ReturnType<Client['call']>): Promise<void> {
  const began = performance.now()
  const refused = await ask()
  expect(performance.now() - began).toBeLessThan(2000)
  expect([refused.status, refused.body.error?.code]).toEqual([503, 'service.unavailable'])
  expect(refused.headers.get('retry-after')).toMatch(/^[1-9]\d*$/)
  expect(refused.body.error?.next).toContain('ข้อมูลที่พิมพ์ไว้ยังอยู่')
}

const save = (amount: string, baseVersion: number) =>
  client.call('saveFigures', AT, { figures: [figure(producer, amount, { baseVersion })] })

const readiness = async () => {
  const began = performance.now()
  const response = await fetch(`${far.url}/readyz`)
  return {
    status: response.status,
    retryAfter: response.headers.get('retry-after'),
    body: await response.json(),
    ms: performance.now() - began,
  }
}

const storedAmount = async () => {
  const [row] = await service.deps.db.execute<{ amount: string; versions: number }>(sql`
    select f.amount::text, (select count(*)::int from figure_versions) as versions from figures f where producer_id = ${producer}`)
  return row
}

describe('while the database is gone', () => {
  it('every request is told to come back, and the process is alive', async () => {
    await cable.pull()
    await expectAway(() => client.call('showHome'))
    await expectAway(() => save('100', 0))
    await expectAway(() => client.call('showReport', AT))
    const ready = await readiness()
    expect([ready.status, ready.retryAfter, ready.body]).toEqual([
      503,
      '2',
      { status: 'not ready', database: 'away', migrations: 'unknown' },
    ])
    expect(ready.ms).toBeLessThan(2000)
    expect((await fetch(`${far.url}/healthz`)).status).toBe(200)
    expect(JSON.stringify(service.log)).not.toMatch(/postgres:\/\/|password/)
  })

  it('a cookie is not taken for nobody’s: the officer stays signed in', async () => {
    await cable.pull()
    await expectAway(() => client.call('showHome'))
    await cable.plugIn()
    await untilWell()
    expect((await client.call('showHome')).status).toBe(200)
  })
})

describe('a database that ends every connection', () => {
  it('costs at most the request in hand; the same save again is stored once', async () => {
    await service.deps.db.execute(sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name = 'otop'`)
    await untilWell()
    expect((await save('250.50', 0)).status).toBe(200)
    expect((await save('250.50', 0)).status).toBe(200)
    expect(await storedAmount()).toEqual({ amount: '250.50', versions: 1 })
  })
})

describe('a database that falls silent', () => {
  it('is not waited for: 503 within two seconds, and the save succeeds once it is back', async () => {
    cable.silence()
    await expectAway(() => client.call('showHome'))
    await expectAway(() => save('300', 1))
    const ready = await readiness()
    expect([ready.status, ready.ms < 2000]).toEqual([503, true])
    await cable.plugIn()
    await untilWell()
    expect((await save('300', 1)).status).toBe(200)
    expect(await storedAmount()).toEqual({ amount: '300.00', versions: 2 })
  })
})

describe('the question whether it is there', () => {
  it.each([0, 2, 4])('ends when silence falls after %i packets, and can be asked again', async packets => {
    if (packets === 0) cable.silence()
    else cable.silenceAfter(packets)
    await expect(connection.ping()).rejects.toThrow()
    await cable.plugIn()
    await connection.ping()
  })
})

describe('a database that is only busy', () => {
  it('is not away: who waits for a connection longer than patience lasts is served', async () => {
    const busy = Promise.all(
      Array.from({ length: 4 }, () => connection.db.execute(sql`select pg_sleep(2.5)`)),
    )
    expect((await client.call('showHome')).status).toBe(200)
    await busy
  })
})

describe('a connection that breaks in the middle of a save', () => {
  it('leaves all of it or nothing wherever it breaks, and the same save again is stored once', async () => {
    const broken: number[] = []
    for (let packets = 1; packets <= 40; packets++) {
      const [before] = await service.deps.db.execute<{ version: number }>(
        sql`select max(version) as version from figures`,
      )
      const seen = before?.version ?? 0
      const amount = `${500 + packets}`
      cable.cutAfter(packets)
      const answer = await save(amount, seen)
      if (answer.status === 200) break
      expect([answer.status, answer.body.error?.code], `${packets}`).toEqual([503, 'service.unavailable'])
      broken.push(packets)
      await expectOneTruth()
      await untilWell()
      expect((await save(amount, seen)).status, `${packets}`).toBe(200)
      expect((await storedAmount())?.amount).toBe(`${amount}.00`)
      await expectOneTruth()
    }
    cable.cutAfter(Number.POSITIVE_INFINITY)
    // Each read waits for the one before and the writes go together: four round trips at least, each a place to break.
    expect(broken.length).toBeGreaterThan(3)
    const [row] = await service.deps.db.execute<{ figures: number; audits: number }>(sql`
      select (select max(version) from figures)::int as figures,
        (select count(*)::int from audit where action = 'save-figures') as audits`)
    expect(row?.audits).toBe(row?.figures)
  })
})

/** Figure, lines, history and totals say the same. */
async function expectOneTruth(): Promise<void> {
  const [row] = await service.deps.db.execute<{
    figure: string
    lines: string
    months: string
    history: string
  }>(sql`
    select (select sum(amount) from figures)::text as figure, (select sum(amount) from revenue_entries)::text as lines,
      (select sum(amount) from district_months)::text as months,
      (select amount from figure_versions order by version desc limit 1)::text as history`)
  expect(row).toEqual({ figure: row?.figure, lines: row?.figure, months: row?.figure, history: row?.figure })
}

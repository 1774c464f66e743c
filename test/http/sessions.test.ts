// Who gets in by LINE's word, what the cookie is, and when it stops to count.
import { sql } from 'drizzle-orm'
import { generateKeyPair } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { IdTokens } from '../../bot/practice/line-platform/id-tokens.ts'
import { addPerson, createClient, signIn, type TestPerson } from '../district.ts'
import { CHANNEL, startService, type TestService } from '../service.ts'

const HOUR = 3600_000
const DAY = 24 * HOUR

let service: TestService
let officer: TestPerson
let tokens: IdTokens
beforeAll(async () => {
  service = await startService()
  officer = await addPerson(service, 'district_officer', '5605', 'สมหญิง ตัวอย่าง')
  tokens = service.platform.idTokens
})
afterAll(() => service.close())
beforeEach(() => service.clock.set('2025-01-15T10:00'))

const open = (body: Record<string, unknown>) => createClient(service).call('openSession', {}, body)
const seconds = (ms = 0) => Math.floor((service.clock.now().getTime() + ms) / 1000)

async function countSessions(): Promise<number> {
  const [row] = await service.deps.db.execute<{ count: number }>(
    sql`select count(*)::int as count from sessions`,
  )
  return row?.count ?? -1
}

function swapSubject(token: string): string {
  const [head, payload, signature] = token.split('.')
  const claims = JSON.parse(Buffer.from(payload ?? '', 'base64url').toString())
  const other = Buffer.from(JSON.stringify({ ...claims, sub: `U${'f'.repeat(32)}` })).toString('base64url')
  return [head, other, signature].join('.')
}

type Forge = (key: CryptoKey) => Promise<string>

const FORGED: [why: string, forge: Forge][] = [
  ['expired', () => tokens.sign({ iat: seconds(-2 * HOUR), exp: seconds(-HOUR) })],
  ['not valid yet', () => tokens.sign({ nbf: seconds(HOUR) })],
  ['made in the future', () => tokens.sign({ iat: seconds(HOUR), exp: seconds(2 * HOUR) })],
  ['unsigned (alg none)', () => tokens.sign({}, { alg: 'none' })],
  ['signed with the public key as a secret (HS256)', () => tokens.sign({}, { alg: 'HS256' })],
  [
    'signed with the channel secret (HS256)',
    () => tokens.sign({}, { alg: 'HS256', key: new TextEncoder().encode(CHANNEL.channelSecret) }),
  ],
  ['for the Messaging API channel', () => tokens.sign({ aud: CHANNEL.channelId })],
  ['for another channel', () => tokens.sign({ aud: '2000000009' })],
  ['of another issuer', () => tokens.sign({ iss: 'https://access.line.me.example' })],
  ['signed with a key LINE does not have', key => tokens.sign({}, { key })],
  ['with an unknown key id', () => tokens.sign({}, { kid: 'unknown' })],
  ['changed after signing', async () => swapSubject(await tokens.sign())],
  ['without a subject', () => tokens.sign({ sub: undefined })],
  ['no token at all', async () => 'mock-id-token'],
  ['an access token in its place', async () => (await tokens.issueFor(officer.lineUserId)).accessToken],
  ['the officer’s own user id', async () => officer.lineUserId],
]

describe('an ID token opens nothing when it is', () => {
  it.each(FORGED)('%s', async (_why, forge) => {
    const before = await countSessions()
    const foreign = await generateKeyPair('ES256')
    const idToken = await forge(foreign.privateKey)
    const refused = await open({ idToken, accessToken: null })
    expect([refused.status, refused.body.error?.code]).toEqual([401, 'session.token_refused'])
    expect(refused.body.error?.says).toMatch(/[ก-๙]/)
    expect(refused.headers.getSetCookie()).toEqual([])
    expect(await countSessions()).toBe(before)
    expect(JSON.stringify(refused.body)).not.toContain(idToken)
  })

  it('missing, empty, too long or not a text', async () => {
    for (const idToken of [undefined, '', 'x'.repeat(4097), 5, null, {}]) {
      const refused = await open({ idToken, accessToken: null })
      expect([refused.status, refused.body.error?.code]).toEqual([400, 'request.invalid'])
    }
  })
})

describe('an expired ID token', () => {
  it('with a good access token is as good as a fresh one', async () => {
    const { accessToken } = await tokens.issueFor(officer.lineUserId)
    const idToken = await tokens.sign({
      sub: officer.lineUserId,
      iat: seconds(-3 * HOUR),
      exp: seconds(-2 * HOUR),
    })
    const opened = await open({ idToken, accessToken })
    expect([opened.status, opened.body.officer?.fullName]).toEqual([200, officer.fullName])
  })

  it('with an access token that another channel was given opens nothing', async () => {
    const { accessToken } = await tokens.issueFor(officer.lineUserId, { channelId: '2000000009' })
    const refused = await open({ idToken: 'expired', accessToken })
    expect([refused.status, refused.body.error?.code]).toEqual([401, 'session.token_refused'])
  })

  it('with an expired access token opens nothing', async () => {
    const { accessToken } = await tokens.issueFor(officer.lineUserId)
    service.clock.wait(13 * HOUR)
    expect((await open({ idToken: 'expired', accessToken })).status).toBe(401)
  })

  it('counts for whom the access token is, whatever the ID token says', async () => {
    const other = await addPerson(service, 'district_chief', '5602', 'สมชาย อีกคน')
    const { accessToken } = await tokens.issueFor(other.lineUserId)
    const idToken = await tokens.sign({ sub: officer.lineUserId, exp: seconds(-HOUR) })
    expect((await open({ idToken, accessToken })).body.officer?.fullName).toBe('สมชาย อีกคน')
  })
})

describe('when LINE cannot be asked', () => {
  it('nobody gets in, and it is said to be temporary', async () => {
    const fresh = await startService()
    try {
      const person = await addPerson(fresh, 'district_officer', '5605')
      const both = await fresh.platform.idTokens.issueFor(person.lineUserId)
      for (const fault of ['500_before_accept', 'reset_before_accept', 'html_200'] as const) {
        fresh.platform.faults.set(() => fault)
        for (const accessToken of [null, both.accessToken]) {
          const refused = await createClient(fresh).call('openSession', {}, { ...both, accessToken })
          expect([refused.status, refused.body.error?.code], fault).toEqual([503, 'line.unavailable'])
          expect(refused.headers.get('retry-after')).toMatch(/^\d+$/)
          expect(refused.headers.getSetCookie()).toEqual([])
        }
      }
      fresh.platform.faults.set(null)
      expect((await createClient(fresh).call('openSession', {}, both)).status).toBe(200)
    } finally {
      await fresh.close()
    }
  })
})

describe('somebody LINE knows and we do not', () => {
  it('learns how to be invited, and gets no session', async () => {
    const { userId } = service.platform.people.add({ displayName: 'คนแปลกหน้า', isFriend: true })
    const refused = await open(await tokens.issueFor(userId))
    expect([refused.status, refused.body.error?.code]).toEqual([403, 'officer.unknown'])
    expect(refused.body.error?.next).toContain('คำเชิญ')
    expect(refused.headers.getSetCookie()).toEqual([])
  })
})

describe('an ID token used again', () => {
  it('opens a session of the same person, and nothing else', async () => {
    const both = await tokens.issueFor(officer.lineUserId)
    const first = createClient(service)
    const second = createClient(service)
    const answers = [await first.call('openSession', {}, both), await second.call('openSession', {}, both)]
    expect(answers.map(answer => answer.body)).toEqual(Array(2).fill(answers[0]?.body))
    expect(first.cookie).not.toBe(second.cookie)
    await first.call('closeSession')
    expect((await second.call('showHome')).body.officer.fullName).toBe(officer.fullName)
  })
})

describe('a session', () => {
  it('is looked up by a hash: the table lets nobody in', async () => {
    const client = await signIn(service, officer)
    const secret = client.cookie?.split('=')[1] ?? ''
    const rows = await service.deps.db.execute<{ row: string }>(sql`select s::text as row from sessions s`)
    expect(secret.length).toBeGreaterThanOrEqual(43)
    for (const { row } of rows) expect(row).not.toContain(secret)
    const [stolen] = await service.deps.db.execute<{ hash: string }>(
      sql`select token_hash as hash from sessions limit 1`,
    )
    const thief = createClient(service)
    thief.cookie = `otop=${stolen?.hash}`
    expect((await thief.call('showHome')).status).toBe(401)
  })

  it('ends after thirty days, to the second', async () => {
    const client = await signIn(service, officer)
    service.clock.wait(30 * DAY - 1000)
    expect((await client.call('showHome')).status).toBe(200)
    service.clock.wait(1000)
    const refused = await client.call('showHome')
    expect([refused.status, refused.body.error?.code]).toEqual([401, 'session.missing'])
  })

  it('ends at once for somebody who is removed, and does not come back', async () => {
    const person = await addPerson(service, 'district_officer', '5607')
    const client = await signIn(service, person)
    expect((await client.call('showHome')).status).toBe(200)
    await service.deps.db.execute(
      sql`update officers set removed_at = ${service.clock.now().toISOString()}::timestamptz where id = ${person.id}`,
    )
    expect((await client.call('showHome')).status).toBe(401)
    const again = await open(await tokens.issueFor(person.lineUserId))
    expect([again.status, again.body.error?.code]).toEqual([403, 'officer.unknown'])
  })

  it('has the role and office of today, not those of the day it was opened', async () => {
    const person = await addPerson(service, 'district_officer', '5608')
    const client = await signIn(service, person)
    await service.deps.db.execute(sql`update officers set office_code = '5609' where id = ${person.id}`)
    const at = { period: '2025-01' }
    expect((await client.call('showReport', { ...at, officeCode: '5608' })).status).toBe(403)
    expect((await client.call('showReport', { ...at, officeCode: '5609' })).status).toBe(200)
  })

  it('is closed for good on this phone only, and closing twice is harmless', async () => {
    const phone = await signIn(service, officer)
    const tablet = await signIn(service, officer)
    const cookie = phone.cookie
    const closed = await phone.call('closeSession')
    expect(closed.body).toEqual({ done: true })
    expect(closed.headers.getSetCookie()[0]).toMatch(/^otop=;.*Expires=Thu, 01 Jan 1970/)
    phone.cookie = cookie
    expect((await phone.call('showHome')).status).toBe(401)
    expect((await phone.call('closeSession')).status).toBe(200)
    expect((await tablet.call('showHome')).status).toBe(200)
  })

  it('is not opened by a cookie that the visitor brings along', async () => {
    const chosen = createClient(service)
    chosen.cookie = `otop=${'a'.repeat(43)}`
    await chosen.call('openSession', {}, await tokens.issueFor(officer.lineUserId))
    expect(chosen.cookie).not.toBe(`otop=${'a'.repeat(43)}`)
  })

  it.each(['otop=', 'otop=x', `otop=${'a'.repeat(5000)}`, 'otop=%00%0a', 'otop="; drop', ';;;=', 'x=1; y'])(
    'is nobody’s with the cookie %j',
    async cookie => {
      const client = createClient(service)
      client.cookie = cookie
      expect((await client.call('showHome')).status).toBe(401)
    },
  )
})

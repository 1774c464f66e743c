// The walls around the session cookie: its flags, pages of other sites, and too many tries.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addPerson, createClient, signIn, type TestPerson } from '../district.ts'
import { startService, type TestService } from '../service.ts'
import { hashTables } from '../table-hashes.ts'

let service: TestService
let officer: TestPerson
beforeAll(async () => {
  service = await startService({ at: '2025-01-15T10:00' })
  officer = await addPerson(service, 'district_officer', '5605')
})
afterAll(() => service.close())

const tokens = () => service.platform.idTokens.issueFor(officer.lineUserId)

describe('the cookie', () => {
  it('is out of reach of scripts and other sites, and lives as long as the session', async () => {
    const opened = await createClient(service).call('openSession', {}, await tokens())
    const [name, ...flags] = (opened.headers.getSetCookie()[0] ?? '').split('; ')
    expect(name).toMatch(/^otop=[A-Za-z0-9_-]{43}$/)
    expect(flags).toContain('HttpOnly')
    expect(flags).toContain('SameSite=Strict')
    expect(flags).toContain('Path=/')
    expect(flags).toContain(`Max-Age=${30 * 24 * 3600}`)
    expect(flags.filter(flag => flag.startsWith('Domain'))).toEqual([])
  })

  it('behind https is Secure and cannot be planted by a neighbouring host', async () => {
    const { settings } = service.deps
    const before = settings.publicUrl
    settings.publicUrl = 'https://otop.example'
    try {
      const client = createClient(service)
      const opened = await client.call('openSession', {}, await tokens())
      const cookie = opened.headers.getSetCookie()[0] ?? ''
      expect(cookie).toMatch(/^__Host-otop=/)
      for (const flag of ['Secure', 'HttpOnly', 'SameSite=Strict', 'Path=/'])
        expect(cookie).toContain(`; ${flag}`)
      expect((await client.call('showHome')).status).toBe(200)
      client.cookie = (client.cookie ?? '').replace('__Host-', '')
      expect((await client.call('showHome')).status).toBe(401)
    } finally {
      settings.publicUrl = before
    }
  })
})

describe('a page of another site', () => {
  const put = async (headers: Record<string, string>, body: string) => {
    const { cookie } = await signIn(service, officer)
    const response = await fetch(`${service.url}/api/forecasts/${officer.officeCode}/2025`, {
      method: 'PUT',
      headers: { cookie: cookie ?? '', ...headers },
      body,
    })
    return { status: response.status, body: (await response.json()) as { error?: { code: string } } }
  }

  it.each(['cross-site', 'same-site', 'none'])(
    '(%s) cannot act with the cookie of whoever looks at it',
    async site => {
      await signIn(service, officer)
      const refused = await put({ 'sec-fetch-site': site, 'content-type': 'application/json' }, '{}')
      expect([refused.status, refused.body.error?.code]).toEqual([403, 'access.denied'])
    },
  )

  it('cannot open or close a session either', async () => {
    const { cookie } = await signIn(service, officer)
    const before = await hashTables(service.deps.db)
    for (const method of ['POST', 'DELETE']) {
      const refused = await fetch(`${service.url}/api/session`, {
        method,
        headers: { cookie: cookie ?? '', 'sec-fetch-site': 'cross-site', 'content-type': 'application/json' },
        body: JSON.stringify(await tokens()),
      })
      expect([refused.status, refused.headers.getSetCookie()]).toEqual([403, []])
    }
    expect(await hashTables(service.deps.db)).toEqual(before)
  })

  it('cannot send a form as if it were JSON', async () => {
    const { cookie } = await signIn(service, officer)
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
    ]) {
      const refused = await fetch(`${service.url}/api/calendar/2025-01/corrections`, {
        method: 'POST',
        headers: { cookie: cookie ?? '', 'content-type': type },
        body: '{"milestone":"report_due","correctedOn":"2025-01-27","reason":"x"}',
      })
      expect(refused.status, type).toBeGreaterThanOrEqual(400)
    }
  })

  it('does not hinder our own', async () => {
    const body = '{"baseVersion":0,"percentTenths":null,"figures":[]}'
    const own = await put({ 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' }, body)
    expect(own.status).toBe(200)
  })
})

describe('too many tries', () => {
  const knock = (address: string, cookie?: string) =>
    fetch(`${service.url}/api/invitations/GUESSGUESS${Math.trunc(performance.now() * 1000)}`, {
      headers: { 'x-forwarded-for': address, ...(cookie ? { cookie } : {}) },
    })

  /** Statuses of that many tries at a public route, in order. */
  async function knockOften(
    times: number,
    address: string,
    cookieOf?: (count: number) => string,
  ): Promise<number[]> {
    const statuses: number[] = []
    for (let count = 0; count < times; count++) {
      const response = await knock(address, cookieOf?.(count))
      await response.arrayBuffer()
      statuses.push(response.status)
    }
    return statuses
  }

  it('from one address are told to wait, in Thai and in seconds that are true', async () => {
    expect(new Set(await knockOften(120, '203.0.113.1'))).toEqual(new Set([404]))
    const refused = await knock('203.0.113.1')
    const body = (await refused.json()) as { error: { code: string; says: string; next: string } }
    expect([refused.status, body.error.code]).toEqual([429, 'request.too_many'])
    expect(body.error.says).toMatch(/[ก-๙]/)
    expect(body.error.next).toMatch(/[ก-๙]/)
    // The minute began with the first try: coming back after two seconds would only be refused again.
    const wait = Number(refused.headers.get('retry-after'))
    expect(wait).toBeGreaterThan(20)
    expect(wait).toBeLessThanOrEqual(60)
  })

  it('from one address do not shut out another, nor whoever has a session', async () => {
    await knockOften(121, '203.0.113.2')
    expect((await knock('203.0.113.3')).status).toBe(404)
    const client = await signIn(service, officer)
    const home = await fetch(`${service.url}/api/home`, {
      headers: { cookie: client.cookie ?? '', 'x-forwarded-for': '203.0.113.2' },
    })
    expect(home.status).toBe(200)
  })

  it('do not become more with a made-up cookie for each', async () => {
    const madeUp = (count: number) => `otop=${String(count).padStart(43, 'a')}`
    const statuses = await knockOften(125, '203.0.113.4', madeUp)
    expect(statuses.filter(status => status === 429)).toHaveLength(5)
  })

  it('do not become more behind a session route either', async () => {
    const statuses: number[] = []
    for (let count = 0; count < 125; count++) {
      const response = await fetch(`${service.url}/api/home`, {
        headers: {
          'x-forwarded-for': '203.0.113.5',
          cookie: `otop=${String(count).padStart(43, 'b')}`,
        },
      })
      await response.arrayBuffer()
      statuses.push(response.status)
    }
    expect(new Set(statuses.slice(0, 120))).toEqual(new Set([401]))
    expect(new Set(statuses.slice(120))).toEqual(new Set([429]))
  })

  it('of one session are too many after six hundred in a minute', async () => {
    const { cookie } = await signIn(service, officer)
    const statuses: number[] = []
    for (let batch = 0; batch < 31; batch++) {
      const answers = await Promise.all(
        Array.from({ length: 20 }, () =>
          fetch(`${service.url}/api/drafts/5605/2019-01`, { headers: { cookie: cookie ?? '' } }),
        ),
      )
      for (const answer of answers) {
        await answer.arrayBuffer()
        statuses.push(answer.status)
      }
    }
    expect(statuses.filter(status => status === 404)).toHaveLength(600)
    expect(statuses.filter(status => status === 429)).toHaveLength(20)
  })
})

// Who gets in at the open data: every route of its table × every sort of key, made from the table, so that a route without
// a rule fails. Cookies open nothing here, keys open nothing elsewhere.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { OPEN_ROUTES, type OpenRouteName, openAnswerOf } from '../../bot/contract/open-data.ts'
import { PATHS, type RouteName } from '../../bot/contract/paths.ts'
import { ProblemBody, ROUTES } from '../../bot/contract/routes.ts'
import { hashTables } from '../table-hashes.ts'
import { type OpenWorld, openWorld } from './open-world.ts'

const NAMES = Object.keys(OPEN_ROUTES) as OpenRouteName[]

let world: OpenWorld
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.service.close())

async function refusedWith(answer: Response, status: number, code: string): Promise<void> {
  const { error } = ProblemBody.strict().parse(await answer.json())
  expect([answer.status, error.code]).toEqual([status, code])
  expect(error.says).toMatch(/[ก-๙]/)
  expect(error.next).toMatch(/[ก-๙]/)
  expect(answer.headers.get('cache-control')).toBe('private, no-store')
  if (status === 401) expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer realm=/)
}

it('every route of the table says what it needs', () => {
  expect(NAMES.length).toBeGreaterThanOrEqual(5)
  for (const name of NAMES) {
    expect(OPEN_ROUTES[name].path, name).toMatch(/^\/open\/v1\/[a-z-]+$/)
    expect(['totals', 'producers'], name).toContain(OPEN_ROUTES[name].scope)
  }
  // Names of makers are personal: they have a scope of their own.
  const named = NAMES.filter(name => /producerName/.test(Object.keys(OPEN_ROUTES[name].row.shape).join()))
  expect(named).toEqual(NAMES.filter(name => OPEN_ROUTES[name].scope === 'producers'))
})

describe.each(NAMES)('%s', name => {
  const { scope } = OPEN_ROUTES[name]
  const rightKeys = ['both', scope] as const
  const wrongScope = scope === 'totals' ? 'producers' : 'totals'

  it('is read with a right key, in its own shape', async () => {
    for (const key of rightKeys) {
      const answer = await world.ask(name, world.keys[key])
      const body: unknown = await answer.json()
      expect(answer.status, JSON.stringify(body)).toBe(200)
      const read = openAnswerOf(OPEN_ROUTES[name]).strict().parse(body)
      expect(read).toEqual(body)
      expect(read).toMatchObject({ provinceCode: '56', provinceName: 'พะเยา', fiscalYear: 2025 })
      expect(read.asOf).toBe('2025-01-20T02:30:00.000Z')
      expect(read.rows.length).toBeGreaterThan(0)
      expect(JSON.stringify(body)).not.toMatch(/"57(\d\d)?"|777\.00|เชียงราย/)
    }
  })

  it('is refused without a key, with a wrong or a revoked one, and without the scope', async () => {
    const before = await hashTables(world.service.deps.db)
    await refusedWith(await world.ask(name, null), 401, 'key.missing')
    await refusedWith(await world.ask(name, `otop_${'A'.repeat(43)}`), 401, 'key.refused')
    await refusedWith(await world.ask(name, world.keys.revoked), 401, 'key.refused')
    expect(await hashTables(world.service.deps.db)).toEqual(before)
    const answer = await world.ask(name, world.keys[wrongScope])
    await refusedWith(answer, 403, 'key.scope')
    expect(answer.headers.get('www-authenticate')).toContain(`scope="${scope}"`)
  })

  it('shows another province’s key that province, and never this one', async () => {
    const body: unknown = await (await world.ask(name, world.keys.other)).json()
    expect(body).toMatchObject({ provinceCode: '57' })
    expect(JSON.stringify(body)).not.toMatch(/"56(\d\d)?"|พะเยา|1250\.25|300\.50/)
    await refusedWith(
      await world.ask(name, world.keys.other, { officeCode: '5605' }),
      403,
      'key.other_province',
    )
  })

  it.each([
    ['that is too short', 'otop_short'],
    ['that is far too long', 'x'.repeat(5000)],
    ['of SQL', "' or 1=1 --"],
    ['that is empty', ''],
    ['of blanks', ' '],
  ])('is refused with a key %s', async (_what, key) => {
    expect((await world.ask(name, key)).status).toBe(401)
  })

  it('takes no session, and no key in the address', async () => {
    const cookie = world.asProvince.cookie ?? ''
    await refusedWith(await world.ask(name, null, {}, { cookie }), 401, 'key.missing')
    for (const param of ['key', 'api_key', 'access_token'])
      await refusedWith(await world.ask(name, null, { [param]: world.keys.both }), 401, 'key.missing')
  })

  it('can only be read', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
      const answer = await fetch(world.service.url + OPEN_ROUTES[name].path, {
        method,
        headers: { authorization: `Bearer ${world.keys.both}` },
      })
      const { error } = ProblemBody.parse(await answer.json())
      expect([answer.status, error.code], method).toEqual([404, 'route.not_found'])
    }
  })

  it('says nothing to pages of other sites', async () => {
    const answer = await world.ask(name, world.keys.both, {}, { origin: 'https://elsewhere.example' })
    expect(answer.headers.get('access-control-allow-origin')).toBeNull()
    expect(answer.headers.get('cross-origin-resource-policy')).toBe('same-origin')
  })

  it('refuses what it does not know, and what makes no sense', async () => {
    const { query } = OPEN_ROUTES[name]
    const knows = (param: string) => Object.keys(query.shape).includes(param)
    const wrong: Record<string, string>[] = [
      { page: '2' },
      { fiscalYear: '2568' },
      { fiscalYear: 'abc' },
      { officeCode: '56' },
      { officeCode: "5605' --" },
      { format: 'xml' },
      { period: knows('period') ? '2025-13' : '2025-01' },
      { period: '2024-09', fiscalYear: '2025' },
      { period: '', fiscalYear: '2025' },
    ]
    for (const params of wrong) {
      const answer = await world.ask(name, world.keys.both, params)
      expect([answer.status, JSON.stringify(params)]).toEqual([400, JSON.stringify(params)])
      expect(ProblemBody.parse(await answer.json()).error.code).toBe('request.invalid')
    }
    const twice = await fetch(`${world.service.url}${OPEN_ROUTES[name].path}?format=csv&format=json`, {
      headers: { authorization: `Bearer ${world.keys.both}` },
    })
    expect(twice.status).toBe(400)
    await refusedWith(await world.ask(name, world.keys.both, { fiscalYear: '2011' }), 404, 'period.unknown')
    await refusedWith(await world.ask(name, world.keys.both, { officeCode: '5699' }), 404, 'office.unknown')
  })
})

it('a key opens no route of the mini-app', async () => {
  const open = (Object.keys(ROUTES) as RouteName[]).filter(name => ROUTES[name].access !== 'public')
  expect(open.length).toBeGreaterThan(40)
  for (const [index, name] of open.entries()) {
    const [method, path] = PATHS[name]
    const answer = await fetch(world.service.url + path.replace(/:(\w+)/g, '5605'), {
      method,
      headers: {
        authorization: `Bearer ${world.keys.both}`,
        'content-type': 'application/json',
        'x-forwarded-for': `203.0.113.${index}`,
      },
      ...(method === 'GET' ? {} : { body: '{}' }),
    })
    expect([name, answer.status]).toEqual([name, 401])
  }
})

// Keys for dashboards: told once, stored as a hash, at most twenty, withdrawn for good, and on record.
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { hashOf } from '../../bot/actions/open-session.ts'
import { addPerson, type Client, signIn } from '../district.ts'
import { startService, type TestService } from '../service.ts'

let service: TestService
let asProvince: Client
let asColleague: Client
let asOther: Client
beforeAll(async () => {
  service = await startService({ at: '2025-01-15T10:00' })
  asProvince = await signIn(service, await addPerson(service, 'provincial_officer', '56', 'สมพร ตัวอย่าง'))
  asColleague = await signIn(service, await addPerson(service, 'provincial_officer', '56', 'สมใจ ตัวอย่าง'))
  asOther = await signIn(service, await addPerson(service, 'provincial_officer', '57', 'สมศรี เชียงราย'))
})
afterAll(() => service.close())
beforeEach(async () => {
  await service.deps.db.execute(sql`delete from api_keys`)
})

const create = (client: Client, name: string, scopes: string[] = ['totals']) =>
  client.call('createApiKey', {}, { name, scopes })

const read = (key: string, path = 'months') =>
  fetch(`${service.url}/open/v1/${path}`, { headers: { authorization: `Bearer ${key}` } })

const audited = async (action: string) =>
  Array.from(
    await service.deps.db.execute<{ detail: Record<string, unknown> }>(
      sql`select detail from audit where action = ${action} order by seq`,
    ),
    row => row.detail,
  )

describe('a key', () => {
  it('is told once and stored nowhere: the table holds its hash, the list and the audit trail only its name', async () => {
    const { status, body } = await create(asProvince, 'แดชบอร์ดจังหวัด', ['producers', 'totals', 'totals'])
    expect(status).toBe(400)
    expect(body.error?.code).toBe('request.invalid')
    const made = await create(asProvince, '  แดชบอร์ด  จังหวัด ', ['producers', 'totals'])
    expect(made.status).toBe(200)
    const { key, list } = made.body
    expect(key).toMatch(/^otop_[\w-]{43}$/)
    expect(list.keys).toMatchObject([
      {
        name: 'แดชบอร์ด จังหวัด',
        scopes: ['totals', 'producers'],
        createdBy: 'สมพร ตัวอย่าง',
        createdAt: '2025-01-15T03:00:00.000Z',
        lastUsedAt: null,
        revokedAt: null,
      },
    ])
    const listed = (await asColleague.call('listApiKeys')).body
    expect(listed).toEqual(list)
    expect(listed).toMatchObject({ most: 20, address: 'http://localhost/open/v1' })
    const [row] = await service.deps.db.execute(sql`select * from api_keys`)
    expect(row?.key_hash).toBe(hashOf(key))
    const everything = JSON.stringify([
      Array.from(await service.deps.db.execute(sql`select * from api_keys`)),
      Array.from(await service.deps.db.execute(sql`select detail from audit`)),
      listed,
    ])
    expect(everything).not.toContain(key)
    expect((await audited('create-api-key')).at(-1)).toEqual({
      keyId: list.keys[0]?.id,
      name: 'แดชบอร์ด จังหวัด',
      scopes: 'totals producers',
    })
  })

  it('has a name of its own: pressing twice leaves no second key that nobody has seen', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => create(asProvince, 'Looker')))
    expect(answers.map(answer => answer.status).sort()).toEqual([200, 409, 409])
    const refused = answers.find(answer => answer.status === 409)?.body.error
    expect(refused).toMatchObject({ code: 'key.name_taken', detail: { name: 'Looker' } })
    expect(refused?.says).toContain('Looker')
    expect((await create(asOther, 'Looker')).status).toBe(200)
  })

  it('is one of twenty at most that are in force, also when two are made at once', async () => {
    for (let number = 1; number < 20; number++)
      expect((await create(asProvince, `คีย์ ${number}`)).status).toBe(200)
    const last = await Promise.all(['ก', 'ข'].map(name => create(asProvince, name)))
    expect(last.map(answer => answer.status).sort()).toEqual([200, 409])
    expect((await create(asProvince, 'ค')).body.error).toMatchObject({
      code: 'key.too_many',
      detail: { most: 20 },
    })
    expect((await create(asOther, 'ก')).status).toBe(200)
    const [first] = (await asProvince.call('listApiKeys')).body.keys
    await asProvince.call('revokeApiKey', { id: first?.id ?? '' })
    expect((await create(asProvince, 'ค')).status).toBe(200)
  })

  it.each([
    ['without a name', { name: ' ', scopes: ['totals'] }],
    ['that reads nothing', { name: 'x', scopes: [] }],
    ['that reads more than there is', { name: 'x', scopes: ['everything'] }],
    ['with something invisible in its name', { name: 'a\u202eb', scopes: ['totals'] }],
    ['with a name of more than 60 letters', { name: 'ก'.repeat(61), scopes: ['totals'] }],
  ])('%s is not made', async (_what, body) => {
    expect((await asProvince.call('createApiKey', {}, body)).status).toBe(400)
    expect((await asProvince.call('listApiKeys')).body.keys).toEqual([])
  })
})

describe('a revoked key', () => {
  it('opens nothing from the next request on; revoking it again changes nothing; its name is free', async () => {
    const { key, list } = (await create(asProvince, 'Power BI')).body
    const id = list.keys[0]?.id ?? ''
    expect((await read(key)).status).toBe(200)
    const revoked = await asColleague.call('revokeApiKey', { id })
    expect(revoked.body.keys).toMatchObject([{ id, revokedAt: '2025-01-15T03:00:00.000Z' }])
    expect((await read(key)).status).toBe(401)
    service.clock.wait(3_600_000)
    const again = await asProvince.call('revokeApiKey', { id })
    expect([again.status, again.body]).toEqual([200, revoked.body])
    expect((await audited('revoke-api-key')).filter(detail => detail.keyId === id)).toHaveLength(1)
    expect((await create(asProvince, 'Power BI')).status).toBe(200)
    const names = (await asProvince.call('listApiKeys')).body.keys.map(item => [
      item.name,
      item.revokedAt !== null,
    ])
    expect(names).toEqual([
      ['Power BI', false],
      ['Power BI', true],
    ])
  })

  it('of another province is not there', async () => {
    const { key, list } = (await create(asOther, 'ของเชียงราย')).body
    const answer = await asProvince.call('revokeApiKey', { id: list.keys[0]?.id ?? '' })
    expect([answer.status, answer.body.error?.code]).toEqual([404, 'key.unknown'])
    expect((await asProvince.call('listApiKeys')).body.keys).toEqual([])
    expect((await read(key)).status).toBe(200)
  })
})

describe('the last use', () => {
  const lastUse = async () => (await asProvince.call('listApiKeys')).body.keys[0]?.lastUsedAt

  it('is noted, once a minute at most', async () => {
    service.clock.set('2025-01-16T08:00:00')
    const { key } = (await create(asProvince, 'x')).body
    expect(await lastUse()).toBeNull()
    await read(key)
    expect(await lastUse()).toBe('2025-01-16T01:00:00.000Z')
    service.clock.wait(59_000)
    await read(key)
    expect(await lastUse()).toBe('2025-01-16T01:00:00.000Z')
    service.clock.wait(1_000)
    await Promise.all([read(key), read(key), read(key)])
    expect(await lastUse()).toBe('2025-01-16T01:01:00.000Z')
  })

  it('counts also where the scope does not suffice: the key is in use', async () => {
    const { key } = (await create(asProvince, 'x')).body
    expect((await read(key, 'producers')).status).toBe(403)
    expect(await lastUse()).not.toBeNull()
  })
})

// The second wall with the first one switched off: every access check says yes, to every role, and still no request shows
// or changes anything of a province that is not the one its statements are scoped to. Two ways: somebody of 56 asks
// about 57, whose rows carry the canary; and somebody of 56 asks about 56 while the database lets them into 57 only, so
// that routes which name no office are held against foreign rows, too. The same without the second wall leaks.
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { hashOf } from '../../bot/actions/open-session.ts'
import { OPEN_ROUTES } from '../../bot/contract/open-data.ts'
import type { RouteName } from '../../bot/contract/paths.ts'
import { ROUTES } from '../../bot/contract/routes.ts'
import { ROLES } from '../../db/vocabulary.ts'
import { createTestDatabase } from '../database.ts'
import { type GoodRequest, makeRequest } from './access-requests.ts'
import { EXPECTED, type Target } from './access-table.ts'
import { type AccessWorld, openAccessWorld, prepare, send, targetsOf } from './access-world.ts'
import {
  findCanary,
  hashRows,
  listIds,
  listProvinceTables,
  type ProvinceTable,
  plantCanary,
} from './canary.ts'
import { furnishDistrict } from './furnish-district.ts'
import { addLinks, keepContents, openLink, type SecretLink } from './secret-links.ts'

/** Hundreds of requests in one test. */
const PATIENCE = { timeout: 90_000 }

// The one place where the first wall can be taken down is this file.
vi.mock('../../bot/domain/access.ts', async original => ({
  ...(await original<typeof import('../../bot/domain/access.ts')>()),
  may: () => true,
  mayAnywhere: () => true,
  rolesOver: () => [...ROLES],
}))

/** Nobody's province is known there: sign-in and invitations. */
const NAMES = (Object.keys(ROUTES) as RouteName[]).filter(name => ROUTES[name].access !== 'public')

interface Way {
  /** Whose rows carry the canary. */
  victim: '56' | '57'
  /** To which province the statements are scoped; null = the second wall is down, too. */
  scope: '56' | '57' | null
}

const ABOUT_OTHERS: Way = { victim: '57', scope: '56' }
const HELD_ELSEWHERE: Way = { victim: '56', scope: '57' }
const BOTH_DOWN: Way = { victim: '57', scope: null }

let world: AccessWorld
/** That of the requests under way; undefined while the world is made. */
let way: Way | undefined
/** What papers and spreadsheets were made of. */
let printed: unknown[]
/** Tables that had rows to find. */
const furnished = new Set<string>()

beforeAll(async () => {
  const database = await createTestDatabase()
  const scopeTo = (asked: string) => {
    const scope = way === undefined ? asked : way.scope
    return scope === null ? database.db : database.scopeTo(scope)
  }
  world = await openAccessWorld({ database: { ...database, scopeTo } })
  printed = keepContents(world.service)
  await prepare(world, 'showReport')
  for (const code of ['5605', '5602', '5701']) await furnishDistrict(world, code)
})
afterAll(() => world.service.close())

/** Offices of the victim that the route's row names; routes that name none are asked once. */
function targetsFor(name: RouteName, victim: string): Target[] {
  const all = targetsOf(EXPECTED[name].district_officer)
  return all.length === 1 ? all : all.filter(target => target.startsWith(victim))
}

interface Asked {
  what: string
  status: number
  found: string[]
}

/** Asks as every role about every office of the victim; what was found in the answers, and that nothing was changed. */
async function askAll(name: RouteName, way: Way): Promise<Asked[]> {
  const { db } = world.service.deps
  await prepare(world, name)
  const cells = ROLES.flatMap(who => targetsFor(name, way.victim).map(target => ({ who, target })))
  const requests: ((typeof cells)[number] & { request: GoodRequest })[] = []
  for (const cell of cells)
    requests.push({ ...cell, request: await makeRequest(world, name, cell.who, cell.target) })
  return await watch(
    way,
    async ids => {
      const asked: Asked[] = []
      for (const { who, target, request } of requests) {
        const { status, body } = await send(world, name, who, request)
        const said = JSON.stringify(request)
        const unknown = ids.filter(id => !said.includes(id))
        const found = findCanary(JSON.stringify(body) + textOf(body), unknown)
        asked.push({ what: `${name} by ${who} at ${target}: ${status}`, status, found })
      }
      // Where the second wall is down, too, much is changed.
      return { asked, isKept: way.scope !== null }
    },
    db,
  )
}

const textOf = (body: unknown): string =>
  typeof body === 'object' && body !== null && 'bytes' in body && body.bytes instanceof Uint8Array
    ? new TextDecoder().decode(body.bytes)
    : ''

/** Plants the canary, runs the work with the scope, and holds the victim's rows against what they were. */
async function watch(
  chosen: Way,
  work: (ids: string[]) => Promise<{ asked: Asked[]; isKept: boolean }>,
  db = world.service.deps.db,
): Promise<Asked[]> {
  const tables: ProvinceTable[] = await listProvinceTables(db, chosen.victim)
  const people = ROLES.map(role => world.people[role].id)
  await plantCanary(db, tables, people)
  const ids = (await listIds(db, tables)).filter(id => !people.includes(id))
  const before = await hashRows(db, tables)
  for (const [name, hash] of Object.entries(before)) if (!hash.startsWith('0:')) furnished.add(name)
  way = chosen
  const { asked, isKept } = await work(ids)
  way = undefined
  expect(asked.filter(cell => cell.status === 429)).toEqual([])
  if (isKept) expect(await hashRows(db, tables)).toEqual(before)
  return asked
}

const leaksOf = (asked: readonly Asked[]) =>
  asked.filter(cell => cell.found.length > 0).map(cell => `${cell.what} shows ${cell.found.join()}`)

describe('somebody of 56 asks about 57', () => {
  it.each(NAMES)('%s', async name => {
    expect(leaksOf(await askAll(name, ABOUT_OTHERS))).toEqual([])
  })
})

describe('somebody of 56, held in 57, asks about 56', () => {
  it.each(NAMES)('%s', async name => {
    expect(leaksOf(await askAll(name, HELD_ELSEWHERE))).toEqual([])
  })
})

describe('papers and spreadsheets', PATIENCE, () => {
  /** Every link of every role to every office of the victim. */
  async function openAll(way: Way): Promise<Asked[]> {
    await prepare(world, 'showReport')
    const links: SecretLink[] = []
    const offices = [way.victim, ...(way.victim === '57' ? ['5701'] : ['5605', '5602'])]
    for (const role of ROLES)
      for (const office of offices)
        links.push(...(await addLinks(world.service, world.people[role].id, office)))
    return await watch(way, async ids => {
      const asked: Asked[] = []
      for (const link of links) {
        printed.length = 0
        const response = await openLink(world.service, link)
        const made = JSON.stringify(printed, (_, value) =>
          typeof value === 'bigint' ? String(value) : value,
        )
        const found = findCanary((await response.text()) + made, ids)
        asked.push({ what: `${link.what}: ${response.status}`, status: response.status, found })
      }
      return { asked, isKept: true }
    })
  }

  it('of 57 show nothing to 56', async () => {
    expect(leaksOf(await openAll(ABOUT_OTHERS))).toEqual([])
  })

  it('of 56 show nothing where the database lets into 57 only', async () => {
    expect(leaksOf(await openAll(HELD_ELSEWHERE))).toEqual([])
  })

  it('without the second wall would show a province its neighbour', async () => {
    expect(leaksOf(await openAll(BOTH_DOWN)).length).toBeGreaterThan(20)
  })
})

describe('open data', () => {
  async function readAll(by: Way): Promise<Asked[]> {
    const { ids, db, clock } = world.service.deps
    await prepare(world, 'showReport')
    const key = `otop_${ids.secret(32)}`
    await db.execute(sql`
      insert into api_keys (id, province_code, name, key_hash, scopes, created_by, created_at)
      values (${ids.uuid()}, '56', 'x', ${hashOf(key)}, '{totals,producers}', ${world.people.provincial_officer.id},
        ${clock.now().toISOString()}::timestamptz)`)
    return await watch(by, async unknown => {
      const asked: Asked[] = []
      for (const [name, { path }] of Object.entries(OPEN_ROUTES)) {
        for (const format of ['json', 'csv']) {
          const headers = { authorization: `Bearer ${key}` }
          const response = await fetch(`${world.service.url}${path}?format=${format}`, { headers })
          const { status } = response
          asked.push({
            what: `${name}: ${status}`,
            status,
            found: findCanary(await response.text(), unknown),
          })
        }
      }
      // A key's use is noted before anything is scoped.
      return { asked, isKept: false }
    })
  }

  it('of 56 shows nothing where the database lets into 57 only', async () => {
    expect(leaksOf(await readAll(HELD_ELSEWHERE))).toEqual([])
  })

  it('without the second wall shows it', async () => {
    expect(leaksOf(await readAll({ victim: '56', scope: null })).length).toBeGreaterThan(5)
  })
})

it(
  'without the second wall the same requests leak: the canary is where it can be seen',
  PATIENCE,
  async () => {
    const leaking: string[] = []
    for (const name of NAMES) {
      if (targetsFor(name, '57').length === 0 || ROUTES[name].body !== null) continue
      if (leaksOf(await askAll(name, BOTH_DOWN)).length > 0) leaking.push(name)
    }
    expect(leaking).toEqual(
      expect.arrayContaining(['showReport', 'showEvidence', 'showForecast', 'showFigureHistory']),
    )
  },
)

it('nearly every table of provinces had rows to find', async () => {
  const tables = await listProvinceTables(world.service.deps.db, '56')
  const found = tables.filter(table => furnished.has(table.name))
  expect(found.length).toBeGreaterThan(tables.length - 12)
})

// Who gets in where: every route × everybody × own office, another district, another province, against a table written
// by hand. What is refused says so in Thai and changes nothing anywhere.
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RouteName } from '../../bot/contract/paths.ts'
import { ProblemBody, ROUTES } from '../../bot/contract/routes.ts'
import { ROLES } from '../../db/vocabulary.ts'
import { hashTables } from '../table-hashes.ts'
import { tamper } from '../tamper.ts'
import { makeRequest } from './access-requests.ts'
import { EXPECTED, SIGNED_OUT, type Target, type Who } from './access-table.ts'
import { type AccessWorld, openAccessWorld, prepare, type Sent, send, targetsOf } from './access-world.ts'

const NAMES = Object.keys(ROUTES) as RouteName[]

interface Cell {
  who: Who
  target: Target
  status: number
}

/** Every cell of one route; who is signed out is refused wherever the table says nothing else. */
function cellsOf(name: RouteName): Cell[] {
  const rows: Partial<Record<Who, readonly number[]>> = EXPECTED[name]
  const longest = rows.district_officer ?? []
  return [...SIGNED_OUT, ...ROLES].flatMap(who => {
    const row = rows[who] ?? longest.map(() => 401)
    return targetsOf(row).map((target, index) => ({ who, target, status: row[index] ?? 0 }))
  })
}

const CELLS = NAMES.flatMap(cellsOf)
const isRefusal = (cell: Cell) => cell.status >= 400

let world: AccessWorld
beforeAll(async () => {
  world = await openAccessWorld()
})
afterAll(() => world.service.close())

const ask = async (name: RouteName, { who, target }: Cell): Promise<Sent> =>
  send(world, name, who, await makeRequest(world, name, who, target))

function expectProblem({ status, requestId, body }: Sent, what: string): void {
  const { error } = ProblemBody.strict().parse(body)
  expect(error.says, what).toMatch(/[ก-๙]/)
  expect(error.next, what).toMatch(/[ก-๙]/)
  expect(error.requestId, what).toBe(requestId)
  if (status === 401) expect(error.code, what).toBe('session.missing')
}

describe('the matrix', () => {
  it('has a row for every route and for nothing else', () => {
    expect(Object.keys(EXPECTED).sort()).toEqual([...NAMES].sort())
    for (const name of NAMES) {
      const signedOut = ROUTES[name].access === 'public' ? SIGNED_OUT : []
      expect(Object.keys(EXPECTED[name]).sort(), name).toEqual([...ROLES, ...signedOut].sort())
    }
  })

  it('covers every role at home and, where a route names an office, away', () => {
    expect(CELLS.length).toBeGreaterThan(300)
    for (const name of NAMES) {
      const names = JSON.stringify(ROUTES[name].params.shape).includes('officeCode')
      if (names) expect(new Set(cellsOf(name).map(cell => cell.target)).size, name).toBe(5)
    }
  })
})

describe('refused, with the record as it was', () => {
  it.each(NAMES.filter(name => cellsOf(name).some(isRefusal)))('%s', async name => {
    await prepare(world, name)
    const requests = []
    for (const cell of cellsOf(name).filter(isRefusal))
      requests.push({ cell, request: await makeRequest(world, name, cell.who, cell.target) })
    const before = await hashTables(world.service.deps.db)
    for (const { cell, request } of requests) {
      const sent = await send(world, name, cell.who, request)
      const what = `${name} by ${cell.who} at ${cell.target}`
      expect(sent.status, `${what}: ${JSON.stringify(sent.body)}`).toBe(cell.status)
      expectProblem(sent, what)
    }
    expect(await hashTables(world.service.deps.db)).toEqual(before)
  })
})

describe('granted', () => {
  it.each(NAMES)('%s', async name => {
    for (const cell of cellsOf(name).filter(item => !isRefusal(item))) {
      await prepare(world, name)
      await takeBackFigures()
      const sent = await ask(name, cell)
      const what = `${name} by ${cell.who} at ${cell.target}`
      expect(sent.status, `${what}: ${JSON.stringify(sent.body)}`).toBe(200)
      expect(() => ROUTES[name].answer.parse(sent.body), what).not.toThrow()
      await signInAgain(name, cell.who)
    }
  })
})

/** The request says it saw version 1. */
const takeBackFigures = () =>
  tamper(
    world.service.deps.db,
    sql`with gone as (delete from figure_versions) update figures set version = 1`,
  )

/** Closing ends the session that the other cells need. */
async function signInAgain(name: RouteName, who: Who): Promise<void> {
  if (name !== 'closeSession' || who === 'nobody' || who === 'removed' || who === 'expired') return
  const { idToken, accessToken } = await world.service.platform.idTokens.issueFor(
    world.people[who].lineUserId,
  )
  const response = await fetch(`${world.service.url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ idToken, accessToken }),
  })
  world.cookies[who] = response.headers.getSetCookie()[0]?.split(';')[0] ?? null
}

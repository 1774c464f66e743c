// An acting chief at every route: in the district of the order what its chief may, everywhere else what they may as
// themselves. Generated from the hand-written table of the roles; what differs is said here.
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RouteName } from '../../bot/contract/paths.ts'
import { ROUTES } from '../../bot/contract/routes.ts'
import { tamper } from '../tamper.ts'
import { makeRequest } from './access-requests.ts'
import { EXPECTED } from './access-table.ts'
import { type AccessWorld, openAccessWorld, prepare, send, targetsOf } from './access-world.ts'

const NAMES = (Object.keys(ROUTES) as RouteName[]).filter(name => ROUTES[name].access !== 'public')

let world: AccessWorld
beforeAll(async () => {
  world = await openAccessWorld()
  const { ids, db, clock } = world.service.deps
  await db.execute(sql`
    insert into acting_chiefs (id, province_code, office_code, officer_id, order_number, from_on, until_on, named_by, named_at)
    values (${ids.uuid()}, '56', '5602', ${world.people.district_officer.id}, 'พย 1/2568', '2025-01-15', '2025-01-15',
      ${world.bystanders['5602']}, ${clock.now().toISOString()}::timestamptz)`)
})
afterAll(() => world.service.close())

/** Of the district officer of 5605 who acts for the chief of 5602. */
function expectedOf(name: RouteName): number[] {
  const own = EXPECTED[name].district_officer
  const [home = 0, away = 0, ...others] = EXPECTED[name].district_chief
  // A route that names no office: whichever of the two lets them in.
  if (own.length === 1) return [Math.min(own[0] ?? 0, home)]
  const asChief = [away, home, ...others]
  // What they have no ability for as themselves is refused the way a chief is refused elsewhere.
  const refused = own.includes(200) ? own : asChief
  return own.map((status, index) => (status === 200 || asChief[index] === 200 ? 200 : (refused[index] ?? 0)))
}

describe('acting for the chief of another district', () => {
  it.each(NAMES)('%s', async name => {
    const expected = expectedOf(name)
    for (const [index, target] of targetsOf(expected).entries()) {
      await prepare(world, name)
      await tamper(
        world.service.deps.db,
        sql`with gone as (delete from figure_versions) update figures set version = 1`,
      )
      const request = await makeRequest(world, name, 'district_officer', target)
      const { status, body } = await send(world, name, 'district_officer', request)
      expect(status, `${name} at ${target}: ${JSON.stringify(body)}`).toBe(expected[index])
    }
  })
})

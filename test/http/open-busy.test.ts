// Keys that ask for much at once: answers are made one after the other, a key's own further questions are told to come back,
// and other keys are served all the same.
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type OpenWorld, openWorld } from './open-world.ts'

let world: OpenWorld
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.service.close())

it('makes one answer at a time; a key that asks for more is told to wait, another one is not', async () => {
  const { deps, another } = world.service
  const other = await another()
  const letGo = Promise.withResolvers<void>()
  const locked = Promise.withResolvers<void>()
  // Nobody reads entries until this is over.
  const holding = other.deps.db.transaction(async tx => {
    await tx.execute(sql`lock table revenue_entries in access exclusive mode`)
    locked.resolve()
    await letGo.promise
  })
  await locked.promise
  const asked = Array.from({ length: 24 }, () => world.ask('categories', world.keys.totals))
  const statuses: number[] = []
  for (const answer of asked) void answer.then(({ status }) => statuses.push(status))
  await expect.poll(() => statuses).toEqual(Array(4).fill(429))
  const fromOther = world.ask('categories', world.keys.both)
  const waiting = async () => {
    const [row] = await deps.db.execute<{ count: number }>(sql`
      select count(*)::int as count from pg_stat_activity
      where wait_event_type = 'Lock' and query like '%revenue_entries%' and datname = current_database()`)
    return row?.count
  }
  await expect.poll(waiting).toBe(1)
  letGo.resolve()
  await holding
  expect((await fromOther).status).toBe(200)
  const answers = await Promise.all(asked)
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(20)
  const refused = answers.find(({ status }) => status === 429)
  expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(await refused?.json()).toMatchObject({ error: { code: 'request.too_many' } })
  expect((await world.ask('categories', world.keys.totals)).status).toBe(200)
  await other.close()
})

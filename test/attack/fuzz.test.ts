// The fuzz of the API is worth something: some of the faults that `npm run prove -- --only fuzz` plants are found here, too,
// and on the same routes nothing is found where none is planted. Thousands of cases over all routes are the proof's.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { findPlanted, PLANTED } from '../prove/fuzz-planted.ts'
import { fuzzRoutes, ROUTE_NAMES } from '../prove/fuzz-run.ts'
import { type FuzzWorld, openFuzzWorld } from '../prove/fuzz-world.ts'

const SEED = 20250125
const SOME = PLANTED.filter(({ name }) => /stack|wrong status|another shape/.test(name))

let world: FuzzWorld
beforeAll(async () => {
  world = await openFuzzWorld()
})
afterAll(() => world.close())

it.each(SOME)('a service that $name is found', { timeout: 60_000 }, async planted => {
  expect(await findPlanted(world, planted, SEED)).toMatch(planted.foundAs)
})

it('a service without a fault is not found', { timeout: 60_000 }, async () => {
  const names = SOME.flatMap(planted => planted.at)
  const { cases, failures } = await fuzzRoutes(world, {
    ...{ seed: SEED, names, cases: 20 * names.length, answerWithinMs: 15_000 },
  })
  expect(failures).toEqual([])
  expect(cases).toBeGreaterThan(5 * names.length)
})

it('at least ten faults are planted, at routes that there are', () => {
  expect(new Set(PLANTED.map(({ name }) => name)).size).toBeGreaterThanOrEqual(10)
  for (const { at } of PLANTED) expect(ROUTE_NAMES).toEqual(expect.arrayContaining(at))
})

// Proof: whatever anybody sends to any route, the service neither fails nor says more than its contract, and takes nothing
// that the contract does not allow. Worth: every fault planted in front of the service is found.
import { fuzzOpen } from './fuzz-open.ts'
import { findPlanted, PLANTED } from './fuzz-planted.ts'
import { fuzzRoutes } from './fuzz-run.ts'
import { type FuzzWorld, openFuzzWorld } from './fuzz-world.ts'
import type { Proof } from './proof.ts'

/** Of the routes of the mini-app, and of everything that needs no session. */
const CASES = { whole: [9_600, 1_600], quick: [680, 160] } as const

const ANSWER_WITHIN_MS = 8_000

export const FUZZ: Proof = {
  promise: 'No request whatever makes the service fail, say too much, or take what the contract refuses.',
  isInQuick: true,
  limitSeconds: [900, 60],
  async run({ seed, isQuick }) {
    const [ofRoutes, ofOpen] = CASES[isQuick ? 'quick' : 'whole']
    const world = await openFuzzWorld()
    try {
      const routes = await fuzzRoutes(world, { seed, cases: ofRoutes, answerWithinMs: ANSWER_WITHIN_MS })
      const open = await fuzzOpen(world, { seed, cases: ofOpen, answerWithinMs: ANSWER_WITHIN_MS })
      const planted = isQuick ? null : await findAll(world, seed)
      const count = (low: number) =>
        [routes, open].reduce(
          (sum, { statuses }) =>
            sum +
            Object.entries(statuses).reduce(
              (all, [status, times]) => all + (Math.floor(Number(status) / 100) === low ? times : 0),
              0,
            ),
          0,
        )
      const untried = isQuick
        ? []
        : routes.neverGranted.map(name => `${name} never granted anything: its inside was not tried`)
      return {
        figures: {
          cases: routes.cases + open.cases,
          granted: count(2),
          refused: count(4),
          faults: count(5),
          slowestMs: Math.max(routes.slowestMs, open.slowestMs),
          ...(planted === null ? {} : { planted: PLANTED.length, found: PLANTED.length - planted.length }),
        },
        broken: [...routes.failures, ...open.failures, ...untried, ...(planted ?? [])],
      }
    } finally {
      await world.close()
    }
  },
}

/** A sentence for each planted fault that was not found. */
async function findAll(world: FuzzWorld, seed: number): Promise<string[]> {
  const missed: string[] = []
  for (const planted of PLANTED)
    if ((await findPlanted(world, planted, seed)) === null)
      missed.push(`a planted fault was not found: ${planted.name}`)
  return missed
}

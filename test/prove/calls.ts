// Fail the n-th call: each action is done with its first call failing, then its second, until a run has fewer calls than
// that; after each the record is whole, the person was told what to do, and doing it again has the effect once.

import { openAccessWorld } from '../http/access-world.ts'
import { type CallsAction, ROUTE_ACTIONS } from './calls-actions.ts'
import { attempt, type Scene } from './calls-attempt.ts'
import { createFuse, FAILURES, type Failure, type Fuse } from './calls-fuse.ts'
import { JOB_ACTIONS } from './calls-jobs.ts'
import { openTheatre } from './calls-stage.ts'
import { createChance, type Proof } from './proof.ts'

const ALL: readonly CallsAction[] = [...ROUTE_ACTIONS, ...JOB_ACTIONS]
/** In `--quick`: two actions, each with one kind of failure, of every fourth call; chosen by the seed. */
const FEW = { actions: 2, failures: 1, step: 4 }
/** No action makes more; one that does is looked at by hand. */
const MOST_CALLS = 200

export const CALLS: Proof = {
  promise: 'Whatever call fails, nothing is half done, and doing it again does it once.',
  isInQuick: true,
  limitSeconds: [2700, 120],
  async run({ seed, isQuick }) {
    const chance = createChance(seed)
    // To look at some of them by hand: CALLS_ONLY=saveFigures,chat-status npm run prove -- --only calls
    const only = process.env.CALLS_ONLY?.split(',')
    const chosen = ALL.filter(action => only === undefined || only.includes(action.name))
    const actions = isQuick ? shuffle(chosen, chance).slice(0, FEW.actions) : chosen
    const fuse = createFuse()
    process.on('uncaughtException', crash).on('unhandledRejection', crash)
    const theatre = await openTheatre(await openAccessWorld(), fuse)
    const broken: string[] = []
    let failed = 0
    try {
      for (const action of actions) {
        const scene = await attempt.prepare(theatre, action)
        const failures = isQuick ? shuffle(FAILURES, chance).slice(0, FEW.failures) : FAILURES
        const [first, step] = isQuick ? [1 + chance.below(FEW.step), FEW.step] : [1, 1]
        for (const failure of failures)
          failed += await failEach(scene, { fuse, failure, first, step }, broken)
        await scene.base.close()
      }
    } finally {
      process.off('uncaughtException', crash).off('unhandledRejection', crash)
      await theatre.close()
    }
    return { figures: { actions: actions.length, failed, broken: broken.length }, broken }
  },
}

interface Blows {
  fuse: Fuse
  failure: Failure
  first: number
  step: number
}

const crashes: string[] = []
const crash = (error: unknown) => void crashes.push(String(error))

/** Call after call fails that way, until a run has fewer; returns how many did. */
async function failEach(scene: Scene, how: Blows, broken: string[]): Promise<number> {
  const { fuse, failure, first, step } = how
  let failed = 0
  for (let nth = first; nth <= MOST_CALLS; nth += step) {
    const { hit, faults } = await attempt.run(scene, { fuse, nth, failure })
    for (const fault of [...faults, ...crashes.splice(0)])
      broken.push(`${scene.action.name}, ${failure}, call ${nth} (${hit}): ${fault}`)
    if (hit === null) return failed
    failed += 1
  }
  broken.push(`${scene.action.name} makes more than ${MOST_CALLS} calls`)
  return failed
}

function shuffle<T>(items: readonly T[], chance: { below(n: number): number }): T[] {
  const left = [...items]
  return items.flatMap(() => left.splice(chance.below(left.length), 1))
}

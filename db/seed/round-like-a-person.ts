// Makes a computed amount look like one that a producer would tell an officer: mostly whole baht, often round.
// The larger the amount the coarser the rounding, but never more than a small part of it.
import { pick, type Random } from './seeded-random.ts'

const BAHT = 100

/** Rounding steps in satang, listed as often as they occur. */
const SMALL_STEPS = [BAHT, BAHT, 5 * BAHT, 10 * BAHT, 10 * BAHT]
const USUAL_STEPS = [
  BAHT,
  BAHT,
  BAHT,
  5 * BAHT,
  10 * BAHT,
  10 * BAHT,
  10 * BAHT,
  50 * BAHT,
  100 * BAHT,
  100 * BAHT,
]
const SMALL_BELOW = 3_000 * BAHT
const COINS = [25, 50, 50, 75]
/** Of the amounts kept to the baht; about three in a hundred of all amounts. */
const COINS_HOW_OFTEN = 0.09

/** Takes and gives satang as a whole number below 2^53; the result is at least one baht. */
export function roundLikeAPerson(random: Random, satang: number): number {
  const step = pick(random, satang < SMALL_BELOW ? SMALL_STEPS : USUAL_STEPS)
  const rounded = Math.max(BAHT, Math.round(satang / step) * step)
  const coins = step === BAHT && random() < COINS_HOW_OFTEN ? pick(random, COINS) : 0
  return rounded + coins
}

// Which demo producers state "no sales" in which months of FY2567: some are out of season for months on end,
// a few pause, and now and then one has no orders. About three in a hundred producer-months.
import type { NoSalesReason, Period } from '../vocabulary.ts'
import { drawInteger, pick, type Random } from './seeded-random.ts'

/** Reason by `producerId:period`. */
export type ZeroPlan = ReadonlyMap<string, NoSalesReason>

const SEASONAL_SHARE = 0.08
const PAUSED_SHARE = 0.015
const SINGLE_MONTH_SHARE = 0.018

/** Plans zeros for the given producers (those that may have any). `periods` is one year; a season may wrap round it. */
export function planDemoZeros(
  random: Random,
  producerIds: readonly string[],
  periods: readonly Period[],
): ZeroPlan {
  const plan = new Map<string, NoSalesReason>()
  for (const producerId of producerIds) {
    for (const period of periods) {
      if (random() < SINGLE_MONTH_SHARE) {
        plan.set(`${producerId}:${period}`, pick(random, ['no_orders', 'not_produced'] as const))
      }
    }
    const habit = random()
    if (habit < SEASONAL_SHARE) setRun(plan, producerId, drawRun(random, periods, 3, 5), 'out_of_season')
    else if (habit < SEASONAL_SHARE + PAUSED_SHARE)
      setRun(plan, producerId, drawRun(random, periods, 2, 3), 'paused')
  }
  return plan
}

function drawRun(random: Random, periods: readonly Period[], least: number, most: number): readonly Period[] {
  const length = drawInteger(random, least, most)
  const start = drawInteger(random, 0, periods.length - 1)
  return [...periods, ...periods].slice(start, start + length)
}

function setRun(
  plan: Map<string, NoSalesReason>,
  producerId: string,
  run: readonly Period[],
  reason: NoSalesReason,
): void {
  for (const period of run) plan.set(`${producerId}:${period}`, reason)
}

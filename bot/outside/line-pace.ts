// How fast calls may go to one of LINE's endpoints. LINE counts per channel, so several processes share its limit without
// knowing of each other: each keeps a little below it, and goes at half the speed when LINE says that it was too much.

export interface Pace {
  /** Milliseconds until this call's turn; null = that would be later than `most`, and no turn is taken. */
  takeTurn(most: number): number | null
  /** LINE refused a call as one too many. */
  slowDown(): void
}

/** From a standstill to full speed. */
const RECOVERY_MS = 30_000
/** Refusals of calls that were under way already when the first one came say nothing new. */
const SAME_REFUSAL_MS = 500

/** @param perSecond full speed @param now milliseconds that pass evenly, not the time of day: that one can be set */
export function createPace(perSecond: number, now: () => number): Pace {
  let slowest = perSecond
  let slowedAt = Number.NEGATIVE_INFINITY
  let next = 0
  const speedAt = (at: number) => Math.min(perSecond, slowest + (perSecond * (at - slowedAt)) / RECOVERY_MS)
  return {
    takeTurn(most) {
      const at = now()
      const turn = Math.max(at, next)
      if (turn - at > most) return null
      next = turn + 1000 / speedAt(at)
      return turn - at
    },
    slowDown() {
      const at = now()
      if (at - slowedAt < SAME_REFUSAL_MS) return
      slowest = Math.max(1, speedAt(at) / 2)
      slowedAt = at
    },
  }
}

// What a proof is: a promise of the product, a bounded run that tries to break it, and one line of figures. Everything
// that is chosen by chance comes from the seed, so that a broken promise can be looked at again.

export interface ProofRun {
  seed: number
  /** Part of `npm test`: the same promises with fewer repetitions, within its share of a minute. */
  isQuick: boolean
}

export interface ProofResult {
  /** Printed in this order, `kills=200 lost=0 doubled=0`. */
  figures: Record<string, number | string>
  /** What did not hold, a sentence each; empty = the promise was kept. */
  broken: string[]
}

export interface Proof {
  /** One sentence, in the words of README. */
  promise: string
  /** Whether `--quick` runs it. */
  isInQuick: boolean
  /** A run that takes longer is ended and counts as broken; seconds, [whole, quick]. */
  limitSeconds: [number, number]
  run(how: ProofRun): Promise<ProofResult>
}

/** A generator of chance from a seed: `next()` in [0, 1), `below(n)` a whole number under `n` (mulberry32). */
export function createChance(seed: number): { next(): number; below(n: number): number } {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  return { next, below: n => Math.floor(next() * n) }
}

// Work that takes much of the process is made one after the other, and no more of it is taken on than can be made in time:
// who asks for more is told to come back, and everybody else is still answered meanwhile.
import type { Problem } from '../domain/problems.ts'

type Bound = <T>(work: () => Promise<T>) => Promise<T>

/** At most so many pieces of work at once, also of those that wait for their turn. Throws `busy()` for one more. */
export function boundWork(most: number, busy: () => Problem): Bound {
  let running = 0
  return async work => {
    if (running >= most) throw busy()
    running++
    try {
      return await work()
    } finally {
      running--
    }
  }
}

/** One at a time, in the order in which they came. */
export function takeTurns(): Bound {
  let previous: Promise<unknown> = Promise.resolve()
  return work => {
    const mine = previous.then(work)
    previous = mine.catch(() => null)
    return mine
  }
}

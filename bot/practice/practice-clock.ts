// The clock of practice mode: it starts where it is told, ticks as real time does, and moves forward only.
// It reads no time of day: `monotonicMs` (milliseconds since any moment) is all it knows of the outside.
import type { Clock } from '../ports.ts'

export interface PracticeClock extends Clock {
  /** Goes to `at` and ticks on from there; an instant that has passed changes nothing. */
  moveTo(at: Date): void
}

/** 08:55 on 9 January 2568: five minutes before the first working day's notices, one day before the window opens. */
export const PRACTICE_BEGINS = new Date('2025-01-09T08:55:00+07:00')

export function createPracticeClock(startsAt: Date, monotonicMs: () => number): PracticeClock {
  let base = { at: startsAt.getTime(), since: monotonicMs() }
  const now = (): Date => new Date(base.at + Math.max(0, Math.floor(monotonicMs() - base.since)))
  return {
    now,
    moveTo(at) {
      if (at > now()) base = { at: at.getTime(), since: monotonicMs() }
    },
  }
}

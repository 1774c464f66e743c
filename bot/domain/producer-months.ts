// Which months a change of a producer's membership may begin in: none that a district has reported already.
import type { Period } from '../../db/vocabulary.ts'
import { addMonths, bangkokDateOf, periodOf } from './civil-time.ts'
import { fiscalYearOf, periodsOfFiscalYear } from './fiscal-year.ts'

export interface MonthBounds {
  /** October of the fiscal year before: the base that growth is measured against. */
  earliest: Period
  thisPeriod: Period
  /** The newest month that can have a report. */
  lastOpen: Period
  /** A year ahead. */
  latest: Period
}

export function monthBoundsAt(now: Date): MonthBounds {
  const thisPeriod = periodOf(bangkokDateOf(now))
  const [earliest = thisPeriod] = periodsOfFiscalYear(fiscalYearOf(thisPeriod) - 1)
  return {
    earliest,
    thisPeriod,
    lastOpen: addMonths(thisPeriod, 1),
    latest: addMonths(thisPeriod, 12),
  }
}

/** The first month a change can begin in where the newest reported month is that one; null = none is. */
export function firstPossible(lastReported: Period | null, { earliest }: MonthBounds): Period {
  if (lastReported === null || lastReported < earliest) return earliest
  return addMonths(lastReported, 1)
}

/** The month to begin in where nobody chose one: this one, or the first possible after it. */
export const usualStart = (lastReported: Period | null, bounds: MonthBounds): Period => {
  const first = firstPossible(lastReported, bounds)
  return first > bounds.thisPeriod ? first : bounds.thisPeriod
}

/** From the first to the last, both included. */
export function monthsBetween(from: Period, until: Period): Period[] {
  const months: Period[] = []
  for (let period = from; period <= until; period = addMonths(period, 1)) months.push(period)
  return months
}

// The fiscal years before and after one, as far as it makes sense to look: what pages offer with their arrows.
import { bangkokDateOf, periodOf } from '../domain/civil-time.ts'
import { fiscalYearOf } from '../domain/fiscal-year.ts'

/** How far back: beyond the oldest year that a three-year average of five years ago needs. */
const BACK = 9

/** `ahead`: how many years after the running one there are. Null where there is none. */
export function nearYears(
  fiscalYear: number,
  now: Date,
  ahead: number,
): { earlier: number | null; later: number | null } {
  const running = fiscalYearOf(periodOf(bangkokDateOf(now)))
  return {
    earlier: fiscalYear > running - BACK ? Math.min(fiscalYear - 1, running + ahead) : null,
    later: fiscalYear < running + ahead ? Math.max(fiscalYear + 1, running - BACK) : null,
  }
}

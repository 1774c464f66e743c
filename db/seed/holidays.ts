// Government holidays to start with, October 2567 to December 2570 (2024-10 to 2027-12), as data staff keep afterwards.
// A holiday moves no due day; it only adds heads-ups. So a wrong one costs a notice, never a deadline.
import type { CivilDate } from '../vocabulary.ts'
import holidays from './data/holidays.json' with { type: 'json' }

/**
 * `fixed`: the same civil day every year. `announced`: named for that year by the cabinet or the palace.
 * `expected`: worked out by rule (lunar count, substitution) before any announcement; staff confirm it.
 */
export type HolidayCertainty = 'fixed' | 'announced' | 'expected'

export type SeedHoliday = { on: CivilDate; nameTh: string; certainty: HolidayCertainty }

/** All seeded holidays by date, one a day, substitution days as rows of their own. */
export function listHolidays(): SeedHoliday[] {
  return holidays.map(day => ({ ...day, certainty: day.certainty as HolidayCertainty }))
}

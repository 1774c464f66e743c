// Where a district's forecast stands: begun, complete, filed, filed on time; which years are open; when it is due.
// On time = first filed by the end of the due day; filing again after a change does not take it away.
import type { CivilDate } from '../../db/vocabulary.ts'
import { bangkokDateOf, instantOf, periodOf } from './civil-time.ts'
import { fiscalYearOf, periodsOfFiscalYear } from './fiscal-year.ts'
import type { ForecastProgress } from './forecast.ts'
import { type CalendarCorrection, calendarOf, isPast } from './reporting-calendar.ts'

/**
 * `stated` = said to be filed before there was a form here: no figures of it. `changed` = filed, and changed since;
 * what counts is the version that was filed.
 */
export const FORECAST_STATES = ['not_started', 'writing', 'complete', 'stated', 'changed', 'filed'] as const
export type ForecastState = (typeof FORECAST_STATES)[number]

export interface ForecastFacts extends ForecastProgress {
  /** Amounts that are filled in. */
  filled: number
  filedAt: Date | null
  /** The newest filed version; null = none. */
  number: number | null
  /** Something was saved after that version was filed. */
  isChangedSince: boolean
}

export function forecastStateOf(facts: ForecastFacts): ForecastState {
  if (facts.number !== null) return facts.isChangedSince ? 'changed' : 'filed'
  if (facts.filedAt !== null) return 'stated'
  if (facts.expected > 0 && facts.done === facts.expected) return 'complete'
  return facts.filled > 0 ? 'writing' : 'not_started'
}

/** The province has it, with figures or by word: what stops the reminders. */
export const isFiled = (state: ForecastState): boolean =>
  state === 'filed' || state === 'changed' || state === 'stated'

/** Forecasts are written for the fiscal year that runs and for the next. */
export function isOpenYear(fiscalYear: number, now: Date): boolean {
  const current = fiscalYearOf(periodOf(bangkokDateOf(now)))
  return fiscalYear === current || fiscalYear === current + 1
}

/** 25 January of the fiscal year (letter §2), or the day the province corrected it to. */
export function forecastDueOn(fiscalYear: number, corrections: readonly CalendarCorrection[]): CivilDate {
  for (const period of periodsOfFiscalYear(fiscalYear)) {
    const on = calendarOf(period, corrections).on.forecast_due
    if (on !== null) return on
  }
  throw new RangeError(`No due day in ${fiscalYear}`)
}

/** By the end of the due day, its last second whole. */
export const isFiledOnTime = (filedAt: Date, dueOn: CivilDate): boolean =>
  !isPast(instantOf(dueOn, '23:59:59'), filedAt)

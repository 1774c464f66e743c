// What every action on a forecast does first: does the district exist, may this officer, which months, when is it due.
import type { Db, Tx } from '../../db/connect.ts'
import { listCorrections } from '../../db/queries/calendar.ts'
import { findOffice } from '../../db/queries/officers.ts'
import type { CivilDate, OfficeCode, Period } from '../../db/vocabulary.ts'
import { type Ability, type Actor, may } from '../domain/access.ts'
import { bangkokDateOf, periodOf } from '../domain/civil-time.ts'
import { fiscalYearOf, periodsOfFiscalYear, samePeriodLastYear } from '../domain/fiscal-year.ts'
import { forecastDueOn, isOpenYear } from '../domain/forecast-standing.ts'
import { Problem } from '../domain/problems.ts'

export interface ForecastPlace {
  provinceCode: string
  officeCode: OfficeCode
  /** Bare, `ดอกคำใต้`. */
  officeName: string
  fiscalYear: number
  /** October to September, and the same months a year earlier. */
  periods: Period[]
  before: Period[]
  dueOn: CivilDate
}

/** The first year there can be figures of. */
const EARLIEST_YEAR = 2021

/** Throws access.denied (also for an office that does not exist elsewhere), office.unknown, period.unknown. */
export async function openForecastPlace(
  db: Db | Tx,
  actor: Actor,
  ability: Ability,
  at: { officeCode: OfficeCode; fiscalYear: number },
  now: Date,
): Promise<ForecastPlace> {
  const { officeCode, fiscalYear } = at
  if (!may(actor, ability, officeCode)) throw new Problem('access.denied')
  const office = await findOffice(db, officeCode)
  if (office === null || office.kind !== 'district') throw new Problem('office.unknown')
  requireYear(fiscalYear, now)
  const periods = periodsOfFiscalYear(fiscalYear)
  return {
    provinceCode: office.provinceCode,
    officeCode,
    officeName: office.nameTh,
    fiscalYear,
    periods,
    before: periods.map(samePeriodLastYear),
    dueOn: forecastDueOn(fiscalYear, await listCorrections(db, office.provinceCode)),
  }
}

/** Years that can be looked at: those of the record, up to the next. Throws period.unknown. */
export function requireYear(fiscalYear: number, now: Date): void {
  if (!isReadableYear(fiscalYear, now)) throw new Problem('period.unknown')
}

export const isReadableYear = (fiscalYear: number, now: Date): boolean =>
  fiscalYear >= EARLIEST_YEAR && fiscalYear <= fiscalYearOf(periodOf(bangkokDateOf(now))) + 1

/** Throws forecast.other_year: only the fiscal year that runs and the next are written. */
export function requireOpenYear({ fiscalYear }: Pick<ForecastPlace, 'fiscalYear'>, now: Date): void {
  if (!isOpenYear(fiscalYear, now)) throw new Problem('forecast.other_year')
}

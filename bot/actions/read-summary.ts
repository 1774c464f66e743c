// The province's summary of one month: reads the rows, the domain does the arithmetic.
import type { Db, Tx } from '../../db/connect.ts'
import { findBaselineRule } from '../../db/queries/baselines.ts'
import { listCorrections } from '../../db/queries/calendar.ts'
import { listDistrictAmounts, listDistrictMonths } from '../../db/queries/progress.ts'
import type { Period } from '../../db/vocabulary.ts'
import { fiscalYearOf, periodsToDate } from '../domain/fiscal-year.ts'
import { basePeriods } from '../domain/growth-base.ts'
import { type ProvinceSummary, summarizeProvince } from '../domain/province-summary.ts'
import { calendarOf } from '../domain/reporting-calendar.ts'

/** Summary of `period` for a province as of `asOf`. */
export async function readSummary(
  db: Db | Tx,
  provinceCode: string,
  period: Period,
  asOf: Date,
): Promise<ProvinceSummary> {
  const periods = periodsToDate(period)
  const fiscalYear = fiscalYearOf(period)
  const rule = await findBaselineRule(db, provinceCode, fiscalYear)
  const districts = await listDistrictMonths(db, { provinceCode, period, fiscalYear })
  const amounts = await listDistrictAmounts(
    db,
    provinceCode,
    periods.flatMap(item => [item, ...basePeriods(rule, item)]),
  )
  const calendar = calendarOf(period, await listCorrections(db, provinceCode))
  return summarizeProvince({ asOf, calendar, rule, periods, districts, amounts })
}

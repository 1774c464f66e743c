// The province's summary of one month: reads the rows, the domain does the arithmetic.
import type { Db, Tx } from '../../db/connect.ts'
import { listCorrections } from '../../db/queries/calendar.ts'
import { listDistrictAmounts, listDistrictMonths } from '../../db/queries/progress.ts'
import type { Period } from '../../db/vocabulary.ts'
import { fiscalYearOf, periodsToDate, samePeriodLastYear } from '../domain/fiscal-year.ts'
import { type ProvinceSummary, summarizeProvince } from '../domain/province-summary.ts'
import { calendarOf } from '../domain/reporting-calendar.ts'

/** Summary of `period` for a province as of `asOf`. */
export async function readSummary(
  db: Db | Tx,
  provinceCode: string,
  period: Period,
  asOf: Date,
): Promise<ProvinceSummary> {
  const periods = periodsToDate(period).map(item => ({ period: item, lastYear: samePeriodLastYear(item) }))
  const districts = await listDistrictMonths(db, { provinceCode, period, fiscalYear: fiscalYearOf(period) })
  const amounts = await listDistrictAmounts(
    db,
    provinceCode,
    periods.flatMap(item => [item.period, item.lastYear]),
  )
  const calendar = calendarOf(period, await listCorrections(db, provinceCode))
  return summarizeProvince({ asOf, calendar, periods, districts, amounts })
}

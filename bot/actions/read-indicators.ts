// The indicator of a province and fiscal year: one set of queries behind every page, paper, table and message that shows
// growth against a target. Rules and arithmetic are bot/domain/indicator.ts.
import type { Db, Tx } from '../../db/connect.ts'
import { findBaselineRule } from '../../db/queries/baselines.ts'
import { listCorrections } from '../../db/queries/calendar.ts'
import { listForecastAmounts } from '../../db/queries/forecasts.ts'
import { findOffice } from '../../db/queries/officers.ts'
import { listDistrictAmounts, listDistrictMonths } from '../../db/queries/progress.ts'
import { listTargetRows } from '../../db/queries/targets.ts'
import { periodsOfFiscalYear } from '../domain/fiscal-year.ts'
import { basePeriods } from '../domain/growth-base.ts'
import { type MeasuredYear, measureIndicators } from '../domain/indicator.ts'
import { focusPeriod } from '../domain/reporting-calendar.ts'
import { nearestPeriod } from '../domain/spans.ts'
import { makeTarget } from '../domain/target-rules.ts'

/** Province, districts, months and spans of `fiscalYear` as of `now`. */
export async function readIndicators(
  db: Db | Tx,
  provinceCode: string,
  fiscalYear: number,
  now: Date,
): Promise<MeasuredYear> {
  const focus = focusPeriod(now, await listCorrections(db, provinceCode))
  const periods = periodsOfFiscalYear(fiscalYear)
  const rule = await findBaselineRule(db, provinceCode, fiscalYear)
  // Last year's month is among them, whatever the rule.
  const earlier = periods.flatMap(period => basePeriods(rule, period))
  const province = await findOffice(db, provinceCode)
  const districts = await listDistrictMonths(db, {
    provinceCode,
    // There it is asked which districts have producers.
    period: nearestPeriod(fiscalYear, focus),
    fiscalYear,
  })
  const targets = await listTargetRows(db, provinceCode, fiscalYear)
  return measureIndicators({
    asOf: now,
    fiscalYear,
    rule,
    focus,
    province: { officeCode: provinceCode, officeName: province?.nameTh ?? provinceCode },
    districts: districts.map(({ officeCode, officeName, expected }) => ({
      officeCode,
      officeName,
      hasProducers: expected > 0,
    })),
    amounts: await listDistrictAmounts(db, provinceCode, [...periods, ...earlier]),
    forecasts: await listForecastAmounts(db, { provinceCode, fiscalYear }),
    targets: targets.flatMap(({ officeCode, span, kind, thresholds }) => {
      const target = makeTarget(kind, thresholds)
      return target === null ? [] : [{ officeCode, span, target }]
    }),
  })
}

// The indicator of a province and fiscal year: one set of queries behind every page, paper, table and message that shows
// growth against a target. Rules and arithmetic are bot/domain/indicator.ts.
import type { Db, Tx } from '../../db/connect.ts'
import { findBaselineRule } from '../../db/queries/baselines.ts'
import { listCorrections } from '../../db/queries/calendar.ts'
import { listForecastAmounts } from '../../db/queries/forecasts.ts'
import { findOffice } from '../../db/queries/officers.ts'
import { listDistrictAmounts, listDistrictMonths, type ProgressRow } from '../../db/queries/progress.ts'
import { listTargetRows, type TargetRow } from '../../db/queries/targets.ts'
import type { BaselineRule, Period } from '../../db/vocabulary.ts'
import { periodsOfFiscalYear } from '../domain/fiscal-year.ts'
import { basePeriods } from '../domain/growth-base.ts'
import { type IndicatorFacts, type MeasuredYear, measureIndicators } from '../domain/indicator.ts'
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
  const rule = await findBaselineRule(db, provinceCode, fiscalYear)
  const province = await findOffice(db, provinceCode)
  // At the month that is asked which districts have producers.
  const at = { provinceCode, fiscalYear, period: nearestPeriod(fiscalYear, focus) }
  return measureYear({
    asOf: now,
    fiscalYear,
    rule,
    focus,
    province: { officeCode: provinceCode, officeName: province?.nameTh ?? provinceCode },
    districts: await listDistrictMonths(db, at),
    amounts: await listDistrictAmounts(db, provinceCode, amountPeriods(fiscalYear, rule)),
    forecasts: await listForecastAmounts(db, { provinceCode, fiscalYear }),
    targets: await listTargetRows(db, provinceCode, fiscalYear),
  })
}

/** The months of which totals are needed; last year's are among them, whatever the rule. */
export function amountPeriods(fiscalYear: number, rule: BaselineRule): Period[] {
  const periods = periodsOfFiscalYear(fiscalYear)
  return [...periods, ...periods.flatMap(period => basePeriods(rule, period))]
}

/** Rows as the queries give them; of the districts those of `nearestPeriod`. */
export type YearRows = Omit<IndicatorFacts, 'districts' | 'targets'> & {
  districts: readonly Pick<ProgressRow, 'officeCode' | 'officeName' | 'expected'>[]
  targets: readonly Pick<TargetRow, 'officeCode' | 'span' | 'kind' | 'thresholds'>[]
}

/** For who has the rows already. */
export const measureYear = ({ districts, targets, ...rows }: YearRows): MeasuredYear =>
  measureIndicators({
    ...rows,
    districts: districts.map(({ officeCode, officeName, expected }) => ({
      officeCode,
      officeName,
      hasProducers: expected > 0,
    })),
    targets: targets.flatMap(({ officeCode, span, kind, thresholds }) => {
      const target = makeTarget(kind, thresholds)
      return target === null ? [] : [{ officeCode, span, target }]
    }),
  })

// Reads a province's month as its printed summary shows it, from the queries behind the summary page and the indicator.
import type { Db, Tx } from '../../db/connect.ts'
import { listCorrections } from '../../db/queries/calendar.ts'
import { findOffice } from '../../db/queries/officers.ts'
import { listDistrictMonths } from '../../db/queries/progress.ts'
import type { Period } from '../../db/vocabulary.ts'
import { fiscalYearOf } from '../domain/fiscal-year.ts'
import { growthInMonth } from '../domain/indicator.ts'
import { buildProvinceContent, type ProvinceContent } from '../domain/province-content.ts'
import { calendarOf } from '../domain/reporting-calendar.ts'
import { readIndicators } from './read-indicators.ts'
import { readSummary } from './read-summary.ts'

export async function readProvinceContent(
  db: Db | Tx,
  provinceCode: string,
  period: Period,
  asOf: Date,
): Promise<ProvinceContent> {
  const fiscalYear = fiscalYearOf(period)
  const province = await findOffice(db, provinceCode)
  const indicators = await readIndicators(db, provinceCode, fiscalYear, asOf)
  return buildProvinceContent({
    provinceCode,
    provinceName: province?.nameTh ?? provinceCode,
    calendar: calendarOf(period, await listCorrections(db, provinceCode)),
    summary: await readSummary(db, provinceCode, period, asOf),
    districts: await listDistrictMonths(db, { provinceCode, period, fiscalYear }),
    growthOf: officeCode =>
      growthInMonth(
        indicators.districts.filter(district => district.officeCode === officeCode),
        period,
      ),
  })
}

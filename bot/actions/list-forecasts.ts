// How the forecasts of a province's districts stand: begun, filed in time or late, their totals and growth, and what was
// sold so far against what they expect.

import type { Db } from '../../db/connect.ts'
import { listCorrections } from '../../db/queries/calendar.ts'
import { listNewestForecasts } from '../../db/queries/forecast-versions.ts'
import { type ForecastStanding, listForecastStandings } from '../../db/queries/forecasts.ts'
import { findOffice, listOfficerNames } from '../../db/queries/officers.ts'
import { listDistrictAmounts } from '../../db/queries/progress.ts'
import type { OfficeCode, Period } from '../../db/vocabulary.ts'
import type { ForecastList } from '../contract/forecasts.ts'
import type { Deps } from '../deps.ts'
import { type Actor, may } from '../domain/access.ts'
import { instantOf } from '../domain/civil-time.ts'
import { periodsOfFiscalYear } from '../domain/fiscal-year.ts'
import type { ForecastGrowth } from '../domain/forecast.ts'
import type { ForecastContent } from '../domain/forecast-content.ts'
import { forecastDueOn, forecastStateOf, isFiledOnTime } from '../domain/forecast-standing.ts'
import {
  type ForecastSummary,
  growthOfContent,
  monthsOf,
  type SoldMonth,
  summarizeForecasts,
} from '../domain/forecast-summary.ts'
import { toBaht } from '../domain/money.ts'
import { Problem } from '../domain/problems.ts'
import { isReported } from '../domain/report-states.ts'
import { isPast } from '../domain/reporting-calendar.ts'
import { isReadableYear, requireYear } from './forecast-place.ts'
import { contentOfForecast } from './open-forecast.ts'

/** Throws access.denied, period.unknown. */
export async function listForecasts(deps: Deps, actor: Actor, fiscalYear: number): Promise<ForecastList> {
  const { db } = deps
  const { provinceCode } = actor
  if (!may(actor, 'read_summary', provinceCode)) throw new Problem('access.denied')
  const now = deps.clock.now()
  requireYear(fiscalYear, now)
  const periods = periodsOfFiscalYear(fiscalYear)
  const province = await findOffice(db, provinceCode)
  const dueOn = forecastDueOn(fiscalYear, await listCorrections(db, provinceCode))
  const standings = await listForecastStandings(db, { provinceCode, fiscalYear, periods })
  const newest = await listNewestForecasts(db, provinceCode, fiscalYear)
  const names = await listOfficerNames(db, [...new Set(standings.flatMap(row => row.filedBy ?? []))])
  const contents = new Map(newest.map(row => [row.officeCode, contentOfForecast(row)]))
  const summary = summarizeForecasts(
    [...contents.values()],
    await listSoldMonths(db, provinceCode, periods),
    periods,
  )
  const districts = standings
    .filter(row => row.expected > 0 || row.filedAt !== null)
    .map(row => viewDistrict(row, contents.get(row.officeCode) ?? null, names, dueOn))
  return {
    provinceName: province?.nameTh ?? provinceCode,
    fiscalYear,
    asOf: now.toISOString(),
    dueOn,
    isDuePassed: isPast(instantOf(dueOn, '23:59:59'), now),
    earlier: isReadableYear(fiscalYear - 1, now) ? fiscalYear - 1 : null,
    later: isReadableYear(fiscalYear + 1, now) ? fiscalYear + 1 : null,
    districts,
    totals: {
      ...countDistricts(districts),
      amount: toBaht(summary.amountSatang),
      growth: viewGrowth(summary.growth, contents.size),
    },
    ...viewSummary(summary, contents.size),
  }
}

/** What the districts recorded; a province's imported past is nobody's month of this year. */
async function listSoldMonths(
  db: Db,
  provinceCode: OfficeCode,
  periods: readonly Period[],
): Promise<SoldMonth[]> {
  const rows = await listDistrictAmounts(db, provinceCode, periods)
  return rows
    .filter(row => !row.isImported)
    .map(({ officeCode, period, amountSatang, state }) => ({
      officeCode,
      period,
      amountSatang,
      isReported: isReported(state),
    }))
}

function countDistricts(districts: ForecastList['districts']) {
  const count = (isMeant: (row: ForecastList['districts'][number]) => boolean) =>
    districts.filter(isMeant).length
  return {
    of: districts.length,
    filed: count(row => row.filed !== null),
    onTime: count(row => row.filed?.isOnTime === true),
    stated: count(row => row.state === 'stated'),
  }
}

const viewSummary = (summary: ForecastSummary, filed: number): Pick<ForecastList, 'months' | 'toDate'> => ({
  months: summary.months.map(({ period, forecastSatang, actualSatang, reported }) => ({
    period,
    forecast: toBaht(forecastSatang),
    actual: actualSatang === null ? null : toBaht(actualSatang),
    filed,
    reported,
  })),
  toDate: {
    forecast: toBaht(summary.toDate.forecastSatang),
    actual: toBaht(summary.toDate.actualSatang),
    tenths: summary.toDate.tenths,
    covered: summary.toDate.covered,
    of: summary.toDate.of,
  },
})

function viewDistrict(
  row: ForecastStanding,
  content: ForecastContent | null,
  names: ReadonlyMap<string, string>,
  dueOn: string,
): ForecastList['districts'][number] {
  const { filedAt, filedBy } = row
  return {
    officeCode: row.officeCode,
    officeName: row.officeName,
    state: forecastStateOf(row),
    done: row.done,
    expected: row.expected,
    filed: filedAt && {
      at: filedAt.toISOString(),
      by: names.get(filedBy ?? '') ?? null,
      isOnTime: isFiledOnTime(filedAt, dueOn),
    },
    version: content && {
      number: content.number,
      amount: content.totals.amount,
      growth: viewGrowth(growthOfContent(content), 1),
    },
  }
}

const viewGrowth = ({ nowSatang, baseSatang, tenths, months }: ForecastGrowth, districts: number) => ({
  now: toBaht(nowSatang),
  base: toBaht(baseSatang),
  tenths,
  covered: months,
  of: monthsOf(districts),
})

// Figures of a province for its dashboards. They come from the very queries and rules behind board, indicator and pages, and
// all of one answer are of one moment.
import type { Tx } from '../../db/connect.ts'
import { listBaselines } from '../../db/queries/baselines.ts'
import { listCorrections } from '../../db/queries/calendar.ts'
import { listForecastStandings } from '../../db/queries/forecasts.ts'
import { findOffice, listOfficesOf } from '../../db/queries/officers.ts'
import { listProducerMonths } from '../../db/queries/open-data.ts'
import { listProgress } from '../../db/queries/progress.ts'
import { listAmountParts } from '../../db/queries/sheets.ts'
import type { Period } from '../../db/vocabulary.ts'
import type { OpenQuery, OpenRouteName, OpenRow } from '../contract/open-data.ts'
import type { Deps } from '../deps.ts'
import { cellOf } from '../domain/board.ts'
import { fiscalYearOf, periodsOfFiscalYear } from '../domain/fiscal-year.ts'
import { officesOf } from '../domain/indicator.ts'
import { toBaht } from '../domain/money.ts'
import { placeKey } from '../domain/nudge.ts'
import { forecastRow, indicatorRows, measuredIn, monthRow } from '../domain/open-rows.ts'
import { Problem } from '../domain/problems.ts'
import { calendarOf, focusPeriod, type PeriodCalendar } from '../domain/reporting-calendar.ts'
import { requireYear } from './forecast-place.ts'
import { readIndicators } from './read-indicators.ts'

export interface OpenData<Name extends OpenRouteName> {
  asOf: Date
  provinceCode: string
  /** Bare name. */
  provinceName: string
  fiscalYear: number
  rows: OpenRow<Name>[]
}

/** Throws key.other_province, office.unknown, period.unknown (a year of which there cannot be figures). */
export async function readOpenData<Name extends OpenRouteName>(
  deps: Deps,
  provinceCode: string,
  name: Name,
  query: OpenQuery,
): Promise<OpenData<Name>> {
  const { officeCode } = query
  if (officeCode !== undefined && officeCode.slice(0, 2) !== provinceCode)
    throw new Problem('key.other_province')
  const now = deps.clock.now()
  return deps.db.transaction(
    async tx => {
      const of = await readPlace(tx, provinceCode, query, now)
      const province = await findOffice(tx, provinceCode)
      return {
        asOf: now,
        provinceCode,
        provinceName: province?.nameTh ?? provinceCode,
        fiscalYear: of.fiscalYear,
        rows: await READERS[name](tx, of),
      }
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  )
}

interface Place {
  provinceCode: string
  officeCode: string | undefined
  fiscalYear: number
  /** Months asked for, with their dates. */
  calendars: PeriodCalendar[]
  now: Date
}

async function readPlace(tx: Tx, provinceCode: string, query: OpenQuery, now: Date): Promise<Place> {
  const { officeCode, period } = query
  const corrections = await listCorrections(tx, provinceCode)
  const fiscalYear =
    query.fiscalYear === undefined
      ? fiscalYearOf(period ?? focusPeriod(now, corrections))
      : Number(query.fiscalYear)
  requireYear(fiscalYear, now)
  if (officeCode !== undefined && (await findOffice(tx, officeCode)) === null)
    throw new Problem('office.unknown')
  const periods = periodsOfFiscalYear(fiscalYear).filter(item => period === undefined || item === period)
  const calendars = periods.map(item => calendarOf(item, corrections))
  return { provinceCode, officeCode, fiscalYear, calendars, now }
}

/** Months of which there can be figures. */
const openedOf = ({ calendars, now }: Place): Period[] =>
  calendars.filter(calendar => calendar.opensAt <= now).map(calendar => calendar.period)

const READERS: { [Name in OpenRouteName]: (tx: Tx, of: Place) => Promise<OpenRow<Name>[]> } = {
  months: readMonths,
  categories: readCategories,
  indicator: async (tx, of) => indicatorRows(await readYear(tx, of), of.officeCode),
  forecasts: readForecasts,
  producers: async (tx, of) => {
    const rows = await listProducerMonths(tx, { ...of, periods: openedOf(of) })
    return rows.map(row => ({ ...row, recordedAt: row.recordedAt?.toISOString() ?? null }))
  },
}

const readYear = (tx: Tx, { provinceCode, fiscalYear, now }: Place) =>
  readIndicators(tx, provinceCode, fiscalYear, now)

async function readMonths(tx: Tx, of: Place): Promise<OpenRow<'months'>[]> {
  const { provinceCode, officeCode, calendars, now } = of
  const opened = openedOf(of)
  const districts = (await listOfficesOf(tx, provinceCode)).filter(
    office => office.kind === 'district' && (officeCode === undefined || office.code === officeCode),
  )
  const places = districts.flatMap(({ code }) => opened.map(period => ({ officeCode: code, period })))
  const standings = new Map((await listProgress(tx, places)).map(row => [placeKey(row), row]))
  const imported = new Set((await listBaselines(tx, provinceCode, opened)).map(placeKey))
  const year = await readYear(tx, of)
  return districts.flatMap(({ code, nameTh }) =>
    calendars.map(calendar => {
      const key = placeKey({ officeCode: code, period: calendar.period })
      const standing = standings.get(key) ?? null
      const month = {
        officeCode: code,
        officeName: nameTh,
        cell: cellOf(standing, { calendar, isImported: imported.has(key), asOf: now }),
        noSales: standing?.noSales ?? 0,
        firstSubmittedAt: standing?.firstSubmittedAt ?? null,
        firstCertifiedAt: standing?.firstCertifiedAt ?? null,
      }
      return monthRow(month, measuredIn(year, code, calendar.period))
    }),
  )
}

/** The same sums as in the spreadsheets by category and by channel. */
async function readCategories(tx: Tx, of: Place): Promise<OpenRow<'categories'>[]> {
  const { provinceCode, officeCode, calendars } = of
  const names = new Map((await listOfficesOf(tx, provinceCode)).map(office => [office.code, office.nameTh]))
  const parts = await listAmountParts(tx, {
    provinceCode,
    ...(officeCode === undefined ? {} : { officeCode }),
    periods: calendars.map(calendar => calendar.period),
  })
  return parts.map(({ satang, ...part }) => ({
    ...part,
    officeName: names.get(part.officeCode) ?? part.officeCode,
    amount: toBaht(satang),
  }))
}

async function readForecasts(tx: Tx, of: Place): Promise<OpenRow<'forecasts'>[]> {
  const { provinceCode, officeCode, fiscalYear, calendars } = of
  const standings = await listForecastStandings(tx, {
    provinceCode,
    fiscalYear,
    periods: periodsOfFiscalYear(fiscalYear),
    ...(officeCode === undefined ? {} : { officeCode }),
  })
  const filedAt = new Map(standings.map(row => [row.officeCode, row.filedAt]))
  const year = await readYear(tx, of)
  return officesOf(year)
    .filter(office => officeCode === undefined || office.officeCode === officeCode)
    .flatMap(office =>
      calendars.map(({ period }) =>
        forecastRow(
          office,
          measuredIn(year, office.officeCode, period),
          filedAt.get(office.officeCode) ?? null,
        ),
      ),
    )
}

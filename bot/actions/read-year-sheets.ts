// Tables about a fiscal year: a district's months, sales by office, category and channel, the forecast, the baselines.
import type { Tx } from '../../db/connect.ts'
import { findForecastVersion } from '../../db/queries/forecast-versions.ts'
import { listForecastStandings } from '../../db/queries/forecasts.ts'
import { type KeptProducer, listKept } from '../../db/queries/producer-family.ts'
import { listProgress } from '../../db/queries/progress.ts'
import { listAmountParts, listProducerSales } from '../../db/queries/sheets.ts'
import type { Satang, SheetName } from '../../db/vocabulary.ts'
import { type BaselineLine, baselineSheet } from '../domain/baseline-sheet.ts'
import { periodsOfFiscalYear } from '../domain/fiscal-year.ts'
import type { ForecastContent } from '../domain/forecast-content.ts'
import {
  type ForecastLine,
  producerForecastSheets,
  provinceForecastSheet,
} from '../domain/forecast-sheets.ts'
import { forecastStateOf } from '../domain/forecast-standing.ts'
import type { MeasuredOffice, MeasuredYear } from '../domain/indicator.ts'
import { parseBaht } from '../domain/money.ts'
import { Problem } from '../domain/problems.ts'
import { sumColumns } from '../domain/sheet-cells.ts'
import type { SheetTable } from '../domain/sheet-table.ts'
import { byCategorySheet, byChannelSheet, byOfficeSheet, districtSheet } from '../domain/year-sheets.ts'
import { readIndicators } from './read-indicators.ts'
import type { SheetPlace } from './read-sheet-table.ts'
import { readBaseline } from './show-baseline.ts'

type YearSheet = Exclude<SheetName, 'rt1' | 'rt1_workbook' | 'rekeying' | 'producers' | 'province'>

export async function readYearSheets(tx: Tx, sheet: YearSheet, place: SheetPlace): Promise<SheetTable[]> {
  if (sheet === 'baseline') return [baselineSheet(place, await readBaselineLines(tx, place))]
  const { officeCode, provinceCode, fiscalYear, asOf } = place
  const year = await readIndicators(tx, provinceCode, fiscalYear, asOf)
  const own = officeIn(year, officeCode)
  const isProvince = officeCode === provinceCode
  if (sheet === 'by_office') return [byOfficeSheet(place, year)]
  if (sheet === 'forecast') {
    if (!isProvince) return readForecast(tx, place, own)
    return [provinceForecastSheet(place, year, await readForecastStates(tx, place))]
  }
  const periods = periodsOfFiscalYear(fiscalYear)
  const parts = await listAmountParts(tx, {
    provinceCode,
    periods,
    ...(isProvince ? {} : { officeCode }),
  })
  if (sheet === 'by_category') return [byCategorySheet(place, year, own, parts)]
  if (sheet === 'by_channel') return [byChannelSheet(place, year, own, parts)]
  const begun = periods.filter(period => period <= year.focus)
  const standings = await listProgress(
    tx,
    begun.map(period => ({ officeCode, period })),
  )
  return [districtSheet(place, year, own, { standings, parts })]
}

/** Throws office.unknown. */
function officeIn({ province, districts, leftOut }: MeasuredYear, officeCode: string): MeasuredOffice {
  const own = [province, ...districts, ...leftOut].find(office => office.officeCode === officeCode)
  if (own === undefined) throw new Problem('office.unknown')
  return own
}

/** How the forecasts of a province's districts stand, as its page says it. */
async function readForecastStates(tx: Tx, { provinceCode, fiscalYear }: SheetPlace, officeCode?: string) {
  const standings = await listForecastStandings(tx, {
    provinceCode,
    fiscalYear,
    periods: periodsOfFiscalYear(fiscalYear),
    ...(officeCode === undefined ? {} : { officeCode }),
  })
  return new Map(standings.map(row => [row.officeCode, forecastStateOf(row)]))
}

/** The newest filed forecast beside what was recorded; who is only in one of the two is in the table as well. */
async function readForecast(tx: Tx, place: SheetPlace, own: MeasuredOffice): Promise<SheetTable[]> {
  const { officeCode, fiscalYear } = place
  const version = await findForecastVersion(tx, officeCode, fiscalYear)
  const content = version === null ? null : (JSON.parse(version.content) as ForecastContent)
  const states = await readForecastStates(tx, place, officeCode)
  return producerForecastSheets(place, own, {
    filed: version && { number: version.number, at: version.filedAt },
    isStated: states.get(officeCode) === 'stated',
    lines: await readForecastLines(tx, place, content),
  })
}

/** Producers that turned out to be one since are one line: what was expected and sold of each counts for who is kept. */
async function readForecastLines(
  tx: Tx,
  { officeCode, fiscalYear }: SheetPlace,
  content: ForecastContent | null,
): Promise<ForecastLine[]> {
  const periods = periodsOfFiscalYear(fiscalYear)
  const expected = content?.producers ?? []
  const sales = await listProducerSales(tx, officeCode, periods)
  const kept = await listKept(
    tx,
    [...expected, ...sales].map(producer => producer.id),
  )
  const lines = new Map<string, ForecastLine>()
  const add = (producer: KeptProducer, side: 'expected' | 'sold', amounts: readonly (Satang | null)[]) => {
    const { id, code, name } = kept.get(producer.id) ?? producer
    const line = lines.get(id) ?? { code, name, expected: [], sold: [] }
    lines.set(id, { ...line, [side]: sumColumns([line[side], amounts], periods.length) })
  }
  for (const producer of expected)
    add(
      producer,
      'expected',
      producer.amounts.map(amount => (amount === null ? null : parseBaht(amount))),
    )
  for (const producer of sales) add(producer, 'sold', producer.sold)
  return [...lines.values()]
}

async function readBaselineLines(tx: Tx, { provinceCode, fiscalYear, asOf }: SheetPlace) {
  const view = await readBaseline(tx, provinceCode, fiscalYear, asOf)
  const lines = view.offices.map(
    ({ officeCode, officeName, cells }): BaselineLine => ({
      officeCode,
      officeName,
      amounts: cells.map(({ imported }) => (imported === null ? null : parseBaht(imported))),
    }),
  )
  return { periods: view.months.map(({ period }) => period), lines }
}

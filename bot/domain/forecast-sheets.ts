// Forecast against sales as tables (pure): of a district by producer, of a province by district. What is compared are the
// months that are reported, on both sides; everything else would only say that the year is not over.
import type { OfficeCode, Period, Satang } from '../../db/vocabulary.ts'
import type { ForecastState } from './forecast-standing.ts'
import { FORECAST_STATE_NAMES } from './forecast-words.ts'
import { tenthsOf } from './growth.ts'
import type { MeasuredOffice, MeasuredYear } from './indicator.ts'
import { baht, bahtColumn, column, monthColumns, percent, sumColumns, sumKnown, text } from './sheet-cells.ts'
import type { SheetCell, SheetColumn, SheetTable } from './sheet-table.ts'
import { COLUMNS, NOTES, TOTAL, titleOfYear } from './sheet-words.ts'
import type { YearHead } from './year-sheets.ts'

/** One producer of the filed forecast, or one that has sales without being in it. */
export interface ForecastLine {
  code: string
  name: string
  /** Twelve; null = not expected to be with the district then. */
  expected: readonly (Satang | null)[]
  /** Twelve; null = nothing recorded. */
  sold: readonly (Satang | null)[]
}

/** `filed` null = no figures were filed: then there is only what was sold; `isStated` = that it was filed is all there is. */
export function producerForecastSheets(
  head: YearHead,
  own: MeasuredOffice,
  of: { filed: { number: number; at: Date } | null; isStated: boolean; lines: readonly ForecastLine[] },
): SheetTable[] {
  const { filed, isStated, lines } = of
  const periods = own.months.map(month => month.period)
  const isReported = own.months.map(month => month.isReported)
  const first = [
    column('text', 'producerCode', COLUMNS.code, 16),
    column('text', 'producer', COLUMNS.name, 36),
  ]
  const named = (line: ForecastLine) => [text(line.code), text(line.name)]
  const nothing = isStated ? FORECAST_STATE_NAMES.stated : NOTES.notFiled
  const notes = [NOTES.asOf(head.asOf), filed === null ? nothing : NOTES.filed(filed.number, filed.at)]
  return [
    comparedSheet('FORECAST', titleOfYear('forecast', head.officeName, head.fiscalYear), {
      notes: [...notes, NOTES.forecastSame],
      first,
      periods,
      rows: lines.map(line => ({ first: named(line), ...line, isReported })),
    }),
    soldSheet(head, {
      notes,
      first,
      periods,
      rows: lines.map(line => ({ first: named(line), sold: line.sold })),
    }),
  ]
}

export const provinceForecastSheet = (
  head: YearHead,
  year: MeasuredYear,
  states: ReadonlyMap<OfficeCode, ForecastState>,
): SheetTable =>
  comparedSheet('FORECAST', titleOfYear('forecast', head.officeName, head.fiscalYear), {
    notes: [NOTES.asOf(head.asOf), NOTES.forecastSame],
    first: [
      column('text', 'officeCode', COLUMNS.officeCode, 10),
      column('text', 'office', COLUMNS.office, 18),
      column('text', 'filed', COLUMNS.filed, 30),
    ],
    periods: year.province.months.map(month => month.period),
    rows: year.districts.map(({ officeCode, officeName, months }) => {
      return {
        first: [
          text(officeCode),
          text(officeName),
          text(FORECAST_STATE_NAMES[states.get(officeCode) ?? 'not_started']),
        ],
        expected: months.map(month => month.forecastSatang),
        sold: months.map(month => month.nowSatang),
        isReported: months.map(month => month.isReported),
      }
    }),
  })

interface Compared {
  notes: readonly string[]
  first: readonly SheetColumn[]
  periods: readonly Period[]
  rows: readonly (Pick<ForecastLine, 'expected' | 'sold'> & {
    first: SheetCell[]
    isReported: readonly boolean[]
  })[]
}

function comparedSheet(name: string, title: string, { notes, first, periods, rows }: Compared): SheetTable {
  const read = rows.map(row => {
    const isBoth = (index: number) => row.isReported[index] === true && (row.expected[index] ?? null) !== null
    const same = (amounts: readonly (Satang | null)[]) =>
      sumKnown(amounts.filter((_, index) => isBoth(index)))
    const expected = same(row.expected)
    return {
      first: row.first,
      amounts: [
        ...row.expected,
        sumKnown(row.expected),
        expected,
        // Reported, and nothing sold: that is known.
        expected === null ? null : (same(row.sold) ?? 0n),
      ],
    }
  })
  const sums = sumColumns(
    read.map(row => row.amounts),
    periods.length + 3,
  )
  const cells = (amounts: readonly (Satang | null)[]): SheetCell[] => {
    const [expected = null, sold = null] = amounts.slice(-2)
    const isKnown = expected !== null && sold !== null
    return [
      ...amounts.map(baht),
      baht(isKnown ? sold - expected : null),
      percent(isKnown ? tenthsOf(sold, expected) : null),
    ]
  }
  return {
    name,
    title,
    notes,
    columns: [
      ...first,
      ...monthColumns(periods),
      bahtColumn('forecastTotal', COLUMNS.forecastTotal),
      bahtColumn('forecastSame', COLUMNS.forecastSame),
      bahtColumn('actualSame', COLUMNS.actualSame),
      bahtColumn('difference', COLUMNS.difference),
      column('percent', 'differencePercent', COLUMNS.differencePercent, 14),
    ],
    rows: read.map(row => [...row.first, ...cells(row.amounts)]),
    total: [text(TOTAL), ...first.slice(1).map(() => null), ...cells(sums)],
  }
}

function soldSheet(
  head: YearHead,
  {
    notes,
    first,
    periods,
    rows,
  }: Pick<Compared, 'notes' | 'first' | 'periods'> & {
    rows: readonly { first: SheetCell[]; sold: ForecastLine['sold'] }[]
  },
): SheetTable {
  const last = (amounts: readonly (Satang | null)[]) => [...amounts.map(baht), baht(sumKnown(amounts))]
  const sums = sumColumns(
    rows.map(row => row.sold),
    periods.length,
  )
  return {
    name: 'ACTUAL',
    title: NOTES.soldTitle(titleOfYear('forecast', head.officeName, head.fiscalYear)),
    notes,
    columns: [...first, ...monthColumns(periods), bahtColumn('total', COLUMNS.total)],
    rows: rows.map(row => [...row.first, ...last(row.sold)]),
    total: [text(TOTAL), ...first.slice(1).map(() => null), ...last(sums)],
  }
}

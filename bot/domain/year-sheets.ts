// Tables of one fiscal year by month (pure): a district's months, and sales by office, by category and by channel, like the
// department's reports r04, r05 and r06. Sums are those of the indicator, so that no table says another number.
import {
  CATEGORIES,
  type Category,
  CHANNELS,
  type Channel,
  type OfficeCode,
  type Period,
  type ReportState,
  type Satang,
} from '../../db/vocabulary.ts'
import { periodsOfFiscalYear } from './fiscal-year.ts'
import { growthInMonth, type MeasuredOffice, type MeasuredYear, officesOf } from './indicator.ts'
import {
  baht,
  bahtColumn,
  column,
  count,
  monthColumns,
  percent,
  sumColumns,
  sumKnown,
  text,
} from './sheet-cells.ts'
import type { SheetCell, SheetTable } from './sheet-table.ts'
import { COLUMNS, monthStateWords, NOTES, TOTAL, titleOfYear } from './sheet-words.ts'
import { thaiPeriod } from './thai-dates.ts'
import { CATEGORY_NAMES, CHANNEL_NAMES } from './thai-words.ts'

export interface YearHead {
  /** With its prefix. */
  officeName: string
  fiscalYear: number
  asOf: Date
}

/** Sales of one district and month by what was sold and how; what is not in the list is nothing. */
export interface AmountPart {
  officeCode: OfficeCode
  period: Period
  category: Category
  channel: Channel
  satang: Satang
}

/** One district in one month. */
export interface MonthStanding {
  period: Period
  state: ReportState
  recorded: number
  expected: number
  noSales: number
  amountSatang: Satang
}

/** `standings` are of the months that have begun, in order. */
export function districtSheet(
  head: YearHead,
  year: MeasuredYear,
  own: MeasuredOffice,
  { standings, parts }: { standings: readonly MonthStanding[]; parts: readonly AmountPart[] },
): SheetTable {
  const amounts = [
    ...CATEGORIES.map(category => (part: AmountPart) => part.category === category),
    ...CHANNELS.map(channel => (part: AmountPart) => part.channel === channel),
  ]
  const rows = own.months.map(month => {
    const standing = standings.find(item => item.period === month.period && item.recorded > 0)
    const sold = parts.filter(part => part.period === month.period)
    return {
      month,
      standing: standings.find(item => item.period === month.period) ?? null,
      amounts: [
        month.nowSatang,
        ...amounts.map(fits => (standing === undefined ? null : sumOf(sold.filter(fits)))),
        month.lastYearSatang,
        month.forecastSatang,
        month.importedSatang,
      ],
    }
  })
  const { growth } = own.spans.year
  const sums = sumColumns(
    rows.map(row => row.amounts),
    amounts.length + 4,
  )
  // A column that only years before this service need.
  const isImported = rows.some(row => row.month.importedSatang !== null)
  const shown = isImported ? sums.length : sums.length - 1
  return {
    name: 'DISTRICT',
    title: titleOfYear('district', head.officeName, head.fiscalYear),
    notes: [
      NOTES.asOf(head.asOf),
      NOTES.growth(NOTES.year(head.fiscalYear), growth, NOTES.units.month),
      NOTES.rule(year.rule),
    ],
    columns: [
      column('text', 'month', COLUMNS.month, 18),
      column('text', 'state', COLUMNS.reportState, 22),
      column('count', 'recorded', COLUMNS.recorded, 12),
      column('count', 'expected', COLUMNS.expected, 12),
      column('count', 'noSales', COLUMNS.noSales, 12),
      column('percent', 'growth', COLUMNS.growth, 12),
      ...[
        bahtColumn('amount', COLUMNS.amount),
        ...CATEGORIES.map(category => bahtColumn(category, CATEGORY_NAMES[category])),
        ...CHANNELS.map(channel => bahtColumn(channel, CHANNEL_NAMES[channel])),
        bahtColumn('lastYear', COLUMNS.lastYear),
        bahtColumn('forecast', COLUMNS.forecast),
        bahtColumn('imported', COLUMNS.imported),
      ].slice(0, shown),
    ],
    rows: rows.map(row => [
      text(thaiPeriod(row.month.period)),
      text(row.standing && monthStateWords(row.standing, row.month.importedSatang !== null)),
      ...countsOf(row.standing),
      percent(growthInMonth([own], row.month.period).tenths),
      ...row.amounts.slice(0, shown).map(baht),
    ]),
    total: [text(TOTAL), null, null, null, null, percent(growth.tenths), ...sums.slice(0, shown).map(baht)],
  }
}

const countsOf = (standing: MonthStanding | null): SheetCell[] =>
  standing === null
    ? [null, null, null]
    : [count(standing.recorded), count(standing.expected), count(standing.noSales)]

const sumOf = (parts: readonly AmountPart[]): Satang => parts.reduce((sum, part) => sum + part.satang, 0n)

/** r04: a row for each district. */
export function byOfficeSheet(head: YearHead, year: MeasuredYear): SheetTable {
  return monthsSheet('by_office', head, officesOf(year), {
    first: [
      column('text', 'officeCode', COLUMNS.officeCode, 10),
      column('text', 'office', COLUMNS.office, 18),
    ],
    rows: year.districts.map(({ officeCode, officeName, months }) => ({
      first: [text(officeCode), text(officeName)],
      amounts: months.map(month => month.nowSatang),
    })),
  })
}

/** r05: a row for each category. `office` is a district, or the province. */
export const byCategorySheet = (
  head: YearHead,
  year: MeasuredYear,
  office: MeasuredOffice,
  parts: readonly AmountPart[],
): SheetTable =>
  monthsSheet('by_category', head, countedIn(year, office), {
    first: [column('text', 'category', COLUMNS.category, 30)],
    rows: CATEGORIES.map(category => ({
      first: [text(CATEGORY_NAMES[category])],
      amounts: amountsBy(office, parts, part => part.category === category),
    })),
  })

/** r06: a row for each channel. */
export const byChannelSheet = (
  head: YearHead,
  year: MeasuredYear,
  office: MeasuredOffice,
  parts: readonly AmountPart[],
): SheetTable =>
  monthsSheet('by_channel', head, countedIn(year, office), {
    first: [column('text', 'channel', COLUMNS.channel, 30)],
    rows: CHANNELS.map(channel => ({
      first: [text(CHANNEL_NAMES[channel])],
      amounts: amountsBy(office, parts, part => part.channel === channel),
    })),
  })

/** Null where nothing of the month is recorded; 0 where nothing of it was sold so. */
const amountsBy = (
  office: MeasuredOffice,
  parts: readonly AmountPart[],
  fits: (part: AmountPart) => boolean,
): (Satang | null)[] =>
  office.months.map(({ period, nowSatang }) =>
    nowSatang === null ? null : sumOf(parts.filter(part => part.period === period && fits(part))),
  )

/** The district itself; of the province all of its districts. */
const countedIn = (year: MeasuredYear, office: MeasuredOffice): readonly MeasuredOffice[] =>
  office === year.province ? officesOf(year) : [office]

function monthsSheet(
  sheet: 'by_office' | 'by_category' | 'by_channel',
  head: YearHead,
  offices: readonly MeasuredOffice[],
  {
    first,
    rows,
  }: { first: SheetTable['columns']; rows: { first: SheetCell[]; amounts: (Satang | null)[] }[] },
): SheetTable {
  const periods = periodsOfFiscalYear(head.fiscalYear)
  const isImported = offices.some(({ months }) => months.some(month => month.importedSatang !== null))
  const sums = sumColumns(
    rows.map(row => row.amounts),
    periods.length,
  )
  const last = (amounts: readonly (Satang | null)[]) => [...amounts.map(baht), baht(sumKnown(amounts))]
  return {
    name: sheet.toUpperCase(),
    title: titleOfYear(sheet, head.officeName, head.fiscalYear),
    notes: [NOTES.asOf(head.asOf), NOTES.blanks, ...(isImported ? [NOTES.imported] : [])],
    columns: [...first, ...monthColumns(periods), bahtColumn('total', COLUMNS.total)],
    rows: rows.map(row => [...row.first, ...last(row.amounts)]),
    total: [text(TOTAL), ...first.slice(1).map(() => null), ...last(sums)],
  }
}

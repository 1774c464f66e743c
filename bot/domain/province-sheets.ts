// The province as tables (pure): the month as its summary says it, and where every district stands against its targets.
import { SPANS, type Span } from '../../db/vocabulary.ts'
import { cellKindOf, timelinessOf } from './board.ts'
import type { Growth } from './growth.ts'
import { growthInMonth, type MeasuredOffice, type MeasuredYear, officesOf } from './indicator.ts'
import { SPAN_NAMES, targetWords } from './indicator-words.ts'
import type { MonthHead } from './month-sheets.ts'
import type { DistrictMonth, ProvinceSummary } from './province-summary.ts'
import type { PeriodCalendar } from './reporting-calendar.ts'
import { baht, bahtColumn, column, count, percent, text } from './sheet-cells.ts'
import type { SheetCell, SheetColumn, SheetTable } from './sheet-table.ts'
import {
  COLUMNS,
  indicatorTitle,
  monthStateWords,
  NOTES,
  TIMELINESS_NAMES,
  TOTAL,
  titleOfMonth,
} from './sheet-words.ts'

/** Every district of the month; the last row is the summary's own. */
export function summarySheet(
  head: MonthHead,
  summary: ProvinceSummary,
  year: MeasuredYear,
  { districts, calendar }: { districts: readonly DistrictMonth[]; calendar: PeriodCalendar },
): SheetTable {
  const { growthMonth, growthYear, producers } = summary
  const timeliness = (at: Date | null, end: Date) => text(TIMELINESS_NAMES[timelinessOf(at, end, head.asOf)])
  // Who owes nothing and recorded nothing is not in it, as in the summary.
  const shown = districts.filter(row => row.expected > 0 || row.amountSatang > 0n)
  return {
    name: 'SUMMARY',
    title: titleOfMonth('province', head.officeName, head.period),
    notes: [
      NOTES.asOf(head.asOf),
      NOTES.growth(NOTES.thisMonth, growthMonth, NOTES.units.office),
      NOTES.growth(NOTES.yearTo(year.fiscalYear, head.period), growthYear, NOTES.units.officeMonths),
      NOTES.rule(summary.rule),
    ],
    columns: [
      column('text', 'officeCode', COLUMNS.officeCode, 10),
      column('text', 'office', COLUMNS.office, 18),
      column('text', 'state', COLUMNS.reportState, 24),
      column('count', 'recorded', COLUMNS.recorded, 12),
      column('count', 'expected', COLUMNS.expected, 12),
      column('count', 'noSales', COLUMNS.noSales, 12),
      bahtColumn('amount', COLUMNS.amount),
      bahtColumn('base', COLUMNS.base),
      column('percent', 'growth', COLUMNS.growth, 12),
      column('text', 'submitted', COLUMNS.submitted, 22),
      column('text', 'certified', COLUMNS.certified, 22),
    ],
    rows: shown.map(row => {
      const own = officesOf(year).filter(office => office.officeCode === row.officeCode)
      const month = own.flatMap(office => office.months).find(item => item.period === head.period)
      const isImported = (month?.importedSatang ?? null) !== null
      const isReport = cellKindOf(row, isImported) === 'report'
      return [
        text(row.officeCode),
        text(row.officeName),
        text(monthStateWords(row, isImported)),
        count(row.recorded),
        count(row.expected),
        count(row.noSales),
        baht(row.recorded === 0 ? null : row.amountSatang),
        baht(month?.baseSatang),
        percent(growthInMonth(own, head.period).tenths),
        isReport ? timeliness(row.firstSubmittedAt, calendar.reportDueEnd) : null,
        isReport ? timeliness(row.firstCertifiedAt, calendar.signOffDueEnd) : null,
      ]
    }),
    total: [
      text(TOTAL),
      null,
      null,
      count(producers.recorded),
      count(producers.expected),
      count(producers.noSales),
      baht(producers.recorded === 0 ? null : summary.amountSatang),
      // Only of districts that are compared: it stands under no sum of the rows above.
      null,
      percent(growthMonth.tenths),
      null,
      null,
    ],
  }
}

/** Rounds and year of every district: what is compared, growth, target, what is missing. The last row is the province's. */
export function indicatorSheet(head: MonthHead, year: MeasuredYear): SheetTable {
  return {
    name: 'INDICATOR',
    title: indicatorTitle(head.officeName, year.fiscalYear),
    notes: [
      NOTES.asOf(head.asOf),
      NOTES.growth(NOTES.year(year.fiscalYear), year.province.spans.year.growth, NOTES.units.officeMonths),
      NOTES.rule(year.rule),
    ],
    columns: [
      column('text', 'officeCode', COLUMNS.officeCode, 10),
      column('text', 'office', COLUMNS.office, 18),
      ...SPANS.flatMap(spanColumns),
    ],
    rows: year.districts.map(office => [
      text(office.officeCode),
      text(office.officeName),
      ...spanCells(office),
    ]),
    total: [text(TOTAL), text(year.province.officeName), ...spanCells(year.province)],
  }
}

function spanColumns(span: Span): SheetColumn[] {
  const of = (title: string) => `${SPAN_NAMES[span]} ${title}`
  return [
    bahtColumn(`${span}_compared`, of(COLUMNS.compared)),
    bahtColumn(`${span}_base`, of(COLUMNS.base)),
    column('percent', `${span}_growth`, of(COLUMNS.growth), 14),
    column('text', `${span}_target`, of(COLUMNS.target), 24),
    column('percent', `${span}_distance`, of(COLUMNS.distance), 14),
  ]
}

const spanCells = (office: MeasuredOffice): SheetCell[] =>
  SPANS.flatMap(span => {
    const { growth, standing } = office.spans[span]
    return [
      ...comparedCells(growth),
      percent(growth.tenths),
      text(standing && targetWords(standing.target)),
      percent(standing?.distanceTenths ?? null),
    ]
  })

/** Nothing compared is no amount of zero. */
const comparedCells = ({ covered, nowSatang, baseSatang }: Growth): SheetCell[] =>
  covered === 0 ? [null, null] : [baht(nowSatang), baht(baseSatang)]

// Rows of the open data made from what the board and the indicator say (pure): the numbers are theirs, only flat.
import type { BaselineRule, OfficeCode, Period, Satang, Span } from '../../db/vocabulary.ts'
import { SPANS } from '../../db/vocabulary.ts'
import type { BoardCell } from './board.ts'
import { growthOf } from './growth.ts'
import { type MeasuredOffice, type MeasuredYear, officesOf } from './indicator.ts'
import { toBaht } from './money.ts'
import { thresholdsOf, topOf } from './target-rules.ts'
import type { MeasuredMonth } from './target-standing.ts'

/** One district in one month. */
export interface OpenMonth {
  officeCode: OfficeCode
  officeName: string
  cell: BoardCell
  noSales: number
  firstSubmittedAt: Date | null
  firstCertifiedAt: Date | null
}

export function monthRow(of: OpenMonth, measured: MeasuredMonth) {
  const { officeCode, officeName, cell, noSales } = of
  const { baseSatang, isReported, lastYearSatang, nowSatang, importedSatang } = measured
  const growth = growthOf([{ nowSatang: nowSatang ?? 0n, baseSatang, isReported }])
  return {
    officeCode,
    officeName,
    period: cell.period,
    kind: cell.kind,
    state: cell.state,
    expected: cell.expected,
    recorded: cell.recorded,
    noSales,
    amount: baht(nowSatang),
    importedAmount: baht(importedSatang),
    baseAmount: baht(baseSatang),
    lastYearAmount: baht(lastYearSatang),
    growthPercent: percent(growth.tenths),
    submitted: cell.submitted,
    submittedAt: of.firstSubmittedAt?.toISOString() ?? null,
    certified: cell.certified,
    certifiedAt: of.firstCertifiedAt?.toISOString() ?? null,
  }
}

/** Province first, then its districts by code; the rounds before the year. */
export function indicatorRows(year: MeasuredYear, officeCode: OfficeCode | undefined) {
  const offices = officeCode === undefined ? [year.province, ...year.districts] : officesOf(year)
  return offices
    .filter(office => officeCode === undefined || office.officeCode === officeCode)
    .flatMap(office => SPANS.map(span => indicatorRow(office, span, year.rule)))
}

function indicatorRow({ officeCode, officeName, spans }: MeasuredOffice, span: Span, rule: BaselineRule) {
  const { growth, standing } = spans[span]
  const target = standing?.target ?? null
  const levels = target?.kind === 'levels' ? thresholdsOf(target) : []
  return {
    officeCode,
    officeName,
    span,
    rule,
    amount: toBaht(growth.nowSatang),
    baseAmount: toBaht(growth.baseSatang),
    growthPercent: percent(growth.tenths),
    covered: growth.covered,
    of: growth.of,
    targetKind: target?.kind ?? null,
    targetPercent: percent(target === null ? null : topOf(target)),
    level1Percent: percent(levels[0] ?? null),
    level2Percent: percent(levels[1] ?? null),
    level3Percent: percent(levels[2] ?? null),
    level4Percent: percent(levels[3] ?? null),
    level: standing?.level ?? null,
    isReached: standing?.isReached ?? null,
    missingPercent: percent(standing?.distanceTenths ?? null),
    // Of levels the last one is level 5.
    neededAmount: baht(standing?.needed.at(-1)?.satang ?? null),
    remainingMonths: standing?.remaining.length ?? null,
  }
}

export const forecastRow = (
  { officeCode, officeName }: Pick<MeasuredOffice, 'officeCode' | 'officeName'>,
  measured: MeasuredMonth,
  filedAt: Date | null,
) => ({
  officeCode,
  officeName,
  period: measured.period,
  filedAt: filedAt?.toISOString() ?? null,
  forecastAmount: baht(measured.forecastSatang),
  amount: baht(measured.nowSatang),
  isReported: measured.isReported,
  lastYearAmount: baht(measured.lastYearSatang),
})

/** What the indicator knows of a district's month. */
export function measuredIn(year: MeasuredYear, officeCode: OfficeCode, period: Period): MeasuredMonth {
  const office = officesOf(year).find(item => item.officeCode === officeCode)
  const month = office?.months.find(item => item.period === period)
  if (month === undefined) throw new RangeError(`${officeCode} has no ${period} in ${year.fiscalYear}`)
  return month
}

const baht = (satang: Satang | null): string | null => (satang === null ? null : toBaht(satang))

/** One decimal, as the number that prints so. */
const percent = (tenths: number | null): number | null => (tenths === null ? null : tenths / 10)

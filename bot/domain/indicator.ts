// The indicator of a fiscal year from rows alone (pure): months, spans, growth like for like, where each target stands.
// The province is the sum of its districts; its growth counts the same district-months as the summary of the month.
import type { BaselineRule, OfficeCode, Period, Satang, Span } from '../../db/vocabulary.ts'
import { SPANS } from '../../db/vocabulary.ts'
import { samePeriodLastYear } from './fiscal-year.ts'
import { type Growth, growthOf } from './growth.ts'
import { type AmountFinder, type DistrictAmount, findAmounts, pairOf } from './growth-base.ts'
import type { IndicatorYear, OfficeIndicator, SpanIndicator } from './indicator-year.ts'
import { periodsOfSpan, spanOfRound } from './spans.ts'
import type { Target } from './target.ts'
import { grownBy, topOf } from './target-rules.ts'
import { type MeasuredMonth, type SpanMonths, standingOf, withWholeBase } from './target-standing.ts'

export interface IndicatorFacts {
  asOf: Date
  fiscalYear: number
  rule: BaselineRule
  /** The month people work on: months after it cannot be reported yet and are not counted as missing. */
  focus: Period
  province: { officeCode: OfficeCode; officeName: string }
  /** Every district. `hasProducers`: it owes reports. */
  districts: readonly { officeCode: OfficeCode; officeName: string; hasProducers: boolean }[]
  /** Of this fiscal year and of every year that the rule and the comparison with last year look at. */
  amounts: readonly DistrictAmount[]
  forecasts: readonly { officeCode: OfficeCode; period: Period; amountSatang: Satang }[]
  targets: readonly { officeCode: OfficeCode; span: Span; target: Target }[]
}

export interface MeasuredOffice extends OfficeIndicator {
  months: readonly MeasuredMonth[]
  /** Districts that have a base in every month of the span, of all: what is needed is said of these. */
  wholeBase: Readonly<Record<Span, { covered: number; of: number }>>
}

export interface MeasuredYear extends IndicatorYear {
  /** As in the facts. */
  focus: Period
  province: MeasuredOffice
  districts: readonly MeasuredOffice[]
  /** Districts without producers and without a total, recorded or imported, for whoever asks about one of them. */
  leftOut: readonly MeasuredOffice[]
}

export function measureIndicators(facts: IndicatorFacts): MeasuredYear {
  const { asOf, fiscalYear, rule, focus, province } = facts
  const find = findAmounts(facts.amounts)
  const all = facts.districts.map(district => ({
    ...district,
    months: periodsOfSpan(fiscalYear, 'year').map(period =>
      measureMonth(facts, find, district.officeCode, period),
    ),
  }))
  const counts = ({ hasProducers, months }: (typeof all)[number]) =>
    hasProducers || months.some(month => (month.nowSatang ?? month.importedSatang) !== null)
  const measure = ({ officeCode, officeName, months }: (typeof all)[number]): MeasuredOffice => ({
    officeCode,
    officeName,
    months,
    ...measureSpans(facts, officeCode, [{ officeCode, months }]),
  })
  const counted = all.filter(counts)
  return {
    fiscalYear,
    rule,
    asOf,
    focus,
    province: {
      ...province,
      months: addUp(facts, counted),
      ...measureSpans(facts, province.officeCode, counted),
    },
    districts: counted.map(measure),
    leftOut: all.filter(district => !counts(district)).map(measure),
  }
}

/** Every district of the year, also those that have nothing in it, by code. */
export const officesOf = ({ districts, leftOut }: MeasuredYear): MeasuredOffice[] =>
  [...districts, ...leftOut].sort((a, b) => a.officeCode.localeCompare(b.officeCode))

function measureMonth(
  facts: IndicatorFacts,
  find: AmountFinder,
  officeCode: OfficeCode,
  period: Period,
): MeasuredMonth {
  const known = find(officeCode, period)
  const { baseSatang, isReported } = pairOf(find, facts.rule, officeCode, period)
  const forecast = facts.forecasts.find(row => row.officeCode === officeCode && row.period === period)
  return {
    period,
    nowSatang: known === null || known.isImported ? null : known.amountSatang,
    isReported,
    baseSatang,
    lastYearSatang: find(officeCode, samePeriodLastYear(period))?.amountSatang ?? null,
    forecastSatang: forecast?.amountSatang ?? null,
    targetSatang: targetIn(facts, officeCode, period, baseSatang),
    importedSatang: known?.isImported ? known.amountSatang : null,
  }
}

/** By the round's target, else the year's; for levels by the highest. */
function targetIn(
  { targets }: IndicatorFacts,
  officeCode: OfficeCode,
  period: Period,
  baseSatang: Satang | null,
): Satang | null {
  const of = (span: Span) => targets.find(row => row.officeCode === officeCode && row.span === span)?.target
  const target = of(spanOfRound(period)) ?? of('year')
  return target === undefined || baseSatang === null ? null : grownBy(baseSatang, topOf(target))
}

/** The province's months: of each amount the sum of the districts that have it. */
function addUp(facts: IndicatorFacts, districts: readonly SpanMonths[]): MeasuredMonth[] {
  return periodsOfSpan(facts.fiscalYear, 'year').map((period, index) => {
    const months = districts.flatMap(district => district.months[index] ?? [])
    const sum = (pick: (month: MeasuredMonth) => Satang | null): Satang | null => {
      const known = months.map(pick).filter(satang => satang !== null)
      return known.length === 0 ? null : known.reduce((total, satang) => total + satang, 0n)
    }
    const baseSatang = sum(month => month.baseSatang)
    return {
      period,
      nowSatang: sum(month => month.nowSatang),
      isReported: months.length > 0 && months.every(month => month.isReported),
      baseSatang,
      lastYearSatang: sum(month => month.lastYearSatang),
      forecastSatang: sum(month => month.forecastSatang),
      targetSatang: targetIn(facts, facts.province.officeCode, period, baseSatang),
      importedSatang: sum(month => month.importedSatang),
    }
  })
}

function measureSpans(
  facts: IndicatorFacts,
  officeCode: OfficeCode,
  districts: readonly SpanMonths[],
): Pick<MeasuredOffice, 'spans' | 'wholeBase'> {
  const measured = SPANS.map(span => {
    const own = inSpan(districts, periodsOfSpan(facts.fiscalYear, span))
    const growth = growthSoFar(own, facts.focus)
    const row = facts.targets.find(item => item.officeCode === officeCode && item.span === span)
    const standing = row === undefined ? null : standingOf(row.target, growth, own)
    const wholeBase = { covered: withWholeBase(own).length, of: own.length }
    return { span, indicator: { growth, standing } satisfies SpanIndicator, wholeBase }
  })
  const by = <T>(pick: (item: (typeof measured)[number]) => T) =>
    Object.fromEntries(measured.map(item => [item.span, pick(item)])) as Record<Span, T>
  return { spans: by(item => item.indicator), wholeBase: by(item => item.wholeBase) }
}

const inSpan = (districts: readonly SpanMonths[], periods: readonly Period[]): SpanMonths[] =>
  districts.map(({ officeCode, months }) => ({
    officeCode,
    months: months.filter(month => periods.includes(month.period)),
  }))

/** Over every district-month up to the one in focus; also later ones, should they be reported. */
const growthSoFar = (districts: readonly SpanMonths[], focus: Period): Growth =>
  growthOf(
    districts.flatMap(({ months }) =>
      months
        .filter(month => month.period <= focus || month.isReported)
        .map(month => ({ ...month, nowSatang: month.nowSatang ?? 0n })),
    ),
  )

/** Growth of one month over these districts, of which it says how many it counted. */
export const growthInMonth = (districts: readonly OfficeIndicator[], period: Period): Growth =>
  growthOf(
    districts.flatMap(({ months }) =>
      months
        .filter(month => month.period === period)
        .map(month => ({ ...month, nowSatang: month.nowSatang ?? 0n })),
    ),
  )

// The indicator computed naively: everything asked of the facts one question at a time.
import type { IndicatorFacts } from '../../bot/domain/indicator.ts'
import type { Target } from '../../bot/domain/target.ts'
import type { Satang, Span } from '../../db/vocabulary.ts'
import { PERIODS } from './indicator-facts.ts'

const REPORTED = ['submitted', 'certified', 'accepted']
export const yearsBefore = (period: string, years: number) =>
  `${Number(period.slice(0, 4)) - years}${period.slice(4)}`
export const monthsOf: Record<Span, string[]> = {
  round_1: PERIODS.slice(0, 6),
  round_2: PERIODS.slice(6),
  year: PERIODS,
}

/** Everything asked of the facts one question at a time. */
export function naive(facts: IndicatorFacts) {
  const row = (code: string, period: string) =>
    facts.amounts.find(item => item.officeCode === code && item.period === period)
  const base = (code: string, period: string): Satang | null => {
    const years = facts.rule === 'last_year' ? [1] : [1, 2, 3]
    const found = years.map(back => row(code, yearsBefore(period, back))?.amountSatang)
    if (found.includes(undefined)) return null
    const sum = found.reduce<bigint>((total, item) => total + (item ?? 0n), 0n)
    if (years.length === 1) return sum
    return sum / 3n + (sum % 3n === 2n ? 1n : 0n)
  }
  const isReported = (code: string, period: string) => {
    const found = row(code, period)
    return found !== undefined && !found.isImported && REPORTED.includes(found.state)
  }
  const counted = facts.districts
    .filter(item => item.hasProducers || PERIODS.some(period => row(item.officeCode, period) !== undefined))
    .map(item => item.officeCode)
  return { row, base, isReported, counted }
}

export function naiveMonth(facts: IndicatorFacts, code: string, period: string) {
  const { row, base, isReported } = naive(facts)
  const own = row(code, period)
  const forecast = facts.forecasts.find(item => item.officeCode === code && item.period === period)
  return {
    nowSatang: own && !own.isImported ? own.amountSatang : null,
    importedSatang: own?.isImported ? own.amountSatang : null,
    isReported: isReported(code, period),
    baseSatang: base(code, period),
    lastYearSatang: row(code, yearsBefore(period, 1))?.amountSatang ?? null,
    forecastSatang: forecast?.amountSatang ?? null,
  }
}

export function naiveGrowth(facts: IndicatorFacts, codes: readonly string[], span: Span) {
  const { row, base, isReported } = naive(facts)
  let [now, before, covered, of] = [0n, 0n, 0, 0]
  for (const code of codes)
    for (const period of monthsOf[span]) {
      if (period > facts.focus && !isReported(code, period)) continue
      of += 1
      const own = base(code, period)
      if (!isReported(code, period) || own === null) continue
      covered += 1
      now += row(code, period)?.amountSatang ?? 0n
      before += own
    }
  return { now, before, covered, of }
}

/** Base of the span of districts that have one in every month, and what these have sold. */
export function naiveWhole(facts: IndicatorFacts, codes: readonly string[], span: Span) {
  const { row, base, isReported } = naive(facts)
  const whole = codes.filter(code => monthsOf[span].every(period => base(code, period) !== null))
  let [total, sold] = [0n, 0n]
  for (const code of whole)
    for (const period of monthsOf[span]) {
      total += base(code, period) ?? 0n
      const own = row(code, period)
      if (own && (own.isImported || isReported(code, period))) sold += own.amountSatang
    }
  return { total, sold, count: whole.length }
}

export const thresholds = (target: Target): readonly number[] =>
  target.kind === 'percent' ? [target.tenths] : target.tenths

/** Months of the span that some of the districts have neither reported nor brought from elsewhere. */
export function naiveRemaining(facts: IndicatorFacts, codes: readonly string[], span: Span): string[] {
  const { row, isReported } = naive(facts)
  return monthsOf[span].filter(period =>
    codes.some(code => !isReported(code, period) && row(code, period)?.isImported !== true),
  )
}

/** How many thresholds are reached; null = no base. */
export function naiveReached(facts: IndicatorFacts, codes: readonly string[], span: Span, target: Target) {
  const { now, before } = naiveGrowth(facts, codes, span)
  if (before === 0n) return null
  return thresholds(target).filter(tenths => now * 1000n >= before * BigInt(1000 + tenths)).length
}

// The spans a target is set for: round 1 = October to March, round 2 = April to September, and the whole fiscal year.
import type { Period, Span } from '../../db/vocabulary.ts'
import { periodsOfFiscalYear, roundOf } from './fiscal-year.ts'

/** The periods of a span, in order. */
export const periodsOfSpan = (fiscalYear: number, span: Span): Period[] =>
  periodsOfFiscalYear(fiscalYear).filter(period => span === 'year' || spanOfRound(period) === span)

/** The month of the fiscal year that is nearest to `to`: itself, or the year's first or last. */
export function nearestPeriod(fiscalYear: number, to: Period): Period {
  const periods = periodsOfFiscalYear(fiscalYear)
  return periods.filter(period => period <= to).pop() ?? periods[0] ?? to
}

/** The round that the period counts in. */
export const spanOfRound = (period: Period): 'round_1' | 'round_2' =>
  roundOf(period) === 1 ? 'round_1' : 'round_2'

// Demo targets of FY2568, as the letter's first enclosure hands them out: for the province and each of its districts, both
// rounds and the year, five levels. Invented like all of the demo: the enclosure's own numbers are not known.
import type { OfficeCode, Span, TargetKind } from '../vocabulary.ts'
import { SPANS } from '../vocabulary.ts'
import { listDemoPeople } from './demo-people.ts'

export interface DemoTarget {
  officeCode: OfficeCode
  fiscalYear: number
  span: Span
  kind: TargetKind
  /** Growth for the scores 1 to 5, in tenths of a percent. */
  thresholds: number[]
}

/** Named by the CE year in which it ends. */
const FISCAL_YEAR = 2025
const LEVELS: Readonly<Record<Span, readonly number[]>> = {
  round_1: [10, 20, 30, 40, 50],
  round_2: [15, 25, 35, 45, 55],
  year: [10, 20, 30, 40, 50],
}

/** One for every office and span. */
export function listDemoTargets(): DemoTarget[] {
  const offices = [...new Set(listDemoPeople().map(person => person.officeCode))].sort()
  return offices.flatMap(officeCode =>
    SPANS.map(span => ({
      officeCode,
      fiscalYear: FISCAL_YEAR,
      span,
      kind: 'levels' as const,
      thresholds: [...LEVELS[span]],
    })),
  )
}

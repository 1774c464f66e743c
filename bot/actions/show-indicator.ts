// The indicator's page of one district or of the province: what the domain measured, as the contract says it.
import { findOffice } from '../../db/queries/officers.ts'
import type { OfficeCode, Satang, Span } from '../../db/vocabulary.ts'
import type { IndicatorView, SpanView, StandingView, TargetBody } from '../contract/indicator.ts'
import type { Deps } from '../deps.ts'
import { type Actor, may } from '../domain/access.ts'
import { growthInMonth, type MeasuredOffice } from '../domain/indicator.ts'
import type { TargetStanding } from '../domain/indicator-year.ts'
import { toBaht } from '../domain/money.ts'
import { Problem } from '../domain/problems.ts'
import { nearestPeriod, spanOfRound } from '../domain/spans.ts'
import type { Target } from '../domain/target.ts'
import { officeName } from '../domain/thai-words.ts'
import { nearYears } from './near-years.ts'
import { readIndicators } from './read-indicators.ts'
import { viewGrowth } from './show-summary.ts'

/** Throws access.denied, office.unknown. */
export async function showIndicator(
  deps: Deps,
  actor: Actor,
  { officeCode, fiscalYear }: { officeCode: OfficeCode; fiscalYear: number },
): Promise<IndicatorView> {
  const { db, clock } = deps
  if (!may(actor, 'read_indicator', officeCode)) throw new Problem('access.denied')
  const now = clock.now()
  const office = await findOffice(db, officeCode)
  const year = await readIndicators(db, actor.provinceCode, fiscalYear, now)
  const { province, districts, leftOut } = year
  const isProvince = officeCode === province.officeCode
  const own = [province, ...districts, ...leftOut].find(item => item.officeCode === officeCode)
  if (own === undefined || office === null) throw new Problem('office.unknown')
  return {
    officeCode,
    officeName: officeName({ kind: office.kind, name: own.officeName }),
    fiscalYear,
    rule: year.rule,
    asOf: now.toISOString(),
    // A year that is over is looked at from its end, one that has not begun from its beginning.
    round: spanOfRound(nearestPeriod(fiscalYear, year.focus)),
    months: viewMonths(own, isProvince ? districts : [own]),
    spans: viewSpans(own),
    districts: isProvince
      ? districts.map(district => ({
          officeCode: district.officeCode,
          officeName: officeName({ kind: 'district', name: district.officeName }),
          spans: viewSpans(district),
        }))
      : [],
    maySetTargets: may(actor, 'set_targets', actor.provinceCode),
    ...nearYears(fiscalYear, now, 0),
  }
}

const viewMonths = (office: MeasuredOffice, districts: readonly MeasuredOffice[]): IndicatorView['months'] =>
  office.months.map(month => ({
    period: month.period,
    now: baht(month.nowSatang),
    imported: baht(month.importedSatang),
    isReported: month.isReported,
    base: baht(month.baseSatang),
    lastYear: baht(month.lastYearSatang),
    forecast: baht(month.forecastSatang),
    target: baht(month.targetSatang),
    growth: viewGrowth(growthInMonth(districts, month.period)),
  }))

const baht = (satang: Satang | null): string | null => (satang === null ? null : toBaht(satang))

function viewSpans({ spans, wholeBase }: MeasuredOffice): IndicatorView['spans'] {
  const view = (span: Span): SpanView => ({
    growth: viewGrowth(spans[span].growth),
    standing: spans[span].standing && viewStanding(spans[span].standing),
    wholeBase: wholeBase[span],
  })
  return { round_1: view('round_1'), round_2: view('round_2'), year: view('year') }
}

export const viewStanding = ({ target, needed, remaining, ...standing }: TargetStanding): StandingView => ({
  ...standing,
  target: viewTarget(target),
  needed: needed.map(({ satang, ...threshold }) => ({ ...threshold, amount: toBaht(satang) })),
  remaining: [...remaining],
})

export const viewTarget = (target: Target): TargetBody =>
  target.kind === 'percent' ? target : { kind: 'levels', tenths: [...target.tenths] }

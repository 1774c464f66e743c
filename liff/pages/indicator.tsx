// The indicator of a district or the province in a fiscal year: growth of the round and the year, where the target stands
// and what must still be sold, every month as a chart and as a list; for the province its districts.
import '../style/pages.css'
import '../style/people.css'
import '../style/summary.css'
import '../style/report.css'
import '../style/indicator.css'
import { useSignal } from '@preact/signals'
import type { IndicatorView, SpanView } from '../../bot/contract/indicator.ts'
import { BASELINE_RULE_NAMES } from '../../bot/domain/baseline-words.ts'
import { SPAN_SHORT } from '../../bot/domain/indicator-words.ts'
import type { Span } from '../../db/vocabulary.ts'
import { call } from '../api.ts'
import type { Route } from '../more-addresses.ts'
import { indicatorPath } from '../more-routes.ts'
import { officer } from '../officer.ts'
import { Load, useLoad } from '../parts/load.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { isDistrictStaff } from '../routes.ts'
import { momentShort, percent } from '../words-common.ts'
import { INDICATOR } from '../words-indicator.ts'
import { IndicatorChart } from './indicator-chart.tsx'
import { IndicatorDistricts, IndicatorMonths } from './indicator-lists.tsx'
import { IndicatorTarget } from './indicator-target.tsx'
import { millionsWords } from './total-satang.ts'
import { YearSteps } from './year-steps.tsx'

type IndicatorRoute = Extract<Route, { page: 'indicator' }>

export function IndicatorPage({ route: { office, fiscalYear } }: { route: IndicatorRoute }) {
  const loading = useLoad(
    () => call('showIndicator', { officeCode: office, fiscalYear }),
    `${office}:${fiscalYear}`,
  )
  return <Load of={loading}>{view => <Indicator view={view} />}</Load>
}

function Indicator({ view }: { view: IndicatorView }) {
  const { officeCode, officeName, asOf } = view
  const span = useSignal<Span>(view.round)
  const isProvince = officeCode.length === 2
  return (
    <main class="indicator">
      <div class="stack">
        <PageHead
          title={INDICATOR.title(officeName)}
          sub={INDICATOR.asOf(momentShort(asOf))}
          {...backOf(view)}
        />
        <YearSteps years={view} pathOf={year => indicatorPath(officeCode, year)} />
        <Headline view={view} />
      </div>
      <div class="stack">
        <IndicatorTarget view={view} span={span} />
        {isProvince && <IndicatorDistricts view={view} span={span.value} />}
      </div>
      <div class="stack">
        <IndicatorChart view={view} />
        <IndicatorMonths view={view} />
      </div>
    </main>
  )
}

/** Provincial people come to a district from their province. */
function backOf({ officeCode, fiscalYear }: IndicatorView) {
  const reader = officer.value
  if (reader === null || officeCode.length === 2 || isDistrictStaff(reader)) return {}
  return {
    back: { href: indicatorPath(officeCode.slice(0, 2), fiscalYear), words: INDICATOR.toProvince },
  }
}

function Headline({ view }: { view: IndicatorView }) {
  const { round, spans, rule, officeCode } = view
  const covered = officeCode.length === 2 ? INDICATOR.coveredReports : INDICATOR.coveredMonths
  return (
    <section class="hero">
      <h2>{INDICATOR.what}</h2>
      <div class="tiles">
        <Tile title={SPAN_SHORT[round]} growth={spans[round].growth} covered={covered} />
        <Tile title={SPAN_SHORT.year} growth={spans.year.growth} covered={covered} />
      </div>
      <p class="hero-note">{INDICATOR.rule(BASELINE_RULE_NAMES[rule])}</p>
    </section>
  )
}

interface TileProps {
  title: string
  growth: SpanView['growth']
  covered: (count: number, of: number) => string
}

function Tile({ title, growth, covered }: TileProps) {
  const { tenths, of, now, base } = growth
  return (
    <div class="tile">
      <p>{title}</p>
      <p class="tile-number">
        {tenths !== null ? percent(tenths) : of === 0 ? INDICATOR.notBegun : INDICATOR.noBase}
      </p>
      {tenths !== null && <p>{INDICATOR.soldMillions(millionsWords(now), millionsWords(base))}</p>}
      {of > 0 && <p>{covered(growth.covered, of)}</p>}
    </div>
  )
}

// The provincial officer's page of a fiscal year: targets of every office, what growth is measured against, and totals of
// years that were not recorded here.
import '../style/pages.css'
import '../style/people.css'
import '../style/summary.css'
import '../style/report.css'
import '../style/indicator.css'
import { useSignal } from '@preact/signals'
import type { TargetList } from '../../bot/contract/indicator.ts'
import { bangkokDateOf, periodOf } from '../../bot/domain/civil-time.ts'
import { fiscalYearOf } from '../../bot/domain/fiscal-year.ts'
import { SPAN_NAMES, SPAN_SHORT, targetWords } from '../../bot/domain/indicator-words.ts'
import { spanOfRound } from '../../bot/domain/spans.ts'
import type { Span } from '../../db/vocabulary.ts'
import { call } from '../api.ts'
import type { Route } from '../more-addresses.ts'
import { indicatorPath, targetsPath } from '../more-routes.ts'
import { Button } from '../parts/button.tsx'
import { Load, useLoad } from '../parts/load.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { serviceNow } from '../service-clock.ts'
import { momentShort } from '../words-common.ts'
import { TARGETS } from '../words-targets.ts'
import { BaselineRuleCard } from './baseline-rule.tsx'
import { BaselineTable } from './baseline-table.tsx'
import { TargetDialog } from './target-dialog.tsx'
import { YearSteps } from './year-steps.tsx'

type TargetsRoute = Extract<Route, { page: 'targets' }>

export function TargetsPage({ route: { fiscalYear } }: { route: TargetsRoute }) {
  const loading = useLoad(() => call('listTargets', { fiscalYear }), fiscalYear)
  const show = (data: TargetList) => {
    loading.state.value = { kind: 'here', data }
  }
  return <Load of={loading}>{list => <Targets list={list} show={show} />}</Load>
}

interface TargetsProps {
  list: TargetList
  /** Shows what the server answered. */
  show: (list: TargetList) => void
}

function Targets({ list, show }: TargetsProps) {
  const { fiscalYear, offices } = list
  const province = offices[0]?.officeCode ?? ''
  return (
    <main class="indicator">
      <div class="stack">
        <PageHead
          title={TARGETS.title}
          back={{ href: indicatorPath(province, fiscalYear), words: TARGETS.toIndicator }}
        />
        <YearSteps years={list} pathOf={targetsPath} />
      </div>
      <OfficeTargets list={list} show={show} />
      <div class="stack">
        <BaselineRuleCard list={list} show={show} />
        <BaselineTable fiscalYear={fiscalYear} />
      </div>
    </main>
  )
}

/** The round that runs; of another year the first. */
function spanNow(fiscalYear: number): Span {
  const period = periodOf(bangkokDateOf(serviceNow()))
  return fiscalYearOf(period) === fiscalYear ? spanOfRound(period) : 'round_1'
}

function OfficeTargets({ list, show }: TargetsProps) {
  const span = useSignal<Span>(spanNow(list.fiscalYear))
  /** Null in it = all districts. */
  const asked = useSignal<{ officeCode: string | null } | null>(null)
  return (
    <section class="card stack">
      <h2>{TARGETS.targets}</h2>
      <fieldset>
        <legend class="unseen">{TARGETS.span}</legend>
        <div class="chips">
          {(Object.keys(SPAN_SHORT) as Span[]).map(word => (
            <button
              key={word}
              type="button"
              class="chip"
              aria-pressed={span.value === word}
              onClick={() => (span.value = word)}
            >
              {SPAN_SHORT[word]}
            </button>
          ))}
        </div>
      </fieldset>
      <p class="small">{SPAN_NAMES[span.value]}</p>
      <Button tone="quiet" onPress={() => (asked.value = { officeCode: null })}>
        {TARGETS.setAll}
      </Button>
      <ul class="list">
        {list.offices.map(({ officeCode, officeName, targets }) => {
          const stored = targets[span.value]
          return (
            <li key={officeCode} class="item">
              <span class="item-head">
                <b>{officeName}</b>
                <Button
                  tone="plain"
                  label={(stored ? TARGETS.changeOf : TARGETS.setOf)(officeName)}
                  onPress={() => (asked.value = { officeCode })}
                >
                  {stored ? TARGETS.change : TARGETS.set}
                </Button>
              </span>
              <span>{stored ? targetWords(stored.target) : TARGETS.none}</span>
              {stored && <span class="small">{TARGETS.setBy(stored.setBy, momentShort(stored.setAt))}</span>}
            </li>
          )
        })}
      </ul>
      {asked.value && (
        <TargetDialog
          list={list}
          span={span.value}
          officeCode={asked.value.officeCode}
          show={show}
          close={() => (asked.value = null)}
        />
      )}
    </section>
  )
}

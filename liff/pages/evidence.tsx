// Evidence of one district and month: every producer with what proves its figure, and for who keeps it ways to add,
// photograph and take back. One dialog at a time, all of them in evidence-dialogs.tsx.
import '../style/pages.css'
import '../style/form-work.css'
import '../style/evidence.css'
import { type Signal, useComputed, useSignal } from '@preact/signals'
import type { EvidenceView } from '../../bot/contract/evidence.ts'
import { thaiPeriod } from '../../bot/domain/thai-dates.ts'
import { call } from '../api.ts'
import { foldForSearch, isFound } from '../form/find-producer.ts'
import type { Route } from '../more-addresses.ts'
import { Button } from '../parts/button.tsx'
import { Icon } from '../parts/icon.tsx'
import { Load, useLoad } from '../parts/load.tsx'
import { CALENDAR, CHART, SEARCH } from '../parts/more-icons.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Progress } from '../parts/progress.tsx'
import { Way } from '../parts/way.tsx'
import { quarterOf } from '../quarters.ts'
import { gapsPath, reportPath } from '../routes.ts'
import { COMMON } from '../words-common.ts'
import { EVIDENCE } from '../words-evidence.ts'
import { placeOf } from './evidence-changes.ts'
import { EvidenceDialogs, type EvidenceKeeper, type KeptProducer } from './evidence-dialogs.tsx'
import { EvidenceItemLine } from './evidence-item.tsx'

type EvidenceRoute = Extract<Route, { page: 'evidence' }>

export function EvidencePage({ route: { officeCode, period } }: { route: EvidenceRoute }) {
  const loading = useLoad(() => call('showEvidence', { officeCode, period }), `${officeCode}:${period}`)
  const keeper: EvidenceKeeper = {
    place: { officeCode, period },
    asked: useSignal(null),
    touched: useSignal<ReadonlySet<string>>(new Set()),
    turns: useSignal({}),
    show: view => {
      loading.state.value = { kind: 'here', data: view }
    },
    again: loading.again,
  }
  return (
    <Load of={loading}>
      {view => (
        <>
          <Evidence view={view} keeper={keeper} />
          <EvidenceDialogs keeper={keeper} mayKeep={view.mayKeep} />
        </>
      )}
    </Load>
  )
}

/** An address may name whom to look for: `?find=PYO0012`. */
const askedFor = (): string => new URLSearchParams(location.search).get('find') ?? ''

interface EvidenceProps {
  view: EvidenceView
  keeper: EvidenceKeeper
}

function Evidence({ view, keeper }: EvidenceProps) {
  const { officeCode, officeName, period, producers } = view
  const query = useSignal(askedFor())
  const isLackingOnly = useSignal(false)
  const lacking = producers.filter(producer => producer.items.length === 0).length
  const chooseLacking = (isOnly: boolean) => {
    isLackingOnly.value = isOnly
    // Who was just given evidence stays in sight until the list is asked for anew.
    keeper.touched.value = new Set()
  }
  return (
    <main class="stack">
      <PageHead title={EVIDENCE.title(thaiPeriod(period))} sub={officeName} />
      <section class="card">
        <p class="item-head">
          <span>{EVIDENCE.kept}</span>
          <b>
            {producers.length - lacking}/{producers.length} {COMMON.producers}
          </b>
        </p>
        <Progress done={producers.length - lacking} of={producers.length} label={EVIDENCE.kept} />
      </section>
      <div class="chips">
        <Choice isChosen={!isLackingOnly.value} choose={() => chooseLacking(false)}>
          {EVIDENCE.all(producers.length)}
        </Choice>
        <Choice isChosen={isLackingOnly.value} choose={() => chooseLacking(true)}>
          {EVIDENCE.without(lacking)}
        </Choice>
      </div>
      <div class="search">
        <Icon path={SEARCH} />
        <input
          type="search"
          aria-label={EVIDENCE.find}
          placeholder={EVIDENCE.find}
          value={query}
          onInput={event => (query.value = event.currentTarget.value)}
        />
      </div>
      <Producers view={view} keeper={keeper} query={query} isLackingOnly={isLackingOnly} />
      <section class="card">
        <Way href={reportPath(officeCode, period)} icon={CHART} words={EVIDENCE.report} />
        <Way href={gapsPath(quarterOf(period))} icon={CALENDAR} words={EVIDENCE.quarter} />
      </section>
    </main>
  )
}

interface ChoiceProps {
  isChosen: boolean
  choose: () => void
  children: string
}

const Choice = ({ isChosen, choose, children }: ChoiceProps) => (
  <button type="button" class="chip" aria-pressed={isChosen} onClick={choose}>
    {children}
  </button>
)

interface ProducersProps extends EvidenceProps {
  query: Signal<string>
  isLackingOnly: Signal<boolean>
}

function Producers({ view, keeper, query, isLackingOnly }: ProducersProps) {
  const { producers, mayKeep } = view
  const found = useComputed(() => foldForSearch(query.value))
  const shown = producers.filter(
    ({ producerId, code, name, items }) =>
      isFound(foldForSearch(`${code} ${name}`), found.value) &&
      (!isLackingOnly.value || items.length === 0 || keeper.touched.value.has(producerId)),
  )
  if (shown.length === 0) {
    const isAll = producers.length > 0 && !query.value
    const words = isAll ? EVIDENCE.allKept : query.value ? EVIDENCE.nothingFound : EVIDENCE.nobody
    return <p class="nothing">{words}</p>
  }
  return (
    <ul class="stack">
      {shown.map(producer => (
        <Producer key={producer.producerId} producer={producer} mayKeep={mayKeep} keeper={keeper} />
      ))}
    </ul>
  )
}

interface ProducerProps {
  producer: KeptProducer
  mayKeep: boolean
  keeper: EvidenceKeeper
}

function Producer({ producer, mayKeep, keeper }: ProducerProps) {
  const { code, name, items } = producer
  return (
    <li class="card keeping">
      <h2 id={placeOf(producer)} tabIndex={-1}>
        {name}
      </h2>
      <p class="small">
        {code}
        {items.length === 0 && <span class="warn-ink"> · {EVIDENCE.nothing}</span>}
      </p>
      {items.length > 0 && (
        <ul class="list">
          {items.map(item => (
            <EvidenceItemLine
              key={item.id}
              item={item}
              producer={producer}
              mayKeep={mayKeep}
              turn={keeper.turns.value[item.id] ?? 0}
              ask={what => (keeper.asked.value = { what, producer, item })}
            />
          ))}
        </ul>
      )}
      {mayKeep && (
        <Button
          tone="plain"
          label={EVIDENCE.addOf(name)}
          onPress={() => (keeper.asked.value = { what: 'add', producer })}
        >
          {EVIDENCE.add}
        </Button>
      )}
    </li>
  )
}

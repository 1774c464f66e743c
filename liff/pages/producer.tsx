// One producer: what is known of it, whose months it was and will be, what it sold in this fiscal year, and for who keeps
// the register everything that can be changed. One dialog at a time (producer-dialogs.tsx).
import '../style/pages.css'
import '../style/report.css'
import '../style/people.css'
import '../style/form-work.css'
import '../style/producers.css'
import { type Signal, useSignal } from '@preact/signals'
import type { ProducerChanged, ProducerView } from '../../bot/contract/producers.ts'
import { stayIn } from '../../bot/domain/producer-stays.ts'
import { PRODUCER_KIND_NAMES } from '../../bot/domain/producer-words.ts'
import { thaiPeriodShort } from '../../bot/domain/thai-dates.ts'
import { CATEGORY_NAMES, CHANNEL_NAMES } from '../../bot/domain/thai-words.ts'
import { call } from '../api.ts'
import type { Route } from '../more-addresses.ts'
import { producerPath, producersPath } from '../more-routes.ts'
import { Banner } from '../parts/banner.tsx'
import { Button } from '../parts/button.tsx'
import { ALERT } from '../parts/icon.tsx'
import { Load, useLoad } from '../parts/load.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { CHANGE, MERGE, PRODUCER } from '../words-producers.ts'
import { ProducerDialogs } from './producer-dialogs.tsx'
import { Figures } from './producer-figures.tsx'
import { type Asked, type ProducerKeeper, STAYS_ID } from './producer-keeper.ts'
import { placeOf, StateOfProducer } from './producer-line.tsx'
import { Stays } from './producer-stays.tsx'

type ProducerRoute = Extract<Route, { page: 'producer' }>

/** What a change left behind, told on the page until it is left. */
type Left = Pick<ProducerChanged, 'kept' | 'double'>

export function ProducerPage({ route: { id } }: { route: ProducerRoute }) {
  const loading = useLoad(() => call('showProducer', { id }), id)
  const left = useSignal<Left>({ kept: [], double: [] })
  const keeper: ProducerKeeper = {
    asked: useSignal<Asked | null>(null),
    show(producer, rest = { kept: [], double: [] }) {
      left.value = rest
      loading.state.value = { kind: 'here', data: producer }
    },
    again: loading.again,
  }
  return (
    <Load of={loading}>
      {producer => (
        <>
          <Producer producer={producer} left={left} keeper={keeper} />
          <ProducerDialogs producer={producer} keeper={keeper} />
        </>
      )}
    </Load>
  )
}

/** Whose this month is: a move that is planned has not happened yet. */
const stayNow = ({ stays, months: { thisPeriod } }: ProducerView) => stayIn(stays, thisPeriod)

interface ProducerProps {
  producer: ProducerView
  left: Signal<Left>
  keeper: ProducerKeeper
}

function Producer({ producer, left, keeper }: ProducerProps) {
  const { name, code, officeCode, state, mergedInto, merged, mayKeep } = producer
  return (
    <main class="stack">
      <PageHead
        title={name}
        sub={`${code} · ${placeOf({ ...producer, stay: stayNow(producer) })}`}
        back={{ href: producersPath(officeCode), words: PRODUCER.back }}
      />
      {mergedInto !== null && (
        <Banner tone="info" icon={ALERT}>
          <p>{PRODUCER.mergedInto}</p>
          <a class="to-figure" href={producerPath(mergedInto.id)}>
            {PRODUCER.toKept(mergedInto.name)}
          </a>
        </Banner>
      )}
      <LeftBehind left={left.value} />
      <Facts producer={producer} keeper={keeper} />
      <section class="card">
        <div class="item-head">
          <h2 id={STAYS_ID} tabIndex={-1}>
            {PRODUCER.stays}
          </h2>
          <StateOfProducer state={state} />
        </div>
        <Stays stays={producer.stays} mergedInto={mergedInto} />
        {mayKeep && <Changes producer={producer} ask={what => (keeper.asked.value = what)} />}
      </section>
      <Figures producer={producer} />
      {merged.length > 0 && <Merged merged={merged} />}
    </main>
  )
}

const months = (periods: readonly string[]): string => periods.map(thaiPeriodShort).join(', ')

function LeftBehind({ left: { kept, double } }: { left: Left }) {
  const offices = [...new Set(kept.map(one => one.officeName))]
  if (kept.length + double.length === 0) return null
  return (
    <Banner tone="warn" icon={ALERT}>
      {offices.map(office => {
        const periods = kept.filter(one => one.officeName === office).map(one => one.period)
        return <p key={office}>{CHANGE.kept(office, months(periods))}</p>
      })}
      {double.length > 0 && <p>{CHANGE.double(months(double))}</p>}
    </Banner>
  )
}

function Facts({ producer, keeper }: Pick<ProducerProps, 'producer' | 'keeper'>) {
  const { product, kind, mainCategory, mainChannel, mayKeep, mergedInto } = producer
  const facts = [
    [PRODUCER.product, product],
    [PRODUCER.kind, PRODUCER_KIND_NAMES[kind]],
    [PRODUCER.category, CATEGORY_NAMES[mainCategory]],
    [PRODUCER.channel, CHANNEL_NAMES[mainChannel]],
  ] as const
  return (
    <section class="card">
      <h2 class="unseen">{PRODUCER.facts}</h2>
      <dl class="producer-facts">
        {facts.map(([term, says]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{says}</dd>
          </div>
        ))}
      </dl>
      {mayKeep && mergedInto === null && (
        <Button tone="quiet" onPress={() => (keeper.asked.value = 'correct')}>
          {PRODUCER.correct}
        </Button>
      )}
    </section>
  )
}

interface ChangesProps {
  producer: ProducerView
  ask: (what: Asked) => void
}

function Changes({ producer: { state, stays }, ask }: ChangesProps) {
  const isOver = stays.every(stay => stay.untilPeriod !== null)
  if (state === 'merged')
    return (
      <p class="producer-ways">
        <Button tone="quiet" onPress={() => ask('reactivate')}>
          {CHANGE.split}
        </Button>
      </p>
    )
  return (
    <p class="producer-ways">
      {isOver && (
        <Button tone={state === 'suspended' ? 'main' : 'quiet'} onPress={() => ask('reactivate')}>
          {CHANGE.reactivate}
        </Button>
      )}
      {state !== 'suspended' && (
        <>
          <Button tone="quiet" onPress={() => ask('move')}>
            {CHANGE.move}
          </Button>
          <Button tone="quiet" onPress={() => ask('suspend')}>
            {CHANGE.suspend}
          </Button>
        </>
      )}
      <Button tone="quiet" onPress={() => ask('merge')}>
        {MERGE.open}
      </Button>
    </p>
  )
}

const Merged = ({ merged }: Pick<ProducerView, 'merged'>) => (
  <section class="card">
    <h2>{PRODUCER.mergedHere}</h2>
    <p class="small">{PRODUCER.mergedHereExplain}</p>
    <ul class="list">
      {merged.map(one => (
        <li key={one.id}>
          <a class="register-item" href={producerPath(one.id)}>
            <b>{one.name}</b>
            <span class="small">
              {one.code} · {one.officeName}
            </span>
          </a>
        </li>
      ))}
    </ul>
  </section>
)

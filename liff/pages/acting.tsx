// Acting chiefs: who certifies for a district's chief, from which day through which, by which order; name one, or end
// one early.
import '../style/pages.css'
import '../style/report.css'
import '../style/acting.css'
import { type Signal, useSignal } from '@preact/signals'
import type { ActingChiefList, ActingChiefView } from '../../bot/contract/acting-chiefs.ts'
import { thaiDateShort } from '../../bot/domain/thai-dates.ts'
import { call } from '../api.ts'
import { Button } from '../parts/button.tsx'
import { Load, useLoad } from '../parts/load.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { ACTING, ACTING_STATES } from '../words-acting.ts'
import { momentLong } from '../words-common.ts'
import { EndActing, LIST_ID } from './end-acting.tsx'
import { Fold } from './fold.tsx'
import { NameActing } from './name-acting.tsx'

export function ActingPage() {
  const loading = useLoad(() => call('listActingChiefs', {}), 'acting')
  const show = (data: ActingChiefList) => {
    loading.state.value = { kind: 'here', data }
  }
  return <Load of={loading}>{list => <Acting list={list} show={show} again={loading.again} />}</Load>
}

interface ActingProps {
  list: ActingChiefList
  /** Shows what the server answered. */
  show: (list: ActingChiefList) => void
  again: () => void
}

const BADGES: Record<ActingChiefView['state'], string> = {
  now: 'certified',
  coming: 'submitted',
  over: 'draft',
}

function Acting({ list, show, again }: ActingProps) {
  const asked = useSignal<ActingChiefView | null>(null)
  const of = (state: ActingChiefView['state']) => list.actingChiefs.filter(chief => chief.state === state)
  const current = [...of('now'), ...of('coming')]
  const over = of('over')
  return (
    <main class="stack">
      <PageHead title={ACTING.title} />
      <p class="small">{ACTING.explain}</p>
      <section class="card">
        <h2 id={LIST_ID} tabIndex={-1}>
          {ACTING.list}
        </h2>
        {current.length === 0 && <p class="small">{over.length > 0 ? ACTING.nobodyNow : ACTING.nothing}</p>}
        <Chiefs chiefs={current} asked={asked} />
      </section>
      <NameActing list={list} show={show} />
      {over.length > 0 && (
        <Fold title={ACTING.over(over.length)}>
          <Chiefs chiefs={over} asked={asked} />
        </Fold>
      )}
      {asked.value && (
        <EndActing chief={asked.value} close={() => (asked.value = null)} show={show} again={again} />
      )}
    </main>
  )
}

interface ChiefsProps {
  chiefs: ActingChiefView[]
  asked: Signal<ActingChiefView | null>
}

const Chiefs = ({ chiefs, asked }: ChiefsProps) => (
  <ul class="list">
    {chiefs.map(chief => (
      <li key={chief.id} class="item">
        <span class="item-head">
          <b>{chief.officerName}</b>
          <span class={`badge ${BADGES[chief.state]}`}>{ACTING_STATES[chief.state]}</span>
        </span>
        <span>{chief.officeName}</span>
        <span>{ACTING.days(thaiDateShort(chief.fromOn), thaiDateShort(chief.untilOn))}</span>
        <span class="small">{ACTING.order(chief.orderNumber)}</span>
        <span class="small">{ACTING.named(chief.namedBy, momentLong(chief.namedAt))}</span>
        {chief.state !== 'over' && (
          <span>
            <Button
              tone="danger"
              label={(chief.state === 'now' ? ACTING.endOf : ACTING.cancelOf)(chief.officerName)}
              onPress={() => (asked.value = chief)}
            >
              {chief.state === 'now' ? ACTING.end : ACTING.cancel}
            </Button>
          </span>
        )}
      </li>
    ))}
  </ul>
)

// Typing a month into the department's own system, one producer after another, with that system open beside this page:
// amounts to copy in its order, a tick per producer, and in the end its total against ours.
import '../style/pages.css'
import '../style/report.css'
import '../style/report-figures.css'
import '../style/rekeying.css'
import { useSignal } from '@preact/signals'
import { useEffect, useMemo } from 'preact/hooks'
import type { RekeyingView } from '../../bot/contract/rekeying.ts'
import { nextToRekey, rekeyingProgress } from '../../bot/domain/rekeying.ts'
import { isCertified } from '../../bot/domain/report-states.ts'
import { thaiPeriod } from '../../bot/domain/thai-dates.ts'
import { call } from '../api.ts'
import type { Route } from '../more-addresses.ts'
import { Load, useLoad } from '../parts/load.tsx'
import { onceDrawn } from '../parts/once-drawn.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Progress } from '../parts/progress.tsx'
import { REKEYING } from '../words-rekeying.ts'
import { CARD_ID, RekeyCard } from './rekey-card.tsx'
import { RekeyDifference } from './rekey-difference.tsx'
import { RekeyList } from './rekey-list.tsx'
import { RekeyTotals } from './rekey-totals.tsx'
import { type Rekeyed, rekeyedOf } from './rekeying-model.ts'

type RekeyingRoute = Extract<Route, { page: 'rekeying' }>

export function RekeyingPage({ route: { officeCode, period } }: { route: RekeyingRoute }) {
  const ask = () => call('showRekeying', { officeCode, period })
  const loading = useLoad(ask, `${officeCode}:${period}`)
  const change: RekeyingProps['change'] = make => {
    const now = loading.state.peek()
    if (now.kind === 'here') loading.state.value = { kind: 'here', data: make(now.data) }
  }
  useEffect(() => {
    // A colleague may have typed meanwhile. Without a signal what is shown stays.
    const look = () => {
      if (document.visibilityState === 'visible')
        ask().then(
          view => change(() => view),
          () => undefined,
        )
    }
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [officeCode, period])
  return <Load of={loading}>{view => <Rekeying view={view} change={change} again={loading.again} />}</Load>
}

export interface RekeyingProps {
  view: RekeyingView
  figures: readonly Rekeyed[]
  /** Shows what became of the month as it is shown then: a colleague's ticks may have come in meanwhile. */
  change: (make: (view: RekeyingView) => RekeyingView) => void
  again: () => void
  /** Brings a producer up. */
  go: (producerId: string) => void
}

function Rekeying({ view, change, again }: Pick<RekeyingProps, 'view' | 'change' | 'again'>) {
  const { officeName, period, state, mayRekey, producers } = view
  const figures = useMemo(() => rekeyedOf(view), [view])
  // Stays until somebody goes on, whatever colleagues tick meanwhile.
  const chosen = useSignal((nextToRekey(figures, null) ?? figures[0])?.producerId ?? '')
  const { done, of, blank } = rekeyingProgress(figures)
  const current = figures.find(figure => figure.producerId === chosen.value) ?? figures[0]
  const go = (producerId: string) => {
    chosen.value = producerId
    onceDrawn(showCard)
  }
  useEffect(() => {
    const turn = (event: KeyboardEvent) => {
      const at = figures.findIndex(figure => figure.producerId === chosen.peek())
      const other = figures[at + stepOf(event)]
      if (other && at >= 0 && stepOf(event) !== 0) go(other.producerId)
    }
    document.addEventListener('keydown', turn)
    return () => document.removeEventListener('keydown', turn)
  }, [figures])
  const props = { view, figures, change, again, go }
  const isDone = of > 0 && done === of
  return (
    <main class="stack">
      <PageHead title={REKEYING.title} sub={REKEYING.sub(officeName, thaiPeriod(period))} />
      <section class="card">
        <p class="item-head">
          <span>{REKEYING.progress}</span>
          <b>{REKEYING.of(done, of)}</b>
        </p>
        <Progress done={done} of={of} label={REKEYING.progress} />
        {isDone && <p>{REKEYING.allDone}</p>}
        {blank > 0 && <p class="small">{REKEYING.blank(blank)}</p>}
        {!isCertified(state) && <p class="small warn-ink">{REKEYING.notFinal}</p>}
        {!mayRekey && <p class="small">{REKEYING.readOnly}</p>}
      </section>
      {isDone && <RekeyDifference {...props} />}
      {current ? (
        <RekeyCard key={current.producerId} {...props} figure={current} />
      ) : (
        <p class="nothing">{REKEYING.nobody}</p>
      )}
      {producers.length > 1 && <RekeyList {...props} current={current?.producerId ?? ''} />}
      {current && <RekeyTotals figures={figures} />}
      {current && !isDone && <RekeyDifference {...props} />}
    </main>
  )
}

/** ← and → change the producer, wherever the focus is, but not within a field. */
function stepOf({ key, target, altKey, ctrlKey, metaKey }: KeyboardEvent): -1 | 0 | 1 {
  if (target instanceof HTMLInputElement || altKey || ctrlKey || metaKey) return 0
  return key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0
}

/** The producer's card in view from its top, and the first thing to copy under the fingers. */
function showCard(): void {
  const card = document.getElementById(CARD_ID)
  if (!card) return
  const { top, bottom } = card.getBoundingClientRect()
  if (top < 0 || bottom > innerHeight) card.scrollIntoView()
  card.querySelector<HTMLElement>('.copy-line, .button')?.focus({ preventScroll: true })
}

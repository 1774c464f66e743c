// The tick of one producer: set for the very version on the screen, and the next one comes up; or taken back.
import type { RekeyingState } from '../../bot/domain/rekeying.ts'
import { nextToRekey, rekeyingProgress } from '../../bot/domain/rekeying.ts'
import { call } from '../api.ts'
import { asFailure } from '../failure.ts'
import { Button } from '../parts/button.tsx'
import { say } from '../parts/say.tsx'
import { failureText } from '../parts/say-failure.ts'
import { COMMON, momentShort } from '../words-common.ts'
import { REKEYING } from '../words-rekeying.ts'
import type { CardProps } from './rekey-card.tsx'
import { rekeyedOf, withTick } from './rekeying-model.ts'
import { useSending } from './use-sending.ts'

/** The figure is another one by now, or the producer is not the district's any more: the list is old. */
const OUTDATED = ['rekeying.stale', 'figure.unknown']

export function RekeyTick({
  figure,
  figures,
  view,
  change,
  again,
  go,
  state,
}: CardProps & { state: RekeyingState }) {
  const { isBusy, wrong, run } = useSending()
  const { producerId, row } = figure
  const { officeCode, period } = view
  const send = (figureVersion: number | null) =>
    run(async () => {
      try {
        const { tick } = await call('tickProducer', { officeCode, period, producerId }, { figureVersion })
        change(now => withTick(now, producerId, tick))
        settle(rekeyedOf(withTick(view, producerId, tick)), figureVersion !== null)
      } catch (error) {
        if (!OUTDATED.includes(asFailure(error).code)) throw error
        say(await failureText(error), 'bad')
        again()
      }
    })
  const settle = (after: ReturnType<typeof rekeyedOf>, isTicked: boolean) => {
    const { done, of } = rekeyingProgress(after)
    say(isTicked ? REKEYING.saved(done, of) : REKEYING.unticked, 'good')
    const next = isTicked ? nextToRekey(after, producerId) : null
    // The last one stays where it is.
    go(next?.producerId ?? producerId)
  }
  const hasNext = nextToRekey(figures, producerId) !== null
  const words = state === 'changed' ? REKEYING.tickChanged : hasNext ? REKEYING.tick : REKEYING.tickLast
  return (
    <>
      {row.tick && <p class="small">{REKEYING.ticked(row.tick.by, momentShort(row.tick.at))}</p>}
      <p class="missing" role="alert">
        {wrong}
      </p>
      {(state === 'open' || state === 'changed') && (
        <Button isWide isBusy={isBusy.value} onPress={() => void send(row.version)}>
          {isBusy.value ? COMMON.sending : words}
        </Button>
      )}
      {state === 'done' && hasNext && (
        <Button isWide onPress={() => go(nextToRekey(figures, producerId)?.producerId ?? producerId)}>
          {REKEYING.toNext}
        </Button>
      )}
      {row.tick && (
        <Button tone="plain" isBusy={isBusy.value} onPress={() => void send(null)}>
          {REKEYING.untick}
        </Button>
      )}
    </>
  )
}

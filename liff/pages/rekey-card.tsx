// One producer as it is typed into the department's system: categories, and in each its four channels. A tap copies the
// plain number. With keys: Enter copies and goes on to the next amount, ← and → change the producer.
import { useSignal } from '@preact/signals'
import { rekeyingStateOf } from '../../bot/domain/rekeying.ts'
import { NO_SALES_REASON_NAMES } from '../../bot/domain/thai-words.ts'
import { Banner } from '../parts/banner.tsx'
import { copyText } from '../parts/copy.ts'
import { ALERT } from '../parts/icon.tsx'
import { REKEYING, REKEYING_STATES } from '../words-rekeying.ts'
import { CopyLine } from './copy-line.tsx'
import { RekeyAmounts } from './rekey-amounts.tsx'
import { RekeyTick } from './rekey-tick.tsx'
import type { RekeyingProps } from './rekeying.tsx'
import { bahtOf, type Rekeyed, STATE_BADGES } from './rekeying-model.ts'

export const CARD_ID = 'rekey-card'

export interface CardProps extends RekeyingProps {
  figure: Rekeyed
}

export function RekeyCard(props: CardProps) {
  const { figure, figures, view, go } = props
  const { row, satang } = figure
  /** What was copied since the card came up: where one is. */
  const copied = useSignal<ReadonlySet<string>>(new Set())
  const state = rekeyingStateOf(figure)
  const at = figures.indexOf(figure)
  const copy = async (key: string, text: string) => {
    if (await copyText(text, REKEYING.copied(text))) copied.value = new Set(copied.peek()).add(key)
  }
  return (
    <section class="card stack rekey" id={CARD_ID} aria-labelledby="rekey-name">
      <div>
        <p class="item-head small">
          <span>{REKEYING.place(at + 1, figures.length)}</span>
          <span class={`badge ${STATE_BADGES[state]}`}>{REKEYING_STATES[state]}</span>
        </p>
        <h2 id="rekey-name">{row.name}</h2>
      </div>
      <CopyLine
        label={REKEYING.code}
        shown={row.code}
        isCopied={copied.value.has('code')}
        copy={() => copy('code', row.code)}
      />
      {state === 'changed' && (
        <Banner tone="warn" icon={ALERT}>
          {(satang === null ? REKEYING.takenBack : REKEYING.changed)(bahtOf(figure.tick?.satang ?? 0n))}
        </Banner>
      )}
      {row.noSalesReason && <p>{REKEYING.noSales(NO_SALES_REASON_NAMES[row.noSalesReason])}</p>}
      {state === 'blank' && <p class="small">{REKEYING.nothing}</p>}
      {satang !== null && <RekeyAmounts figure={figure} copied={copied.value} copy={copy} />}
      {view.mayRekey && <RekeyTick {...props} state={state} />}
      <p class="two">
        <Turn words={REKEYING.previous} to={figures[at - 1]} go={go} />
        <Turn words={REKEYING.next} to={figures[at + 1]} go={go} />
      </p>
      <p class="small rekey-keys">{REKEYING.keys}</p>
    </section>
  )
}

interface TurnProps {
  words: string
  to: Rekeyed | undefined
  go: (producerId: string) => void
}

const Turn = ({ words, to, go }: TurnProps) => (
  <button type="button" class="button quiet" disabled={!to} onClick={() => to && go(to.producerId)}>
    {words}
  </button>
)

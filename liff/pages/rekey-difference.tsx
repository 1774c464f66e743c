// The department's total against ours: noted as it is read over there, and what single slip fits the difference exactly.

import { parseBaht } from '../../bot/domain/money.ts'
import { type Cause, explainDifference, sumOf } from '../../bot/domain/rekeying.ts'
import { CATEGORY_NAMES, CHANNEL_NAMES } from '../../bot/domain/thai-words.ts'
import { DOWN, Icon } from '../parts/icon.tsx'
import { momentLong } from '../words-common.ts'
import { CAUSES, REKEYING, REKEYING_STATES } from '../words-rekeying.ts'
import { NoteTotal } from './note-total.tsx'
import type { RekeyingProps } from './rekeying.tsx'
import { bahtOf } from './rekeying-model.ts'

const MOST_CAUSES = 5

export function RekeyDifference(props: RekeyingProps) {
  const { view, figures } = props
  const { department, mayRekey } = view
  const satang = department === null ? null : parseBaht(department.amount)
  return (
    <section class="card stack">
      <h2>{REKEYING.difference}</h2>
      <dl class="facts">
        <dt>{REKEYING.ours}</dt>
        <dd>{bahtOf(sumOf(figures, null, null))}</dd>
        <dt>{REKEYING.department}</dt>
        <dd>{satang === null ? '–' : bahtOf(satang)}</dd>
      </dl>
      {department === null ? (
        <p class="small">{REKEYING.notNoted}</p>
      ) : (
        <p class="small">{REKEYING.noted(department.by, momentLong(department.at))}</p>
      )}
      {satang !== null && <Explained {...props} satang={satang} />}
      {mayRekey && <NoteTotal {...props} />}
    </section>
  )
}

function Explained({ figures, go, satang }: RekeyingProps & { satang: bigint }) {
  const found = explainDifference(figures, satang)
  const { satang: off, causes, pending, pendingSatang } = found
  if (off === 0n) return <p class="banner rekey-same">{REKEYING.same}</p>
  const nameOf = (id: string) => figures.find(figure => figure.producerId === id)?.row.name ?? ''
  return (
    <>
      <p class="banner warn">{off < 0n ? REKEYING.less(bahtOf(-off)) : REKEYING.more(bahtOf(off))}</p>
      {causes.length === 0 ? (
        <p>{REKEYING.noCause}</p>
      ) : (
        <div>
          <h3>{REKEYING.causes}</h3>
          <ul class="list">
            {causes.slice(0, MOST_CAUSES).map(cause => (
              <li key={JSON.stringify(cause)}>
                <CauseLine cause={cause} nameOf={nameOf} go={go} />
              </li>
            ))}
          </ul>
          {causes.length > MOST_CAUSES && (
            <p class="small">{REKEYING.moreCauses(causes.length - MOST_CAUSES)}</p>
          )}
        </div>
      )}
      {pending.length > 0 && (
        <details>
          <summary>
            <span>{REKEYING.pending(pending.length)}</span>
            <Icon path={DOWN} />
          </summary>
          <p class="small">{REKEYING.pendingSum(signed(pendingSatang))}</p>
          <ul class="list">
            {pending.map(({ producerId, state, satang: gain }) => (
              <li key={producerId}>
                <button type="button" class="rekey-item" onClick={() => go(producerId)}>
                  <span class="item-line">
                    <span>{nameOf(producerId)}</span>
                    <b>{signed(gain)}</b>
                  </span>
                  <span class="small">{REKEYING_STATES[state]}</span>
                </button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

const signed = (satang: bigint): string =>
  `${satang < 0n ? '−' : '+'}${bahtOf(satang < 0n ? -satang : satang)}`

interface CauseProps {
  cause: Cause
  nameOf: (producerId: string) => string
  go: (producerId: string) => void
}

/** One sentence; where it is about a producer, a way there. */
function CauseLine({ cause, nameOf, go }: CauseProps) {
  const words = wordsOf(cause, nameOf)
  const said = cause.onTop ? CAUSES.onTop(words) : words
  if (!('producerId' in cause)) return <p class="rekey-cause">{said}</p>
  return (
    <button type="button" class="rekey-item" onClick={() => go(cause.producerId)}>
      {said}
    </button>
  )
}

function wordsOf(cause: Cause, nameOf: (producerId: string) => string): string {
  switch (cause.kind) {
    case 'pending':
      return CAUSES.pending
    case 'line_not_typed':
      return CAUSES.line_not_typed(
        nameOf(cause.producerId),
        CATEGORY_NAMES[cause.category],
        CHANNEL_NAMES[cause.channel],
      )
    case 'sum_not_typed':
      return sumWords(cause)
    default:
      return CAUSES[cause.kind](nameOf(cause.producerId))
  }
}

function sumWords({ category, channel }: Extract<Cause, { kind: 'sum_not_typed' }>): string {
  if (category && channel) return CAUSES.sum_both(CATEGORY_NAMES[category], CHANNEL_NAMES[channel])
  if (category) return CAUSES.sum_category(CATEGORY_NAMES[category])
  return channel ? CAUSES.sum_channel(CHANNEL_NAMES[channel]) : CAUSES.sum_all
}

// All producers of the month in the department's order, with what is done; each leads to its card.
import { rekeyingStateOf } from '../../bot/domain/rekeying.ts'
import { REKEYING, REKEYING_STATES } from '../words-rekeying.ts'
import { Fold } from './fold.tsx'
import type { RekeyingProps } from './rekeying.tsx'
import { bahtOf, STATE_BADGES } from './rekeying-model.ts'

export const RekeyList = ({ figures, go, current }: RekeyingProps & { current: string }) => (
  <Fold title={REKEYING.list(figures.length)}>
    <ol class="list">
      {figures.map(figure => {
        const { producerId, row, satang } = figure
        const state = rekeyingStateOf(figure)
        return (
          <li key={producerId}>
            <button
              type="button"
              class="rekey-item"
              aria-current={producerId === current ? 'true' : undefined}
              onClick={() => go(producerId)}
            >
              <span class="item-line">
                <span>{row.name}</span>
                <b>{satang === null ? '–' : bahtOf(satang)}</b>
              </span>
              <span class="item-line small">
                <span>{row.code}</span>
                <span class={`badge ${STATE_BADGES[state]}`}>{REKEYING_STATES[state]}</span>
              </span>
            </button>
          </li>
        )
      })}
    </ol>
  </Fold>
)

// Choosing one producer out of more than a hundred: type some letters, tap the one that is meant. Plain buttons, because
// a long native list is no help on a phone, and its search knows no Thai spelling.
import { type Signal, useSignal } from '@preact/signals'
import type { FormRow } from '../../bot/contract/reports.ts'
import { foldForSearch } from '../form/find-producer.ts'
import { Button } from '../parts/button.tsx'
import { focusOnceDrawn } from '../parts/once-drawn.ts'
import { MOVE } from '../words-report.ts'

interface ChoiceProps {
  rows: readonly FormRow[]
  /** Id of the producer; null = none. */
  chosen: Signal<string | null>
}

const SHOWN = 5

export function ProducerChoice({ rows, chosen }: ChoiceProps) {
  const query = useSignal('')
  const now = rows.find(row => row.producerId === chosen.value)
  const choose = (producerId: string | null, focusOn: string) => {
    chosen.value = producerId
    query.value = ''
    // What had the focus is gone.
    focusOnceDrawn(focusOn)
  }
  if (now) {
    return (
      <div class="chosen" id="chosen" tabIndex={-1}>
        <p>
          <span class="small">{MOVE.aboutFigure}</span>
          <b>{now.name}</b>
          <span class="small">{now.code}</span>
        </p>
        <Button
          tone="plain"
          label={`${MOVE.unchoose} ${now.name}`}
          onPress={() => choose(null, 'find-figure')}
        >
          {MOVE.unchoose}
        </Button>
      </div>
    )
  }
  const folded = foldForSearch(query.value)
  const found =
    folded === '' ? [] : rows.filter(row => foldForSearch(`${row.name} ${row.code}`).includes(folded))
  return (
    <div>
      <label for="find-figure">{MOVE.aboutFigure}</label>
      <input
        id="find-figure"
        type="search"
        autoComplete="off"
        placeholder={MOVE.findFigure}
        value={query}
        onInput={event => (query.value = event.currentTarget.value)}
      />
      <ul class="list choices">
        {found.slice(0, SHOWN).map(row => (
          <li key={row.producerId}>
            <button type="button" class="choice" onClick={() => choose(row.producerId, 'chosen')}>
              {row.name} <span class="small whole">{row.code}</span>
            </button>
          </li>
        ))}
      </ul>
      <p class="small" role="status">
        {folded !== '' && found.length === 0 && MOVE.noneFound}
        {found.length > SHOWN && MOVE.moreFound(found.length - SHOWN)}
      </p>
    </div>
  )
}

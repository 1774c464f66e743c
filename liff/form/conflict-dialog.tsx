// A colleague changed the same figures meanwhile: figure by figure, mine against what is stored now. Nothing was
// saved yet. Nothing is chosen beforehand: a colleague's figure is not to be lost by a quick tap.
import '../style/form-more.css'
import { useSignal } from '@preact/signals'
import type { FigureView } from '../../bot/contract/reports.ts'
import { formatBaht, parseBaht } from '../../bot/domain/money.ts'
import { NO_SALES_NAME } from '../../bot/domain/thai-words.ts'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { momentShort } from '../words-common.ts'
import { CONFLICT } from '../words-more.ts'
import type { Conflict } from './form-model.ts'
import { choose } from './form-outcomes.ts'
import type { FormSession } from './form-session.ts'
import { save } from './save.ts'

type Choice = 'mine' | 'theirs'

export function ConflictDialog({ session }: { session: FormSession }) {
  const { form } = session
  const conflicts = form.conflicts.value
  const choices = useSignal<Record<string, Choice>>({})
  const choiceOf = ({ model }: Conflict): Choice | null => choices.value[model.row.producerId] ?? null
  const chosen = conflicts.filter(choiceOf).length
  const chooseAll = (choice: Choice) => {
    choices.value = Object.fromEntries(conflicts.map(({ model }) => [model.row.producerId, choice]))
  }
  const settle = () => {
    for (const conflict of conflicts) choose(form, conflict, choiceOf(conflict) ?? 'theirs')
    void save(session)
  }
  return (
    <Dialog
      title={CONFLICT.title}
      onClose={() => {
        form.conflicts.value = []
      }}
      actions={
        chosen === conflicts.length ? (
          <Button onPress={settle}>{CONFLICT.done(chosen)}</Button>
        ) : (
          <p class="small">{CONFLICT.chosen(chosen, conflicts.length)}</p>
        )
      }
    >
      <p>{CONFLICT.explain(conflicts.length)}</p>
      {conflicts.length > 1 && (
        <div class="two">
          <Button tone="quiet" onPress={() => chooseAll('mine')}>
            {CONFLICT.allMine}
          </Button>
          <Button tone="quiet" onPress={() => chooseAll('theirs')}>
            {CONFLICT.allTheirs}
          </Button>
        </div>
      )}
      {conflicts.map(conflict => (
        <OneConflict
          key={conflict.model.row.producerId}
          conflict={conflict}
          choice={choiceOf(conflict)}
          choose={choice => {
            choices.value = { ...choices.value, [conflict.model.row.producerId]: choice }
          }}
        />
      ))}
    </Dialog>
  )
}

interface OneProps {
  conflict: Conflict
  choice: Choice | null
  choose: (choice: Choice) => void
}

function OneConflict({ conflict: { model, stored }, choice, choose }: OneProps) {
  const verdict = model.verdict.value
  const mine =
    verdict.kind !== 'ready'
      ? (model.field.value.text ?? '')
      : verdict.input.noSalesReason
        ? NO_SALES_NAME
        : verdict.input.entries.length === 0
          ? CONFLICT.blank
          : formatBaht(verdict.satang)
  const name = `x-${model.row.producerId}`
  const who = stored.recordedBy ?? ''
  return (
    <fieldset class="conflict">
      <legend>{model.row.name}</legend>
      <label>
        <input type="radio" name={name} checked={choice === 'mine'} onChange={() => choose('mine')} />
        <span>{CONFLICT.mine}</span>
        <b>{mine}</b>
      </label>
      <label>
        <input type="radio" name={name} checked={choice === 'theirs'} onChange={() => choose('theirs')} />
        <span>
          {CONFLICT.theirs}
          <span class="small">{CONFLICT.by(who, momentShort(stored.recordedAt))}</span>
        </span>
        <b>{shown(stored)}</b>
      </label>
    </fieldset>
  )
}

function shown({ amount, noSalesReason }: FigureView): string {
  if (noSalesReason) return NO_SALES_NAME
  return amount === null ? CONFLICT.blank : formatBaht(parseBaht(amount) ?? 0n)
}

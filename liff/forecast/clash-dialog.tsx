// Somebody else changed the same months meanwhile: producer by producer, mine against what is stored now. Nothing was saved
// yet, and nothing is chosen beforehand: a colleague's amounts are not to be lost by a quick tap.
import '../style/form-more.css'
import { useSignal } from '@preact/signals'
import { periodsOfFiscalYear } from '../../bot/domain/fiscal-year.ts'
import { SOMEBODY_ELSE } from '../../bot/domain/forecast-words.ts'
import { formatBaht } from '../../bot/domain/money.ts'
import { thaiPeriodShort } from '../../bot/domain/thai-dates.ts'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { CLASH, PRODUCER } from '../words-forecast.ts'
import { satangOf } from './cell.ts'
import { type Clash, type ForecastModel, settleClash } from './forecast-model.ts'
import { save } from './send.ts'

type Choice = 'mine' | 'theirs'

export function ClashDialog({ model }: { model: ForecastModel }) {
  const clashes = model.clashes.value
  const choices = useSignal<Record<string, Choice>>({})
  const choiceOf = ({ producer }: Clash) => choices.value[producer.row.producerId] ?? null
  const chosen = clashes.filter(choiceOf).length
  const close = () => {
    model.isAskingClash.value = false
  }
  const chooseAll = (choice: Choice) => {
    choices.value = Object.fromEntries(clashes.map(({ producer }) => [producer.row.producerId, choice]))
  }
  const settle = () => {
    for (const clash of clashes) settleClash(model, clash, choiceOf(clash) ?? 'theirs')
    close()
    void save(model)
  }
  return (
    <Dialog
      title={CLASH.title}
      onClose={close}
      actions={
        chosen === clashes.length ? (
          <Button onPress={settle}>{CLASH.done(chosen)}</Button>
        ) : (
          <p class="small">{CLASH.chosen(chosen, clashes.length)}</p>
        )
      }
    >
      <p>{CLASH.explain(model.view.value.changed?.by ?? SOMEBODY_ELSE, clashes.length)}</p>
      {clashes.length > 1 && (
        <div class="two">
          <Button tone="quiet" onPress={() => chooseAll('mine')}>
            {CLASH.allMine}
          </Button>
          <Button tone="quiet" onPress={() => chooseAll('theirs')}>
            {CLASH.allTheirs}
          </Button>
        </div>
      )}
      {clashes.map(clash => (
        <OneClash
          key={clash.producer.row.producerId}
          model={model}
          clash={clash}
          choice={choiceOf(clash)}
          choose={choice => {
            choices.value = { ...choices.value, [clash.producer.row.producerId]: choice }
          }}
        />
      ))}
    </Dialog>
  )
}

interface OneProps {
  model: ForecastModel
  clash: Clash
  choice: Choice | null
  choose: (choice: Choice) => void
}

function OneClash({ model, clash: { producer, months }, choice, choose }: OneProps) {
  const periods = periodsOfFiscalYear(model.view.peek().fiscalYear)
  const name = `x-${producer.row.producerId}`
  const typed = (month: number) => producer.edits.value[month]?.text.trim() || PRODUCER.blank
  const stored = (month: number) => {
    const amount = producer.stored.value[month] ?? null
    return amount === null ? PRODUCER.blank : formatBaht(satangOf(amount), { decimals: 'auto' })
  }
  const option = (value: Choice, words: string, amountIn: (month: number) => string) => (
    <label>
      <input type="radio" name={name} checked={choice === value} onChange={() => choose(value)} />
      <span>
        {words}
        {months.map(month => (
          <span key={month} class="small clash-month">
            {thaiPeriodShort(periods[month] ?? '')} <b>{amountIn(month)}</b>
          </span>
        ))}
      </span>
    </label>
  )
  return (
    <fieldset class="conflict">
      <legend>{producer.row.name}</legend>
      {option('mine', CLASH.mine, typed)}
      {option('theirs', CLASH.theirs, stored)}
    </fieldset>
  )
}

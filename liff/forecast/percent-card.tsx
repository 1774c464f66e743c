// The percentage for all: chosen once, it fills in every month that has last year's figure. What was typed by hand is only
// overwritten by who says so.
import { useSignal } from '@preact/signals'
import { useMemo } from 'preact/hooks'
import { readPercent } from '../../bot/domain/forecast-typing.ts'
import { Fold } from '../pages/fold.tsx'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { say } from '../parts/say.tsx'
import { COMMON, percent } from '../words-common.ts'
import { PERCENT } from '../words-forecast.ts'
import { countTyped, fillWithPercent } from './apply-percent.ts'
import type { ForecastModel } from './forecast-model.ts'

/** Offered at a tap, in tenths. */
const CHOICES = [0, 30, 50, 100]

export function PercentCard({ model }: { model: ForecastModel }) {
  const applied = model.percent.value
  // Later it is there for who looks for it.
  const isFresh = useMemo(() => model.satang.peek() === 0n && applied === null, [model])
  const text = useSignal(applied === null ? '' : String(applied / 10))
  const wrong = useSignal('')
  const asked = useSignal<{ tenths: number; months: number; producers: number } | null>(null)
  const tenths = readPercent(text.value)
  const fill = (chosen: number, replaces: boolean) => {
    const filled = fillWithPercent(model, model.producers.peek(), chosen, replaces)
    say(filled > 0 ? PERCENT.filled(filled) : PERCENT.nothing, filled > 0 ? 'good' : 'plain')
    asked.value = null
  }
  const apply = () => {
    if (tenths === null) {
      wrong.value = PERCENT.wrong
      return
    }
    const typed = countTyped(model.producers.peek(), model.percent.peek())
    if (typed.months > 0) asked.value = { tenths, ...typed }
    else fill(tenths, false)
  }
  return (
    <Fold title={PERCENT.title} isOpen={isFresh}>
      <p class="small">{PERCENT.explain}</p>
      <div>
        <label for="percent">{PERCENT.label}</label>
        <div class="percent-line">
          <input
            id="percent"
            type="text"
            inputMode="decimal"
            autoComplete="off"
            maxLength={12}
            placeholder="3.0"
            value={text}
            aria-invalid={wrong.value !== ''}
            aria-describedby="percent-wrong"
            onInput={event => {
              text.value = event.currentTarget.value
              wrong.value = ''
            }}
          />
          <div class="chips">
            {CHOICES.map(choice => (
              <button
                key={choice}
                type="button"
                class="chip"
                aria-pressed={tenths === choice}
                onClick={() => {
                  text.value = String(choice / 10)
                  wrong.value = ''
                }}
              >
                {percent(choice).replace('.0', '')}
              </button>
            ))}
          </div>
        </div>
        <p id="percent-wrong" class="missing" role="alert">
          {wrong}
        </p>
      </div>
      <Button tone="quiet" onPress={apply}>
        {PERCENT.apply(tenths === null ? null : percent(tenths))}
      </Button>
      {asked.value && (
        <Dialog
          title={PERCENT.apply(percent(asked.value.tenths))}
          onClose={() => (asked.value = null)}
          actions={
            <>
              <Button onPress={() => fill(asked.value?.tenths ?? 0, false)}>{PERCENT.keep}</Button>
              <Button tone="danger" onPress={() => fill(asked.value?.tenths ?? 0, true)}>
                {PERCENT.replace}
              </Button>
              <Button tone="plain" onPress={() => (asked.value = null)}>
                {COMMON.cancel}
              </Button>
            </>
          }
        >
          <p>{PERCENT.asks(asked.value.months, asked.value.producers)}</p>
        </Dialog>
      )}
    </Fold>
  )
}

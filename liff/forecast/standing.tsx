// The forecast's first card: where it stands, by when it is due, who filed it when, and what is still to be done.

import { bangkokDateOf } from '../../bot/domain/civil-time.ts'
import {
  type ForecastState,
  forecastStateOf,
  isFiled,
  isOpenYear,
} from '../../bot/domain/forecast-standing.ts'
import { FORECAST_STATE_NAMES } from '../../bot/domain/forecast-words.ts'
import { thaiDateWithWeekday } from '../../bot/domain/thai-dates.ts'
import { Progress } from '../parts/progress.tsx'
import { serviceNow } from '../service-clock.ts'
import { COMMON, momentLong, momentShort } from '../words-common.ts'
import { FORECAST } from '../words-forecast.ts'
import type { ForecastModel } from './forecast-model.ts'

export function Standing({ model }: { model: ForecastModel }) {
  const { dueOn, changed, may } = model.view.value
  const state = stateShown(model)
  const { done, expected } = model.counts.value
  const isLate = !isFiled(state) && bangkokDateOf(serviceNow()) > dueOn
  const due = thaiDateWithWeekday(dueOn)
  return (
    <section class="card stack">
      <div class="item-head">
        <span class={`badge ${badgeOf(state)}`}>{FORECAST_STATE_NAMES[state]}</span>
        <b>
          {done}/{expected} <span class="unit">{COMMON.producers}</span>
        </b>
      </div>
      <Progress done={done} of={expected} label={FORECAST.done} />
      {expected === 0 && <p class="warn-ink">{FORECAST.noProducers}</p>}
      {isLate ? (
        <p class="warn-ink">{FORECAST.overdue(due)}</p>
      ) : (
        !isFiled(state) && <p>{FORECAST.dueBy(due)}</p>
      )}
      <Filed model={model} />
      {changed && <p class="small">{FORECAST.lastSaved(changed.by ?? '', momentShort(changed.at))}</p>}
      {!may.write && <p class="small">{isOpen(model) ? FORECAST.readOnly : FORECAST.otherYear}</p>}
    </section>
  )
}

/** What is filed is filed; before that it stands as it is on the screen, saved or not. */
function stateShown(model: ForecastModel): ForecastState {
  const { state } = model.view.value
  if (isFiled(state)) return state
  const { done, expected } = model.counts.value
  const filled = model.producers.value.filter(({ cells }) => cells.value.some(cell => cell.kind === 'amount'))
  return forecastStateOf({
    done,
    expected,
    filled: filled.length,
    filedAt: null,
    number: null,
    isChangedSince: false,
  })
}

const isOpen = (model: ForecastModel): boolean => isOpenYear(model.view.peek().fiscalYear, serviceNow())

export const badgeOf = (state: ForecastState): string => {
  if (state === 'filed') return 'certified'
  if (state === 'changed' || state === 'stated') return 'returned'
  return state === 'not_started' ? 'draft' : 'submitted'
}

function Filed({ model }: { model: ForecastModel }) {
  const { state, filed, versions } = model.view.value
  if (filed === null) return null
  const when = momentLong(filed.at)
  const isAgain = versions.length > 1
  const words = state === 'stated' ? FORECAST.statedBy : isAgain ? FORECAST.firstFiledBy : FORECAST.filedBy
  return (
    <div>
      <p>
        {filed.by === null ? FORECAST.filedAt(when) : words(filed.by, when)}{' '}
        <b class={filed.isOnTime ? 'done-line' : 'warn-ink'}>
          {filed.isOnTime ? FORECAST.onTime : FORECAST.late}
        </b>
      </p>
      {state === 'stated' && <p>{FORECAST.statedNext}</p>}
      {state === 'changed' && <p class="warn-ink">{FORECAST.changedNext(versions[0]?.number ?? 1)}</p>}
    </div>
  )
}

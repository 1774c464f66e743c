// The producers of the forecast: what each is expected to sell this year, beside last year, and what is still to be done.
// Two hundred rows: each reads its own signals only, and rows off the screen are not drawn.
import { useComputed } from '@preact/signals'
import { formatBaht } from '../../bot/domain/money.ts'
import { foldForSearch } from '../form/find-producer.ts'
import { ALERT, CHECK, Icon } from '../parts/icon.tsx'
import { PEN, SEARCH } from '../parts/more-icons.ts'
import { WORDS } from '../words.ts'
import { FORECAST } from '../words-forecast.ts'
import { WORK } from '../words-work.ts'
import { producerPath } from './find-next.ts'
import type { ForecastModel, ProducerModel } from './forecast-model.ts'
import { lastYearOf } from './totals.ts'

export function ProducerList({ model }: { model: ForecastModel }) {
  const query = foldForSearch(model.query.value)
  const shown = model.producers.value.filter(({ row, year }) => {
    if (model.filter.value === 'left' && year.value.left === 0) return false
    return query === '' || foldForSearch(`${row.name} ${row.code} ${row.product}`).includes(query)
  })
  return (
    <>
      <Tools model={model} />
      {shown.length === 0 ? (
        <p class="nothing">{model.query.value ? WORK.nothingFound : FORECAST.nothingLeft}</p>
      ) : (
        <ul class="card list years">
          {shown.map(producer => (
            <Row key={producer.row.producerId} model={model} producer={producer} />
          ))}
        </ul>
      )}
    </>
  )
}

function Tools({ model }: { model: ForecastModel }) {
  const { expected, done } = model.counts.value
  const chip = (value: 'all' | 'left', words: string) => (
    <button
      type="button"
      class="chip"
      aria-pressed={model.filter.value === value}
      onClick={() => (model.filter.value = value)}
    >
      {words}
    </button>
  )
  return (
    <div class="stack">
      <div class="chips">
        {chip('all', `${FORECAST.all} ${expected}`)}
        {chip('left', `${FORECAST.left} ${expected - done}`)}
      </div>
      <div class="search">
        <Icon path={SEARCH} />
        <input
          type="search"
          aria-label={WORK.find}
          placeholder={WORK.find}
          value={model.query}
          onInput={event => (model.query.value = event.currentTarget.value)}
        />
      </div>
    </div>
  )
}

function Row({ model, producer }: { model: ForecastModel; producer: ProducerModel }) {
  const { row, year } = producer
  const { satang, left } = year.value
  const before = lastYearOf(producer)
  const isBlank = left > 0 && satang === 0n
  return (
    <li class="year-row">
      <a class="item" href={producerPath(model, producer)}>
        <span class="item-line">
          <b>{row.name}</b>
          <span class="year-total">{isBlank ? WORDS.none : formatBaht(satang, { decimals: 'auto' })}</span>
        </span>
        <span class="item-line small">
          <Mark producer={producer} />
          <span>
            {before === null
              ? FORECAST.noBase
              : `${FORECAST.lastYear} ${formatBaht(before, { decimals: 'auto' })}`}
          </span>
        </span>
      </a>
    </li>
  )
}

function Mark({ producer }: { producer: ProducerModel }) {
  const { left, changed, problems } = useComputed(() => producer.year.value).value
  const filled = [...producer.row.stays].filter(stay => stay === '1').length - left
  if (problems > 0) return <State kind="refused" icon={ALERT} words={FORECAST.rowToFix} />
  if (changed > 0) return <State kind="ready" icon={PEN} words={FORECAST.rowChanged} />
  if (left === 0) return <State kind="saved" icon={CHECK} words={FORECAST.rowDone} />
  return <span>{filled === 0 ? FORECAST.rowBlank : FORECAST.rowLeft(left)}</span>
}

const State = ({ kind, icon, words }: { kind: string; icon: string; words: string }) => (
  <span class={`mark ${kind}`}>
    <Icon path={icon} isRound={kind === 'refused'} />
    {words}
  </span>
)

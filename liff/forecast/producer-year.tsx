// One producer's fiscal year: twelve months, last year's beside each, and the ways to the producers before and after.

import { periodsOfFiscalYear } from '../../bot/domain/fiscal-year.ts'
import { formatBaht } from '../../bot/domain/money.ts'
import { thaiPeriod } from '../../bot/domain/thai-dates.ts'
import { Button } from '../parts/button.tsx'
import { Icon, LEFT } from '../parts/icon.tsx'
import { RIGHT } from '../parts/more-icons.ts'
import { PageHead } from '../parts/page-head.tsx'
import { WORDS } from '../words.ts'
import { percent } from '../words-common.ts'
import { FORECAST, PERCENT, PRODUCER } from '../words-forecast.ts'
import { fillWithPercent } from './apply-percent.ts'
import { filledWith } from './cell.ts'
import { listPath, producerPath } from './find-next.ts'
import { type ForecastModel, type ProducerModel, setEdits } from './forecast-model.ts'
import { MonthField, MonthShown } from './month-field.tsx'
import { lastYearOf } from './totals.ts'

interface ProducerProps {
  model: ForecastModel
  producer: ProducerModel
}

export function ProducerYear({ model, producer }: ProducerProps) {
  const { row, year } = producer
  const { fiscalYear, may } = model.view.value
  const producers = model.producers.value
  const index = producers.indexOf(producer)
  const before = lastYearOf(producer)
  return (
    <>
      <PageHead
        title={row.name}
        sub={`${row.code} · ${row.product}`}
        back={{ href: listPath(model), words: FORECAST.toList }}
      />
      <section class="card">
        <p class="item-head">
          <span>{FORECAST.total}</span>
          <b class="year-sum">
            {formatBaht(year.value.satang)} <span class="unit">{WORDS.baht}</span>
          </b>
        </p>
        <p class="item-head small">
          <span>{PRODUCER.place(index + 1, producers.length)}</span>
          <span>
            {before === null
              ? PRODUCER.noLastYear
              : PRODUCER.lastYear(formatBaht(before, { decimals: 'auto' }))}
          </span>
        </p>
      </section>
      {may.write && <Shortcuts model={model} producer={producer} />}
      <ol class="card list months-of-year">
        {periodsOfFiscalYear(fiscalYear).map((period, month) =>
          may.write ? (
            <MonthField
              key={period}
              model={model}
              producer={producer}
              month={month}
              name={thaiPeriod(period)}
            />
          ) : (
            <MonthShown key={period} producer={producer} month={month} name={thaiPeriod(period)} />
          ),
        )}
      </ol>
      {may.write && <p class="small">{PRODUCER.zeroHint}</p>}
      <nav class="two" aria-label={PRODUCER.place(index + 1, producers.length)}>
        <Neighbour model={model} producer={producers[index - 1]} words={PRODUCER.previous} icon={LEFT} />
        <Neighbour model={model} producer={producers[index + 1]} words={PRODUCER.next} icon={RIGHT} />
      </nav>
    </>
  )
}

interface NeighbourProps {
  model: ForecastModel
  producer: ProducerModel | undefined
  words: string
  icon: string
}

const Neighbour = ({ model, producer, words, icon }: NeighbourProps) =>
  producer ? (
    <a class="button plain" href={producerPath(model, producer)}>
      {icon === LEFT && <Icon path={icon} />}
      {words}
      {icon === RIGHT && <Icon path={icon} />}
    </a>
  ) : null

/** For the months that are still blank: last year and the percentage, or the amount that was typed last. */
function Shortcuts({ model, producer }: ProducerProps) {
  const tenths = model.percent.value
  const cells = producer.cells.value
  const blank = cells.flatMap((cell, month) => (cell.kind === 'blank' ? [month] : []))
  const known = producer.row.lastYear.some((amount, month) => amount !== null && blank.includes(month))
  const last = cells.filter(cell => cell.kind === 'amount').pop()
  const fillRest = (satang: bigint) => {
    const stored = producer.stored.peek()
    setEdits(
      model,
      producer,
      producer.edits
        .peek()
        .map((edit, month) =>
          blank.includes(month) ? filledWith(satang, edit, stored[month] ?? null) : edit,
        ),
    )
  }
  if (blank.length === 0) return null
  return (
    <div class="two">
      {tenths !== null && known && (
        <Button tone="quiet" onPress={() => fillWithPercent(model, [producer], tenths, false)}>
          {PERCENT.own(percent(tenths))}
        </Button>
      )}
      {last && (
        <Button tone="quiet" onPress={() => fillRest(last.satang)}>
          {PRODUCER.rest(blank.length, formatBaht(last.satang, { decimals: 'auto' }))}
        </Button>
      )}
    </div>
  )
}

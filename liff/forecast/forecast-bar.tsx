// Running total of the year and the one thing to do next: save, go on, file, or read what was filed.
import { useComputed } from '@preact/signals'
import { formatBaht } from '../../bot/domain/money.ts'
import { PaperButton } from '../pages/paper-button.tsx'
import { Button, ButtonLink } from '../parts/button.tsx'
import { WORDS } from '../words.ts'
import { percent } from '../words-common.ts'
import { FILING, FORECAST } from '../words-forecast.ts'
import { nextUnfinished, producerPath } from './find-next.ts'
import type { ForecastModel, ProducerModel } from './forecast-model.ts'
import { paperOf } from './papers.tsx'
import { save } from './send.ts'
import { growthOf } from './totals.ts'

interface BarProps {
  model: ForecastModel
  /** The producer that is open; null = the list. */
  producer: ProducerModel | null
}

export const ForecastBar = ({ model, producer }: BarProps) => (
  <div class="bar-in">
    <Running model={model} />
    <NextStep model={model} producer={producer} />
  </div>
)

function Running({ model }: { model: ForecastModel }) {
  const growth = useComputed(() => growthOf(model)).value
  const { problems, done, expected } = model.counts.value
  const label = done < expected ? FORECAST.totalSoFar : FORECAST.total
  return (
    <div class="running">
      <p class="small">{problems > 0 ? <b class="to-fix">{FILING.toFix(problems)}</b> : label}</p>
      <p class="sum">
        <span aria-hidden="true">฿</span>
        {formatBaht(model.satang.value)} <span class="unseen">{WORDS.baht}</span>
      </p>
      <p class="small">
        {growth.tenths === null ? (
          done > 0 && FORECAST.noBase
        ) : (
          <>
            {FORECAST.against} <b>{percent(growth.tenths)}</b>{' '}
            {!growth.isWhole && <span class="compared">{FORECAST.ofProducers(growth.compared)}</span>}
          </>
        )}
      </p>
    </div>
  )
}

function NextStep({ model, producer }: BarProps) {
  const { changed, expected } = model.counts.value
  const { state, versions } = model.view.value
  const number = versions[0]?.number ?? 0
  if (model.isSaving.value || changed > 0) {
    return (
      <Button isBusy={model.isSaving.value} onPress={() => void save(model)}>
        {model.isSaving.value ? FILING.saving : FILING.save(changed)}
      </Button>
    )
  }
  const next = nextUnfinished(model, producer)
  if (next !== null) {
    return (
      <ButtonLink tone="quiet" href={producerPath(model, next)}>
        {FILING.next}
      </ButtonLink>
    )
  }
  if (expected === 0) return null
  if (state === 'filed') return <PaperButton paper={paperOf(model, number)}>{FORECAST.papers}</PaperButton>
  return (
    <Button onPress={() => (model.isAskingToFile.value = true)}>
      {number === 0 ? FILING.file : FILING.fileAgain(number + 1)}
    </Button>
  )
}

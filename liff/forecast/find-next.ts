// Going from producer to producer: by the list, or to the next one that still wants something.
import { forecastPath } from '../more-routes.ts'
import type { ForecastModel, ProducerModel } from './forecast-model.ts'

/** The form, opened at one producer. */
export function producerPath(model: ForecastModel, { row }: ProducerModel): string {
  const { officeCode, fiscalYear } = model.view.peek()
  return `${forecastPath(officeCode, fiscalYear)}?producer=${row.producerId}`
}

export const listPath = (model: ForecastModel): string => {
  const { officeCode, fiscalYear } = model.view.peek()
  return forecastPath(officeCode, fiscalYear)
}

/** The first unfinished producer after this one, going round; null = none is left. Null for `after` = from the top. */
export function nextUnfinished(model: ForecastModel, after: ProducerModel | null): ProducerModel | null {
  const producers = model.producers.value
  const at = after === null ? 0 : producers.indexOf(after) + 1
  const isOpen = (producer: ProducerModel) => producer !== after && producer.year.value.left > 0
  return producers.slice(at).find(isOpen) ?? producers.slice(0, at).find(isOpen) ?? null
}

// Saving and filing, and what each outcome means for the open form. Somebody else's change is taken in first: where nobody
// changed the same month, the save goes on by itself; where both did, a dialog asks.
import { batch } from '@preact/signals'
import { SOMEBODY_ELSE } from '../../bot/domain/forecast-words.ts'
import { call } from '../api.ts'
import { asFailure, type Failure, isPassing } from '../failure.ts'
import { say } from '../parts/say.tsx'
import { sayFailure } from '../parts/say-failure.ts'
import { FILING } from '../words-forecast.ts'
import { type Stored, sendable } from './cell.ts'
import { type ForecastModel, type ProducerModel, takeHead, takeView } from './forecast-model.ts'
import { afterSave } from './merge.ts'

/** So often a save is tried again on top of what others saved meanwhile. */
const MOST_TRIES = 4

const paramsOf = (model: ForecastModel) => {
  const { officeCode, fiscalYear } = model.view.peek()
  return { officeCode, fiscalYear: String(fiscalYear) }
}

/** Saves everything that is understood; asks first where somebody else changed the same months. */
export async function save(model: ForecastModel): Promise<void> {
  // A second tap while one is under way does nothing.
  if (model.isSaving.peek()) return
  if (model.clashes.peek().length > 0) {
    model.isAskingClash.value = true
    return
  }
  model.isSaving.value = true
  try {
    await trySave(model, MOST_TRIES)
  } finally {
    model.isSaving.value = false
  }
}

async function trySave(model: ForecastModel, tries: number): Promise<void> {
  const changed = model.producers.peek().filter(producer => producer.year.peek().changed > 0)
  if (changed.length === 0) return
  const sent = changed.map(producer => ({
    producer,
    amounts: sendable(producer.cells.peek(), producer.stored.peek()),
  }))
  const { version } = model.view.peek()
  try {
    const head = await call('saveForecast', paramsOf(model), {
      baseVersion: version,
      percentTenths: model.percent.peek(),
      figures: sent.map(({ producer, amounts }) => ({ producerId: producer.row.producerId, amounts })),
    })
    batch(() => {
      for (const { producer, amounts } of sent) takeSaved(producer, amounts)
      takeHead(model, head)
      model.trouble.value = null
      model.touches.value++
    })
    say(FILING.saved(sent.length), 'good')
  } catch (error) {
    await takeRefusal(model, asFailure(error), tries)
  }
}

function takeSaved({ row, stored, edits }: ProducerModel, amounts: Stored): void {
  edits.value = afterSave(edits.peek(), amounts, row.stays)
  stored.value = amounts
}

async function takeRefusal(model: ForecastModel, failure: Failure, tries: number): Promise<void> {
  model.trouble.value = isPassing(failure) ? failure : null
  if (isPassing(failure)) return
  const isOutdated = failure.code === 'forecast.stale' || failure.code === 'forecast.changed_set'
  if (!isOutdated || tries <= 1) return void sayFailure(failure)
  if (failure.code === 'forecast.changed_set') void sayFailure(failure)
  if (!(await refresh(model))) return
  if (model.clashes.peek().length > 0) {
    model.isAskingClash.value = true
    return
  }
  const { changed } = model.view.peek()
  if (failure.code === 'forecast.stale') say(FILING.merged(changed?.by ?? SOMEBODY_ELSE))
  await trySave(model, tries - 1)
}

/** Takes in what is stored now. False = it could not be had, which was said. */
async function refresh(model: ForecastModel): Promise<boolean> {
  try {
    takeView(model, await call('showForecast', paramsOf(model)))
    return true
  } catch (error) {
    void sayFailure(error)
    return false
  }
}

/** Files what is saved. Returns whether it is filed now; what went wrong was said. */
export async function file(model: ForecastModel): Promise<boolean> {
  if (model.isFiling.peek()) return false
  model.isFiling.value = true
  try {
    takeHead(model, await call('fileForecast', paramsOf(model), { version: model.view.peek().version }))
    say(FILING.filed, 'good')
    return true
  } catch (error) {
    const failure = asFailure(error)
    await sayFailure(failure)
    // What is shown is not what is stored: it must be looked at before it is filed.
    if (!isPassing(failure)) await refresh(model)
    return false
  } finally {
    model.isFiling.value = false
  }
}

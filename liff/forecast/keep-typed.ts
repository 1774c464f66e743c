// Keeps what is typed into a forecast and not saved on this phone, within 300 ms of a key, and brings it back. On a shared
// phone nobody sees another officer's typing.
import { batch } from '@preact/signals'
import type { ForecastView } from '../../bot/contract/forecasts.ts'
import { forget, keep, readKept } from '../keep.ts'
import { type Edits, NO_EDITS } from './cell.ts'
import type { ForecastModel } from './forecast-model.ts'
import { mergeEdits } from './merge.ts'

const AFTER_MS = 300

interface Kept {
  percent: number | null
  edits: Record<string, Edits>
}

type Place = Pick<ForecastView, 'officeCode' | 'fiscalYear' | 'reader'>

const keyOf = ({ officeCode, fiscalYear, reader }: Place): string =>
  `forecast:${officeCode}:${fiscalYear}:${reader}`

/** What this phone kept from an earlier visit goes on top of what is stored; what was typed meanwhile stays. */
export async function bringTyped(model: ForecastModel): Promise<void> {
  const kept = await readKept<Kept>(keyOf(model.view.peek()))
  if (kept === undefined) return
  batch(() => {
    if (model.percent.peek() === model.view.peek().percentTenths) model.percent.value = kept.percent
    for (const producer of model.producers.peek()) {
      const found = kept.edits[producer.row.producerId]
      if (found !== undefined && producer.edits.peek() === NO_EDITS)
        producer.edits.value = mergeEdits(producer.row, found)
    }
  })
}

/** Writes what is typed, soon after every change; `flush` writes at once: the page may be going away. */
export function createKeeper(model: ForecastModel): { touch: () => void; flush: () => void } {
  let timer = 0
  const flush = () => {
    clearTimeout(timer)
    timer = 0
    const key = keyOf(model.view.peek())
    const edits: Kept['edits'] = {}
    for (const { row, edits: own } of model.producers.peek())
      if (own.peek().some(edit => edit !== null)) edits[row.producerId] = own.peek()
    const isNothing = Object.keys(edits).length === 0
    void (isNothing ? forget(key) : keep(key, { percent: model.percent.peek(), edits } satisfies Kept))
  }
  return {
    touch: () => {
      timer ||= window.setTimeout(flush, AFTER_MS)
    },
    flush,
  }
}

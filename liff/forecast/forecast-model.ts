// The forecast form as signals: one set per producer, so that a key stroke touches one producer and the totals only.
// Saving, keeping and filing are work.ts and send.ts.
import { batch, computed, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import type { ForecastHead, ForecastRowView, ForecastView } from '../../bot/contract/forecasts.ts'
import { sumSatang } from '../../bot/domain/money.ts'
import type { Failure } from '../failure.ts'
import {
  type Cell,
  cellsOf,
  type Edit,
  type Edits,
  NO_EDITS,
  type Stored,
  type YearState,
  yearOf,
} from './cell.ts'
import { clashesOf, keepMine, mergeEdits } from './merge.ts'

export interface ProducerModel {
  readonly row: ForecastRowView
  readonly stored: Signal<Stored>
  readonly edits: Signal<Edits>
  readonly cells: ReadonlySignal<Cell[]>
  readonly year: ReadonlySignal<YearState>
}

/** Months of a producer that somebody else changed, too. */
export interface Clash {
  producer: ProducerModel
  months: number[]
}

export interface Counts {
  expected: number
  /** With an amount that is understood for every month. */
  done: number
  /** With something to save. */
  changed: number
  /** Fields that are refused or wait for an answer. */
  problems: number
}

export interface ForecastModel {
  /** Everything but the rows. */
  readonly view: Signal<Omit<ForecastView, 'rows'>>
  readonly producers: Signal<readonly ProducerModel[]>
  /** The percentage that was applied last, here or before; null = none. */
  readonly percent: Signal<number | null>
  readonly counts: ReadonlySignal<Counts>
  readonly satang: ReadonlySignal<bigint>
  /** To be asked about before anything is saved. */
  readonly clashes: ReadonlySignal<readonly Clash[]>
  readonly isAskingClash: Signal<boolean>
  readonly query: Signal<string>
  readonly filter: Signal<'all' | 'left'>
  readonly isSaving: Signal<boolean>
  readonly isFiling: Signal<boolean>
  readonly isAskingToFile: Signal<boolean>
  /** Why the last save still waits; null = nothing waits. */
  readonly trouble: Signal<Failure | null>
  readonly isOffline: Signal<boolean>
  /** Grows with every change that the phone is to keep. */
  readonly touches: Signal<number>
}

export function createForecast({ rows, ...view }: ForecastView): ForecastModel {
  const producers = signal<readonly ProducerModel[]>(rows.map(row => createProducer(row)))
  return {
    view: signal(view),
    producers,
    percent: signal(view.percentTenths),
    counts: computed(() => countAll(producers.value)),
    satang: computed(() => sumSatang(producers.value.map(model => model.year.value.satang))),
    clashes: computed(() => producers.value.flatMap(findClash)),
    isAskingClash: signal(false),
    query: signal(''),
    filter: signal('all'),
    isSaving: signal(false),
    isFiling: signal(false),
    isAskingToFile: signal(false),
    trouble: signal(null),
    isOffline: signal(!navigator.onLine),
    touches: signal(0),
  }
}

function createProducer(row: ForecastRowView, edits: Edits = NO_EDITS): ProducerModel {
  const stored = signal<Stored>(row.amounts)
  const own = signal(edits)
  const cells = computed(() => cellsOf(row.stays, own.value, stored.value))
  return { row, stored, edits: own, cells, year: computed(() => yearOf(row.stays, cells.value)) }
}

function countAll(producers: readonly ProducerModel[]): Counts {
  const counts = { expected: producers.length, done: 0, changed: 0, problems: 0 }
  for (const { year } of producers) {
    const { left, changed, problems } = year.value
    if (left === 0) counts.done++
    if (changed > 0) counts.changed++
    counts.problems += problems
  }
  return counts
}

export const findProducer = (model: ForecastModel, id: string): ProducerModel | undefined =>
  model.producers.value.find(({ row }) => row.producerId === id)

/** Writes one month of one producer. */
export function setEdit(
  model: ForecastModel,
  producer: ProducerModel,
  month: number,
  edit: Edit | null,
): void {
  setEdits(
    model,
    producer,
    producer.edits.peek().map((item, index) => (index === month ? edit : item)),
  )
}

export const setEdits = (model: ForecastModel, producer: ProducerModel, edits: Edits): void =>
  batch(() => {
    producer.edits.value = edits
    model.touches.value++
  })

/** Everything but the rows, as the service answered. */
export const takeHead = (model: ForecastModel, head: ForecastHead): void => {
  model.view.value = { ...model.view.peek(), ...head }
}

/**
 * The forecast as it is stored now, with what is typed on top of it. Typing of producers that are not there any more is
 * dropped: there is no field for it.
 */
export function takeView(model: ForecastModel, { rows, ...view }: ForecastView): void {
  const before = new Map(model.producers.peek().map(item => [item.row.producerId, item]))
  const wasChosen = model.percent.peek() !== model.view.peek().percentTenths
  batch(() => {
    model.view.value = view
    if (!wasChosen) model.percent.value = view.percentTenths
    model.producers.value = rows.map(row =>
      createProducer(row, mergeEdits(row, before.get(row.producerId)?.edits.peek() ?? NO_EDITS)),
    )
    model.touches.value++
  })
}

function findClash(producer: ProducerModel): Clash[] {
  const months = clashesOf(producer.edits.value, producer.stored.value)
  return months.length > 0 ? [{ producer, months }] : []
}

/** Ends one clash: `mine` keeps what was typed, `theirs` drops it in the months that clash. */
export function settleClash(
  model: ForecastModel,
  { producer, months }: Clash,
  choice: 'mine' | 'theirs',
): void {
  const edits = producer.edits.peek()
  setEdits(
    model,
    producer,
    choice === 'mine'
      ? keepMine(edits, producer.stored.peek(), months)
      : edits.map((edit, month) => (months.includes(month) ? null : edit)),
  )
}

/** Drops everything that is not saved. */
export function discardAll(model: ForecastModel): void {
  batch(() => {
    for (const producer of model.producers.peek()) producer.edits.value = NO_EDITS
    model.percent.value = model.view.peek().percentTenths
    model.touches.value++
  })
}

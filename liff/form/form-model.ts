// The revenue form as signals: one set per row, so that a key stroke touches one row and the totals only.
// No browser, no network: what is to be kept or sent goes out through `ports`, and outcomes come in again.
import { batch, computed, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import type { FigureInput, FigureView, FormRow, ReportView, StaleFigures } from '../../bot/contract/reports.ts'
import { foldForSearch, isFound } from './find-producer.ts'
import { type FormTotals, totalsOf } from './form-totals.ts'
import type { Drafts } from './merge-drafts.ts'
import { countedSatang, type Field, fieldOf, isSameFigure, judge, type Verdict } from './typed-figure.ts'

export interface RowModel {
  readonly row: FormRow
  readonly stored: Signal<FigureView | null>
  readonly field: Signal<Field>
  readonly verdict: ReadonlySignal<Verdict>
  /** Pressed save without a signal: kept, and sent later. */
  readonly isQueued: Signal<boolean>
  /** The officer paused or left the field: only then is a half-typed amount spoken about. */
  readonly isAtRest: Signal<boolean>
  readonly isOpen: Signal<boolean>
  readonly isHidden: ReadonlySignal<boolean>
}

export interface FormCounts {
  expected: number
  recorded: number
  /** Rows where something is left to do. */
  left: number
  /** Valid and not saved: what the save button sends. */
  ready: number
  /** Refused, or waiting for one answer. */
  problems: number
  queued: number
}

export interface Conflict {
  model: RowModel
  stored: FigureView
}

export interface FormModel {
  readonly report: Signal<ReportView>
  readonly rows: readonly RowModel[]
  readonly filter: Signal<'all' | 'left'>
  readonly query: Signal<string>
  readonly counts: ReadonlySignal<FormCounts>
  readonly totals: ReadonlySignal<FormTotals>
  readonly conflicts: Signal<readonly Conflict[]>
  /** The officer changed a row. */
  edit(model: RowModel, field: Field): void
  /** Valid rows that are not on their way, as the server wants them. */
  readyInputs(): FigureInput[]
  /** These rows are kept for sending. */
  markQueued(producerIds: Iterable<string>, isQueued: boolean): void
  takeSaved(figures: readonly { producerId: string; figure: FigureView }[]): void
  takeStale(conflicts: StaleFigures['conflicts']): void
  /** Ends a conflict: `mine` keeps what was typed on top of the stored figure, `theirs` drops it. */
  choose(conflict: Conflict, choice: 'mine' | 'theirs'): void
  /** The report as it is stored now; what is typed stays. */
  takeReport(report: ReportView): void
}

export interface FormPorts {
  /** Keep this row's typing; null = nothing left to keep. */
  keepDraft(producerId: string, field: Field | null): void
}

export function createForm(report: ReportView, drafts: Drafts, ports: FormPorts): FormModel {
  const filter = signal<'all' | 'left'>('all')
  const query = signal('')
  const rows = report.rows.map(row => createRow(row, drafts[row.producerId], filter, query))
  const rowOf = new Map(rows.map(model => [model.row.producerId, model]))
  const form = signal(report)
  const conflicts = signal<readonly Conflict[]>([])

  const drop = (model: RowModel) => {
    model.field.value = fieldOf(model.stored.value, model.row)
    ports.keepDraft(model.row.producerId, null)
  }

  const takeFigure = (model: RowModel, figure: FigureView) => {
    model.stored.value = figure
    model.isQueued.value = false
    const { kind } = model.verdict.value
    // Typed on while the save was under way: that stays, now on top of the new figure.
    if (kind === 'saved' || kind === 'blank') drop(model)
    else model.field.value = { ...model.field.value, baseVersion: figure.version }
  }

  return {
    report: form,
    rows,
    filter,
    query,
    conflicts,
    counts: computed(() => countRows(rows)),
    totals: computed(() =>
      totalsOf(
        rows.map(({ verdict, stored, row }) => ({
          satang: countedSatang(verdict.value, stored.value),
          lastYear: row.lastYear,
        })),
      ),
    ),
    edit(model, field) {
      batch(() => {
        model.field.value = field
        model.isQueued.value = false
      })
      ports.keepDraft(model.row.producerId, model.verdict.value.kind === 'saved' ? null : field)
    },
    readyInputs: () =>
      rows.flatMap(({ verdict, isQueued }) =>
        verdict.value.kind === 'ready' && !isQueued.value ? [verdict.value.input] : [],
      ),
    markQueued(producerIds, isQueued) {
      for (const producerId of producerIds) {
        const model = rowOf.get(producerId)
        if (model) model.isQueued.value = isQueued
      }
    },
    takeSaved: figures =>
      batch(() => {
        for (const { producerId, figure } of figures) {
          const model = rowOf.get(producerId)
          if (model) takeFigure(model, figure)
        }
      }),
    takeStale(stale) {
      conflicts.value = stale.flatMap(({ producerId, stored }) => {
        const model = rowOf.get(producerId)
        return model ? [{ model, stored }] : []
      })
    },
    choose({ model, stored }, choice) {
      batch(() => {
        conflicts.value = conflicts.value.filter(item => item.model !== model)
        model.stored.value = stored
        if (choice === 'theirs') drop(model)
        else this.edit(model, { ...model.field.value, baseVersion: stored.version })
      })
    },
    takeReport: fresh =>
      batch(() => {
        form.value = fresh
        for (const { producerId, figure } of fresh.rows) {
          const model = rowOf.get(producerId)
          if (model && figure && figure.version !== model.stored.value?.version) takeNewer(model, figure)
        }
      }),
  }

  /** Somebody else's newer figure: shown where nothing is typed; where something is, saving will ask. */
  function takeNewer(model: RowModel, figure: FigureView): void {
    const isTyped = model.verdict.value.kind !== 'saved' && model.verdict.value.kind !== 'blank'
    if (!isTyped) {
      model.stored.value = figure
      model.field.value = fieldOf(figure, model.row)
    }
  }
}

function createRow(
  row: FormRow,
  draft: Field | undefined,
  filter: Signal<'all' | 'left'>,
  query: Signal<string>,
): RowModel {
  const stored = signal(row.figure)
  const field = signal(draft ?? fieldOf(row.figure, row))
  const verdict = computed(() => judge(field.value, stored.value, row))
  const folded = foldForSearch(`${row.name} ${row.code} ${row.product}`)
  const isHidden = computed(
    () => (filter.value === 'left' && verdict.value.kind === 'saved') || !isFound(folded, query.value),
  )
  return {
    row,
    stored,
    field,
    verdict,
    isHidden,
    isQueued: signal(false),
    isAtRest: signal(true),
    isOpen: signal(false),
  }
}

function countRows(rows: readonly RowModel[]): FormCounts {
  const counts = { expected: rows.length, recorded: 0, left: 0, ready: 0, problems: 0, queued: 0 }
  for (const { verdict, stored, isQueued, isAtRest } of rows) {
    const { kind } = verdict.value
    if (stored.value !== null && stored.value.amount !== null) counts.recorded++
    if (kind !== 'saved') counts.left++
    if (isQueued.value) counts.queued++
    else if (kind === 'ready') counts.ready++
    if ((kind === 'refused' || kind === 'ask') && isAtRest.value) counts.problems++
  }
  return counts
}

/** True for rows whose typed figure is exactly what waits in the outbox. */
export const isWaiting = (model: RowModel, figures: readonly FigureInput[]): boolean => {
  const verdict = model.verdict.value
  if (verdict.kind !== 'ready') return false
  return figures.some(
    input =>
      input.producerId === model.row.producerId &&
      isSameFigure(verdict.input, { ...asStored(input), version: 0 }),
  )
}

/** An input in the shape of a stored figure, for comparing. */
const asStored = (input: FigureInput): FigureView => ({
  ...input,
  version: 0,
  amount: null,
  recordedBy: null,
  recordedAt: '',
})

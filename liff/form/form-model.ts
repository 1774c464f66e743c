// The revenue form as signals: one set per row, so that a key stroke touches one row and the totals only.
// No browser, no network, no rules: rules arrive later through `rules`, keeping and sending is work.ts.
import { batch, computed, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import type { FigureView, FormRow, ReportView } from '../../bot/contract/reports.ts'
import { type Field, fieldOf, isRecorded, type Verdict } from './field.ts'

export interface RowModel {
  readonly row: FormRow
  readonly stored: Signal<FigureView | null>
  /** The field as the stored figure fills it; the very object stands in `field` while nothing is typed. */
  readonly base: Signal<Field>
  readonly field: Signal<Field>
  /** What the row counts as; in a locked form only what is stored. */
  readonly verdict: ReadonlySignal<Verdict>
  /** Pressed save without a signal: kept, and sent later. */
  readonly isQueued: Signal<boolean>
  /** The officer paused or left the field: only then is a half-typed amount spoken about. */
  readonly isAtRest: Signal<boolean>
  readonly isOpen: Signal<boolean>
  readonly isHidden: ReadonlySignal<boolean>
}

/** What needs the domain's rules: fetched after the first paint. */
export interface FormRules {
  judge(field: Field, stored: FigureView | null, row: FormRow): Verdict
  isFound(row: FormRow, query: string): boolean
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
  readonly rules: Signal<FormRules | null>
  readonly rows: readonly RowModel[]
  readonly filter: Signal<'all' | 'left'>
  readonly query: Signal<string>
  readonly counts: ReadonlySignal<FormCounts>
  readonly conflicts: Signal<readonly Conflict[]>
  /** Rows changed by the officer, for whoever keeps drafts; emptied by them. */
  readonly touched: Signal<ReadonlySet<RowModel>>
  /** The row that has or had the cursor last; null = none yet. */
  readonly lastRow: Signal<RowModel | null>
  find(producerId: string): RowModel | undefined
  /** The officer changed a row. */
  edit(model: RowModel, field: Field): void
}

type Shared = Pick<FormModel, 'report' | 'rules' | 'filter' | 'query'>

export function createForm(loaded: ReportView): FormModel {
  const report = signal(loaded)
  const shared: Shared = { report, rules: signal(null), filter: signal('all'), query: signal('') }
  const rows = loaded.rows.map(row => createRow(row, shared))
  const byId = new Map(rows.map(model => [model.row.producerId, model]))
  const conflicts = signal<readonly Conflict[]>([])
  const touched = signal<ReadonlySet<RowModel>>(new Set())

  const edit = (model: RowModel, field: Field) =>
    batch(() => {
      model.field.value = field
      model.isQueued.value = false
      touched.value = new Set(touched.peek()).add(model)
    })

  return {
    ...shared,
    rows,
    conflicts,
    touched,
    lastRow: signal(null),
    edit,
    counts: computed(() => countRows(rows)),
    find: producerId => byId.get(producerId),
  }
}

function createRow(row: FormRow, { report, rules, filter, query }: Shared): RowModel {
  const stored = signal(row.figure)
  const base = signal(fieldOf(row.figure, row))
  const field = signal(base.value)
  const verdict = computed((): Verdict => {
    if (report.value.lock || field.value === base.value) {
      return { kind: isRecorded(stored.value) ? 'saved' : 'blank' }
    }
    return rules.value?.judge(field.value, stored.value, row) ?? { kind: 'unread' }
  })
  const isHidden = computed(
    () =>
      (filter.value === 'left' && verdict.value.kind === 'saved') ||
      rules.value?.isFound(row, query.value) === false,
  )
  return {
    row,
    stored,
    base,
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
    if (isRecorded(stored.value)) counts.recorded++
    if (kind !== 'saved') counts.left++
    if (isQueued.value) counts.queued++
    else if (kind === 'ready') counts.ready++
    if ((kind === 'refused' || kind === 'ask') && isAtRest.value) counts.problems++
  }
  return counts
}

type RowState = 'blank' | 'saved' | 'ready' | 'queued' | 'ask' | 'refused'

/** What the mark and the border say; a half-typed amount counts as typed, not as wrong. */
export function stateOf({ verdict, isQueued, isAtRest }: RowModel): RowState {
  const { kind } = verdict.value
  if (isQueued.value) return 'queued'
  if (kind === 'unread' || (!isAtRest.value && (kind === 'ask' || kind === 'refused'))) return 'ready'
  return kind
}

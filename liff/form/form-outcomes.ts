// What comes back from the server into an open form: stored figures, conflicts, a fresh report.
// One rule: what the officer has typed is never replaced, except where they chose so.
import { batch } from '@preact/signals'
import type { FigureView, ReportView, StaleFigures } from '../../bot/contract/reports.ts'
import { fieldOf } from './field.ts'
import type { Conflict, FormModel, RowModel } from './form-model.ts'
import { judge } from './typed-figure.ts'

/** Nothing is left to save in this row; in a locked form, too, where its verdict does not tell. */
export function isSettled({ field, base, stored, row }: RowModel): boolean {
  if (field.value === base.value) return true
  const { kind } = judge(field.value, stored.value, row)
  return kind === 'saved' || kind === 'blank'
}

function store(model: RowModel, figure: FigureView): void {
  model.stored.value = figure
  model.base.value = fieldOf(figure, model.row)
}

export const takeSaved = (
  form: FormModel,
  figures: readonly { producerId: string; figure: FigureView }[],
): void =>
  batch(() => {
    for (const { producerId, figure } of figures) {
      const model = form.find(producerId)
      if (!model) continue
      store(model, figure)
      // Typed on while the save was under way: that stays, now on top of the new figure.
      if (isSettled(model)) form.edit(model, model.base.value)
      else form.edit(model, { ...model.field.value, baseVersion: figure.version })
    }
  })

export function takeStale(form: FormModel, stale: StaleFigures['conflicts']): void {
  form.conflicts.value = stale.flatMap(({ producerId, stored }) => {
    const model = form.find(producerId)
    return model ? [{ model, stored }] : []
  })
}

/** Ends a conflict: `mine` keeps what was typed on top of the stored figure, `theirs` drops it. */
export const choose = (form: FormModel, { model, stored }: Conflict, choice: 'mine' | 'theirs'): void =>
  batch(() => {
    form.conflicts.value = form.conflicts.value.filter(item => item.model !== model)
    store(model, stored)
    if (choice === 'theirs') form.edit(model, model.base.value)
    else form.edit(model, { ...model.field.value, baseVersion: stored.version })
  })

/**
 * The report as it is stored now. Where something is typed, a newer figure waits: saving will ask about it. A locked
 * form asks nothing and shows what is stored.
 */
export const takeReport = (form: FormModel, fresh: ReportView): void =>
  batch(() => {
    form.report.value = fresh
    for (const { producerId, figure } of fresh.rows) {
      const model = form.find(producerId)
      if (!model || !figure) continue
      const isTyped = model.field.value !== model.base.value
      if (isTyped && !fresh.lock) continue
      store(model, figure)
      if (!isTyped) model.field.value = model.base.value
    }
  })

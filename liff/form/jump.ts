// Going to the next row that still needs something, or to the one that is asked for, and putting the cursor there.
import type { FormModel, RowModel } from './form-model.ts'

/** The first unfinished row after `last`, going round; null = none is left. */
export function nextUnfinished(rows: readonly RowModel[], last: RowModel | null): RowModel | null {
  const isOpen = ({ verdict, isQueued }: RowModel) => {
    const { kind } = verdict.peek()
    return !isQueued.peek() && (kind === 'blank' || kind === 'ask' || kind === 'refused')
  }
  const after = last ? rows.indexOf(last) + 1 : 0
  return rows.slice(after).find(isOpen) ?? rows.slice(0, after).find(isOpen) ?? null
}

/** Moves the cursor to the next unfinished row, showing it if a search hides it. */
export function jumpToNext(form: FormModel): void {
  const next = nextUnfinished(form.rows, form.lastRow.peek())
  if (!next) return
  if (next.isHidden.peek()) form.query.value = ''
  goToRow(form, next)
}

/** Brings one producer's row into view, whatever hides it; an unknown one changes nothing. */
export function showRow(form: FormModel, producerId: string): void {
  const model = form.find(producerId)
  if (!model) return
  if (model.isHidden.peek()) {
    form.query.value = ''
    form.filter.value = 'all'
  }
  goToRow(form, model)
}

function goToRow(form: FormModel, model: RowModel): void {
  form.lastRow.value = model
  const row = document.getElementById(`r-${model.row.producerId}`)
  row?.scrollIntoView({ block: 'center' })
  row?.querySelector<HTMLElement>('.amount')?.focus({ preventScroll: true })
}

// Going to the next row that still needs something, and putting the cursor there.
import type { FormModel, RowModel } from './form-model.ts'

export const amountId = (model: RowModel): string => `a-${model.row.producerId}`
export const rowId = (model: RowModel): string => `r-${model.row.producerId}`

/** The first unfinished row after `from` (index in the list), going round; null = none is left. */
export function nextUnfinished(rows: readonly RowModel[], from: number): RowModel | null {
  const isOpen = ({ verdict, isQueued }: RowModel) => {
    const { kind } = verdict.peek()
    return !isQueued.peek() && (kind === 'blank' || kind === 'ask' || kind === 'refused')
  }
  return rows.slice(from + 1).find(isOpen) ?? rows.slice(0, from + 1).find(isOpen) ?? null
}

/** Index of the row that holds the cursor or held it last. */
let lastIndex = -1

export const noteRow = (form: FormModel, model: RowModel): void => {
  lastIndex = form.rows.indexOf(model)
}

/** Moves the cursor to the next unfinished row, showing it if a search hides it. */
export function jumpToNext(form: FormModel): void {
  const next = nextUnfinished(form.rows, lastIndex)
  if (!next) return
  if (next.isHidden.peek()) form.query.value = ''
  noteRow(form, next)
  const field = document.getElementById(amountId(next))
  const row = document.getElementById(rowId(next))
  row?.scrollIntoView({ block: 'center' })
  if (field) field.focus({ preventScroll: true })
  else row?.querySelector('button')?.focus({ preventScroll: true })
}

// Going to the next row that still needs something, or to the one that is asked for, and putting the cursor there.
import type { FormModel, RowModel } from './form-model.ts'
import { isOwnOnly } from './own-rows.ts'

/** The first unfinished row after `last`, going round; null = none is left. */
export function nextUnfinished(rows: readonly RowModel[], last: RowModel | null): RowModel | null {
  const isOpen = ({ verdict, isQueued }: RowModel) => {
    const { kind } = verdict.peek()
    return !isQueued.peek() && (kind === 'blank' || kind === 'ask' || kind === 'refused')
  }
  const after = last ? rows.indexOf(last) + 1 : 0
  return rows.slice(after).find(isOpen) ?? rows.slice(0, after).find(isOpen) ?? null
}

/** Moves the cursor to the next unfinished row, of the own tambon as long as only these are shown; what hides it goes. */
export function jumpToNext(form: FormModel): void {
  const last = form.lastRow.peek()
  const own = isOwnOnly.peek() ? form.rows.filter(model => model.row.isMine) : []
  const next = nextUnfinished(own, last) ?? nextUnfinished(form.rows, last)
  if (!next) return
  if (next.isHidden.peek()) form.query.value = ''
  if (!next.row.isMine) isOwnOnly.value = false
  goToRow(form, next)
}

/** Brings one producer's row into view, whatever hides it; an unknown one changes nothing. */
export function showRow(form: FormModel, producerId: string): void {
  const model = form.find(producerId)
  if (!model) return
  if (model.isHidden.peek()) {
    form.query.value = ''
    form.filter.value = 'all'
    isOwnOnly.value = false
  }
  goToRow(form, model)
}

function goToRow(form: FormModel, model: RowModel): void {
  form.lastRow.value = model
  const row = document.getElementById(`r-${model.row.producerId}`)
  if (!row) return
  // What hid it is gone from the model, and a moment later from the page; at once where it can be: iPhones open their
  // keyboard only then.
  if (row.hidden) setTimeout(putCursor, 0, row)
  else putCursor(row)
}

function putCursor(row: HTMLElement): void {
  row.scrollIntoView({ block: 'center' })
  row.querySelector<HTMLElement>('.amount')?.focus({ preventScroll: true })
}

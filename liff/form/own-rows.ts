// "Only my tambon": hides the other rows of the form. Comes with work.ts, as the rules do through which it works, so that
// the first load knows nothing of it.
import { signal } from '@preact/signals'
import type { FormModel } from './form-model.ts'

/** Of the form that is open. */
export const isOwnOnly = signal(false)

/** How many rows are of the officer's own tambon; 0 also where all are, and there is nothing to choose. */
export function countOwn(form: FormModel): number {
  const own = form.rows.filter(({ row }) => row.isMine).length
  return own === form.rows.length ? 0 : own
}

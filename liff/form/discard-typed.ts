// Takes what was typed and not saved out of every place that keeps it. The server goes first: while it does not answer,
// nothing is thrown away, for its copy would come back at the next visit.
import { call } from '../api.ts'
import { forget } from '../keep.ts'
import type { RowModel } from './form-model.ts'
import type { FormSession } from './form-session.ts'
import { OUTBOX } from './outbox.ts'
import { keyOfJob } from './save-job.ts'

/** What this phone keeps of one report: drafts.ts puts the first of these before its key. */
const KEPT = ['draft:', OUTBOX]

/** `typed`: the rows of a locked form that hold something. Throws Failure; then all is as it was. */
export async function discardTyped({ form, owner }: FormSession, typed: readonly RowModel[]): Promise<void> {
  const { officeCode, period } = form.report.peek()
  const fields = Object.fromEntries(typed.map(({ row }) => [row.producerId, null]))
  await call('saveDraft', { officeCode, period }, { fields })
  for (const prefix of KEPT) await forget(prefix + keyOfJob({ officeCode, period, owner }))
  for (const model of typed) form.edit(model, model.base.peek())
}

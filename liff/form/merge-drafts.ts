// Which typed rows to show when the form opens: the phone keeps a draft and so does the server (another phone of
// the same officer may have written it). Pure. The later key stroke wins; rows that are stored by now are dropped.
import type { DraftField } from '../../bot/contract/drafts.ts'
import type { FormRow } from '../../bot/contract/reports.ts'
import { fieldOf } from './field.ts'
import { judge } from './typed-figure.ts'

export type Drafts = Record<string, DraftField>

export interface MergedDrafts {
  /** Rows with something typed that is not stored. */
  fields: Drafts
  /** Rows that some place still keeps although nothing is left to do. */
  settled: string[]
}

export function mergeDrafts(phone: Drafts, server: Drafts, rows: readonly FormRow[]): MergedDrafts {
  const fields: Drafts = {}
  const settled: string[] = []
  for (const row of rows) {
    const field = laterOf(phone[row.producerId], server[row.producerId])
    if (!field) continue
    if (isSettled(field, row)) settled.push(row.producerId)
    else fields[row.producerId] = field
  }
  return { fields, settled }
}

function laterOf(a: DraftField | undefined, b: DraftField | undefined): DraftField | undefined {
  if (!a || !b) return a ?? b
  return Date.parse(a.editedAt) >= Date.parse(b.editedAt) ? a : b
}

/** Equal to the stored figure, or as empty as the row was. */
function isSettled(field: DraftField, row: FormRow): boolean {
  const verdict = judge(field, row.figure, row)
  if (verdict.kind === 'saved') return true
  const untouched = fieldOf(row.figure, row)
  return verdict.kind === 'blank' && field.note === untouched.note && field.source === untouched.source
}

// The changes an officer can make to a row, each as a pure function from field to field.
// Every change of the amount forgets what was confirmed before: a confirmation is for one text only.
import type { FormRow } from '../../bot/contract/reports.ts'
import { type Field, type SplitLine, typeText } from './field.ts'
import { confirmKey } from './typed-figure.ts'

/** "Yes, exactly that amount", or "yes, take the figure back". */
export const confirmText = (field: Field, satang: bigint): Field => ({
  ...field,
  confirmedText: confirmKey(field, satang),
})

/** "Yes, it really is that much": `reason` is never empty. */
export const answerDoubt = (field: Field, reason: string): Field => ({ ...field, doubtReason: reason })

export const stateNoSales = (field: Field, reason: NonNullable<Field['noSalesReason']>): Field => ({
  ...field,
  text: '',
  split: null,
  noSalesReason: reason,
  doubtReason: '',
  confirmedText: null,
})

/** From one field to lines: what stands in the field becomes the first line. */
export const startSplit = (field: Field, row: FormRow): Field => ({
  ...typeText(field, ''),
  text: null,
  split: [{ category: row.mainCategory, channel: row.mainChannel, text: field.text ?? '' }],
})

/** Back to one field with the text of the first line. */
export const endSplit = (field: Field): Field => ({
  ...typeText(field, field.split?.[0]?.text ?? ''),
  split: null,
})

export const setLines = (field: Field, split: SplitLine[]): Field => ({
  ...field,
  text: null,
  split,
  noSalesReason: null,
  doubtReason: '',
  confirmedText: null,
})

/** Empties the amount; note and source stay. */
export const clearField = (field: Field): Field => ({ ...typeText(field, ''), split: null })

// What the phone holds against what is stored now: after a reload, a save, or somebody else's change. One rule: what was
// typed is never replaced, except where the officer chose so. Pure.
import type { ForecastRowView } from '../../bot/contract/forecasts.ts'
import { isStay } from '../../bot/domain/forecast.ts'
import { readForecastAmount } from '../../bot/domain/forecast-typing.ts'
import { type Edit, type Edits, maybeSatang, type Stored } from './cell.ts'

/** Edits on top of what is stored now. A month that is stored just so is settled; a month away has no field any more. */
export const mergeEdits = (
  { stays, amounts }: Pick<ForecastRowView, 'stays' | 'amounts'>,
  edits: Edits,
): Edits =>
  edits.map((edit, month) =>
    edit !== null && isStay(stays, month) && !isSettled(edit, amounts[month] ?? null) ? edit : null,
  )

/** Months in which somebody else stored another amount than the one that was typed upon, and than the one typed. */
export const clashesOf = (edits: Edits, stored: Stored): number[] =>
  edits.flatMap((edit, month) => {
    const amount = stored[month] ?? null
    return edit !== null && edit.base !== amount && !isSettled(edit, amount) ? [month] : []
  })

/** What was typed in these months counts, whatever is stored there now. */
export const keepMine = (edits: Edits, stored: Stored, months: readonly number[]): Edits =>
  edits.map((edit, month) =>
    edit !== null && months.includes(month) ? { ...edit, base: stored[month] ?? null } : edit,
  )

/** After a save: what was sent is stored; what was typed on meanwhile, or not understood, stays on top of it. */
export const afterSave = (edits: Edits, sent: Stored, stays: string): Edits =>
  mergeEdits(
    { stays, amounts: [...sent] },
    edits.map((edit, month) => edit && { ...edit, base: sent[month] ?? null }),
  )

/** The same amount, or as blank as what is stored. */
function isSettled(edit: Edit, stored: string | null): boolean {
  const read = readForecastAmount(edit.text)
  if (read.kind === 'refused') return false
  return (read.kind === 'blank' ? null : read.satang) === maybeSatang(stored)
}

// Rows of a preview and the answers to them.
import type { Choice, LeftRow, PreviewRow } from '../contract/uploads.ts'
import { Problem } from '../domain/problems.ts'

/** Throws request.invalid where an answer answers no row that asks. */
export function refuseStrayChoices(
  choices: ReadonlyMap<string, Choice>,
  rows: readonly { key: string; kind: string }[],
): void {
  const asking = new Set(rows.filter(row => row.kind === 'ask').map(row => row.key))
  if (![...choices.keys()].every(key => asking.has(key))) throw new Problem('request.invalid')
}

/** Why a row was not saved. */
export const leftOf = ({ title, rows, asks, faults }: PreviewRow): LeftRow => ({
  title,
  rows,
  says: [...asks, ...faults].map(item => item.says),
})

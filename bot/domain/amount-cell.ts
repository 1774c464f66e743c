// An amount out of a cell. What was typed as text goes by the rules of the form (typed-amount.ts); a number is what the
// spreadsheet itself took for one, so it has no two readings, but sign, decimals and size are judged alike.
import { MAX_SATANG } from '../../db/vocabulary.ts'
import type { SheetValue } from './find-table.ts'
import { cellText, isFormula } from './fold-words.ts'
import { readTypedAmount, type TypedAmount } from './typed-amount.ts'

/** Never throws; a formula is refused whatever it comes to. */
export function readAmountCell(value: SheetValue): TypedAmount {
  if (typeof value === 'number') return readNumber(value)
  const text = cellText(value)
  if (text === null) return { kind: 'blank' }
  return isFormula(text) ? { kind: 'refused', reason: 'formula' } : readTypedAmount(text)
}

/** A spreadsheet shows fifteen digits: what is behind them is the noise of its sums (0.1 + 0.2), and no reader sees it. */
function readNumber(value: number): TypedAmount {
  if (!Number.isFinite(value)) return { kind: 'refused', reason: 'not_a_number' }
  if (value < 0) return { kind: 'refused', reason: 'negative' }
  if (value === 0) return { kind: 'refused', reason: 'zero_needs_reason' }
  const parts = /^(\d+)(?:\.(\d+))?$/.exec(String(Number(value.toPrecision(15))))
  if (parts === null) return { kind: 'refused', reason: value < 1 ? 'too_many_decimals' : 'too_large' }
  const [, whole = '', fraction = ''] = parts
  if (fraction.length > 2) return { kind: 'refused', reason: 'too_many_decimals' }
  const satang = BigInt(whole + fraction.padEnd(2, '0'))
  return satang > MAX_SATANG
    ? { kind: 'refused', reason: 'too_large' }
    : { kind: 'amount', satang, echo: false }
}

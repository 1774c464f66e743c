// One month of one producer in the forecast form: what is stored, what stands in the field, and what that means. Pure.
import { isStay, yearTotal } from '../../bot/domain/forecast.ts'
import { readForecastAmount } from '../../bot/domain/forecast-typing.ts'
import { formatBaht, parseBaht, toBaht } from '../../bot/domain/money.ts'
import type { AmountRefusal } from '../../bot/domain/typed-amount.ts'

/** Something typed and not saved. */
export interface Edit {
  text: string
  /** What was stored when it was typed: another amount there by now is somebody else's change. */
  base: string | null
  /** The text that was answered "yes, that amount"; null = none. */
  confirmed: string | null
}

export type Edits = readonly (Edit | null)[]
export type Stored = readonly (string | null)[]

export type Cell =
  /** The producer is not with the district then. */
  | { kind: 'away' }
  | { kind: 'blank'; isChanged: boolean }
  | { kind: 'amount'; satang: bigint; isChanged: boolean }
  | { kind: 'ask'; satang: bigint }
  | { kind: 'refused'; reason: AmountRefusal }

export const NO_EDITS: Edits = Array.from({ length: 12 }, () => null)

/** Satang of an amount on the wire; a sum may be larger than one amount can be. */
export const satangOf = (amount: string): bigint => parseBaht(amount) ?? BigInt(amount.replace('.', ''))

export const maybeSatang = (amount: string | null): bigint | null =>
  amount === null ? null : satangOf(amount)

/** What stands in the field. */
export const textOf = (edit: Edit | null, stored: string | null): string => {
  if (edit !== null) return edit.text
  return stored === null ? '' : formatBaht(satangOf(stored), { decimals: 'auto' })
}

export function cellOf(isHere: boolean, edit: Edit | null, stored: string | null): Cell {
  if (!isHere) return { kind: 'away' }
  if (edit === null)
    return stored === null
      ? { kind: 'blank', isChanged: false }
      : { kind: 'amount', satang: satangOf(stored), isChanged: false }
  const read = readForecastAmount(edit.text)
  if (read.kind === 'refused') return read
  if (read.kind === 'blank') return { kind: 'blank', isChanged: stored !== null }
  if (read.echo && edit.confirmed !== edit.text) return { kind: 'ask', satang: read.satang }
  return { kind: 'amount', satang: read.satang, isChanged: maybeSatang(stored) !== read.satang }
}

export const cellsOf = (stays: string, edits: Edits, stored: Stored): Cell[] =>
  stored.map((amount, month) => cellOf(isStay(stays, month), edits[month] ?? null, amount))

/** The amounts as they would count now; null = blank, or not understood yet. */
export const amountsOf = (cells: readonly Cell[]): (bigint | null)[] =>
  cells.map(cell => (cell.kind === 'amount' ? cell.satang : null))

/** What saving sends: what is understood, and elsewhere what is stored. */
export const sendable = (cells: readonly Cell[], stored: Stored): (string | null)[] =>
  cells.map((cell, month) => {
    if (cell.kind === 'amount') return toBaht(cell.satang)
    return cell.kind === 'blank' || cell.kind === 'away' ? null : (stored[month] ?? null)
  })

export interface YearState {
  satang: bigint
  /** Months that still want an amount that is understood. */
  left: number
  /** Months that are refused or wait for an answer. */
  problems: number
  /** Months that saving would change. */
  changed: number
}

export function yearOf(stays: string, cells: readonly Cell[]): YearState {
  const isOpen = (cell: Cell) => cell.kind === 'ask' || cell.kind === 'refused'
  return {
    satang: yearTotal({ stays, amounts: amountsOf(cells) }),
    left: cells.filter(cell => cell.kind === 'blank' || isOpen(cell)).length,
    problems: cells.filter(isOpen).length,
    changed: cells.filter(cell => (cell.kind === 'blank' || cell.kind === 'amount') && cell.isChanged).length,
  }
}

/** The officer typed: what was confirmed before was another text. Back to what is stored = nothing typed. */
export const typed = (text: string, edit: Edit | null, stored: string | null): Edit | null =>
  text === textOf(null, stored) ? null : { text, base: baseOf(edit, stored), confirmed: null }

/** What stood there when the first key was pressed. */
const baseOf = (edit: Edit | null, stored: string | null) => (edit === null ? stored : edit.base)

/** An amount that nobody typed: of a percentage, or the same as in another month. */
export function filledWith(satang: bigint | null, edit: Edit | null, stored: string | null): Edit | null {
  if (satang === maybeSatang(stored)) return null
  const text = satang === null ? '' : formatBaht(satang, { decimals: 'auto' })
  return { text, base: baseOf(edit, stored), confirmed: null }
}

// The bottom bar's numbers, from the rows as they stand on the screen. Pure.
// Growth is like for like: only producers with a figure on both sides count, and how many is always said.
import type { FigureView } from '../../bot/contract/reports.ts'
import { tenthsOf } from '../../bot/domain/growth.ts'
import { parseBaht } from '../../bot/domain/money.ts'
import { satangOf, type Verdict } from './field.ts'

/** The amount that counts in the running total: what is understood on the screen, else what is stored. */
export function countedSatang(verdict: Verdict, stored: FigureView | null): bigint | null {
  if (verdict.kind === 'ready') {
    return verdict.input.entries.length > 0 || verdict.input.noSalesReason ? verdict.satang : null
  }
  if (verdict.kind === 'ask' && verdict.about !== 'take_back') return verdict.satang
  if (verdict.kind === 'blank' || !stored || stored.amount === null) return null
  return satangOf(stored.amount)
}

export interface TotalRow {
  /** Null = blank or not understood. */
  satang: bigint | null
  /** What it is compared with, on the wire: the same month last year, or last month; null = no figure then. */
  base: string | null
}

export interface FormTotals {
  satang: bigint
  /** Rows that count. */
  counted: number
  /** Tenths of a percent against the base; null = nothing to compare with. */
  growthTenths: number | null
  /** Producers on both sides. */
  compared: number
}

export function totalsOf(rows: readonly TotalRow[]): FormTotals {
  let satang = 0n
  let counted = 0
  let now = 0n
  let base = 0n
  let compared = 0
  for (const row of rows) {
    if (row.satang === null) continue
    satang += row.satang
    counted++
    const before = row.base === null ? null : parseBaht(row.base)
    if (before === null) continue
    now += row.satang
    base += before
    compared++
  }
  return { satang, counted, growthTenths: tenthsOf(now, base), compared }
}

// What is typed into the table of baselines, read against what is stored. Pure; text is never changed here.
import type { BaselineView } from '../../bot/contract/indicator.ts'
import { formatBaht, parseBaht, toBaht } from '../../bot/domain/money.ts'
import { AMOUNT_REFUSAL_WORDS } from '../../bot/domain/thai-amounts.ts'
import { readTypedAmount } from '../../bot/domain/typed-amount.ts'
import { BASELINE } from '../words-targets.ts'

/** Texts by cell; who typed nothing has none. */
export type TypedCells = Readonly<Record<string, string>>

export const cellKey = (officeCode: string, period: string): string => `${officeCode}:${period}`

/** A canonical amount, null for an emptied cell, or why it cannot be read. */
export function readCell(text: string): { amount: string | null } | { wrong: string } {
  const read = readTypedAmount(text)
  if (read.kind === 'blank') return { amount: null }
  if (read.kind === 'amount') return { amount: toBaht(read.satang) }
  // A month of a whole district needs no stated reason: nothing sold is a total like any other.
  if (read.reason === 'zero_needs_reason') return { amount: '0.00' }
  return { wrong: read.reason === 'no_sales_words' ? BASELINE.noSales : AMOUNT_REFUSAL_WORDS[read.reason] }
}

export interface CellChange {
  officeCode: string
  officeName: string
  period: string
  amount: string | null
  /** What is stored now. */
  seen: string | null
}

/** What saving would change, and the first cell that cannot be read. */
export function changesOf(
  { offices, months }: BaselineView,
  typed: TypedCells,
): { changes: CellChange[]; wrongAt: Pick<CellChange, 'officeCode' | 'period'> | null } {
  let wrongAt: Pick<CellChange, 'officeCode' | 'period'> | null = null
  const changes = offices.flatMap(({ officeCode, officeName, cells }) =>
    cells.flatMap(({ imported: seen }, index): CellChange[] => {
      const period = months[index]?.period ?? ''
      const text = typed[cellKey(officeCode, period)]
      if (text === undefined) return []
      const read = readCell(text)
      if ('wrong' in read) {
        wrongAt ??= { officeCode, period }
        return []
      }
      return read.amount === seen ? [] : [{ officeCode, officeName, period, amount: read.amount, seen }]
    }),
  )
  return { changes, wrongAt }
}

/** `12,500.50`, without `.00`: as a field shows it. */
export const amountWords = (amount: string): string =>
  formatBaht(parseBaht(amount) ?? 0n, { decimals: 'auto' })

/** What is known of a district's year: recorded here, else as typed, else as stored. */
export function totalOf(
  office: BaselineView['offices'][number],
  months: BaselineView['months'],
  typed: TypedCells,
): bigint {
  return office.cells.reduce((sum, { imported, recorded }, index) => {
    const text = typed[cellKey(office.officeCode, months[index]?.period ?? '')]
    const read = text === undefined ? { amount: imported } : readCell(text)
    const amount = recorded ?? ('amount' in read ? read.amount : null)
    return sum + (parseBaht(amount ?? '0') ?? 0n)
  }, 0n)
}

// Amounts of the wire in words: blank, stated "no sales", or baht. They never turn into each other.
import type { FormRow } from '../../bot/contract/reports.ts'
import { formatBaht } from '../../bot/domain/money.ts'
import { satangOf } from '../form/field.ts'
import { WORDS } from '../words.ts'
import { FIGURE } from '../words-report.ts'

export function amountWords(amount: string | null): string {
  if (amount === null) return WORDS.none
  const satang = satangOf(amount)
  return satang === 0n ? WORDS.noSales : formatBaht(satang)
}

export const lastYearWords = (row: FormRow): string => FIGURE.wasLastYear(amountWords(row.lastYear))

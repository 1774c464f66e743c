// Totals of many months and offices as they come over the wire. They may pass what one figure can hold.
import { formatBaht, formatMillions } from '../../bot/domain/money.ts'

/** Satang of `"12500.50"`. */
export const totalSatang = (amount: string): bigint => BigInt(amount.replace('.', ''))

/** `"12,500.50"` for reading. */
export const totalWords = (amount: string): string => formatBaht(totalSatang(amount))

/** `"12.35"` million baht: for headlines only. */
export const millionsWords = (amount: string): string => formatMillions(totalSatang(amount))

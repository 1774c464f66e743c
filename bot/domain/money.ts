// Money as exact satang: reading and writing the canonical wire form, and Arabic-digit display.
// parseBaht is the server's rule and refuses every other spelling; what people type goes through typed-amount.ts.
import { MAX_SATANG, type Satang } from '../../db/vocabulary.ts'

const CANONICAL = /^(0|[1-9]\d{0,11})(?:\.(\d{1,2}))?$/

/** Satang of a canonical baht string (`"12500.50"`, `"12500.5"`, `"12500"`), or null for any other text. */
export function parseBaht(text: string): Satang | null {
  const parts = CANONICAL.exec(text)
  if (!parts) return null
  const satang = BigInt(`${parts[1]}${(parts[2] ?? '').padEnd(2, '0')}`)
  return satang <= MAX_SATANG ? satang : null
}

/** Canonical baht with two decimals, `"12500.50"`: what the wire and `numeric(14,2)` carry. */
export function toBaht(satang: Satang): string {
  const digits = sizeOf(satang).toString().padStart(3, '0')
  return `${signOf(satang)}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** Baht for reading, `"12,500.50"`, without a currency word; `auto` drops `.00` but never a satang. */
export function formatBaht(satang: Satang, options: { decimals?: 'always' | 'auto' } = {}): string {
  const baht = groupThousands(toBaht(satang))
  return options.decimals === 'auto' ? baht.replace(/\.00$/, '') : baht
}

/** Millions of baht to two decimals, `"12.84"`, half away from zero: for headlines only, never for sums. */
export function formatMillions(satang: Satang): string {
  const hundredths = (sizeOf(satang) + 500_000n) / 1_000_000n
  return groupThousands(toBaht(satang < 0n ? -hundredths : hundredths))
}

/** Exact total; 0 for an empty list. A total may exceed MAX_SATANG, which bounds one stored figure. */
export function sumSatang(list: Iterable<Satang>): Satang {
  let total = 0n
  for (const satang of list) total += satang
  return total
}

const sizeOf = (satang: Satang): Satang => (satang < 0n ? -satang : satang)
const signOf = (satang: Satang): string => (satang < 0n ? '-' : '')

// Not Intl: the same bytes in every browser, and no Number on the way.
const groupThousands = (baht: string): string => baht.replace(/\d(?=(?:\d{3})+\.)/g, '$&,')

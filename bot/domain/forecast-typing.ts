// Reads what people type into a forecast: the percentage for all, and a month's amount. Amounts go by the rules of the
// revenue form but for zero: here a typed 0 is an amount ("nothing is expected"), and needs no reason.
import type { Satang } from '../../db/vocabulary.ts'
import { PERCENT_TENTHS } from './forecast.ts'
import { type AmountRefusal, readTypedAmount } from './typed-amount.ts'

export type TypedForecast =
  | { kind: 'blank' }
  | { kind: 'amount'; satang: Satang; echo: boolean }
  | { kind: 'refused'; reason: AmountRefusal }

const HAS_DIGIT = /[0-9\u0e50-\u0e59\uff10-\uff19]/

/** Never throws. `echo` = understood, but short or unusual: asked back before it counts. */
export function readForecastAmount(text: string): TypedForecast {
  const read = readTypedAmount(text)
  const isZero = read.kind === 'refused' && read.reason === 'zero_needs_reason' && HAS_DIGIT.test(text)
  return isZero ? { kind: 'amount', satang: 0n, echo: false } : read
}

const PERCENT = /^([+-]?)(\d{1,4})(?:\.(\d))?%?$/

/** `3`, `+3.0`, `๒.๕ %`, `−1.5` as tenths of a percent; null for anything else, and for what is out of bounds. */
export function readPercent(text: string): number | null {
  const folded = text
    .replace(/[\u0e50-\u0e59]/g, digit => String(digit.charCodeAt(0) - 0x0e50))
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/^\s*ร้อยละ/, '')
    .replace(/\s+/g, '')
  const parts = PERCENT.exec(folded)
  if (!parts) return null
  const size = Number(`${parts[2]}${parts[3] ?? '0'}`)
  const tenths = parts[1] === '-' && size > 0 ? -size : size
  return tenths < PERCENT_TENTHS.least || tenths > PERCENT_TENTHS.most ? null : tenths
}

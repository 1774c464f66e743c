// Reads an amount as people type it. Taken silently only if every Thai reader would read the same baht;
// understood but short or unusual = echo it in full and wait for one tap; anything else is refused with a
// reason, never guessed, cut or rounded (domain: "What people type"). Wire strings are parseBaht's matter.
import { MAX_SATANG, type Satang } from '../../db/vocabulary.ts'
import {
  APPROXIMATE,
  BAHT,
  CURRENCY,
  DIGITS_AND_SEPARATORS,
  fixLookalikes,
  LEADING_ZERO,
  MONTH,
  NO_SALES,
  NUMBER_WORDS,
  PLAIN_BAHT,
  SATANG,
  SHORTHAND_WORTH,
  ZERO,
} from './typed-amount-words.ts'

export const AMOUNT_REFUSALS = [
  'not_a_number',
  'ambiguous_separator',
  'ambiguous_shorthand',
  'too_many_decimals',
  'leading_zero',
  'negative',
  'too_large',
  'zero_needs_reason',
  'no_sales_words',
  'words_not_digits',
  'approximate',
  'looks_like_date',
  'looks_like_phone',
  'formula',
] as const
export type AmountRefusal = (typeof AMOUNT_REFUSALS)[number]

export type TypedAmount =
  | { kind: 'blank' }
  | { kind: 'amount'; satang: Satang; echo: boolean }
  | { kind: 'refused'; reason: AmountRefusal }

/** One figure and the unit after it; a text may hold several (3 hundred-thousands 5 ten-thousands). */
interface Term {
  whole: string
  fraction: string
  unit: string
  /** Satang in one of the unit. */
  worth: Satang
  isPlain: boolean
}

/** Longer texts are not amounts; the bound also keeps every pattern below fast on pasted pages. */
const MAX_LENGTH = 80

/** Zero-width characters and direction marks, which arrive with copied text and nobody sees. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g
const PHONE = /^(?:0\d{8,9}|\+66\d{8,9}|66[689]\d{8})$/
const FIGURE = /^(0|[1-9]\d*|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,2}(?: \d{3})+)(?:\.(\d+))?$/
const DATE =
  /^(?:\d{1,2}[/-]\d{1,2}(?:[/-]\d{2,4})?|\d{1,2}[/-]2[05]\d\d|2[05]\d\d[/-]\d{1,2}(?:[/-]\d{1,2})?|\d{1,2}[. ]\d{1,2}[. ](?:\d\d){1,2}|\d{1,2}:\d\d.*)$/

/** Why an unreadable text is refused: the first that fits, so the order matters. */
const REFUSED_FOR: readonly (readonly [RegExp, AmountRefusal])[] = [
  [NO_SALES, 'no_sales_words'],
  [ZERO, 'zero_needs_reason'],
  [DATE, 'looks_like_date'],
  [MONTH, 'looks_like_date'],
  [/^[=@+]|[*×÷^]|\d\s*[+/x]\s*\d/, 'formula'],
  [APPROXIMATE, 'approximate'],
  [/-|^\(/, 'negative'],
  [LEADING_ZERO, 'leading_zero'],
  [/\d\s*[km](?![a-z])/, 'ambiguous_shorthand'],
  [DIGITS_AND_SEPARATORS, 'ambiguous_separator'],
]

/**
 * Never throws. Zero is refused (`zero_needs_reason`): a typed 0 does not become "no sales" by itself, nor the
 * other way round. Leading zeros are refused (a code, or a phone number cut short); `0.50` is fine. Thai and
 * Arabic digits within one text are readable by all, but unusual: echo.
 */
export function readTypedAmount(text: string): TypedAmount {
  const visible = text.replace(INVISIBLE, '').trim()
  if (visible === '') return { kind: 'blank' }
  if (visible.length > MAX_LENGTH) return refuse('not_a_number')
  const folded = fold(visible)
  if (PHONE.test(folded.replace(/[ ()-]/g, ''))) return refuse('looks_like_phone')

  const terms = readTerms(folded.replace(CURRENCY, ''))
  const satang = terms && satangOf(terms)
  if (satang === null) return refuse(reasonFor(folded))
  if (typeof satang === 'string') return refuse(satang)
  if (satang === 0n) return refuse('zero_needs_reason')
  if (satang > MAX_SATANG) return refuse('too_large')

  const isPlain = terms?.every(term => term.isPlain) && !folded.startsWith('thb')
  // `visible` is not a part of `text` where something unseen stood between its characters.
  const echo = !isPlain || mixesDigits(visible) || !text.includes(visible)
  return { kind: 'amount', satang, echo }
}

const refuse = (reason: AmountRefusal): TypedAmount => ({ kind: 'refused', reason })

/**
 * Thai and full-width digits and signs to ASCII, every kind of space to a space and every dash to a hyphen.
 * Not NFKC, which does the same and more: it would read `12²` as 122 and `1½` as 11⁄2, and take sara am apart.
 */
function fold(text: string): string {
  const ascii = text
    .replace(/[\u0e50-\u0e59]/g, digit => String(digit.charCodeAt(0) - 0x0e50))
    .replace(/[\uff01-\uff5e]/g, wide => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/\p{Zs}/gu, ' ')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
  return fixLookalikes(ascii.toLowerCase())
}

/** The text as figures with their units, or null if any part of it is neither. */
function readTerms(text: string): Term[] | null {
  if (!/^\d/.test(text)) return null
  const terms: Term[] = []
  for (const [, figure = '', after = ''] of text.matchAll(/(\d(?:[\d., ]*\d)?)(\D*)/g)) {
    const term = readTerm(figure, after.trim())
    if (!term) return null
    terms.push(term)
  }
  return terms
}

function readTerm(figure: string, unit: string): Term | null {
  const parts = FIGURE.exec(figure)
  const baht = BAHT.exec(unit)
  if (!parts?.[1] || !(baht || SATANG.test(unit))) return null
  return {
    whole: parts[1].replace(/[, ]/g, ''),
    fraction: parts[2] ?? '',
    unit,
    worth: baht ? (SHORTHAND_WORTH[baht[1] ?? ''] ?? 100n) : 1n,
    isPlain: (unit === '' || unit === PLAIN_BAHT) && !figure.includes(' '),
  }
}

/** Exact satang, or why it is refused, or null where several terms do not make one amount. */
function satangOf(terms: readonly Term[]): Satang | AmountRefusal | null {
  const [only, ...others] = terms
  return only && others.length === 0 ? satangOfOne(only) : satangOfSeveral(terms)
}

function satangOfOne({ whole, fraction, worth }: Term): Satang | AmountRefusal {
  // A third decimal of baht is refused even where it is 0; 1.234 million is exact.
  if (worth === 100n && fraction.length > 2) {
    // `12.500`: twelve and a half to one reader, twelve thousand five hundred to another.
    const isThousands = fraction.length === 3 && whole.length <= 3 && whole !== '0'
    return isThousands ? 'ambiguous_separator' : 'too_many_decimals'
  }
  const scaled = BigInt(whole + fraction) * worth
  const scale = 10n ** BigInt(fraction.length)
  return scaled % scale === 0n ? scaled / scale : 'too_many_decimals'
}

/**
 * Each term must be below one unit of the term before it and name its own, smaller unit: "2 ten-thousands 5" is 25,000
 * to one reader and 20,005 to another, and "4 baht 0 baht" is a slip.
 */
function satangOfSeveral(terms: readonly Term[]): Satang | null {
  let total = 0n
  let ceiling: Satang | null = null
  for (const { whole, fraction, unit, worth } of terms) {
    const satang = BigInt(whole) * worth
    const isSmaller = ceiling === null || (worth < ceiling && satang < ceiling)
    if (fraction !== '' || unit === '' || !isSmaller) return null
    total += satang
    ceiling = worth
  }
  return total
}

function reasonFor(text: string): AmountRefusal {
  const found = REFUSED_FOR.find(([pattern]) => pattern.test(text))
  if (found) return found[1]
  if (!NUMBER_WORDS.test(text)) return 'not_a_number'
  return /\d/.test(text) ? 'ambiguous_shorthand' : 'words_not_digits'
}

const DIGIT_SCRIPTS = [/[0-9]/, /[\u0e50-\u0e59]/, /[\uff10-\uff19]/]
const mixesDigits = (text: string): boolean => DIGIT_SCRIPTS.filter(script => script.test(text)).length > 1

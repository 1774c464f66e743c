// Thai phone numbers as people write them, kept as digits: nine for a fixed line, ten for a mobile. Anything that is not
// surely one is refused; nothing is guessed or cut.

/** As typed: spaces, hyphens, dots, brackets and characters that nobody sees. */
const BETWEEN = /[\s.()\u2010-\u2015\u2212\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff-]/g
const THAI_DIGITS = /[\u0e50-\u0e59]/g

/** 02, 03x, 04x, 05x, 07x have nine digits; 06, 08, 09 ten. */
const FIXED = /^0[23457]\d{7}$/
const MOBILE = /^0[689]\d{8}$/

/** The digits, `"0812345678"`, or null for what is no Thai phone number; Thai digits and +66 are understood. */
export function readPhone(typed: string): string | null {
  const digits = typed
    .replace(THAI_DIGITS, digit => String(digit.charCodeAt(0) - 0x0e50))
    .replace(BETWEEN, '')
    .replace(/^(?:\+66|0066)0?(?=\d{8,9}$)/, '0')
  return FIXED.test(digits) || MOBILE.test(digits) ? digits : null
}

/** For reading: `081-234-5678`, `02-123-4567`, `054-449-544`; anything else stays as it is. */
export function formatPhone(digits: string): string {
  if (MOBILE.test(digits)) return `${digits.slice(0, 3)}-${digits.slice(3, 6)}-${digits.slice(6)}`
  if (!FIXED.test(digits)) return digits
  const area = digits.startsWith('02') ? 2 : 3
  return `${digits.slice(0, area)}-${digits.slice(area, area + 3)}-${digits.slice(area + 3)}`
}

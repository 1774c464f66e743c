// Reads a growth as people type it: `5`, `2.5`, `๕.๕`, `-1 %`. One decimal at most; anything else is not guessed.

const FORM = /^([+-]?)(\d{1,4})(?:\.(\d)0*)?\s*%?$/

/** Tenths of a percent, or null. */
export function readTypedPercent(text: string): number | null {
  const plain = text
    .trim()
    .replace(/[๐-๙]/g, digit => String('๐๑๒๓๔๕๖๗๘๙'.indexOf(digit)))
    .replace(/^[−–]\s*/, '-')
    .replace(/^([+-])\s+/, '$1')
  const [, sign, whole, tenth = '0'] = FORM.exec(plain) ?? []
  if (whole === undefined) return null
  const tenths = Number(whole) * 10 + Number(tenth)
  // Not −0.
  return sign === '-' && tenths !== 0 ? -tenths : tenths
}

/** As one would type it: `5`, `2.5`, `-1`. */
export const typedPercentOf = (tenths: number): string => String(tenths / 10)

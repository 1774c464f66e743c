// What people typed, made fit for paper: only characters the font can draw, and nothing that cannot be broken into lines.
// PDF/A forbids a character without a glyph, and one emoji in a note must not cost a district its report: it becomes a box.

/** Code points of Sarabun without its private ones, as `from-to` in hexadecimal; the tests hold it to the font files. */
const SARABUN =
  '20-7e a0-17e 18f 192 1a0-1a1 1af-1b0 1cd-1dc 1e6-1e7 1fa-1ff 218-21b 237 251 259 2bb-2bc 2be-2bf 2c6-2cc 2d8-2dd ' +
  '300-304 306-30c 31b 323-324 326-328 32e 331 394 3a9 3bc 3c0 e01-e3a e3f-e5b 1e0c-1e0f 1e20-1e21 1e24-1e25 ' +
  '1e2a-1e2b 1e36-1e3b 1e42-1e49 1e5a-1e63 1e6c-1e6f 1e80-1e85 1e8e-1e8f 1e92-1e93 1e97 1e9e 1ea0-1ef9 2007 2010 ' +
  '2012-2015 2018-201a 201c-201e 2020-2022 2026 2030 2032-2033 2039-203a 2044 2070 2074-2079 207d-2089 208d-208e ' +
  '20a1 20a4 20a6-20a7 20ab-20ac 20b1-20b2 20b5 20b9-20ba 20bd 210a 2113 2117 2120 2122 212e 2153-2154 215b-215e ' +
  '2190-2193 2202 2206 220f 2211-2212 2215 2219-221a 221e 222b 2248 2260 2264-2265 25a0 25b2-25b3 25b6-25b7 ' +
  '25bc-25bd 25c0-25c1 25c6 25ca fb01-fb02'

const RANGES = SARABUN.split(' ').map(range => {
  const [from = '', to = from] = range.split('-')
  return [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const
})

/** Printed for each character the font does not have. */
export const MISSING_GLYPH = '■'

/** Joiners, direction marks, soft hyphens and the like: nothing is seen of them, so nothing stands for them. */
const INVISIBLE = /[\p{Cf}\p{Variation_Selector}]/gu

/** Thai takes two marks on one letter; more would climb over the rows above. */
const TOO_MANY_MARKS = /(\p{M}{3})\p{M}+/gu

const graphemes = new Intl.Segmenter('th', { granularity: 'grapheme' })

export const hasGlyph = (codePoint: number): boolean =>
  RANGES.some(([from, to]) => codePoint >= from && codePoint <= to)

/** On one line, composed (NFC), with one box for each character as read that the font cannot draw. */
export function printable(text: string): string {
  const line = text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Z}]+/gu, ' ')
  // Nearly every text is plain Thai: only a text with something else in it is taken apart.
  const drawn = canDraw(line) ? line : Array.from(graphemes.segment(line), drawnOf).join('')
  return drawn.replace(TOO_MANY_MARKS, '$1').trim()
}

function drawnOf({ segment }: { segment: string }): string {
  const seen = segment.replace(INVISIBLE, '')
  return canDraw(seen) ? seen : MISSING_GLYPH
}

/** The beginning of a text, cut between characters as they are read, with an ellipsis where something is left off. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text
  const kept = Array.from(graphemes.segment(text), ({ segment }) => segment)
  return kept.length <= most
    ? text
    : `${kept
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`
}

function canDraw(text: string): boolean {
  for (const character of text) if (!hasGlyph(character.codePointAt(0) ?? 0)) return false
  return true
}

// Makes any text that people wrote fit for a LINE message: well-formed, one line, never empty, never too long.
// Lengths count code points (LINE counts somewhere between graphemes and these); cuts fall between graphemes.

const GRAPHEMES = new Intl.Segmenter('th', { granularity: 'grapheme' })
const SPACES = /[\p{Cc}\p{Z}]+/gu
/** Marks that turn the reading direction, and the byte order mark: they can garble the words after them. */
const UNWANTED = /[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u

/** Said where a person left a text empty: LINE refuses a whole request for one empty text. */
const NOTHING = 'ไม่ระบุ'

/** One clean line of at most `most` code points, with an ellipsis where it was cut. */
export function shorten(words: string, most: number): string {
  // Enough to know that it is too long; the rest of a huge text need not be looked at.
  const start = words.slice(0, (most + 64) * 2).toWellFormed()
  const line = start.replace(SPACES, ' ').replace(UNWANTED, '').trim()
  if (!VISIBLE.test(line)) return NOTHING
  return countOf(line) <= most ? line : cut(line, most - 1)
}

function cut(line: string, most: number): string {
  let kept = ''
  let count = 0
  for (const { segment } of GRAPHEMES.segment(line)) {
    count += countOf(segment)
    if (count > most) break
    kept += segment
  }
  // One grapheme may be longer than the whole limit (a letter under a pile of marks).
  return `${kept.trimEnd() || [...line].slice(0, most).join('')}…`
}

const countOf = (text: string): number => [...text].length

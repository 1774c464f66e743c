// Finding a producer in the list: a plain "contains" over code, name and product, forgiving what phones do to
// Thai text: digits of either script, spaces anywhere, the two spellings of ำ and แ, tone marks left out.

const TONE_MARKS = /[\u0e47-\u0e4e]/g

/** A text for comparing only; never shown. */
export function foldForSearch(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\u0e50-\u0e59]/g, digit => String(digit.charCodeAt(0) - 0x0e50))
    .replace(/\u0e4d\u0e32/g, '\u0e33')
    .replace(/\u0e40\u0e40/g, '\u0e41')
    .replace(/\s+/g, '')
    .replace(TONE_MARKS, '')
}

/** `folded`: texts of a row after foldForSearch, joined. An empty query finds everything. */
export const isFound = (folded: string, query: string): boolean => folded.includes(foldForSearch(query))

// Words as they are compared when they come out of somebody's table: spaces, punctuation, unseen characters, letter case
// and the script of digits say nothing there. Two spellings that fold to the same are taken for the same word.

const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g
const NO_WORDS = /[^\p{L}\p{M}\p{N}]+/gu

/** เ typed twice for แ and ํ before า look right on the screen; NFKC takes ำ apart, so both ways meet. */
export const foldWords = (text: string): string =>
  text
    .replace(INVISIBLE, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/เเ/g, 'แ')
    .replace(/[\u0e50-\u0e59]/g, digit => String(digit.charCodeAt(0) - 0x0e50))
    .replace(NO_WORDS, '')

/** What a cell says as one line of text: `null` where it says nothing that is seen. */
export function cellText(value: string | number | null): string | null {
  if (value === null) return null
  const text = String(value).replace(INVISIBLE, '').normalize('NFC').trim()
  return text === '' ? null : text
}

/** Text that a spreadsheet would run: `=1+1`, `＝HYPERLINK(…)`, also after spaces. */
export const isFormula = (text: string): boolean => /^\s*[=＝]/.test(text.replace(INVISIBLE, ''))

/** The word whose spellings hold this text; null = none of them. */
export function readWord<Word extends string>(
  spellings: Readonly<Record<Word, readonly string[]>>,
  text: string,
): Word | null {
  const folded = foldWords(text)
  const words = Object.keys(spellings) as Word[]
  return words.find(word => spellings[word].some(spelling => foldWords(spelling) === folded)) ?? null
}

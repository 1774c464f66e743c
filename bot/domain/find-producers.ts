// Finding a producer by what somebody types on a phone: a part of the name or of the registration number. Spaces, tone
// marks and punctuation do not matter; where nothing contains the words, names that share most of them come up.

export interface Findable {
  name: string
  code: string
}

/** A text can have 5000 letters; no name needs more than these. */
const MOST_TYPED = 100
/** So much of what was typed must be in a name that does not contain it as it stands. */
const LEAST_SHARED = 0.5

// Tone marks, the silencer, and the short ็, which are typed or not as people please.
const MARKS = /[\u0e47-\u0e4e]/g
const THAI_DIGITS = /[\u0e50-\u0e59]/g
const NO_WORDS = /[^\p{L}\p{M}\p{N}]+/gu

/**
 * At most `most` of the producers: those that contain what was typed (beginning with it first), or where none does, those
 * that are most like it. Equally good ones stay in the order given.
 */
export function findProducers<T extends Findable>(producers: readonly T[], typed: string, most: number): T[] {
  const words = fold(typed.slice(0, MOST_TYPED))
  if (words === '') return []
  const containing = best(producers, most, ({ name, code }) =>
    Math.max(rankIn(fold(name), words), rankIn(fold(code), words) / 2),
  )
  if (containing.length > 0) return containing
  const wanted = pairsOf(words)
  return best(producers, most, ({ name }) => {
    const shared = shareOf(wanted, pairsOf(fold(name)))
    return shared < LEAST_SHARED ? 0 : shared
  })
}

/** The same for every way to type the same words. ำ becomes two letters (NFKC), of which one is a mark. */
function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(MARKS, '')
    .replace(THAI_DIGITS, digit => String(digit.charCodeAt(0) - 0x0e50))
    .replace(NO_WORDS, '')
}

/** 4 the whole, 3 the beginning, 2 inside, 0 not at all. */
function rankIn(text: string, words: string): number {
  if (text === words) return 4
  if (text.startsWith(words)) return 3
  return text.includes(words) ? 2 : 0
}

/** Two letters side by side, each pair once. */
function pairsOf(text: string): Set<string> {
  const letters = [...text]
  return new Set(letters.slice(1).map((letter, index) => `${letters[index]}${letter}`))
}

/** 0 to 1: how much of what is wanted is there. */
function shareOf(wanted: ReadonlySet<string>, found: ReadonlySet<string>): number {
  if (wanted.size === 0) return 0
  return [...wanted].filter(pair => found.has(pair)).length / wanted.size
}

/** Those with a score above 0, the highest first. */
function best<T>(items: readonly T[], most: number, scoreOf: (item: T) => number): T[] {
  return items
    .map(item => ({ item, score: scoreOf(item) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ item }) => item)
}

// Names of producers as they are compared: what is typed in many ways becomes one text, never shown to anybody.
// The same as the database's function producer_skeleton for every name that can be stored.
import { COMMON_WORDS, FOLDED, TYPED_TWICE } from './producer-words.ts'

/** Two letters side by side, each pair once. */
export type Pairs = ReadonlySet<string>

// Tone marks, the silencer, the short ็ and what is left of ำ after NFKC: typed or not as people please.
const MARKS = /[\u0e47-\u0e4e]/g
const NO_LETTERS = /[^\p{L}\p{M}\p{N}]+/gu
const ANY_COMMON_WORD = new RegExp(COMMON_WORDS.join('|'), 'g')

/** A name as it is stored: spaces single, each Thai vowel in its one spelling. */
export function cleanName(typed: string): string {
  const text = typed.normalize('NFC').trim().replace(/\s+/gu, ' ')
  return TYPED_TWICE.reduce((cleaned, [twice, once]) => cleaned.replace(twice, once), text)
}

/** Letters and digits only, without marks, small, Arabic digits. */
export const foldOf = (text: string): string => fold(lettersOf(text))

/** Besides, without the words that most names begin with; '' where a name is nothing else. */
export const skeletonOf = (name: string): string => fold(lettersOf(name).replace(ANY_COMMON_WORD, ''))

const lettersOf = (text: string): string =>
  cleanName(text).normalize('NFKC').toLowerCase().replace(MARKS, '').replace(NO_LETTERS, '')

const fold = (text: string): string => [...text].map(letter => FOLDED.get(letter) ?? letter).join('')

export function pairsOf(skeleton: string): Pairs {
  const letters = [...skeleton]
  return new Set(letters.slice(1).map((letter, index) => `${letters[index]}${letter}`))
}

/** How many pairs are in both. */
export function sharedBy(a: Pairs, b: Pairs): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a]
  let shared = 0
  for (const pair of small) if (large.has(pair)) shared += 1
  return shared
}

/** 0 to 1 (Dice): how much two texts have in common; a text without pairs has nothing in common with any. */
export const likenessOf = (a: Pairs, b: Pairs): number =>
  a.size + b.size === 0 ? 0 : (2 * sharedBy(a, b)) / (a.size + b.size)

// Finding a producer by what somebody types on a phone: a part of the name or of the registration number, with typing
// errors. How names are compared is in producer-skeleton.ts. Nothing is ever saved without a tap on the name.
import { foldOf, likenessOf, type Pairs, pairsOf, sharedBy, skeletonOf } from './producer-skeleton.ts'

export interface Findable {
  name: string
  code: string
}

/** A text can have 5000 letters; no name needs more than these. */
const MOST_TYPED = 100

/**
 * Measured on names with two and with four typing errors: what is meant is above 0.6, but for one in ten with four; what
 * has nothing to do with any name stays below 0.46. A list may show it all the same, a question to choose from not.
 */
const LEAST_LISTED = 0.4
const LEAST_ASKED = 0.5
const SURELY_LIKE = 0.6
/** The one that is surely meant is this much more like it than the next. */
const MARGIN = 0.15
/** Where it is not clear which is meant: as many as are looked at before one is chosen. */
const FEW = 3

/** Fewer letters are in too many names. */
const LEAST_LETTERS = 4
const PART_COUNTS = 0.7

/** The more, the better; 1 and more where the name or number contains what was typed. */
export interface Ranked<T> {
  item: T
  score: number
}

/**
 * At most `most` of the producers, the best first: those that contain what was typed (beginning with it first), then those
 * that are most like it. Equally good ones stay in the order given.
 */
export function rankProducers<T extends Findable>(
  producers: readonly T[],
  typed: string,
  most: number,
): Ranked<T>[] {
  const text = typed.slice(0, MOST_TYPED)
  const words = foldOf(text)
  if (words === '') return []
  const skeleton = skeletonOf(text)
  const wanted = pairsOf(skeleton)
  const ranked = producers.map(item => {
    const name = skeletonOf(item.name)
    const contained = Math.max(
      rankIn(foldOf(item.name), words),
      skeleton.length < LEAST_LETTERS ? 0 : rankIn(name, skeleton),
      rankIn(foldOf(item.code), words) / 2,
    )
    return { item, score: contained > 0 ? contained : likenessIn(wanted, pairsOf(name)) }
  })
  const least = ranked.some(({ score }) => score >= 1) ? LEAST_ASKED : LEAST_LISTED
  return ranked
    .filter(({ score }) => score >= least)
    .sort((a, b) => b.score - a.score)
    .slice(0, most)
}

/**
 * As rankProducers, for who has to choose: only those that contain the words, or where none does, the one that is surely
 * meant or a few.
 */
export function findProducers<T extends Findable>(producers: readonly T[], typed: string, most: number): T[] {
  const ranked = rankProducers(producers, typed, most)
  const containing = ranked.filter(({ score }) => score >= 1)
  if (containing.length > 0) return containing.map(({ item }) => item)
  const alike = ranked.filter(({ score }) => score >= LEAST_ASKED)
  const [first, second] = alike
  const isClear = (first?.score ?? 0) >= Math.max(SURELY_LIKE, (second?.score ?? 0) + MARGIN)
  return alike.slice(0, isClear ? 1 : Math.min(most, FEW)).map(({ item }) => item)
}

/** Whoever types only a part of a long name means it, too: then it is that part that counts, at a discount. */
function likenessIn(wanted: Pairs, found: Pairs): number {
  const part = wanted.size < LEAST_LETTERS ? 0 : sharedBy(wanted, found) / wanted.size
  return Math.max(likenessOf(wanted, found), part * PART_COUNTS)
}

/** 4 the whole, 3 the beginning, 2 inside, 0 not at all. */
function rankIn(text: string, words: string): number {
  if (text === words) return 4
  if (text.startsWith(words)) return 3
  return text.includes(words) ? 2 : 0
}

// Names of one district, to find the one that is most like another without comparing all of them: only those with the same
// numbers that share a pair of letters are looked at (a whole register in one district is compared while others wait).
import { pairsOf } from './producer-skeleton.ts'

export interface NameIndex<T> {
  add(skeleton: string, item: T): void
  /**
   * The item most like it: at least `least` (Dice, 0 to 1), or but one letter from it, with the very same numbers in its
   * name; null = none.
   */
  best(skeleton: string, least: number): T | null
}

interface Entry<T> {
  item: T
  skeleton: string
  pairs: number
}

export function createNameIndex<T>(): NameIndex<T> {
  const entries: Entry<T>[] = []
  /** Places of the entries that hold a pair, by the numbers of the name and the pair. */
  const holders = new Map<string, number[]>()
  /** How many pairs each entry shares, by its place. */
  const countShared = (numbers: string, pairs: Iterable<string>): Map<number, number> => {
    const shared = new Map<number, number>()
    for (const pair of pairs)
      for (const place of holders.get(`${numbers}:${pair}`) ?? [])
        shared.set(place, (shared.get(place) ?? 0) + 1)
    return shared
  }
  return {
    add(skeleton, item) {
      const pairs = pairsOf(skeleton)
      const numbers = numbersIn(skeleton)
      for (const pair of pairs) {
        const key = `${numbers}:${pair}`
        const places = holders.get(key)
        if (places === undefined) holders.set(key, [entries.length])
        else places.push(entries.length)
      }
      entries.push({ item, skeleton, pairs: pairs.size })
    },
    best(skeleton, least) {
      const pairs = pairsOf(skeleton)
      const scored = Array.from(countShared(numbersIn(skeleton), pairs), ([place, count]) => {
        const entry = entries[place]
        if (entry === undefined) return { entry, score: 0 }
        const score = (2 * count) / (pairs.size + entry.pairs)
        const isNear = score >= WORTH_SPELLING && isOneLetterApart(skeleton, entry.skeleton)
        return { entry, score: isNear ? Math.max(score, least) : score }
      })
      const top = scored.reduce((best, next) => (next.score > best.score ? next : best), {
        entry: undefined as Entry<T> | undefined,
        score: 0,
      })
      return top.entry !== undefined && top.score >= least ? top.entry.item : null
    },
  }
}

/** A letter in the middle is two pairs: in a short name it costs much. */
const WORTH_SPELLING = 0.6
/** Of shorter names another letter makes another name. */
const LEAST_LETTERS = 6

/** One letter more, less or other. */
function isOneLetterApart(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  if (short.length < LEAST_LETTERS || long.length - short.length > 1) return false
  let same = 0
  while (same < short.length && short[same] === long[same]) same += 1
  const rest = long.slice(same + 1)
  return rest === short.slice(same) || rest === short.slice(same + 1)
}

/** Village 1 and village 11 are two, however alike they look. */
const numbersIn = (skeleton: string): string => (skeleton.match(/\d+/g) ?? []).join(' ')

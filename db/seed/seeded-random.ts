// The only randomness of the seed: mulberry32, started from a text, so that every machine makes the same demo.
// Not for secrets: ids and tokens of the running service come from the ids port.

/** Draws the next number, 0 ≤ n < 1. */
export type Random = () => number

/** A generator that always gives the same numbers for the same seed text. */
export function createRandom(seed: string): Random {
  let state = hashText(seed)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** One item of the list, each equally likely. Throws a RangeError for an empty list. */
export function pick<T>(random: Random, list: readonly T[]): T {
  const item = list[Math.floor(random() * list.length)]
  if (item === undefined) throw new RangeError('nothing to pick from')
  return item
}

/** A whole number, `least` ≤ n ≤ `most`. */
export function drawInteger(random: Random, least: number, most: number): number {
  return least + Math.floor(random() * (most - least + 1))
}

/** A standard normal number (Box-Muller), cut off at ±`limit` so that no single draw runs away with a total. */
export function drawNormal(random: Random, limit: number): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random()))
  const normal = radius * Math.cos(2 * Math.PI * random())
  return Math.max(-limit, Math.min(limit, normal))
}

/** A shuffled copy; the list itself stays as it is. */
export function shuffle<T>(random: Random, list: readonly T[]): T[] {
  const keyed = list.map(item => ({ item, key: random() }))
  return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item)
}

/** A version-4-shaped uuid, the same for the same state of the generator. */
export function drawUuid(random: Random): string {
  const hex = Array.from({ length: 32 }, () => drawInteger(random, 0, 15).toString(16))
  hex[12] = '4'
  hex[16] = drawInteger(random, 8, 11).toString(16)
  const text = hex.join('')
  return [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)].join(
    '-',
  )
}

/** FNV-1a, 32 bits, over UTF-16 code units. */
function hashText(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}

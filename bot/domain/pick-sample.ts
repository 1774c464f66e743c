// Drawing producers for inspection by chance, so that anybody can draw again and get the same names: the draw hangs on
// the list and on the numbers alone, and every one of the list is as likely as any other.

/** Numbers are whole and below this. */
export const NUMBERS_BELOW = 2 ** 32

/**
 * `size` of the `ids` in the order they were drawn, all of them where there are fewer. `numberAt(0)`, `numberAt(1)` … are
 * random whole numbers from 0 below NUMBERS_BELOW; the same numbers give the same draw, in whatever order the ids come.
 */
export function pickSample(
  ids: readonly string[],
  size: number,
  numberAt: (index: number) => number,
): string[] {
  const left = [...ids].sort()
  let index = 0
  /** From 0 below `most`; numbers at the very end are passed over, or the first ones would be drawn a little more often. */
  const numberBelow = (most: number): number => {
    const fair = NUMBERS_BELOW - (NUMBERS_BELOW % most)
    for (;;) {
      const number = numberAt(index)
      index += 1
      if (number < fair) return number % most
    }
  }
  const drawn: string[] = []
  // Fisher and Yates, only as far as names are wanted: the one drawn makes room for the last.
  while (drawn.length < size && left.length > 0) {
    const at = numberBelow(left.length)
    const last = left.pop() ?? ''
    const id = at < left.length ? (left[at] ?? '') : last
    if (at < left.length) left[at] = last
    drawn.push(id)
  }
  return drawn
}

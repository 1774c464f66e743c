// A finger's signature as strokes: is it one at all, and how does it look. The phone draws them, the server judges them
// and makes the picture itself: a picture sent along could show anything.

/** Points of one stroke in CSS pixels, `[x, y]`, in the order they were drawn. */
export type Stroke = readonly (readonly [x: number, y: number])[]

export interface Signature {
  /** Size of the area it was drawn in. */
  width: number
  height: number
  strokes: readonly Stroke[]
}

export const SIGNATURE_LIMITS = {
  /** Sides of the area. */
  side: { from: 40, to: 2000 },
  strokes: 100,
  /** In all strokes together. */
  points: 6000,
  /** Ink shorter than this share of the area's width is a slip of the finger. */
  inkShare: 0.25,
  /** So is ink that fits into this share of width or height. */
  spanShare: 0.08,
} as const

export type SignatureFault = 'empty' | 'outside' | 'too_large'

/** Why this is no signature; null = it is one. */
export function faultOfSignature({ width, height, strokes }: Signature): SignatureFault | null {
  const { side, points, inkShare, spanShare } = SIGNATURE_LIMITS
  const isArea = [width, height].every(length => length >= side.from && length <= side.to)
  const all = strokes.flat()
  if (!isArea || strokes.length > SIGNATURE_LIMITS.strokes || all.length > points) return 'too_large'
  if (all.some(([x, y]) => !(x >= 0 && x <= width && y >= 0 && y <= height))) return 'outside'
  if (all.length === 0) return 'empty'
  const ink = strokes.reduce((sum, stroke) => sum + lengthOf(stroke), 0)
  const box = boundsOf(strokes)
  const isWide = box.width >= width * spanShare || box.height >= height * spanShare
  return ink >= width * inkShare && isWide ? null : 'empty'
}

function lengthOf(stroke: Stroke): number {
  let length = 0
  for (let index = 1; index < stroke.length; index++) {
    const [from, to] = [stroke[index - 1], stroke[index]]
    if (from && to) length += Math.hypot(to[0] - from[0], to[1] - from[1])
  }
  return length
}

function boundsOf(strokes: readonly Stroke[]) {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [x, y] of strokes.flat()) {
    left = Math.min(left, x)
    top = Math.min(top, y)
    right = Math.max(right, x)
    bottom = Math.max(bottom, y)
  }
  return { left, top, width: right - left, height: bottom - top }
}

const PEN = 2.5
const MARGIN = 4

/** The signature as an SVG picture, cut to its ink: the same strokes give the same text. */
export function signatureSvg({ strokes }: Signature): string {
  const box = boundsOf(strokes)
  const size = [box.width + 2 * MARGIN, box.height + 2 * MARGIN].map(round)
  const place = ([x, y]: readonly [number, number]) =>
    `${round(x - box.left + MARGIN)} ${round(y - box.top + MARGIN)}`
  const paths = strokes
    .filter(stroke => stroke.length > 0)
    // A dot is a line to itself with round ends.
    .map(stroke => `M${stroke.map(place).join('L')}${stroke.length === 1 ? 'h0' : ''}`)
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.join(' ')}" width="${size[0]}" height="${size[1]}">` +
    `<path d="${paths.join('')}" fill="none" stroke="#12306b" stroke-width="${PEN}" stroke-linecap="round" stroke-linejoin="round"/></svg>`
  )
}

const round = (length: number): number => Math.round(length * 10) / 10

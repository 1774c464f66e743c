// A drawn signature on its way to the server: from the pad's points to plain strokes inside the area. Pure.
import type { Body } from '../../bot/contract/routes.ts'

export type SignatureBody = Body<'certifyReport'>['signature']

/** One line as the pad keeps it; time and pressure are of no use on paper. */
export interface Inked {
  points: readonly { x: number; y: number }[]
}

export interface Area {
  /** CSS pixels. */
  width: number
  height: number
}

/** Tenths of a pixel are finer than any finger. */
const round = (length: number): number => Math.round(length * 10) / 10

/** A finger that slips over the edge draws along it: the server takes no ink outside. */
export function signatureOf(inked: readonly Inked[], area: Area): SignatureBody {
  const [width, height] = [round(area.width), round(area.height)]
  const within = (length: number, limit: number) => Math.min(Math.max(round(length), 0), limit)
  return {
    width,
    height,
    strokes: inked
      .filter(({ points }) => points.length > 0)
      .map(({ points }) => points.map(({ x, y }) => [within(x, width), within(y, height)])),
  }
}

/** The same ink in an area of another width and the same proportions. */
export const resized = <T extends Inked & { points: T['points'] }>(
  inked: readonly T[],
  from: Area,
  to: Area,
): T[] => {
  const factor = from.width > 0 ? to.width / from.width : 1
  return inked.map(line => ({
    ...line,
    points: line.points.map(point => ({ ...point, x: point.x * factor, y: point.y * factor })),
  }))
}

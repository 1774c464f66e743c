// A scribble that a demo chief signs with: plainly nobody's signature, and the same for the same person.
import { createRandom, drawInteger } from '../../db/seed/seeded-random.ts'
import type { Signature, Stroke } from '../domain/signature.ts'

const WIDTH = 320
const HEIGHT = 160
const WAVES = 5
const POINTS_A_WAVE = 12

export function demoSignature(officerId: string): Signature {
  const random = createRandom(`signature:${officerId}`)
  const heights = Array.from({ length: WAVES }, () => drawInteger(random, 18, 55))
  const wave: Stroke = Array.from({ length: WAVES * POINTS_A_WAVE }, (_, index) => {
    const height = heights[Math.floor(index / POINTS_A_WAVE)] ?? 0
    const angle = (index / POINTS_A_WAVE) * 2 * Math.PI
    return [round(30 + (index * 240) / (WAVES * POINTS_A_WAVE)), round(80 - Math.sin(angle) * height)]
  })
  const lift = drawInteger(random, 100, 125)
  const underline: Stroke = [
    [40, lift],
    [150, lift + 12],
    [285, lift - 8],
  ]
  return { width: WIDTH, height: HEIGHT, strokes: [wave, underline] }
}

const round = (length: number): number => Math.round(length * 10) / 10

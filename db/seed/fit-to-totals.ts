// Scales amounts so that their sums per category and per channel become given totals (iterative proportional
// fitting): every amount keeps its size within its category and channel, only the two factors move.
import type { Category, Channel } from '../vocabulary.ts'
import { CATEGORIES, CHANNELS } from '../vocabulary.ts'

export type WeightedLine = { category: Category; channel: Channel; weight: number }
export type Totals = { byCategory: Record<Category, number>; byChannel: Record<Channel, number> }

/** Alternating between rows and columns settles to far below a baht within this many rounds. */
const ROUNDS = 60

/**
 * One amount per line, in the unit of the totals. Both sides of the totals must have the same sum, and every
 * category and channel with a total needs a line with a weight.
 */
export function fitToTotals(lines: readonly WeightedLine[], totals: Totals): number[] {
  const cells = CATEGORIES.map(category => CHANNELS.map(channel => sumWeights(lines, category, channel)))
  const rowFactors = CATEGORIES.map(() => 1)
  const columnFactors = CHANNELS.map(() => 1)
  for (let round = 0; round < ROUNDS; round++) {
    for (const [c, category] of CATEGORIES.entries()) {
      const sum = CHANNELS.reduce((total, _, h) => total + (cells[c]?.[h] ?? 0) * (columnFactors[h] ?? 0), 0)
      rowFactors[c] = totals.byCategory[category] / sum
    }
    for (const [h, channel] of CHANNELS.entries()) {
      const sum = CATEGORIES.reduce((total, _, c) => total + (cells[c]?.[h] ?? 0) * (rowFactors[c] ?? 0), 0)
      columnFactors[h] = totals.byChannel[channel] / sum
    }
  }
  return lines.map(line => {
    const rowFactor = rowFactors[CATEGORIES.indexOf(line.category)] ?? 0
    const columnFactor = columnFactors[CHANNELS.indexOf(line.channel)] ?? 0
    return line.weight * rowFactor * columnFactor
  })
}

function sumWeights(lines: readonly WeightedLine[], category: Category, channel: Channel): number {
  return lines
    .filter(line => line.category === category && line.channel === channel)
    .reduce((total, line) => total + line.weight, 0)
}

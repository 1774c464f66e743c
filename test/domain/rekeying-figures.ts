// Figures of a district as they are typed into the department's system, for tests: short to write down.
import { sumSatang } from '../../bot/domain/money.ts'
import type { RekeyedFigure, RekeyedLine } from '../../bot/domain/rekeying.ts'
import type { Satang } from '../../db/vocabulary.ts'

export const line = (
  satang: Satang,
  category: RekeyedLine['category'] = 'food',
  channel: RekeyedLine['channel'] = 'domestic_offline',
): RekeyedLine => ({ satang, category, channel })

const totalOf = (lines: readonly RekeyedLine[]): Satang => sumSatang(lines.map(item => item.satang))

export const open = (producerId: string, ...lines: RekeyedLine[]): RekeyedFigure => ({
  producerId,
  version: 2,
  satang: totalOf(lines),
  lines,
  tick: null,
})
export const done = (producerId: string, ...lines: RekeyedLine[]): RekeyedFigure => ({
  ...open(producerId, ...lines),
  tick: { version: 2, satang: totalOf(lines) },
})
export const changed = (producerId: string, before: Satang, ...lines: RekeyedLine[]): RekeyedFigure => ({
  ...open(producerId, ...lines),
  tick: { version: 1, satang: before },
})
export const blank = (producerId: string): RekeyedFigure => ({
  producerId,
  version: 0,
  satang: null,
  lines: [],
  tick: null,
})

// The month as the rules of re-keying want it: satang instead of text, each with the row it came from.
import type { RekeyingProducer, RekeyingView } from '../../bot/contract/rekeying.ts'
import { formatBaht, parseBaht, toBaht } from '../../bot/domain/money.ts'
import type { RekeyedFigure, RekeyingState } from '../../bot/domain/rekeying.ts'

export interface Rekeyed extends RekeyedFigure {
  row: RekeyingProducer
}

const satangOf = (amount: string | null): bigint | null => (amount === null ? null : parseBaht(amount))

export const rekeyedOf = ({ producers }: RekeyingView): Rekeyed[] =>
  producers.map(row => ({
    row,
    producerId: row.producerId,
    version: row.version,
    satang: satangOf(row.amount),
    lines: row.entries.map(({ category, channel, amount }) => ({
      category,
      channel,
      satang: satangOf(amount) ?? 0n,
    })),
    tick: row.tick && { version: row.tick.version, satang: satangOf(row.tick.amount) },
  }))

/** The month with another tick of one producer. */
export const withTick = (
  view: RekeyingView,
  producerId: string,
  tick: RekeyingProducer['tick'],
): RekeyingView => ({
  ...view,
  producers: view.producers.map(row => (row.producerId === producerId ? { ...row, tick } : row)),
})

/** For reading: `12,500.50`. */
export const bahtOf = (satang: bigint): string => formatBaht(satang)

/** For pasting into a field of another system: `12500.50`. */
export const plainOf = (satang: bigint): string => toBaht(satang)

/** Class of the small coloured word. */
export const STATE_BADGES: Record<RekeyingState, string> = {
  blank: 'draft',
  open: 'submitted',
  changed: 'returned',
  done: 'certified',
}
